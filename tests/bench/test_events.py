"""The benchmark of coded events: its records are read in today's terms, its counting is right."""

import json
from pathlib import Path

import pytest

from bench import events as bench
from tocsin.records import Event, Party, Span


def record(event: str, source: object, target: object) -> bench.Record:
    """A record as the benchmark reads it."""
    raw = {"event": event, "source": source, "target": target}
    return bench.record_of({"id": "r", "date": "2000-01-01", "text": "{Text.}", **raw})


def event(type_: str, actors: str, recipients: str = "", modality: str = "actual") -> Event:
    """An event of parties with these codes."""
    sides = [tuple(Party(country=c) for c in side.split()) for side in (actors, recipients)]
    return Event(
        type=type_,
        trigger=Span(0, 1),
        modality=modality,
        actors=sides[0],
        recipients=sides[1],
    )


def test_labels_and_codes_are_renamed() -> None:
    found = record("DISAPPROVE", [{"code": "JAP"}], [{"code": "IGO"}, {"code": None}])
    assert (found.type, found.text) == ("ACCUSE", "Text.")
    assert found.sides == ({"JPN"}, {"IGO"})
    assert bench.hit(found, event("ACCUSE", "JPN", "UNO"))


def test_a_mode_that_moved_takes_its_type_along() -> None:
    raw = {"event": "COERCE", "mode": "destroy", "source": "", "target": ""}
    assert bench.record_of({"id": "r", "date": "2000-01-01", "text": "", **raw}).type == "ASSAULT"


def test_a_host_may_stand_where_v2_has_the_visitor() -> None:
    raw = {"id": "r", "date": "2000-01-01", "text": "", "event": "CONSULT", "mode": "host"}
    gold = bench.record_of({**raw, "source": [{"code": "FRA"}], "target": [{"code": "ZAF"}]})
    assert bench.hit(gold, event("CONSULT", "ZAF", "FRA"))
    assert bench.hit(gold, event("CONSULT", "FRA", "ZAF"))


@pytest.mark.parametrize("empty", ["", "diplomatic", None])
def test_a_word_for_a_side_is_nobody(empty: str | None) -> None:
    assert record("AID", [{"code": "FRA"}], empty).sides == ({"FRA"}, frozenset())


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (event("AGREE", "USA JOR"), True),
        (event("AGREE", "USA", "JOR"), True),
        (event("AGREE", "USA"), False),
        (event("AGREE", "USA JOR", "GBR"), False),
        (event("SUPPORT", "USA JOR"), False),
        (event("SUPPORT", "USA JOR", modality="planned"), True),
    ],
)
def test_those_who_act_together_stand_on_both_sides(found: Event, *, right: bool) -> None:
    gold = record("AGREE", [{"code": "USA"}, {"code": "JOR"}], "")
    assert bench.hit(gold, found) is right


def test_one_source_is_not_its_own_target() -> None:
    gold = record("AID", [{"code": "FRA"}], [{"code": "LBR"}])
    assert bench.hit(gold, event("AID", "FRA", "LBR"))
    assert not bench.hit(gold, event("AID", "FRA LBR"))
    assert not bench.hit(gold, event("AID", "LBR", "FRA"))


@pytest.mark.parametrize(
    ("type_", "modality", "types"),
    [
        ("AID", "planned", {"AID", "AGREE"}),
        ("RETREAT", "possible", {"RETREAT", "CONCEDE", "AGREE"}),
        ("SUPPORT", "conditional", {"SUPPORT", "AGREE"}),
        ("SANCTION", "threatened", {"SANCTION", "THREATEN"}),
        ("SANCTION", "demanded", {"SANCTION"}),
        ("ACCUSE", "planned", {"ACCUSE"}),
        ("AID", "actual", {"AID"}),
    ],
)
def test_the_future_is_reduced(type_: str, modality: str, types: set[str]) -> None:
    assert bench.types_of(event(type_, "FRA", modality=modality)) == types


def test_figures_are_shares_of_the_records() -> None:
    gold = [record("AID", [{"code": "FRA"}], ""), record("COERCE", [{"code": "USA"}], "")]
    found = [[event("AGREE", "FRA"), event("AID", "FRA")], [event("COERCE", "GBR")]]
    assert bench.figures(gold, found) == {
        "full_hit": 0.5,
        "type_right": 1.0,
        "main_hit": 0.0,
        "events_per_record": 1.5,
    }


def test_the_entry_about_the_file_is_no_record(tmp_path: Path) -> None:
    line = {"id": "a", "date": "2000-01-01", "event": "DOCUMENT", "text": ""}
    file = tmp_path / "PLOVER_GSR_x.txt"
    file.write_text(json.dumps([line]), encoding="utf-8")
    assert bench.records([file]) == []
