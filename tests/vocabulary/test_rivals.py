"""Rivals and wars: what the packaged table says, and what a bad row is told."""

import pytest

from tocsin.records import VocabularyError
from tocsin.vocabulary.rivals import parse_rivals, rivals


def test_rivalry_goes_both_ways() -> None:
    table = rivals().by_country
    assert all(one in table[other] for one, others in table.items() for other in others)
    assert rivals().of("ISL") == frozenset()


def test_a_war_is_on_within_its_years() -> None:
    war = parse_rivals("rivals: []\nwars:\n  - {sides: ARM AZE, from: 1991, to: 1994}", "x").wars[0]
    assert [war.on(y) for y in (1990, 1991, 1994, 1995, None)] == [False, True, True, False, False]
    assert war.other("ARM") == "AZE"
    assert war.other("FRA") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rivals: [FRA]\nwars: []", "x:1: two countries"),
        ("rivals: [FRA FRA]\nwars: []", "x:1: two countries"),
        ("rivals: [FRA QQQ]\nwars: []", "x:1: 'QQQ' is no"),
        ("rivals: [FRA DEU, DEU FRA]\nwars: []", "x:1: DEU and FRA stand twice"),
        ("rivals: []\nwars:\n  - {sides: FRA DEU, from: 1918, to: 1914}", "back to 1914"),
        ("rivals: []\nwars:\n  - {sides: FRA DEU, from: soon}", "a number is expected"),
        ("rivals: []", "'wars' is missing"),
    ],
)
def test_a_bad_row_is_named_with_its_place(text: str, told: str) -> None:
    with pytest.raises(VocabularyError, match=told):
        parse_rivals(text, "x")
