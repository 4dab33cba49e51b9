"""Statements of a report as coded events."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tocsin.export.reduce import Reduced, Setting, reduced
from tocsin.export.rules import rules
from tocsin.records import (
    CodedEvent,
    CodedParty,
    Event,
    Name,
    NameKind,
    Party,
    Report,
    Source,
    Span,
    Statement,
    Voice,
    digest,
    record_id,
)
from tocsin.vocabulary import cameo_code, plover

_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "SPY"})
_ID = 24
TOLD = "told by another event of the statement"


class Tally(dict[str, int]):
    """How many were left out, by why."""

    def count(self, why: str) -> None:
        """One more."""
        self[why] = self.get(why, 0) + 1


def coded(
    report: Report,
    statements: Iterable[Statement],
    names: Sequence[Name] = (),
    left_out: Tally | None = None,
) -> Iterator[CodedEvent]:
    """The events of a report's statements in order, as PLOVER codes them.

    With a `left_out` tally those that are denied, hypothetical, background or told by another event
    are counted there instead of given; without it all are given.
    """
    source = _source(report, names)
    for statement in statements:
        for event, result in _reduced(statement):
            why = _why(result)
            if why and left_out is not None:
                left_out.count(why)
            else:
                yield _coded(report.text, statement, (event, result), source)


def _reduced(statement: Statement) -> Iterator[tuple[Event, Reduced]]:
    facts = [e for e in statement.events if e.modality == "actual"]
    origin = statement.origin
    for event in statement.events:
        setting = Setting(
            manner=statement.manner,
            own=origin is not None and _own(event, origin),
            plain=tuple(e for e in facts if e is not event),
        )
        yield event, reduced(event, setting)
    for event in statement.background:
        yield event, reduced(event, Setting(manner=statement.manner, background=True))


def _own(event: Event, origin: Voice) -> bool:
    return origin.country is not None and any(p.country == origin.country for p in event.actors)


def _why(result: Reduced) -> str:
    """Why it is left out unless all are asked for; empty for what is handed on."""
    if result.told:
        return TOLD
    return next((w for a in result.auxiliary if (w := rules().left_out.get(a))), "")


def _coded(
    text: str, statement: Statement, what: tuple[Event, Reduced], source: Source
) -> CodedEvent:
    event, result = what
    kind = plover().types[result.type]
    score = kind.modes.get(result.mode) if result.mode else None
    armed = any(p.sector in _ARMED for p in (*event.actors, *event.recipients))
    place = event.place
    return CodedEvent(
        id=_id(statement, event),
        day=_day(event, result) or _published(source),
        type=result.type,
        mode=result.mode,
        auxiliary=result.auxiliary,
        quad=kind.quad,
        intensity=kind.score if score is None else score,
        cameo=cameo_code(result.type, result.mode, armed=armed),
        actors=tuple(_party(p, text) for p in event.actors),
        recipients=tuple(_party(p, text) for p in event.recipients),
        event=event,
        manner=statement.manner,
        quoted=statement.quoted,
        voices=statement.voices,
        voice_words=tuple(v.span.of(text) if v.span else "" for v in statement.voices),
        content=statement.content,
        sentence=statement.sentence,
        text=_words(statement, text),
        place_words=place.span.of(text) if place else "",
        source=source,
    )


def _id(statement: Statement, event: Event) -> str:
    """From what places an event in its report: a better party or window keeps the id."""
    spans = [(s.start, s.end) for s in (event.trigger, *statement.content, *statement.cue)]
    act = "act" if event.speech_act else "event"
    key = f"{statement.report} {act} {event.type} {statement.manner} {spans}"
    return digest(key.encode())[:_ID]


def _day(event: Event, result: Reduced) -> date | None:
    """The day its window begins; what is agreed or threatened for later was so at publication."""
    window = event.window
    same = result.type == event.type
    if not same or window is None or not window.resolved or window.earliest is None:
        return None
    return window.earliest.date()


def _published(source: Source) -> date | None:
    anchor = source.published.anchor
    return anchor.date() if anchor else None


def _party(party: Party, text: str) -> CodedParty:
    return CodedParty(
        span=party.span,
        name=party.name,
        country=party.country,
        sector=party.sector,
        words=party.span.of(text) if party.span else "",
    )


def _words(statement: Statement, text: str) -> str:
    spans: Sequence[Span] = (statement.sentence,) if statement.sentence else statement.content
    return " ".join(s.of(text) for s in spans)


def _source(report: Report, names: Sequence[Name]) -> Source:
    def of(*kinds: NameKind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n.full for n in names if n.kind in kinds))

    return Source(
        report=record_id(report),
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        published=report.published,
        language=report.language,
        people=of("person"),
        organisations=of("organisation", "outlet"),
        locations=of("place"),
    )
