"""Towns by name: what was packed is found, whatever the spelling; the packaged file is right."""

import math
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.records import VocabularyError
from tocsin.vocabulary import Gazetteer, Town, gazetteer
from tocsin.vocabulary.codes import known_codes
from tocsin.vocabulary.gazetteer import _listed, gazetteer_key, pack
from tocsin.vocabulary.package import package_rows

names = st.text(string.ascii_letters + " -'éśğİø", min_size=1, max_size=12).filter(gazetteer_key)
hundredths = st.integers(-8000, 8000).map(lambda n: n / 100)
packed = st.tuples(
    st.builds(
        Town,
        names,
        st.sampled_from(["FRA", "USA", "KOS"]),
        st.lists(names, max_size=2).map(tuple),
        st.tuples(hundredths, hundredths),
        st.integers(0, 20_000_000),
    ),
    st.lists(names, max_size=3),
)


@given(st.lists(packed, min_size=1, max_size=40))
def test_every_town_is_found_by_each_of_its_names(towns: list[tuple[Town, list[str]]]) -> None:
    found = Gazetteer(pack(towns, "# made up\n"))
    for town, spellings in towns:
        for name in (town.name, *spellings):
            same = [t for t in found.towns(name) if t._replace(name="") == town._replace(name="")]
            assert gazetteer_key(town.name) in {gazetteer_key(t.name) for t in same}
    for name in {t.name for t, _ in towns}:
        counts = [t.population for t in found.towns(name)]
        assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("data", [b"", b"# notes only\n", b"tocsin-gazetteer/9 12\nxxxxxxxxxxxx"])
def test_bytes_of_another_form_are_refused(data: bytes) -> None:
    with pytest.raises(VocabularyError, match="gazetteer"):
        _ = Gazetteer(data)


@pytest.mark.parametrize(
    ("name", "country", "coords"),
    [
        ("Kyiv", "UKR", (50.45, 30.52)),
        ("Kiev", "UKR", (50.45, 30.52)),
        ("AVDIIVKA", "UKR", (48.14, 37.75)),
        ("al-Qusayr", "SYR", (34.51, 36.58)),
        ("Qusayr", "SYR", (34.51, 36.58)),
        ("Zürich", "CHE", (47.37, 8.55)),
        ("zurich", "CHE", (47.37, 8.55)),
        ("Deir ez-Zor", "SYR", (35.34, 40.14)),
        ("Deir ez Zor", "SYR", (35.34, 40.14)),
        ("N\u2019Djamena", "TCD", (12.11, 15.04)),
        ("Pristina", "KOS", (42.67, 21.17)),
        ("Maungdaw", "MMR", (20.82, 92.37)),
        ("Kibumba", "COD", (-1.5, 29.34)),
        ("Robotyne", "UKR", (47.44, 35.84)),
        ("Ma'ale Adumim", "PSE", (31.78, 35.3)),
    ],
)
def test_the_largest_of_a_name(name: str, country: str, coords: tuple[float, float]) -> None:
    town = gazetteer().towns(name)[0]
    assert town.country == country
    assert math.dist(town.coords, coords) < 0.3


def test_many_share_a_name_and_the_province_tells_them_apart() -> None:
    states = {t.regions for t in gazetteer().towns("Lebanon") if t.country == "USA"}
    assert {("Pennsylvania",), ("Tennessee",), ("Ohio",)} <= states
    assert {t.country for t in gazetteer().towns("Tripoli")} >= {"LBY", "LBN", "GRC"}


@pytest.mark.parametrize("name", ["", "  ", "'", "Nowheresuch", "\x00", "zzzz" * 500, "\U0010ffff"])
def test_what_is_no_town_is_none(name: str) -> None:
    assert gazetteer().towns(name) == ()


def test_provinces_by_name() -> None:
    (area,) = (a for a in gazetteer().areas("Pennsylvania") if a.country == "USA")
    assert math.dist(area.coords, (40.6, -77)) < 1.5
    assert gazetteer().areas("Nowheresuch") == ()


def test_a_listed_row_that_does_not_hold_names_its_place() -> None:
    with pytest.raises(VocabularyError, match="x:3"):
        _ = _listed([("x:3", ["FRA", "north", "2", "Somewhere"])])


def test_listed_towns_have_known_countries() -> None:
    rows = [cells for _, cells in package_rows("towns.tsv", 4)]
    assert {country for country, *_ in rows} <= known_codes()
    assert all(abs(float(lat)) < 90 and abs(float(lon)) < 180 for _, lat, lon, _ in rows)
