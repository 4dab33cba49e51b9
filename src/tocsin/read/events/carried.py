"""Sides that an event shares with one told before: "It killed two", "the raid", "it was fired"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tocsin.read.events.arguments import Arguments
from tocsin.read.events.find import Match
from tocsin.read.events.frames import frames
from tocsin.read.events.lexicon import word_classes
from tocsin.read.parties import Guess, Tree
from tocsin.records import Event, Manner, Party, Place

_Sides = tuple[tuple[Party, ...], tuple[Party, ...]]
_BY_FORCE = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})
_REACH = 2
"""Sentences back to the deed that is taken up."""
_DEEDS = frozenset({"act", "action", "deed", "move", "incident", "operation", "this", "it"})
"""Words that stand for a whole deed."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PLAIN = frozenset({"det", "punct", "relcl", "appos"})
"""What may hang on a noun that takes up a deed: anything else makes it another one."""
_AS_FACT: frozenset[Manner] = frozenset({"report", "say", "confirm", "announce", "quote"})
"""How a deed is told that later sentences take for granted."""
_STATE = frozenset({None, "GOV", "MIL"})


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with the token of its trigger, and who tells it as a fact."""

    anchor: int
    event: Event
    speaker: Guess | None


@dataclass
class Carried:
    """Remembers the events of one report as they are coded, and what later ones take from them.

    Of two deeds of one kind, the later is the same or a part of the earlier where its word says so:
    a bare definite noun ("the raid"), a pronoun, a weapon that was sent before, a passive joined to
    it. Only what is told as having happened is taken up; whom somebody else accuses is not.
    """

    tree: Tree
    arguments: Arguments
    _told: list[_Told] = field(default_factory=list)

    def remember(self, anchor: int, event: Event, manner: Manner, speaker: Guess | None) -> None:
        """Keep a coded event; `anchor` is the token of its trigger, the rest how it is told."""
        if event.modality == "actual" and manner in _AS_FACT:
            self._told.append(_Told(anchor, event, speaker))

    def complete(
        self, match: Match, sides: _Sides, place: Place | None, speaker: Guess | None
    ) -> _Sides:
        """The sides with what the deed before gives, where this one takes it up."""
        actors, recipients = sides
        if match.trigger.type not in _BY_FORCE or actors or not self._resumes(match):
            return sides
        before = self._before(match.anchor, match.trigger.type, speaker)
        if before is None or not _one_scene(before, recipients, place):
            return sides
        return _unworded(before.actors), recipients or _unworded(before.recipients)

    def victims(self, match: Match, recipients: tuple[Party, ...]) -> tuple[Party, ...]:
        """As in "it had been fired from the north": whom the missile of before was sent against."""
        i = match.anchor
        sent = match.trigger.type in _BY_FORCE and self.arguments.passive(i)
        if recipients or not sent or not self._weapons(self.arguments.objects(i), match):
            return recipients
        near = (t.event for t in self._near(i, _REACH))
        found = next((e.recipients for e in near if e.type == match.trigger.type), ())
        return _unworded(found)

    def answered(self, anchor: int, home: str) -> tuple[Party, ...]:
        """Whom an answer goes to: the state that did something to one's country just before."""
        for told in self._near(anchor, 1):
            event = told.event
            doers = {a.country for a in event.actors if a.country}
            state = all(a.sector in _STATE for a in event.actors)
            struck = any(p.country == home for p in event.recipients)
            if struck and state and home not in doers and len(doers) == 1:
                return (Party(country=doers.pop()),)
        return ()

    def _near(self, anchor: int, reach: int) -> Iterator[_Told]:
        """What was told before a token, the last first, some sentences back at most."""
        here = self.tree.sentence[anchor]
        for told in reversed(self._told):
            if here - self.tree.sentence[told.anchor] > reach:
                return
            if told.anchor < anchor:
                yield told

    def _before(self, anchor: int, type_: str, speaker: Guess | None) -> Event | None:
        """The last such deed whose doer is known, by the outlet's, his own or the same word."""
        for told in self._near(anchor, _REACH):
            event = told.event
            if event.type != type_ or not event.actors:
                continue
            admitted = told.speaker is None or told.speaker == speaker
            admitted = admitted or any(
                told.speaker is not None and a.country == told.speaker.country for a in event.actors
            )
            return event if admitted else None
        return None

    def _resumes(self, match: Match) -> bool:
        """Whether the words point back at a deed told before."""
        i = match.anchor
        if match.trigger.kind == "noun":
            return self._bare(i)
        if self.arguments.passive(i):
            return self._weapons(self.arguments.objects(i), match) or self._joined(i)
        return self._deeds(i) or self._weapons(self.tree.children(i, ("nsubj",)), match)

    def _bare(self, i: int) -> bool:
        """A definite noun without anything that makes it another deed: no "knife", no date."""
        tree = self.tree
        own = [k for k in tree.kids[i] if tree.dep[k] not in _PLAIN]
        return not own and any(tree.lower[k] in _DEFINITE for k in tree.kids[i] if k < i)

    def _deeds(self, i: int) -> bool:
        """As in "The attack killed two", "called it an act that killed two"."""
        tree, attack = self.tree, word_classes()["attackword"]
        doers = [
            k
            for k in tree.children(i, ("nsubj",))
            if tree.pos[k] == "PRON" or (tree.lemma[k] in attack | _DEEDS and self._bare(k))
        ]
        pronouns = [k for k in doers if tree.pos[k] == "PRON"]
        if any(tree.lower[k] in _DEEDS for k in pronouns) or len(doers) > len(pronouns):
            return True
        called = tree.head[i]
        deed = tree.lemma[called] in _DEEDS | attack
        return tree.dep[i] == "relcl" and deed and tree.dep[called] in {"oprd", "attr"}

    def _weapons(self, heads: Iterable[int], match: Match) -> bool:
        """As in "12 missiles came down", "it had been fired from the sea": what was sent before."""
        means = frames().means.get(match.trigger.type, frozenset[str]())
        tree, means = self.tree, means - word_classes()["attackword"]
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
