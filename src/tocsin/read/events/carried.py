"""Sides that an event shares with one told before: "It killed two", "the raid", "it was fired"."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tocsin.read.events.arguments import Arguments
from tocsin.read.events.find import Match
from tocsin.read.events.frames import frames
from tocsin.read.events.lexicon import word_classes
from tocsin.read.parties import Tree
from tocsin.records import Event, Party, Place

_Sides = tuple[tuple[Party, ...], tuple[Party, ...]]
_BY_FORCE = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})
_REACH = 2
"""Sentences back to the deed that is taken up."""
_DEEDS = frozenset(
    {"act", "action", "deed", "move", "incident", "operation", "this", "it", "which"}
)
"""Words that stand for a whole deed."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})


@dataclass
class Carried:
    """Remembers the events of one report as they are coded, and what later ones take from them.

    Of two deeds of one kind, the later is the same or a part of the earlier where its word says so:
    a definite noun ("the raid"), a pronoun, a weapon that was sent before, a passive joined to it.
    """

    tree: Tree
    arguments: Arguments
    _told: list[tuple[int, Event]] = field(default_factory=list)

    def remember(self, anchor: int, event: Event) -> None:
        """Keep a coded event; `anchor` is the token of its trigger."""
        self._told.append((anchor, event))

    def complete(self, match: Match, sides: _Sides, place: Place | None) -> _Sides:
        """The sides with what the deed before gives, where this one takes it up."""
        actors, recipients = sides
        if match.trigger.type not in _BY_FORCE or (actors and recipients):
            return sides
        if actors or not self._resumes(match):
            return sides
        before = self._before(match.anchor, match.trigger.type)
        if before is None or not _one_scene(before, recipients, place):
            return sides
        return _unworded(before.actors), recipients or _unworded(before.recipients)

    def victims(self, match: Match, recipients: tuple[Party, ...]) -> tuple[Party, ...]:
        """As in "it had been fired from the north": whom the missile of before was sent against."""
        i = match.anchor
        sent = match.trigger.type in _BY_FORCE and self.arguments.passive(i)
        if recipients or not sent or not self._weapons(self.arguments.objects(i), match):
            return recipients
        here = self.tree.sentence[i]
        told = (
            e.recipients
            for k, e in reversed(self._told)
            if k < i and here - self.tree.sentence[k] <= _REACH and e.type == match.trigger.type
        )
        return _unworded(next(told, ()))

    def answered(self, anchor: int, home: str) -> tuple[Party, ...]:
        """Whom an answer goes to: who did something to one's country just before."""
        here = self.tree.sentence[anchor]
        for k, event in reversed(self._told):
            if k >= anchor or here - self.tree.sentence[k] > 1:
                continue
            doers = {a.country for a in event.actors if a.country}
            struck = any(p.country == home for p in event.recipients)
            if struck and home not in doers and len(doers) == 1:
                return (Party(country=doers.pop(), sector="GOV"),)
        return ()

    def _before(self, anchor: int, type_: str) -> Event | None:
        """The last such deed whose doer is known, within reach."""
        here = self.tree.sentence[anchor]
        for k, event in reversed(self._told):
            near = k < anchor and here - self.tree.sentence[k] <= _REACH
            if near and event.type == type_ and event.actors:
                return event
        return None

    def _resumes(self, match: Match) -> bool:
        """Whether the words point back at a deed told before."""
        tree, i = self.tree, match.anchor
        if match.trigger.kind == "noun":
            return any(tree.lower[k] in _DEFINITE for k in tree.kids[i] if k < i)
        if self.arguments.passive(i):
            return self._weapons(self.arguments.objects(i), match) or self._joined(i)
        return self._deeds(i) or self._weapons(tree.children(i, ("nsubj",)), match)

    def _deeds(self, i: int) -> bool:
        """As in "an attack that killed two": a deed is the doer."""
        tree, doers = self.tree, list(self.tree.children(i, ("nsubj",)))
        if tree.dep[i] == "relcl":
            doers.append(tree.head[i])
        attack = word_classes()["attackword"]
        return any(tree.lemma[k] in _DEEDS or tree.lemma[k] in attack for k in doers)

    def _weapons(self, heads: Iterable[int], match: Match) -> bool:
        """As in "12 missiles came down", "it had been fired from the sea": what was sent before."""
        means = frames().means.get(match.trigger.type, frozenset[str]())
        tree = self.tree
        return any(tree.lemma[k] in means or tree.lower[k] in {"it", "they"} for k in heads)

    def _joined(self, i: int) -> bool:
        """As in "Four were seized and two were beaten"."""
        tree = self.tree
        return tree.dep[i] == "conj" and self.arguments.passive(tree.head[i])


def _one_scene(before: Event, recipients: Iterable[Party], place: Place | None) -> bool:
    """Whether nothing speaks against one deed: other victims, another country."""
    theirs = {p.country for p in before.recipients if p.country}
    mine = {p.country for p in recipients if p.country}
    if theirs and mine and not theirs & mine:
        return False
    where = (before.place.country if before.place else None, place.country if place else None)
    return None in where or where[0] == where[1]


def _unworded(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties as implied ones: their words stand elsewhere."""
    found = (Party(country=p.country, sector=p.sector) for p in parties if p.country)
    return tuple(dict.fromkeys(found))
