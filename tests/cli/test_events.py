"""`tocsin events`: coded events for other tools, in three forms."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tocsin

GIVEN = ("report.txt", "--world", "world.yaml")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_on_standard_output(tocsin: Tocsin) -> None:
    ended = tocsin("events", *GIVEN, "--csv", "-")
    assert ended.status == 0
    found = rows(ended.out)
    assert {r["Event Type"] for r in found} >= {"ASSAULT"}
    (strike,) = (r for r in found if r["Event Type"] == "ASSAULT" and r["Voices"])
    assert (strike["Actor Country"], strike["Recipient Country"]) == ("XOS", "XVE")
    assert strike["Voice Kinds"].startswith("officials")
    assert strike["Story Locations"] == "Veltria;Ostravia"
    assert strike["Publication Date"] == "2031-05-05"
    assert "left out: 1 hypothetical" in ended.err
    assert "--all keeps" in ended.err


def test_all_keeps_what_did_not_happen_with_its_mode(tocsin: Tocsin) -> None:
    found = rows(tocsin("events", *GIVEN, "--csv", "-", "--all").out)
    (coming,) = (r for r in found if r["Auxiliary Modes"] == "hypothetical")
    assert (coming["Modality"], coming["Window Latest"][:10]) == ("possible", "2031-05-08")


def test_both_files_at_once_and_what_was_written_is_said(tocsin: Tocsin) -> None:
    ended = tocsin("events", *GIVEN, "--csv", "e.csv", "--jsonl", "e.jsonl")
    assert (ended.status, ended.out) == (0, "")
    lines = Path("e.jsonl").read_text(encoding="utf-8").splitlines()
    table = rows(Path("e.csv").read_text(encoding="utf-8"))
    assert [json.loads(line)["id"] for line in lines] == [r["Event ID"] for r in table]
    assert "written: e.csv\nwritten: e.jsonl" in ended.err


def test_in_the_terminal(tocsin: Tocsin) -> None:
    shown = tocsin("events", *GIVEN)
    assert shown.status == 0
    assert "ASSAULT" in shown.out
    assert "XOS" in shown.out


def test_days_and_types_choose(tocsin: Tocsin) -> None:
    everything = rows(tocsin("events", *GIVEN, "--csv", "-").out)
    days = {r["Event Date"] for r in everything}
    assert days == {"2031-05-04", "2031-05-05"}
    early = rows(tocsin("events", *GIVEN, "--csv", "-", "--to", "2031-05-04").out)
    late = rows(tocsin("events", *GIVEN, "--csv", "-", "--from", "2031-05-05").out)
    assert {r["Event Date"] for r in early} == {"2031-05-04"}
    assert len(early) + len(late) == len(everything)
    ended = tocsin("events", *GIVEN, "--csv", "-", "--type", "aid", "--type", "CONSULT")
    assert rows(ended.out) == []
    assert f"{len(everything)} of other types" in ended.err


def test_undated_events_are_counted_when_days_are_asked_for(tocsin: Tocsin) -> None:
    ended = tocsin(
        "events", "-", "--from", "2020-01-01", stdin=b"Kenya attacked Peru, officials said."
    )
    assert ended.status == 0
    assert "1 without a date" in ended.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--from", "tomorrow"], "--from tomorrow: is no day; write it as 2024-04-11"),
        (["--from", "2024-02-02", "--to", "2024-01-01"], "no day lies between"),
        (["--type", "WAR"], "--type WAR: no such type; known: AGREE, "),
        (["--csv", "a", "--jsonl", "a"], "named for two outputs"),
        (["--csv", "no/x.csv"], "make it first"),
    ],
)
def test_what_is_wrong_is_told(tocsin: Tocsin, given: list[str], said: str) -> None:
    ended = tocsin("events", *GIVEN, *given)
    assert (ended.status, ended.out) == (1, "")
    assert said in ended.err


def test_what_gives_no_report_is_told(tocsin: Tocsin) -> None:
    _ = Path("noise.bin").write_bytes(b"\0\1")
    _ = Path("fr.txt").write_text(
        "Le ministre a dit que la paix est proche et que la guerre finit."
    )
    ended = tocsin("events", "noise.bin", "gone.txt")
    assert ended.status == 1
    assert "noise.bin" in ended.err
    assert "gone.txt" in ended.err
    ended = tocsin("events", "noise.bin", "fr.txt", "report.txt")
    assert ended.status == 0
    assert "not read: noise.bin" in ended.err
    assert "not read: fr.txt (“Le ministre" in ended.err
    assert "translate the report" in ended.err


def test_a_report_given_twice_is_coded_once(tocsin: Tocsin) -> None:
    once = rows(tocsin("events", *GIVEN, "--csv", "-").out)
    twice = rows(tocsin("events", "report.txt", *GIVEN, "--csv", "-").out)
    assert once == twice


def test_many_reports_of_one_file(tocsin: Tocsin) -> None:
    given = [{"title": t, "body": f"{t} attacked Peru on Monday."} for t in ("Kenya", "Chad")]
    _ = Path("two.jsonl").write_text("\n".join(map(json.dumps, given)))
    found = rows(tocsin("events", "two.jsonl", "--csv", "-").out)
    assert {r["Headline"] for r in found} == {"Kenya", "Chad"}
