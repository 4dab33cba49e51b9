"""What assessing works on, and the one statement about the future that it is made of."""

from collections.abc import Mapping
from datetime import timedelta

import msgspec

from tocsin.assess.cues import Cue
from tocsin.records import (
    Development,
    Event,
    Instant,
    Member,
    Origin,
    Party,
    Report,
    Reuse,
    Statement,
    TimeRange,
    Window,
)

DAY = timedelta(days=1)
UNKNOWN_ORIGIN = ""
"""Key under which everything of unknown origin is pooled: unknown never counts twice."""


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """What fusing gives, with the statements and reports it rests on."""

    developments: tuple[Development, ...]
    statements: Mapping[str, Statement]
    """By id."""
    reports: Mapping[str, Report]
    """By id."""
    reuse: tuple[Reuse, ...] = ()
    dated: Mapping[str, TimeRange] = msgspec.field(default_factory=dict[str, TimeRange])
    """Bounds found for reports that carry no date."""

    def published(self, report: str) -> TimeRange:
        """When a report was published, as said or as found out."""
        own = self.reports[report].published if report in self.reports else TimeRange()
        return own if own.known else self.dated.get(report, own)


class Prospect(msgspec.Struct, frozen=True, kw_only=True):
    """One statement's event that lies ahead, as part of a development."""

    development: Development | None
    """None where fusing placed the statement nowhere."""
    member: Member
    statement: Statement
    event: Event
    about: tuple[Party, ...] = ()
    """Parties named anywhere in its report, where its own words name too few."""
    coded: bool = True
    """Whether reading coded the event; else its words imply it."""
    headline: bool = False
    """Whether it stands in the headline."""
    origin: Origin | None
    """None when unknown."""
    published: TimeRange
    """Of the report it stands in."""
    root: str
    """Id of the report that its text was taken from; its own where it was not."""
    tied: str
    """The first of the reports that its text is tied to (`copies.tied_reports`)."""
    said: TimeRange
    """When the root was published."""
    window: Window | None
    """As said, reckoned from the root's date."""
    stale: bool
    """Re-published after its time."""
    cues: tuple[Cue, ...]
    wording: str
    probability: float

    @property
    def place(self) -> str:
        """Id of its development, else of its statement."""
        return self.development.id if self.development else self.member.statement

    @property
    def key(self) -> str:
        """Key of its origin."""
        return self.member.origin or UNKNOWN_ORIGIN

    @property
    def dissents(self) -> bool:
        """Whether it speaks against."""
        return self.member.stance in {"denies", "retracts"} or self.event.modality == "denied"

    @property
    def order(self) -> tuple[float, str, int]:
        """By time of the word, then report, then place in the text; undated ones last."""
        at = self.said.latest
        return (
            at.timestamp() if at else float("inf"),
            self.member.quote.report,
            self.member.quote.span.start,
        )


def days_between(base: Instant, moment: Instant) -> float:
    """Days from one moment to another, negative when it lies before."""
    return (moment - base) / DAY
