"""Explicit dates of a text, as evidence for when it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tocsin.read.time.context import Context, Tense, Unanchored
from tocsin.read.time.conventions import conventions
from tocsin.read.time.grammar import Phrase, finder
from tocsin.read.time.resolve import ASTRAY, resolve
from tocsin.read.time.tense import tense_at
from tocsin.read.time.tree import Bound, Clock, Daypart, During, Node, Today, parts_of

HEDGED = frozenset({"would", "could", "might", "should"})
"""Future in the past: the day may be over when the report tells of it."""
LED = frozenset({"on", "in", "at", "from", "between"})
"""Prepositions that date the verb of the clause."""
REACH = 8
LATE = frozenset({"afternoon", "evening", "night", "dusk"})
"""Parts of the day whose hours are past noon."""


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A phrase that names its year: its characters, its first and last moment (civil time)."""

    start: int
    end: int
    first: datetime
    last: datetime
    tense: Tense | None


def days_named(text: str) -> Iterator[DayNamed]:
    """Phrases with an explicit year that no anchor is needed for, in order of the text.

    `tense` is None where the words leave open whether the day lies before or after the report.
    """
    for phrase in finder().phrases(text):
        ends = _ends(phrase.node)
        if ends is not None:
            yield DayNamed(phrase.start, phrase.end, *ends, _tense(phrase))


def _ends(node: Node) -> tuple[datetime, datetime] | None:
    inner = node.node if isinstance(node, Bound) else node
    try:
        r = resolve(inner, Context(conventions(), None))
    except (Unanchored, *ASTRAY):
        return None
    return None if r.start is None or r.end is None else (r.start, r.end)


def _tense(phrase: Phrase) -> Tense | None:
    """The tense of the clause, where it is plain; bounds look ahead only in plain future."""
    tense = tense_at(phrase.tokens, phrase.first, phrase.last)
    near = phrase.tokens[max(0, phrase.first - REACH) : phrase.first]
    led = phrase.tokens[phrase.first].word in LED
    if tense == "future" and (not led or any(t.word in HEDGED for t in near)):
        return None  # "as many will recall May 2011"
    if isinstance(phrase.node, Bound):
        return "past" if phrase.node.op in {"since", "after"} else None
    return tense


def hours_named(text: str) -> Iterator[tuple[int, int, str]]:
    """Times of today's clock in a text: hour, minute, words; of any day that is named, none.

    "At five past three this afternoon", "at eleven o'clock" (both 11:00 and 23:00 are given).
    """
    for phrase in finder().phrases(text):
        parts = list(parts_of(phrase.node))
        clock = next((p for p in parts if isinstance(p, Clock)), None)
        today = all(isinstance(p, Clock | During | Daypart | Today) for p in parts)
        if clock is None or not today or any(isinstance(p, Today) and p.offset for p in parts):
            continue
        words = text[phrase.start : phrase.end]
        late = any(isinstance(p, Daypart) and p.name in LATE for p in parts)
        early = any(isinstance(p, Daypart) and p.name not in LATE for p in parts)
        hour = clock.hour % 12
        if not clock.half:
            yield clock.hour, clock.minute, words
            continue
        if not late:
            yield hour, clock.minute, words
        if not early:
            yield hour + 12, clock.minute, words
