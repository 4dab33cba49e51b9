"""Which place a name stands for: the cases of the task, and the laws that hold for any text."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tocsin.read.parse import parse
from tocsin.read.places import place_words, places
from tocsin.read.places.options import apart, options
from tocsin.read.places.rules import RULES
from tocsin.records import Located, Refused, Report
from tocsin.vocabulary import World, parse_world

PIECES = [
    "Tripoli",
    "Georgia",
    "Jordan",
    "Lebanon",
    "Paris, Texas",
    "Springfield",
    "Kivu",
    "Córdoba",
]


def read(nlp: Language, world: World, text: str, outlet: str | None = None) -> list[Located]:
    parsed = parse(nlp, Report(outlet=outlet, title="", body=text, language="en"), world)
    assert not isinstance(parsed, Refused)
    return list(places(parsed))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boats left Tripoli on Sunday, Lebanese officers said.", [("LBN", 34.44, 35.85)]),
        ("Militias fought in Tripoli on Sunday.", [("LBY", 32.89, 13.19)]),
        ("The mayor of Paris, Texas, resigned.", [("USA", 33.66, -95.56), ("USA", None, None)]),
        ("The mayor of Paris resigned.", [("FRA", 48.85, 2.35)]),
        ("A flood hit Lebanon, Pa., on Monday.", [("USA", 40.34, -76.42), ("USA", None, None)]),
        ("Lebanon closed its border.", [("LBN", None, None)]),
        ("Georgia recalled its envoy from Tbilisi.", [("GEO", None, None), ("GEO", 41.7, 44.8)]),
        ("Georgia's governor spoke in Atlanta.", [("USA", None, None), ("USA", 33.7, -84.4)]),
        ("Moscow, Idaho, is calm.", [("USA", 46.73, -117.0), ("USA", None, None)]),
        ("Jordan shut its airspace.", [("JOR", None, None)]),
        ("Soldiers shut Hamid Karzai airport.", [("AFG", 34.57, 69.21)]),
        ("The planes bound for Indira Gandhi turned back.", [("IND", 28.56, 77.1)]),
        ("It landed at Jomo Kenyatta on Monday.", [("KEN", -1.32, 36.93)]),
        ("Ships waited in the Strait of Hormuz.", [(None, 26.6, 56.3)]),
        ("A train left Frankfurt an der Oder.", [("DEU", 52.34, 14.55)]),
        ("Rebels hold the Greek village of Xyrokastron.", [("GRC", None, None)]),
        ("War looms over the Middle East.", [(None, 29.0, 41.0)]),
        ("Relations soured after Israel-US talks.", [("ISR", None, None), ("USA", None, None)]),
        ("The governor of Ghazni province fled.", [("AFG", 33.4, 68.2)]),
        ("Debris came ashore on Reunion Island.", [("REU", None, None)]),
        ("The Pope left Rome for Cuba.", [("ITA", 41.9, 12.5), ("CUB", None, None)]),
        (
            "Cities bid: Hamburg, Los Angeles and Rome.",
            [("DEU", 53.6, 10), ("USA", 34, -118.2), ("ITA", 41.9, 12.5)],
        ),
    ],
)
def test_places_of_a_text(
    nlp: Language, world: World, text: str, expected: list[tuple[str | None, float, float]]
) -> None:
    found = read(nlp, world, text)
    assert [p.place.country for p in found] == [country for country, _, _ in expected]
    for p, (_, lat, lon) in zip(found, expected, strict=True):
        if lat is not None:
            assert p.place.lat is not None
            assert p.place.lon is not None
            assert apart((p.place.lat, p.place.lon), (lat, lon)) < 50


@pytest.mark.parametrize(
    "text",
    [
        "The ambassador met an Assad loyalist.",
        "Jordan Peterson and Paris Hilton were invited.",
        "Sidney Powell filed the motion.",
        "The Washington Post reported it.",
        "Israel Katz spoke to Lloyd Austin.",
        "The Oslo accords are dead.",
        "They ate turkey and danced the polka.",
        "The Knesset met.",
        "Pilots pay homage to Indira Gandhi.",
    ],
)
def test_persons_outlets_and_words_are_no_places(nlp: Language, world: World, text: str) -> None:
    assert read(nlp, world, text) == []


def test_what_nothing_decides_stays_open(nlp: Language, world: World) -> None:
    (found,) = read(nlp, world, "Police in Springfield are looking for two men.")
    assert not found.chosen
    assert found.reason == "ambiguous"
    assert found.place.precision == "unresolved"
    assert len({c.region for c in found.candidates}) > 2


def test_what_nobody_knows_is_kept_by_its_name(nlp: Language, world: World) -> None:
    (found,) = read(nlp, world, "Rebels entered the village of Kwandebrug.")
    assert (found.place.name, found.place.country, found.reason) == ("Kwandebrug", None, "unknown")
    assert found.candidates == ()


def test_a_place_said_once_is_the_same_later(nlp: Language, world: World) -> None:
    text = "The flood hit Paris, Texas, on Monday. Schools in Paris stay shut."
    assert [p.place.country for p in read(nlp, world, text)] == ["USA", "USA", "USA"]


def test_the_outlets_home_decides_last(nlp: Language, world: World) -> None:
    text = "A factory burned in Hamilton."
    scores = {
        c.country: c.score for c in read(nlp, world, text, "New Zealand Herald")[0].candidates
    }
    alone = {c.country: c.score for c in read(nlp, world, text)[0].candidates}
    assert scores["NZL"] > alone["NZL"]
    assert scores["CAN"] == alone["CAN"]


def test_every_rule_is_told_in_words(nlp: Language, world: World) -> None:
    text = "TRIPOLI, Lebanon - Boats left Tripoli for Larnaca, in Cyprus, over the Nile. " * 2
    told = place_words().grounds
    found = read(nlp, world, text, "Daily Star")
    assert {g.rule for p in found for c in p.candidates for g in c.grounds} <= told.keys()
    assert len(RULES) > 5


def test_distance() -> None:
    assert apart((0, 0), (0, 180)) == pytest.approx(math.pi * 6371)
    assert apart((48.85, 2.35), (51.51, -0.13)) == pytest.approx(344, abs=3)


def test_options_are_the_likeliest_first(world: World) -> None:
    weights = [o.weight for o in options("Santa Cruz", None, world)]
    assert weights == sorted(weights, reverse=True)
    assert options("Kharkiv Oblast", None, world)[0].precision == "region"
    assert options("Nowheresuch", None, world) == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "said", ",", ".", "the", "in", "Gen."]), max_size=14))
def test_any_text_gives_places_within_it(nlp: Language, world: World, words: list[str]) -> None:
    text = f"It was in {' '.join(words)} on Monday."
    for p in read(nlp, world, text):
        assert 0 <= p.place.span.start < p.place.span.end <= len(text)
        assert (p.place.lat is None) == (p.place.lon is None)
        assert p.chosen == (p.reason == "")
        scores = [c.score for c in p.candidates[p.chosen :]]
        assert scores == sorted(scores, reverse=True)
        for c in p.candidates:
            assert c.score == pytest.approx(sum(g.weight for g in c.grounds), abs=0.02)


def test_an_area_is_told_from_its_town_by_the_noun(nlp: Language, world: World) -> None:
    for text, precision in {
        "Fighting reached Ghazni.": "city",
        "Fighting reached Ghazni province.": "region",
        "Fighting reached the province of Ghazni.": "region",
    }.items():
        (found,) = read(nlp, world, text)
        assert (found.place.name, found.place.precision) == ("Ghazni", precision)


def test_a_country_beside_an_unknown_name_is_kept_against_a_far_namesake(
    nlp: Language, world: World
) -> None:
    (found, nepal) = read(nlp, world, "He lived in Dang District, Nepal.")
    assert (found.place.country, found.place.lat) == ("NPL", None)
    assert nepal.place.country == "NPL"


def test_an_overlay_is_taken_at_its_word(nlp: Language, world: World) -> None:
    text = """
schema: tocsin-world/1
countries:
  - {code: XQA, name: Quarrow, cities: [{name: Paris, coords: [12.5, 45.25]}, Springfield]}
"""
    over = world.with_overlay(parse_world(text, "x.yaml"))
    paris, springfield = read(nlp, over, "Shells fell on Paris and in Springfield.")
    assert (paris.place.country, paris.place.lat) == ("XQA", 12.5)
    assert (springfield.place.country, springfield.place.lat) == ("XQA", None)
