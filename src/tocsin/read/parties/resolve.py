"""Who a noun phrase stands for, by name, role, metonymy or antecedent: country and sector."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from itertools import islice, takewhile

from tocsin.read.parties.antecedents import Antecedents
from tocsin.read.parties.names import NOBODY, OTHERS, PAST, Guess, Names
from tocsin.read.parties.tree import Tree
from tocsin.records import Party, Span
from tocsin.vocabulary import Mention, World

_NEAR = 5
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "hers", "theirs"}
)
_FIRST = frozenset({"we", "us", "our", "i", "me", "my", "ours"})
_FORCES = frozenset({"army", "navy", "police", "government", "military", "gendarmerie"})
_STRANGE = frozenset({"foreign", "neighbouring", "neighboring", "overseas", "exiled"})
"""Words of whoever is of another country."""
_ONE = frozenset({"each", "one", "either"})
_DOMESTIC = frozenset(
    {"MIL", "COP", "GOV", "JUD", "LEG", "OPP", "REB", "CVL", "PTY", "SPY", "EDU", "ELI", "CRM"}
    | {"UAF", "AGR", "LAB", "MED", "REL", "REF", "PRM"}
)
"""Sectors that belong to the country a report is about when they are named without one."""
_BODIES = frozenset({"group", "force", "institution", "alliance"})
"""Kinds of names whose sector goes over to who belongs to them."""
_FOREIGN = frozenset(
    {"official", "diplomat", "source", "people", "person", "man", "woman", "expert", "envoy"}
    | {"analyst", "officer", "observer", "mediator", "tourist", "hostage"}
)
"""Heads that may come from anywhere: no country unless one is given."""


class Parties:
    """Parties of one report, resolved once per token and kept.

    `mentions` are those of `World.find` over the same text as the tree; `when` is the date of the
    report (local), None when it is not known.
    """

    def __init__(
        self,
        tree: Tree,
        mentions: Sequence[Mention],
        world: World,
        when: date | None,
        about: str | None = None,
    ) -> None:
        self.tree = tree
        self.names = Names(tree, mentions, world, when, about)
        self.earlier = Antecedents(self.names, self._guess_one)
        self.speaker: Guess | None = None
        self._known: dict[int, tuple[Guess, ...]] = {}
        self._open: set[int] = set()

    def party_at(self, i: int) -> Party:
        """The party whose head is token `i`; an unknown one keeps its words as name."""
        return self.parties_at(i)[0]

    def party_of(self, span: Span) -> Party:
        """The party a stretch of text stands for, read from its head."""
        return self.party_at(self.head_of(span))

    def parties_at(self, i: int) -> tuple[Party, ...]:
        """All parties of a noun phrase and what is joined to it, without repeats."""
        found: dict[tuple[str | None, str | None, str | None], Party] = {}
        for k in self.tree.conjuncts(i):
            for guess in self.guesses(k):
                party = self._party(k, guess)
                _ = found.setdefault((party.country, party.sector, party.name), party)
        return tuple(found.values())

    def head_of(self, span: Span) -> int:
        """The token of a span that governs the others."""
        inside = self.tree.within(span)
        if not inside:
            return inside.start if inside.start < len(self.tree) else len(self.tree) - 1
        outer = [i for i in inside if self.tree.head[i] not in inside or self.tree.head[i] == i]
        nouns = [i for i in outer if self.tree.pos[i] in {"NOUN", "PROPN", "PRON", "NUM"}]
        return (nouns or outer)[0]

    def guesses(self, i: int) -> tuple[Guess, ...]:
        """What is known of the party or parties at a token; never empty."""
        if self.tree.lower[i] in _FIRST and not self.tree.abbreviated(i):
            return (self.speaker or NOBODY,)
        if i in self._known:
            return self._known[i]
        if i in self._open:
            return (NOBODY,)
        core = self.tree.core(i)
        if core != i and self.tree.pos[core] in {"NOUN", "PROPN", "PRON"}:
            return self.guesses(core)
        self._open.add(i)
        found = next((g for rule in _RULES if (g := rule(self, i))), (NOBODY,))
        self._open.discard(i)
        self._known[i] = found
        return found

    def antecedent(self, i: int) -> int:
        """What a pronoun stands for; the token itself where nothing is found."""
        found = self.earlier.of_pronoun(i) if self.tree.lower[i] in _PRONOUNS else None
        return i if found is None else found

    def _guess_one(self, i: int) -> Guess:
        return self.guesses(i)[0]

    def _party(self, i: int, guess: Guess) -> Party:
        span = self.tree.phrase(i)
        bearer = guess.name or self._apposed(i)
        return Party(
            span=span,
            name=bearer or span.of(self.tree.text),
            country=guess.country,
            sector=guess.sector,
        )

    def _apposed(self, i: int) -> str | None:
        """The name behind a role, whatever it hangs on: "the head of police, General Rojas"."""
        tree, known = self.tree, self.names.mention
        if tree.lemma[i] not in self.names.heads.anaphor["person"] or i in known:
            return None
        last = i
        below = set(tree.subtree(i))
        while last + 1 in below and tree.lower[last + 1] != ",":
            last += 1
        if tree.lower[last + 1 : last + 2] != [","]:
            return None
        behind = range(last + 2, min(last + 2 + _NEAR, len(tree)))
        name = list(takewhile(self._of_name, behind))
        if not name or tree.dep[name[-1]] != "appos":
            return None
        return tree.span(name[0], name[-1]).of(tree.text)

    def _of_name(self, k: int) -> bool:
        """Whether a token belongs to a person's name: no country, no institution."""
        m = self.names.mention.get(k)
        if m is not None:
            return m.kind == "person"
        return self.tree.pos[k] == "PROPN" or self.tree.lower[k] in {".", "-"}

    def _role_before(self, i: int) -> int | None:
        """The role before a name that the parser hung on something else."""
        comma = self.tree.left_edge(i) - 1
        if comma < 1 or self.tree.lower[comma] != ",":
            return None
        for k in (comma - 1, *islice(self.tree.ancestors(comma - 1), 3)):
            if k < i and self.tree.lemma[k] in self.names.heads.anaphor["person"]:
                return k
        return None

    def by_pronoun(self, i: int) -> tuple[Guess, ...]:
        """A pronoun of the third person: the nearest antecedent that fits."""
        word = self.tree.lower[i]
        if word not in _PRONOUNS:
            return ()
        found = (g for k in self.earlier.all_of(i) for g in self.guesses(k))
        return tuple(dict.fromkeys(found)) or (NOBODY,)

    def by_pair(self, i: int) -> tuple[Guess, ...]:
        """As in "The two sides", "both capitals": the two parties named last."""
        if self.tree.lemma[i] not in self.names.heads.anaphor["pair"]:
            return ()
        numbers = {self.tree.lower[k] for k in self.tree.kids[i] if k < i}
        if not numbers & {"two", "both", "either"} or self.names.home(i):
            return ()
        sector = self.names.head_sector(i)
        pair = self.earlier.last_two(i)
        if not pair and "both" in numbers:
            return (Guess(None, sector, None, "pair"),)  # whoever they are, not those of one side
        return tuple(Guess(g.country, sector or g.sector, g.name, "pair") for g in pair)

    def by_other(self, i: int) -> tuple[Guess, ...]:
        """As in "Each side said the other had fired": of the country of the one before."""
        tree = self.tree
        if tree.lower[i] != "other" or tree.lower[i - 1 : i] != ["the"]:
            return ()
        before = range(tree.sentences[tree.sentence[i]].start, i)
        one = next((k for k in reversed(before) if tree.lower[k] in _ONE), None)
        if one is None or tree.dep[one] != "det":
            return ()
        found = self.guesses(tree.head[one])
        if any(g.country for g in found):
            return found
        return (Guess(self.earlier.country_near(i), None, None, "setting"),)

    def by_name(self, i: int) -> tuple[Guess, ...]:
        """A name the world knows; "Chile's Defence Department" is Chile's."""
        guess = self.names.of_mention(i)
        if guess is None:
            return ()
        if guess.kind in {"institution", "office", "force"}:
            mine = self.names.mention[i]
            owners = [g for g in self.names.home(i) if g.country and g.name != mine.name]
            if owners and owners[0].country != guess.country:
                sector = self.names.head_sector(i) or guess.sector
                return (self._doubled(i, Guess(owners[0].country, sector, None, "head")),)
        if guess.kind == "person" and (said := self._said_role(i, guess)) is not None:
            return (said,)
        if guess.sector in {None, "CVL"} and guess.kind in {"place", "demonym"}:
            sector = self.names.head_sector(i) or guess.sector
            return (Guess(guess.country, sector, guess.name, guess.kind),)
        return (guess,)

    def _said_role(self, i: int, person: Guess) -> Guess | None:
        """What a phrase itself says of a known person who holds no office then: "Senator X"."""
        names = self.names
        if person.name is None or names.serving(person.name) is not None:
            return None
        roles = (k for k in names.modifiers(i) if k not in names.mention)
        role = max((k for k in roles if names.head_sector(k)), default=None)
        if role is None:
            return None
        sector = names.head_sector(role)
        past = any(self.tree.lower[k] in names.heads.former for k in names.modifiers(i))
        sector = "ELI" if past and sector in PAST else sector
        owners = [g for g in names.home(i) if g.country and g.name != person.name]
        country = owners[0].country if owners else person.country
        return self._doubled(role, Guess(country, sector, person.name, "person"))

    def by_head(self, i: int) -> tuple[Guess, ...]:
        """A role or body: sector by its head, country by its modifiers or what went before."""
        sector = self.names.head_sector(i)
        found = next((g for rule in _BY_HEAD if (g := rule(self, i, sector))), ())
        if not found and sector is None:
            return self._site(i)
        table = self.names.heads.only
        only = table.get(self.names.two_words(i)) or table.get(self.tree.lemma[i])
        only = only if only != "UNO" or self._un_named else None
        country = only or self._setting(i, sector)
        found = found or (Guess(country, sector, None, "head" if only else "setting"),)
        return tuple(self._doubled(i, g) for g in found)

    def _doubled(self, i: int, g: Guess) -> Guess:
        """With a second sector where the phrase gives one."""
        second = self.names.second(i, g.sector) if g.second is None else None
        return Guess(g.country, g.sector, g.name, g.kind, second) if second else g

    def by_modified(self, i: int, sector: str | None) -> tuple[Guess, ...]:
        """Names before the head: "Israeli officials"."""
        return tuple(self._joined(i, sector, g) for g in self.names.home(i))

    def by_possessed(self, i: int, sector: str | None) -> tuple[Guess, ...]:
        """A possessor before the head: "its army"."""
        return self.by_owned(i, sector) if self.tree.child(i, ("poss",)) is not None else ()

    def by_owned(self, i: int, sector: str | None) -> tuple[Guess, ...]:
        """A possessor before or after the head: "the minister of defence of Chile"."""
        owner = self._owner(i)
        return (Guess(owner.country, sector or owner.sector, None, "head"),) if owner else ()

    def by_genitive(self, i: int, sector: str | None) -> tuple[Guess, ...]:
        """A possessor that the parser missed: "Chad's displaced"."""
        others = self.tree.lemma[i] in OTHERS
        marked = i > 1 and not others and self.tree.lower[i - 1] in {"'s", "\u2019s"}
        owner = self.names.of_mention(i - 2) if marked else None
        return (Guess(owner.country, sector, None, "head"),) if owner and owner.country else ()

    def by_located(self, i: int, sector: str | None) -> tuple[Guess, ...]:
        """Names after the head: "officials in Kyiv"."""
        return tuple(self._joined(i, sector, g) for g in self.names.home_after(i))

    def by_named(self, i: int, sector: str | None) -> tuple[Guess, ...]:
        """The name that bears the role."""
        titled = self._titled(i)
        return (Guess(titled.country, titled.sector or sector, None, "person"),) if titled else ()

    def by_meant(self, i: int, sector: str | None) -> tuple[Guess, ...]:
        """What the report said before."""
        found = self.earlier.of_definite(i)
        if found is None:
            return ()
        return tuple(
            Guess(g.country, g.sector or sector, g.name, g.kind) for g in self.guesses(found)
        )

    def _site(self, i: int) -> tuple[Guess, ...]:
        """As in "The capital", "the border": of the country a report is about."""
        if self.tree.lemma[i] not in self.names.heads.sites or not self._definite(i):
            return ()
        return (Guess(self.earlier.country_near(i), None, None, "site"),)

    def _definite(self, i: int) -> bool:
        return any(
            self.tree.lower[k] in {"the", "this", "that"} for k in self.tree.kids[i] if k < i
        )

    def _joined(self, i: int, sector: str | None, g: Guess) -> Guess:
        """A head with a name: "a CIA official" is of the CIA's sector, a former one is not."""
        known, word = self.names.heads, self.names.word(i)
        taken = not sector or word in known.neutral or word in known.leaders
        if g.kind in _BODIES and g.sector and taken:
            sector = "ELI" if g.sector in PAST and self.names.former(i) else g.sector
        return Guess(g.country, sector, None, "head")

    def _owner(self, i: int) -> Guess | None:
        if self.tree.lemma[i] in OTHERS:
            return None
        owner = self.tree.child(i, ("poss",))
        if owner is None:
            owner = next(
                (
                    k
                    for k in self.names.complements(i)
                    if self.tree.pos[k] in {"PRON", "NOUN"} and k - i < _NEAR
                ),
                None,
            )
            if (
                owner is None
                or self.tree.dep[self.tree.head[owner]] != "prep"
                or self.tree.lower[self.tree.head[owner]] != "of"
            ):
                return None
        guess = self._guess_one(owner)
        return guess if guess.country else None

    def _titled(self, i: int) -> Guess | None:
        """A name with its role beside it: "the foreign minister, A B", "General Holm"."""
        tree, known = self.tree, self.names.heads.sector
        for k in tree.children(i, ("appos",)):
            guess = self._guess_one(k)
            if guess.sector or guess.country:
                return guess
        if tree.dep[i] == "appos":
            guess = self._guess_one(tree.head[i])
            role = None if guess.sector or guess.country else self._role_before(i)
            guess = self._guess_one(role) if role is not None else guess
            return guess if guess.sector or guess.country else None
        if tree.pos[i] == "PROPN" and self.names.word(i) not in known:
            if (before := self._again(i)) is not None:
                return before
            roles = (k for k in self.names.modifiers(i) if self.names.word(k) in known)
            role = max(roles, default=None)
            if role is not None:
                sector = self.names.head_sector(role)
                return Guess(self._setting(i, sector), sector, None, "person")
        return None

    @cached_property
    def _proper(self) -> dict[str, list[int]]:
        """Tokens of every proper noun, by its lower-case form."""
        found: dict[str, list[int]] = {}
        for k, pos in enumerate(self.tree.pos):
            if pos == "PROPN":
                found.setdefault(self.tree.lower[k], []).append(k)
        return found

    def _again(self, i: int) -> Guess | None:
        """A surname after the full name with its role: what was known then."""
        same = [k for k in self._proper.get(self.tree.lower[i], []) if k < i]
        known = (self._guess_one(k) for k in same[:2])
        return next((g for g in known if g.country), None)

    def _setting(self, i: int, sector: str | None) -> str | None:
        """The country a report is about at this point, for heads named without one."""
        lemma = self.tree.lemma[i]
        if lemma in self.names.heads.things and not self._of_force(i):
            return None
        if any(self.tree.lower[k] in _STRANGE for k in self.names.modifiers(i)):
            return None
        definite = self._definite(i)
        if sector not in _DOMESTIC or (lemma in _FOREIGN and not definite):
            return None
        return self.earlier.country_near(i)

    @cached_property
    def _un_named(self) -> bool:
        """Whether the report names the United Nations: others keep the peace as well."""
        return any(m.country == "UNO" for m in self.names.mention.values())

    def _of_force(self, i: int) -> bool:
        """As in "army jets", "a police van": a thing of the country's own force."""
        return any(self.tree.lower[k] in _FORCES for k in self.names.modifiers(i))


_Rule = Callable[[Parties, int], tuple[Guess, ...]]
_RULES: tuple[_Rule, ...] = (
    Parties.by_pronoun,
    Parties.by_pair,
    Parties.by_other,
    Parties.by_name,
    Parties.by_head,
)
_BY_HEAD: tuple[Callable[[Parties, int, str | None], tuple[Guess, ...]], ...] = (
    Parties.by_modified,
    Parties.by_possessed,
    Parties.by_located,
    Parties.by_owned,
    Parties.by_genitive,
    Parties.by_named,
    Parties.by_meant,
)
