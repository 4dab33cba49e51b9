"""`tocsin stories`: reports of one affair together, others of its kind apart."""

import json
from pathlib import Path

import pytest
import yaml

import tocsin as package
from tests.cli.conftest import Tocsin
from tests.conftest import ROOT

CASE = yaml.safe_load((ROOT / "tests/cases/fuse/stories.yaml").read_text(encoding="utf-8"))[0]


@pytest.fixture(autouse=True)
def reports(here: Path) -> Path:
    folder = here / "reports"
    folder.mkdir()
    for s, story in enumerate(CASE["stories"]):
        for r, (day, text) in enumerate(story):
            head, _, rest = text.partition(". ")
            made = f"Outlet: Paper {r}\nPublished: 2031-05-{5 + day:02}\nTitle: {head}\n\n{rest}\n"
            _ = (folder / f"{s}-{r}.txt").write_text(made, encoding="utf-8")
    lone = "Outlet: Paper 9\nTitle: Choir wins prize\n\nThe boys of Brenn won a prize for song.\n"
    _ = (folder / "lone.txt").write_text(lone, encoding="utf-8")
    return folder


def test_stories_of_several_reports_are_listed(tocsin: Tocsin) -> None:
    done = tocsin("stories", "reports")
    assert done.status == 0
    assert done.out.count("4 reports\n") == 2
    assert "2031-05-05  Paper 1: Twelve dead as 6.4 quake flattens Olmen" in done.out
    assert "Choir" not in done.out
    assert "2 stories of several reports, 1 of one" in done.err
    assert "Choir wins prize" in tocsin("stories", "reports", "--all").out


def test_json_has_them_all(tocsin: Tocsin) -> None:
    found = json.loads(tocsin("stories", "reports", "--json", "-").out)
    assert [len(story) for story in found] == [4, 4, 1]
    assert found[2][0]["title"] == "Choir wins prize"
    assert {r["outlet"] for r in found[0]} == {f"Paper {n}" for n in range(4)}


def test_the_library_gives_the_same(reports: Path) -> None:
    found = package.stories([reports])
    assert [len(story) for story in found] == [4, 4, 1]


def test_nothing_named_is_told(tocsin: Tocsin) -> None:
    done = tocsin("stories")
    assert done.status == 1
    assert "no stories: name files" in done.err


def test_what_is_no_report_is_told(tocsin: Tocsin, reports: Path) -> None:
    _ = (reports / "empty.txt").write_text("", encoding="utf-8")
    assert "not read:" in tocsin("stories", "reports").err
