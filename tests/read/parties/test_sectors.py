"""Sectors of whole classes of heads, past offices, and second sectors."""

import pytest

import tocsin

CASES = [
    ("riot police", "COP", None),
    ("a former minister", "ELI", None),
    ("a retired general", "ELI", None),
    ("a former barracks", "MIL", None),
    ("the chairman of the company's board", "BUS", None),
    ("the president of the court", "JUD", None),
    ("Muslim leaders", "REL", None),
    ("Muslim fighters", "REB", None),
    ("a breakaway region", "PRE", None),
    ("the defence minister", "GOV", "MIL"),
    ("an opposition lawmaker", "LEG", "OPP"),
    ("a protester", "CVL", "OPP"),
    ("antiwar protesters", "OPP", None),
    ("farm workers", "AGR", None),
    ("striking drivers", "LAB", None),
    ("an intelligence agency officer", "SPY", None),
    ("a table", None, None),
]


@pytest.mark.parametrize(("phrase", "sector", "second"), CASES)
def test_sector(phrase: str, sector: str | None, second: str | None) -> None:
    found = tocsin.party(phrase)
    assert (found.sector, found.second) == (sector, second)
