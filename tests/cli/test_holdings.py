"""`tocsin holdings`: learned from dated reports, reviewed, and then used."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tocsin

REPORTS = {
    "a": ("2027-02-10", "Chile's newly appointed defence minister, Elena Ruiz Tagle, spoke."),
    "b": ("2027-06-01", "Chilean Defence Minister Elena Ruiz Tagle met officials on Tuesday."),
    "c": ("2027-06-02", "Peru's interior minister Rodolfo Quispe Mamani thanked the miners."),
    "d": ("", "Bolivian Finance Minister Teresa Choque Rojas presented the budget to them."),
}


@pytest.fixture(autouse=True)
def reports(here: Path) -> Path:
    folder = here / "reports"
    folder.mkdir()
    for name, (day, text) in REPORTS.items():
        dated = f"Published: {day}\n" if day else ""
        made = f"Outlet: Paper {name}\n{dated}Title: News {name}\n\n{text}\n"
        _ = (folder / f"{name}.txt").write_text(made, encoding="utf-8")
    return folder


def test_what_is_learned_is_used_once_it_is_named(tocsin: Tocsin) -> None:
    done = tocsin("holdings", "reports", "--write", "learned.yaml")
    assert done.status == 0
    assert "Elena Ruiz Tagle  Minister of Defence, CHL  [proposed]" in done.out
    assert "seen 2027-02-10 to 2027-06-01 in 2 reports of 2 publishers" in done.out
    assert "1 proposed, 0 known already, 0 conflicts" in done.err
    assert "1 with too few reports or publishers" in done.err
    assert "1 report without a date" in done.err

    asked = ("party", "Elena Ruiz Tagle", "--json", "-")
    assert json.loads(tocsin(*asked, "--on", "2027-04-01").out).get("country") is None
    over = ("--world", "learned.yaml")
    then = json.loads(tocsin(*asked, *over, "--on", "2027-04-01").out)
    assert (then["country"], then["second"], then["basis"]) == ("CHL", "MIL", "office")
    later = json.loads(tocsin(*asked, *over, "--on", "2029-04-01").out)
    assert (later["country"], later["basis"]) == ("CHL", "name")

    again = tocsin("holdings", "reports", *over, "--write", "-")
    assert "0 proposed, 1 known already" in again.err
    assert "Elena" not in again.out


def test_reading_uses_it_too(tocsin: Tocsin) -> None:
    _ = tocsin("holdings", "reports", "--write", "learned.yaml")
    _ = Path("x.txt").write_text(
        "Outlet: P\nPublished: 2027-05-01\n\nElena Ruiz Tagle condemned Peru on Friday.\n"
    )
    read = tocsin("events", "x.txt", "--world", "learned.yaml", "--jsonl", "-")
    (event,) = [json.loads(line) for line in read.out.splitlines()]
    assert (event["actors"][0]["country"], event["actors"][0]["sector"]) == ("CHL", "GOV")


def test_less_may_be_asked_for(tocsin: Tocsin) -> None:
    done = tocsin("holdings", "reports", "--min-reports", "1", "--min-publishers", "1")
    assert "2 proposed" in done.err
    assert "Rodolfo Quispe Mamani" in done.out
    few = tocsin("holdings", "reports", "--all")
    assert "Rodolfo Quispe Mamani" in few.out
    assert "too few" in few.out


def test_json_and_the_world_file_may_stand_beside_each_other(tocsin: Tocsin) -> None:
    done = tocsin("holdings", "reports", "--json", "-", "--write", "w.yaml", "--tolerance", "0")
    row = json.loads(done.out)
    assert row["tolerance"] == 0
    assert {h["person"]: h.get("status", "proposed") for h in row["holdings"]} == {
        "Elena Ruiz Tagle": "proposed",
        "Rodolfo Quispe Mamani": "few",
    }
    assert row["undated"] == 1
    assert "seen: 2027-06-01" in Path("w.yaml").read_text(encoding="utf-8")


def test_what_somebody_may_have_reviewed_is_not_written_over(tocsin: Tocsin) -> None:
    _ = Path("mine.yaml").write_text("schema: tocsin-world/1\n")
    done = tocsin("holdings", "reports", "--write", "mine.yaml")
    assert done.status == 1
    assert "mine.yaml: is there already" in done.err
    assert Path("mine.yaml").read_text() == "schema: tocsin-world/1\n"


def test_wrong_input_gives_a_reason(tocsin: Tocsin, here: Path) -> None:
    (here / "empty").mkdir()
    empty = tocsin("holdings", "empty")
    assert empty.status == 1
    assert "no report in empty" in empty.err
    _ = (here / "x.txt").write_bytes(bytes(range(256)) * 9)
    assert "binary" in tocsin("holdings", "x.txt").err
    assert "no such file" in tocsin("holdings", "nowhere").err
    assert "--min-reports 0: at least 1" in tocsin("holdings", "reports", "--min-reports", "0").err
    assert tocsin("holdings", "reports", "--tolerance", "-3").status != 0
    same = tocsin("holdings", "reports", "--write", "a.yaml", "--json", "a.yaml")
    assert "named for two outputs" in same.err


def test_a_ledger_gives_its_reports(tocsin: Tocsin) -> None:
    assert tocsin("add", "reports", "--ledger", "desk.db").status == 0
    done = tocsin("holdings", "--ledger", "desk.db")
    assert "Elena Ruiz Tagle" in done.out
    assert "1 proposed" in done.err
    assert "one of them" in tocsin("holdings", "reports", "--ledger", "desk.db").err
    assert "--ledger FILE" in tocsin("holdings").err


def test_only_undated_reports_teach_nothing(tocsin: Tocsin) -> None:
    done = tocsin("holdings", "reports/d.txt", "--write", "-")
    assert done.status == 0
    assert "countries: []" in done.out
    dated = tocsin("holdings", "reports/d.txt", "--published", "2027-01-01", "--all")
    assert "Teresa Choque Rojas" in dated.out
