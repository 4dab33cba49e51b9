"""The other side of a dyad that a report has established."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from tocsin.read.events.tables import table
from tocsin.read.parties import Parties
from tocsin.records import VocabularyError

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_PAIR = 2
_RECENT = 9999
"""A year in which only the wars without an end are on."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """The table of `rivals.yaml`."""

    by_country: Mapping[str, frozenset[str]]
    wars: tuple[tuple[frozenset[str], int, int | None], ...]
    """Both sides, first year, last year (None: not ended)."""


def _pair(text: object) -> frozenset[str]:
    pair = frozenset(str(text).split())
    if len(pair) != _PAIR:
        raise VocabularyError(f"rivals.yaml: {text!r} does not name two countries")
    return pair


@cache
def rivals() -> Rivals:
    """The packaged table. Raises `VocabularyError` for a row that does not name two countries."""
    raw = table("rivals.yaml")
    found: dict[str, set[str]] = {}
    for one, other in (sorted(_pair(p)) for p in cast("list[str]", raw["rivals"])):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    wars = cast("list[dict[str, object]]", raw["wars"])
    return Rivals(
        {c: frozenset(o) for c, o in found.items()},
        tuple(
            (_pair(w["sides"]), cast("int", w["from"]), cast("int | None", w["to"])) for w in wars
        ),
    )


class Counterparts:
    """Finds the other side for one report; `published` is the local day, None when unknown."""

    def __init__(self, parties: Parties, published: date | None) -> None:
        self.parties, self.published = parties, published
        self.means = frozenset[str]()
        """Nouns of weapons: whose make they are does not make a party."""

    def named(self, anchor: int, *, here: bool = False) -> Iterator[str]:
        """Countries a report names, nearest first; of the anchor's sentence only if `here`."""
        tree, names = self.parties.tree, self.parties.names
        for k in self.parties.earlier.order(anchor):
            if here and tree.sentence[k] != tree.sentence[anchor]:
                continue
            made = tree.dep[k] in _MODIFIERS and tree.lemma[tree.head[k]] in self.means
            country = names.mention[k].country
            if country and not made:
                yield country

    def of(self, country: str, anchor: int) -> str | None:
        """The rival of a country that the report names; else the one it is at war with."""
        foes = rivals().by_country.get(country, frozenset())
        return next((c for c in self.named(anchor) if c in foes), None) or self.at_war(country)

    def rival(self, country: str, anchor: int, *, here: bool = False) -> str | None:
        """The rival of a country that the report names, or only the anchor's sentence."""
        foes = rivals().by_country.get(country, frozenset())
        return next((c for c in self.named(anchor, here=here) if c in foes), None)

    def at_war(self, country: str) -> str | None:
        """The one other side of a country's war on the day of the report.

        A report without a day is taken for a recent one.
        """
        year = self.published.year if self.published else _RECENT
        found = [
            next(iter(sides - {country}))
            for sides, first, last in rivals().wars
            if country in sides and first <= year and (last is None or year <= last)
        ]
        return found[0] if len(found) == 1 else None

    def pair(self, anchor: int) -> tuple[str, ...]:
        """The two sides of a fight told of without naming them: two rivals of the report."""
        named = dict.fromkeys(self.named(anchor))
        for country in named:
            other = self.at_war(country)
            other = other if other in named else self.rival(country, anchor, here=True)
            if other is not None:
                return country, other
        return ()
