"""Names that several bear, and places that are persons."""

from datetime import date

import pytest
from spacy.language import Language

from tocsin.read.parse import parse
from tocsin.records import Refused, Report
from tocsin.vocabulary import World, parse_world

TWO = """schema: tocsin-world/1
groups:
  - {id: a, name: Lantern Party, kind: political party, country: PER}
  - {id: b, name: Lantern Party, kind: political party, country: KEN}
  - id: c
    name: Tide Front
    kind: rebel group
    country: PER
    ruled: [{from: 2010-01-01, to: 2012-12-31}]
"""


def country_of(nlp: Language, world: World, text: str, word: str) -> tuple[str | None, str | None]:
    """Country and sector of the party at a word of a text of 1 June 2011."""
    report = Report(outlet=None, title="", body=text, language="en")
    parsed = parse(nlp, report, world)
    assert not isinstance(parsed, Refused)
    parsed.parties.names.when = date(2011, 6, 1)
    guess = parsed.parties.guesses(parsed.tree.at(text.rindex(word)))[0]
    return guess.country, guess.sector


@pytest.fixture(scope="module")
def two(world: World) -> World:
    return world.with_overlay(parse_world(TWO, "two.yaml"))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("In Nairobi the Lantern Party said no.", "KEN"),
        ("Peruvians voted. The Lantern Party said no.", "PER"),
        ("The Lantern Party said no.", None),
    ],
)
def test_a_shared_name_is_whose_the_report_means(
    nlp: Language, two: World, text: str, country: str | None
) -> None:
    assert country_of(nlp, two, text, "Party") == (country, "PTY")


def test_a_group_that_rules_is_the_government(nlp: Language, two: World) -> None:
    assert country_of(nlp, two, "The Tide Front said no.", "Front") == ("PER", "GOV")


@pytest.mark.parametrize("name", ["Maria Valencia", "Paul London"])
def test_a_place_in_a_persons_name_is_none(nlp: Language, world: World, name: str) -> None:
    assert country_of(nlp, world, f"{name} said no.", name.rpartition(" ")[2])[0] is None


def test_a_place_in_the_name_of_a_body_is_one(nlp: Language, world: World) -> None:
    assert country_of(nlp, world, "The Lagos High Court said no.", "Court") == ("NGA", "JUD")
