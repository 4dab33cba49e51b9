"""docs/belief.md has the numbers that the code weighs by."""

import re

from tests.conftest import ROOT
from tocsin.fuse.reliability import left, reliability

PAGE = (ROOT / "docs" / "belief.md").read_text(encoding="utf-8")


def row(begin: str) -> str:
    (found,) = re.findall(rf"^\| {re.escape(begin)}[^|]*\| (.*) \|$", PAGE, re.MULTILINE)
    return found


def test_the_table_of_sources_is_that_of_the_code() -> None:
    table = reliability()
    letters = [f".{round(table.accuracy[letter] * 100)}" for letter in "ABCDE"]
    assert row("an outlet's own word") == ", ".join(letters)
    assert row("nobody graded it") == f".{round(table.neutral * 100)}"
    assert row("words whose origin").startswith(f".{round(table.unknown * 100)},")
    assert table.unnamed == 0.3
    assert "three tenths" in row("an unnamed source")
    assert table.interested == table.early.part == 0.5
    assert table.early.hours == 6
    assert "six hours" in PAGE


def test_the_example_is_reckoned_by_it() -> None:
    table = reliability()
    doctor = left(left(table.of("C"), table.unnamed), table.early.part)
    assert f"= {f'{doctor:g}'[1:]} for\nhaving been first" in PAGE
    assert f'{{"ministry": {table.neutral:g}, "doctor": {doctor:g}}}' in PAGE
    assert f"alternatives={table.alternatives.figure:g}" in PAGE
