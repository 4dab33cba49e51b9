"""What each side of a contradiction is worth, and by whose word."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.fuse import Believing, Grades, OutletBook, believed
from tocsin.fuse.figures import bounds_of, figures
from tocsin.fuse.reliability import reliability
from tocsin.records import (
    Belief,
    Contradiction,
    Counts,
    Development,
    Member,
    Origin,
    Party,
    Quote,
    Side,
    Span,
    TimeRange,
)
from tocsin.vocabulary import World
from tocsin.vocabulary.entities import Outlet

START = datetime(2031, 5, 5, 8, tzinfo=UTC)
WORLD = World(outlets={"wire": Outlet(id="wire", name="Northern Wire")})
BOOK = OutletBook(WORLD)
NEUTRAL = reliability().neutral
UNNAMED = "unnamed:wire:officials:0"


@dataclass(frozen=True)
class Said:
    """A value by an origin; an empty key is nobody known."""

    value: str
    origin: str = "own:wire"
    hour: float = 0
    grading: str | None = None
    retracted: bool = False
    outlet: str = "Northern Wire"


def development(
    *said: Said, attribute: str = "killed", actors: tuple[Party, ...] = ()
) -> Development:
    quotes = {
        n: Quote(
            report=f"r{n}",
            span=Span(0, 9),
            text=s.value,
            outlet=s.outlet,
            published=TimeRange.at(START + timedelta(hours=s.hour), "header"),
        )
        for n, s in enumerate(said)
    }
    origins = {
        s.origin: Origin(
            key=s.origin, description=s.origin, kind="x", grading=s.grading, retracted=s.retracted
        )
        for s in said
        if s.origin
    }
    values = dict.fromkeys(s.value for s in said)
    return Development(
        id="d",
        title="",
        type="ASSAULT",
        mode=None,
        modality="actual",
        actors=actors,
        recipients=(),
        place=None,
        instrument=None,
        window=None,
        members=tuple(
            Member(statement=f"s{n}", event=0, stance="asserts", origin=s.origin, quote=quotes[n])
            for n, s in enumerate(said)
        ),
        counts=Counts(reports=len(said), publishers=1, origins=len(origins), unknown_origin=0),
        origins=tuple(origins.values()),
        lineage=(),
        contradictions=(
            Contradiction(
                attribute=attribute,
                values=tuple(
                    Side(value=v, quotes=tuple(q for n, q in quotes.items() if said[n].value == v))
                    for v in values
                ),
            ),
        ),
    )


def beliefs(
    *said: Said,
    attribute: str = "killed",
    grades: dict[str, str] | None = None,
    actors: tuple[Party, ...] = (),
) -> dict[str, Belief | None]:
    given_ = development(*said, attribute=attribute, actors=actors)
    (found,) = believed([given_], Grades(BOOK, grades or {}))
    return {side.value: side.belief for side in found.contradictions[0].values}


def chances(
    *said: Said,
    attribute: str = "killed",
    grades: dict[str, str] | None = None,
    actors: tuple[Party, ...] = (),
) -> dict[str, float]:
    found = beliefs(*said, attribute=attribute, grades=grades, actors=actors)
    return {value: b.probability for value, b in found.items() if b}


def accuracy(belief: Belief | None, origin: str) -> float:
    assert belief
    return next(t.accuracy for t in belief.terms if t.origin == origin)


WHETHER = "whether it happened"
RIVAL = Said("30", "own:rival", 1)


def test_an_unmarked_outlet_is_neutral_and_equals_are_equal() -> None:
    found = beliefs(Said("20"), RIVAL)
    assert accuracy(found["20"], "own:wire") == NEUTRAL
    found = beliefs(Said("20"), RIVAL, attribute="drone")
    assert found["20"]
    assert found["30"]
    assert found["20"].probability == found["30"].probability


@pytest.mark.parametrize(("better", "worse"), [("A", "B"), ("B", "C"), ("C", "D"), ("D", "E")])
def test_the_better_graded_source_is_believed_more(better: str, worse: str) -> None:
    found = chances(Said("20", grading=better), Said("30", "own:rival", grading=worse))
    assert found["20"] > found["30"]


def test_a_grade_that_means_nobody_can_judge_is_neutral() -> None:
    assert chances(Said("20", grading="F"), RIVAL) == chances(Said("20"), RIVAL)


def test_a_source_quoted_ten_times_weighs_as_one() -> None:
    once = chances(Said("20"), RIVAL)
    often = chances(*[Said("20", hour=h / 10) for h in range(10)], RIVAL)
    assert often == once


def test_a_second_origin_adds_and_a_copier_has_no_origin_of_its_own() -> None:
    alone = chances(Said("20"), RIVAL)["20"]
    assert chances(Said("20"), Said("20", "own:other"), RIVAL)["20"] > alone


def test_an_unnamed_source_is_weaker_than_a_named_one_whoever_brings_it() -> None:
    for letter in (*"ABCDE", None):
        found = beliefs(
            Said("20", UNNAMED, grading=letter), Said("30", "body:XAA:interior", grading=letter)
        )
        assert accuracy(found["20"], UNNAMED) <= accuracy(found["30"], "body:XAA:interior")


def test_a_named_person_is_not_as_good_as_the_outlet_that_quotes_it() -> None:
    found = beliefs(Said("20", "body:XAA:interior", grading="A"), RIVAL)
    assert accuracy(found["20"], "body:XAA:interior") == NEUTRAL
    found = beliefs(Said("20", "body:XAA:interior", grading="E"), RIVAL)
    assert accuracy(found["20"], "body:XAA:interior") == 0.5


def test_unknown_origins_are_heard_once_and_only_where_no_other_stands() -> None:
    alone = chances(Said("20", ""), RIVAL)
    assert chances(Said("20", "", 0), Said("20", "", 2), Said("20", "", 3), RIVAL) == alone
    assert alone["20"] < alone["30"]
    with_known = chances(Said("20"), Said("20", "", 2), RIVAL)
    assert with_known == chances(Said("20"), RIVAL)


def test_who_withdrew_counts_for_nothing_and_is_told() -> None:
    found = beliefs(Said("20", retracted=True), Said("30", "own:rival"))
    assert found["30"]
    assert found["30"].probability == NEUTRAL
    assert {t.note for t in found["30"].terms} == {"withdrawn, not counted", ""}
    found = beliefs(
        Said("reported", retracted=True),
        Said("withdrawn", "own:wire", 3, retracted=True),
        attribute=WHETHER,
    )
    assert found == {"reported": None, "withdrawn": None}


def test_the_last_word_of_an_origin_counts() -> None:
    found = chances(Said("20", hour=0), Said("25", hour=3), Said("30", "own:rival", 3))
    assert found["25"] == found["30"] > found["20"]


def test_a_bound_holds_where_a_figure_within_it_does() -> None:
    found = chances(Said("at least 20"), Said("23", "own:rival"), Said("5", "own:third"))
    assert found["at least 20"] > found["23"] > found["5"]


def test_a_general_place_holds_where_one_within_it_does() -> None:
    said = (Said("Tessim"), Said("Tessim harbour", "own:rival"), Said("Orvane", "own:third"))
    found = chances(*said, attribute="place")
    assert found["Tessim"] > found["Tessim harbour"] > found["Orvane"]


def test_counts_of_the_dead_rise() -> None:
    rising = chances(Said("20", hour=0), Said("30", "own:rival", 2))
    falling = chances(Said("30", hour=0), Said("20", "own:rival", 2))
    assert rising["30"] > falling["20"]


def test_a_first_figure_that_was_replaced_is_weaker() -> None:
    soon = chances(Said("30"), Said("20", "own:rival", 1))
    late = chances(Said("30"), Said("20", "own:rival", 30))
    assert late["20"] > soon["20"]


def test_a_denial_of_ones_own_deed_is_weak() -> None:
    said = (Said("reported"), Said("denied", "body:XAA:foreign", 1))
    doer = (Party(country="XAA"),)
    own = chances(*said, attribute=WHETHER, actors=doer)
    other = chances(*said, attribute=WHETHER)
    assert own["reported"] > other["reported"]


def test_words_of_probability_are_those_of_the_scale() -> None:
    found = beliefs(Said("20", grading="A"), Said("30", "own:rival", grading="E"))
    assert found["20"]
    assert found["20"].likelihood == "very likely"


def test_people_grade_outlets_and_origins() -> None:
    body = Said("20", "body:XAA:interior")
    given_ = {"body:XAA:interior": "A", "outlet:wire": "E"}
    assert chances(body, RIVAL, grades=given_)["20"] > chances(body, RIVAL)["20"]
    by_outlet = beliefs(Said("20"), Said("30", "own:rival"), grades={"outlet:wire": "B"})
    assert accuracy(by_outlet["20"], "own:wire") == reliability().accuracy["B"]
    worse = beliefs(body, RIVAL, grades={"outlet:wire": "E"})
    assert accuracy(worse["20"], "body:XAA:interior") == 0.5


anything = st.builds(
    Said,
    value=st.sampled_from(["10", "20", "at least 15", "about 20"]),
    origin=st.sampled_from(["own:wire", "own:rival", UNNAMED, "body:XAA:interior", ""]),
    hour=st.sampled_from([0, 1, 9]),
    grading=st.sampled_from([None, *"ABCDEF"]),
    retracted=st.booleans(),
)


@given(st.lists(anything, min_size=2, max_size=6))
def test_no_value_is_believed_further_than_its_own_sources_go(said: list[Said]) -> None:
    found = beliefs(*said)
    for value, belief in found.items():
        if belief is None:
            continue
        assert 0 <= belief.probability <= 1
        borne = [t for t in belief.terms if t.note != "withdrawn, not counted" and t.accuracy]
        own = [1 - t.accuracy for t in borne if _within(t.value, value)]
        if own:
            assert belief.probability <= 1 - prod(own) + 1e-4


def _within(inner: str, outer: str) -> bool:
    (low, high), (least, most) = bounds_of(inner) or (0, 0), bounds_of(outer) or (0, 0)
    return inner == outer or (
        (least is None or (low is not None and low >= least))
        and (most is None or (high is not None and high <= most))
    )


def test_what_was_weighed_is_not_weighed_anew_until_a_grade_changes() -> None:
    given_ = [development(Said("20"), RIVAL), development(Said("7"), RIVAL)]
    keeping = Believing(BOOK)
    first = keeping.believed(given_, {})
    assert all(a is b for a, b in zip(first, keeping.believed(given_, {}), strict=True))
    graded = keeping.believed(given_, {"outlet:wire": "A"})
    assert graded == believed(given_, Grades(BOOK, {"outlet:wire": "A"})) != first
    assert keeping.believed(given_[1:], {}) == first[1:]


def test_the_order_of_sources_changes_nothing() -> None:
    said = (Said("20"), RIVAL, Said("at least 15", UNNAMED, 2))
    found = [chances(*order) for order in permutations(said)]
    assert all(f == found[0] for f in found)


@pytest.mark.parametrize("text", ["23", "at least 23", "up to 23", "about 23", "twenty-three"])
def test_bounds_are_those_that_were_read(text: str) -> None:
    (figure,) = figures(f"The blast killed {text} people.")
    assert bounds_of(figure.said) == (figure.low, figure.high)


def test_words_without_a_number_have_no_bounds() -> None:
    assert bounds_of("reported") is None
    assert bounds_of("") is None
