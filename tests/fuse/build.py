"""Reports and their statements from case files: what a perfect reader would have made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tocsin.records import (
    Event,
    Party,
    Place,
    Quantity,
    Report,
    Span,
    Statement,
    TimeRange,
    Voice,
    record_id,
)
from tocsin.vocabulary import World
from tocsin.vocabulary.entities import Country, Holder, Office, Outlet

START = datetime(2031, 5, 5, 8, tzinfo=UTC)
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
            holders=(Holder(name="Ada Quill", start=START.date() - timedelta(days=900)),),
        )
    },
    outlets={
        o.id: o
        for o in (
            Outlet(
                id="wire", name="Northern Wire", aliases=("Wire",), kind="agency", reliability="B"
            ),
            Outlet(id="gazette", name="The Harbour Gazette", aliases=("Harbour Gazette",)),
            Outlet(id="echo", name="Morning Echo", family="gazette-group"),
            Outlet(id="herald", name="Evening Herald", family="gazette-group"),
            Outlet(id="state", name="Arland State Agency", kind="state agency", country="XAA"),
        )
    },
)


@dataclass(frozen=True)
class Case:
    """Reports with their statements, and what fusing must make of them."""

    reports: dict[str, Report]
    statements: list[tuple[str, Statement]]
    expect: Mapping[str, Any]
    names: dict[str, str]


def _party(name: str, sentence: str, start: int) -> Party:
    """A country by its code, else somebody by name, found in the sentence where it stands there."""
    if name.startswith("X") and len(name) == 3:
        return Party(country=name)
    at = sentence.find(name)
    return Party(name=name, span=Span(start + at, start + at + len(name)) if at >= 0 else None)


def _voice(given: Mapping[str, Any], sentence: str, start: int) -> Voice:
    words = given.get("words") or given.get("name") or ""
    at = sentence.find(words) if words else -1
    return Voice(
        kind=given["kind"],
        named="name" in given,
        name=given.get("name"),
        country=given.get("country"),
        span=Span(start + at, start + at + len(words)) if at >= 0 else None,
    )


def _within(text: str, words: str, start: int) -> Span:
    at = start + text.index(words)
    return Span(at, at + len(words))


def _event(given: Mapping[str, Any], span: Span) -> Event:
    return Event(
        type=given["type"],
        mode=given.get("mode"),
        trigger=_within(given["text"], given.get("trigger", given["text"][:1]), span.start),
        modality=given.get("modality", "actual"),
        actors=tuple(_party(c, given["text"], span.start) for c in given.get("actors", [])),
        recipients=tuple(_party(c, given["text"], span.start) for c in given.get("recipients", [])),
        place=Place(span=span, name=given["place"]) if "place" in given else None,
        quantities=tuple(
            Quantity(span=span, unit=u, low=n, high=n) for u, n in given.get("counts", {}).items()
        ),
        speech_act=given.get("speech_act", False),
    )


def _report(given: Mapping[str, Any]) -> tuple[Report, list[Statement]]:
    body = ""
    spans: list[Span] = []
    for line in given["lines"]:
        start = len(body)
        body += line["text"]
        spans.append(Span(start, len(body)))
        body += "\n\n" if line.get("break") else " "
    at = given.get("at")
    report = Report(
        outlet=given.get("outlet"),
        title=given.get("title", ""),
        body=body.rstrip(),
        published=TimeRange()
        if at is None
        else TimeRange.at(START + timedelta(hours=at), "header"),
    )
    key = record_id(report)
    made: list[Statement] = []
    for line, bare in zip(given["lines"], spans, strict=True):
        span = bare.shifted(report.body_start)
        voices = tuple(_voice(v, line["text"], span.start) for v in line.get("voices", []))
        made.append(
            Statement(
                report=key,
                content=(_within(line["text"], line.get("content", line["text"]), span.start),),
                manner=line.get("manner", "say" if voices else "report"),
                quoted="indirect" if voices else "none",
                voices=voices,
                events=(_event(line, span),) if "type" in line else (),
                sentence=span,
            )
        )
    return report, made


def build(given: Mapping[str, Any]) -> Case:
    """A case from its YAML form."""
    reports: dict[str, Report] = {}
    names: dict[str, str] = {}
    statements: list[tuple[str, Statement]] = []
    for one in given["reports"]:
        report, made = _report(one)
        reports[record_id(report)] = report
        names[record_id(report)] = one["id"]
        statements += [(record_id(s), s) for s in made]
    return Case(reports, statements, given.get("expect", {}), names)
