"""Public holidays: the table holds, and their days are those a country keeps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.vocabulary.holidays import holiday_days, holidays

HOMES = [(h.key, home) for h in holidays().values() for home in h.homes]


@pytest.mark.parametrize(("key", "country"), HOMES)
def test_those_that_need_no_country_are_kept_at_home(key: str, country: str) -> None:
    assert holiday_days(key, country, 2023)


def test_no_words_stand_for_two() -> None:
    words = [w for h in holidays().values() for w in h.words]
    assert len(words) == len(set(words))
    assert words == [w.lower() for w in words]


@pytest.mark.parametrize(
    ("key", "country", "day"),
    [
        ("independence-day", "USA", date(2021, 7, 4)),  # a Sunday: the day off is another
        ("independence-day", "ISR", date(2024, 5, 14)),  # moved away from the Sabbath
        ("independence-day", "UKR", date(2024, 8, 24)),  # no day off in wartime
        ("independence-day", "NGA", date(2024, 10, 1)),  # listed as National Day
        ("labour-day", "CAN", date(2024, 9, 2)),
        ("labour-day", "DEU", date(2024, 5, 1)),
        ("victory-day", "TUR", date(2024, 8, 30)),
        ("republic-day", "IND", date(2024, 1, 26)),
        ("independence-day", "KOS", date(2024, 2, 17)),
    ],
)
def test_days(key: str, country: str, day: date) -> None:
    assert holiday_days(key, country, day.year) == ((day, day),)


def test_days_in_a_row_are_one() -> None:
    assert holiday_days("golden-week", "JPN", 2024) == ((date(2024, 4, 29), date(2024, 5, 5)),)
    assert holiday_days("national-day", "CHN", 2024) == ((date(2024, 10, 1), date(2024, 10, 3)),)


def test_what_no_country_keeps_has_no_day() -> None:
    assert holiday_days("independence-day", "GBR", 2024) == ()
    assert holiday_days("anzac-day", "XYZ", 2024) == ()
    assert holiday_days("no-such-day", "USA", 2024) == ()
    assert holiday_days("anzac-day", "AUS", 1492) == ()


@given(
    st.sampled_from(sorted(holidays())),
    st.sampled_from(["USA", "IND", "ISR", "IRN", "UKR", "JPN", "ETH", "MEX"]),
    st.integers(1990, 2040),
)
def test_days_are_in_their_year_and_in_order(key: str, country: str, year: int) -> None:
    days = [day for span in holiday_days(key, country, year) for day in span]
    assert days == sorted(days)
    assert all(day.year == year for day in days)
