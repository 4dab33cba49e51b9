"""Words of likelihood and stage in a stretch of text, and the number that they stand for."""

import re
from collections.abc import Iterable
from functools import cache
from math import exp, log

import msgspec

from tocsin.assess.rules import Stage, ladder
from tocsin.records import Manner, Modality, Span
from tocsin.vocabulary import Band, probability_words

EVEN = 0.5
NEAR = 14
"""Characters between two stretches that are shown as one."""
EDGE = 0.01
"""No wording reads as less than 1 % or more than 99 %."""
_NUMBER = re.compile(
    r"(?P<low>\d{1,3})(?:\s?(?:-|to|or)\s?(?P<high>\d{1,3}))?\s?(?:%|per\s?cent|percent)"
    r"(?=[^.;]{0,25}\b(?:chance|probab|likel|odds|certain))"
    r"|\b(?:chance|probability|likelihood|odds)\b[^.;]{0,25}?"
    r"(?P<low2>\d{1,3})(?:\s?(?:-|to|or)\s?(?P<high2>\d{1,3}))?\s?(?:%|per\s?cent|percent)"
)
_MODAL = re.compile(r"\b(?:could|might|may|would|will|shall|should|can|expected)\b(?:\s+\w+)?")


class Cue(msgspec.Struct, frozen=True, order=True):
    """A phrase that carries likelihood or stage."""

    span: Span
    kind: str
    """One of "number", "word", "stage", "modal"."""
    name: str
    """The stage's or scale's own name for it."""
    p: float
    """P(ever) of this phrase alone; 0 for a bare modal verb."""


def logit(p: float) -> float:
    """Log-odds of a probability, after keeping it off 0 and 1."""
    q = min(max(p, EDGE), 1 - EDGE)
    return log(q / (1 - q))


def expit(x: float) -> float:
    """Probability of log-odds."""
    return 1 / (1 + exp(-x))


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Whole words or phrases in any case, the longest first, white space between words free."""
    longest = sorted(set(phrases), key=lambda w: (-len(w), w))
    words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _stages() -> tuple[re.Pattern[str], dict[str, Stage]]:
    by_word = {w: s for s in ladder().stages for w in s.words}
    return phrase_pattern(by_word), by_word


@cache
def _words() -> tuple[re.Pattern[str], dict[str, float]]:
    rules = ladder()
    medians = {w: m for w, band in probability_words().items() if (m := _middle(band)) is not None}
    medians = {w: m for w, m in medians.items() if w not in rules.not_readers} | rules.readers
    return phrase_pattern(medians), medians


def _middle(band: Band) -> float | None:
    """The readers' median; where nobody asked them, the middle of the first standard's band."""
    if band.median is not None:
        return band.median
    ends = next(iter(band.scales.values()), None)
    return None if ends is None else sum(ends) / 2


def cues_in(text: str, span: Span) -> tuple[Cue, ...]:
    """The cues inside a span of a text, in order; of two that overlap the longer stands."""
    found = [*_numbers(text, span), *_phrases(text, span), *_modals(text, span)]
    kept: list[Cue] = []
    rank = {"number": 0, "word": 1, "stage": 2, "modal": 3}
    for cue in sorted(found, key=lambda c: (rank[c.kind], c.span.start - c.span.end, c.span)):
        if not any(cue.span.overlaps(k.span) for k in kept):
            kept.append(cue)
    return tuple(sorted(kept))


def _numbers(text: str, span: Span) -> Iterable[Cue]:
    for m in _NUMBER.finditer(text, span.start, span.end):
        low = m["low"] or m["low2"]
        high = m["high"] or m["high2"] or low
        p = (int(low) + int(high)) / 200
        if p <= 1:
            yield Cue(Span(m.start(), m.end()), "number", m[0], min(max(p, EDGE), 1 - EDGE))


def _phrases(text: str, span: Span) -> Iterable[Cue]:
    pattern, medians = _words()
    for m in pattern.finditer(text, span.start, span.end):
        word = " ".join(m[0].lower().split())
        yield Cue(Span(m.start(), m.end()), "word", word, medians[word])
    pattern, stages = _stages()
    for m in pattern.finditer(text, span.start, span.end):
        stage = stages[" ".join(m[0].lower().split())]
        yield Cue(Span(m.start(), m.end()), "stage", stage.name, stage.p)


def _modals(text: str, span: Span) -> Iterable[Cue]:
    for m in _MODAL.finditer(text, span.start, span.end):
        yield Cue(Span(m.start(), m.end()), "modal", m[0].lower(), 0.0)


def probability(cues: Iterable[Cue], modality: Modality, manner: Manner) -> float:
    """P(ever) of one statement from its cues, its modality and how it was said, in 0..1.

    A number beats words; words of probability and of stage are averaged as log-odds; the modality
    alone speaks where there is neither. Several words: the strongest affirming one, because a
    later end of the window carries the higher word ("could come Sunday, will probably by Friday").
    """
    given = list(cues)
    numbers = [c.p for c in given if c.kind == "number"]
    words = [c.p for c in given if c.kind == "word"]
    stages = [c.p for c in given if c.kind == "stage"]
    if modality == "denied":
        return ladder().modality["denied"]
    if numbers:
        return numbers[-1]
    parts = [logit(_strongest(words))] if words else []
    parts += [logit(max(stages))] if stages else []
    base = sum(parts) / len(parts) if parts else logit(_plain(modality))
    return expit(base + ladder().manner[manner])


def _plain(modality: Modality) -> float:
    """What a modality says alone; a threat that was made is no more than its modality."""
    numbers = ladder().modality
    return numbers.get(modality, numbers["threatened"])


def _strongest(words: list[float]) -> float:
    return max(words) if max(words) >= EVEN else min(words)


def wording(text: str, spans: Iterable[Span]) -> str:
    """The words as said: the given stretches in order, joined where little lies between."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start - merged[-1].end <= NEAR:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return " ... ".join(" ".join(s.of(text).split()) for s in merged)
