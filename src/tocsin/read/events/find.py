"""Finding triggers: which words of a sentence carry an event, by the patterns of the lexicon."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tocsin.read.events.arguments import SUBJECTS, Arguments
from tocsin.read.events.lexicon import NOTHING, Lexicon, Slot, Trigger, lexicon
from tocsin.read.parties import Guess, Parties, Tree

_PLACES = frozenset({"country", "capital", "place", "sea", "site", "city", "region"})
_ARMED = frozenset({"MIL", "REB", "UAF", "COP", "SPY", "PRM"})
_IRREGULAR = frozenset({"REB", "UAF", "PRM"})
_LEADING = frozenset({"GOV", "LEG", "MIL", "IGO", "JUD", "ELI"})
_PEOPLE = frozenset({"person", "office"})
_BODIES = frozenset(
    {
        "government",
        "ministry",
        "army",
        "military",
        "navy",
        "force",
        "parliament",
        "state",
        "administration",
        "court",
        "troop",
        "soldier",
    }
)
_NEAR = 4
_GROUND = frozenset({"soil", "territory"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WILL = frozenset({"will", "would", "wo", "'ll", "'d"})
_Words = Callable[[int, Trigger], tuple[int, ...] | None]
_SUMS = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_MONEY = frozenset({"dollar", "euro", "pound", "yen", "yuan", "rouble", "ruble", "$", "€", "£"})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger that holds at a token."""

    trigger: Trigger
    anchor: int
    words: tuple[int, ...]
    """Tokens of the trigger's own words, in order."""
    fills: tuple[int, ...] = ()
    """Tokens that fill the slots asking for particular words: part of what the pattern means."""


def is_place(guess: Guess) -> bool:
    """Whether a noun names a place one can go to."""
    return guess.kind in _PLACES


class Finder:
    """Matches the lexicon against one tree."""

    def __init__(self, tree: Tree, arguments: Arguments, parties: Parties) -> None:
        self.tree, self.arguments, self.parties = tree, arguments, parties
        self.lexicon: Lexicon = lexicon()
        self._kept: dict[int, Match | None] = {}
        self._standing: dict[tuple[int, str], list[int]] = {}

    def find(self, tokens: Iterable[int]) -> Iterator[Match]:
        """Matches at these tokens, at most one each, in order of the text."""
        tree, verbs, nouns = self.tree, self.lexicon.verbs, self.lexicon.nouns
        for i in tokens:
            lemma, lower = tree.lemma[i], tree.lower[i]
            if lemma in verbs or lower in verbs or lemma in nouns or lower in nouns:
                found = self._kept[i] if i in self._kept else self._keep(i)
                if found is not None and found.trigger.type != NOTHING:
                    yield found

    def _keep(self, i: int) -> Match | None:
        """The match at a token, looked for once: many ask for it."""
        self._kept[i] = self._at(i)
        return self._kept[i]

    def _at(self, i: int) -> Match | None:
        tree = self.tree
        pos = tree.pos[i]
        if self.tree.dep[i] == "amod" or (pos == "PROPN" and tree.timed(i)):
            return None
        found = self._best(i, self.lexicon.verbs, self._verb_words) if self._verbal(i) else None
        if found is None and (
            pos in {"NOUN", "PROPN"} or tree.tag[i] == "VBG" or self._hyphened(i)
        ):
            found = (
                None if self._modifies(i) else self._best(i, self.lexicon.nouns, self._noun_words)
            )
        return found

    def _verbal(self, i: int) -> bool:
        tree = self.tree
        if tree.pos[i] in {"VERB", "AUX"}:
            return True
        participle = tree.tag[i] in {"VBN", "VBG", "JJ"} and tree.lower[i].endswith(("ed", "ing"))
        return tree.pos[i] == "ADJ" and participle

    def _hyphened(self, i: int) -> bool:
        """The second half of "build-up", whatever the tagger calls it."""
        return i > 1 and self.tree.lower[i - 1] == "-"

    def _best(
        self, i: int, table: Mapping[str, tuple[Trigger, ...]], words: _Words
    ) -> Match | None:
        lemma, lower = self.tree.lemma[i], self.tree.lower[i]
        options = table.get(lemma, ())
        if lower != lemma and lower in table:
            options = (*table[lower], *options)
        for trigger in options:
            own = words(i, trigger)
            if own is None:
                continue
            fills = self._filled(i, trigger)
            if fills is not None:
                return Match(trigger, i, own, fills)
        return None

    def _filled(self, i: int, trigger: Trigger) -> tuple[int, ...] | None:
        """The tokens that fill a trigger's slots; None when one stays empty."""
        found: list[int] = []
        for slot in trigger.slots:
            if slot.empty:
                if self._fillers(i, slot):
                    return None
                continue
            fills = self._fills(i, slot)
            if not fills:
                return None
            if slot.words and not slot.kinds:
                found.extend(fills)
        return tuple(found)

    def _modifies(self, i: int) -> bool:
        """A noun inside another noun's phrase is not what is told: "ceasefire talks"."""
        return (
            self.tree.dep[i] in {"compound", "amod", "nmod"}
            and self.tree.pos[self.tree.head[i]] in {"NOUN", "PROPN"}
            and self.tree.head[i] > i
        )

    def _verb_words(self, i: int, trigger: Trigger) -> tuple[int, ...] | None:
        own = [i]
        if trigger.before:
            joined = self._left_of(i, trigger.before)
            if joined is None:
                return None
            own.extend(joined)
        for word in trigger.words[1:]:
            k = self._particle(i, word)
            if k is None:
                return None
            own.append(k)
        return tuple(sorted(own))

    def _particle(self, i: int, word: str) -> int | None:
        tree = self.tree
        for k in tree.kids[i]:
            if tree.lower[k] == word and k > i:
                return k
        near = range(i + 1, min(i + _NEAR, len(tree)))
        return next(
            (
                k
                for k in near
                if tree.lower[k] == word
                and (
                    tree.dep[k] in {"prt", "advmod", "acomp", "oprd", "amod", "prep"}
                    or (tree.dep[k] in {"ccomp", "xcomp"} and tree.pos[k] == "ADJ")
                )
            ),
            None,
        )

    def _noun_words(self, i: int, trigger: Trigger) -> tuple[int, ...] | None:
        left = self._left_of(i, trigger.words[:-1])
        return None if left is None else (*left, i)

    def _left_of(self, i: int, words: tuple[str, ...]) -> tuple[int, ...] | None:
        """The tokens of words that stand straight before a token, hyphens passed over."""
        own: list[int] = []
        k = i
        for word in reversed(words):
            k -= 1
            while k >= 0 and self.tree.lower[k] == "-":
                k -= 1
            if k < 0 or word not in {self.tree.lower[k], self.tree.lemma[k]}:
                return None
            own.append(k)
        return tuple(reversed(own))

    def _fillers(self, i: int, slot: Slot) -> list[int]:
        """What stands where a slot looks; many patterns of one word look there."""
        key = (i, slot.name)
        found = self._standing.get(key)
        if found is None:
            getter = _FILLERS.get(slot.name)
            found = getter(self, i) if getter else self.arguments.prepositions(i).get(key[1], [])
            self._standing[key] = found
        return found

    def _fills(self, i: int, slot: Slot) -> list[int]:
        return [k for k in self._fillers(i, slot) if self._fits(k, slot)]

    def _fits(self, k: int, slot: Slot) -> bool:
        if self.tree.pos[k] == "PRON" and not slot.anything:
            k = self.parties.antecedent(k)
        if "person" in slot.words and self.people(k):
            return True
        lemma = self.tree.lemma[k]
        pair = f"{self.tree.lemma[k - 1]} {lemma}" if k else lemma
        if slot.forbidden and (lemma in slot.forbidden or pair in slot.forbidden):
            return False
        if (
            slot.anything
            or lemma in slot.words
            or pair in slot.words
            or self.tree.lower[k] in slot.words
        ):
            return True
        if self.tree.pos[k] == "PROPN" and slot.words & {self.tree.lemma[j] for j in self._told(k)}:
            return True
        return any(_KINDS[kind](self, k) for kind in slot.kinds)

    def _told(self, k: int) -> Iterable[int]:
        """What a name is said to be: "the newspaper Daily Note", "the tanker Aurora"."""
        before = self.tree.children(k, ("compound", "nmod", "appos"))
        return (j for j in before if self.tree.pos[j] == "NOUN")

    def people(self, k: int) -> bool:
        """Whether a name stands for people: "two Americans", a person by name."""
        return any(
            g.kind in {"demonym", "person"} for g in self.parties.guesses(k)
        ) and self.tree.pos[k] in {"PROPN", "NOUN"}

    def person(self, k: int) -> bool:
        """Whether a noun is a human being or several."""
        return self.people(k) or self.tree.lemma[k] in self.lexicon.classes["person"]

    def money(self, k: int) -> bool:
        """Whether a noun is a sum: "dollars", "$2 million", "4 million euros"."""
        near = [k, *(j for j in self.tree.kids[k] if j < k), max(k - 1, 0), max(k - 2, 0)]
        counted = self.tree.lemma[k] in _SUMS and any(self.tree.lemma[j] in _MONEY for j in near)
        return self.tree.lemma[k] in _MONEY or counted

    def place(self, k: int) -> bool:
        """Whether a noun is a place."""
        return any(is_place(g) for g in self.parties.guesses(k)) or self.ground(k) is not None

    def ground(self, k: int) -> Guess | None:
        """The country of "Danish soil", "Syrian territory"; None for any other noun."""
        soil = self.tree.lemma[k] in _GROUND
        home = self.parties.names.home(k) if soil else ()
        return home[0] if len(home) == 1 and home[0].country else None

    def party(self, k: int) -> bool:
        """Whether a noun is a political party to something: a country or a sector is known."""
        return any(g.country or g.sector for g in self.parties.guesses(k))

    def state(self, k: int) -> bool:
        """Whether a noun stands for a state."""
        return any(
            g.kind in {"country", "capital", "demonym"} or (g.country and g.sector == "GOV")
            for g in self.parties.guesses(k)
        )

    def leader(self, k: int) -> bool:
        """Whether a noun is somebody in office or command, or a delegation of such people."""
        if any(g.kind in _PEOPLE for g in self.parties.guesses(k)):
            return True
        if self.tree.lemma[k] in _BODIES:
            return False
        names = self.parties.names
        roles = names.heads.anaphor["person"]
        titled = self.tree.pos[k] == "PROPN" and k not in names.mention
        if titled and any(self.tree.lemma[j] in roles for j in names.modifiers(k)):
            return True
        if names.head_sector(k) is None:  # "the president's statement" is nobody in office
            return False
        return any(
            g.sector in _LEADING
            and g.kind in {"head", "setting"}
            and (g.sector != "MIL" or self.tree.lemma[k] in roles)
            for g in self.parties.guesses(k)
        )

    def force(self, k: int) -> bool:
        """Whether a noun can use force: armed, or a state; a missile is used, it uses nothing."""
        if self.tree.lemma[k] in self.lexicon.classes["munition"]:
            return False
        return any(
            g.sector in _ARMED or g.kind in {"country", "force"} for g in self.parties.guesses(k)
        )

    def outlaw(self, k: int) -> bool:
        """Whether a noun is an armed body that is no state's: a militia, a rebel front."""
        return self.tree.lemma[k] in self.lexicon.classes["outlaw"] or any(
            g.sector in _IRREGULAR for g in self.parties.guesses(k)
        )

    def rescuer(self, k: int) -> bool:
        """Whether a noun is a state or one of its forces, not those who hold hostages."""
        return self.state(k) or any(
            g.sector in {"MIL", "COP", "SPY"} for g in self.parties.guesses(k)
        )

    def particles(self, i: int) -> list[int]:
        """Particles and adverbs of a verb, also those the parser hung elsewhere."""
        kids = [
            k
            for k in self.tree.kids[i]
            if k > i
            and (
                self.tree.dep[k]
                in {"prt", "advmod", "prep", "oprd", "acomp", "amod", "xcomp", "dobj", "npadvmod"}
                or (self.tree.lemma[i] == "let" and self.tree.dep[k] == "ccomp")
            )
        ]
        following = i + 1
        return (
            kids
            if following in kids
            or following >= len(self.tree)
            or self.tree.pos[following] not in {"ADP", "ADV", "ADJ"}
            else [*kids, following]
        )

    def infinitives(self, i: int) -> list[int]:
        """Verbs of the clauses a verb governs without a subject of their own."""
        ready = [i, *self.tree.children(i, ("acomp", "oprd"))]  # "is ready to send"
        below = (k for j in ready for k in self.tree.children(j, ("xcomp", "ccomp", "advcl")))
        return [
            k
            for k in below
            if self.tree.tag[k] == "VBG"
            or (self.tree.lemma[i] == "let" and self.tree.tag[k] == "VB")
            or any(self.tree.lower[a] == "to" for a in self.tree.children(k, ("aux",)))
        ]

    def modifiers(self, i: int) -> list[int]:
        """Adjectives, compounds and numbers before a noun; of a verb, those of its objects."""
        verbal = self.tree.pos[i] in {"VERB", "AUX"}
        nouns = self.arguments.objects(i) if verbal else [i]
        return [k for j in nouns for k in self.tree.children(j, ("amod", "compound", "nummod"))]

    def wished(self, i: int) -> list[int]:
        """Those of whom a verb of wishing wants a deed: "wants Kabul to hand over two men"."""
        tree = self.tree
        below = [
            k
            for k in tree.children(i, ("ccomp", "xcomp"))
            if tree.tag[k] not in _FINITE and not any(tree.children(k, ("mark",)))
        ]
        own = [tree.core(s) for k in below for s in tree.children(k, SUBJECTS)]
        return own or (self.arguments.objects(i) if below else [])

    def unwilling(self, i: int) -> list[int]:
        """The negation of what somebody will not do."""
        tree = self.tree
        will = any(tree.lower[k] in _WILL for k in tree.children(i, ("aux",)))
        return [k for k in tree.kids[i] if tree.dep[k] == "neg"] if will else []

    def governor(self, i: int) -> list[int]:
        """What a noun hangs on: its preposition, or the verb above."""
        up = self.tree.head[self.tree.first_conjunct(i)]
        return [up, self.tree.head[up]] if self.tree.dep[up] == "prep" else [up]


_Filler = Callable[[Finder, int], list[int]]
_FILLERS: dict[str, _Filler] = {
    "subj": lambda f, i: f.arguments.subjects(i),
    "obj": lambda f, i: f.arguments.objects(i),
    "prt": Finder.particles,
    "xcomp": Finder.infinitives,
    "mod": Finder.modifiers,
    "whom": Finder.wished,
    "will": Finder.unwilling,
    "gov": Finder.governor,
}
_KINDS: dict[str, Callable[[Finder, int], bool]] = {
    "@place": Finder.place,
    "@party": Finder.party,
    "@state": Finder.state,
    "@leader": Finder.leader,
    "@force": Finder.force,
    "@person": Finder.person,
    "@people": Finder.people,
    "@money": Finder.money,
    "@rescuer": Finder.rescuer,
    "@outlaw": Finder.outlaw,
}
