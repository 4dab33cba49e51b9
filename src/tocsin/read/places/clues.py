"""What a report says about where it plays: countries, peoples, bodies, persons and other places."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tocsin.read.parse import Parsed
from tocsin.read.places.options import PLACES, Option, options
from tocsin.read.places.words import place_words
from tocsin.records import Ground, Span
from tocsin.vocabulary import Mention
from tocsin.vocabulary.gazetteer import gazetteer_key

_WEIGHTS = {
    "demonym": 2.5,
    "force": 1.5,
    "group": 1.5,
    "institution": 1.5,
    "person": 1.0,
    "outlet": 0.4,
}
"""What a mention that is no place counts for its country, by kind."""
_COUNTRY, _PLACE = 2.5, 1.3
"""What a country counts, and a place in it: reports name far places side by side."""
_SURE = 2.2
"""By how much the likeliest place of a name must lead to be clear without a context."""
_PLACING = re.compile(
    r"\b(?:in|at|near|from|outside|around|into|of|to|off|towards?) $", re.IGNORECASE
)
_NOUN_AFTER = re.compile(r" ([a-z]+)\b")
_NOUN_BEFORE = re.compile(r"\b([a-z]+) of $")


@dataclass(slots=True)
class Target:
    """A place's name in the report, with what it may stand for."""

    span: Span
    words: str
    key: str
    """The name for comparing."""
    options: tuple[Option, ...]
    sentence: int
    placed: bool = False
    """A preposition of place stands before it."""
    grounds: dict[int, list[Ground]] = field(default_factory=dict[int, list[Ground]])
    """What speaks for each option, by its number."""
    said: str | None = None
    """Country that the words around it say."""
    choice: int | None = None
    """Number of the option it is taken for; None while none stands out."""

    @property
    def chosen(self) -> Option | None:
        """What it is taken for."""
        return None if self.choice is None else self.options[self.choice]

    @property
    def clear(self) -> bool:
        """Whether one option is likely enough without a context."""
        weights = [o.weight for o in self.options[:2]]
        return len(weights) == 1 or (len(weights) > 1 and weights[0] - weights[1] >= _SURE)


@dataclass(frozen=True, slots=True)
class Clue:
    """Something in the report that speaks for a country."""

    span: Span
    country: str
    weight: float
    sentence: int
    key: str = ""
    """The name of a place for comparing; empty for anything else."""
    place: Option | None = None
    """The place it stands for, where it is one."""


def targets(parsed: Parsed, spans: Iterable[tuple[Span, Mention | None]]) -> list[Target]:
    """The names at these spans with their options; `Mention` is what the world knows by one."""
    found: list[Target] = []
    for span, mention in spans:
        before = found[-1].span.end if found else -1
        plain = " ".join(span.of(parsed.text).split())
        words = _spelt_out(parsed, span, before) or _with_noun(parsed, span, plain)
        target = Target(
            span=span,
            words=plain,
            key=gazetteer_key(plain),
            options=options(words, mention, parsed.world),
            sentence=sentence_at(parsed, span.start),
            placed=_PLACING.search(parsed.text, max(span.start - 12, 0), span.start) is not None,
        )
        found.append(target)
    return found


def _spelt_out(parsed: Parsed, span: Span, before: int) -> str | None:
    """The area that an abbreviation behind a place and a comma stands for: "Lebanon, [Pa.]"."""
    if parsed.text[before : span.start] != ", ":
        return None
    short = place_words().abbreviations.get(span.of(parsed.text).replace(".", ""), ())
    return short[0][1] if len(short) == 1 else None


def _with_noun(parsed: Parsed, span: Span, words: str) -> str:
    """A name with the common noun of an area beside it: "Ghazni province", "province of Ghazni"."""
    m = _NOUN_AFTER.match(parsed.text, span.end)
    if m is not None and m[1] in place_words().firm_areas:
        return f"{words} {m[1]}"
    m = _NOUN_BEFORE.search(parsed.text, max(span.start - 24, 0), span.start)
    return f"{words} {m[1]}" if m is not None and m[1] in place_words().firm_areas else words


def sentence_at(parsed: Parsed, character: int) -> int:
    """Number of the sentence that a character stands in or behind; a dateline is its own."""
    return bisect_right(parsed.lines, character, key=lambda s: s.span.start) - 1


def clues(parsed: Parsed, found: Sequence[Target]) -> list[Clue]:
    """The clues that stand before any name is decided, in order of the text."""
    listed = [*_of_mentions(parsed), *(c for t in found if t.clear for c in of_target(t, 0))]
    listed.sort(key=lambda c: c.span.start)
    return listed


def of_target(target: Target, choice: int | None) -> Iterator[Clue]:
    """The clue that a decided place is for the others."""
    option = None if choice is None else target.options[choice]
    if option is not None and option.country is not None:
        weight = _COUNTRY if option.precision == "country" else _PLACE
        yield Clue(target.span, option.country, weight, target.sentence, target.key, option)


def shared(target: Target) -> Iterator[Clue]:
    """A sea or a border that belongs to no one country: what is near it."""
    option = target.options[0] if target.options else None
    if option is not None and option.country is None and option.coords is not None:
        yield Clue(target.span, "", 0.0, target.sentence, target.key, option)


def _of_mentions(parsed: Parsed) -> Iterator[Clue]:
    """Peoples, bodies and persons that belong to a country."""
    countries = parsed.world.countries
    seen: set[int] = set()
    for m in parsed.parties.names.mention.values():
        weight = _WEIGHTS.get(m.kind, 0.0)
        if not m.country or m.country not in countries or m.kind in PLACES:
            continue
        if not weight or m.span.start in seen:
            continue
        seen.add(m.span.start)
        yield Clue(m.span, m.country, weight, sentence_at(parsed, m.span.start))
