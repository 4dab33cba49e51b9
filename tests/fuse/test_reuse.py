from datetime import timedelta

import pytest

from tests.fuse.build import START, WORLD
from tocsin.fuse import fuse
from tocsin.fuse.figures import Figure, figures
from tocsin.records import Report, Reuse, TimeRange, record_id

TEXT = (
    "The harbour pilots of Midport will stop work on Thursday unless the port company pays for the "
    "winter crews, their guild said after a meeting in the sail loft. Some forty ships a day need "
    "a pilot to pass the Gull Rock shoals, and the company has hired nobody to take their "
    "place.\n\n"
    "The company called the demand a surprise. It has offered to talk in March, when the budget of "
    "the province has been voted, and points out that the crews were paid for last winter without "
    "any written promise. The guild answered that fog does not wait for budgets.\n\n"
    "Two of the ferries to the outer islands carry their own certificates and would run as usual."
)
EDITED = TEXT.replace("will stop work on Thursday", "down tools on Thursday").replace(
    "The company called the demand a surprise.", "The port company says it was taken by surprise."
)


def report(outlet: str, body: str, hours: float | None) -> Report:
    when = TimeRange() if hours is None else TimeRange.at(START + timedelta(hours=hours), "header")
    return Report(outlet=outlet, title="", body=body, published=when)


def found(*reports: Report) -> list[Reuse]:
    return list(fuse({record_id(r): r for r in reports}, [], WORLD, {}).reuse)


def test_a_later_reprint_is_a_verbatim_copy() -> None:
    source, copy = report("Northern Wire", TEXT, 0), report("Morning Echo", TEXT, 5)
    (reuse,) = found(copy, source)
    assert (reuse.copy, reuse.source) == (record_id(copy), record_id(source))
    assert (reuse.kind, reuse.containment, reuse.credited) == ("verbatim", 1.0, False)


def test_credit_outweighs_the_clock() -> None:
    source = report("Northern Wire", TEXT, 5)
    copy = report("Morning Echo", "From Northern Wire dispatches.\n\n" + TEXT, 0)
    (reuse,) = found(source, copy)
    assert reuse.copy == record_id(copy)
    assert reuse.credited


def test_an_undated_reprint_is_the_copy() -> None:
    source, copy = report("Northern Wire", TEXT, 0), report("Morning Echo", TEXT, None)
    assert [r.copy for r in found(copy, source)] == [record_id(copy)]


def test_an_edited_brief_cut_from_a_long_dispatch_is_found() -> None:
    brief = report("Morning Echo", EDITED.split("\n\n", maxsplit=1)[0], 3)
    (reuse,) = found(report("Northern Wire", TEXT, 0), brief)
    assert reuse.copy == record_id(brief)
    assert reuse.kind in {"verbatim", "edited"}


def test_a_credited_retelling_is_a_paraphrase() -> None:
    retold = report(
        "Morning Echo",
        "Midport's harbour pilots want to strike over pay for winter crews, Northern Wire reports. "
        "Forty ships a day that pass the Gull Rock shoals would be left without them.",
        6,
    )
    (reuse,) = found(report("Northern Wire", TEXT, 0), retold)
    assert (reuse.kind, reuse.credited) == ("paraphrase", True)


def test_two_reports_of_one_speech_do_not_copy_each_other() -> None:
    speech = (
        '"We shall keep the lamps on the Kettle lit through every night of this winter, and '
        'whoever comes by water shall find the quay open and a kettle on the stove," '
        "the mayor said."
    )
    one = report("Northern Wire", f"Few came to the square in the rain. {speech} Then he left.", 0)
    other = report(
        "Morning Echo", f"The mayor of Midport spoke briefly. {speech} A band played.", 2
    )
    assert not [r for r in found(one, other) if r.kind == "verbatim"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("At least 23 people were killed in the flood.", Figure("+kill", 23, None, "at least 23")),
        ("The ministry put the number of dead at 31.", Figure("+kill", 31, 31, "31")),
        ("Two new harbour tugs arrived.", Figure("tug", 2, 2, "Two")),
    ],
)
def test_figures_count_the_right_thing(text: str, want: Figure) -> None:
    assert want in figures(text)


@pytest.mark.parametrize(
    "text",
    ["It may come within 24 to 48 hours.", "She was killed at 7 p.m.", "The general, 54, died."],
)
def test_measures_are_no_tolls(text: str) -> None:
    assert not [f for f in figures(text) if f.unit == "+kill"]
