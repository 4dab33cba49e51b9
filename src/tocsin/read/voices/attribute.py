"""Attributions of a report: sentence by sentence, frames found, bounded, linked and described."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.voices.anonymity import with_terms
from tocsin.read.voices.chains import chain, linked, merged_words, takes_up
from tocsin.read.voices.claims import claimed
from tocsin.read.voices.continuation import continued
from tocsin.read.voices.deadlines import deadline_frames
from tocsin.read.voices.figures import figure_frames
from tocsin.read.voices.firsthand import with_hand
from tocsin.read.voices.headlines import headline_frames
from tocsin.read.voices.hearsay import hearsay_frames
from tocsin.read.voices.learned import learned_frames
from tocsin.read.voices.manner import Told, manner_of
from tocsin.read.voices.memory import Memory
from tocsin.read.voices.model import Attribution, Frame, Range
from tocsin.read.voices.nouns import noun_frames
from tocsin.read.voices.others import other_frames
from tocsin.read.voices.parts import by_manner
from tocsin.read.voices.regions import Regions
from tocsin.read.voices.relatives import answered, relative_frames
from tocsin.read.voices.relays import Relays
from tocsin.read.voices.speech import Speech
from tocsin.read.voices.spotted import with_spotted, without_doubles
from tocsin.read.voices.verbs import verb_frames
from tocsin.records import Span, Voice


def attributions(parsed: Parsed) -> list[Attribution]:
    """All attributions of a report, in order of their sentences."""
    memory = Memory(parsed)
    speech = Speech(parsed)
    found: list[Attribution] = []
    for line in parsed.lines:
        here = list(_of_line(parsed, line, memory, speech))
        if not here:
            here = list(continued(parsed, line, found, speech))
        for a in here:
            found.append(_taken_up(parsed, a, found))
            memory.remember(a.voices, line)
    return found


_TAKEN_UP = re.compile(
    r"(?:it|this|that"
    r"|(?:the|those|these|such) (?:report|claim|allegation|account|accusation|charge)s?)$",
    re.IGNORECASE,
)


def _taken_up(parsed: Parsed, a: Attribution, before: list[Attribution]) -> Attribution:
    """As in "the Kremlin denies it": a second statement over what was said just before."""
    if a.manner not in {"deny", "confirm"} or not before or len(a.content) != 1:
        return a
    last = before[-1]
    near = a.sentence.start - last.sentence.end < _NEXT
    if near and _TAKEN_UP.match(a.content[0].of(parsed.text)):
        return replace(a, content=last.content, quoted=last.quoted)
    return a


_NEXT = 4
"""Characters between a sentence and the one before."""


def _of_line(
    parsed: Parsed, line: Sentence, memory: Memory, speech: Speech
) -> Iterator[Attribution]:
    frames = list(headline_frames(parsed, line)) if line.headline else []
    if not frames:
        frames = [
            *relative_frames(parsed, line),
            *verb_frames(parsed, line),
            *other_frames(parsed, line),
            *figure_frames(parsed, line),
            *learned_frames(parsed, line),
            *noun_frames(parsed, line),
            *hearsay_frames(parsed, line),
            *deadline_frames(parsed, line),
        ]
    frames = _distinct(frames)
    if not line.headline:
        frames = _distinct(with_spotted(parsed, line, frames))
    _take_over(parsed, frames)
    Regions(parsed, line, frames).settle()
    frames = without_doubles(frames)
    answered(parsed.tree, frames, line.start)
    frames = [f for f in frames if _says_something(parsed, f) and not _aside(parsed, f)]
    relays = Relays(parsed, line, memory)
    voices: dict[int, list[Voice]] = {}
    for frame in frames:
        links = relays.chain(frame)
        if links is not None and (links or frame.own or frame.sources):
            voices[id(frame)] = links
    frames = [f for f in frames if id(f) in voices and not f.alone and _fits(f, voices[id(f)])]
    for frame, outer in linked(frames):
        links = with_terms(parsed, line, chain(parsed, frame, outer, voices))
        links = with_hand(parsed, links)
        for part in by_manner(parsed.tree, frame, links):
            attribution = _made(parsed, line, (part, outer), links, speech)
            if attribution is not None:
                yield attribution
                yield from claimed(parsed, line, part, attribution)


_PAPERS = frozenset({"carry", "read", "show"})
"""Verbs that say something only of an outlet or document."""


def _take_over(parsed: Parsed, frames: list[Frame]) -> None:
    """As in "... that his men held X and demanded that": the speaker himself goes on."""
    for before, frame in pairwise(frames):
        if takes_up(parsed.tree, frame) and before.content and before.sources:
            frame.sources = before.sources


def _fits(frame: Frame, voices: list[Voice]) -> bool:
    """Whether the voice is one of whom the verb tells a saying."""
    if frame.lemma in _PAPERS and frame.kind in {"clause", "object"}:
        return bool(voices) and voices[-1].kind in {"document", "outlet"}
    return True


_PRONOUNS = frozenset({"he", "she", "it", "they"})
_MEANT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "PRON", "ADV"})


def _aside(parsed: Parsed, frame: Frame) -> bool:
    """As in "hours after he announced that ...": only dates what the outlet tells."""
    tree = parsed.tree
    pronoun = bool(frame.sources) and tree.lower[frame.sources[0].head] in _PRONOUNS
    below = tree.dep[frame.anchor] in {"advcl", "relcl"} and tree.tag[frame.anchor] != "VBG"
    return pronoun and below and not frame.left and frame.kind == "clause"


def _says_something(parsed: Parsed, frame: Frame) -> bool:
    if frame.left and frame.content and parsed.tree.lower[frame.content[0][0]] == "asked":
        return False  # "Asked whether ..., the mayor said no": the question is nobody's claim
    return any(parsed.tree.pos[k] in _MEANT for a, b in frame.content for k in range(a, b))


def _distinct(frames: list[Frame]) -> list[Frame]:
    found: dict[int, Frame] = {}
    for frame in sorted(frames, key=lambda f: f.alone):
        _ = found.setdefault(frame.anchor, frame)
    return sorted(found.values(), key=lambda f: f.anchor)


def _made(
    parsed: Parsed,
    line: Sentence,
    linkage: tuple[Frame, list[Frame]],
    voices: list[Voice],
    speech: Speech,
) -> Attribution | None:
    frame, outer = linkage
    cue = [*(c for f in outer for c in f.cue), *frame.cue]
    content = speech.content(frame.content, line)
    cues = _spans(parsed, cue)
    if any(c.overlaps(x) for c in content for x in cues):
        plain = speech.plain(frame.content)
        content = tuple(c for c in plain if not any(c.overlaps(x) for x in cues))
    if not content:
        return None
    manner = manner_of(Told(parsed.tree, frame, voices))
    return Attribution(
        content=content,
        cue=tuple(sorted(cues)),
        voices=tuple(voices),
        manner="report" if frame.own and not voices else manner,
        quoted="none" if not voices else speech.quoted(content),
        sentence=_sentence(line, content),
        frame=tuple(sorted(_spans(parsed, merged_words(frame, outer)))),
        rule=f"{frame.kind}:{frame.lemma}",
    )


def _spans(parsed: Parsed, ranges: list[Range]) -> set[Span]:
    return {parsed.span(a, b) for a, b in ranges if b > a}


def _sentence(line: Sentence, content: tuple[Span, ...]) -> Span:
    start = min(line.span.start, content[0].start)
    return Span(start, max(line.span.end, *(c.end for c in content)))
