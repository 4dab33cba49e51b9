"""Dates as written, and the bounds they give."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.feeds import parse_published
from tocsin.feeds.dates import from_epoch, read_date
from tocsin.records import TimeRange

EXACT = {
    "2024-04-11T14:05:00+02:00": "2024-04-11T14:05:00+02:00",
    "2024-04-11t14:05:00z": "2024-04-11T14:05:00+00:00",
    "2024-04-11 14:05+0530": "2024-04-11T14:05:00+05:30",
    "2024-04-11T14:05:07.25-07": "2024-04-11T14:05:07.250000-07:00",
    "20240411T140500Z": "2024-04-11T14:05:00+00:00",
    "2016-12-31T23:59:60Z": "2017-01-01T00:00:00+00:00",
    "Thu, 11 Apr 2024 14:05:00 +0200": "2024-04-11T14:05:00+02:00",
    "11 Apr 2024 14:05 EST": "2024-04-11T14:05:00-05:00",
    "Thu, 11 Apr 2024 14:05:00 GMT (UTC)": "2024-04-11T14:05:00+00:00",
    "Thu, 11 Apr 2024 14:05:00 -0000": "2024-04-11T14:05:00+00:00",
}
BOUNDED = {
    "2024-04-11T14:05": ("2024-04-11T14:05:00+14:00", "2024-04-11T14:05:00-12:00"),
    "Thu, 11 Apr 2024 14:05:00": ("2024-04-11T14:05:00+14:00", "2024-04-11T14:05:00-12:00"),
    "Thu, 11 Apr 2024 14:05:00 CEST": ("2024-04-11T14:05:00+14:00", "2024-04-11T14:05:00-12:00"),
    "2024-04-11": ("2024-04-11T00:00:00+14:00", "2024-04-11T23:59:59-12:00"),
    "20240411": ("2024-04-11T00:00:00+14:00", "2024-04-11T23:59:59-12:00"),
    "11 April 2024": ("2024-04-11T00:00:00+14:00", "2024-04-11T23:59:59-12:00"),
    "Thursday, April 11th, 2024": ("2024-04-11T00:00:00+14:00", "2024-04-11T23:59:59-12:00"),
    "2024-02": ("2024-02-01T00:00:00+14:00", "2024-02-29T23:59:59-12:00"),
}
NOT_UNDERSTOOD = [
    *("", "yesterday", "04/11/2024", "11.04.2024", "2024", "2024-13-01", "2024-02-30", "14:05"),
    *("0001-01-01", "9999-12-31T23:59:59-23:59", "2024-04-11T25:00Z", "2024-04-11T14:05+99:99"),
    *("Ma 3, 2024", "3 Foo 2024", "2024-04-11T14:05:00 CEST", "x" * 100),
]


@pytest.mark.parametrize("text", EXACT)
def test_an_offset_makes_it_exact_and_is_kept(text: str) -> None:
    found = parse_published(f" {text}\n", "header")
    assert found.exact
    assert found.basis == "header"
    assert found.earliest is not None
    assert found.earliest.isoformat() == EXACT[text]


@pytest.mark.parametrize("text", BOUNDED)
def test_without_an_offset_it_is_bounded(text: str) -> None:
    found = parse_published(text, "header")
    assert found.earliest is not None
    assert found.latest is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == BOUNDED[text]


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_other_forms_are_refused_with_those_that_are_understood(text: str) -> None:
    with pytest.raises(ValueError, match="2024-04-11T14:05"):
        _ = parse_published(text, "header")


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.integers(-720, 840))  # noqa: DTZ001 - hypothesis wants naive bounds
def test_what_is_written_is_within_what_is_read(local: datetime, minutes: int) -> None:
    local = local.replace(microsecond=0)
    moment = local.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    exact = parse_published(moment.isoformat(), "x")
    assert exact == TimeRange.at(moment, "x")
    for text in (local.isoformat(), local.date().isoformat()):
        bounds = parse_published(text, "x")
        assert bounds.earliest is not None
        assert bounds.latest is not None
        assert bounds.earliest <= moment <= bounds.latest
        assert bounds.earliest.date() == bounds.latest.date() == local.date()


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = read_date(text, "x")
    assert found is None or found.known


def test_seconds_and_milliseconds_since_1970() -> None:
    expected = TimeRange.at(datetime(2024, 4, 12, 6, tzinfo=UTC), "column")
    assert from_epoch(1712901600, "column") == expected
    assert from_epoch(1712901600000, "column") == expected
    assert from_epoch(7, "column") is None
