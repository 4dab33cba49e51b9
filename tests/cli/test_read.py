"""`tocsin read`: one report, its statements marked, in three forms."""

import json
from pathlib import Path

from tests.cli.conftest import Tocsin


def test_in_the_terminal(tocsin: Tocsin) -> None:
    shown = tocsin("read", "report.txt", "--world", "world.yaml")
    assert shown.status == 0
    assert "Statements" in shown.out
    assert "Navy shells harbour of Veltria" in shown.out
    assert shown.err == ""


def test_as_json_every_span_lies_in_the_text(tocsin: Tocsin) -> None:
    (line,) = tocsin("read", "report.txt", "--json", "-").out.splitlines()
    row = json.loads(line)
    assert set(row) == {"report", "outlet", "published", "text", "statements", "refusals", "names"}
    assert row["outlet"] == "Quay Gazette"
    spans = [s for x in row["statements"] for s in (*x["content"], *x.get("cue", []))]
    assert spans
    assert all(0 <= start < end <= len(row["text"]) for start, end in spans)


def test_names_in_json_and_in_the_terminal(tocsin: Tocsin) -> None:
    text = b"Maria Lund told Axios that Oslo had asked twice. Lund left."
    row = json.loads(tocsin("read", "-", "--json", "-", stdin=text).out)
    found = [(row["text"][slice(*n["span"])], n["kind"], n["full"]) for n in row["names"]]
    assert found == [
        ("Maria Lund", "person", "Maria Lund"),
        ("Axios", "outlet", "Axios"),
        ("Oslo", "place", "Oslo"),
        ("Lund", "person", "Maria Lund"),
    ]
    shown = tocsin("read", "-", "--names", stdin=text)
    assert shown.status == 0
    assert "Stands for" in shown.out
    assert "NOR" in shown.out
    assert "Stands for" not in tocsin("read", "-", stdin=text).out


def test_as_a_page(tocsin: Tocsin) -> None:
    ended = tocsin("read", "report.txt", "--html", "page.html")
    assert ended.status == 0
    page = Path("page.html").read_text(encoding="utf-8")
    assert "<mark" in page
    assert "<script" not in page
    assert "written: page.html" in ended.err


def test_standard_input_is_a_dash(tocsin: Tocsin) -> None:
    text = b"The minister warned of floods."
    row = json.loads(tocsin("read", "-", "--json", "-", stdin=text).out)
    assert row["text"] == text.decode()


def test_several_reports_are_several_lines_and_no_page(tocsin: Tocsin) -> None:
    rows = [{"title": t, "body": "It rained in Paris on Monday."} for t in "ab"]
    _ = Path("two.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert len(tocsin("read", "two.jsonl", "--json", "-").out.splitlines()) == 2
    ended = tocsin("read", "two.jsonl", "--html", "page.html")
    assert ended.status == 1
    assert "one page shows one report, the input gives 2" in ended.err


def test_what_gives_no_report_is_said(tocsin: Tocsin) -> None:
    folder = Path("some")
    folder.mkdir()
    _ = Path("report.txt").rename(folder / "report.txt")
    _ = (folder / "noise.bin").write_bytes(b"\0\1")
    ended = tocsin("read", folder)
    assert ended.status == 0
    assert "not read: some/noise.bin" in ended.err
    ended = tocsin("read", folder / "noise.bin")
    assert (ended.status, ended.out) == (1, "")
    assert "noise.bin" in ended.err


def test_a_missing_folder_is_told(tocsin: Tocsin) -> None:
    ended = tocsin("read", "report.txt", "--json", "no/x.json")
    assert ended.status == 1
    assert "make it first" in ended.err


def test_the_place_of_an_event_is_told_with_its_country(tocsin: Tocsin) -> None:
    text = b"Lebanese soldiers killed four gunmen in Tripoli on Sunday."
    shown = " ".join(tocsin("read", "-", stdin=text).out.split())
    assert "LBN" in shown
    row = json.loads(tocsin("read", "-", "--json", "-", stdin=text).out)
    (place,) = {json.dumps(e["place"]) for s in row["statements"] for e in s["events"]}
    assert json.loads(place)["lat"] == 34.43
