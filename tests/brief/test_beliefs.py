"""What a brief says of how much to believe."""

from tests.brief.build import belief
from tocsin.brief.beliefs import neither, reasons, standing
from tocsin.records import Belief, Contradiction, Side

SIDE = Side(value="7", quotes=(), belief=belief())


def test_likelihood_stands_with_its_number() -> None:
    assert standing(SIDE.belief) == "likely, 61 %"
    assert standing(None) == ""


def test_only_who_adds_to_a_value_stands_with_it() -> None:
    assert list(reasons(SIDE)) == [
        "two officials, for 7 (graded B; unnamed): +31 points",
        "Not more, for its own sources are no better than that.",
    ]
    assert list(reasons(Side(value="9", quotes=(), belief=belief())))[1].startswith(
        "origin unknown, for 9"
    )
    assert not list(reasons(Side(value="7", quotes=())))


def test_that_nothing_holds_is_said_where_it_may_be() -> None:
    assert neither(Contradiction(attribute="killed", values=(SIDE,), neither=0.2)) == (
        "none of these: 20 %"
    )
    assert neither(Contradiction(attribute="killed", values=(SIDE,), neither=0.001)) == ""
    assert neither(Contradiction(attribute="killed", values=(SIDE,))) == ""


def test_certainty_is_never_shown() -> None:
    sure = Belief(probability=0.9999, likelihood="almost certain", terms=())
    assert standing(sure) == "almost certain, 99 %"
