"""What else belongs to an event: place and instrument."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import cast

from tocsin.read.events.find import Finder
from tocsin.read.events.tables import table
from tocsin.records import Place
from tocsin.vocabulary import World

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


_LONGEST = 7
"""Tokens of the longest name of an instrument: "man-portable air-defence system"."""


@cache
def instruments() -> Mapping[str, str]:
    """Words as tokens parted by spaces -> instrument, from `instruments.yaml`."""
    raw = cast("dict[str, dict[str, list[str]]]", table("instruments.yaml"))
    words = {word: name for name, row in raw.items() for word in row["words"]}
    return words | {word.replace("-", " - "): name for word, name in words.items() if "-" in word}


@cache
def modes_of_instruments() -> Mapping[str, str]:
    """Instrument -> the mode of an ASSAULT with it, where it tells one."""
    raw = cast("dict[str, dict[str, str]]", table("instruments.yaml"))
    return {name: row["mode"] for name, row in raw.items() if "mode" in row}


class Details:
    """Reads the particulars of events over one tree."""

    def __init__(self, finder: Finder, world: World) -> None:
        self.finder, self.tree, self.world = finder, finder.tree, world
        self._names: dict[int, tuple[str, ...]] = {}

    def instruments(self, anchor: int, verb: int | None) -> tuple[str, ...]:
        """With what: named among the trigger's own words, its arguments or their modifiers.

        Things joined by "and" and commas count each, also with a shared head: "cruise and
        ballistic missiles".
        """
        near = self._near(anchor, verb)
        found = next((names for k in near if (names := self._named(k))), ())
        return tuple(dict.fromkeys(found))

    def _named(self, k: int) -> tuple[str, ...]:
        """The instruments a token names, looked for once: many triggers stand near it."""
        if k not in self._names:
            self._names[k] = tuple(self._joined(k))
        return self._names[k]

    def _joined(self, k: int) -> Iterator[str]:
        table, tree = instruments(), self.tree
        group = [k] if tree.pos[k] in {"VERB", "AUX"} else tree.conjuncts(k)
        for j in group:
            several = tree.children(j, ("amod", "compound", "nmod"))
            joined = ([c, *tree.children(c, ("conj",))] for c in several)
            shared = [d for these in joined if len(these) > 1 for d in these]
            yield from filter(None, (table.get(f"{tree.lemma[d]} {tree.lemma[j]}") for d in shared))
            name = self._instrument(j) or table.get(f"{tree.lemma[j]} {tree.lemma[group[-1]]}")
            if name is not None:
                yield name

    def _instrument(self, k: int) -> str | None:
        table, tree = instruments(), self.tree
        for j in (k, *tree.children(k, ("compound", "amod", "nmod"))):
            first = max(j - _LONGEST + 1, tree.sentences[tree.sentence[j]].start)
            last = tree.lemma[j].lower()
            forms = ([tree.lemma[i].lower() for i in range(first, j)], tree.lower[first:j])
            names = (
                table.get(" ".join([*words[n:], last]))
                for n in range(j - first + 1)
                for words in forms
            )
            if (found := next(filter(None, names), None)) is not None:
                return found
        return None

    def _near(self, anchor: int, verb: int | None) -> list[int]:
        """Tokens that may name what a deed was done with, the likeliest first."""
        hosts = [anchor] if verb is None or verb == anchor else [anchor, verb]
        args, tree = self.finder.arguments, self.tree
        near = [
            *(k for h in hosts for p in ("with", "using") for k in args.prepositions(h).get(p, [])),
            anchor,
            *(
                k
                for h in hosts
                for k in (*args.subjects(h), *args.objects(h), *tree.children(h, ("dobj",)))
            ),
        ]
        for h in hosts:
            governed = args.prepositions(h)
            near.extend(k for p in ("by", "from", "of", "in") for k in governed.get(p, []))
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
