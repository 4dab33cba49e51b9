"""Other spellings of names, and what is left alone."""

import pytest

import tocsin


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Lagos police", "NGA"),
        ("Lagso police", "NGA"),
        ("Norwegians", "NOR"),
        ("Nowregians", "NOR"),
        ("Ansaroul Islaam", "BFA"),
        ("Brakes", None),
        ("Ada Nowhere", None),
    ],
)
def test_country(phrase: str, country: str | None) -> None:
    assert tocsin.party(phrase).country == country


def test_a_longer_name_is_the_known_one() -> None:
    known = tocsin.party("José Luis Rodríguez Zapatero", on="2006-05-01")
    longer = tocsin.party("José Luis Rodríguez Zapatero Vega", on="2006-05-01")
    assert known.country == longer.country == "ESP"
    assert longer.name == known.name
