"""What a time phrase says, before it is reckoned: a small algebra in the manner of SCATE.

SCATE: Bethard and Parker, A Semantically Compositional Annotation Scheme for Time Normalization,
LREC 2016. A node is a set of intervals or an operator on one; `resolve` reckons it from an anchor.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Literal

UNITS = (
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "fortnight",
    "weekend",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
)
Op = Literal[
    "by",
    "until",
    "before",
    "ahead-of",
    "after",
    "beyond",
    "since",
    "as-of",
    "from",
    "not-before",
    "until-at-least",
    "until-after",
]


@dataclass(frozen=True, slots=True)
class Length:
    """`n` units; `bare` when no number was said ("days")."""

    n: float
    unit: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time between two lengths, hedged by "about", "more", "less" or not at all."""

    low: Length
    high: Length
    hedge: Literal["", "about", "more", "less"] = ""

    @property
    def span(self) -> bool:
        """Whether two different lengths were said ("two or three weeks")."""
        return self.low != self.high


class Node:
    """A part of a time phrase's meaning."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number of days, hours or years that a larger phrase gives its sense."""

    value: float


@dataclass(frozen=True, slots=True)
class Year(Node):
    """A calendar year, decade (`span` 10) or century (100)."""

    year: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class Date(Node):
    """A day of the calendar; without `year` or `month` it recurs. `year` may be a relative node."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Month(Node):
    """A month; without `year` it recurs."""

    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday(Node):
    """A day of the week, 0 = Monday; `following` and `previous` hang on the date last mentioned."""

    day: int
    nth: Literal["", "last", "next", "this", "following", "previous"] = ""


@dataclass(frozen=True, slots=True)
class Season(Node):
    """A season by the number of its first month; without `year` it recurs."""

    month: int
    year: int | None = None
    nth: Literal["", "last", "next", "this"] = ""


@dataclass(frozen=True, slots=True)
class Piece(Node):
    """The n-th quarter (4) or half (2) of a year; without `year` it recurs."""

    n: int
    of: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Feast(Node):
    """A feast by its name in the conventions, or a public holiday by its key in the vocabulary."""

    name: str
    year: int | None = None
    nth: Literal["", "last", "next", "this"] = ""
    country: str = ""
    """Whose holiday (ISO 3166-1 alpha-3); "?" where several differ, empty where none tells."""


@dataclass(frozen=True, slots=True)
class LongWeekend(Node):
    """The weekend that a feast is part of, or lies beside."""

    feast: Node


@dataclass(frozen=True, slots=True)
class Recurring(Node):
    """Last, next or this occurrence of a recurring node ("last March")."""

    node: Node
    nth: Literal["last", "next", "this"]


@dataclass(frozen=True, slots=True)
class This(Node):
    """The unit around the anchor, moved by `offset` units: last week = This("week", -1)."""

    unit: str
    offset: int = 0
    ref: bool = False
    """Reckoned from the date last mentioned, not from the anchor ("that week")."""


@dataclass(frozen=True, slots=True)
class Weekend(Node):
    """A bare weekend: the tense says which."""


@dataclass(frozen=True, slots=True)
class Clock(Node):
    """A time of day in hours and minutes; `half` when morning or evening was not said."""

    hour: int
    minute: int = 0
    half: bool = False
    zone: float | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Daypart(Node):
    """A part of the day by its name in the conventions; `part` early or late within it."""

    name: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Overnight(Node):
    """The night before the anchor's day in the past, after it in the future."""


@dataclass(frozen=True, slots=True)
class During(Node):
    """The time of day `small` within `large`: "dawn on Wednesday"."""

    small: Node
    large: Node


@dataclass(frozen=True, slots=True)
class Shortly(Node):
    """The short while before (-1) or after (+1) a node."""

    node: Node
    sign: int


@dataclass(frozen=True, slots=True)
class Around(Node):
    """About a date: "around 20 May"."""

    node: Node


@dataclass(frozen=True, slots=True)
class Part(Node):
    """early, mid, late, start, end, first-half or second-half of a node."""

    which: str
    node: Node


@dataclass(frozen=True, slots=True)
class Nth(Node):
    """The n-th `unit` (or weekday) inside a node, -1 the last, 0 the one around its start.

    `count` units together ("the last two weeks of May").
    """

    n: int
    unit: str
    node: Node
    count: int = 1
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Rest(Node):
    """What is left (+1) or gone (-1) of a unit: "later this month"."""

    node: Node
    sign: int


@dataclass(frozen=True, slots=True)
class Away(Node):
    """A moment `amount` before (-1) or after (+1) a base: the anchor when None."""

    amount: Amount
    sign: int
    base: Node | None = None


@dataclass(frozen=True, slots=True)
class Reference(Node):
    """The date last mentioned in the text: "the next day", "two weeks earlier"."""


@dataclass(frozen=True, slots=True)
class Rolling(Node):
    """A stretch that starts (+1) or ends (-1) at the base: "within 48 hours"."""

    amount: Amount
    sign: int
    within: bool = False
    """Said with "within": in the past it runs from the date last mentioned."""


@dataclass(frozen=True, slots=True)
class Lasting(Node):
    """How long: "for three days". Reckoned only where one end is clear."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class InTime(Node):
    """In an amount of time: when in the future, how long in the past."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class Bound(Node):
    """A preposition that makes one end of a node an end of the window."""

    op: Op
    node: Node


@dataclass(frozen=True, slots=True)
class Between(Node):
    """From the start of one node to the end of the other."""

    first: Node
    last: Node


@dataclass(frozen=True, slots=True)
class Either(Node):
    """One or the other."""

    first: Node
    second: Node


@dataclass(frozen=True, slots=True)
class Followed(Node):
    """A time with the stretch after it: "tonight or in the two days that follow"."""

    first: Node
    amount: Amount


@dataclass(frozen=True, slots=True)
class Both(Node):
    """Where both hold: "as early as Monday and no later than Friday"."""

    first: Node
    second: Node


@dataclass(frozen=True, slots=True)
class Anytime(Node):
    """From the anchor on, without an end."""


@dataclass(frozen=True, slots=True)
class Event(Node):
    """A happening that no calendar dates: "the mourning". Never reckoned here."""


@dataclass(frozen=True, slots=True)
class Today(Node):
    """The anchor's day, moved by so many days."""

    offset: int = 0


@dataclass(frozen=True, slots=True)
class Moment(Node):
    """A dated clock time with its offset from UTC in hours (ISO 8601)."""

    iso: str


def rebuilt(node: Node, change: Callable[[Node], Node | None]) -> Node:
    """A node with what `change` gives in place of it or of those in it; None keeps one."""
    changed = change(node)
    if changed is not None:
        return changed
    found = {
        f.name: rebuilt(part, change)
        for f in fields(node)  # pyright: ignore[reportArgumentType] - every node is a dataclass
        if isinstance(part := getattr(node, f.name), Node)
    }
    return replace(node, **found) if found else node  # pyright: ignore[reportArgumentType, reportCallIssue, reportUnknownVariableType] - the same


def parts_of(node: object) -> Iterator[Node]:
    """A node and all nodes in it."""
    if isinstance(node, Node):
        yield node
    if is_dataclass(node):
        for f in fields(node):
            yield from parts_of(getattr(node, f.name))
