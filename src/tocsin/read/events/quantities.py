"""Numbers of people and things in the clauses of a deed: how many, and of what.

`amounts.py` reads the number, the parse tells what it counts, and the verb what became of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from tocsin.read.events.amounts import Amount, amount_at, amount_words
from tocsin.read.events.find import Finder
from tocsin.read.events.tables import table
from tocsin.records import Quantity
from tocsin.vocabulary.numerals import CARDINALS

_HARM = frozenset({"killed", "wounded", "missing"})
_PERSON = "person"
_OTHERS = frozenset({"other", "more"})
"""Who is counted on top of somebody: "and 20 others"."""
_MODIFIERS = frozenset({"nummod", "amod", "det", "quantmod", "nmod", "compound", "advmod"})
_SHARES = frozenset({"half", "third", "quarter", "most", "majority", "fraction", "percent", "%"})
"""What stands before "of" and a whole: "half of the 300 men"."""
_WITHIN = frozenset({"of", "the", "its", "their", "his", "our", "these", "those"})
_OPENERS = frozenset({"a", "an", "half", "between", "from"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_REACH = 4
"""Words behind a number among which its noun is looked for when the parse has lost it."""


@cache
def units() -> Mapping[str, str]:
    """Counted noun or participle -> unit, from `units.yaml`."""
    raw = cast("dict[str, list[str]]", table("units.yaml"))
    return {word: name for name, words in raw.items() for word in words}


class Quantities:
    """Counts over one tree."""

    def __init__(self, finder: Finder) -> None:
        self.finder, self.tree = finder, finder.tree
        words = amount_words()
        self._starts = CARDINALS.keys() | words.vague.keys() | _OPENERS
        self._amounts: dict[int, list[Amount]] = {}

    def of(self, anchors: Iterable[int], scope: range) -> tuple[Quantity, ...]:
        """The quantities in the clauses of a deed's words, in order of the text."""
        tree = self.tree
        tokens: set[int] = set()
        told = tuple(anchors)
        for a in told:
            beside = {k for c in self._beside(a, told) for k in tree.subtree(c)}
            tokens.update(k for t in self._tops(a) for k in tree.subtree(t) if k not in beside)
        tokens.intersection_update(scope)
        sentences = dict.fromkeys(tree.sentence[k] for k in sorted(tokens))
        amounts = (a for n in sentences for a in self._in(n) if a.core in tokens)
        return tuple(q for a in amounts if (q := self._quantity(a)) is not None)

    def _beside(self, anchor: int, told: tuple[int, ...]) -> Iterator[int]:
        """Clauses that tell of other deeds: "thousands marched; police used tear gas"."""
        tree = self.tree
        for k in tree.children(anchor, ("ccomp", "parataxis", "conj")):
            joined = tree.dep[k] == "conj" and k not in told
            own = tree.child(k, ("nsubj", "nsubjpass")) is not None
            if own and (joined or (tree.dep[k] != "conj" and k < anchor)):
                yield k

    def _tops(self, anchor: int) -> Iterator[int]:
        """A deed's word, who stands with it, and whom its verb harmed: "the raid killed ..."."""
        tree, args = self.tree, self.finder.arguments
        yield anchor
        yield from (*args.subjects(anchor), *args.objects(anchor))
        up = tree.head[anchor]
        if tree.dep[anchor] == "nsubj" and units().get(tree.lemma[up]) in _HARM:
            yield from tree.children(up, ("dobj",))

    def _in(self, sentence: int) -> list[Amount]:
        """The numbers of a sentence by tokens of the report, but the wholes of parts."""
        if sentence not in self._amounts:
            tokens = self.tree.sentences[sentence]
            words = self.tree.lower[tokens.start : tokens.stop]
            self._amounts[sentence] = list(self._scan(words, tokens.start))
        return self._amounts[sentence]

    def _scan(self, words: Sequence[str], offset: int) -> Iterator[Amount]:
        at, behind, part = 0, 0, False
        while at < len(words):
            begins = words[at][:1].isdigit() or words[at] in self._starts
            found = amount_at(words, at, behind) if begins or "-" in words[at] else None
            if found is None:
                part = words[at] in _WITHIN and (part or words[at - 1] in _SHARES)
                at += 1
                continue
            at = behind = found.stop
            if not part:
                yield Amount(
                    found.start + offset,
                    found.stop + offset,
                    found.low,
                    found.high,
                    found.core + offset,
                )
            part = words[at : at + 1] == ["of"]

    def _quantity(self, amount: Amount) -> Quantity | None:
        noun = self._noun(amount)
        unit, last = self._unit(amount, noun)
        if unit is None:
            return None
        end = max(amount.stop - 1, last)
        return Quantity(
            span=self.tree.span(amount.start, end), unit=unit, low=amount.low, high=amount.high
        )

    def _top(self, amount: Amount) -> int:
        """The word of a number that the rest of the sentence governs, or the noun it stands by."""
        tree, k = self.tree, amount.core
        inside = range(amount.start, amount.stop)
        while tree.dep[k] in _MODIFIERS or (tree.dep[k] == "conj" and tree.head[k] in inside):
            k = tree.head[k]
            if k not in inside and tree.dep[k] != "compound":
                break
        return k

    def _noun(self, amount: Amount) -> int | None:
        """What is counted; None for a number that stands alone ("14 were killed")."""
        tree, stop = self.tree, amount.stop
        here = tree.sentences[tree.sentence[amount.core]]
        if stop < here.stop and tree.lower[stop] == "of":
            of = tree.pobj(stop)
            return of if of is not None else self._behind(stop + 1, here.stop)
        top = self._top(amount)
        if amount.start <= top < amount.stop:
            return self._behind(stop, here.stop) if tree.dep[top] in {"dep", "ROOT"} else None
        named = tree.pos[top] in _NOUNS or self._others(top) or tree.lower[top] in units()
        return top if named or self._kind(top) else None

    def _kind(self, k: int) -> str | None:
        """What a noun names: by its lemma, a participle as it stands, or a people ("Kenyans")."""
        tree, named = self.tree, units()
        if (kind := named.get(tree.lemma[k].lower()) or named.get(tree.lower[k])) is not None:
            return kind
        known = self.finder.parties.names.world.demonym(tree.text[tree.start[k] : tree.end[k]])
        return _PERSON if known or self._others(k) else None

    def _behind(self, first: int, stop: int) -> int | None:
        """The first noun at or behind a word."""
        near = range(first, min(first + _REACH, stop))
        return next((k for k in near if self.tree.pos[k] in _NOUNS), None)

    def _others(self, k: int) -> bool:
        return self.tree.lemma[k] in _OTHERS or self.tree.lower[k] == "others"

    def _unit(self, amount: Amount, noun: int | None) -> tuple[str | None, int]:
        """The unit and the last word it is read from."""
        top = self._top(amount)
        if noun is None:
            return self._harm(top, amount), amount.core
        kind = self._kind(noun)
        if kind != _PERSON:
            return self._joined(noun, kind)
        harm = self._harm(noun, amount) or self._harm(top, amount)
        return harm or (None if self._others(noun) else _PERSON), noun

    def _joined(self, noun: int, kind: str | None) -> tuple[str | None, int]:
        """As in "300 drones and missiles": one number over several units."""
        if kind is None or kind in _HARM:
            return kind, noun
        kinds, last = [kind], noun
        for k in self.tree.conjuncts(noun)[1:]:
            more = units().get(self.tree.lemma[k])
            if k < noun or more is None or more in _HARM or self._counted(k):
                break
            kinds.append(more)
            last = k
        return "+".join(dict.fromkeys(kinds)), last

    def _counted(self, k: int) -> bool:
        """Whether a noun has a number of its own."""
        own = amount_words().vague.keys() | {"a", "an", "another"}
        return any(
            self.tree.dep[j] == "nummod" or self.tree.lower[j] in own for j in self.tree.kids[k]
        )

    def _harm(self, k: int, amount: Amount) -> str | None:
        """What became of those counted: by the verb above, a participle, or the next word."""
        tree, named = self.tree, units()
        first = tree.first_conjunct(k)
        up = tree.head[first]
        done = tree.dep[first] == "nsubj" and tree.child(up, ("dobj",)) is None
        if done or tree.dep[first] in {"nsubjpass", "dobj"}:
            above = named.get(tree.lemma[up])
            if above in _HARM:
                return above
        for j in tree.children(k, ("acl", "amod", "relcl")):
            if named.get(tree.lower[j]) in _HARM:
                return named[tree.lower[j]]
        last = max(k, amount.stop - 1) + 1
        behind = named.get(tree.lower[last]) if last < len(tree.lower) and last != up else None
        return behind if behind in _HARM else None
