"""Airports, crossings, camps, waters and islands of the packaged world."""

import pytest

from tocsin.records import VocabularyError
from tocsin.vocabulary import base_world
from tocsin.vocabulary.tables import Forms, landmarks

FORMS = {"airport": Forms("site", ("{} Airport", "{} airport"))}


@pytest.mark.parametrize(
    ("text", "key", "country"),
    [
        ("fled to Hamid Karzai International Airport", "Hamid Karzai Airport", "AFG"),
        ("shots near Toussaint Louverture airport", "Toussaint Louverture Airport", "HTI"),
        ("the Bunagana border post was shut", "Bunagana", "COD"),
        ("crossed at Rusumo into Tanzania", "Rusumo", "RWA"),
        ("a patrol off Scarborough Shoal", "scarborough-shoal", None),
        ("ships in the Bering Strait", "Bering Strait", None),
        ("families left Zamzam camp", "Zamzam", "SDN"),
        ("a blast in Sadr City", "Sadr City", "IRQ"),
        ("the Tishrin dam was shelled", "Tishrin Dam", "SYR"),
    ],
)
def test_landmarks_are_found(text: str, key: str, country: str | None) -> None:
    (found, *_) = [m for m in base_world().find(text) if m.kind in {"place", "sea"}]
    assert found.key.endswith(key)
    assert found.country == country
    assert base_world().places[found.key].coords


@pytest.mark.parametrize("name", ["Hamid Karzai", "Robert Mugabe", "Simon Bolivar", "Wilson"])
def test_whom_an_airport_is_named_after_is_no_place(name: str) -> None:
    assert not [m for m in base_world().find(f"It was {name} who spoke.") if m.kind == "place"]


def test_names_and_forms_of_a_row() -> None:
    rows = [
        ("x:1", ["airport", "FRA", "1", "2", "-", "Old Field|Field"]),
        ("x:2", ["sea", "", "3.5", "-4", "", "Some Sea"]),
        ("x:3", ["airport", "FRA", "1", "2", "?", "New"]),
    ]
    field, sea, new = landmarks(rows, FORMS, {}).values()
    assert (field.name, field.kind, field.country) == ("Old Field Airport", "site", "FRA")
    assert field.aliases == ("Field Airport", "Old Field airport", "Field airport")
    assert (sea.name, sea.kind, sea.country, sea.coords) == ("Some Sea", "sea", None, (3.5, -4))
    assert (new.name, new.ambiguous) == ("New", ("New",))


def test_what_is_listed_elsewhere_stays_there() -> None:
    rows = [("x:1", ["airport", "FRA", "1", "2", "-", "Old Field"])]
    listed = landmarks(rows, FORMS, {})
    assert landmarks(rows, FORMS, listed) == {}


def test_a_row_that_does_not_hold_names_its_place() -> None:
    with pytest.raises(VocabularyError, match="x:7"):
        _ = landmarks([("x:7", ["sea", "", "north", "2", "", "Some Sea"])], FORMS, {})
