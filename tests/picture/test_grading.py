"""Grades that people gave, on replay: the last counts, undone ones do not, bad ones are listed."""

import pytest

from tests.picture.build import DENIAL, GAZETTE, WIRE, WORLD, entries_of
from tocsin.picture import Growing, derive
from tocsin.records import Judgement, Picture, Record, record_id


def graded(value: str, reason: str = "known for it", subject: str = "outlet:wire") -> Judgement:
    return Judgement(subject=subject, verdict="graded", reason=reason, value=value)


def of(*more: Record) -> Picture:
    records = [r for report, said in (WIRE, GAZETTE, DENIAL) for r in (report, *said)]
    return derive(entries_of([*records, *more]), None, WORLD)


def letters(picture: Picture) -> set[str | None]:
    """Letters of the unnamed officials whom the wire brings."""
    origins = (o for d in picture.developments for o in d.origins)
    return {o.grading for o in origins if o.key.startswith("unnamed:wire")}


def test_a_grade_replaces_that_of_the_world() -> None:
    assert letters(of()) == {"B"}
    assert letters(of(graded('"D"'))) == {"D"}
    assert letters(of(graded('"D2"'))) == {"D"}


def test_a_grade_that_nobody_can_give_is_none() -> None:
    assert letters(of(graded('"F"'))) == {None}


def test_the_last_grade_counts() -> None:
    assert letters(of(graded('"D"'), graded('"A"'))) == {"A"}


def test_an_undone_grade_does_not_count() -> None:
    first, second = graded('"D"'), graded('"A"')
    back = Judgement(subject=record_id(second), verdict="undone", reason="hasty")
    assert letters(of(first, second, back)) == {"D"}
    again = Judgement(subject=record_id(back), verdict="undone", reason="it was right")
    assert letters(of(first, second, back, again)) == {"A"}


def test_the_key_of_an_origin_goes_before_its_outlet() -> None:
    found = of()
    keys = {o.key for d in found.developments for o in d.origins}
    (key,) = (k for k in keys if k.startswith("unnamed:wire"))
    assert letters(of(graded('"A"', subject=key), graded('"E"'))) == {"A"}


@pytest.mark.parametrize("value", ['"G"', '"b"', '"B9"', "B", "", "{", '["B"]', "2", '"BB"', '""'])
def test_what_is_no_grade_is_listed(value: str) -> None:
    found = of(graded(value))
    assert letters(found) == {"B"}
    assert [r.reason for r in found.refusals] == ["grading"]


def test_a_picture_that_grows_has_the_same_grades() -> None:
    records = [r for report, said in (WIRE, GAZETTE, DENIAL) for r in (report, *said)]
    entries = entries_of([*records[:3], graded('"D"'), *records[3:], graded('"A"')])
    growing = Growing(WORLD)
    for n, entry in enumerate(entries, start=1):
        growing.add(entry)
        assert growing.picture() == derive(entries[:n], None, WORLD)
    assert letters(growing.picture()) == {"A"}
