"""What the words of a noun phrase say about a party by themselves: names, adjectives, heads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.read.parties.halves import halves
from tocsin.read.parties.heads import Heads, heads
from tocsin.read.parties.surnames import surnames
from tocsin.read.parties.tree import Tree
from tocsin.records import Span
from tocsin.vocabulary import Mention, World

MODIFIERS = frozenset({"amod", "compound", "poss", "nmod", "nummod", "npadvmod"})
HOME = frozenset({"of", "in", "from", "for", "inside", "across", "within"})
"""Prepositions after a head that name where it belongs: "officials in Kyiv"."""
OTHERS = frozenset(
    {
        "ally",
        "neighbour",
        "neighbor",
        "enemy",
        "rival",
        "foe",
        "adversary",
        "opponent",
        "counterpart",
        "proxy",
        "partner",
        "friend",
        "backer",
        "patron",
    }
)
"""Heads that stand for somebody else than their possessor: "Iran's ally" is not Iran."""
_BEHIND = frozenset(
    [
        "led",
        "backed",
        "made",
        "built",
        "born",
        "brokered",
        "mediated",
        "supplied",
        "trained",
        "sponsored",
        "funded",
        "bound",
        "linked",
        "allied",
        "aligned",
    ]
)
_FORMER = frozenset({"former", "ex", "deposed"})


@dataclass(frozen=True, slots=True)
class Guess:
    """What is known of one party.

    `kind` is the kind of mention it rests on, "head" (said by the
    phrase itself), or "setting" (only the country the report is about there).
    """

    country: str | None = None
    sector: str | None = None
    name: str | None = None
    kind: str = "head"
    second: str | None = None
    """A second sector: the military affairs (MIL) of a defence minister (GOV)."""


NOBODY = Guess()


class Names:
    """Reads single noun phrases of one report against what is known of the world.

    `when` is the date of the report; without it the latest tenure of a person counts.
    """

    def __init__(
        self, tree: Tree, mentions: Sequence[Mention], world: World, when: date | None
    ) -> None:
        self.tree, self.world, self.when = tree, world, when
        self.about: str | None = None
        """The country a phrase is said of, where it stands outside a report."""
        self.heads: Heads = heads()
        self.mention: dict[int, Mention] = {
            i: m for m in mentions for i in tree.within(Span(m.span.start, m.span.end))
        }
        self.mention |= halves(tree, self.mention, world)
        self.mention |= surnames(tree, self.mention, world, when)

    def of_mention(self, i: int) -> Guess | None:
        """What a known name at a token says; None where none stands."""
        m = self.mention.get(i)
        if m is None:
            return None
        if m.kind == "person":
            return self._person(m)
        sector = "GOV" if m.kind == "capital" and m.sector is None else m.sector
        return Guess(m.country, sector, m.name, m.kind)

    def _person(self, m: Mention) -> Guess:
        tenures = self.world.tenures(m.name)
        if self.when is None or not tenures:
            return Guess(m.country, m.sector, m.name, "person")
        for t in tenures:
            if (t.start is None or t.start <= self.when) and (t.end is None or self.when <= t.end):
                return Guess(m.country or None, m.sector or "GOV", m.name, "person")
        past = any(t.end is not None and t.end < self.when for t in tenures)
        return Guess(m.country, "ELI" if past else m.sector, m.name, "person")

    def two_words(self, i: int) -> str:
        """Lemma of a token with that of the word before it, joined by a space."""
        return f"{self.tree.lemma[i - 1]} {self.tree.lemma[i]}" if i else self.tree.lemma[i]

    def modifiers(self, i: int) -> Iterator[int]:
        """Words that modify a noun from the left, with theirs and what is joined to them."""
        stack = [k for k in self.tree.kids[i] if k < i and self.tree.dep[k] in MODIFIERS]
        while stack:
            k = stack.pop()
            if self.behind(k):
                continue
            yield k
            stack.extend(
                c
                for c in self.tree.kids[k]
                if self.tree.dep[c] in MODIFIERS or (self.tree.dep[c] == "conj" and c < i)
            )

    def behind(self, k: int) -> bool:
        """Whether a name says who is behind it, not whose it is: "Moscow-led", "pro-Iranian"."""
        lower = self.tree.lower
        if k + 2 < len(lower) and lower[k + 1] == "-" and lower[k + 2] in _BEHIND:
            return True
        return k > 1 and lower[k - 1] == "-" and lower[k - 2] in {"pro", "anti", "ex", "non"}

    def complements(self, i: int) -> Iterator[int]:
        """Nouns after a head that say where it belongs ("of Armenia and Azerbaijan")."""
        for p in self.tree.kids[i]:
            if p > i and self.tree.dep[p] == "prep" and self.tree.lower[p] in HOME:
                inner = self.tree.pobj(p)
                if inner is not None:
                    yield from self.tree.conjuncts(inner)

    def home(self, i: int) -> tuple[Guess, ...]:
        """The names that modify a head, one a country: "Russian and Ukrainian delegations"."""
        others = self.tree.lemma[i] in OTHERS
        found: dict[str | None, Guess] = {}
        for k in sorted(self.modifiers(i)):
            guess = self.of_mention(k)
            if guess and not (others and self._possessive(k, i)):
                _ = found.setdefault(guess.country, guess)
        if found:
            known = [g for c, g in found.items() if c]
            return tuple(known) or tuple(found.values())
        return ()

    def home_after(self, i: int) -> tuple[Guess, ...]:
        """The names after a head that say where it belongs, one a country."""
        found: dict[str | None, Guess] = {}
        for k in self.complements(i):
            own = (self.of_mention(k),) if k in self.mention else self.home(k) or self.home_after(k)
            for guess in own:
                if guess and guess.country:
                    _ = found.setdefault(guess.country, guess)
        return tuple(found.values())

    def _possessive(self, k: int, i: int) -> bool:
        while k != i:
            if self.tree.dep[k] == "poss":
                return True
            k = self.tree.head[k]
        return False

    def head_sector(self, i: int) -> str | None:
        """Sector that the head and its modifiers give, names aside."""
        sector = self._own_sector(i)
        former = sector == "GOV" and any(self.tree.lower[k] in _FORMER for k in self.modifiers(i))
        return "ELI" if former else sector

    def _own_sector(self, i: int) -> str | None:
        word = self.tree.lemma[i]
        lower = self.tree.lower[i]
        own = self.heads.sector_of(self.two_words(i), word) or self.heads.sector.get(lower)
        if self.two_words(i) in self.heads.sector:
            return own
        if word in self.heads.neutral or own is None:
            if word in self.heads.neutral and (led := self._led(i)) is not None:
                return led
            for k in self.modifiers(i):
                given = self.heads.modifier.get(self.tree.lemma[k]) or (
                    self.heads.sector.get(self.tree.lemma[k])
                    if k not in self.mention and word in self.heads.neutral
                    else None
                )
                if given:
                    return given
        return own

    def _led(self, i: int) -> str | None:
        """As in "the head of military intelligence", "a commander of the gendarmerie"."""
        of = next((p for p in self.tree.kids[i] if p > i and self.tree.lower[p] == "of"), None)
        body = self.tree.pobj(of) if of is not None else None
        if body is None or body in self.mention:
            return None
        return self.heads.modifier.get(self.tree.lemma[body]) or self.heads.sector_of(
            self.two_words(body), self.tree.lemma[body]
        )
