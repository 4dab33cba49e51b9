"""What a brief shows, before any form is given to it: plain text in plain structs."""

from typing import Literal

import msgspec

Tone = Literal["reported", "corroborated", "disputed", "withdrawn"]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what a page is made of."""


class Time(Part, frozen=True):
    """A time as running text has it."""

    short: str
    full: str
    """To the minute with its offset; the same as `short` where that says all."""


class Cited(Part, frozen=True):
    """A quotation with its authority."""

    words: str
    who: str
    """The chain of voices in a sentence."""
    when: "Time"
    """Publication: a date or "undated"; the report's line has the bounds and their grounds. Empty
    where no report of the brief is dated: that is said once."""
    said_window: "Time"
    """When it happens, as these words have it; may be empty."""
    report: str
    """Anchor of the report's entry in the page."""
    also: tuple["Cited", ...] = ()
    """Further authority for the same words: another voice, another outlet that printed them."""


class Link(Part, frozen=True):
    """Another line of the page, and what is said to lead there."""

    how: str
    """Like "said to prepare"."""
    anchor: str
    """Empty where it is known by its words alone."""
    title: str


class Tally(Part, frozen=True):
    """The four counts."""

    reports: int
    publishers: int
    origins: int
    unknown: int


class Node(Part, frozen=True):
    """A branch of a lineage."""

    label: str
    how: str
    """The ground and its evidence; empty at the root."""
    children: tuple["Node", ...] = ()


class ValueSide(Part, frozen=True):
    """One side of a contradiction."""

    value: str
    who: tuple[str, ...]
    quotes: tuple[Cited, ...]
    standing: str = ""
    """How likely it holds; empty where nobody stands for it."""
    reasons: tuple[str, ...] = ()
    """Who makes it so, a line each."""


class Clash(Part, frozen=True):
    """A contradiction, side by side."""

    attribute: str
    values: tuple[ValueSide, ...]
    neither: str = ""
    """That none of them holds, where that is worth a line."""


class Item(Part, frozen=True):
    """A development as a line with all that it rests on."""

    anchor: str
    title: str
    kind: str
    """Type and mode in words."""
    modality: str
    status: Tone
    when: Time
    where: str
    who: str
    """Who did it to whom."""
    tally: Tally
    origins: tuple[str, ...]
    quotes: tuple[Cited, ...]
    lineage: tuple[Node, ...]
    clashes: tuple[Clash, ...]
    links: tuple[Link, ...] = ()
    """Meetings that this one is said to prepare or to follow, and the other way round."""


class Shelf(Part, frozen=True):
    """A section: its lines in full, and further mentions of less weight."""

    main: tuple[Item, ...]
    minor: tuple[Item, ...] = ()


class Bar(Part, frozen=True):
    """A window on the time axis of a warning, in days from its start."""

    label: str
    early: float | None
    """None: open to the left."""
    late: float | None
    """None: open to the right."""
    stated: bool
    """Whether any time is stated."""
    stale: bool


class Chart(Part, frozen=True):
    """What the picture of a warning draws."""

    start: str | None
    """ISO local date and time of day 0; None: days after the report."""
    bars: tuple[Bar, ...]
    curve: tuple[tuple[float, float], ...]
    """(days, P)."""
    deadline: float


class View(Part, frozen=True):
    """One origin's word on a warning."""

    who: str
    grading: str
    window: Time
    wording: str
    percent: int
    stale: bool
    quotes: tuple[Cited, ...]


class Card(Part, frozen=True):
    """An early warning."""

    anchor: str
    question: str
    status: str
    status_reason: str
    likelihood: str
    """A sentence."""
    confidence: str
    """Another sentence."""
    grounds: tuple[str, ...]
    views: tuple[View, ...]
    curve: tuple[tuple[str, int], ...]
    """(by when, percent)."""
    raises: tuple[str, ...]
    lowers: tuple[str, ...]
    either: tuple[str, ...]
    chart: Chart
    origins: int
    has_bars: bool
    """Whether any origin states a time."""
    gathers: tuple[Item, ...]
    """The developments that stand nowhere else on the page."""
    answer: str = ""
    """Anchor of the development that overtook it; empty when none did."""


class Unread(Part, frozen=True):
    """What could not be read or decided, for one reason."""

    reason: str
    """In words."""
    code: str
    entries: tuple[tuple[str, str, str], ...]
    """(about, detail, anchor of the report or empty)."""
    way: str = ""
    """The way out, where one holds for all; a sentence."""


class Source(Part, frozen=True):
    """A report in the list at the end."""

    anchor: str
    outlet: str
    title: str
    url: str | None
    when: str
    grounds: tuple[str, ...]
    """What the bounds of an undated report rest on."""
    statements: int
    taken: str
    """What was taken from which report; empty when nothing."""


class Headline(Part, frozen=True):
    """The block at the top."""

    title: str
    """Whom it is mostly about, and when."""
    period: str
    """Sentences: what reports of which days it rests on, and as of when it was known."""
    reports: int
    publishers: int
    origins: int
    unknown: int
    warnings: tuple[tuple[str, str, str], ...]
    """(anchor, question, likelihood) of the gravest open ones."""
    news: tuple[tuple[str, str], ...]
    """(anchor, line) of the newest developments."""


class Page(Part, frozen=True):
    """A whole brief."""

    headline: Headline
    warnings: tuple[Card, ...]
    closed: tuple[Card, ...]
    reported: Shelf
    further: tuple[Item, ...]
    """Reported, but of no kind that the event types know."""
    meetings: Shelf
    preparing: Shelf
    asked: Shelf
    escalation: Shelf
    deescalation: Shelf
    restraint: tuple[Cited, ...]
    """Words that counsel restraint and belong to no line of either side."""
    unread: tuple[Unread, ...]
    sources: tuple[Source, ...]
