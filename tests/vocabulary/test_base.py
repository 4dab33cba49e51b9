"""The packaged world: its files hold, and what they say is right."""

from datetime import date

import pytest

from tocsin.vocabulary import World, base_world, plover

KNOWN = {
    "Benjamin Netanyahu": "ISR",
    "Vladimir Putin": "RUS",
    "Volodymyr Zelenskyy": "UKR",
    "Antony Blinken": "USA",
    "Recep Tayyip Erdogan": "TUR",
    "Xi Jinping": "CHN",
}


@pytest.fixture(scope="module")
def world() -> World:
    return base_world()


def test_all_countries_are_there(world: World) -> None:
    assert len(world.countries) == 249  # ISO 3166-1 but Antarctica, a place of nobody; and Kosovo
    assert all(len(code) == 3 for code in world.countries)


def test_capitals_are_places_with_coordinates(world: World) -> None:
    for country in world.countries.values():
        if country.capital:
            place = world.places[country.capital]
            assert place.kind == "capital"
            assert country.coords == place.coords


def test_codes_and_sectors_are_known(world: World) -> None:
    codes = world.countries.keys() | plover().bodies.keys()
    parts = (world.places, world.offices, world.groups, world.forces, world.institutions)
    for entry in (e for part in (*parts, world.outlets) for e in part.values()):
        assert entry.country is None or entry.country in codes, entry
        assert getattr(entry, "sector", None) in {None, *plover().sectors}, entry


def test_tenures_run_forwards_and_name_their_source(world: World) -> None:
    for office in world.offices.values():
        for h in office.holders:
            assert h.source, h
            assert h.start is None or h.end is None or h.start <= h.end, h


@pytest.mark.parametrize(("name", "country"), KNOWN.items())
def test_well_known_persons(world: World, name: str, country: str) -> None:
    tenures = world.tenures(name)
    assert tenures[-1].country == country
    assert [m.country for m in world.find(f"It was {name} who spoke.")] == [country]


def test_holders_by_day(world: World) -> None:
    named = {
        d: h.name if (h := world.holder("USA/secretary-of-state", d)) else None
        for d in (date(2014, 3, 1), date(2023, 3, 1), date(1950, 1, 1), date(2090, 1, 1))
    }
    assert [*named.values()] == ["John Kerry", "Antony Blinken", None, None]


def test_outlets_by_name_alias_and_domain(world: World) -> None:
    for asked, key in {
        "Reuters": "reuters",
        "the times of israel": "toi",
        "https://www.timesofisrael.com/liveblog?x=1": "toi",
        "news.bbc.co.uk": "bbc",
        "AFP": "afp",
        "El Pais": "el-pais",
    }.items():
        found = world.outlet(asked)
        assert found is not None, asked
        assert found.id == key
    for unknown in (None, "", "nobody.example", "co.uk", "The Nowhere Gazette"):
        assert world.outlet(unknown) is None


def test_no_outlet_is_graded_without_a_source(world: World) -> None:
    assert all(o.reliability is None for o in world.outlets.values())


def test_demonyms(world: World) -> None:
    for word, code in {
        "Iranian": "IRN",
        "Iranians": "IRN",
        "British": "GBR",
        "Dutch": "NLD",
    }.items():
        assert world.demonym(word) == code
    assert world.demonym("nobody") is None


def test_offices_by_country_and_title(world: World) -> None:
    assert "IRN/supreme-leader" in {o.id for o in world.offices_of("IRN")}
    assert {"ISR", "IND"} <= {o.country for o in world.offices_titled("defense minister")}


def test_surnames_in_both_orders(world: World) -> None:
    assert "Xi Jinping" in {p.name for p in world.persons_by_surname("Xi")}
    assert "Bashar al-Assad" in {p.name for p in world.persons_by_surname("Assad")}
    assert "Ursula von der Leyen" in {p.name for p in world.persons_by_surname("von der Leyen")}


def test_sectors_of_well_known_bodies(world: World) -> None:
    text = "Hamas, Hezbollah, Taliban, CENTCOM, IRGC, Mossad, Knesset, FBI, NATO"
    sectors = ["REB", "REB", "GOV", "MIL", "MIL", "SPY", "LEG", "COP", "MIL"]
    assert [m.sector for m in world.find(text)] == sectors
