"""What a time expression says, as TIMEX3 sees it: calendar parts, offsets, lengths, sets.

Unlike the windows of `read.time`, whose prepositions bound an interval, a TIMEX3 names a time at
the grain it was said in. A year before the common era is negative: -264 is 264 BC.
"""

from dataclasses import dataclass
from typing import Literal

from tocsin.read.time.tree import Node

Base = Literal["now", "said"]
"""What an offset is counted from: the report's date, or the date last mentioned."""


class Term(Node):
    """A part of what a time expression says."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Cal(Term):
    """A year, month or day of the calendar; what is missing is filled from the text around."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Iso(Term):
    """A date, perhaps with its time, that is written in ISO 8601 already."""

    text: str


@dataclass(frozen=True, slots=True)
class ShortYear(Term):
    """A year by its last two digits ("1914-18", "'85"), in the century of the year last said."""

    digits: int


@dataclass(frozen=True, slots=True)
class OldYear(Term):
    """A number that is a year BC where the text is about such years; else no time at all."""

    number: int


@dataclass(frozen=True, slots=True)
class Era(Term):
    """A decade (`digits` 3) or a century (2) by the digits its years begin with."""

    prefix: int
    digits: int
    old: bool = False
    """Before the common era."""


@dataclass(frozen=True, slots=True)
class ShortDecade(Term):
    """A decade by its tens: "the '60s"."""

    tens: int


@dataclass(frozen=True, slots=True)
class Weekday(Term):
    """A day of the week, 0 = Monday."""

    day: int
    nth: str = ""
    """last, next, this, or nothing."""


@dataclass(frozen=True, slots=True)
class Season(Term):
    """A season by its TIMEX3 letters: SP, SU, FA, WI."""

    code: str
    year: int | None = None
    nth: str = ""


@dataclass(frozen=True, slots=True)
class Piece(Term):
    """The n-th quarter (Q) or half (H) of a year."""

    letter: str
    n: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Feast(Term):
    """A feast or public holiday by its name in `read.time`."""

    name: str
    year: int | None = None
    nth: str = ""
    country: str = ""
    """Whose holiday, as in `read.time`."""


@dataclass(frozen=True, slots=True)
class LongWeekend(Term):
    """The weekend beside a feast."""

    feast: Term


@dataclass(frozen=True, slots=True)
class Nth(Term):
    """The last, next or this month ("last March")."""

    month: int
    nth: str


@dataclass(frozen=True, slots=True)
class Unit(Term):
    """A calendar unit so many units off: last week = Unit("week", -1)."""

    unit: str
    offset: int = 0
    base: Base = "now"
    spoken: bool = False
    """Just "the year": in a report that of its date, in a narrative that last said."""


@dataclass(frozen=True, slots=True)
class Away(Term):
    """A moment so many units before (-1) or after (+1); `n` None when no number was said."""

    n: float | None
    unit: str
    sign: int
    base: Base
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Of(Term):
    """A month, day or season in a year or month that is itself relative: "June of last year"."""

    small: Term
    large: Term


@dataclass(frozen=True, slots=True)
class EdgeDay(Term):
    """The first or the last day of a month or year."""

    term: Term
    last: bool


@dataclass(frozen=True, slots=True)
class Modified(Term):
    """A term with TIMEX3's MOD: START, MID, END, APPROX, BEFORE, AFTER."""

    term: Term
    mod: str


@dataclass(frozen=True, slots=True)
class TimeOf(Term):
    """A time of day ("17:00", "MO") on a day; on the day last said when there is none."""

    clock: str
    day: Term | None = None
    mod: str = ""
    habit: bool = False
    """Of no certain day: "at night"."""


@dataclass(frozen=True, slots=True)
class Length(Term):
    """A duration: number and unit pairs, a number of None unsaid."""

    parts: tuple[tuple[float | None, str], ...]
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Repeated(Term):
    """A set: its value, and TIMEX3's quant and freq."""

    value: str
    quant: str = ""
    freq: str = ""


@dataclass(frozen=True, slots=True)
class SameQuarter(Term):
    """The quarter spoken of, in the year of a term: "the 1988 quarter"."""

    term: Term


@dataclass(frozen=True, slots=True)
class Vague(Term):
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Pair(Term):
    """Two expressions that share words: "8 and 9 May" is "8" and "9 May"."""

    first: Term
    start: int
    """First character of the first expression."""
    end: int
    """Character after it."""
    second: Term
    then: int
    """First character of the second; it ends with the phrase."""
    until: int = 0
    """Character after the second where the phrase goes on, else 0."""
