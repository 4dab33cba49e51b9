"""What else belongs to an event: place, instrument, numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import cast

from tocsin.read.events.find import Finder
from tocsin.read.events.tables import table
from tocsin.records import Place, Quantity
from tocsin.vocabulary import World
from tocsin.vocabulary.numerals import SCALES, cardinal

WHERE = (
    "in",
    "at",
    "near",
    "on",
    "off",
    "inside",
    "outside",
    "around",
    "across",
    "over",
    "along",
    "to",
    "into",
    "from",
    "toward",
    "towards",
    "within",
    "north",
    "south",
    "east",
    "west",
)
HERE = tuple(p for p in WHERE if p != "from")
_VAGUE: Mapping[str, tuple[int, int | None]] = {
    "dozen": (12, None),
    "dozens": (24, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "scores": (40, None),
    "tens": (20, None),
    "several": (3, None),
    "few": (2, 6),
    "couple": (2, 2),
    "million": (1_000_000, None),
    "millions": (2_000_000, None),
    "hundred": (100, 100),
    "thousand": (1000, 1000),
}
_AT_LEAST = frozenset({"least", "minimum"})
_OVER = frozenset({"over", "more", "above", "exceeding"})
_UNDER = frozenset({"under", "fewer", "less", "below", "up", "most"})
_ABOUT = frozenset(
    {
        "about",
        "some",
        "around",
        "roughly",
        "nearly",
        "almost",
        "approximately",
        "estimated",
        "close",
    }
)
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


@cache
def instruments() -> Mapping[str, str]:
    """Word or pair of words -> instrument, from `instruments.yaml`."""
    raw = cast("dict[str, list[str]]", table("instruments.yaml"))
    return {word: name for name, words in raw.items() for word in words}


@cache
def units() -> Mapping[str, str]:
    """Counted noun or participle -> unit, from `units.yaml`."""
    raw = cast("dict[str, list[str]]", table("units.yaml"))
    return {word: name for name, words in raw.items() for word in words}


class Details:
    """Reads the particulars of events over one tree."""

    def __init__(self, finder: Finder, world: World) -> None:
        self.finder, self.tree, self.world = finder, finder.tree, world

    def instruments(self, anchor: int, verb: int | None) -> tuple[str, ...]:
        """With what: named among the trigger's own words, its arguments or their modifiers.

        Things joined by "and" and commas count each, also with a shared head: "cruise and
        ballistic missiles".
        """
        near = self._near(anchor, verb)
        found = next((names for k in near if (names := tuple(self._joined(k)))), ())
        return tuple(dict.fromkeys(found))

    def _joined(self, k: int) -> Iterator[str]:
        table, tree = instruments(), self.tree
        group = [k] if tree.pos[k] in {"VERB", "AUX"} else tree.conjuncts(k)
        for j in group:
            name = self._instrument(j) or table.get(f"{tree.lemma[j]} {tree.lemma[group[-1]]}")
            if name is not None:
                yield name
            for c in tree.children(j, ("amod", "compound")):
                rest = (d for d in tree.conjuncts(c)[1:] if d != c)
                yield from filter(
                    None, (table.get(f"{tree.lemma[d]} {tree.lemma[j]}") for d in rest)
                )

    def _instrument(self, k: int) -> str | None:
        table, tree = instruments(), self.tree
        for j in (k, *tree.children(k, ("compound", "amod", "nmod"))):
            if j and (pair := f"{tree.lemma[j - 1]} {tree.lemma[j]}") in table:
                return table[pair]
            if tree.lemma[j] in table:
                return table[tree.lemma[j]]
        return None

    def _near(self, anchor: int, verb: int | None) -> list[int]:
        """Tokens that may name what a deed was done with, the likeliest first."""
        hosts = [anchor] if verb is None or verb == anchor else [anchor, verb]
        near = [
            anchor,
            *(
                k
                for h in hosts
                for k in (*self.finder.arguments.subjects(h), *self.finder.arguments.objects(h))
            ),
        ]
        for h in hosts:
            governed = self.finder.arguments.prepositions(h)
            near.extend(
                k for p in ("with", "by", "using", "from", "of", "in") for k in governed.get(p, [])
            )
        return near

    def place(
        self, anchor: int, path: tuple[int, ...], scope: range, where: tuple[str, ...] = WHERE
    ) -> Place | None:
        """Where: a place that hangs on the trigger, else on what governs it, else on its object.

        `where` are the prepositions that introduce it.
        """
        if (found := self._antecedent(anchor)) is not None:
            return found
        for k in self.tree.children(anchor, ("compound",)):
            if (found := self._place_at(k)) is not None and found.precision == "city":
                return found
        for host in path[:4]:
            hosted = self.finder.arguments.prepositions(host)
            for preposition in where:
                for k in hosted.get(preposition, []):
                    if k in scope and (found := self._place_at(k) or self._inner(k)) is not None:
                        return found
        below = sorted(self.tree.subtree(path[-1]), key=lambda k: abs(k - anchor))
        return self._below([k for k in below if k in scope], where)

    def _below(self, tokens: Iterable[int], where: tuple[str, ...]) -> Place | None:
        """The first token that a preposition of place governs."""
        for k in tokens:
            placed = self.tree.dep[k] == "pobj" and self.tree.lower[self.tree.head[k]] in where
            if placed and (found := self._place_at(k)) is not None:
                return found
        return None

    def _inner(self, k: int) -> Place | None:
        """As in "at a jail in Aleppo", "on a house facing the port of Sirte"."""
        governed = self.finder.arguments.prepositions(k)
        beside = (
            o for a in self.tree.children(k, ("acl",)) for o in self.finder.arguments.objects(a)
        )
        hosts = [governed, *(self.finder.arguments.prepositions(o) for o in beside if o != k)]
        inner = (j for h in hosts for p in ("in", "near", "at", "of") for j in h.get(p, []))
        return next((found for j in inner if (found := self._place_at(j)) is not None), None)

    def _antecedent(self, anchor: int) -> Place | None:
        """As in "Kigali, where ...": the place a relative clause hangs on."""
        tree = self.tree
        where = any(tree.lower[k] == "where" for k in tree.children(anchor, ("advmod",)))
        host = tree.head[anchor]
        return self._place_at(host) if where and tree.dep[anchor] == "relcl" else None

    def _place_at(self, k: int) -> Place | None:
        names = self.finder.parties.names
        m = names.mention.get(k)
        if m is not None and m.kind in {"country", "capital", "place", "sea", "institution"}:
            known = self.world.places.get(m.key)
            lat, lon = known.coords if known and known.coords else (None, None)
            precision = (
                "country"
                if m.kind == "country"
                else "city"
                if known and known.kind in {"city", "capital"}
                else "point"
                if lat is not None and known and known.kind in {"site", "base"}
                else "region"
                if lat is not None
                else "unresolved"
            )
            return Place(
                span=m.span, name=m.name, country=m.country, lat=lat, lon=lon, precision=precision
            )
        if (ground := self.finder.ground(k)) is not None:
            span = self.tree.phrase(k)
            name = ground.name or span.of(self.tree.text)
            return Place(span=span, name=name, country=ground.country, precision="country")
        return None

    def quantities(self, anchors: Iterable[int], scope: range) -> tuple[Quantity, ...]:
        """Numbers of people and things in the clauses of a deed's words."""
        tree, found = self.tree, list[Quantity]()
        args = self.finder.arguments
        tops = [k for a in anchors for k in (a, *args.subjects(a), *args.objects(a))]
        tokens = sorted({k for t in tops for k in tree.subtree(t) if k in scope})
        for k in tokens:
            counts = tree.dep[k] == "nummod" or tree.pos[k] == "NUM" or tree.lower[k] in _VAGUE
            q = self._quantity(k) if counts else None
            if q is not None and not any(q.span.overlaps(o.span) for o in found):
                found.append(q)
        return tuple(found)

    def _quantity(self, k: int) -> Quantity | None:
        tree = self.tree
        head = tree.head[k]
        if tree.dep[k] in {"compound", "quantmod"} and tree.pos[head] == "NUM":
            return None
        noun = head if tree.dep[k] in {"nummod", "amod", "det", "quantmod"} else k
        if (
            tree.lower[k] in _VAGUE
            and (of := next((p for p in tree.kids[k] if tree.lower[p] == "of"), None)) is not None
        ):
            noun = tree.pobj(of) or k
        unit = self._unit(noun, k)
        value = self._value(k)
        if unit is None or value is None:
            return None
        first = min([k, *(j for j in tree.subtree(k) if j <= k)])
        low, high = self._bounds(k, value)
        return Quantity(span=tree.span(first, max(noun, k)), unit=unit, low=low, high=high)

    def _unit(self, noun: int, k: int) -> str | None:
        tree, table = self.tree, units()
        verb = tree.head[noun] if tree.dep[noun] in {"nsubjpass", "dobj", "nsubj"} else noun
        if noun == k and tree.dep[k] not in {"nsubjpass", "dobj", "nsubj"}:
            return None
        harmed = table.get(tree.lemma[verb]) if verb != noun else None
        if harmed in {"killed", "wounded", "missing"} and (
            noun == k or table.get(tree.lemma[noun]) == "person"
        ):
            return harmed
        for j in tree.children(noun, ("acl", "amod")):
            if table.get(tree.lower[j]) in {"killed", "wounded", "missing"}:
                return table[tree.lower[j]]
        return table.get(tree.lemma[noun]) if noun != k else None

    def _value(self, k: int) -> tuple[int, int | None] | None:
        tree = self.tree
        word = tree.lower[k]
        parts = [
            tree.lower[j]
            for j in sorted(
                j for j in tree.children(k, ("compound", "quantmod", "nummod")) if j < k
            )
        ]
        if (digits := _DIGITS.fullmatch(word)) is not None:
            n = int(digits.group().replace(",", ""))
            return n, n
        if word in SCALES and parts:
            head = _DIGITS.fullmatch(parts[-1])
            times = int(head.group().replace(",", "")) if head else _spelled(parts[-1])
            return (times * SCALES[word], times * SCALES[word]) if times else _VAGUE.get(word)
        if word in _VAGUE:
            return _VAGUE[word]
        n = _spelled(word)
        return (n, n) if n is not None else None

    def _bounds(self, k: int, value: tuple[int, int | None]) -> tuple[int | None, int | None]:
        tree = self.tree
        before = {
            tree.lower[j] for j in range(max(k - 3, 0), k) if tree.sentence[j] == tree.sentence[k]
        }
        low, high = value
        if before & _AT_LEAST:
            return low, None
        if before & _OVER:
            return low + 1, None
        if before & _UNDER:
            return None, high
        return low, high


def _spelled(word: str) -> int | None:
    return 1 if word in {"a", "an"} else cardinal(word)
