"""Rivals: what the packaged table says, and what a bad row is told."""

import pytest

from tocsin.records import VocabularyError
from tocsin.vocabulary.rivals import parse_rivals, rivals


def test_rivalry_goes_both_ways() -> None:
    table = rivals().by_country
    assert all(one in table[other] for one, others in table.items() for other in others)
    assert rivals().of("ISL") == frozenset()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rivals: [FRA]", "x:1: two countries"),
        ("rivals: [FRA FRA]", "x:1: two countries"),
        ("rivals: [FRA QQQ]", "x:1: 'QQQ' is no"),
        ("rivals: [FRA DEU, DEU FRA]", "x:1: DEU and FRA stand twice"),
        ("others: []", "others"),
    ],
)
def test_a_bad_row_is_named_with_its_place(text: str, told: str) -> None:
    with pytest.raises(VocabularyError, match=told):
        parse_rivals(text, "x")
