"""The packaged tables of cities and tenures."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from tocsin.records import VocabularyError
from tocsin.vocabulary.entities import Holder, Office, Place
from tocsin.vocabulary.overlay_values import slug
from tocsin.vocabulary.sectors import sector_of_title

Rows = Iterable[tuple[str, list[str]]]
"""Place ("file:line") and cells of each row."""


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


def offices(rows: Rows, listed: Mapping[str, Office]) -> dict[str, Office]:
    """Offices by id with all their holders.

    Cells: country, title, holder, first day, last day, day last seen in office, source, and other
    titles of the office (joined by "|", on its first row). A day may be empty.
    """
    held: dict[str, list[Holder]] = {}
    known: dict[str, Office] = dict(listed)
    for where, (country, title, name, start, end, seen, source, aliases) in rows:
        key = slug(country, title)
        days = [_day(d, where) for d in (start, end, seen)]
        holder = Holder(name=name, start=days[0], end=days[1], seen=days[2], source=source)
        if holder.start and holder.end and holder.end < holder.start:
            raise VocabularyError(f"{where}: {name} ends on {end}, before {start}")
        held.setdefault(key, []).append(holder)
        if key not in known:
            known[key] = Office(
                id=key,
                title=title,
                country=country,
                aliases=tuple(a for a in aliases.split("|") if a),
                sector=sector_of_title(title),
            )
    return {key: _with_holders(o, held.get(key, [])) for key, o in known.items()}


def _with_holders(office: Office, holders: list[Holder]) -> Office:
    every = sorted([*office.holders, *holders], key=lambda h: (h.start or date.min, h.name))
    return msgspec.structs.replace(office, holders=tuple(every))


def _day(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise VocabularyError(f"{where}: {error}") from error


def spellings(rows: Rows) -> dict[str, tuple[str, ...]]:
    """Other spellings by full name. Cells: name, spellings joined by "|"."""
    return {name: tuple(others.split("|")) for _, (name, others) in rows}
