"""Windows and expressions of a text side by side."""

from datetime import UTC, datetime

from tocsin.read.timing import timing
from tocsin.records import Report, TimeRange

AT = TimeRange.at(datetime(2024, 9, 11, 10, tzinfo=UTC), "header")


def test_expressions_stand_with_the_window_that_holds_them() -> None:
    text = "It may come by Friday; the council meets daily and is now in session for three days."
    found = timing(Report(outlet=None, title="", body=text, published=AT))
    rows = [
        (p.words, p.window is not None, [t.value for t in p.expressions]) for p in found.phrases
    ]
    assert rows == [
        ("by Friday", True, ["2024-09-13"]),
        ("daily", False, ["P1D"]),
        ("now", False, ["PRESENT_REF"]),
        ("for three days", True, ["P3D"]),
    ]
    assert (found.basis, found.exact, found.anchor) == ("published", True, AT.earliest)


def test_without_a_date_nothing_relative_is_resolved() -> None:
    found = timing(Report(outlet=None, title="", body="It fell on Monday and falls next week."))
    assert found.anchor is None
    assert not any(p.window and p.window.resolved for p in found.phrases)
