"""Numerals in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.vocabulary.numerals import TENS, UNITS, cardinal


@given(st.sampled_from(sorted(TENS)), st.integers(1, 9))
def test_tens_and_units_add_up(tens: str, low: int) -> None:
    unit = next(w for w, n in UNITS.items() if n == low)
    assert cardinal(f"{tens}-{unit}") == TENS[tens] + low


@pytest.mark.parametrize(
    ("words", "value"),
    [("zero", 0), ("nineteen", 19), ("ninety", 90), ("forty-twelve", None), ("forty-", None)],
)
def test_one_word_or_a_pair(words: str, value: int | None) -> None:
    assert cardinal(words) == value


@pytest.mark.parametrize("words", ["", "-", "so", "two-forty", "forty-zero", "a-one"])
def test_what_is_no_numeral_has_no_value(words: str) -> None:
    assert cardinal(words) is None
