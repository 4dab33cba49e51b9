"""The packaged tables of cities, landmarks, organisations and tenures."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from tocsin.records import VocabularyError
from tocsin.vocabulary.entities import (
    Alliance,
    Coords,
    Force,
    Group,
    Holder,
    Institution,
    Office,
    Place,
)
from tocsin.vocabulary.overlay_values import slug
from tocsin.vocabulary.package import package_yaml
from tocsin.vocabulary.sectors import sector_of_group, sector_of_title

Rows = Iterable[tuple[str, list[str]]]
"""Place ("file:line") and cells of each row."""
Places = dict[str, Place]
"""Places by id."""


def cities(rows: Rows, listed: Mapping[str, Place]) -> dict[str, Place]:
    """Cities by id, leaving out those listed elsewhere under the same name and country.

    Cells: name, country, latitude, longitude, inhabitants, "?" for an ambiguous name.
    """
    known = {(n, p.country) for p in listed.values() for n in (p.name, *p.aliases)}
    found: dict[str, Place] = {}
    for where, (name, country, lat, lon, population, doubt) in rows:
        if (name, country) in known:
            continue
        try:
            place = Place(
                id=f"{country}/{name}",
                name=name,
                country=country,
                coords=(float(lat), float(lon)),
                population=int(population),
                ambiguous=(name,) if doubt else (),
            )
        except ValueError as error:
            raise VocabularyError(f"{where}: {error}") from error
        found[place.id] = place
    return found


def regions(rows: Rows) -> dict[str, Place]:
    """Provinces and other regions by id.

    Cells: country, names joined by "|", each perhaps with "@" and the latitude and longitude of its
    middle.
    """
    found: dict[str, Place] = {}
    for where, (country, names) in rows:
        for named in names.split("|"):
            name, _, point = named.partition("@")
            key = f"{country}/{name}"
            coords = _point(point, where) if point else None
            found[key] = Place(id=key, name=name, country=country, kind="region", coords=coords)
    return found


def _point(text: str, where: str) -> Coords:
    lat, _, lon = text.partition(",")
    try:
        return float(lat), float(lon)
    except ValueError as error:
        raise VocabularyError(f"{where}: {error}") from error


class Forms(NamedTuple):
    """How the landmarks of a kind are called."""

    kind: str
    """The kind of place."""
    forms: tuple[str, ...]
    """What stands around the name: "{} Airport"."""


def landmark_forms() -> dict[str, Forms]:
    """How landmarks are called, by their kind."""
    found: dict[str, Forms] = {}
    for kind, node in package_yaml("landmarks.yaml").entries().items():
        t = node.table(["kind"], ["forms"])
        forms = tuple(n.text() for n in t["forms"].items()) if "forms" in t else ()
        found[kind] = Forms(t["kind"].text(), forms)
    return found


def landmarks(rows: Rows, named: Mapping[str, Forms], listed: Mapping[str, Place]) -> Places:
    """Airports, crossings, camps, waters, islands and the like by id.

    Cells: kind, country, latitude, longitude, "?" or "-" for a name that is ambiguous or none by
    itself, names joined by "|". Names of `listed` places stay theirs.
    """
    known = {name for p in listed.values() for name in (p.name, *p.aliases)}
    found: Places = {}
    for where, (kind, country, lat, lon, alone, names) in rows:
        stems = tuple(n for n in names.split("|") if n not in known)
        form = named.get(kind, Forms(kind, ()))
        around = [f.format(stem) for f in form.forms for stem in stems]
        every = [*(stems if alone != "-" else ()), *(n for n in around if n not in known)]
        if not every:
            continue
        try:
            coords = float(lat), float(lon)
        except ValueError as error:
            raise VocabularyError(f"{where}: {error}") from error
        key = f"{country or kind}/{every[0]}"
        found[key] = Place(
            id=key,
            name=every[0],
            aliases=tuple(every[1:]),
            country=country or None,
            coords=coords,
            kind=form.kind,
            ambiguous=stems if alone == "?" else (),
        )
    return found


Bodies = dict[str, dict[str, Group | Force | Institution | Alliance]]
"""Entries by id, by the collection of a world that they belong to."""


def organisations(rows: Rows) -> Bodies:
    """Named bodies by id, in the collections of a world.

    Cells: kind, country or code, sector (a kind of group says its own where empty), name, other
    names joined by "|".
    """
    found: Bodies = {"groups": {}, "forces": {}, "institutions": {}, "alliances": {}}
    for _, (kind, country, sector, name, others) in rows:
        key = f"{country}/{name}"
        aliases = tuple(others.split("|")) if others else ()
        if kind == "force":
            found["forces"][key] = Force(
                id=key, name=name, aliases=aliases, country=country, sector=sector
            )
        elif kind == "institution":
            found["institutions"][key] = Institution(
                id=key, name=name, aliases=aliases, country=country, sector=sector
            )
        elif kind == "alliance":
            found["alliances"][key] = Alliance(
                id=key, name=name, aliases=aliases, code=country, sector=sector or None
            )
        else:
            found["groups"][key] = Group(
                id=key,
                name=name,
                aliases=aliases,
                kind=kind,
                country=country,
                sector=sector or sector_of_group(kind),
            )
    return found


def offices(rows: Rows, listed: Mapping[str, Office]) -> dict[str, Office]:
    """Offices by id with all their holders.

    Cells: country, title, holder, first day, last day, day last seen in office, source, and other
    titles of the office (joined by "|", on its first row). A day may be empty.
    """
    held: dict[str, list[Holder]] = {}
    named: dict[str, Office] = {}
    keys: dict[tuple[str, str], str] = {}
    for where, (country, title, name, start, end, seen, source, aliases) in rows:
        key = keys.get((country, title)) or keys.setdefault((country, title), slug(country, title))
        days = _day(start, where), _day(end, where), _day(seen, where)
        if days[0] and days[1] and days[1] < days[0]:
            raise VocabularyError(f"{where}: {name} ends on {end}, before {start}")
        holder = Holder(name=name, start=days[0], end=days[1], seen=days[2], source=source)
        if key in held:
            held[key].append(holder)
            continue
        held[key] = [holder]
        others = tuple(aliases.split("|")) if aliases else ()
        named[key] = listed.get(key) or Office(
            id=key, title=title, country=country, aliases=others, sector=sector_of_title(title)
        )
    return {**listed, **{key: _with_holders(o, held[key]) for key, o in named.items()}}


def _with_holders(office: Office, holders: list[Holder]) -> Office:
    every = [*office.holders, *holders]
    if len(every) > 1:
        every.sort(key=lambda h: (h.start or date.min, h.name))
    return msgspec.structs.replace(office, holders=tuple(every))


def _day(text: str, where: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise VocabularyError(f"{where}: {error}") from error


def spellings(rows: Rows) -> dict[str, tuple[str, ...]]:
    """Other spellings by full name. Cells: name, spellings joined by "|"."""
    return {name: tuple(others.split("|")) for _, (name, others) in rows}
