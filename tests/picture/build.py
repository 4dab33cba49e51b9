"""A small invented affair: reports with what a perfect reader would have made of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.records.strategies import newer
from tocsin.ledger import MemoryLedger
from tocsin.records import (
    Entry,
    Event,
    Judgement,
    Modality,
    Party,
    Picture,
    Record,
    Refused,
    Report,
    Retraction,
    Span,
    Statement,
    TimeRange,
    Voice,
    Window,
    canonical,
    record_id,
)
from tocsin.vocabulary import World
from tocsin.vocabulary.entities import Country, Holder, Office, Outlet

START = datetime(2031, 5, 5, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
RECEIVED = START + timedelta(days=30)
WORLD = World(
    countries={
        "XAA": Country(code="XAA", name="Arland", demonyms=("Arlander",)),
        "XBB": Country(code="XBB", name="Borrow", demonyms=("Borrowman",)),
    },
    offices={
        "XAA/foreign": Office(
            id="XAA/foreign",
            title="Foreign Minister",
            country="XAA",
            holders=(Holder(name="Ada Quill", start=date(2030, 1, 1), end=date(2032, 1, 1)),),
        )
    },
    outlets={
        o.id: o
        for o in (
            Outlet(id="wire", name="Northern Wire", kind="agency", reliability="B"),
            Outlet(id="gazette", name="The Harbour Gazette"),
            Outlet(id="echo", name="Morning Echo"),
            Outlet(id="state", name="Arland State Agency", kind="state agency", country="XAA"),
        )
    },
)
OFFICIALS = Voice(kind="officials", named=False, count=2, country="XBB")
MINISTER = Voice(kind="official", named=True, name="Ada Quill", country="XAA")


@dataclass(frozen=True)
class Line:
    """A sentence and what it says."""

    text: str
    type: str = ""
    modality: Modality = "actual"
    voices: tuple[Voice, ...] = ()
    begins: int | None = None
    """Hours from `START` at which its window begins; it is a day long."""
    ago: tuple[float, float] | None = None
    """Hours from an unknown publication to the ends of its window."""


def _event(line: Line, span: Span) -> tuple[Event, ...]:
    if not line.type:
        return ()
    window = None
    if line.begins is not None:
        low = START + line.begins * HOUR
        high = low + 24 * HOUR
        window = Window(earliest=low, latest=high, resolved=True, anchor="published")
    if line.ago is not None:
        window = Window(relative=line.ago)
    return (
        Event(
            type=line.type,
            trigger=Span(span.start, span.start + 1),
            modality=line.modality,
            actors=(Party(country="XAA", name="Arland"),),
            recipients=(Party(country="XBB", name="Borrow"),),
            window=window,
        ),
    )


def told(outlet: str, at: float | None, lines: Sequence[Line]) -> tuple[Report, list[Statement]]:
    """A report, published so many hours after `START` or undated, with its statements."""
    body, spans = "", list[Span]()
    for line in lines:
        spans.append(Span(len(body), len(body) + len(line.text)))
        body += line.text + " "
    when = TimeRange() if at is None else TimeRange.at(START + at * HOUR, "header")
    report = Report(outlet=outlet, title="", body=body.rstrip(), published=when, language="en")
    return report, [
        Statement(
            report=record_id(report),
            content=(span,),
            manner="say" if line.voices else "report",
            quoted="indirect" if line.voices else "none",
            voices=line.voices,
            events=_event(line, span),
            sentence=span,
        )
        for line, span in zip(lines, spans, strict=True)
    ]


SHELLING = "Arland shelled the fishing harbour of Borrow before dawn and sank four trawlers there"
AGENCY = (
    Line(f"{SHELLING}, two officials said.", "ASSAULT", voices=(OFFICIALS,), begins=0),
    Line("Smoke rose above the quay while crews from six villages towed damaged boats to safety."),
    Line(
        "Ada Quill, Arland's Foreign Minister, warned Borrow that a second strike will follow.",
        "ASSAULT",
        "threatened",
        (MINISTER,),
        begins=48,
    ),
)
WIRE = told("Northern Wire", 6, AGENCY)
COPY = told(
    "Morning Echo", 9, [Line("Northern Wire reported the following on Monday morning."), *AGENCY]
)
UNDATED_COPY = told(
    "The Harbour Gazette", None, [Line("This report is by Northern Wire, with thanks."), *AGENCY]
)
GAZETTE = told(
    "The Harbour Gazette",
    30,
    [
        Line(f"{SHELLING}, a harbour master of Borrow said.", "ASSAULT", begins=0),
        Line("Borrow asked for talks with Arland next week.", "CONSULT", "planned", begins=168),
    ],
)
DENIAL = told(
    "Arland State Agency",
    31,
    [Line("Arland denied that it shelled the fishing harbour of Borrow.", "ASSAULT", "denied")],
)
UNDATED = told(
    "Morning Echo",
    None,
    [
        Line(f"{SHELLING}, fishermen recalled.", "ASSAULT"),
        Line("Ada Quill, the Foreign Minister of Arland, said nothing."),
    ],
)
WEATHER = told("Morning Echo", 40, [Line("Rain is expected on the northern coast of Borrow.")])
ALL = (WIRE, COPY, UNDATED_COPY, GAZETTE, DENIAL, UNDATED, WEATHER)


def corrected(statement: Statement, **fields: object) -> Statement:
    """The statement with other fields."""
    given = {f: getattr(statement, f) for f in statement.__struct_fields__}
    return Statement(**{**given, **fields})


def correction(subject: Statement | str, new: Statement | None, reason: str = "") -> Judgement:
    """A judgement that puts a statement in the place of another."""
    return Judgement(
        subject=subject if isinstance(subject, str) else record_id(subject),
        verdict="corrected",
        reason=reason,
        value=canonical(new).decode() if new else None,
    )


def retraction(record: Record) -> Retraction:
    """The withdrawal of a record."""
    return Retraction(record=record_id(record), reason="mistaken")


BETTER = corrected(GAZETTE[1][0], manner="confirm")
BEST = corrected(GAZETTE[1][0], manner="confirm", quoted="mixed")
DECISIONS: tuple[Record, ...] = (
    correction(GAZETTE[1][0], BETTER),
    correction(BETTER, BEST),
    correction(BETTER, None),
    Judgement(
        subject=record_id(correction(BETTER, BEST)), verdict="undone", reason="it was right before"
    ),
    retraction(DENIAL[0]),
    retraction(retraction(DENIAL[0])),
    retraction(COPY[1][1]),
    newer(1),
    Refused(subject="scan.pdf", reason="no-text", detail="scan.pdf: no text found"),
    Refused(subject=record_id(DENIAL[0]), reason="background", detail="it is of 2019"),
)
EVERYTHING: tuple[Record, ...] = (*(r for rep, said in ALL for r in (rep, *said)), *DECISIONS)


def entries_of(records: Iterable[Record], hours: Iterable[int] = ()) -> list[Entry]:
    """Entries of a ledger that takes the records in their order, at `RECEIVED` or hours after."""
    ledger = MemoryLedger()
    times = iter(hours)
    for record in records:
        at = RECEIVED + next(times, 0) * HOUR
        _ = ledger.append([record], author="desk", recorded_at=at)
    return list(ledger.entries())


def ids(picture: Picture) -> set[str]:
    """Ids of the statements that stand."""
    return {key for key, _ in picture.statements}
