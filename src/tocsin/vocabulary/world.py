"""`World`: what is known of countries, places, offices, groups and outlets, and their names."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TypeVar

from tocsin.records import Span
from tocsin.vocabulary.common import common_words
from tocsin.vocabulary.entities import Country, Holder, Mention, Office, Outlet, Person, Tenure
from tocsin.vocabulary.finder import Entry, Finder, fold
from tocsin.vocabulary.holdings import Holdings
from tocsin.vocabulary.merging import merged
from tocsin.vocabulary.naming import bodies_of, names_of, plural
from tocsin.vocabulary.persons import surnames_of

K = TypeVar("K")
V = TypeVar("V")


class World(Holdings):
    """Everything known, by id. Two worlds are the same only if they are one object.

    Ids are unique within their kind. What is derived (the compiled names, the persons) is made at
    first use and kept.
    """

    def with_overlay(self, over: "World") -> "World":
        """This world with another one on top.

        Nothing of this world is lost: an entry with the same id is completed and corrected by the
        overlay's, and where two share a name, the overlay's is found. A holder of the overlay
        closes the open tenure of the one before.
        """
        return World(**merged(self, over))

    def find(self, text: str) -> list[Mention]:
        """The names in a text: longest leftmost, whole words, in order, none overlapping."""
        return self._finder.find(text)

    def sharing(self, name: str) -> tuple[Mention, ...]:
        """The groups, forces and institutions that bear a name, as mentions of it; few do share.

        Only those of the highest layer that has the name: an overlay is taken at its word.
        """
        return self._sharing.get(name, ())

    def country(self, code: str) -> Country | None:
        """The country with a code."""
        return self.countries.get(code)

    def outlet(self, name: str | None) -> Outlet | None:
        """An outlet by id, name, alias, web domain or address; None when unknown.

        Names are compared without "The", case and accents; "https://www.x.org/a" and "news.x.org"
        are the outlet with the domain x.org.
        """
        if not name:
            return None
        return self._outlets.get(_plain(name)) or self._by_domain(name)

    def holder(self, office: str, when: date) -> Holder | None:
        """Who held an office on a day; of several, the one who came last.

        None as well when the day lies after the last one that any source covers.
        """
        known = self.offices.get(office)
        holding = [h for h in known.holders if h.known_to_hold(when)] if known else []
        return max(holding, key=lambda h: h.start or date.min, default=None)

    def tenures(self, person: str) -> tuple[Tenure, ...]:
        """The offices and roles of a person by full name or other spelling, earliest first."""
        known = self.person(person)
        return known.tenures if known else ()

    def person(self, name: str) -> Person | None:
        """The person with a full name or one of its other spellings."""
        return self._people.get(_plain(name))

    def persons_by_surname(self, surname: str) -> tuple[Person, ...]:
        """All persons whom a report may call by this name after the first mention."""
        return self._surnames.get(_plain(surname), ())

    def demonym(self, word: str) -> str | None:
        """Code of the country a demonym or adjective belongs to: "Iranians" is IRN."""
        return self._demonyms.get(word) or self._demonyms.get(word.title())

    def offices_of(self, country: str) -> tuple[Office, ...]:
        """All offices of a country."""
        return self._offices.get(country, ())

    def offices_titled(self, title: str) -> tuple[Office, ...]:
        """All offices with a title, of whatever country."""
        return tuple(self.offices[i] for i in self._titles.get(_plain(title), ()))

    @cached_property
    def offices_until(self) -> date | None:
        """The last day on which a source still had somebody in office; None where none says."""
        holders = (h for office in self.offices.values() for h in office.holders)
        return max((h.seen for h in holders if h.seen and not h.learned), default=None)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(names_of(self, common_words()), common_words())

    @cached_property
    def _sharing(self) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, list[tuple[int, Entry]]] = {}
        for name, entry, key in bodies_of(self):
            found.setdefault(name, []).append((self.layers.get(key, 0), entry))
        return {n: _mentions(n, rows) for n, rows in found.items() if len(rows) > 1}

    @cached_property
    def _people(self) -> dict[str, Person]:
        found: dict[str, Person] = {}
        for person in self.persons.values():
            for name in person.aliases:
                _ = found.setdefault(_plain(name), person)
        return {**found, **{_plain(p.name): p for p in self.persons.values()}}

    @cached_property
    def _surnames(self) -> dict[str, tuple[Person, ...]]:
        people = self.persons.values()
        return _grouped((_plain(s), p) for p in people for s in surnames_of(p))

    @cached_property
    def _titles(self) -> dict[str, tuple[str, ...]]:
        return _grouped((_plain(t), i) for t, ids in self.titles.items() for i in ids)

    @cached_property
    def _offices(self) -> dict[str, tuple[Office, ...]]:
        return _grouped((office.country, office) for office in self.offices.values())

    @cached_property
    def _demonyms(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for code, country in reversed(tuple(self.countries.items())):
            for word in country.demonyms:
                found[word] = found[plural(word) or word] = code
        return found

    @cached_property
    def _outlets(self) -> dict[str, Outlet]:
        """Outlets by plain name: an overlay's before those below it, names before aliases."""
        ranked: list[tuple[int, int, str, Outlet]] = []
        for outlet in self.outlets.values():
            layer = -self.layers.get(f"outlet/{outlet.id}", 0)
            ranked.append((layer, 0, outlet.name, outlet))
            ranked.extend((layer, 1, name, outlet) for name in (*outlet.aliases, outlet.id))
        ranked.sort(key=lambda item: item[:2], reverse=True)
        return {_plain(name): outlet for _, _, name, outlet in ranked}

    @cached_property
    def _domains(self) -> dict[str, Outlet]:
        ranked = sorted(self.outlets.values(), key=lambda o: self.layers.get(f"outlet/{o.id}", 0))
        return {domain.lower(): outlet for outlet in ranked for domain in outlet.domains}

    def _by_domain(self, address: str) -> Outlet | None:
        host = address.partition("://")[2] or address
        host = host.partition("/")[0].partition("?")[0].rpartition("@")[2].partition(":")[0].lower()
        while host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None


def _plain(name: str) -> str:
    """A name for comparing: no accents, no case, no leading "the", single spaces."""
    words = fold(name).lower().replace("\u2019", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _mentions(name: str, rows: list[tuple[int, Entry]]) -> tuple[Mention, ...]:
    top = max(layer for layer, _ in rows)
    span = Span(0, len(name))
    return tuple(Mention(span, *entry) for layer, entry in rows if layer == top)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, dict[int, V]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[id(value)] = value
    return {key: tuple(values.values()) for key, values in found.items()}
