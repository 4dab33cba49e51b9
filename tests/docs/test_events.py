"""docs/events.md names the columns and codes that there are."""

import re

from tests.conftest import ROOT
from tocsin.export import COLUMNS
from tocsin.vocabulary import cameo

PAGE = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")


def rows(title: str) -> list[list[str]]:
    """The rows of the table in a section."""
    section = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section, title
    lines = re.findall(r"^\|(.*)\|$", section[1], re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def test_the_columns_in_order() -> None:
    named = [name for first, *_ in rows("The columns") for name in re.findall(r"`([^`]+)`", first)]
    assert named == list(COLUMNS)


def test_the_cameo_codes() -> None:
    said = {type_: (plain, modes) for type_, plain, modes in rows("PLOVER and CAMEO")}
    for type_, codes in cameo().items():
        armed = f", armed sides {codes.armed}" if codes.armed else ""
        modes = ", ".join(f"{mode} {code}" for mode, code in codes.modes.items())
        assert said.pop(type_) == (codes.code + armed, modes)
    assert not said
