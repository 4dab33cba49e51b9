"""`Gazetteer`: the towns and villages of the world, asked by name without being loaded.

The packaged file (235,000 places from 500 inhabitants; GeoNames, geonames.org, CC BY 4.0) is kept
sorted by name in small compressed blocks and mapped into memory: opening it reads a list of blocks,
and a question unpacks the one block that can hold the name. `tools/gazetteer.py` packs it. Towns
that reports name and that it lacks stand in towns.tsv.
"""

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from tocsin.records import VocabularyError
from tocsin.vocabulary.entities import Coords
from tocsin.vocabulary.finder import fold
from tocsin.vocabulary.package import package_rows

FORM = "tocsin-gazetteer/1"
"""First word of the line that follows the notes at a file's head."""
_BLOCK = 6000
"""Bytes of text in a block: small ones are unpacked faster, large ones pack better."""
_MARKS = str.maketrans(dict.fromkeys("'\u2019\u02bc\u2018\u02bb`\u00b4\u02b9\u02ba.", ""))
_APART = str.maketrans(dict.fromkeys("-\u2010\u2011\u2013/,()", " "))
_ARTICLES = ("al ", "el ", "ad ", "an ", "ar ", "as ", "ash ", "at ", "az ", "il ", "the ")
_ALIAS = ">"


class Area(NamedTuple):
    """A province or state: the first level below a country."""

    country: str
    """ISO 3166-1 alpha-3; KOS for Kosovo."""
    names: tuple[str, ...]
    """Its names, several where it was renamed or split; none where they are not known."""
    coords: Coords
    """The middle of its towns: WGS84 latitude and longitude in degrees."""


class Town(NamedTuple):
    """A town, village or quarter."""

    name: str
    """Its name in Latin letters, accents kept."""
    country: str
    """ISO 3166-1 alpha-3; KOS for Kosovo."""
    regions: tuple[str, ...]
    """Names of the province or state it lies in; several where it was renamed or split."""
    coords: Coords
    """WGS84 latitude and longitude in degrees, to about a kilometre."""
    population: int
    """Inhabitants; 0 where not known."""


def gazetteer_key(name: str) -> str:
    """A name as the gazetteer compares it: ASCII where it can be, lower case, no marks."""
    plain = name if name.isascii() else fold(name)
    return " ".join(plain.translate(_MARKS).translate(_APART).lower().split())


class Gazetteer:
    """Towns by name, read from the bytes of a packed file, and `more` beside them.

    Raises `VocabularyError` for bytes of another form.
    """

    def __init__(
        self, data: bytes | mmap, more: Mapping[str, tuple[Town, ...]] | None = None
    ) -> None:
        self._more = more or {}
        self._data = memoryview(data)
        size, start = _opening(self._data)
        self._start = start + size
        head = zlib.decompress(self._data[start : self._start]).decode()
        regions, blocks = head.split("\n\n")
        self._areas = [_area(line) for line in regions.split("\n")]
        rows = [line.rpartition("\t") for line in blocks.split("\n")]
        self._first = [key for key, _, _ in rows]
        self._ends = [int(end) for _, _, end in rows]
        self._asked = lru_cache(maxsize=4096)(self._look)

    def towns(self, name: str) -> tuple[Town, ...]:
        """All towns with a name or other spelling, the most populous first; usually none.

        Case, accents, hyphens and apostrophes do not count, nor does an Arabic article at the
        front. A name asked before is answered at once, another in some fifty microseconds.
        """
        return self._asked(gazetteer_key(name))

    def areas(self, name: str) -> tuple[Area, ...]:
        """All provinces and states with a name, given without "province" and the like."""
        return self._by_area.get(gazetteer_key(name), ())

    @cached_property
    def _by_area(self) -> dict[str, tuple[Area, ...]]:
        found: dict[str, tuple[Area, ...]] = {}
        for area in self._areas:
            for key in {gazetteer_key(name) for name in area.names}:
                found[key] = (*found.get(key, ()), area)
        return found

    def _look(self, key: str) -> tuple[Town, ...]:
        found = self._of(key)
        if not found and key.startswith(_ARTICLES):
            found = self._of(key.partition(" ")[2])
        return tuple(sorted(found, key=lambda town: -town.population))

    def _of(self, key: str) -> list[Town]:
        found = [*self._more.get(key, ())]
        for line in self._lines(key):
            name, *cells = line.split("\t")
            if name == _ALIAS:
                found.append(self._town(key=cells[0], line=self._lines(cells[0])[int(cells[1])]))
            else:
                found.append(self._town(key, line))
        return found

    def _lines(self, key: str) -> list[str]:
        """What follows a key in its block; towns before other spellings."""
        i = bisect_right(self._first, key) - 1
        if i < 0 or not key:
            return []
        start = self._start + (self._ends[i - 1] if i else 0)
        text = zlib.decompress(self._data[start : self._start + self._ends[i]])
        wanted, found = b"\n" + key.encode() + b"\t", list[str]()
        at = text.find(wanted)
        while at >= 0:
            end = text.index(b"\n", at + 1)
            found.append(text[at + len(wanted) : end].decode())
            at = end if text.startswith(wanted, end) else -1
        return found

    def _town(self, key: str, line: str) -> Town:
        name, region, lat, lon, population = line.split("\t")
        area = self._areas[int(region)]
        coords = (int(lat) / 100, int(lon) / 100)
        return Town(name or key.title(), area.country, area.names, coords, int(population or 0))


def _opening(data: memoryview) -> tuple[int, int]:
    """Size of a file's list of regions and blocks, and where it starts."""
    at = 0
    for line in bytes(data[:4096]).split(b"\n"):
        at += len(line) + 1
        if not line.startswith(b"#"):
            form, _, size = line.decode("ascii", "replace").partition(" ")
            if form != FORM or not size.isdigit():
                break
            return int(size), at
    raise VocabularyError(f"gazetteer: no {FORM!r} at the head of the file")


def _area(line: str) -> Area:
    country, names, lat, lon = line.split("\t")
    coords = (int(lat) / 100, int(lon) / 100)
    return Area(country, tuple(names.split("|")) if names else (), coords)


@cache
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, mapped into memory at first use and kept."""
    place = files("tocsin.vocabulary").joinpath("data", "towns.bin")
    more = _listed(package_rows("towns.tsv", 4))
    if not isinstance(place, Path):  # a package run from an archive
        return Gazetteer(place.read_bytes(), more)
    with place.open("rb") as file:
        return Gazetteer(mmap(file.fileno(), 0, access=ACCESS_READ), more)


def _listed(rows: Iterable[tuple[str, list[str]]]) -> dict[str, tuple[Town, ...]]:
    """Towns listed by hand, by key. Cells: country, latitude, longitude, names joined by "|"."""
    found: dict[str, tuple[Town, ...]] = {}
    for where, (country, lat, lon, names) in rows:
        try:
            coords = float(lat), float(lon)
        except ValueError as error:
            raise VocabularyError(f"{where}: {error}") from error
        for name in names.split("|"):
            key = gazetteer_key(name)
            found[key] = (*found.get(key, ()), Town(name, country, (), coords, 0))
    return found


def pack(towns: Iterable[tuple[Town, Iterable[str]]], notes: str) -> bytes:
    """The file of towns, each with its other spellings; `notes` are lines that start with #.

    Towns of the same name in one province with the same coordinates and population are one.
    """
    lines: dict[str, list[str]] = {}
    aliases: dict[str, dict[str, None]] = {}
    every = sorted(towns, key=lambda item: (-item[0].population, item[0]))
    areas = _numbered(town for town, _ in every)
    for town, spellings in every:
        key = gazetteer_key(town.name)
        listed = lines.setdefault(key, [])
        line = _line(town, key, areas[town.country, town.regions])
        if line not in listed:
            listed.append(line)
        number = listed.index(line)
        for alias in {gazetteer_key(s) for s in spellings} - {key, ""}:
            aliases.setdefault(alias, {})[f"{_ALIAS}\t{key}\t{number}"] = None
    rows = {k: [*lines.get(k, ()), *aliases.get(k, ())] for k in lines.keys() | aliases.keys()}
    return _file(_centred([t for t, _ in every], areas), [*_blocks(rows)], notes)


_Areas = dict[tuple[str, tuple[str, ...]], int]


def _numbered(towns: Iterable[Town]) -> _Areas:
    areas: _Areas = {}
    for town in towns:
        _ = areas.setdefault((town.country, town.regions), len(areas))
    return areas


def _centred(towns: list[Town], areas: _Areas) -> list[str]:
    """The lines of the areas: country, names, the mean of their towns' coordinates."""
    sums = [[0.0, 0.0, 0] for _ in areas]
    for town in towns:
        total = sums[areas[town.country, town.regions]]
        total[:] = total[0] + town.coords[0], total[1] + town.coords[1], total[2] + 1
    return [
        f"{country}\t{'|'.join(names)}\t{round(100 * lat / n)}\t{round(100 * lon / n)}"
        for (country, names), (lat, lon, n) in zip(areas, sums, strict=True)
    ]


def _line(town: Town, key: str, area: int) -> str:
    lat, lon = (round(degrees * 100) for degrees in town.coords)
    name = "" if town.name == key.title() else town.name
    return f"{name}\t{area}\t{lat}\t{lon}\t{town.population or ''}"


def _blocks(every: dict[str, list[str]]) -> Iterator[tuple[str, bytes]]:
    """First key and packed text of each block; a key never lies in two."""
    first, rows, size = "", list[str](), 0
    for key in sorted(every, key=str.encode):
        if size > _BLOCK:
            yield first, _packed(rows)
            rows, size = [], 0
        first = first if rows else key
        rows.extend(f"{key}\t{line}" for line in every[key])
        size += sum(len(key) + len(line) for line in every[key])
    if rows:
        yield first, _packed(rows)


def _packed(rows: list[str]) -> bytes:
    return zlib.compress(("\n" + "\n".join(rows) + "\n").encode(), 9)


def _file(areas: list[str], blocks: list[tuple[str, bytes]], notes: str) -> bytes:
    end, rows = 0, list[str]()
    for first, data in blocks:
        end += len(data)
        rows.append(f"{first}\t{end}")
    head = zlib.compress("\n".join([*areas, "", *rows]).encode(), 9)
    return f"{notes}{FORM} {len(head)}\n".encode() + head + b"".join(d for _, d in blocks)
