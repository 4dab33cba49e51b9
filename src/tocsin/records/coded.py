"""Coded events as they are handed on: one row an event, PLOVER's own rules applied."""

from datetime import date
from typing import Literal

import msgspec

from tocsin.records.base import Span, Value
from tocsin.records.statement import Event, Manner, Party, Quoted, Refused, Voice
from tocsin.records.time import TimeRange

Auxiliary = Literal["historical", "future", "hypothetical", "negation"]
"""PLOVER's auxiliary modes."""
Quad = Literal["verbal-coop", "material-coop", "verbal-conflict", "material-conflict"]
"""PLOVER's quad classes."""


class CodedParty(Party, frozen=True, kw_only=True):
    """A party with the words it stands in."""

    words: str = ""
    """As the report has it; empty when implied."""


class Source(Value, frozen=True, kw_only=True):
    """The report a coded event was read in, without its text."""

    report: str
    """Id of the report: spans count characters of its text."""
    title: str
    """Headline; empty when there is none."""
    outlet: str | None
    """Who published it."""
    url: str | None
    """Address it was found under."""
    published: TimeRange
    """When it was published."""
    language: str
    """ISO 639-1 code, "und" when undetermined."""
    people: tuple[str, ...] = ()
    """Persons the report names, once each, in order."""
    organisations: tuple[str, ...] = ()
    """Organisations it names, outlets among them."""
    locations: tuple[str, ...] = ()
    """Places it names."""


class CodedEvent(Value, frozen=True, kw_only=True):
    """One event of one statement, coded for use with other event data."""

    id: str
    """24 hex digits: the same report read by the same reader gives the same ids."""
    day: date | None
    """When it happened or is to happen, else the day of publication; None when neither is known."""
    type: str
    """PLOVER type after PLOVER's rules ("a planned visit is AGREE"); `event.type` is as read."""
    mode: str | None
    """PLOVER mode after the rules."""
    auxiliary: tuple[Auxiliary, ...]
    """Auxiliary modes: empty for what is reported as fact."""
    quad: Quad
    """Quad class."""
    intensity: float
    """Conflict-cooperation score of the mode, else of the type, from -10 to 10."""
    cameo: str
    """Nearest CAMEO code."""
    actors: tuple[CodedParty, ...]
    """Who does it."""
    recipients: tuple[CodedParty, ...]
    """To whom."""
    event: Event
    """The event as it was read, with its spans."""
    manner: Manner
    """How the statement was made."""
    quoted: Quoted
    """Whether in direct speech."""
    voices: tuple[Voice, ...]
    """Who says so, nearest to the report first; none: the outlet itself."""
    voice_words: tuple[str, ...]
    """How the report has each voice; empty where it has no words."""
    content: tuple[Span, ...]
    """What was said."""
    sentence: Span | None
    """The sentence it stands in."""
    text: str
    """The sentence's words."""
    place_words: str
    """The words for the place; empty without one."""
    source: Source
    """The report."""


class Coded(Value, frozen=True, kw_only=True):
    """What coding reports gave."""

    events: tuple[CodedEvent, ...] = ()
    """In order of the reports and their texts."""
    left_out: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    """How many were left out, by why: "denied", "hypothetical", "background", ..."""
    refusals: tuple[Refused, ...] = ()
    """What could not be read or decided, with the reason and the way out."""
