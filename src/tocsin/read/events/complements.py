"""Recipients in prepositional phrases: by the frame of an event, then by what it is about."""

from collections.abc import Mapping

from tocsin.read.events.find import Finder, Match
from tocsin.read.events.fit import Fit
from tocsin.read.events.frames import frames
from tocsin.read.events.lexicon import word_classes

_VERBS = frozenset({"VERB", "AUX"})
_HELP = frozenset({"help", "support", "aid", "backing", "assistance", "consent", "approval"})
"""What one does a thing "with" that is done to nobody."""
_REFUGE = frozenset({"refuge", "asylum", "sanctuary", "shelter"})
_RESCUING = frozenset({"evacuate", "rescue", "airlift"})
DECREES = frozenset({"COERCE/curfew", "COERCE/martial-law", "COERCE/restrict"})
"""Decrees, as type/mode: what holds somewhere and is done to nobody in particular."""
_RULE = frozenset({"rule", "reign", "government", "presidency"})
_WITHIN = ("in", "over", "across", "throughout")


class Complements:
    """Reads what prepositions govern over one tree."""

    def __init__(self, finder: Finder, fit: Fit) -> None:
        self.tree, self.arguments, self.parties = finder.tree, finder.arguments, finder.parties
        self.fit, self.table = fit, frames()

    def of(self, i: int, match: Match) -> list[int]:
        """Heads of those to whom it is done, behind the prepositions of a word of the match."""
        if match.trigger.type == "COERCE" and (ruled := self._rulers(match)):
            return ruled
        governed = self.arguments.prepositions(i)
        means = self.table.means.get(match.trigger.type, frozenset[str]())
        for preposition in self.table.of(match.trigger).to:
            nouns = [
                k
                for k in governed.get(preposition, [])
                if preposition != "with" or self.tree.lemma[k] not in _HELP
                # of a weapon or a load it says whose it is: "a blockade on Chadian lorries"
                if self.tree.lemma[k] not in means or self.parties.names.home(k)
            ]
            if match.trigger.type == "MOBILIZE" and preposition == "on":
                nouns = [k for k in nouns if k in self.parties.names.mention]
            if match.trigger.type == "COERCE":
                nouns = [self._ruler(k) for k in nouns]
            if match.trigger.type == "ACCUSE":
                nouns = [j for k in nouns for j in self._doer(k)]
            tool = preposition == "with" and match.trigger.type == "ASSAULT"
            found = [k for k in nouns if self.fit.suffers(k, None if tool else match)]
            if found:
                return found
        return self._ruled(match, governed)

    def curbed(self, match: Match) -> list[int]:
        """As in "tightened the blockade of Chad with help": whom the measure itself names."""
        if f"{match.trigger.type}/{match.trigger.mode}" != "COERCE/restrict":
            return []
        measures = (k for k in match.fills if self.tree.lemma[k] in self.table.measures)
        own = [self.arguments.prepositions(k) for k in measures]
        return [
            k
            for g in own
            for p in ("on", "against", "of")
            for k in g.get(p, [])
            if self.fit.stated(k)
        ]

    def _ruled(self, match: Match, governed: Mapping[str, list[int]]) -> list[int]:
        """Where a decree holds ("a curfew in Fez"), and which country forces leave."""
        mode = f"{match.trigger.type}/{match.trigger.mode}"
        if mode == "RETREAT/withdraw":
            mention = self.parties.names.mention
            left = [*governed.get("from", []), *self._left(governed.get("of", []))]
            return [k for k in left if k in mention and mention[k].kind == "country"]
        fills = {self.tree.lemma[k] for k in match.fills}
        if self.tree.lemma[match.anchor] in _RESCUING:
            return [k for k in governed.get("from", []) if self.fit.stated(k)]
        if match.trigger.type == "REQUEST" and fills & _REFUGE:
            return [k for k in governed.get("in", []) if self.fit.stated(k)]
        curbed = fills & word_classes()["curb"]
        if mode not in DECREES and not (match.trigger.type == "CONCEDE" and curbed):
            return []
        return [k for p in _WITHIN for k in governed.get(p, []) if self.fit.stated(k)]

    def _left(self, forces: list[int]) -> list[int]:
        """As in "the withdrawal of troops from Mali": what the parser hung on the troops."""
        return [k for f in forces for k in self.arguments.prepositions(f).get("from", [])]

    def _ruler(self, k: int) -> int:
        """As in "put an end to the king's rule": whose power it is."""
        owner = self.tree.child(k, ("poss",))
        power = self.tree.lemma[k] in word_classes()["power"]
        return owner if power and owner is not None else k

    def _rulers(self, match: Match) -> list[int]:
        """As in "ended the king's rule": whose power the words of the match tell of."""
        powers = (k for k in match.fills if self.tree.lemma[k] in _RULE)
        owners = (o for k in powers for o in self.tree.children(k, ("poss",)))
        return [o for o in owners if self.fit.acts(o)]

    def _doer(self, k: int) -> list[int]:
        """As in "an inquiry into whether marines fired": whose deed is looked into."""
        if self.tree.pos[k] in _VERBS:
            return self.arguments.subjects(k)
        if not self.fit.event(k):
            return [k]
        governed = self.arguments.prepositions(k)
        victims = governed.get("of", [])
        by = [*governed.get("by", []), *self._by(victims)]
        return by or [k]

    def _by(self, heads: list[int]) -> list[int]:
        """As in "the shooting of herders by guards": who is hung on the victims."""
        return [j for k in heads for j in self.arguments.prepositions(k).get("by", [])]
