"""Two kinds of time: when something was published (`TimeRange`), when it happens (`Window`)."""

from datetime import UTC, timedelta
from typing import Literal

from tocsin.records.base import Instant, Span, Value, require_aware, settle

Anchor = Literal["published", "dateline", "text", "none"]
UNKNOWN = "unknown"
"""Basis of a time that nothing tells."""
UNANCHORED: Anchor = "none"


class TimeRange(Value, frozen=True, kw_only=True):
    """Bounds on one moment, with the ground they rest on.

    Exact when both ends are equal, bounded when they differ, unknown when both are None.
    """

    earliest: Instant | None = None
    """Not before this moment; None when nothing bounds it."""
    latest: Instant | None = None
    """Not after this moment; None when nothing bounds it."""
    basis: str = UNKNOWN
    """Where the bounds come from: "header", "html", "feed", "option", "unknown", ..."""

    def __post_init__(self) -> None:
        settle(self, "basis", UNKNOWN)
        require_aware(self.earliest, "TimeRange.earliest")
        require_aware(self.latest, "TimeRange.latest")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"TimeRange: {self.earliest} is after {self.latest}")

    @classmethod
    def at(cls, instant: Instant, basis: str) -> "TimeRange":
        """Exactly this moment."""
        return cls(earliest=instant, latest=instant, basis=basis)

    @property
    def exact(self) -> bool:
        """Whether the moment itself is known."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def known(self) -> bool:
        """Whether both bounds are there."""
        return self.earliest is not None and self.latest is not None

    @property
    def anchor(self) -> Instant | None:
        """The moment relative times may be reckoned from; None when the day is not known.

        Bounds at most a day apart give the earlier one. Bounds that read the same date in their own
        offsets (a date or a local time whose offset nobody stated) give the middle of their clock
        times, at offset zero: the civil day is right, which is what relative times need.
        """
        if self.earliest is None or self.latest is None:
            return None
        if self.latest - self.earliest <= timedelta(days=1):
            return self.earliest
        first, last = self.earliest.replace(tzinfo=UTC), self.latest.replace(tzinfo=UTC)
        return first + (last - first) / 2 if first.date() == last.date() else None


class Window(Value, frozen=True, kw_only=True):
    """When an event happened or may happen: half-open `[earliest, latest)`.

    `resolved` tells an open end (None in a resolved window) from one that could not be reckoned for
    want of an anchor. The system clock is never an anchor.
    """

    span: Span | None = None
    """The phrase: "as early as tomorrow"."""
    earliest: Instant | None = None
    """First moment; None when open or unresolved."""
    latest: Instant | None = None
    """End of the window; None when open or unresolved."""
    resolved: bool = False
    """Whether the ends are reckoned; False keeps the phrase and `relative` only."""
    relative: tuple[float | None, float | None] | None = None
    """Hours from the anchor to either end of a relative phrase; kept without an anchor too."""
    edtf: str = ""
    """Extended Date/Time Format (ISO 8601-2) text of the window; empty when unresolved."""
    rule: str = ""
    """Name of the grammar rule that fired."""
    anchor: Anchor = UNANCHORED
    """What the phrase was reckoned from."""

    def __post_init__(self) -> None:
        settle(self, "anchor", UNANCHORED)
        require_aware(self.earliest, "Window.earliest")
        require_aware(self.latest, "Window.latest")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"Window: {self.earliest} is after {self.latest}")


class Timex(Value, frozen=True, kw_only=True):
    """A time expression in the terms of TIMEX3 (TimeML 1.2.1): words, type, value."""

    span: Span
    type: str
    """DATE, TIME, DURATION or SET."""
    value: str
    """ISO 8601 as TimeML extends it: 1998-W06, 1989-Q3, P3M, 2024-04-09TMO, PAST_REF."""
    mod: str = ""
    """START, MID, END, APPROX, LESS_THAN, MORE_THAN, ...; empty when none."""
    quant: str = ""
    """Of a set: EVERY or EACH."""
    freq: str = ""
    """Of a set: how often ("2X")."""
    rule: str = ""
    """Name of the grammar rule that fired."""


class TimePhrase(Value, frozen=True, kw_only=True):
    """Words of a text that tell a time: the window they mean and the expressions in them."""

    span: Span
    words: str
    window: Window | None = None
    """None where the words name no stretch of time to come or gone by ("daily", "now")."""
    expressions: tuple[Timex, ...] = ()


class Timing(Value, frozen=True, kw_only=True):
    """How the times of a text were understood."""

    anchor: Instant | None = None
    """What relative times are reckoned from; None where neither caller nor text gives a date."""
    basis: Anchor = UNANCHORED
    """What gives the anchor."""
    exact: bool = False
    """Whether the anchor is a moment; else a civil day is known, of which it is the middle."""
    phrases: tuple[TimePhrase, ...] = ()

    def __post_init__(self) -> None:
        settle(self, "basis", UNANCHORED)
        require_aware(self.anchor, "Timing.anchor")
