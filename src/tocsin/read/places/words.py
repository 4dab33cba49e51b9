"""Words that the reading of places goes by (data: places.yaml)."""

from functools import cache
from importlib.resources import files
from typing import cast

import msgspec
import yaml

from tocsin.records import Value


class PlaceWords(Value, frozen=True, kw_only=True):
    """The lists, in lower case, and the abbreviations as written."""

    areas: frozenset[str]
    """Common nouns of an area: "province"."""
    firm_areas: frozenset[str]
    """Those of them that belong to a name although written small: "Ghazni province"."""
    tails: frozenset[str]
    """Words behind the name of a known place that belong to its fuller name: "Island"."""
    sites: tuple[str, ...]
    """Common nouns of a site behind a town's name, the longest first: "border crossing"."""
    between: frozenset[str]
    """Words between a country or people and a place in it."""
    things: frozenset[str]
    """Common nouns that a place only gives its name to: "accords"."""
    small: frozenset[str]
    """Small words within the names of towns: "Frankfurt an der Oder"."""
    grounds: dict[str, str]
    """What each rule says, for people."""
    abbreviations: dict[str, tuple[tuple[str, str], ...]]
    """Country and area by abbreviation without points: "Pa"."""


@cache
def place_words() -> PlaceWords:
    """The packaged lists."""
    text = files("tocsin.read.places").joinpath("places.yaml").read_text(encoding="utf-8")
    raw = cast("dict[str, object]", yaml.safe_load(text))
    short: dict[str, list[tuple[str, str]]] = {}
    for country, listed in cast("dict[str, dict[str, str]]", raw["abbreviations"]).items():
        for word, area in listed.items():
            short.setdefault(word, []).append((country, area))
    sites = cast("list[str]", raw["sites"])
    return msgspec.convert(
        {
            "areas": raw["areas"],
            "firm_areas": raw["firm areas"],
            "tails": raw["tails"],
            "sites": sorted(sites, key=len, reverse=True),
            "between": raw["between"],
            "things": raw["things"],
            "grounds": raw["grounds"],
            "small": raw["small"],
            "abbreviations": short,
        },
        PlaceWords,
    )
