"""What a noun can be in an event: somebody who acts, who suffers it, a weapon, another event."""

from tocsin.read.events.find import Finder, Match
from tocsin.read.events.frames import frames
from tocsin.read.events.lexicon import word_classes

_WHOEVER = frozenset({"those", "anyone", "anybody", "everyone", "everybody", "whoever"})
_PUBLIC = frozenset(
    {"embassy", "consulate", "parliament", "ministry", "palace", "court", "headquarters", "office"}
)
"""Buildings that stand for those inside."""


class Fit:
    """Judges nouns over one tree."""

    def __init__(self, finder: Finder) -> None:
        self.tree, self.parties, self.finder = finder.tree, finder.parties, finder
        self.table = frames()

    def stated(self, k: int) -> bool:
        """Whether a phrase itself says of which country somebody is."""
        return any(g.country and g.kind != "setting" for g in self.parties.guesses(k))

    def named(self, k: int) -> bool:
        """Whether a country is known for a phrase, be it only the one the report is about."""
        return any(g.country for g in self.parties.guesses(k))

    def owns(self, k: int) -> bool:
        """A name or a possessor; a mere adjective ("general") owns nothing."""
        proper = self.tree.dep[k] == "poss" or self.tree.pos[k] == "PROPN"
        return k in self.parties.names.mention or (proper and self.named(k))

    def acts(self, k: int) -> bool:
        """Whether a noun can do something: a party, a person, not a thing."""
        known = any((g.country or g.sector) and g.kind != "sea" for g in self.parties.guesses(k))
        name = k not in self.parties.names.mention and not self.tree.timed(k)
        return known or (self.tree.pos[k] == "PROPN" and name)

    def weapon(self, k: int) -> bool:
        """Whether a noun is a weapon of nobody named: it is used, it does nothing."""
        means = self.table.means["ASSAULT"]
        return self.tree.lemma[k] in means and not any(g.country for g in self.parties.guesses(k))

    def event(self, k: int) -> bool:
        """Whether a noun tells another event instead of naming somebody: "for the killing of"."""
        names = self.parties.names
        if k in names.mention or self.tree.lemma[k] not in self.finder.lexicon.nouns:
            return False
        return names.head_sector(k) is None and any(True for _ in self.finder.find([k]))

    def suffers(self, k: int, match: Match | None) -> bool:
        """Whether a noun can be the one it is done to; another event is not."""
        tree = self.tree
        if tree.pos[k] not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}:
            return False
        if self.event(k):
            return False
        if self.acts(k) or (match is not None and tree.lower[k] in _WHOEVER):
            return True
        return match is not None and not tree.timed(k) and tree.lemma[k] in self.table.matter

    def human(self, k: int) -> bool:
        """Whether a noun is one of a crowd: a person, or people of any kind in the plural."""
        crowds = word_classes()["crowd"]
        lemma = self.tree.lemma[k]
        several = self.tree.tag[k] == "NNS" and lemma.endswith(("ist", "er", "ant"))
        return self.finder.person(k) or lemma in crowds or several

    def building(self, k: int) -> bool:
        """Whether a noun is a mere building or road, not one that stands for an authority."""
        lemma = self.tree.lemma[k]
        return lemma in word_classes()["structure"] and lemma not in _PUBLIC
