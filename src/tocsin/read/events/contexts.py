"""Contexts of events (military, legal, health, ...): only where words of the event's clause say so.

One look-up a token: the first word of every phrase leads to the phrases that begin with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from tocsin.read.events.tables import table
from tocsin.read.parties import Tree
from tocsin.records import Party

Phrase = tuple[str, ...]
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_VERBS = frozenset({"VERB", "AUX"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp"})


@dataclass(frozen=True, slots=True)
class Contexts:
    """`contexts.yaml`."""

    words: Mapping[str, Sequence[tuple[Phrase, tuple[str, ...]]]]
    """First lemma -> the phrases that begin with it, each with its contexts."""
    sectors: Mapping[str, str]
    modes: Mapping[str, str]
    """"TYPE/mode" -> context."""
    order: Mapping[str, int]
    """Place of each context in the table: events name theirs in this order."""


@cache
def contexts() -> Contexts:
    """The packaged table."""
    raw = table("contexts.yaml")
    words = cast("dict[str, list[str]]", raw["words"])
    found: dict[Phrase, list[str]] = {}
    for context, phrases in words.items():
        for text in phrases:
            found.setdefault(tuple(text.replace("-", " - ").split()), []).append(context)
    first: dict[str, list[tuple[Phrase, tuple[str, ...]]]] = {}
    for phrase, named in found.items():
        first.setdefault(phrase[0], []).append((phrase, tuple(named)))
    return Contexts(
        words=first,
        sectors=cast("dict[str, str]", raw["sectors"]),
        modes=cast("dict[str, str]", raw["modes"]),
        order={context: n for n, context in enumerate(words)},
    )


class Surroundings:
    """Finds contexts over one tree; what a sentence's words say is kept."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.table = tree, contexts()
        self._tops: dict[int, int] = {}
        self._said: dict[int, list[tuple[int, tuple[str, ...]]]] = {}

    def of(
        self, anchor: int, kind: tuple[str, str | None], parties: Sequence[Party]
    ) -> tuple[str, ...]:
        """The contexts of an event: by its clause, its type and mode, its parties' sectors."""
        clause = self._clause(anchor)
        said = self._sentence(self.tree.sentence[anchor])
        found = [named for k, named in said if clause in self._clauses(k)]
        shown = [self.table.modes.get("/".join(filter(None, kind)))]
        shown += [self.table.sectors.get(p.sector) for p in parties if p.sector]
        return self._ordered([*found, *((context,) for context in shown if context)])

    def within(self, tokens: Sequence[int]) -> tuple[str, ...]:
        """The contexts of what is said in some tokens: that of the act of saying it."""
        here = set(tokens)
        sentences = dict.fromkeys(self.tree.sentence[k] for k in tokens)
        return self._ordered(
            [named for n in sentences for k, named in self._sentence(n) if k in here]
        )

    def _ordered(self, found: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(
            sorted({c for named in found for c in named}, key=self.table.order.__getitem__)
        )

    def _sentence(self, number: int) -> list[tuple[int, tuple[str, ...]]]:
        """The tokens of a sentence that show contexts; of nested phrases the longest counts."""
        if number not in self._said:
            found: list[tuple[int, tuple[str, ...]]] = []
            tokens = self.tree.sentences[number]
            k = tokens.start
            while k < tokens.stop:
                longest, named = max(self._at(k, tokens.stop), default=(1, ()))
                found += [(k, named)] if named else []
                k += longest
            self._said[number] = found
        return self._said[number]

    def _at(self, k: int, stop: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The phrases that begin at a token: how many words, and the contexts they show."""
        lower, lemma = self.tree.lower, self.tree.lemma
        for first in {lower[k], lemma[k].lower()}:
            for phrase, named in self.table.words.get(first, ()):
                rest = zip(phrase, range(k, stop), strict=False)
                if k + len(phrase) <= stop and all(
                    part in {lower[j], lemma[j].lower()} for part, j in rest
                ):
                    yield len(phrase), named

    def _clauses(self, k: int) -> Iterator[int]:
        """The clause of a token, and those above that it completes: "agreed to let ..."."""
        while True:
            k = self._clause(k)
            yield k
            if self.tree.dep[k] not in _COMPLEMENTS:
                return
            k = self.tree.head[k]

    def _clause(self, k: int) -> int:
        """The nearest verb above a token that has a subject of its own, else the top."""
        tree = self.tree
        if k not in self._tops:
            top = k
            for top in (k, *tree.ancestors(k)):
                if tree.pos[top] in _VERBS and tree.child(top, _SUBJECTS) is not None:
                    break
            self._tops[k] = top
        return self._tops[k]
