"""Which words stand for what: the names of everything in a world, as `Finder` wants them.

Later names win over earlier ones, so what is surer comes last: a country before a city of the same
name, an overlay before the world below it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tocsin.vocabulary.entities import (
    WATERS,
    Alliance,
    Country,
    Force,
    Group,
    Institution,
    MentionKind,
    Outlet,
    Person,
    Place,
)
from tocsin.vocabulary.finder import Entry, words_of
from tocsin.vocabulary.holdings import Holdings
from tocsin.vocabulary.sectors import breakaway, own_titles

Name = tuple[str, Entry, str]
"""A name, what it stands for, and the id that its layer is looked up by."""
_NO_PLURAL = re.compile(r".*(?:s|sh|ch|ese|men|man|woman|women|z|x)$|^(?:The|the) ")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019\u02bc](?=\w)")
_APOSTROPHES = frozenset("'\u2019\u02bc")
_POSSESSIVE = re.compile(r"['\u2019]s\b|s['\u2019](?:\s|$)")
_WITH_ARTICLE = frozenset({"place", "capital", "sea"})
"""Kinds whose article is part of the name: The Hague."""
_ACRONYM = re.compile(r"[A-Z]{4,}")


def variants(name: str, kind: MentionKind, common: frozenset[str]) -> Iterator[str]:
    """A name and the other ways to write it: without "The" or an apostrophe, "Nato"."""
    yield name
    bare = name.removeprefix("The ")
    if bare != name and kind not in _WITH_ARTICLE and bare.lower() not in common:
        yield bare
    if _APOSTROPHES & set(name) and not _POSSESSIVE.search(name):
        yield _APOSTROPHE.sub("", name)
    if name.isupper() and _ACRONYM.fullmatch(name) and name.lower() not in common:
        yield name.title()


def plural(demonym: str) -> str | None:
    """The regular plural of a demonym; None where English has none ("Swiss", "Japanese")."""
    return None if _NO_PLURAL.match(demonym) else demonym + "s"


def short_for_outlet(alias: str) -> bool:
    """Whether an alias is one that many outlets share: "the Post"."""
    return alias.startswith("the ") and len(alias.split()) == 2  # noqa: PLR2004 - the + one word


def names_of(world: Holdings, common: frozenset[str]) -> list[tuple[tuple[str, ...], Entry]]:
    """Every name of a world with what it stands for, weakest first; later ones win."""
    found: list[tuple[int, tuple[str, ...], Entry]] = []
    for source in _SOURCES:
        for alias, entry, key in source(world):
            layer = world.layers.get(key, 0)
            plain = alias.isascii() and alias.replace(" ", "").isalpha() and alias[:4] != "The "
            spellings = (
                (alias,) if plain and not alias.isupper() else variants(alias, entry[0], common)
            )
            for spelling in spellings:
                keys = words_of(spelling)
                if not keys or (len(keys) == 1 and len(keys[0]) == 1):
                    continue
                if len(keys) == 1 and not entry[5]:
                    entry = _weighed(keys[0], entry, common)  # noqa: PLW2901 - same name, doubted
                found.append((layer, keys, entry))
    if world.layers:
        found.sort(key=lambda item: item[0])
    return [(keys, entry) for _, keys, entry in found]


_SURE = frozenset({"country", "demonym", "office", "alliance", "institution", "force"})


def _weighed(word: str, entry: Entry, common: frozenset[str]) -> Entry:
    """An entry marked ambiguous when its one word is an everyday word as well."""
    if entry[0] in _SURE or word.isupper() or word.lower() not in common:
        return entry
    return (*entry[:5], True)


def _persons(world: Holdings) -> Iterator[Name]:
    for full, person in world.persons.items():
        latest, layer = person.tenures[-1], f"person/{full}"
        doubt = len(person.tenures) > 1 and doubtful(person)
        entry: Entry = ("person", full, full, latest.country, latest.sector, doubt)
        for name in (full, *person.aliases):
            if " " in name or "-" in name:
                yield name, entry, layer


def doubtful(person: Person) -> bool:
    """Whether a name stands for people of two countries: namesakes rather than a career."""
    countries = {t.country for t in person.tenures if t.country and t.country not in _BODIES}
    return len(countries) > 1


_BODIES = frozenset({"UNO", "IGO", "EUR"})


def _places(world: Holdings) -> Iterator[Name]:
    parted = breakaway()
    for place in sorted(world.places.values(), key=_strength):
        kind: MentionKind = _mentioned_as(place)
        for name in (place.name, *place.aliases):
            doubt = name in place.ambiguous
            sector = "PRE" if place.name in parted else None
            entry: Entry = (kind, place.id, place.name, place.country, sector, doubt)
            yield name, entry, f"place/{place.id}"


def _mentioned_as(place: Place) -> MentionKind:
    return "sea" if place.kind in WATERS else "capital" if place.kind == "capital" else "place"


def _strength(place: Place) -> tuple[bool, bool, int]:
    """Order of places of the same name: capitals last, then what was listed by hand, then big."""
    by_hand = place.kind != "city" or not place.population
    return (place.kind == "capital", by_hand, place.population)


def _outlets(world: Holdings) -> Iterator[Name]:
    for o, name in _aliases_first(world.outlets.values()):
        doubt = name in o.ambiguous or short_for_outlet(name)
        yield name, ("outlet", o.id, o.name, o.country, "JRN", doubt), f"outlet/{o.id}"


def _groups(world: Holdings) -> Iterator[Name]:
    for g, name in _aliases_first(world.groups.values()):
        doubt = name in g.ambiguous
        yield name, ("group", g.id, g.name, g.country, g.sector, doubt), f"group/{g.id}"


def _forces(world: Holdings) -> Iterator[Name]:
    for f, name in _aliases_first(world.forces.values()):
        doubt = name in f.ambiguous
        yield name, ("force", f.id, f.name, f.country, f.sector, doubt), f"force/{f.id}"


def _institutions(world: Holdings) -> Iterator[Name]:
    for i, name in _aliases_first(world.institutions.values()):
        doubt = name in i.ambiguous
        yield name, ("institution", i.id, i.name, i.country, i.sector, doubt), f"institution/{i.id}"


def _alliances(world: Holdings) -> Iterator[Name]:
    for a, name in _aliases_first(world.alliances.values()):
        doubt = name in a.ambiguous
        yield name, ("alliance", a.id, a.name, a.code, a.sector, doubt), f"alliance/{a.id}"


def bodies_of(world: Holdings) -> Iterator[Name]:
    """Every name of the groups, forces and institutions of a world."""
    yield from _groups(world)
    yield from _forces(world)
    yield from _institutions(world)


_N = TypeVar("_N", Outlet, Group, Force, Institution, Alliance)


def _aliases_first(entries: Iterable[_N]) -> Iterator[tuple[_N, str]]:
    """Every alias, then every name: what one is called in full another may be in short."""
    listed = tuple(entries)
    yield from ((e, alias) for e in listed for alias in e.aliases)
    yield from ((e, e.name) for e in listed)


def _offices(world: Holdings) -> Iterator[Name]:
    """Titles of two words and more that one country has alone.

    The packaged world does not know every office of every country, so there only the titles count
    that sectors.yaml lists as proper names; an overlay is taken at its word.
    """
    for title, ids in world.titles.items():
        top = max(world.layers.get(f"office/{i}", 0) for i in ids)
        upper = [world.offices[i] for i in ids if world.layers.get(f"office/{i}", 0) == top]
        o = upper[0]
        alone = len({u.country for u in upper}) == 1 and len(title.split()) > 1
        doubt = own_titles().get(title)
        if alone and (top or doubt is not None):
            yield (
                title,
                ("office", o.id, o.title, o.country, o.sector, bool(doubt and not top)),
                f"office/{o.id}",
            )


def _demonyms(world: Holdings) -> Iterator[Name]:
    for c in _weakest_first(world):
        for demonym in c.demonyms:
            doubt = demonym in c.ambiguous
            entry: Entry = ("demonym", c.code, c.name, c.code, None, doubt)
            many = plural(demonym)
            yield from ((d, entry, f"country/{c.code}") for d in (demonym, many) if d)


def _countries(world: Holdings) -> Iterator[Name]:
    for c in _weakest_first(world):
        for name in (c.name, c.official_name, *c.aliases):
            if name:
                doubt = name in c.ambiguous
                yield name, ("country", c.code, c.name, c.code, None, doubt), f"country/{c.code}"


def _weakest_first(world: Holdings) -> Iterable[Country]:
    """Countries so that a name of two ("Congo") goes to the one that is listed first."""
    return reversed(tuple(world.countries.values()))


_SOURCES = (
    _persons,
    _places,
    _outlets,
    _alliances,
    _groups,
    _forces,
    _institutions,
    _offices,
    _demonyms,
    _countries,
)
