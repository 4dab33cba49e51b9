"""Whose people are named without a country: of the country told of, or of the outlet's seat."""

import pytest
from spacy.language import Language

from tocsin.read.parse import Parsed, parse
from tocsin.records import Report
from tocsin.vocabulary import World


def country(nlp: Language, world: World, text: str, head: str, outlet: str | None = None) -> object:
    """Country of the party whose head is the word, in a report of the outlet."""
    found = parse(nlp, Report(outlet=outlet, title="", body=text, language="en"), world)
    assert isinstance(found, Parsed)
    return found.parties.party_at(found.tree.lower.index(head)).country


@pytest.mark.parametrize(
    ("text", "head", "whose"),
    [
        ("Rebels in Colombia freed six soldiers.", "soldiers", "COL"),
        ("A farmer was shot in Nigeria.", "farmer", "NGA"),
        ("A gang in Haiti freed a bishop.", "bishop", "HTI"),
        ("Students in Dhaka organised it on Facebook.", "students", "BGD"),
    ],
)
def test_people_belong_to_the_country_told_of(
    nlp: Language, world: World, text: str, head: str, whose: str
) -> None:
    assert country(nlp, world, text, head) == whose


@pytest.mark.parametrize(
    ("outlet", "whose"),
    [("Tbilisi Observer", "GEO"), ("The Daily Echo", None), ("Berlin and Paris Courier", None)],
)
def test_without_any_name_they_belong_to_the_outlets_seat(
    nlp: Language, world: World, outlet: str, whose: str | None
) -> None:
    text = "Police fired tear gas at a crowd outside parliament."
    assert country(nlp, world, text, "police", outlet) == whose


def test_a_company_is_no_country(nlp: Language, world: World) -> None:
    assert country(nlp, world, "Students vowed it on Facebook.", "students") is None


def test_a_weekday_is_nobodys_name(nlp: Language, world: World) -> None:
    assert country(nlp, world, "Students will march on Friday.", "students") is None


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Brussels fined three airlines.", "EUR"),
        ("Hungary accused Brussels of blackmail.", "EUR"),
        ("Farmers met in Brussels.", "BEL"),
    ],
)
def test_a_seat_that_acts_is_the_body_that_sits_there(
    nlp: Language, world: World, text: str, whose: str
) -> None:
    assert country(nlp, world, text, "brussels") == whose
