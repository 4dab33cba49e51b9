"""Coded events as CSV, JSON lines and a table: whole, safe, readable by other tools."""

import csv
import io
import json
from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tests.records.strategies import built
from tocsin.export import COLUMNS, coded, csv_text, events_terminal, jsonl_text
from tocsin.export.cells import guarded, joined, plain
from tocsin.export.coding import Tally
from tocsin.records import (
    CodedEvent,
    Event,
    Party,
    Place,
    Quantity,
    Report,
    Span,
    Statement,
    TimeRange,
    Voice,
    Window,
    record_id,
)
from tocsin.vocabulary import plover

NUMBERS = {"Intensity", "Latitude", "Longitude"}
TEXT = "=Kenya; Peru struck Lima, two officials said."
MONDAY = datetime(2021, 5, 3, tzinfo=UTC)
REPORT = Report(
    outlet="@gazette",
    title="+1",
    body=TEXT,
    published=TimeRange.at(datetime(2021, 5, 5, 8, tzinfo=UTC), "header"),
    language="en",
)


def statement(*events: Event) -> Statement:
    shift = REPORT.body_start
    voice = Voice(kind="officials", named=False, count=2, span=Span(shift + 26, shift + 39))
    return Statement(
        report=record_id(REPORT),
        content=(Span(shift, shift + 24),),
        manner="say",
        quoted="indirect",
        voices=(voice,),
        events=events,
        sentence=Span(shift, shift + len(TEXT)),
    )


def strike(modality: str = "actual") -> Event:
    shift = REPORT.body_start
    return Event(
        type="ASSAULT",
        mode="drone",
        trigger=Span(shift + 13, shift + 19),
        modality=modality,
        actors=(
            Party(span=Span(shift, shift + 6), name="=Kenya", country="KEN", sector="GOV"),
            Party(span=Span(shift + 8, shift + 12), name="Peru; the south", country="PER"),
        ),
        place=Place(
            span=Span(shift + 20, shift + 24), name="Lima", lat=-12.05, lon=-77.04, precision="city"
        ),
        instrument="drone",
        also_with=("rocket",),
        quantities=(
            Quantity(span=Span(0, 1), unit="killed", low=14),
            Quantity(span=Span(0, 1), unit="drone", low=3, high=3),
            Quantity(span=Span(0, 1), unit="wounded", high=30),
        ),
        window=Window(earliest=MONDAY, latest=MONDAY, resolved=True),
    )


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_holds_what_the_event_says() -> None:
    (row,) = rows(csv_text(coded(REPORT, [statement(strike())])))
    assert tuple(row) == COLUMNS
    assert (row["Event Type"], row["Event Mode"], row["Event Date"]) == (
        "ASSAULT",
        "drone",
        "2021-05-03",
    )
    assert (row["Intensity"], row["Quad Code"], row["CAMEO"]) == (
        "-9.5",
        "MATERIAL CONFLICT",
        "1952",
    )
    assert row["Actor Name"] == "'=Kenya;Peru, the south"
    assert row["Actor Country"] == "KEN;PER"
    assert row["Primary Actor Sector"] == "GOV;"
    assert row["Actor Name Raw"] == "'=Kenya;Peru"
    assert (row["City"], row["Latitude"], row["Feature Type"]) == ("Lima", "-12.05", "city")
    assert row["Quantities"] == "killed=14..;drone=3;wounded=..30"
    assert row["Instrument"] == "drone;rocket"
    assert (row["Voices"], row["Voice Kinds"]) == ("two officials", "officials")
    assert (row["Source"], row["Headline"]) == ("'@gazette", "'+1")
    assert row["Event Text"] == f"'{TEXT}"
    assert row["Report ID"] == record_id(REPORT)


def test_what_did_not_happen_is_left_out_and_counted_or_flagged() -> None:
    given_ = [statement(strike(), strike("denied"), strike("possible"), strike("planned"))]
    tally = Tally()
    kept = [e.auxiliary for e in coded(REPORT, given_, left_out=tally)]
    assert kept == [(), ("future",)]
    assert tally == {"denied": 1, "hypothetical": 1}
    flagged = [e.auxiliary for e in coded(REPORT, given_)]
    assert flagged == [(), ("negation",), ("hypothetical",), ("future",)]


def test_background_is_left_out_and_counted_or_flagged() -> None:
    told = msgspec.structs.replace(statement(), background=(strike(),))
    tally = Tally()
    assert list(coded(REPORT, [told], left_out=tally)) == []
    assert tally == {"background": 1}
    (row,) = rows(csv_text(coded(REPORT, [told])))
    assert (row["Auxiliary Modes"], row["Modality"]) == ("historical", "actual")


def test_a_day_is_that_of_the_event_else_that_of_publication() -> None:
    planned = strike("planned")
    (future,) = coded(REPORT, [statement(planned)])
    assert future.day == date(2021, 5, 3)
    visit = Event(type="CONSULT", trigger=Span(0, 1), modality="planned", window=planned.window)
    (agreed,) = coded(REPORT, [statement(visit)])
    assert (agreed.type, agreed.day) == ("AGREE", date(2021, 5, 5))


def test_ids_differ_and_stay() -> None:
    other = Event(type="ASSAULT", trigger=Span(0, 1), modality="actual")
    ids = [e.id for e in coded(REPORT, [statement(strike(), other)])]
    assert len(set(ids)) == 2
    assert ids == [e.id for e in coded(REPORT, [statement(strike("denied"), other)])]


def test_the_same_words_in_two_manners_have_two_ids() -> None:
    said = statement(strike())
    denied = msgspec.structs.replace(said, manner="deny")
    assert len({e.id for e in coded(REPORT, [said, denied])}) == 2


def test_json_lines_hold_every_span() -> None:
    (line,) = jsonl_text(coded(REPORT, [statement(strike())])).splitlines()
    row = json.loads(line)
    assert REPORT.text[slice(*row["event"]["trigger"])] == "struck"
    assert [REPORT.text[slice(*p["span"])] for p in row["actors"]] == ["=Kenya", "Peru"]
    assert row["source"]["report"] == record_id(REPORT)


def test_the_terminal_shows_who_did_what_to_whom_on_whose_word() -> None:
    console = Console(width=160, record=True, file=io.StringIO())
    console.print(events_terminal(coded(REPORT, [statement(strike())])))
    shown = console.export_text()
    for part in ("2021-05-03", "ASSAULT/drone", "KEN GOV", "PER", "Lima", "two officials"):
        assert part in shown


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" \t=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2 degrees", "'-2 degrees"),
        ("＝1", "'＝1"),  # noqa: RUF001 - the full-width form is what is tested
        ("\u202e=1", "'=1"),
        ("one\r\ntwo\x00\x1b[31m", "one two [31m"),
        ("\ud800", "\ufffd"),
        ('plain, "quoted"', 'plain, "quoted"'),
    ],
)
def test_odd_text(text: str, cell: str) -> None:
    assert guarded(text) == cell


@given(st.text())
def test_no_text_is_a_formula_or_breaks_a_line(text: str) -> None:
    cell = guarded(text)
    assert cell[:1] not in {"=", "+", "-", "@"}
    assert plain(cell) == cell
    assert cell.isprintable()
    _ = cell.encode()


@given(st.lists(st.text(), max_size=4))
def test_values_keep_their_places(values: list[str]) -> None:
    cell = joined(values)
    assert not cell or cell.count(";") == len(values) - 1


sound = built(CodedEvent).filter(lambda e: len(e.voices) == len(e.voice_words))


@given(st.lists(sound, max_size=2))
def test_any_events_come_back_as_rows(events: list[CodedEvent]) -> None:
    found = rows(csv_text(events))
    assert [r["Event ID"] for r in found] == [guarded(e.id) for e in events]
    for row in found:
        assert None not in row
        assert not [k for k, v in row.items() if v[:1] in tuple("=+-@") and k not in NUMBERS]
    assert len(jsonl_text(events).split("\n")) == len(events) + 1


def test_every_quad_class_has_its_name() -> None:
    assert {t.quad for t in plover().types.values()} == {
        "verbal-coop",
        "material-coop",
        "verbal-conflict",
        "material-conflict",
    }
