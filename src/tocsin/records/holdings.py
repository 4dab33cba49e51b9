"""Who holds which office, as dated reports say it and as it follows from several of them."""

from datetime import date
from typing import Literal

import msgspec

from tocsin.records.base import Span, Value

Standing = Literal["held", "began", "ended", "former"]
"""What a report says of somebody and an office: holds it, has just come into it, has just left it,
held it at some time before."""
Ground = Literal["stated", "setting"]
"""Where the country of an office is from: the words themselves, or the only country that the report
is about."""
AsideReason = Literal["quoted", "doubted", "background", "one-part-name", "no-country"]
"""Why a mention was set aside: in somebody's direct words; a candidate, a nominee, a rumour, a
shadow; told of another time; a name with one part only; no country said."""
HoldingStatus = Literal["proposed", "known", "few", "ended", "conflict"]
"""What becomes of a holding: proposed for review; known already; too few reports or publishers;
only said to be over; in conflict with another or with what is known."""
ConflictKind = Literal[
    "two-holders", "two-countries", "known-holder", "known-otherwise", "still-known", "returned"
]
"""What cannot both hold: two persons in an office for one; one person of two countries; another one
known to hold the office then; the same one known at other times, or known in office without an end
and said to have left; former, and in office later."""


class Post(Value, frozen=True, kw_only=True):
    """One mention of a person with an office in one report."""

    person: str
    """Full name as the report has it."""
    office: str
    """Kind of office by its usual title: "Deputy Foreign Minister"."""
    country: str | None
    """Whose office it is; None where the report does not tell."""
    standing: Standing
    ground: Ground | None = None
    """Where the country is from; None without one."""
    of: str = ""
    """The place of a mayor or governor; the country code an ambassador is sent to."""
    span: Span
    """The name."""
    phrase: Span
    """The name with the office."""
    sentence: Span


class Aside(Value, frozen=True, kw_only=True):
    """A mention that counts for nothing."""

    reason: AsideReason
    phrase: Span
    """The words for the person and the office."""


class Attestation(Value, frozen=True, kw_only=True):
    """A post with the report it stands in, without the report's text."""

    person: str
    office: str
    """Kind of office by its usual title."""
    country: str | None
    standing: Standing
    ground: Ground | None = None
    of: str = ""
    report: str
    """Id of the report."""
    day: date | None
    """Day of publication; None for an undated report, from which nothing is learned."""
    publisher: str = ""
    """Outlet or its owner; empty where nobody is named."""
    outlet: str = ""
    """Outlet as printed."""
    words: str = ""
    """The name with the office, as the report has them."""
    sentence: str = ""
    """The sentence they stand in."""


class Holding(Value, frozen=True, kw_only=True):
    """One person in one office, as several reports have it. Days are those of publication."""

    person: str
    """The fullest of the names used."""
    spellings: tuple[str, ...] = ()
    """The other names used."""
    office: str
    """Id of the office: "CHL/defence-minister"."""
    title: str
    """As the vocabulary has it, else the usual one."""
    country: str
    sector: str
    """PLOVER sector."""
    several: bool = False
    """Whether others may hold the office at the same time."""
    implied: bool = False
    """No report states the country: each is about one country only, and it is this one."""
    first: date | None = None
    """First day a report has the person in office; None where it is only said to be over."""
    last: date | None = None
    """Last day a report has the person in office."""
    begun: date | None = None
    """First report that calls the person new in office."""
    ended: date | None = None
    """First report after `last` that says it is over: the end is not later."""
    valid_from: date | None = None
    """First day vouched for: `first` less the tolerance, within what else is known."""
    valid_to: date | None = None
    """Last day vouched for."""
    until: date | None = None
    """The end is not later than this; None while nothing says that it ended."""
    reports: tuple[str, ...] = ()
    """Ids of the reports that have the person in office, earliest first."""
    publishers: int = 0
    """Publishers who say so in words of their own; copies and unnamed outlets do not count."""
    words: str = ""
    """How one report puts it."""
    source: str = ""
    """Outlet and day of that report."""
    status: HoldingStatus = "proposed"


class HoldingConflict(Value, frozen=True, kw_only=True):
    """What cannot both hold. Nothing of it is proposed, or changed in what is known."""

    kind: ConflictKind
    persons: tuple[str, ...]
    offices: tuple[str, ...]
    """Ids."""
    detail: str
    """In words, with the days."""


class Learned(Value, frozen=True, kw_only=True):
    """What dated reports say about who holds which office."""

    holdings: tuple[Holding, ...] = ()
    """By country, office and first day."""
    conflicts: tuple[HoldingConflict, ...] = ()
    undated: int = 0
    """Mentions in reports without a date, from which nothing is learned."""
    aside: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    """How many mentions count for nothing, by why."""
    tolerance: int = 30
    """Days by which what is vouched for reaches beyond the reports."""
