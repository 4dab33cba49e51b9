"""Each case: an input file and everything that it must give."""

import hashlib
import json
from pathlib import Path

import msgspec
import pytest

from tocsin.feeds import Options, parse_mapping, reports_from
from tocsin.records import Refused, Report

CASES = Path(__file__).resolve().parents[1] / "cases" / "feeds"
INPUTS = sorted(p.name for p in (CASES / "inputs").iterdir() if not p.name.startswith("."))
OPTIONS = {
    "table.csv": Options(
        mapping=parse_mapping(["title=Überschrift,body=Artikel", "published=Datum,outlet=Quelle"])
    )
}


def shown(item: Report | Refused) -> dict[str, object]:
    plain = msgspec.to_builtins(item)
    plain.pop("digest", None)
    return plain


@pytest.mark.parametrize("name", INPUTS)
def test_case(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / "inputs")
    items = list(reports_from(name, OPTIONS.get(name)))
    expected = json.loads((CASES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    assert [shown(item) for item in items] == expected


def test_a_folder_gives_its_files_in_order_and_leaves_hidden_ones_out() -> None:
    items = list(reports_from(CASES / "inputs"))
    again = list(reports_from(CASES / "inputs"))
    assert items == again
    assert not any("hidden" in i.body for i in items if isinstance(i, Report))
    assert any(isinstance(i, Refused) and i.subject.endswith("picture.png") for i in items)


def test_the_digest_is_that_of_the_bytes_received() -> None:
    path = CASES / "inputs" / "header.txt"
    [report] = reports_from(path)
    assert isinstance(report, Report)
    assert report.digest == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", INPUTS)
def test_a_stream_is_recognised_by_its_content(name: str) -> None:
    if name in {"note.md", "table.csv", "picture.png"}:
        pytest.skip("looks like plain text or nothing")
    path = CASES / "inputs" / name
    with path.open("rb") as stream:
        streamed = [shown(i) for i in reports_from(stream) if isinstance(i, Report)]
    assert streamed == [shown(i) for i in reports_from(path) if isinstance(i, Report)]
