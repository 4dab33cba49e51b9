"""Whether public affairs are touched: who asks for a song does nothing codable."""

from dataclasses import dataclass

from tocsin.read.events.find import Finder, Match
from tocsin.read.events.roles import Cast
from tocsin.read.parties import Guess

_SAID = frozenset(
    {"THREATEN", "REQUEST", "REJECT", "ACCUSE", "SUPPORT", "AGREE", "CONCEDE", "CONSULT"}
)
_PUBLIC = frozenset(
    {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "REB", "UAF", "PRM", "OPP", "PTY", "IGO", "NGO"}
    | {"PRE", "DIS", "CRM", "REL", "LAB", "JRN", "REF", "ELI"}
)
"""Sectors of those whose words are public acts."""
_STANDING = frozenset(
    {"country", "capital", "office", "institution", "force", "group", "alliance"}
    | {"demonym", "person"}
)
"""Kinds of names that stand for a public body."""
_WHERE = frozenset({"in", "at", "near", "off", "across", "around", "from", "to", "outside"})
"""Prepositions after which a capital or a country is only where it was."""
_DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "RETREAT", "AID"})


@dataclass(frozen=True, slots=True)
class Stakes:
    """Looks for what is of public concern over one tree."""

    finder: Finder

    def private(self, match: Match, cast: Cast) -> bool:
        """Whether words pass between people who speak for nobody, about nothing public."""
        if match.trigger.type not in _SAID:
            return False
        sides = (*cast.actors, *cast.recipients)
        if any(self._body(k) or any(map(self._public, self._guesses(k))) for k in sides):
            return False
        tree = self.finder.tree
        here = tree.sentence[match.anchor]
        near = [tree.sentences[here], *tree.sentences[max(here - 1, 0) : here]]
        return not any(self._named(s) for s in near) and not self._deed(near[0], match)

    def _body(self, k: int) -> bool:
        """Whether a name that nobody knows stands there: a body's or a person's.

        A sentence's first word has its capital from there.
        """
        tree, names = self.finder.tree, self.finder.parties.names
        first = tree.sentences[tree.sentence[k]].start
        return tree.pos[k] == "PROPN" and k not in names.mention and k != first

    def _guesses(self, k: int) -> tuple[Guess, ...]:
        return self.finder.parties.guesses(k)

    def _public(self, guess: Guess) -> bool:
        return guess.sector in _PUBLIC or guess.kind in _STANDING

    def _named(self, tokens: range) -> bool:
        """Whether a sentence names a public body or speaks of one."""
        tree, names = self.finder.tree, self.finder.parties.names
        for k in tokens:
            mention = names.mention.get(k)
            if mention is not None:
                if mention.kind in _STANDING and not self._whereabouts(k):
                    return True
            elif tree.pos[k] == "NOUN" and names.head_sector(k) in _PUBLIC:
                return True
        return False

    def _whereabouts(self, k: int) -> bool:
        tree = self.finder.tree
        return tree.dep[k] == "pobj" and tree.lower[tree.head[k]] in _WHERE

    def _deed(self, tokens: range, match: Match) -> bool:
        """Whether something else is told there that is done by force or power."""
        return any(
            m.trigger.type in _DEEDS and m.anchor != match.anchor for m in self.finder.find(tokens)
        )
