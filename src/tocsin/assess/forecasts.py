"""Statements that look ahead in words which no event was coded for.

"The blow is possible from tomorrow onwards", "it may be today", "the crest will reach the town at
night": a word that stands for the event, a word of possibility, and a time, a probability or a
threat. What they are about is read from the names beside them.
"""

import re

import msgspec

from tocsin.assess.cues import Cue
from tocsin.assess.rules import questions
from tocsin.assess.stand_ins import ATTACK, Passage, stand_in
from tocsin.assess.windows import ahead
from tocsin.records import Event, Party, Place, Report, Span, Statement, TimeRange
from tocsin.vocabulary import Mention, World

_WHO = frozenset({"country", "demonym", "capital", "group", "force", "person", "office"})
_DOERS = _WHO - {"capital"}
_WHERE = frozenset({"place", "sea", "capital"})
_THREATS = frozenset({"vowed"})
_VAGUE = frozenset({"not ruled out", "feared", "considering"})
NEAR = frozenset({"soon", "imminent"})
"""Stages that say by themselves that it lies ahead."""
_WARNING = frozenset({"warn", "threaten"})
"""Manners that need no time to warn."""
_PRECAUTIONS = frozenset({"order", "request", "advise"})
_LEAD = 60
"""Characters from the cue to the content that it leads to."""

_LEFT_OPEN = re.compile(
    r"(?:\b(?:not|never|nothing|nobody|declined to|refused to)|n['\u2019]t)\s(?:\w+\s){0,2}?"
    r"(?:say|says|said|state|stated|specify|specified|know|known|clear|tell|told|disclose|disclosed)"
    r"\s(?:\w+\s){0,2}?(?:whether|if)\b|\b(?:unclear|uncertain|unknown)\s(?:whether|if)\b",
    re.IGNORECASE,
)


_MERELY_NAMED = re.compile(
    r"\b(?:asked|asks|asking|questions?|questioned|quizzed|pressed|comment(?:ed|ing)?)"
    r"\s(?:\w+\s)?(?:about|on|over)\b[^.;:]*$"
    r"|^\W*under\s(?:the|a|an|this|that|his|her|its|their)\s(?:\w+\s){0,2}?(?:scheme|proposal|"
    r"proposals|offer|initiative|draft|deal|agreement|accord|compromise|formula|terms|settlement)\b",
    re.IGNORECASE,
)
"""Before an event: it is asked about, or belongs to what somebody proposes."""


def merely_named(statement: Statement, text: str, event: Event) -> bool:
    """Whether an event is only asked about ("reports of a planned raid") or part of a proposal."""
    start = statement.sentence.start if statement.sentence else event.trigger.start
    return _MERELY_NAMED.search(text[start : event.trigger.start]) is not None


def left_open(statement: Statement, text: str) -> bool:
    """Whether it says only that somebody does not say, or that nobody knows, whether."""
    span = statement.sentence or (statement.content[0] if statement.content else None)
    return span is not None and _LEFT_OPEN.search(text, span.start, span.end) is not None


class Known(msgspec.Struct, frozen=True):
    """What is known of a statement beside its own words."""

    cues: tuple[Cue, ...]
    said: TimeRange
    """When it was said."""


class Forecast(msgspec.Struct, frozen=True):
    """An event as the words imply it."""

    family: str
    event: Event
    about: tuple[Party, ...]
    """Parties named anywhere in the report."""


def forecast(statement: Statement, report: Report, world: World, known: Known) -> Forecast | None:
    """What an uncoded statement foretells; None when it foretells nothing of a warning type."""
    if not statement.content or not warns(statement, known):
        return None
    found = stand_in(statement, _passage(statement, report.text, known))
    if found is None:
        return None
    family, trigger = found
    event = named_event(family, trigger, statement, report, world)
    if family == ATTACK and (_is_threat(known) or statement.manner == "threaten"):
        event = msgspec.structs.replace(event, actors=(), modality="threatened")
    return Forecast(family, event, about(report, world))


def _is_threat(known: Known) -> bool:
    return any(c.name in _THREATS for c in known.cues)


def _passage(statement: Statement, text: str, known: Known) -> Passage:
    """The content; of a precaution the whole sentence, which may name the danger."""
    precaution = statement.manner in _PRECAUTIONS and statement.sentence is not None
    content = (statement.sentence,) if precaution and statement.sentence else statement.content
    near = tuple(c.span for c in known.cues if c.name in NEAR)
    return Passage(
        text,
        content,
        spoken(statement) if not precaution else content,
        near,
        threat=_is_threat(known),
    )


def spoken(statement: Statement) -> tuple[Span, ...]:
    """The content, the first part with the cue where that leads to it ("thinks it likely that")."""
    content = statement.content
    first = content[0]
    led = [c for c in statement.cue if 0 <= first.start - c.end <= _LEAD]
    if not led:
        return content
    return (Span(min(c.start for c in led), first.end), *content[1:])


def warns(statement: Statement, known: Known) -> bool:
    """Whether it says when or how likely; whoever warns or threatens need not."""
    return statement.manner in _WARNING or bool(grounds(statement, known))


def grounds(statement: Statement, known: Known) -> list[Span]:
    """Times ahead, words of probability, stages of preparation or threat.

    A stage that was reached at a time that has gone is no ground ("was about to ... on Sunday").
    """
    times = [w.span for w in statement.times if w.span and ahead(w, known.said)]
    gone = bool(statement.times) and not times
    kinds = {"number"} if gone else {"number", "word", "stage"}
    cues = [c.span for c in known.cues if c.kind in kinds and c.name not in _VAGUE]
    return [*times, *cues]


def named_event(
    family: str, trigger: Span, statement: Statement, report: Report, world: World
) -> Event:
    """An event as the names around its word have it."""
    names = [m for s in statement.content for m in _names(report.text, s, world)]
    actors = [_party(m) for m in names if m.kind in _DOERS and m.span.start < trigger.start]
    recipients = [_party(m) for m in names if m.kind in _WHO and m.span.start > trigger.start]
    places = [_place(m) for m in names if m.kind in _WHERE]
    hazard = family == "hazard"
    return Event(
        type=questions().stand_ins[family].type,
        trigger=trigger,
        modality="possible",
        actors=() if hazard else tuple(actors[:1]),
        recipients=_struck(places) if hazard else tuple(recipients[:1]),
        place=places[0] if places else None,
    )


def _names(text: str, span: Span, world: World) -> list[Mention]:
    found = world.find(span.of(text))
    return [
        msgspec.structs.replace(m, span=m.span.shifted(span.start))
        for m in found
        if not m.ambiguous
    ]


def _party(m: Mention) -> Party:
    return Party(span=m.span, name=m.name, country=m.country, sector=m.sector)


def _place(m: Mention) -> Place:
    return Place(span=m.span, name=m.name, country=m.country)


def _struck(places: list[Place]) -> tuple[Party, ...]:
    """A hazard strikes the place that is named first."""
    return tuple(Party(span=p.span, name=p.name) for p in places[:1])


def about(report: Report, world: World) -> tuple[Party, ...]:
    """All who are named anywhere in a report."""
    found = world.find(report.text)
    return tuple(_party(m) for m in found if m.kind in _WHO and not m.ambiguous)
