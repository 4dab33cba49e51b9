"""Finding names: whole words, longest first, and doubt where words mean something else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.vocabulary import Mention, World, base_world


@pytest.fixture(scope="module")
def world() -> World:
    return base_world()


def _found(world: World, text: str) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.key) for m in world.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ambassador was a passing Assadist.", []),
        ("Tell us who it was.", []),
        ("a march on a nice turkey", []),
        ("The U.S. and U.K. met.", [("U.S.", "USA"), ("U.K.", "GBR")]),
        ("made in the U.S.", [("U.S.", "USA")]),
        ("a US-led mission", [("US", "USA")]),
        ("Iranians and Iran's envoy", [("Iranians", "IRN"), ("Iran", "IRN")]),
        ("IRAN WARNS ISRAEL", [("IRAN", "IRN"), ("ISRAEL", "ISR")]),
        ("the Israel-Iran line", [("Israel", "ISR"), ("Iran", "IRN")]),
        ("in New\nYork today", [("New\nYork", "new-york")]),
        ("the Strait of Hormuz", [("Strait of Hormuz", "strait-of-hormuz")]),
        ("the Strait Of Hormuz", [("Strait Of Hormuz", "strait-of-hormuz")]),
        ("in St Petersburg", [("St Petersburg", "st-petersburg")]),
        ("from Türkiye", [("Türkiye", "TUR")]),
        ("from Tu\u0308rkiye", [("Tu\u0308rkiye", "TUR")]),
        ("The Guardian Council met", [("Guardian Council", "guardian-council")]),
        ("a unit of A U-boat", []),
        ("Iran_x xIran Iran2", []),
        ("They left Jordan. Valley roads", [("Jordan", "JOR")]),
        ("the Times Square crowd", [("Times Square", "USA/Times Square")]),
        ("SECURITY COUNCIL MEETS", [("SECURITY COUNCIL", "unsc")]),
        ("the A U-turn and the A.U. said", [("A.U.", "african-union")]),
        ("NATO and Nato", [("NATO", "nato"), ("Nato", "nato")]),
    ],
)
def test_names_in_context(world: World, text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(world, text) == expected


@pytest.mark.parametrize(
    "text", ["Chad", "Jordan", "Georgia", "Nice", "Reading", "the Times", "Dawn"]
)
def test_names_that_mean_something_else_are_marked(world: World, text: str) -> None:
    assert [m.ambiguous for m in world.find(f"It said {text} so.")] == [True]


@pytest.mark.parametrize(
    "text", ["Turkey", "Iran", "Kyiv", "Hamas", "Reuters", "Pentagon", "Axios"]
)
def test_names_that_do_not_are_not(world: World, text: str) -> None:
    assert [m.ambiguous for m in world.find(f"It said {text} so.")] == [False]


def test_us_in_a_line_of_capitals_is_doubtful(world: World) -> None:
    assert [m.ambiguous for m in world.find("DO NOT TELL US NOW")] == [True]
    assert [m.ambiguous for m in world.find("The US said so")] == [False]


def test_surnames_alone_are_no_persons(world: World) -> None:
    assert all(m.kind != "person" for m in world.find("Netanyahu met Putin and Macron."))


def test_a_capital_is_told_from_other_cities(world: World) -> None:
    assert [m.kind for m in world.find("Moscow, Haifa, the Red Sea")] == ["capital", "place", "sea"]


def test_every_alias_is_found_in_a_sentence(world: World) -> None:
    missing: list[str] = []
    for name in _all_names(world):
        text = f"it was {name}, he said"
        found = world.find(text)
        if not any(m.span.start <= 7 and m.span.end >= 7 + len(name.strip(".+'")) for m in found):
            missing.append(name)
    assert missing == []


def _all_names(world: World) -> list[str]:
    named = [*world.groups.values(), *world.forces.values(), *world.outlets.values()]
    named += [*world.alliances.values(), *world.institutions.values(), *world.places.values()]
    names = [n for e in named for n in (e.name, *e.aliases)]
    names += [n for c in world.countries.values() for n in (c.name, *c.aliases, *c.demonyms)]
    return [n for n in names if not n.startswith(("The ", "the ", "+"))]


_PIECES = st.sampled_from(
    ["Iran", "U.S.", "the ", "New York", " ", "-", "'s", ".", "\n", "x", "É", "Gaza", "of", "US"]
)


@given(st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=60))
def test_mentions_are_whole_words_in_order_and_apart(text: str) -> None:
    found = base_world().find(text)
    _check_order(found)
    for m in found:
        assert m.span.of(text).strip() == m.span.of(text) != ""
        assert not re.match(r"\w", text[m.span.end : m.span.end + 1]) or text[m.span.end - 1] == "."
        assert not re.match(r"\w", text[m.span.start - 1 : m.span.start])


def _check_order(found: list[Mention]) -> None:
    ends = [0, *(m.span.end for m in found)]
    assert all(m.span.start >= end for m, end in zip(found, ends, strict=False))
