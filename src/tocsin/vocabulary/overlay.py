"""Reads a world file: `tocsin-world/1` (docs/world.md) and the `exercise-world/1` it grew from.

Both are read by the same rules; `exercise-world/1` is a subset. Every error names file and line.
"""

from collections.abc import Callable, Iterable
from typing import Any

from tocsin.records import Value
from tocsin.vocabulary.codes import known_codes
from tocsin.vocabulary.entities import Alliance, Country, Force, Institution, Outlet, Place
from tocsin.vocabulary.marks import Node, read_yaml
from tocsin.vocabulary.merging import KINDS
from tocsin.vocabulary.overlay_people import group_of, office_of, spellings_of
from tocsin.vocabulary.overlay_values import (
    ADMIRALTY,
    checked_sector,
    coords_of,
    key_of,
    names_in,
    offset_of,
    optional_text,
    slug,
)
from tocsin.vocabulary.world import World

SCHEMAS = ("tocsin-world/1", "exercise-world/1")
_SECTIONS = (
    "seas",
    "rivers",
    "sites",
    "places",
    "countries",
    "groups",
    "alliances",
    "institutions",
    "forces",
    "outlets",
    "people",
)
_NOTES = ("licence", "license", "name", "source", "note")


class Draft:
    """What a file has given so far: entries by kind and id, with the place each was read at."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Any]] = {}
        self.lines: dict[tuple[str, str], Node] = {}

    def add(self, kind: str, key: str, entry: Value, node: Node) -> None:
        """Keep an entry; fails when its id was given before in this file."""
        if (kind, key) in self.lines:
            before = self.lines[kind, key].line
            node.fail(f"{key!r} is given twice among the {kind}; the first is on line {before}")
        self.lines[kind, key] = node
        self.found.setdefault(kind, {})[key] = entry


def parse_world(text: str, name: str) -> World:
    """The world a YAML text describes; `name` is the file named in errors.

    Raises `VocabularyError` (`name:line: what`) for anything that does not hold: broken YAML,
    anchors, unknown keys, values of the wrong type, ids given twice, tenures that overlap or run
    backwards, codes that nobody knows.
    """
    root = read_yaml(text, name)
    table = root.table(["schema"], [*_NOTES, *_SECTIONS])
    _ = table["schema"].choice(SCHEMAS)
    draft = Draft()
    spellings: dict[str, tuple[str, ...]] = {}
    for section, read in _READERS.items():
        for node in table[section].items() if section in table else []:
            read(node, draft)
    for node in table["people"].items() if "people" in table else []:
        person, others = spellings_of(node)
        spellings[person] = others
    _check_codes(draft)
    layers = {f"{KINDS[kind]}/{key}": 1 for kind, key in draft.lines}
    return World(**draft.found, spellings=spellings, layers=layers)


def _check_codes(draft: Draft) -> None:
    """Every country code that is used is one of the file's or of the packaged world's."""
    known = known_codes() | draft.found.get("countries", {}).keys()
    for (kind, key), node in draft.lines.items():
        entry = draft.found[kind][key]
        for code in _codes_of(entry):
            if code not in known:
                node.fail(f"country {code!r} is not known; add it under countries")


def _codes_of(entry: Any) -> Iterable[str]:  # noqa: ANN401 - any entry
    country = getattr(entry, "country", None)
    return [
        c for c in (country, *getattr(entry, "members", ()), *getattr(entry, "backed_by", ())) if c
    ]


def _water(kind: str) -> Callable[[Node, Draft], None]:
    def read(node: Node, draft: Draft) -> None:
        optional = ["id", "aliases", "kind", "between", "flows", "centre", "coords", "country"]
        optional += ["narrowest_km", "mouth", "dams", "note", "ambiguous"]
        t = node.table(["name"], optional)
        name = t["name"].text()
        place = Place(
            id=key_of(t, name),
            name=name,
            aliases=names_in(t, "aliases"),
            coords=coords_of(t.get("centre") or t.get("coords")),
            kind=t["kind"].text() if "kind" in t else _kind_of_water(name, kind),
            country=optional_text(t, "country"),
            ambiguous=names_in(t, "ambiguous"),
        )
        draft.add("places", place.id, place, node)

    return read


def _kind_of_water(name: str, kind: str) -> str:
    words = name.lower().split()
    return next((w for w in ("strait", "gulf", "bay", "channel", "lake") if w in words), kind)


def _place(kind: str) -> Callable[[Node, Draft], None]:
    def read(node: Node, draft: Draft) -> None:
        place = place_of(node, kind, None)
        draft.add("places", place.id, place, node)

    return read


def place_of(node: Node, kind: str, country: str | None) -> Place:
    """A place given as a mapping, or as its name alone."""
    if isinstance(node.value, str):
        return Place(id=slug(country, node.text()), name=node.text(), kind=kind, country=country)
    optional = ["id", "aliases", "kind", "country", "coords", "population", "ambiguous", "note"]
    t = node.table(["name"], optional)
    name = t["name"].text()
    return Place(
        id=t["id"].text() if "id" in t else slug(country, name),
        name=name,
        aliases=names_in(t, "aliases"),
        country=optional_text(t, "country") or country,
        coords=coords_of(t.get("coords")),
        kind=t["kind"].text() if "kind" in t else kind,
        population=int(t["population"].number(0, 1e9)) if "population" in t else 0,
        ambiguous=names_in(t, "ambiguous"),
    )


def _country(node: Node, draft: Draft) -> None:
    optional = ["name", "official_name", "aliases", "demonym", "demonyms", "utc_offset", "capital"]
    optional += ["cities", "places", "forces", "offices", "institutions", "ambiguous", "note"]
    t = node.table(["code"], optional)
    code = t["code"].text()
    if not (code.isascii() and code.isupper() and len(code) == 3):  # noqa: PLR2004 - ISO alpha-3
        t["code"].fail(f"{code!r} is no code of three capital letters")
    if "name" not in t and code not in known_codes():
        node.fail(f"country {code} is new: 'name' is missing")
    capital = place_of(t["capital"], "capital", code) if "capital" in t else None
    if capital:
        draft.add("places", capital.id, capital, t["capital"])
    demonym = (t["demonym"].text(),) if "demonym" in t else ()
    country = Country(
        code=code,
        name=t["name"].text() if "name" in t else "",
        official_name=optional_text(t, "official_name") or "",
        aliases=names_in(t, "aliases"),
        demonyms=tuple(dict.fromkeys((*demonym, *names_in(t, "demonyms")))),
        capital=capital.id if capital else None,
        coords=capital.coords if capital else None,
        utc_offset=offset_of(t["utc_offset"]) if "utc_offset" in t else None,
        ambiguous=names_in(t, "ambiguous"),
    )
    draft.add("countries", code, country, node)
    _inside(t, code, draft)


def _inside(t: dict[str, Node], code: str, draft: Draft) -> None:
    """What a country's entry holds: its cities, other places, forces, institutions, offices."""
    for section, kind in (("cities", "city"), ("places", "region")):
        for node in t[section].items() if section in t else []:
            place = place_of(node, kind, code)
            draft.add("places", place.id, place, node)
    for node in t["forces"].items() if "forces" in t else []:
        force = force_of(node, code)
        draft.add("forces", force.id, force, node)
    for node in t["institutions"].items() if "institutions" in t else []:
        body = institution_of(node, code)
        draft.add("institutions", body.id, body, node)
    for node in t["offices"].items() if "offices" in t else []:
        office = office_of(node, code)
        draft.add("offices", office.id, office, node)


def force_of(node: Node, country: str | None) -> Force:
    """An armed service given as a mapping, or as its name alone."""
    if isinstance(node.value, str):
        return Force(id=slug(country, node.text()), name=node.text(), country=country)
    t = node.table(["name"], ["id", "aliases", "country", "sector", "ambiguous", "note"])
    name = t["name"].text()
    country = optional_text(t, "country") or country
    return Force(
        id=t["id"].text() if "id" in t else slug(country, name),
        name=name,
        aliases=names_in(t, "aliases"),
        country=country,
        sector=checked_sector(t["sector"]) if "sector" in t else "MIL",
        ambiguous=names_in(t, "ambiguous"),
    )


def institution_of(node: Node, country: str | None) -> Institution:
    """A named body of state."""
    t = node.table(["name"], ["id", "aliases", "country", "sector", "ambiguous", "note"])
    name = t["name"].text()
    country = optional_text(t, "country") or country
    return Institution(
        id=t["id"].text() if "id" in t else slug(country, name),
        name=name,
        aliases=names_in(t, "aliases"),
        country=country,
        sector=checked_sector(t["sector"]) if "sector" in t else "GOV",
        ambiguous=names_in(t, "ambiguous"),
    )


def _force(node: Node, draft: Draft) -> None:
    force = force_of(node, None)
    draft.add("forces", force.id, force, node)


def _institution(node: Node, draft: Draft) -> None:
    body = institution_of(node, None)
    draft.add("institutions", body.id, body, node)


def _group(node: Node, draft: Draft) -> None:
    group = group_of(node)
    draft.add("groups", group.id, group, node)


def _alliance(node: Node, draft: Draft) -> None:
    optional = ["aliases", "code", "sector", "members", "since", "note", "ambiguous"]
    t = node.table(["id", "name"], optional)
    alliance = Alliance(
        id=t["id"].text(),
        name=t["name"].text(),
        aliases=names_in(t, "aliases"),
        code=t["code"].choice(["UNO", "EUR", "IGO", "NGO"]) if "code" in t else "IGO",
        sector=checked_sector(t["sector"]) if "sector" in t else None,
        members=names_in(t, "members"),
        since=t["since"].day() if "since" in t else None,
        ambiguous=names_in(t, "ambiguous"),
    )
    draft.add("alliances", alliance.id, alliance, node)


def _outlet(node: Node, draft: Draft) -> None:
    optional = ["aliases", "short", "kind", "country", "reliability", "family", "domains"]
    t = node.table(["id", "name"], [*optional, "ambiguous", "note"])
    outlet = Outlet(
        id=t["id"].text(),
        name=t["name"].text(),
        aliases=tuple(dict.fromkeys((*names_in(t, "short"), *names_in(t, "aliases")))),
        kind=t["kind"].text() if "kind" in t else "daily",
        country=optional_text(t, "country"),
        reliability=t["reliability"].choice(ADMIRALTY) if "reliability" in t else None,
        family=optional_text(t, "family"),
        domains=tuple(d.lower().removeprefix("www.") for d in names_in(t, "domains")),
        ambiguous=names_in(t, "ambiguous"),
    )
    draft.add("outlets", outlet.id, outlet, node)


_READERS: dict[str, Callable[[Node, Draft], None]] = {
    "countries": _country,
    "seas": _water("sea"),
    "rivers": _water("river"),
    "sites": _place("site"),
    "places": _place("region"),
    "groups": _group,
    "alliances": _alliance,
    "institutions": _institution,
    "forces": _force,
    "outlets": _outlet,
}
