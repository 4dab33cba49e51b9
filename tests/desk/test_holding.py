"""Learning holdings at the desk: the shipped example, Python, and what learned tenures are for."""

from datetime import UTC, date, datetime

import pytest

import tocsin
from tests.conftest import ROOT
from tocsin.desk.library import holdings
from tocsin.export import overlay_text
from tocsin.read.dating import date_bounds
from tocsin.records import Learned, Report, TimeRange, TocsinError
from tocsin.vocabulary import World, base_world, parse_world

EXAMPLE = ROOT / "examples"
WORLD = EXAMPLE / "newsroom" / "world.yaml"


@pytest.fixture(scope="module")
def learned() -> Learned:
    return holdings(EXAMPLE / "holdings" / "reports", world=WORLD)


@pytest.fixture(scope="module")
def worlds(learned: Learned) -> tuple[World, World]:
    """What is known before, and with what was learned."""
    before = base_world().with_overlay(parse_world(WORLD.read_text("utf-8"), "world.yaml"))
    over = parse_world(overlay_text(learned, before), "learned.yaml")
    return before, before.with_overlay(over)


def test_the_example_shows_what_may_become_of_a_holding(learned: Learned) -> None:
    found = {h.person: (h.office, h.status) for h in learned.holdings}
    assert found == {
        "Oren Vasselle": ("XKE/defence-minister", "proposed"),
        "Mira Tessaly": ("XKE/defence-minister", "ended"),
        "Isolde Farran": ("XKE/prime-minister", "known"),
        "Ruth Calloway": ("XNO/president", "known"),
        "Tobin Ashgrave": ("XIL/chief-of-army-staff", "conflict"),
        "Dessa Korrin": ("XIL/chief-of-army-staff", "conflict"),
        "Ansel Morrow": ("XLI/police-chief", "few"),
    }
    assert {c.kind for c in learned.conflicts} == {"two-holders", "still-known"}
    assert learned.undated == 1


def test_a_successor_ends_the_tenure_that_is_known(worlds: tuple[World, World]) -> None:
    before, after = worlds
    day = date(2025, 7, 1)
    assert [w.holder("XKE/defence-minister", day).name for w in worlds] == [
        "Mira Tessaly",
        "Oren Vasselle",
    ]
    tessaly = next(t for t in after.tenures("Mira Tessaly"))
    assert tessaly.end == date(2025, 6, 9)
    assert before.tenures("Oren Vasselle") == ()


def test_an_undated_report_is_dated_by_it(worlds: tuple[World, World]) -> None:
    report = Report(
        outlet=None,
        title="",
        body="Defence Minister Oren Vasselle of Kelmoria spoke to reporters in Sarrow.",
        language="en",
    )
    before, after = (date_bounds(report, w, None).published for w in worlds)
    assert not before.known
    assert after.known
    assert after.earliest
    assert after.latest
    assert datetime(2025, 6, 9, tzinfo=UTC) <= after.earliest
    assert after.latest <= datetime(2025, 9, 6, tzinfo=UTC)


def test_python_takes_reports_and_says_what_makes_no_sense() -> None:
    at = TimeRange.at(datetime(2027, 3, 1, 9, tzinfo=UTC), "header")
    text = "Chile's army chief, General Elena Ruiz Tagle, visited the north of the country."
    report = Report(outlet="P", title="", body=text, published=at, language="en")
    found = tocsin.holdings(report, min_reports=1, min_publishers=1).holdings
    assert [(h.person, h.status) for h in found] == [("Elena Ruiz Tagle", "proposed")]
    with pytest.raises(TocsinError, match="--tolerance -1"):
        _ = tocsin.holdings(report, tolerance=-1)


def test_reports_of_one_text_are_read_once() -> None:
    at = TimeRange.at(datetime(2027, 3, 1, 9, tzinfo=UTC), "header")
    text = "Chile's army chief, General Elena Ruiz Tagle, visited the north of the country."
    report = Report(outlet="P", title="", body=text, published=at, language="en")
    found = tocsin.holdings([report, report, report]).holdings
    assert [(len(h.reports), h.status) for h in found] == [(1, "few")]
