"""Statements that look ahead in words which no event was coded for.

"The blow is possible from tomorrow onwards", "it may be today", "the crest will reach the town at
night": a word that stands for the event, a word of possibility, and a time, a probability or a
threat. What they are about is read from the names beside them.
"""

import re
from functools import cache

import msgspec

from tocsin.assess.cues import Cue, phrase_pattern
from tocsin.assess.rules import questions
from tocsin.records import Event, Party, Place, Report, Span, Statement
from tocsin.vocabulary import Mention, World

BEFORE = 400
"""Characters before a statement in which a strong word may stand for a weak one."""
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE"})
"""Types that are said, not done: a forecast may stand beside them."""
_WHO = frozenset({"country", "demonym", "capital", "group", "force", "person", "office"})
_DOERS = _WHO - {"capital"}
_WHERE = frozenset({"place", "sea", "capital"})
_ATTACK = "attack"
_THREATS = frozenset({"vowed"})
_VAGUE = frozenset({"not ruled out", "feared", "considering"})


_LEFT_OPEN = re.compile(
    r"(?:\b(?:not|never|nothing|nobody|declined to|refused to)|n['\u2019]t)\s(?:\w+\s){0,2}?"
    r"(?:say|says|said|state|stated|specify|specified|know|known|clear|tell|told|disclose|disclosed)"
    r"\s(?:\w+\s){0,2}?(?:whether|if)\b|\b(?:unclear|uncertain|unknown)\s(?:whether|if)\b",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"[;:.!?]\s|,\s+(?:when|which|who|whom|whose|where|after|before|because|as|and|but|while)\b"
)


def left_open(statement: Statement, text: str) -> bool:
    """Whether it says only that somebody does not say, or that nobody knows, whether."""
    span = statement.sentence or (statement.content[0] if statement.content else None)
    return span is not None and _LEFT_OPEN.search(text, span.start, span.end) is not None


class Forecast(msgspec.Struct, frozen=True):
    """An event as the words imply it."""

    family: str
    event: Event
    about: tuple[Party, ...]
    """Parties named anywhere in the report."""


class _Words(msgspec.Struct, frozen=True):
    """The words of one family as patterns."""

    family: str
    strong: re.Pattern[str]
    weak: re.Pattern[str] | None
    before: re.Pattern[str]
    adjacent: re.Pattern[str] | None


def forecast(
    statement: Statement, report: Report, world: World, cues: tuple[Cue, ...]
) -> Forecast | None:
    """What an uncoded statement foretells; None when it foretells nothing of a warning type."""
    if not statement.content or not _has_grounds(statement, cues):
        return None
    if not any(_future().search(report.text, s.start, s.end) for s in statement.content):
        return None
    done = any(e.type not in VERBAL for e in statement.events)
    threat = any(c.name in _THREATS for c in cues)
    for words in _patterns():
        if done and words.adjacent is None:
            continue
        trigger = _stand_in(report.text, statement.content, words, threat=threat)
        if trigger is not None and _foretold(report.text, statement.content, trigger):
            event = _event(words.family, trigger, statement, report, world)
            if words.family == _ATTACK and (threat or statement.manner == "threaten"):
                event = msgspec.structs.replace(event, actors=(), modality="threatened")
            return Forecast(words.family, event, about(report, world))
    return None


def _has_grounds(statement: Statement, cues: tuple[Cue, ...]) -> bool:
    """A time, a probability, or a stage of preparation or threat in so many words."""
    if statement.times:
        return True
    return any(
        c.kind in {"number", "word"} or (c.kind == "stage" and c.name not in _VAGUE) for c in cues
    )


@cache
def _future() -> re.Pattern[str]:
    return phrase_pattern(questions().future)


@cache
def _patterns() -> tuple[_Words, ...]:
    return tuple(
        _Words(
            family,
            phrase_pattern(s.strong),
            phrase_pattern(s.weak) if s.weak else None,
            phrase_pattern((*s.strong, *s.context)),
            _beside(s.strong) if s.adjacent else None,
        )
        for family, s in questions().stand_ins.items()
    )


def _beside(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word of possibility and one of `words`, at most two words between them, either first."""
    future, named = (phrase_pattern(p).pattern for p in (questions().future, words))
    gap = r"(?:\s+\w+){0,2}\s+"
    return re.compile(rf"{future}{gap}{named}|{named}{gap}{future}", re.IGNORECASE)


def _stand_in(text: str, content: tuple[Span, ...], words: _Words, *, threat: bool) -> Span | None:
    """The word that stands for the event."""
    found = _first(words.adjacent or words.strong, text, content)
    if found is not None or words.weak is None:
        return found
    start = content[0].start
    if threat or words.before.search(text, max(0, start - BEFORE), start):
        return _first(words.weak, text, content)
    return None


def _foretold(text: str, content: tuple[Span, ...], trigger: Span) -> bool:
    """Whether a word of futurity stands in one clause with the word that stands for the event."""
    return any(
        _NEW_CLAUSE.search(text, min(m.end(), trigger.end), max(m.start(), trigger.start)) is None
        for span in content
        for m in _future().finditer(text, span.start, span.end)
    )


def _first(pattern: re.Pattern[str], text: str, content: tuple[Span, ...]) -> Span | None:
    for span in content:
        if m := pattern.search(text, span.start, span.end):
            return Span(m.start(), m.end())
    return None


def _event(family: str, trigger: Span, statement: Statement, report: Report, world: World) -> Event:
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
