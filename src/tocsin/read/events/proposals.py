"""Events that no trigger names: the pair model is asked what happens between parties of a clause.

Asking costs as much as parsing, so it is done only where the rules are silent and parties stand in
the clause; the answer counts where the model is sure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from tocsin.read.events.find import Finder, Match
from tocsin.read.events.lexicon import Trigger
from tocsin.read.events.pairs import Answer, Asked, PairModel
from tocsin.read.events.standing import modal_of
from tocsin.read.events.tables import table
from tocsin.records import Span

_CLIMB = 4
"""Words above a trigger that may belong to its own clause."""
_REACH = ("with", "to", "against", "on", "for", "from", "of", "over", "into", "in", "at")
"""Prepositions that introduce the second party, the likeliest first."""
_OWN = frozenset({"dobj", "obj", "xcomp", "conj", "prt", "nsubjpass"})
"""Where a trigger stands that shares its clause with a verb: "held talks", "moved to seize"."""
_NAMED = frozenset({"PROPN", "NOUN", "PRON"})


@dataclass(frozen=True, slots=True)
class Table:
    """The table of `proposals.yaml`."""

    telling: frozenset[str]
    """Verbs that only say who tells what their clause holds."""
    plain: frozenset[str]
    """Verbs of clauses that are not asked about."""
    ahead: frozenset[str]
    """Verbs that speak of what is to come."""
    intent: frozenset[str]
    """Types of mere intent: in our coding the deed itself stands, with its modality."""
    least: Mapping[str, float]
    """Least probability of a type; of all that are not named, that of "other"."""
    frames: Mapping[str, str]
    """Frame that a type's verbs mostly have."""


@cache
def proposing() -> Table:
    """The packaged table."""
    raw = table("proposals.yaml")
    return Table(
        frozenset(cast("list[str]", raw["telling"])),
        frozenset(cast("list[str]", raw["plain"])),
        frozenset(cast("list[str]", raw["ahead"])),
        frozenset(cast("list[str]", raw["intent"])),
        cast("dict[str, float]", raw["least"]),
        cast("dict[str, str]", raw["frames"]),
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb with the party that does it and whom or what it is done to."""

    verb: int
    actor: int
    recipient: int


class Proposals:
    """Asks the model about the clauses of one tree that tell of parties but hold no trigger."""

    def __init__(self, finder: Finder, model: PairModel) -> None:
        self.finder, self.tree, self.model = finder, finder.tree, model
        self.table = proposing()

    def of(self, tokens: range, matches: Sequence[Match]) -> Iterator[Match]:
        """The events the model is sure of, as matches, for a sentence and its known matches."""
        verb = self._main(tokens)
        if verb is None or self._told(verb, matches):
            return
        clause = self._clause(verb, tokens)
        if clause is None:
            return
        answer, least = self._ask(tokens, clause), self.table.least
        sure = answer.sure >= least.get(answer.type, least["other"])
        if sure and answer.type not in self._not_told(verb, matches):
            yield Match(self._trigger(clause, answer.type), verb, (verb,))

    def _main(self, tokens: range) -> int | None:
        """The verb of the main clause, below what only says who tells it; None without one."""
        tree = self.tree
        verb = next((k for k in tokens if tree.head[k] == k), tokens.start)
        for _ in range(_CLIMB):
            told = tree.child(verb, ("ccomp",))
            if told is None or tree.lemma[verb] not in self.table.telling:
                break
            verb = told
        asked = tree.pos[verb] in {"VERB", "AUX"} and tree.lemma[verb] not in self.table.plain
        return verb if asked else None

    def _told(self, verb: int, matches: Sequence[Match]) -> bool:
        """Whether a trigger already tells what the main clause does."""
        tree = self.tree
        return any(
            m.anchor == verb or (tree.head[m.anchor] == verb and tree.dep[m.anchor] in _OWN)
            for m in matches
        )

    def _not_told(self, verb: int, matches: Sequence[Match]) -> set[str]:
        """Answers that say nothing new: what is told anyway, and mere intent to do it."""
        known = {"NONE", *(m.trigger.type for m in matches)}
        ahead = modal_of(self.tree, verb) is not None or self.tree.lemma[verb] in self.table.ahead
        return known | self.table.intent if matches or ahead else known

    def _clause(self, i: int, tokens: range) -> _Clause | None:
        args = self.finder.arguments
        actor = next((k for k in args.subjects(i) if self.finder.party(k)), None)
        if actor is None and args.passive(i):
            actor = next((k for k in args.objects(i) if self.finder.party(k)), None)
        if actor is None:
            return None
        governed = args.prepositions(i)
        near = [*args.objects(i), *(k for p in _REACH for k in governed.get(p, ()))]
        near = [k for k in near if k != actor]
        recipient = next((k for k in near if self.finder.party(k)), None)
        if recipient is None:
            below = (k for k in self.tree.subtree(i) if k in tokens)
            recipient = next(self._of_party(below, actor), None)
        if recipient is None:
            recipient = next(iter(near), None)
        return None if recipient is None else _Clause(i, actor, recipient)

    def _of_party(self, tokens: Iterable[int], actor: int) -> Iterator[int]:
        own = set(self.tree.subtree(actor))
        for k in tokens:
            if k not in own and self.tree.pos[k] in _NAMED and self.finder.party(k):
                yield k

    def _ask(self, tokens: range, clause: _Clause) -> Answer:
        tree = self.tree
        start, end = tree.start[tokens.start], tree.end[tokens.stop - 1]

        def inside(span: Span) -> Span | None:
            first, last = max(span.start, start), min(span.end, end)
            return Span(first - start, last - start) if first < last else None

        marked = (tree.phrase(clause.actor), tree.phrase(clause.recipient))
        actor, recipient = (inside(span) for span in marked)
        verb = inside(tree.span(clause.verb, clause.verb))
        return self.model.ask(Asked(tree.text[start:end], actor, recipient, verb))

    def _trigger(self, clause: _Clause, type_: str) -> Trigger:
        frame = self.table.frames.get(type_, "address")
        lemma = self.tree.lemma[clause.verb]
        return Trigger(type_, None, "verb", (lemma,), (), (), frame, None, literal=False)
