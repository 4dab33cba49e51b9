"""Kinds of office by their words."""

import pytest

from tocsin.vocabulary import base_world
from tocsin.vocabulary.roles import role_of_title, roles, title_words


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Minister of Foreign Affairs", "foreign-minister"),
        ("the Minister for the Armed Forces", "defence-minister"),
        ("Deputy Minister of Defence", "deputy-defence-minister"),
        ("Acting Vice-President", "acting-vice-president"),
        ("Chief of Staff of the Army", "army-chief"),
        ("Federal Minister of Information", "information-minister"),
        ("Minister of Economy and Finance", "economy-and-finance-minister"),
        ("Finance and Economy Minister", "economy-and-finance-minister"),
        ("Minister of State for Defence", "defence-state-minister"),
        ("Secretary of State", "secretary-of-state"),
        ("Secretary of State for Defence", "defence-secretary"),
    ],
)
def test_a_title_is_of_a_kind(title: str, key: str) -> None:
    found = role_of_title(title)
    assert found is not None
    assert (found[0].key, found[1]) == (key, "")


def test_a_place_or_a_state_is_named_behind_some() -> None:
    mayor, ambassador = role_of_title("Mayor of Tehran"), role_of_title("Ambassador to Japan")
    assert mayor is not None
    assert ambassador is not None
    assert (mayor[1], ambassador[1]) == ("tehran", "japan")
    assert role_of_title("Mayor") is None


@pytest.mark.parametrize(
    "title", ["", "Leader", "Minister", "President of the Chess Club", "Press Secretary", "of the"]
)
def test_what_is_not_understood_as_a_whole_is_of_no_kind(title: str) -> None:
    assert role_of_title(title) is None


def test_a_secretary_is_a_minister_in_some_countries() -> None:
    found = role_of_title("Foreign Secretary")
    assert found is not None
    assert (found[0].at("GBR").key, found[0].at("IND").key) == (
        "foreign-minister",
        "foreign-secretary",
    )


def test_one_ministry_may_be_part_of_another() -> None:
    one, more, deputy = (
        role_of_title(t)
        for t in ("Economy Minister", "Minister of Economy and Finance", "Deputy Economy Minister")
    )
    assert one is not None
    assert more is not None
    assert deputy is not None
    assert one[0].akin(more[0])
    assert not one[0].akin(deputy[0])


def test_the_usual_title_of_a_kind_is_of_that_kind() -> None:
    for office in base_world().offices.values():
        found = role_of_title(office.title)
        if found is not None:
            again = roles().at(title_words(found[0].title), 0)
            assert again is not None
            assert again[1].key == found[0].key, office.title
