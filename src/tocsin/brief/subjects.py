"""Whom a brief is about: names of countries, the parties named most."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tocsin.assess.phrasing import name_of
from tocsin.brief.clean import line
from tocsin.records import Party, Picture
from tocsin.vocabulary import base_world

_MOST = 3
_SHARE = 0.4
"""A party stands in the title when it is named at least so often as the one named most."""


def country_names(picture: Picture) -> Mapping[str, str]:
    """Names by code: as the world has them, else as the reports call them most."""
    called: dict[str, Counter[str]] = {}
    for party in _parties(picture):
        if party.country:
            names = called.setdefault(party.country, Counter())
            if party.name and party.name[:1].isupper():
                names[line(party.name)] += 1
    known = {code: base_world().country(code) for code in called}
    return {
        code: found.name if (found := known[code]) else _commonest(code, names)
        for code, names in called.items()
    }


def _parties(picture: Picture) -> Iterator[Party]:
    for _, statement in picture.statements:
        for event in statement.events:
            yield from (*event.actors, *event.recipients)
    for d in picture.developments:
        yield from (*d.actors, *d.recipients)


def _commonest(code: str, names: Counter[str]) -> str:
    return min(names, key=lambda n: (-names[n], n), default=code)


def subjects(picture: Picture) -> tuple[str, ...]:
    """The codes of the countries that most developments and warnings are about, at most three."""
    rows = [(d.actors, d.recipients) for d in picture.developments]
    rows += [(w.actors, w.recipients) for w in picture.warnings]
    named = Counter(c for a, b in rows for c in _countries((*a, *b)))
    ranked = sorted(named, key=lambda c: (-named[c], c))[:_MOST]
    return tuple(c for c in ranked if named[c] >= _SHARE * named[ranked[0]])


def in_title(code: str, name: str, first: bool) -> str:  # noqa: FBT001 - where it stands
    """A country's name as a title has it: the article within, none at its beginning."""
    if first or base_world().country(code) is None:
        return name
    return name_of(Party(country=code, name=name), base_world())


def _countries(parties: Iterable[Party]) -> set[str]:
    return {p.country for p in parties if p.country}
