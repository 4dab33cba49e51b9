"""`tocsin grade`: a source graded, listed, replaced and taken back, each with its credit."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tocsin

OFFICIALS = "two Veltrian officials"


@pytest.fixture
def kept(tocsin: Tocsin) -> Path:
    _ = Path("tocsin.toml").write_text('author = "night desk"\nworld = ["world.yaml"]\n')
    file = Path("desk.db")
    assert tocsin("add", "report.txt", "--ledger", file).status == 0
    return file


def grades(tocsin: Tocsin, ledger: Path) -> dict[str, str | None]:
    made = json.loads(tocsin("brief", "--ledger", ledger, "--json", "-").out)
    return {o["key"]: o.get("grading") for d in made["developments"] for o in d["origins"]}


def test_a_grade_is_kept_with_its_credit_and_weighs(tocsin: Tocsin, kept: Path) -> None:
    before = grades(tocsin, kept)
    assert set(before.values()) == {None}
    ended = tocsin(
        "grade", "The Quay Gazette", "B", "--because", "two years of corrections", "--ledger", kept
    )
    assert ended.status == 0
    assert "outlet:quay-gazette B: two years of corrections (night desk, " in ended.out
    assert set(grades(tocsin, kept).values()) == {"B"}
    assert tocsin("grade", "--ledger", kept).out == ended.out


def test_the_last_grade_counts_and_can_be_taken_back(tocsin: Tocsin, kept: Path) -> None:
    for letter, reason in (("B", "good"), ("D", "wrong twice"), ("B", "good")):
        assert (
            tocsin("grade", "Quay Gazette", letter, "--because", reason, "--ledger", kept).status
            == 0
        )
    listed = tocsin("grade", "--ledger", kept).out.splitlines()
    assert ["no longer" in line for line in listed] == [True, True, False]
    assert set(grades(tocsin, kept).values()) == {"B"}
    for line, left in ((listed[2], "D"), (listed[1], "B"), (listed[0], None)):
        ended = tocsin("grade", "--undo", line.split()[0], "--because", "hasty", "--ledger", kept)
        assert ended.out.startswith("taken back: ")
        assert set(grades(tocsin, kept).values()) == {left}


def test_an_origin_is_graded_by_its_key(tocsin: Tocsin, kept: Path) -> None:
    key = next(iter(grades(tocsin, kept)))
    assert tocsin("grade", key, "C", "--because", "met them", "--ledger", kept).status == 0
    assert grades(tocsin, kept)[key] == "C"


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (
            ("Quay Gazette", "G", "--because", "x"),
            "G is no grade of the Admiralty code: A completely",
        ),
        (("Quay Gazette", "B"), "no reason given"),
        (("Quay Gazette",), "name a letter too"),
        (("--undo", "0123", "--because", "x"), "0123 is the id of no grade"),
    ],
)
def test_what_cannot_be_done_is_said(
    tocsin: Tocsin, kept: Path, argv: tuple[str, ...], words: str
) -> None:
    ended = tocsin("grade", *argv, "--ledger", kept)
    assert ended.status != 0
    assert words in " ".join(ended.err.split())


def test_a_ledger_without_grades_says_so(tocsin: Tocsin, kept: Path) -> None:
    assert tocsin("grade", "--ledger", kept).out == "no source is graded\n"
