"""What the tests of the desk share: invented reports and the loaded reader."""

from datetime import UTC, datetime, timedelta

import pytest

from tocsin.desk.models import load_reader
from tocsin.read import RuleReader
from tocsin.records import Report, TimeRange
from tocsin.vocabulary import base_world

START = datetime(2021, 5, 5, 8, tzinfo=UTC)


@pytest.fixture(scope="session")
def reader() -> RuleReader:
    """The reader of the packaged world; its pipeline is loaded once for the process."""
    return load_reader(base_world())


def text_of(number: int) -> str:
    """A text like no other of its kind."""
    return f"Kenya could send {number + 2} ships to Peru within two days, two officials said."


def report(number: int, *, dated: bool = True) -> Report:
    """An invented report, one an hour, or without a date."""
    when = TimeRange.at(START + timedelta(hours=number), "header") if dated else TimeRange()
    return Report(outlet=f"Gazette {number}", title="", body=text_of(number), published=when)


def file_of(number: int, *, dated: bool = True) -> str:
    """The same as a text file with a header block."""
    made = report(number, dated=dated)
    date = f"Published: {made.published.earliest.isoformat()}\n" if made.published.earliest else ""
    return f"Outlet: {made.outlet}\n{date}Title: Ships {number}\n\n{made.body}\n"
