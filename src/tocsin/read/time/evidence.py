"""Explicit dates of a text, as evidence for when it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tocsin.read.time.context import Context, Tense, Unanchored
from tocsin.read.time.conventions import conventions
from tocsin.read.time.grammar import Phrase, finder
from tocsin.read.time.resolve import ASTRAY, resolve
from tocsin.read.time.tense import tense_at
from tocsin.read.time.tree import Bound, Node

HEDGED = frozenset({"would", "could", "might", "should"})
"""Future in the past: the day may be over when the report tells of it."""
LED = frozenset({"on", "in", "at", "from", "between"})
"""Prepositions that date the verb of the clause."""
REACH = 8


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
