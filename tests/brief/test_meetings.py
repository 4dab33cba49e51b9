"""Meetings tied to each other by the words of a report."""

import msgspec
import pytest

from tests.brief.build import development, quote, report
from tests.brief.test_forms import printed
from tocsin.brief import html, markdown, terminal
from tocsin.brief.meetings import tied
from tocsin.records import Counts, Development, Member, Picture, Report, record_id

TRIP = "The harbour minister of Kenya visited Lima on Monday."
TALKS = "Envoys met in Oslo in preparation for the harbour minister's trip, officials said."


def meeting(key: str, text: str, mode: str | None) -> tuple[Development, Report]:
    given = report(text)
    made = development(key, given, "CONSULT", "actual", f"Meeting {key}")
    member = Member(statement=key, event=0, stance="asserts", origin="o1", quote=quote(given))
    return msgspec.structs.replace(made, mode=mode, members=(member,), lineage=()), given


def brief_of(*texts: tuple[str, str | None]) -> tuple[Picture, dict[str, Report]]:
    made = [meeting(f"m{n}", *text) for n, text in enumerate(texts)]
    reports = {record_id(given): given for _, given in made}
    return Picture(as_of=None, seq=1, developments=tuple(d for d, _ in made)), reports


@pytest.mark.parametrize(
    ("text", "way", "words"),
    [
        (TALKS, "prepares", "the harbour minister's trip"),
        ("They spoke ahead of the Lagos summit.", "prepares", "the Lagos summit"),
        ("The visit was a follow-up to the June talks.", "follows", "the June talks"),
        ("He paved the way for a call between the two.", "prepares", "a call"),
    ],
)
def test_a_meeting_that_is_said_to_lead_to_another(text: str, way: str, words: str) -> None:
    assert [(t.way, t.words) for t in tied(text)] == [(way, words)]


@pytest.mark.parametrize(
    "text", ["They met in preparation for winter.", "They met to prepare; talks went on."]
)
def test_what_is_prepared_must_be_a_meeting(text: str) -> None:
    assert not list(tied(text))


def test_both_ends_name_each_other_in_every_form() -> None:
    made = brief_of((TRIP, "visit"), (TALKS, "meeting"))
    page = html(*made)
    assert '>Said to prepare: <a href="#d-m0"><bdi>Meeting m0</bdi></a>' in page
    assert '>Said to be prepared by: <a href="#d-m1"><bdi>Meeting m1</bdi></a>' in page
    for shown in (markdown(*made), printed(terminal(*made))):
        assert "Said to prepare: Meeting m0" in shown
        assert "Said to be prepared by: Meeting m1" in shown


@pytest.mark.parametrize("others", [[], [(TRIP, "phone")], [(TRIP, "visit"), (TRIP, "visit")]])
def test_where_it_is_not_sure_which_the_words_stand(others: list[tuple[str, str]]) -> None:
    shown = markdown(*brief_of((TALKS, "meeting"), *others))
    assert "Said to prepare: “the harbour minister's trip”" in shown
    assert "prepared by" not in shown


def test_no_publisher_stated_is_not_none() -> None:
    (made, given), reports = meeting("m0", TRIP, "visit"), {}
    counts = Counts(reports=2, publishers=0, origins=1, unknown_origin=0)
    picture = Picture(
        as_of=None, seq=1, developments=(msgspec.structs.replace(made, counts=counts),)
    )
    reports[record_id(given)] = given
    assert "2 reports, publishers not stated, 1 independent origin" in markdown(picture, reports)
    assert "not stated" in html(picture, reports)
