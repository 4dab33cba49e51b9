"""Somebody's word in a report, and what could not be read."""

from typing import Literal

from tocsin.records.base import Span, Value, settle
from tocsin.records.time import Window

Precision = Literal["country", "region", "city", "point", "unresolved"]
UNRESOLVED: Precision = "unresolved"
VoiceKind = Literal[
    "outlet",
    "person",
    "official",
    "officials",
    "government",
    "military",
    "group",
    "document",
    "public",
    "unknown",
]
Manner = Literal[
    "say",
    "report",
    "confirm",
    "deny",
    "warn",
    "threaten",
    "promise",
    "believe",
    "assess",
    "order",
    "advise",
    "request",
    "accuse",
    "announce",
    "speculate",
    "decline",
    "quote",
]
Quoted = Literal["direct", "mixed", "indirect", "none"]
Modality = Literal[
    "actual",
    "planned",
    "possible",
    "threatened",
    "conditional",
    "demanded",
    "advised",
    "denied",
    "hypothetical",
]


class Voice(Value, frozen=True, kw_only=True):
    """One link in a chain of authority."""

    kind: VoiceKind
    """What sort of voice it is."""
    named: bool
    """Identified by a proper name."""
    span: Span | None = None
    """Where the voice stands in the text; None when nobody is named ("reportedly")."""
    name: str | None = None
    """Canonical name where `named`."""
    count: int | None = None
    """How many people: 1, the number if given, else None ("several", institutions)."""
    country: str | None = None
    """ISO 3166-1 alpha-3, UNO, IGO, EUR, or a world overlay's code; None when unstated."""
    sector: str | None = None
    """PLOVER sector code (GOV, MIL, REB, ...)."""
    anonymity: Span | None = None
    """The words that say why the voice is not named."""
    first_hand: bool | None = None
    """Saw it or took part, as the report says; False: knows it from others; None: not said."""


class Party(Value, frozen=True, kw_only=True):
    """Somebody who acts in an event, or to whom it is done."""

    span: Span | None = None
    """Where the party stands in the text; None when implied beyond doubt."""
    name: str | None = None
    """Canonical name (of a person, office, group or country) where known, else the words."""
    country: str | None = None
    """ISO 3166-1 alpha-3, UNO, IGO, EUR, or a world overlay's code."""
    sector: str | None = None
    """PLOVER sector code."""


class Place(Value, frozen=True, kw_only=True):
    """Where an event takes place."""

    span: Span
    """The words."""
    name: str
    """Canonical name, else the words."""
    country: str | None = None
    """Country code where known."""
    lat: float | None = None
    """WGS84 latitude in degrees."""
    lon: float | None = None
    """WGS84 longitude in degrees."""
    precision: Precision = UNRESOLVED
    """How exact the coordinates are."""

    def __post_init__(self) -> None:
        settle(self, "precision", UNRESOLVED)


class Quantity(Value, frozen=True, kw_only=True):
    """A number with its unit: "at least 14 killed"."""

    span: Span
    """The words."""
    unit: str
    """What is counted: "killed", "wounded", "drone", "missile", "person", ..."""
    low: int | None = None
    """Lower bound, inclusive."""
    high: int | None = None
    """Upper bound, inclusive; None when open ("at least")."""


class Event(Value, frozen=True, kw_only=True):
    """A coded political event inside a statement (PLOVER v2)."""

    type: str
    """PLOVER v2 type: ASSAULT, CONSULT, ..."""
    trigger: Span
    """The words that carry the event."""
    modality: Modality
    """Whether it happened, is planned, threatened, denied, ..."""
    mode: str | None = None
    """PLOVER v2 mode where the type has one."""
    contexts: tuple[str, ...] = ()
    """PLOVER v2 contexts."""
    actors: tuple[Party, ...] = ()
    """Who does it."""
    recipients: tuple[Party, ...] = ()
    """To whom."""
    place: Place | None = None
    """Where."""
    instrument: str | None = None
    """With what: "drone", "cruise missile", ..."""
    also_with: tuple[str, ...] = ()
    """Further instruments named beside it, in order of the text."""
    quantities: tuple[Quantity, ...] = ()
    """Numbers that belong to it."""
    window: Window | None = None
    """When it happened or may happen."""
    negated: bool = False
    """True when the content itself says that it did not or will not come about ("did not attack");
    an event that is denied only by the statement's manner is not negated."""
    speech_act: bool = False
    """True when the event is the utterance itself (THREATEN, REQUEST, ACCUSE, REJECT, ...)."""


class Statement(Value, frozen=True, kw_only=True, tag_field="type", tag="statement"):
    """What one chain of voices is said to have said in one manner; no voices: the outlet itself."""

    report: str
    """Id of the report."""
    content: tuple[Span, ...]
    """What is said; several spans when the attribution interrupts it."""
    manner: Manner
    """How it was said."""
    quoted: Quoted
    """Direct, mixed or indirect speech; none for the outlet's own assertion."""
    cue: tuple[Span, ...] = ()
    """The words that attribute."""
    voices: tuple[Voice, ...] = ()
    """The chain: `voices[0]` is nearest to the report, `voices[-1]` is the origin."""
    events: tuple[Event, ...] = ()
    """What it is about."""
    background: tuple[Event, ...] = ()
    """What it tells as history only: no news, so it never stands in `events`."""
    inferred: bool = False
    """The voice was carried on from an earlier sentence without a cue here."""
    sentence: Span | None = None
    """The sentence(s) it stands in: the quotation shown beside every line of a brief."""
    times: tuple[Window, ...] = ()
    """Times named in `content`, whether or not an event carries them, in order of the text."""
    reader: str = ""
    """Name and version of the reader, "rules/1"."""
    v: int = 1
    """Version of this record's form."""

    @property
    def origin(self) -> Voice | None:
        """The voice whose knowledge it rests on; None for the outlet's own assertion."""
        return self.voices[-1] if self.voices else None


class Refused(Value, frozen=True, kw_only=True, tag_field="type", tag="refused"):
    """What could not be read or decided, with the reason: kept, listed, can be retried."""

    subject: str
    """Id of the report, or the name of the input (file, address) that became none."""
    reason: str
    """Short code: "unsupported-language", "no-text", "background", "unresolved-time", ..."""
    detail: str
    """What was found, where, and the way out, for a person."""
    span: Span | None = None
    """The words concerned."""
    v: int = 1
    """Version of this record's form."""


class Reading(Value, frozen=True, kw_only=True):
    """What reading one report gave: its statements and its refusals, in order of the text."""

    statements: tuple[Statement, ...] = ()
    refusals: tuple[Refused, ...] = ()
