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
