"""What a name may stand for on the map: places of the world, countries, areas and towns."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from tocsin.read.places.words import place_words
from tocsin.read.sites import airport_of
from tocsin.records.statement import UNRESOLVED, Precision
from tocsin.vocabulary import Mention, World, gazetteer
from tocsin.vocabulary import Place as Known
from tocsin.vocabulary.common import common_words
from tocsin.vocabulary.entities import WATERS, Coords
from tocsin.vocabulary.gazetteer import gazetteer_key

PLACES = frozenset({"country", "capital", "place", "sea"})
"""Kinds of mention that are places."""
_COUNTRY, _AREA, _LESSER_AREA, _WATER, _LISTED = 8.0, 6.3, 4.3, 6.0, 5.3
"""What a name counts for by what bears it, where a town counts the logarithm of its inhabitants:
a country as one of a hundred million, a province as one of two million."""
_CAPITAL, _KNOWN = 1.0, 0.5
"""What a capital, and a place that reports are known to name, count beside their inhabitants."""
_ALIAS = 0.5
"""What is taken off where the name is another spelling of the town's: a short form, a code."""
_SHARED = 8.5
"""What a sea or region of several countries counts, for which no country can speak."""
_CODE = 3
"""Letters up to which another spelling is a code, not a name."""
_SIMILAR = 0.45
"""Share of letters in common from which two spellings are of one name."""
_STATES = frozenset({"USA", "CAN", "AUS", "BRA", "IND"})
"""Federations whose states reports name without saying that they are states."""
_FEW = 30
_SEAT = 4000
"""Inhabitants taken for a town whose number is not known: the gazetteer lists such a place only as
the seat of an administration."""
_TOWN = 20_000
"""Inhabitants from which a town's name means the town rather than the area named after it."""
_SAME = 0.5
"""Degrees within which two entries of one name and country are the same place."""
_MOST = 80
"""Options kept for one name, the likeliest first."""
_POINTS = frozenset({"site", "base"})
_TOWNS = frozenset({"city", "capital"})


@dataclass(frozen=True, slots=True)
class Option:
    """One place that bears a name."""

    name: str
    country: str | None
    regions: frozenset[str]
    """Keys of the names of the area it lies in; an area's own names."""
    region: str | None
    """The area's first name."""
    coords: Coords | None
    precision: Precision
    population: int
    weight: float
    """How likely it is without a context."""
    rule: str
    """What that rests on."""
    doubtful: bool = False
    """The name is an everyday word, or not at all like the place's own."""

    def holds(self, other: "Option") -> bool:
        """Whether another option lies in this country or area."""
        if self.precision == "country":
            return other.precision != "country" and other.country == self.country
        if self.precision != "region" or other.precision in {"country", "region"}:
            return False
        same = self.country is None or self.country == other.country
        return same and not self.regions.isdisjoint(other.regions)

    def near(self, other: "Option") -> bool:
        """Whether another option is the same place, listed twice."""
        if self.country != other.country:
            return False
        if self.coords is None or other.coords is None:
            return self.precision == other.precision
        return apart(self.coords, other.coords) < _SAME * _KM


_KM = 111.2
"""Kilometres in a degree of latitude."""


def apart(a: Coords, b: Coords) -> float:
    """Kilometres between two points, on a sphere."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    across = math.sin((lat2 - lat1) / 2) ** 2
    across += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(across)))


def options(words: str, mention: Mention | None, world: World) -> tuple[Option, ...]:
    """The places that bear a name, the likeliest without a context first; usually few.

    `mention` is what the world knows by exactly these words, where that is known.
    """
    known = (mention.kind, mention.key, mention.ambiguous) if mention else _exactly(words, world)
    return _options(words, known, world)


@lru_cache(maxsize=4096)
def _options(words: str, known: tuple[str, str, bool] | None, world: World) -> tuple[Option, ...]:
    if known is not None and _overlaid(known, world):
        return tuple(_of_world(known, world))
    stem = _area_stem(words)
    found: list[Option] = []
    for option in (
        *(_of_world(known, world) if known else ()),
        *_areas(stem or words, surely=stem is not None),
        *(_towns(words) if stem is None else ()),
    ):
        _add(found, option)
    found = found or [*_roundabout(words, stem, world)]
    found = [_behind_town(o, found, gazetteer_key(words)) for o in found]
    if known is None and " " not in words and words.lower() in common_words():
        found = [replace(o, doubtful=True) for o in found]
    found.sort(key=lambda o: -o.weight)
    return tuple(found[:_MOST])


def _overlaid(known: tuple[str, str, bool], world: World) -> bool:
    """Whether an overlay says what a name stands for: it is taken at its word."""
    kind, key, _ = known
    layer = f"country/{key}" if kind == "country" else f"place/{key}"
    return world.layers.get(layer, 0) > 0


def _roundabout(words: str, stem: str | None, world: World) -> Iterator[Option]:
    """What a name that is not known may stand for by a part of it."""
    found = [
        *(_seats(stem, world) if stem else ()),
        *_of_site(words, world),
        *_of_airport(words, world),
        *_without_tail(words, world),
    ]
    if not found and words.endswith(" Island") and (many := _exactly(f"{words}s", world)):
        found = [*_of_world(many, world)]
    yield from found


def _of_airport(words: str, world: World) -> Iterator[Option]:
    """An airport by the name it was given alone: "Jomo Kenyatta"."""
    airport = airport_of(words, world)
    if airport is not None:
        yield _listed(airport, doubt=False)


def _without_tail(words: str, world: World) -> Iterator[Option]:
    """A known place called by more words: "Reunion Island", "Guangxi Zhuang Autonomous Region"."""
    while words.rpartition(" ")[2] in place_words().tails:
        words = words.rpartition(" ")[0]
        if (known := _exactly(words, world)) is not None:
            yield from _of_world(known, world)
            return


def _behind_town(area: Option, found: list[Option], key: str) -> Option:
    """An area behind the town in it that bears its name: "Kandahar" is the city."""
    if area.precision != "region":
        return area
    seats = (o for o in found if o.precision == "city" and area.holds(o) and _large(o, key))
    town = max((o.weight for o in seats), default=area.weight + 1)
    return replace(area, weight=min(area.weight, town - 0.1))


def _large(town: Option, key: str) -> bool:
    return town.population >= _TOWN and gazetteer_key(town.name) == key


def _add(found: list[Option], option: Option) -> None:
    """Add an option, or complete the same place with it."""
    for i, other in enumerate(found):
        if other.near(option) and (other.precision == option.precision != "region"):
            found[i] = _completed(other, option)
            return
        if other.near(option) and {other.precision, option.precision} == {"point", "city"}:
            return
        if other.precision == option.precision == "region" and other.country == option.country:
            found[i] = _completed(other, option)
            return
    found.append(option)


def _completed(listed: Option, other: Option) -> Option:
    """A listed place with the inhabitants and the area that the gazetteer knows."""
    extra = {"capital": _CAPITAL, "listed": _KNOWN}.get(listed.rule, 0.0)
    return replace(
        listed,
        regions=listed.regions | other.regions,
        region=listed.region or other.region,
        coords=listed.coords or other.coords,
        population=max(listed.population, other.population),
        weight=max(listed.weight, other.weight + extra),
    )


def _area_stem(words: str) -> str | None:
    """The name of an area without its common noun: "Niger" of "Niger State"."""
    first, _, rest = words.partition(" ")
    stem, _, last = words.rpartition(" ")
    if stem and last.lower() in place_words().areas:
        return stem
    return rest.removeprefix("of ") if rest and first.lower() == "province" else None


def _of_world(known: tuple[str, str, bool], world: World) -> Iterator[Option]:
    kind, key, doubt = known
    if kind == "country":
        country = world.country(key)
        name = country.name if country else key
        yield Option(name, key, frozenset(), None, None, "country", 0, _COUNTRY, "country")
    elif (place := world.places.get(key)) is not None:
        yield _listed(place, doubt)


def _listed(place: Known, doubt: bool) -> Option:  # noqa: FBT001 - a property of the name
    precision = _precision(place)
    population = max(place.population, _FEW)
    weight = math.log10(population)
    coords, regions = place.coords, frozenset[str]()
    rule = "population" if place.population else "listed"
    if precision == "region":
        weight = _SHARED if place.country is None else _WATER if place.kind in WATERS else _AREA
        coords = coords or _middle(place)
        regions = frozenset({gazetteer_key(_area_stem(place.name) or place.name)})
    elif not place.population:
        weight = _LISTED + (0.0 if doubt else _KNOWN)
    if place.kind == "capital":
        weight, rule = max(weight, _LISTED) + _CAPITAL, "capital"
    if coords is None:
        precision = UNRESOLVED
    return Option(
        place.name, place.country, regions, None, coords, precision, place.population, weight, rule
    )


def _precision(place: Known) -> Precision:
    return "city" if place.kind in _TOWNS else "point" if place.kind in _POINTS else "region"


def _middle(place: Known) -> Coords | None:
    """The middle of a listed area: that of the gazetteer's area, else of the town of its name."""
    stem = _area_stem(place.name) or place.name
    for area in gazetteer().areas(stem):
        if area.country == place.country:
            return area.coords
    return next((t.coords for t in gazetteer().towns(stem) if t.country == place.country), None)


def _areas(words: str, *, surely: bool) -> Iterator[Option]:
    for area in gazetteer().areas(words):
        names = frozenset(map(gazetteer_key, area.names))
        weight = _AREA if surely or area.country in _STATES else _LESSER_AREA
        yield Option(
            area.names[0],
            area.country,
            names,
            area.names[0],
            area.coords,
            "region",
            0,
            weight,
            "area",
        )


def _towns(words: str) -> Iterator[Option]:
    key = gazetteer_key(words)
    for town in gazetteer().towns(words):
        own = gazetteer_key(town.name) == key
        if not own and len(key) <= _CODE:
            continue
        yield Option(
            name=town.name,
            country=town.country,
            regions=frozenset(map(gazetteer_key, town.regions)),
            region=town.regions[0] if town.regions else None,
            coords=town.coords,
            precision="city",
            population=town.population,
            weight=_size(town.population) - (0.0 if own else _ALIAS),
            rule="population",
            doubtful=not own and not _like(key, gazetteer_key(town.name)),
        )


def _like(a: str, b: str) -> bool:
    """Whether a spelling is much like a name, so that it is no nickname or brand."""
    return a in b or b in a or SequenceMatcher(None, a, b).ratio() >= _SIMILAR


def _size(population: int) -> float:
    """What a town counts by its inhabitants; one without a number is a seat."""
    return math.log10(max(population or _SEAT, _FEW))


def _seats(stem: str, world: World) -> Iterator[Option]:
    """Areas known by the town they are named after, or without the noun: "Kharkiv region"."""
    known = _exactly(stem, world)
    if known is not None and known[0] == "country":
        return  # "U.S. District" is no area of that name
    for option in _options(stem, known, world):
        if option.precision == "city" and gazetteer_key(option.name) == gazetteer_key(stem):
            yield replace(option, precision="region", rule="seat-of-area")
        elif option.precision == "region":
            yield option


def _of_site(words: str, world: World) -> Iterator[Option]:
    """A site known by its town: "Kandahar Airfield"."""
    low = words.lower()
    for noun in place_words().sites:
        if low.endswith(f" {noun}"):
            stem = words[: -len(noun) - 1]
            for option in _options(stem, _exactly(stem, world), world):
                if option.precision == "city":
                    yield replace(option, name=words, precision="point", rule="site-of-town")
            return


@lru_cache(maxsize=4096)
def _exactly(words: str, world: World) -> tuple[str, str, bool] | None:
    found = world.find(words)
    whole = len(found) == 1 and found[0].span.of(words) == words and found[0].kind in PLACES
    return (found[0].kind, found[0].key, found[0].ambiguous) if whole else None
