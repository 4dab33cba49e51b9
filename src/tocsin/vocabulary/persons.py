"""Persons, put together from the offices and roles they held."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from tocsin.vocabulary.entities import Group, Holder, Office, Person, Tenure

FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "HKG", "MAC", "SGP"})
"""Countries where the family name may stand first: "Xi Jinping" is Xi."""
_PARTICLES = frozenset(
    {"abd", "abu", "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "el"}
    | {"ibn", "la", "le", "ould", "st", "ter", "van", "von"}
)
_LONG_FORM = re.compile(r"[.,]|\b\w\b|\b(?:Jr|Sr|II|III|IV)$")
"""What makes a name longer than the one in common use."""
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def persons_of(
    offices: Iterable[Office], groups: Iterable[Group], spellings: Mapping[str, tuple[str, ...]]
) -> dict[str, Person]:
    """Everybody who holds an office or a role, by full name; namesakes become one entry."""
    found: dict[str, list[Tenure]] = {}
    for office in offices:
        for h in office.holders:
            found.setdefault(h.name, []).append(
                _tenure(h, office.id, office.title, (office.country, office.sector))
            )
    for group in groups:
        for h in group.leaders:
            found.setdefault(h.name, []).append(
                _tenure(h, group.id, h.role, (group.country, group.sector))
            )
    return {name: _person(name, held, spellings.get(name, ())) for name, held in found.items()}


def _tenure(h: Holder, office: str, title: str, of: tuple[str | None, str | None]) -> Tenure:
    return Tenure(
        person=h.name,
        office=office,
        title=title,
        country=of[0],
        sector=of[1],
        start=h.start,
        end=h.end,
        seen=h.seen,
        learned=bool(h.learned),
    )


def _person(name: str, held: list[Tenure], spellings: tuple[str, ...]) -> Person:
    if len(held) > 1:
        held.sort(key=lambda t: (t.start or date.min, t.end or date.max))
    if not spellings and not _LONG_FORM.search(name):  # most persons
        return Person(name=name, tenures=tuple(held))
    aliases = dict.fromkeys(short for n in (name, *spellings) for short in _short(n))
    _ = aliases.pop(name, None)
    return Person(name=name, aliases=tuple(aliases), tenures=tuple(held))


def _short(name: str) -> list[str]:
    """A name and the same without suffix and middle initials: "Lloyd J. Austin III"."""
    if not _LONG_FORM.search(name):
        return [name]
    words = _bare(name)
    inner = [w for w in words[1:-1] if len(w.rstrip(".")) > 1]
    plain = " ".join([words[0], *inner, *words[1:][-1:]])
    return [name, " ".join(words), plain] if " " in plain and plain != name else [name]


def _bare(name: str) -> list[str]:
    """The words of a name without "Jr.", "III" and the like."""
    words = name.replace(",", "").split()
    while len(words) > 1 and words[-1].lower() in _SUFFIXES:
        words = words[:-1]
    return words


def surnames_of(person: Person) -> tuple[str, ...]:
    """The words a report may use for a person after the first mention."""
    found = [s for name in (person.name, *person.aliases) for s in _surnames(name)]
    if person.country in FAMILY_FIRST:
        found += [n.split()[0] for n in (person.name, *person.aliases) if " " in n]
    return tuple(dict.fromkeys(found))


def _surnames(name: str) -> list[str]:
    words = _bare(name)
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    article, _, rest = words[-1].partition("-")
    bare = [rest] if article.lower() in _PARTICLES and rest else []
    return [words[-1], " ".join(words[start:]), *bare]
