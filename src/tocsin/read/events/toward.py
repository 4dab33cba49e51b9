"""Whom a speech act or a protest is meant for, where he stands in what its word governs.

As in "refused to meet the emir", "rejected calls by Oslo", "threatened action against Chad", "is
willing to withdraw from Mali", "marched to demand the release of Malian officers".
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from tocsin.read.events.arguments import Arguments
from tocsin.read.parties import Parties, Tree
from tocsin.read.parties.tree import OBJECTS, PASSIVE_SUBJECTS

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_CLAUSES = ("xcomp", "ccomp", "pcomp", "acomp", "oprd")
_AUTHORS = ("by", "from")
_ADDRESSEES = ("to", "with", "against", "for", "on", "upon", "toward", "towards", "at", "over")
_MATTER = ("between", "into", "in")
_SAYING = frozenset({"say", "tell", "report", "add"})
_ASSUMED = frozenset({"setting", "site"})
_LAND = frozenset({"country", "capital", "place", "city", "region", "sea"})
_DISSENT = frozenset({"protest", "defiance", "demand", "support", "solidarity", "opposition"})
"""What one marches "in"; any other noun there is where."""
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class _Doers:
    """Those who act, and their countries: what is done at home is done to nobody else."""

    heads: frozenset[int]
    homes: frozenset[str | None]


Cast = Callable[[int], Iterable[int]]
"""Recipients of the event that a word carries, none where it carries none."""
Test = Callable[[int], bool]
"""Whether a noun tells an event instead of naming somebody."""


class Toward:
    """Looks through complements over one tree."""

    def __init__(self, parties: Parties, arguments: Arguments, cast: Cast, event: Test) -> None:
        self.parties, self.arguments, self.cast, self.event = parties, arguments, cast, event
        self.tree: Tree = parties.tree

    def below(self, verb: int, doers: Iterable[int], home: str | None = None) -> list[int]:
        """Heads of parties in the complement of a verb; the doers and their land are none.

        `home` is the doers' country where it is known better than from their words.
        """
        kept = self._kept(doers)
        kept = _Doers(kept.heads, frozenset({home})) if home else kept
        found = self._of_verb(verb, kept, _DEPTH)
        return list(dict.fromkeys(found))

    def of_noun(self, noun: int, doers: Iterable[int]) -> list[int]:
        """Heads of parties that a noun names as its author or aim: "calls by Oslo"."""
        kept = self._kept(doers)
        return list(dict.fromkeys(self._of_noun(noun, kept, _DEPTH)))

    def purpose(self, verb: int, doers: Iterable[int]) -> list[int]:
        """The same in the clauses that tell what for: "to demand", "calling for", "saying"."""
        kept = self._kept(doers)
        for k in self.tree.children(verb, ("advcl", "xcomp")):
            if self.tree.tag[k] in {"VB", "VBG"} and self.tree.lemma[k] not in _SAYING:
                found = self._done(k, kept) or self._of_verb(k, kept, _DEPTH)
                if found:
                    return found
        return []

    def of_preposition(
        self, verb: int, doers: Iterable[int], prepositions: Iterable[str] = _ADDRESSEES
    ) -> list[int]:
        """Heads of parties that what its prepositions govern is about: "over the Chadian raids"."""
        kept = self._kept(doers)
        governed = self.arguments.prepositions(verb)
        nouns = [k for p in prepositions for k in governed.get(p, ())]
        for k in nouns:
            if found := self._known([k], kept) or self._of_noun(k, kept, _DEPTH):
                return found
        return []

    def dissent(self, verb: int, doers: Iterable[int]) -> list[int]:
        """The same of "in protest of the ban", "in defiance of the court"."""
        kept = self._kept(doers)
        for k in self.arguments.prepositions(verb).get("in", ()):
            if self.tree.lemma[k] in _DISSENT:
                governed = self.arguments.prepositions(k)
                heads = [j for p in ("of", *_ADDRESSEES) for j in governed.get(p, ())]
                deeper = (f for j in heads if (f := self._of_noun(j, kept, _DEPTH)))
                return self._known(heads, kept) or list(next(deeper, ()))
        return []

    def attack(self, verb: int, doers: Iterable[int], words: Container[str]) -> list[int]:
        """Against whom forces are readied: "prepared to shell the camp", "for a war on Chad"."""
        kept = self._kept(doers)
        clauses = (self._done(k, kept) for k in self._clauses(verb))
        meant = self.arguments.prepositions(verb).get("for", ())
        aims = (
            self._known(self.arguments.prepositions(k).get(p, ()), kept)
            for k in meant
            if self.tree.lemma[k] in words
            for p in ("against", "on")
        )
        found = (f for f in (*clauses, *aims) if f)
        return list(next(found, ()))

    def _kept(self, doers: Iterable[int]) -> _Doers:
        heads = [self.parties.antecedent(k) for k in doers]
        homes = {g.country for k in heads for g in self.parties.guesses(k)} - {None}
        return _Doers(frozenset(heads), frozenset(homes))

    def _of_verb(self, i: int, kept: _Doers, depth: int) -> list[int]:
        """What hangs on a word: clauses first, then its object, then its prepositions."""
        if depth == 0:
            return []
        for k in self._clauses(i):
            if found := self._done(k, kept) or self._of_verb(k, kept, depth - 1):
                return found
        for group in self._nouns(i):
            if found := self._known(group[1:], kept):
                return found
            for k in group:
                if found := self._of_noun(k, kept, depth - 1):
                    return found
        return self._condition(i, kept)

    def _condition(self, i: int, kept: _Doers) -> list[int]:
        """As in "unless Chad withdraws": who is to do or leave it."""
        tree = self.tree
        for k in tree.children(i, ("advcl",)):
            if any(tree.lower[j] in {"if", "unless"} for j in tree.children(k, ("mark",))):
                return self._known(self.arguments.subjects(k), kept)
        return []

    def _clauses(self, i: int) -> Iterator[int]:
        """Verbs and predicates below a word, also below its preposition ("to opening")."""
        tree = self.tree
        for k in tree.kids[i]:
            if k < i:  # a clause before it is told by it, not governed
                continue
            if tree.dep[k] in _CLAUSES and (tree.pos[k] in _VERBS or tree.pos[k] == "ADJ"):
                yield k
            elif tree.dep[k] in {"prep", "agent"}:
                yield from (j for j in tree.children(k, ("pcomp",)) if tree.pos[j] in _VERBS)

    def _nouns(self, i: int) -> Iterator[list[int]]:
        """Things a verb is about: its objects, and what each of its prepositions governs."""
        tree = self.tree
        if tree.child(i, PASSIVE_SUBJECTS) is None:
            objects = [j for k in tree.children(i, OBJECTS) for j in tree.conjuncts(k)]
            for k in tree.children(i, ("ccomp",)):  # "vetoed a draft censuring it"
                own = tree.child(k, ("nsubj",)) if tree.tag[k] == "VBG" else None
                objects.extend([] if own is None else [own])
            yield from ([k] for k in objects)
        governed = self.arguments.prepositions(i)
        for preposition in (*_ADDRESSEES, "into", "from"):
            yield [i, *governed.get(preposition, ())]

    def _done(self, k: int, kept: _Doers) -> list[int]:
        """To whom the deed of a verb is done."""
        found = self._known(self.cast(k), kept)
        if found or self.tree.pos[k] not in _VERBS:
            return found
        found = self._known(self.arguments.objects(k), kept)
        found = found or self._known(self.tree.children(k, ("dative",)), kept)
        governed = self.arguments.prepositions(k)
        for preposition in (*_ADDRESSEES, "from"):
            found = found or self._known(governed.get(preposition, ()), kept)
        return found

    def _of_noun(self, n: int, kept: _Doers, depth: int) -> list[int]:
        """Whose it is or whom it is about: author, owner, aim, matter, what is to be done."""
        tree = self.tree
        if depth == 0 or (tree.pos[n] not in _NOUNS and tree.tag[n] != "VBG") or tree.timed(n):
            return []
        governed = self.arguments.prepositions(n)
        groups: list[Iterable[int]] = [governed.get(p, ()) for p in _AUTHORS]
        groups.append(sorted(self.parties.names.modifiers(n)))
        groups.extend(governed.get(p, ()) for p in _ADDRESSEES)
        for group in groups:
            if found := self._known(group, kept):
                return found
        for k in tree.children(n, ("acl", "relcl")):
            done = self._done(k, kept) if tree.tag[k] == "VB" else []
            by = self.arguments.subjects(k) if tree.tag[k] == "VBN" else []
            if found := done or self._known(by, kept):
                return found
        inner = [k for p in (*_AUTHORS, *_ADDRESSEES, *_MATTER) for k in governed.get(p, ())]
        if found := self._known((k for p in _MATTER for k in governed.get(p, ())), kept):
            return found
        for k in inner:
            if found := self._of_noun(k, kept, depth - 1):
                return found
        return []

    def _known(self, heads: Iterable[int], kept: _Doers) -> list[int]:
        """Those of whom the words say which country they are, doers left out."""
        found: list[int] = []
        for head in heads:
            k = self.tree.pobj(head) if self.tree.pos[head] == "ADP" else head
            if k is None or self.tree.timed(k) or self.event(k):
                continue
            owners = [self.parties.antecedent(j) for j in self.tree.children(k, ("poss",))]
            if kept.heads.intersection([self.parties.antecedent(k), *owners]):
                continue
            stated = (g for g in self.parties.guesses(k) if g.country and g.kind not in _ASSUMED)
            if any(g.kind not in _LAND or g.country not in kept.homes for g in stated):
                found.append(k)
        return found
