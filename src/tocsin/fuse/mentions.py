"""What a statement says about one thing in the world, in the form in which it can be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tocsin.fuse.cues import cue
from tocsin.fuse.figures import tallies
from tocsin.fuse.firsthand import observed
from tocsin.fuse.outlets import Publisher, slug
from tocsin.fuse.postings import Order
from tocsin.fuse.prints import moment
from tocsin.fuse.stances import stance_of
from tocsin.fuse.subjects import deeds_of, history, quiet
from tocsin.fuse.words import terms
from tocsin.records import (
    Event,
    Manner,
    Party,
    Report,
    Span,
    Stance,
    Statement,
    TimeRange,
    Voice,
    Window,
)

Stage = Literal["past", "plan", "maybe", "none"]
"""How far it is: happened, fixed, only talked about; "none" without an event."""
STAGES: dict[str, Stage] = {
    "actual": "past",
    "planned": "plan",
    "possible": "maybe",
    "threatened": "maybe",
    "conditional": "maybe",
    "demanded": "maybe",
    "advised": "maybe",
    "hypothetical": "maybe",
    "denied": "none",
}
OLD = 24 * 30.0
"""Hours before its report from which an event is history retold."""
Hours = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """One event of a statement, or a statement without events, ready to be compared."""

    report: str
    statement: str
    event: int
    """Index into the statement's events; -1 without one."""
    order: tuple[Order, int, int, int]
    """Order of the report, start and end of the quotation, event: canonical and unique."""
    span: Span
    text: str
    publisher: Publisher
    published: TimeRange
    type: str
    mode: str
    stage: Stage
    unreal: bool
    """Its words speak of what might be, where no event says how far it is."""
    speech_act: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    sent: frozenset[tuple[str, str]]
    """Country and sector of those who act, where both are known."""
    called: frozenset[str]
    """Last words of the proper names of those who act."""
    place: str
    window: Hours
    units: tuple[tuple[str, int | None, int | None], ...]
    words: tuple[str, ...]
    """Terms of what is said."""
    context: tuple[str, ...]
    """Terms of the words around it."""
    stance: Stance
    manner: Manner
    voices: tuple[Voice, ...]
    headline: bool
    recap: bool
    """Only recalled on the way to something else: brings no knowledge of its own."""
    old: bool
    deeds: frozenset[str]
    """What is done, by the concepts of its words."""
    tallies: frozenset[str]
    """Deeds whose victims it counts."""
    seen: bool
    """Tells what the outlet itself observed."""
    firsthand: bool
    """Stands where the outlet speaks from its own observation."""
    lead: bool
    """Stands in the first paragraph."""
    anaphoric: bool
    """Speaks of what the sentence before it said."""
    source: Statement

    @property
    def coded(self) -> Event | None:
        """The event itself."""
        return self.source.events[self.event] if self.event >= 0 else None


def party_keys(parties: tuple[Party, ...]) -> frozenset[str]:
    """Countries, and names of those without one."""
    keys = {p.country or (slug(p.name) if p.name else "") for p in parties}
    return frozenset(keys - {""})


def _stage(said: str, event: Event | None) -> Stage:
    if event is None:
        return "none"
    if event.modality == "denied" and cue("never", said):  # it will not: nothing has happened yet
        return "maybe"
    return STAGES[event.modality]


def _sent(parties: tuple[Party, ...]) -> frozenset[tuple[str, str]]:
    return frozenset((p.country, p.sector) for p in parties if p.country and p.sector)


def _called(parties: tuple[Party, ...]) -> frozenset[str]:
    last = (p.name.split()[-1] for p in parties if p.name)
    return frozenset(slug(word) for word in last if word[:1].isupper())


def _hours(window: Window | None) -> Hours:
    if window is None or not window.resolved:
        return (None, None)
    early, late = window.earliest, window.latest
    return (moment(early) if early else None, moment(late) if late else None)


def _recap(text: str, span: Span, event: Event | None, statement: Statement) -> bool:
    if event is None or event.speech_act or event.modality not in {"actual", "denied"}:
        return False
    before = text[span.start : max(span.start, event.trigger.start)]
    own = [e for e in statement.events if not e.speech_act]
    return (
        bool(before)
        and (own[0] is not event or len(statement.events) > len(own))
        and bool(cue("recap", before))
    )


def _quantities(event: Event | None) -> tuple[tuple[str, int | None, int | None], ...]:
    return tuple((q.unit, q.low, q.high) for q in event.quantities) if event else ()


@dataclass(frozen=True, slots=True)
class Source:
    """A report on its way into mentions."""

    key: str
    report: Report
    published: TimeRange
    publisher: Publisher
    order: Order
    countries: Mapping[str, str]
    """Terms of country names and demonyms -> code."""
    elsewhere: bool = False
    """Its subject is sport, business or culture: only coded events count."""
    firsthand: tuple[Span, ...] = ()
    """Where the outlet speaks from its own observation."""


def quotation(statement: Statement) -> Span:
    """The words shown for a statement: its sentences, else the hull of its content."""
    if statement.sentence is not None:
        return statement.sentence
    return Span(
        min((s.start for s in statement.content), default=0),
        max((s.end for s in statement.content), default=0),
    )


@lru_cache(maxsize=100)
def _headline(title: str) -> tuple[str, ...]:
    return tuple(terms(title))


def _context(report: Report, span: Span, statement: Statement) -> tuple[str, ...]:
    """Terms of the headline, of what stands before in the paragraph, and of the sentence's rest."""
    text = report.text
    before = text[max(0, span.start - 200) : span.start].rsplit("\n\n", 2)[-1]
    taken = sorted(
        [*statement.content, *statement.cue, *(v.span for v in statement.voices if v.span)]
    )
    rest: list[str] = []
    at = span.start
    for part in taken:
        rest.append(text[at : part.start] if part.start > at else "")
        at = max(at, part.end)
    rest.append(text[at : span.end])
    return tuple(dict.fromkeys([*_headline(report.title), *terms(before), *terms(" ".join(rest))]))


def _deeds(source: Source, statement: Statement, event: Event | None) -> frozenset[str]:
    """What is done, without what it is done after or for; with it where the event stands there."""
    text, found = source.report.text, list[str]()
    for span in statement.content:
        own, at = span.of(text), 0
        while (cut := cue("background", own[at:])) is not None:
            start, end = at + cut.start(), at + cut.end()
            held = event is not None and start <= event.trigger.start - span.start < end
            found.append(own[at : end if held else start])
            at = end
        found.append(own[at:])
    front = deeds_of(terms(" ".join(found)))
    whole = "" if event else " ".join(span.of(text) for span in statement.content)
    return front or deeds_of(terms(whole))


def _words(own: str, event: Event | None) -> list[str]:
    """Terms of what is said, with the place and the names that the event carries."""
    said = terms(own)
    place = event.place.name if event and event.place else None
    names = [p.name for p in (*event.actors, *event.recipients)] if event else []
    for name in (place, *names):
        said += [t for t in terms(name or "") if t not in said]
    return said


def _one(
    source: Source, key: str, statement: Statement, index: int, voices: tuple[Voice, ...]
) -> Mention:
    text, span = source.report.text, quotation(statement)
    event = statement.events[index] if index >= 0 else None
    own = " ".join(s.of(text) for s in statement.content) or span.of(text)
    window = _hours(event.window if event else None)
    latest = source.published.earliest or source.published.latest
    said = _words(own, event)
    whole = span.of(text)
    lead = "\n\n" not in text[source.report.body_start : span.start]
    return Mention(
        report=source.key,
        statement=key,
        event=index,
        order=(source.order, span.start, span.end, index),
        span=span,
        text=whole,
        publisher=source.publisher,
        published=source.published,
        type=event.type if event else "",
        mode=(event.mode or "") if event else "",
        stage=_stage(own, event),
        unreal=event is None and bool(cue("unreal", own)),
        speech_act=event.speech_act if event else False,
        actors=party_keys(event.actors) if event else frozenset(),
        recipients=party_keys(event.recipients) if event else frozenset(),
        sent=_sent(event.actors) if event else frozenset(),
        called=_called(event.actors) if event else frozenset(),
        place=(event.place.name if event and event.place else ""),
        window=window,
        units=_quantities(event),
        words=tuple(source.countries.get(t, t) for t in said),
        context=tuple(source.countries.get(t, t) for t in _context(source.report, span, statement)),
        stance=stance_of(whole, statement, event),
        manner=statement.manner,
        voices=voices,
        headline=span.end <= source.report.body_start and bool(source.report.body),
        recap=_recap(text, span, event, statement),
        old=bool(latest and window[1] is not None and window[1] < moment(latest) - OLD),
        deeds=_deeds(source, statement, event),
        tallies=tallies(whole),
        seen=not voices and observed(whole) is not None,
        firsthand=any(part.contains(span) for part in source.firsthand),
        lead=lead,
        anaphoric=bool(cue("anaphora", whole)),
        source=statement,
    )


def mentions_of(
    source: Source, key: str, statement: Statement, voices: tuple[Voice, ...]
) -> list[Mention]:
    """All mentions of one statement: one per event, or one for the statement itself.

    Refusals to comment say nothing about the world and give none; nor do statements without an
    event in a report on sport or business. `voices` is the statement's chain with short forms
    ("the ministry") filled in.
    """
    said = quotation(statement).of(source.report.text)
    content = " ".join(span.of(source.report.text) for span in statement.content)
    if statement.manner == "decline" or quiet(content or said):
        return []
    told_before = history(said, source.published.earliest or source.published.latest)
    if statement.events:
        return [
            _one(source, key, statement, i, voices)
            for i, event in enumerate(statement.events)
            if not told_before or event.speech_act or event.modality != "actual"
        ]
    return [] if source.elsewhere or told_before else [_one(source, key, statement, -1, voices)]
