"""The other side of a dyad that a report has established."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from tocsin.read.events.governors import governors
from tocsin.read.parties import Parties
from tocsin.vocabulary.rivals import rivals

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_TIMING = frozenset({"before", "after", "since", "until", "during"})
_GROUND = frozenset({"territory", "soil", "side", "waters", "airspace", "land", "base"})


class Counterparts:
    """Finds the other side for one report; `published` is the local day, None when unknown."""

    def __init__(self, parties: Parties, published: date | None) -> None:
        self.parties, self.published = parties, published
        self.means = frozenset[str]()
        """Nouns of weapons: whose make they are does not make a party."""

    def named(self, anchor: int, *, here: bool = False) -> Iterator[str]:
        """Countries a report names, nearest first.

        If `here`, only those of the anchor's sentence that are not merely where what is feared
        would come from ("braced for an attack from Syrian territory") or what dates it ("a missile
        test before the US vote").
        """
        tree, names = self.parties.tree, self.parties.names
        for k in self.parties.earlier.order(anchor):
            if here and (tree.sentence[k] != tree.sentence[anchor] or self._aside(k)):
                continue
            made = tree.dep[k] in _MODIFIERS - {"poss"} and tree.lemma[tree.head[k]] in self.means
            country = names.mention[k].country
            if country and not made:
                yield country

    def _aside(self, k: int) -> bool:
        tree = self.parties.tree
        noun = tree.head[k] if tree.dep[k] in _MODIFIERS else k
        dates = tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] in _TIMING
        return dates or self._feared(k)

    def _feared(self, k: int) -> bool:
        tree = self.parties.tree
        if any(tree.lower[j] in governors().temporal for j in tree.ancestors(k)):
            return False
        up = tree.head[k]
        noun = up if tree.dep[k] in _MODIFIERS and tree.lemma[up] in _GROUND else k
        return tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "from"

    def rival(self, country: str, anchor: int, *, here: bool = False) -> str | None:
        """The rival of a country that the report names, or only the anchor's sentence."""
        foes = rivals().of(country)
        return next((c for c in self.named(anchor, here=here) if c in foes), None)

    def at_war(self, country: str) -> str | None:
        """The one other side of a country's war on the day of the report, named in it or not.

        A report without a day is taken for a recent one. Where the report names another rival
        instead, the other side is not beyond doubt.
        """
        year = self.published.year if self.published else None
        foes = [f for w in rivals().wars if w.on(year) and (f := w.other(country))]
        if len(foes) != 1:
            return None
        named = rivals().of(country) & self.everywhere
        return foes[0] if not named or foes[0] in named else None

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """All countries that the report names."""
        names = self.parties.names
        return frozenset(c for k in self.parties.earlier.named if (c := names.mention[k].country))

    def pair(self, anchor: int) -> tuple[str, ...]:
        """The two sides of a fight told of without naming them: two rivals of the report."""
        named = dict.fromkeys(self.named(anchor))
        for country in named:
            other = self.at_war(country)
            other = other if other in named else self.rival(country, anchor, here=True)
            if other is not None:
                return country, other
        return ()
