"""What the words of a noun phrase say about a party by themselves: names, adjectives, heads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.read.parties.halves import halves
from tocsin.read.parties.hamlets import hamlets
from tocsin.read.parties.heads import Heads, heads
from tocsin.read.parties.misspelt import misspelt
from tocsin.read.parties.settled import settled
from tocsin.read.parties.surnames import surnames
from tocsin.read.parties.tree import Tree
from tocsin.records import Span
from tocsin.vocabulary import Mention, Tenure, World
from tocsin.vocabulary.parliaments import parliaments
from tocsin.vocabulary.sectors import sector_of_group

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
_PREFIXES = frozenset({"pro", "anti", "ex", "non", "pan", "inter", "trans"})
PAST = frozenset({"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY"})
"""Sectors that somebody leaves with the office."""
_SELF, _DEFENCE = frozenset({"self"}), frozenset({"defence", "defense"})
_GUARDS = frozenset({"force", "group", "unit", "committee", "militia", "patrol"})
"""Heads that "self-defence" makes paramilitary; Japan's forces are known by name."""
_DEPTH = 3
"""Bodies within bodies that a leader may belong to: "head of the board of the bank"."""


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


_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "dative", "poss", "ROOT"})
"""Where a capital stands for those who govern in it."""
NOBODY = Guess()


class Names:
    """Reads single noun phrases of one report against what is known of the world.

    `when` is the date of the report; without it the latest tenure of a person counts.
    """

    def __init__(
        self,
        tree: Tree,
        mentions: Sequence[Mention],
        world: World,
        when: date | None,
        about: str | None = None,
    ) -> None:
        self.tree, self.world, self.when = tree, world, when
        self.about = about
        """The country the text is about beside those it names; that a bare phrase is said of."""
        self.heads: Heads = heads()
        self.mention: dict[int, Mention] = {
            i: m for m in mentions for i in tree.within(Span(m.span.start, m.span.end))
        }
        self.mention |= halves(tree, self.mention, world)
        self.mention |= surnames(tree, self.mention, world, when)
        self._found = self.mention | misspelt(tree, self.mention, world)
        self.mention = self._settled(about)

    def say_about(self, country: str | None) -> None:
        """Tell which country the text is about, where it stands outside a report."""
        self.about = country
        self.mention = self._settled(country)

    def _settled(self, about: str | None) -> dict[int, Mention]:
        known = settled(self.tree, self._found, self.world, about)
        named = [k for k, m in known.items() if m.country and m.kind != "outlet"]
        return known | hamlets(self.tree, known, [k for k in named if not self.behind(k)], about)

    def of_mention(self, i: int) -> Guess | None:
        """What a known name at a token says; None where none stands."""
        m = self.mention.get(i)
        if m is None:
            return None
        if m.kind == "person":
            return self._person(m)
        sector = "GOV" if m.kind == "capital" and m.sector is None else self._sector_then(m)
        second = self.heads.second_of(m.name.lower(), sector)
        if m.kind == "outlet" and sector == "GOV":
            second = "JRN"
        country = self.heads.seats.get(m.name) if self._acts(i) else None
        return Guess(country or m.country, sector, m.name, m.kind, second)

    def _acts(self, i: int) -> bool:
        """Whether a place does something or is dealt with: "Brussels fined", "urged Brussels"."""
        return self.tree.dep[i] in _ACTING

    def _sector_then(self, m: Mention) -> str | None:
        """The sector of a body on the day of the report: an armed group that rules is GOV."""
        if m.kind == "outlet":
            outlet = self.world.outlets.get(m.key)
            return "GOV" if outlet is not None and outlet.kind.startswith("state") else m.sector
        if m.kind == "place" and m.sector is None:
            place = self.world.places.get(m.key)
            return "CVL" if place is not None and place.kind == "city" else None
        group = self.world.groups.get(m.key) if m.kind == "group" else None
        if group is None or not group.ruled or self.when is None:
            return m.sector
        return "GOV" if group.rules(self.when) else sector_of_group(group.kind)

    def _person(self, m: Mention) -> Guess:
        tenures = self.world.tenures(m.name)
        if self.when is None or not tenures:
            return Guess(m.country, m.sector, m.name, "person")
        if (held := self.serving(m.name)) is not None:
            sector = held.sector or "GOV"
            second = self.heads.second_of(held.title.lower(), sector)
            return Guess(held.country or None, sector, m.name, "person", second)
        past = [t for t in tenures if t.end is not None and t.end < self.when]
        if any(parliaments().seated(t, self.when) for t in past):
            return Guess(m.country, "LEG", m.name, "person")
        return Guess(m.country, "ELI" if past else m.sector, m.name, "person")

    def serving(self, person: str) -> Tenure | None:
        """The office a person holds on the day of the report, the first of several."""
        day = self.when
        if day is None:
            return None
        return next((t for t in self.world.tenures(person) if t.serves(day)), None)

    def word(self, i: int) -> str:
        """Lemma of a token; the tagger leaves the plural of a word in capitals as it is."""
        lemma = self.tree.lemma[i]
        if lemma[-1:] == "s" and self.tree.pos[i] == "PROPN" and lemma not in self.heads.sector:
            return lemma[:-1]
        return lemma

    def two_words(self, i: int) -> str:
        """Lemma of a token with that of the word before it, joined as they are written.

        A participle stays as it is: "wanted person".
        """
        if not i:
            return self.word(i)
        lower = self.tree.lower
        if i > 1 and lower[i - 1] == "-":
            return f"{lower[i - 2]}-{self.word(i)}"
        pair = f"{lower[i - 1]} {self.word(i)}"
        return pair if pair in self.heads.sector else f"{self.word(i - 1)} {self.word(i)}"

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

    def _listed(self, i: int) -> Iterator[int]:
        """The first of "the French, Dutch and Danish embassies", hung elsewhere by the parser."""
        first = min((k for k in self.modifiers(i) if self._demonym(k)), default=0)
        while first > 1 and self.tree.lower[first - 1] == "," and self._demonym(first - 2):
            first -= 2
            yield first

    def _demonym(self, k: int) -> bool:
        m = self.mention.get(k)
        return m is not None and m.kind == "demonym" and self.tree.tag[k] not in {"NNS", "NNPS"}

    def behind(self, k: int) -> bool:
        """Whether a name says who is behind it, not whose it is: "Moscow-led", "pro-Iranian"."""
        lower = self.tree.lower
        if k + 2 < len(lower) and lower[k + 1] == "-" and lower[k + 2] in _BEHIND:
            return True
        if k > 1 and lower[k - 1] == "-" and lower[k - 2] in _PREFIXES:
            return True
        by = self.tree.head[k]
        backed = lower[by] == "by" and self.tree.dep[k] == "pobj" and lower[k - 1] != "the"
        return backed and lower[self.tree.head[by]] in _BEHIND

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
        for k in sorted((*self.modifiers(i), *self._listed(i))):
            guess = self.of_mention(k)
            if guess and not (others and self._possessive(k, i)) and not self._venue(k):
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

    def _venue(self, k: int) -> bool:
        """As in "her Facebook page": the platform is where, not whose."""
        m = self.mention.get(k)
        group = self.world.groups.get(m.key) if m is not None and m.kind == "group" else None
        return group is not None and group.kind == "platform"

    def _possessive(self, k: int, i: int) -> bool:
        while k != i:
            if self.tree.dep[k] == "poss":
                return True
            k = self.tree.head[k]
        return False

    def head_sector(self, i: int) -> str | None:
        """Sector that the head and its modifiers give, names aside."""
        sector = self._own_sector(i)
        return "ELI" if sector in PAST and self.former(i) else sector

    def second(self, i: int, sector: str | None) -> str | None:
        """A second sector that the words of a phrase give beside its sector."""
        words = self.tree.phrase(i).of(self.tree.text).lower()
        if (body := self._body(i)) is not None:
            words += f" {self.tree.phrase(body).of(self.tree.text).lower()}"
        return self.heads.second_of(words, sector)

    def former(self, i: int) -> bool:
        """Whether a head is said to have left the office: "a former minister"."""
        words = self.heads
        if self.word(i) not in words.holders:
            return False
        return any(self.tree.lower[k] in words.former for k in self.modifiers(i))

    def _own_sector(self, i: int) -> str | None:
        heads, word = self.heads, self.word(i)
        pair = self.two_words(i)
        if (given := self._marked(i)) is not None:
            return given
        if pair != word and pair in heads.sector:
            return heads.sector[pair]
        own = heads.sector.get(word) or heads.sector.get(self.tree.lower[i])
        if word in heads.leaders and (led := self._led(i)) is not None:
            return led
        if word in heads.neutral or own is None:
            return self._modified(i, neutral=word in heads.neutral) or own
        return own

    def _marked(self, i: int) -> str | None:
        """A sector that only these modifiers give these heads: "a breakaway region"."""
        heads, word = self.heads, self.word(i)
        own = heads.sector_of(self.two_words(i), word)
        protest = own == "CVL" and heads.second_of(word, "CVL") == "OPP"
        defence = word in _GUARDS and self._among(i, _SELF) and self._among(i, _DEFENCE)
        rules = (
            ("REL", word in heads.faithful and self._among(i, heads.faiths)),
            ("PRE", word in heads.statelets and self._given(i, "PRE")),
            ("LAB", own == "CVL" and self._given(i, "LAB")),
            ("GOV", own == "JRN" and self._among(i, heads.stately)),
            ("CVL", word in heads.bare and self._peopled(i)),
            ("PRM", defence),
            ("GOV", word == "bank" and self._of_country(i)),
            ("OPP", protest and self._among(i, heads.against)),
        )
        return next((sector for sector, fits in rules if fits), None)

    def _peopled(self, i: int) -> bool:
        """Whether bare persons are of a people, or joined to civilians."""
        beside = self.tree.conjuncts(self.tree.first_conjunct(i))
        if any(self.heads.sector.get(self.word(k)) == "CVL" for k in beside if k != i):
            return True
        known = (self.mention.get(k) for k in self.modifiers(i))
        return any(m is not None and m.kind == "demonym" for m in known)

    def _of_country(self, i: int) -> bool:
        """As in "the Bank of Chile": the bank of a state."""
        known = (self.mention.get(k) for k in self.complements(i))
        return any(m is not None and m.kind == "country" for m in known)

    def _among(self, i: int, words: frozenset[str]) -> bool:
        return any(self.tree.lower[k] in words for k in self.modifiers(i))

    def _given(self, i: int, sector: str) -> bool:
        given = self.heads.modifier
        return any(given.get(self.tree.lower[k]) == sector for k in self.modifiers(i))

    def _modified(self, i: int, *, neutral: bool) -> str | None:
        """The sector of the first modifier that has one; a noun's own only for neutral heads."""
        for k in self.modifiers(i):
            given = self.heads.modifier.get(self.word(k))
            if given == "PRE":
                continue
            if given is None and neutral and k not in self.mention:
                given = self.heads.sector_of(self.two_words(k), self.word(k))
            if given:
                return given
        return None

    def _led(self, i: int) -> str | None:
        """As in "the head of military intelligence", "a commander of the gendarmerie"."""
        body: int | None = i
        for _ in range(_DEPTH):
            body = self._body(body)
            if body is None or body in self.mention:
                return None
            given = self.heads.modifier.get(self.word(body)) or self.head_sector(body)
            if given:
                return given
        return None

    def _body(self, i: int) -> int | None:
        """What a leader is the leader of: behind "of", or a possessor."""
        joined = (p for k in self.tree.conjuncts(i) for p in self.tree.kids[k] if p > k)
        of = next((p for p in joined if self.tree.lower[p] == "of"), None)
        return self.tree.pobj(of) if of is not None else self.tree.child(i, ("poss",))
