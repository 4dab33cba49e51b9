"""A candidate name in its surroundings, as the rules of evidence look at it."""

from tocsin.read.names.given import given_names
from tocsin.read.names.stretches import Stretch
from tocsin.read.names.titles import head_of
from tocsin.read.parse import Parsed
from tocsin.vocabulary import Mention
from tocsin.vocabulary.name_words import name_words

BY_MENTION = {
    "country": "place",
    "capital": "place",
    "place": "place",
    "sea": "place",
    "person": "person",
    "group": "organisation",
    "force": "organisation",
    "institution": "organisation",
    "alliance": "organisation",
    "outlet": "outlet",
}
"""Kind of name by kind of mention."""
_TELLING = frozenset({"told", "telling", "tells"})
_SPEAKING = frozenset(
    {"speaking", "spoke", "statement", "remarks", "interview", "described", "disclosed"}
    | {"confirmed", "leaked", "admitted", "said"}
)


def leader_of(parsed: Parsed, stretch: Stretch) -> Mention | None:
    """The leader whose surname a name is; a first name alone stands for none ("her son Paul")."""
    last = stretch.units[-1]
    alone = len(stretch.units) == 1 and not stretch.titled
    if last.mention is not None or (alone and last.low in given_names(parsed.world)):
        return None
    known = parsed.parties.names.mention.get(last.last)
    return known if known is not None and known.kind == "person" else None


class Context:
    """A candidate in its surroundings."""

    def __init__(self, parsed: Parsed, stretch: Stretch) -> None:
        self.parsed, self.stretch, self.tree = parsed, stretch, parsed.tree
        self.units = stretch.units
        self.first, self.last = self.units[0].token, self.units[-1].last
        self.words = name_words()
        self.whole = self.units[0].mention if len(self.units) == 1 else None
        """What the world knows by the whole name."""

    def before(self, n: int = 1) -> str:
        """The word `n` before the name, in lower case; empty outside the sentence."""
        k = self.first - n
        same = k >= 0 and self.tree.sentence[k] == self.tree.sentence[self.first]
        return self.tree.lower[k] if same else ""

    def small_before(self) -> str:
        """The word before the name where it is written small: a common noun."""
        word = self.before()
        return word if word and self.tree.text[self.tree.start[self.first - 1]].islower() else ""

    def after(self, n: int = 1) -> str:
        """The word `n` after the name, in lower case; empty outside the sentence."""
        k = self.last + n
        same = k < len(self.tree) and self.tree.sentence[k] == self.tree.sentence[self.last]
        return self.tree.lower[k] if same else ""

    def small_after(self, n: int = 1) -> str:
        """The same, where it is written small: a common noun."""
        word = self.after(n)
        return word if word and not self.tree.text[self.tree.start[self.last + n]].isupper() else ""

    @property
    def headed(self) -> bool:
        """A head or first word of its own says what the name is."""
        head, kind = head_of(self.units)
        first = self.units[0]
        begun = first.mention is None and first.low in self.words.first
        return len(self.units) > 1 and (begun or (kind is not None and head.mention is None))

    @property
    def placed(self) -> bool:
        """A place's name and more: "Afghanistan International", but not "Jordan Pike"."""
        first = self.units[0]
        kind = first.mention.kind if first.mention and self.whole is None else ""
        return BY_MENTION.get(kind) == "place" and first.low not in self.words.given

    @property
    def leader(self) -> Mention | None:
        """Whose surname the name is, where one leader of the time bears it."""
        return leader_of(self.parsed, self.stretch)

    @property
    def the(self) -> bool:
        """An article of its own before the name, or in it: not "the Aleppo road"."""
        if self.units[0].low.startswith("the "):
            return True
        k = self.last + 1
        modifier = bool(self.small_after()) and self.tree.pos[k] in {"NOUN", "ADJ"}
        return self.before() == "the" and not modifier

    @property
    def hearer(self) -> bool:
        """Somebody who is spoken to: "told X", "speaking to X"."""
        word, two = self.before(), self.before(2)
        return word in _TELLING or (word == "to" and two in _SPEAKING)
