"""What is derived and never stored as truth: developments, lineage, warnings, the picture."""

from typing import Literal

from tocsin.records.base import Instant, Span, Value
from tocsin.records.statement import Modality, Party, Place, Refused, Statement, Voice
from tocsin.records.time import TimeRange, Window

Stance = Literal["asserts", "confirms", "denies", "corrects", "retracts"]
Ground = Literal["credit", "attribution", "link", "reuse", "quotation", "own", "anonymous"]


class Quote(Value, frozen=True, kw_only=True):
    """The words a line rests on, one click away."""

    report: str
    """Id of the report."""
    span: Span
    """Characters of `Report.text`."""
    text: str
    """The words themselves."""
    outlet: str | None
    """Who published them."""
    published: TimeRange
    """When."""
    voices: tuple[Voice, ...] = ()
    """On whose authority."""
    window: Window | None = None
    """When, as these words have it."""


class Member(Value, frozen=True, kw_only=True):
    """One statement's event as part of a development."""

    statement: str
    """Id of the statement."""
    event: int
    """Index into `Statement.events`; -1 when the statement refers without an event of its own."""
    stance: Stance
    """What it does to the development."""
    origin: str
    """Key of the origin it rests on (`Origin.key`); empty when unknown."""
    quote: Quote
    """Its words."""


class Origin(Value, frozen=True, kw_only=True):
    """Whose knowledge statements rest on, after following relays and reuse to the root."""

    key: str
    """Same key, same origin."""
    description: str
    """For a person: "two unnamed Israeli officials, via Axios"."""
    kind: str
    """Voice kind, or "outlet-own"."""
    grading: str | None = None
    """Reliability A-F where the vocabulary or the world grades it."""
    retracted: bool = False
    """Withdrawn by the one who brought it."""
    denies: bool = False
    """It speaks against the development only."""


class Edge(Value, frozen=True, kw_only=True):
    """`taker` had it from `giver`."""

    giver: str
    """Report id or origin key."""
    taker: str
    """Report id."""
    ground: Ground
    """What shows it."""
    evidence: str
    """The words or figures that show it."""


class Counts(Value, frozen=True, kw_only=True):
    """Four different counts, always shown as four. Unknown never counts as independent."""

    reports: int
    publishers: int
    origins: int
    unknown_origin: int


class Term(Value, frozen=True, kw_only=True):
    """What one source does to the probability of a value."""

    origin: str
    """Key of the origin; empty for words whose origin is unknown."""
    description: str
    """For a person."""
    value: str
    """The value it stands for."""
    grading: str | None = None
    """Reliability A-F, where somebody graded it."""
    accuracy: float
    """How often such a source is right where sources differ, before anything is weighed."""
    moved: float
    """The probability with it less that without it."""
    note: str = ""
    """Why it counts for less, or not at all; empty otherwise."""


class Belief(Value, frozen=True, kw_only=True):
    """How much a value is to be believed."""

    probability: float
    """That it holds; values that bear each other out may sum to more than 1."""
    likelihood: str
    """ICD 203 words."""
    terms: tuple[Term, ...]
    """Every source that speaks in the matter, those that move it most first."""
    held_down: bool = False
    """Whether it would be higher, but its own sources are not good enough for more."""


class Side(Value, frozen=True, kw_only=True):
    """One side of a contradiction."""

    value: str
    """The value as a person would write it."""
    quotes: tuple[Quote, ...]
    """Who carries it."""
    origins: tuple[str, ...] = ()
    """Keys of the origins behind it."""
    belief: Belief | None = None
    """None where nobody stands for a value, or it is none: words withdrawn."""


class Contradiction(Value, frozen=True, kw_only=True):
    """Values that cannot both hold, kept side by side."""

    attribute: str
    """What they are values of: "killed", "whether it happened", "place", ..."""
    values: tuple[Side, ...]
    """At least two."""
    neither: float | None = None
    """Probability that none of them holds; None where nothing is weighed."""


class Development(Value, frozen=True, kw_only=True):
    """One thing in the world that many statements are about."""

    id: str
    """Stable as long as its earliest member stays the same."""
    title: str
    """A line for a person."""
    type: str
    """PLOVER type."""
    mode: str | None
    """PLOVER mode."""
    modality: Modality
    """The strongest modality its standing members support."""
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    instrument: str | None
    window: Window | None
    """When, as narrow as the members agree."""
    members: tuple[Member, ...]
    counts: Counts
    origins: tuple[Origin, ...]
    lineage: tuple[Edge, ...]
    contradictions: tuple[Contradiction, ...] = ()
    status: Literal["reported", "corroborated", "disputed", "withdrawn"] = "reported"
    first_reported: TimeRange = TimeRange()
    """Publication of its earliest dated member."""
    last_reported: TimeRange = TimeRange()
    """Publication of its latest dated member."""


class Reuse(Value, frozen=True, kw_only=True):
    """Text of one report taken from another."""

    copy: str
    """Id of the report that took."""
    source: str
    """Id of the report it was taken from."""
    kind: Literal["verbatim", "edited", "paraphrase"]
    containment: float
    """Share of the copy's shingles found in the source."""
    credited: bool
    """Whether the copy names the source's outlet."""


class OriginView(Value, frozen=True, kw_only=True):
    """What one origin says about an early warning's question."""

    origin: str
    """Origin key."""
    description: str
    """For a person."""
    grading: str | None
    window: Window | None
    """As said, where its latest words agree; every quotation has its own."""
    wording: str
    """The words of likelihood and stage, as said."""
    probability: float
    """P(ever) read from the words, before pooling."""
    stale: bool = False
    """Re-published after its window."""
    quotes: tuple[Quote, ...] = ()


class CurvePoint(Value, frozen=True, kw_only=True):
    """A point of the cumulative curve."""

    days: float
    """Days from `EarlyWarning.start`."""
    probability: float
    """P(happened by then)."""


class EarlyWarning(Value, frozen=True, kw_only=True):
    """A question with a curve over time."""

    id: str
    question: str
    """Resolvable: "Will IRN strike ISR ...?"."""
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    views: tuple[OriginView, ...]
    """One per origin, and one more, stale, where an old warning of it was published again."""
    start: Instant | None
    """Where the curve starts; None when no report is dated: its axis counts from the report."""
    deadline: Instant | None = None
    """End of the time that the question names; None when undated."""
    within: float = 90.0
    """Days from `start` to the question's deadline; the curve's last point once that has passed."""
    curve: tuple[CurvePoint, ...]
    probability: float
    """P within `within` days, given that it has not happened at `start`."""
    likelihood: str
    """ICD 203 words. Never in one sentence with `confidence`."""
    confidence: Literal["low", "moderate", "high"]
    grounds: tuple[str, ...]
    """Why the confidence is what it is, one sentence each."""
    would_change: tuple[str, ...]
    """What observation would change it."""
    status: Literal["open", "overtaken", "expired", "withdrawn"] = "open"
    status_reason: str = ""
    developments: tuple[str, ...] = ()
    """Ids of the developments it gathers."""


class Dating(Value, frozen=True, kw_only=True):
    """Bounds found for a report that carries no date."""

    report: str
    published: TimeRange
    grounds: tuple[str, ...]
    """What the bounds rest on, a line each; contradictory grounds are listed, bounding nothing."""


class ReportLine(Value, frozen=True, kw_only=True):
    """A report as the picture lists it."""

    id: str
    outlet: str | None
    title: str
    url: str | None
    published: TimeRange
    language: str
    statements: int


class Picture(Value, frozen=True, kw_only=True):
    """Everything people look at, at one moment: a pure function of the ledger up to then."""

    as_of: Instant | None
    """Only entries recorded up to this moment are in it; None: all."""
    seq: int
    """Last entry it rests on."""
    reports: tuple[ReportLine, ...] = ()
    developments: tuple[Development, ...] = ()
    warnings: tuple[EarlyWarning, ...] = ()
    statements: tuple[tuple[str, Statement], ...] = ()
    """Ids and statements that stand, in order of report and text."""
    reuse: tuple[Reuse, ...] = ()
    dated: tuple[Dating, ...] = ()
    refusals: tuple[Refused, ...] = ()
    unrecognised: tuple[str, ...] = ()
    """Ids of records newer than this code."""
