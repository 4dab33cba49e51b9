"""What a report's times hang on: its date, a dateline, an explicit date, nothing."""

from datetime import UTC, datetime

import pytest

from tocsin.read.time import anchor_of, dateline, find_windows
from tocsin.records import Report, TimeRange


def report(body: str, published: TimeRange | None = None) -> Report:
    return Report(outlet=None, title="", body=body, published=published or TimeRange())


def test_the_report_date_comes_first() -> None:
    at = datetime(2024, 9, 11, 10, tzinfo=UTC)
    text = "PORT HALE, 3 May 2023 (Wire) - The harbour was shut."
    assert anchor_of(report(text, TimeRange.at(at, "header"))) == (at, "published")


@pytest.mark.parametrize(
    "text",
    [
        "PORT HALE, 3 May 2023 (Wire) - The harbour was shut yesterday.",
        "Port Hale, May 3, 2023 - The harbour was shut yesterday.",
        "May 3, 2023\nThe harbour was shut yesterday.",
        "Updated 3 May 2023\nThe harbour was shut yesterday.",
        "The harbour was shut yesterday.\nLast updated: 2023-05-03",
        "Published: 3 May 2023, 00:00 GMT\nThe harbour was shut yesterday.",
    ],
)
def test_datelines(text: str) -> None:
    assert anchor_of(report(text)) == (datetime(2023, 5, 3, tzinfo=UTC), "dateline")
    day = next(w for w in find_windows(text, None) if w.span and w.span.of(text) == "yesterday")
    assert (day.anchor, day.earliest) == ("dateline", datetime(2023, 5, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    "text",
    [
        "The treaty of 3 May 2023 is void.",
        "On 3 May 2023 - the day of the vote - the harbour was shut.",
        "The harbour was shut.",
    ],
)
def test_a_date_in_the_text_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_the_last_explicit_date() -> None:
    text = "On 3 May 2023 the harbour was shut. It reopened on 9 May 2023; a day later it burnt."
    assert anchor_of(report(text)) == (datetime(2023, 5, 9, tzinfo=UTC), "text")


def test_nothing_to_hang_on() -> None:
    assert anchor_of(report("The harbour may be shut as early as tomorrow.")) == (None, "none")
