"""Small materials for tests: reports, statements and developments from a few words."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from tocsin.assess import Material
from tocsin.records import (
    Counts,
    Development,
    Event,
    Member,
    Modality,
    Origin,
    Party,
    Quote,
    Report,
    Reuse,
    Span,
    Statement,
    TimeRange,
    Voice,
    Window,
    record_id,
)
from tocsin.records.statement import Manner
from tocsin.vocabulary import World
from tocsin.vocabulary.entities import Country, Outlet

WORLD = World(
    countries={
        code: Country(code=code, name=name)
        for code, name in (("XAA", "Northland"), ("XBB", "Southland"), ("XCC", "Eastland"))
    },
    outlets={"mirror": Outlet(id="mirror", name="Mirror", reliability="C")},
)
DAY0 = datetime(2031, 5, 5, 9, 0, tzinfo=UTC)
NORTH = Party(name="Northland", country="XAA", sector="MIL")
SOUTH = Party(name="Southland", country="XBB", sector="GOV")


def day(n: float) -> datetime:
    return DAY0 + timedelta(days=n)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of one origin in one report."""

    text: str
    origin: str = "o1"
    at: float | None = 0.0
    outlet: str = "Harbour Times"
    type: str = "ASSAULT"
    modality: Modality = "possible"
    manner: Manner = "say"
    window: tuple[float | None, float | None] | None = None
    phrase: str = ""
    trigger: str = ""
    relative: tuple[float | None, float | None] | None = None
    actors: tuple[Party, ...] = (NORTH,)
    recipients: tuple[Party, ...] = (SOUTH,)
    instrument: str | None = None
    stance: str = "asserts"
    development: str = "d1"
    copy_of: int | None = None
    speech_act: bool = False
    event: bool = True
    times: tuple[tuple[str, float | None, float | None], ...] = ()
    placed: bool = True


def window_of(said: Said) -> Window | None:
    if said.window is None and said.relative is None:
        return None
    start = said.text.find(said.phrase) if said.phrase else 0
    span = Span(start, start + (len(said.phrase) or len(said.text)))
    if said.window is None:
        return Window(span=span, relative=said.relative, rule="test")
    low, high = said.window
    return Window(
        span=span,
        earliest=None if low is None else day(low),
        latest=None if high is None else day(high),
        resolved=True,
        relative=said.relative,
        rule="test",
        anchor="published",
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + (len(words) or 1))


def report_of(said: Said, number: int) -> Report:
    published = TimeRange() if said.at is None else TimeRange.at(day(said.at), "header")
    return Report(
        outlet=said.outlet,
        title="",
        body=said.text,
        published=published,
        url=f"test:{number}",
        language="en",
    )


def statement_of(said: Said, report: str) -> Statement:
    event = Event(
        type=said.type,
        trigger=_span(said.text, said.trigger),
        modality=said.modality,
        actors=said.actors,
        recipients=said.recipients,
        instrument=said.instrument,
        window=window_of(said),
        speech_act=said.speech_act,
    )
    whole = Span(0, len(said.text))
    return Statement(
        report=report,
        content=(whole,),
        manner=said.manner,
        quoted="indirect",
        voices=(Voice(kind="officials", named=False, count=2, span=whole),),
        events=(event,) if said.event else (),
        times=tuple(
            Window(
                span=Span(said.text.index(words), said.text.index(words) + len(words)),
                earliest=None if low is None else day(low),
                latest=None if high is None else day(high),
                resolved=True,
                rule="test",
            )
            for words, low, high in said.times
        ),
        sentence=whole,
        reader="test/1",
    )


def material(given: Sequence[Said]) -> Material:
    """Every sentence a report of its own; sentences of one `development` are one development."""
    reports = [report_of(s, n) for n, s in enumerate(given)]
    ids = [record_id(r) for r in reports]
    statements = [statement_of(s, i) for s, i in zip(given, ids, strict=True)]
    members: dict[str, list[tuple[Said, Member]]] = {}
    for said, report, statement in zip(given, reports, statements, strict=True):
        quote = Quote(
            report=statement.report,
            span=Span(0, len(said.text)),
            text=said.text,
            outlet=said.outlet,
            published=report.published,
            voices=statement.voices,
        )
        member = Member(
            statement=record_id(statement),
            event=0 if said.event else -1,
            stance=said.stance,  # type: ignore[arg-type]
            origin=said.origin,
            quote=quote,
        )
        if said.placed:
            members.setdefault(said.development, []).append((said, member))
    return Material(
        developments=tuple(development(key, pairs) for key, pairs in members.items()),
        statements={record_id(s): s for s in statements},
        reports=dict(zip(ids, reports, strict=True)),
        reuse=tuple(
            Reuse(
                copy=ids[n], source=ids[s.copy_of], kind="verbatim", containment=1.0, credited=False
            )
            for n, s in enumerate(given)
            if s.copy_of is not None
        ),
    )


def development(key: str, pairs: list[tuple[Said, Member]]) -> Development:
    first = pairs[0][0]
    return Development(
        id=key,
        title=f"{first.type} {key}",
        type=first.type,
        mode=None,
        modality=first.modality,
        actors=first.actors,
        recipients=first.recipients,
        place=None,
        instrument=first.instrument,
        window=window_of(first),
        members=tuple(m for _, m in pairs),
        counts=Counts(reports=len(pairs), publishers=1, origins=1, unknown_origin=0),
        origins=tuple(
            Origin(key=k, description=f"origin {k}", kind="officials")
            for k in dict.fromkeys(s.origin for s, _ in pairs if s.origin)
        ),
        lineage=(),
        first_reported=pairs[0][1].quote.published,
        last_reported=pairs[-1][1].quote.published,
    )
