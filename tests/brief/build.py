"""Pictures for tests, with every kind of thing that a page shows."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from tocsin.records import (
    Belief,
    Contradiction,
    Counts,
    CurvePoint,
    Dating,
    Development,
    EarlyWarning,
    Edge,
    Event,
    Member,
    Modality,
    Origin,
    OriginView,
    Party,
    Picture,
    Place,
    Quote,
    Refused,
    Report,
    ReportLine,
    Reuse,
    Side,
    Span,
    Statement,
    Term,
    TimeRange,
    Voice,
    Window,
    record_id,
)

DAY0 = datetime(2031, 5, 5, 9, 0, tzinfo=UTC)
WORDS = "Two Southland officials told Harbour Times that Northland could attack as early as Sunday."


def day(n: float) -> datetime:
    return DAY0 + timedelta(days=n)


def report(text: str = WORDS, at: float | None = 0.0, outlet: str | None = "Mirror") -> Report:
    published = TimeRange() if at is None else TimeRange.at(day(at), "header")
    return Report(
        outlet=outlet, title="", body=text, published=published, url="https://mirror.example/1"
    )


def voices(text: str) -> tuple[Voice, ...]:
    def at(words: str) -> Span | None:
        start = text.find(words)
        return Span(start, start + len(words)) if start >= 0 else None

    return (
        Voice(kind="outlet", named=True, name="Harbour Times", span=at("Harbour Times")),
        Voice(kind="officials", named=False, count=2, span=at("Two Southland officials")),
    )


def quote(given: Report) -> Quote:
    text = given.text
    start = max(text.find("as early as Sunday"), 0)
    window = Window(
        span=Span(start, min(start + 18, len(text))),
        earliest=day(2),
        latest=day(9),
        resolved=True,
        rule="test",
    )
    return Quote(
        report=record_id(given),
        span=Span(0, len(text)),
        text=text,
        outlet=given.outlet,
        published=given.published,
        voices=voices(text),
        window=window if given.published.known else None,
    )


def statement(given: Report, type_: str = "ASSAULT", modality: Modality = "possible") -> Statement:
    whole = Span(0, len(given.text))
    return Statement(
        report=record_id(given),
        content=(whole,),
        manner="say",
        quoted="indirect",
        voices=voices(given.text),
        events=(Event(type=type_, trigger=Span(0, min(3, whole.end)), modality=modality),),
        sentence=whole,
    )


def belief(word: str = "") -> Belief:
    return Belief(
        probability=0.61,
        likelihood="likely",
        terms=(
            Term(
                origin="o1",
                description=word or "two officials",
                value=word or "7",
                grading="B",
                accuracy=0.6,
                moved=0.31,
                note="unnamed",
            ),
            Term(origin="", description="origin unknown", value="9", accuracy=0.5, moved=-0.02),
        ),
        held_down=True,
    )


def development(
    key: str, given: Report, type_: str = "ASSAULT", modality: Modality = "possible", word: str = ""
) -> Development:
    said = statement(given, type_, modality)
    here = quote(given)
    return Development(
        id=key,
        title=word or f"{type_} {key}",
        type=type_,
        mode=None,
        modality=modality,
        actors=(Party(name=word or "Northland", country="XAA"),),
        recipients=(Party(name="Southland", country="XBB"),),
        place=Place(span=Span(0, 1), name=word or "Port Sorrel"),
        instrument=None,
        window=here.window,
        members=(
            Member(statement=record_id(said), event=0, stance="asserts", origin="o1", quote=here),
        ),
        counts=Counts(reports=1, publishers=1, origins=1, unknown_origin=0),
        origins=(
            Origin(key="o1", description=word or "two officials", kind="officials", grading="B"),
        ),
        lineage=(Edge(giver="o1", taker=record_id(given), ground="anonymous", evidence=word),),
        contradictions=(
            Contradiction(
                attribute=word or "killed",
                values=(
                    Side(value=word or "7", quotes=(here,), belief=belief(word)),
                    Side(value="9", quotes=(here,)),
                ),
                neither=0.2,
            ),
        ),
        first_reported=given.published,
        last_reported=given.published,
    )


def warning(given: Report, word: str = "") -> EarlyWarning:
    here = quote(given)
    dated = given.published.known
    return EarlyWarning(
        id=record_id(given),
        question=word or "Will Northland attack Southland by 14 May 2031?",
        type="ASSAULT",
        mode=None,
        actors=(),
        recipients=(),
        place=None,
        views=(
            OriginView(
                origin="o1",
                description=word or "two officials",
                grading="B",
                window=here.window or Window(relative=(336.0, 1440.0), rule="test"),
                wording=word or "could",
                probability=0.4,
                quotes=(here,),
            ),
        ),
        start=day(0) if dated else None,
        within=9.0,
        curve=(CurvePoint(days=9.0, probability=0.3), CurvePoint(days=90.0, probability=0.4)),
        probability=0.3,
        likelihood="unlikely",
        confidence="low",
        grounds=(word or "It rests on one origin alone.",),
        would_change=("Up: " + (word or "Ports are closed."), "Down: It passes.", "Either way: x"),
        developments=("w1",),
    )


def picture(word: str = "", at: float | None = 0.0) -> tuple[Picture, Mapping[str, Report]]:
    """One thing of each kind; `word` stands wherever outside text may stand."""
    given = report(f"{WORDS} {word}", at, word or "Mirror")
    key = record_id(given)
    kinds: list[tuple[str, str, Modality]] = [
        ("w1", "ASSAULT", "possible"),
        ("d2", "ASSAULT", "actual"),
        ("d3", "CONSULT", "actual"),
        ("d4", "MOBILIZE", "planned"),
        ("d5", "RETREAT", "demanded"),
        ("d6", "AID", "actual"),
    ]
    made = tuple(development(k, given, t, m, word) for k, t, m in kinds)
    said = {record_id(s): s for _, t, m in kinds for s in [statement(given, t, m)]}
    made_picture = Picture(
        as_of=None,
        seq=9,
        reports=(
            ReportLine(
                id=key,
                outlet=given.outlet,
                title=word,
                url=given.url,
                published=given.published,
                language="en",
                statements=len(said),
            ),
        ),
        developments=made,
        warnings=(warning(given, word),),
        statements=tuple(said.items()),
        reuse=(Reuse(copy=key, source="f" * 64, kind="edited", containment=0.5, credited=False),),
        dated=(Dating(report=key, published=TimeRange(), grounds=(word or "no date",)),)
        if at is None
        else (),
        refusals=(Refused(subject=word or "x", reason="no-text", detail=word or "nothing"),),
        unrecognised=("e" * 64,),
    )
    return made_picture, {key: given}
