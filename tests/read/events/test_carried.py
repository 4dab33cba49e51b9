"""Deeds that are told again: whom they share their sides with."""

from collections.abc import Callable

import pytest

from tocsin.read.events import Coding
from tocsin.records import Party

Code = Callable[..., Coding]


def sides(parties: tuple[Party, ...]) -> list[str | None]:
    return [p.country for p in parties]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Chad's army shelled a market in Niger. The attack killed nine.", ["TCD"], ["NER"]),
        (
            "Chad's navy held live-fire drills off Malta. Missiles came down in Malta's waters.",
            ["TCD"],
            ["MLT"],
        ),
        ("Chad's army shelled a market in Niger. A raid in Peru killed nine.", [], []),
    ],
)
def test_the_last_deed_takes_sides_of_the_one_before(
    code: Code, text: str, actors: list[str], recipients: list[str]
) -> None:
    last = code(text).events[-1]
    assert sides(last.actors) == actors
    assert sides(last.recipients)[:1] == recipients


def test_what_is_carried_over_has_no_words_of_its_own(code: Code) -> None:
    last = code("Chad's army shelled a market in Niger. The attack killed nine.").events[-1]
    assert [p.span for p in last.actors] == [None]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Russia could invade at any moment.", ["UKR"]),
        ("Russia could invade Georgia at any moment.", ["GEO"]),
        ("Norway could invade at any moment.", []),
    ],
)
def test_whom_a_state_at_war_would_strike(code: Code, text: str, recipients: list[str]) -> None:
    assert sides(code(text).events[0].recipients) == recipients


def test_no_doer_is_taken_from_a_table(code: Code) -> None:
    event = code("A Ukrainian farmer was killed near Sumy.").events[0]
    assert event.actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "Iran denied attacking a tanker. The attack killed four sailors.",
        "If China attacks Taiwan, Norway will help. The strike killed two.",
        "India attacked Pakistan. An attack killed six policemen.",
        "Russia shelled Kharkiv. The knife attack at a school killed three girls.",
    ],
)
def test_nobody_is_accused_by_what_is_no_fact_or_another_deed(code: Code, text: str) -> None:
    assert code(text).events[-1].actors == ()


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Russian police beat protesters.", {"RUS"}),
        ("Israel demolished a house in Tel Aviv.", {"ISR"}),
        ("A Thai gunman killed five people.", {"THA"}),
    ],
)
def test_police_and_crime_are_no_war(code: Code, text: str, victims: set[str]) -> None:
    assert set(sides(code(text).events[0].recipients)) == victims
