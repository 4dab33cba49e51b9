"""Whom a report has spoken of before: antecedents of pronouns, definite heads and pairs.

A plain salience order (Hobbs 1978, Lappin and Leass 1994, reduced): the same sentence before
earlier ones, subjects before others, near before far; three sentences back at most.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property

from tocsin.read.parties.names import Guess, Names

_REACH = 3
_PAIR = 2
_NO_PARTY = frozenset({"place", "outlet", "sea"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_PERSON = frozenset({"he", "she", "him", "her", "his", "hers"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_BODIES = frozenset({"country", "capital", "group", "force", "institution", "alliance", "outlet"})
_STATES = frozenset({"country", "capital"})
_ANSWERING = frozenset(
    {"reject", "accept", "condemn", "denounce", "criticise", "criticize", "welcome", "dismiss"}
    | {"refuse", "oppose", "endorse", "back", "answer", "doubt", "dispute", "deplore", "praise"}
)
_MEETING = frozenset({"meet", "talk", "speak", "confer", "host", "receive", "visit", "negotiate"})
_INNER = frozenset({"compound", "amod", "npadvmod"})
_OPENING = frozenset({'"', "\u201c", "``"})
_CLOSING = frozenset({'"', "\u201d", "''"})


class Antecedents:
    """Looks back over one report. `guess` resolves a token to what is known of it."""

    def __init__(self, names: Names, guess: Callable[[int], Guess]) -> None:
        self.names, self.guess = names, guess
        self.tree = names.tree

    def _candidates(self, i: int) -> Iterator[int]:
        """Heads of noun phrases before a token, most salient first."""
        tree = self.tree
        for number in range(tree.sentence[i], max(tree.sentence[i] - _REACH, -1), -1):
            tokens = [k for k in tree.sentences[number] if k < i and self._heard(k, i)]
            tokens.reverse()
            yield from (k for k in tokens if tree.dep[k] in _SUBJECT)
            yield from (k for k in tokens if tree.dep[k] not in _SUBJECT)

    def _heard(self, k: int, i: int) -> bool:
        """A noun that a later word can take up: what is told of in a quotation stays in it."""
        return self._nominal(k) and self._quotation[k] in {0, self._quotation[i]}

    def _nominal(self, k: int) -> bool:
        tree = self.tree
        return tree.pos[k] in {"NOUN", "PROPN"} and tree.dep[k] not in _INNER

    @cached_property
    def _quotation(self) -> list[int]:
        """The number of the quotation that each token stands in; 0 outside."""
        tree, found, opened, count = self.tree, list[int](), 0, 0
        for k, word in enumerate(tree.lower):
            if k and "\n" in tree.text[tree.end[k - 1] : tree.start[k]]:
                opened = 0  # a mark that nobody closed ends with its paragraph
            if word in _OPENING and not opened:
                count += 1
                opened = count
            elif opened and word in _CLOSING:
                opened = 0
            found.append(opened)
        return found

    def of_pronoun(self, i: int) -> int | None:
        """Head of what a pronoun stands for."""
        return next(iter(self.all_of(i)), None)

    def all_of(self, i: int) -> list[int]:
        """Heads of all that a pronoun stands for: "they" may be two who met."""
        word = self.tree.lower[i]
        fits = self._person if word in _PERSON else self._plural if word in _PLURAL else self._body
        if self.tree.tag[i] == "PRP$" and (own := self._owner(i)) is not None:
            if self.tree.pos[own] == "PRON":
                return self.all_of(own)
            if fits(own):
                return self._together(own) if word in _PLURAL else [own]
        if word in _PLURAL:
            people = self._people_before(i)
            found = [people] if people is not None else self._several(i)
            if found:
                return found
        single = self._single(i, fits)
        return [single] if single is not None else []

    def _single(self, i: int, fits: Callable[[int], bool]) -> int | None:
        return next(
            (k for k in self._candidates(i) if fits(k) and not self._same_clause(k, i)), None
        )

    def _owner(self, i: int) -> int | None:
        """The subject of the clause of a possessive: "they discussed their plans".

        What one rejects, accepts or condemns is another's.
        """
        tree = self.tree
        verb = next((k for k in tree.ancestors(i) if tree.pos[k] == "VERB"), None)
        if verb is None or tree.lemma[verb] in _ANSWERING:
            return None
        own = tree.child(verb, tuple(_SUBJECT))
        if own is None or own > i or i in tree.subtree(own):
            return None
        if tree.pos[own] == "PRON":
            return own if _number(tree.lower[own]) == _number(tree.lower[i]) else None
        return own

    def _together(self, k: int) -> list[int]:
        """A head with what is joined to it, those that are somebody."""
        joined = self.tree.conjuncts(self.tree.first_conjunct(k))
        known = [j for j in joined if (g := self.guess(j)).country or g.sector]
        return known if len(known) > 1 else [k]

    def _several(self, i: int) -> list[int]:
        """Two joined by "and", or two who met, in this sentence or the one before."""
        here = self.tree.sentence[i]
        for number in range(here, max(here - _PAIR, -1), -1):
            tokens = [k for k in self.tree.sentences[number] if k < i and self._heard(k, i)]
            for k in sorted(tokens, key=lambda k: self.tree.dep[k] not in _SUBJECT):
                found = self._together(k) if self.tree.dep[k] != "conj" else []
                if len(found) > 1:
                    return found
                met = self._met(k) if number < here else []
                if met:
                    return met
        return []

    def _met(self, k: int) -> list[int]:
        """As in "The king met the president of Chad": both."""
        tree, verb = self.tree, self.tree.head[k]
        if tree.dep[k] != "nsubj" or tree.lemma[verb] not in _MEETING:
            return []
        others = [*tree.children(verb, ("dobj",))]
        others += [
            o
            for p in tree.children(verb, ("prep",))
            if tree.lower[p] in {"with", "to"} and (o := tree.pobj(p)) is not None
        ]
        both = [j for j in (k, *others[:1]) if (g := self.guess(j)).country or g.sector]
        return both if len(both) == _PAIR else []

    def _people_before(self, i: int) -> int | None:
        """For "they": people or forces in the plural, in the same sentence."""
        here, tree = self.tree.sentence[i], self.tree
        return next(
            (
                k
                for k in self._candidates(i)
                if tree.sentence[k] == here
                and tree.tag[k] in {"NNS", "NNPS"}
                and self._plural(k)
                and not self._same_clause(k, i)
            ),
            None,
        )

    def _same_clause(self, k: int, i: int) -> bool:
        """An object pronoun never stands for the subject of its own verb.

        Nor does whose offer is rejected: "Iran rejected its offer".
        """
        tree = self.tree
        verb = tree.head[tree.head[i]]
        if tree.tag[i] == "PRP$" and tree.lemma[verb] in _ANSWERING:
            subject = tree.child(verb, tuple(_SUBJECT))
            return subject is not None and k in tree.subtree(subject)
        return tree.dep[i] in {"dobj", "dative"} and tree.head[k] == tree.head[i]

    def _person(self, k: int) -> bool:
        tree, m = self.tree, self.names.mention.get(k)
        if m is not None:
            return m.kind in {"person", "office"}
        return tree.tag[k] in {"NN", "NNP"} and tree.lemma[k] in self.names.heads.anaphor["person"]

    def _plural(self, k: int) -> bool:
        m = self.names.mention.get(k)
        if m is not None:
            return m.kind not in {"person", "office", "place", "sea"}
        if self.tree.tag[k] in {"NNS", "NNPS"}:
            return self._sector(k) is not None or self.guess(k).country is not None
        return self.tree.lemma[k] in {
            "police",
            "group",
            "government",
            "army",
            "militia",
            "military",
            "navy",
        }

    def _body(self, k: int) -> bool:
        m = self.names.mention.get(k)
        if m is not None:
            return m.kind in _BODIES
        lemma = self.tree.lemma[k]
        singular = self.tree.tag[k] in {"NN", "NNP"}
        return (
            singular
            and lemma not in self.names.heads.anaphor["person"]
            and self._sector(k) is not None
        )

    def _sector(self, k: int) -> str | None:
        return self.names.heads.sector_of(self.names.two_words(k), self.tree.lemma[k])

    def of_definite(self, i: int) -> int | None:
        """As in "the general", "the group": the phrase before that can bear that name."""
        tree = self.tree
        if not any(tree.lower[k] in {"the", "this", "that"} for k in tree.kids[i] if k < i):
            return None
        lemma = tree.lemma[i]
        if lemma in self.names.heads.anaphor["island"]:
            here = (k for k in self._back(i) if tree.sentence[k] == tree.sentence[i])
            return next((k for k in here if self._island(k)), None)
        for kind, fits in (("group", self._group), ("country", self._state)):
            if lemma in self.names.heads.anaphor[kind]:
                return next((k for k in self._back(i) if k != i and fits(k)), None)
        if lemma in self.names.heads.anaphor["person"]:
            return next((k for k in self._back(i) if k != i and self._bears(k, lemma)), None)
        return None

    def _back(self, i: int) -> Iterator[int]:
        first = self.tree.sentences[max(self.tree.sentence[i] - 8, 0)].start
        kinds = {"NOUN", "PROPN", "ADJ"}
        return (k for k in range(i - 1, first - 1, -1) if self.tree.pos[k] in kinds)

    def _group(self, k: int) -> bool:
        m = self.names.mention.get(k)
        return m is not None and m.kind in {"group", "alliance"}

    def _state(self, k: int) -> bool:
        m = self.names.mention.get(k)
        return m is not None and m.kind in _STATES

    def _island(self, k: int) -> bool:
        m = self.names.mention.get(k)
        return m is not None and m.country in self.names.heads.islands and m.kind != "outlet"

    def _bears(self, k: int, lemma: str) -> bool:
        """Whether a phrase carries a role: "General Adric Holm" for "the general"."""
        tree = self.tree
        titled = any(tree.lemma[j] == lemma for j in tree.children(k, ("compound",)))
        if not (self._person(k) or tree.lemma[k] == lemma or titled):
            return False
        first = tree.left_edge(k)
        words = {tree.lemma[j] for j in range(max(first, k - 6), k + 1)}
        near = {tree.lemma[j] for j in tree.children(k, ("appos",))}
        known = self.names.home(k) or k in self.names.mention or (titled and self.guess(k).country)
        return lemma in words | near and bool(known)

    def last_two(self, i: int) -> tuple[Guess, ...]:
        """The two countries or groups named last before a token, in the order they were named."""
        first = self.tree.sentences[max(self.tree.sentence[i] - _REACH, 0)].start
        back = range(i - 1, first - 1, -1)
        return self._coordinated(back) or self._latest(back)

    def _coordinated(self, back: range) -> tuple[Guess, ...]:
        """Two joined by "and": "Russian and Ukrainian delegations"."""
        for k in back:
            if self.tree.dep[k] == "conj":
                pair = [self._state_named(j) for j in (self.tree.first_conjunct(k), k)]
                found = {g.country: g for g in pair if g}
                if len(found) == _PAIR:
                    return tuple(found.values())
        return ()

    def _state_named(self, k: int) -> Guess | None:
        guess = self.names.of_mention(k) or next(iter(self.names.home(k)), None)
        return guess if guess and guess.country and guess.kind not in _NO_PARTY else None

    def _latest(self, back: range) -> tuple[Guess, ...]:
        found: dict[str, Guess] = {}
        for k in back:
            guess = self.names.of_mention(k)
            if guess and guess.country and guess.kind not in _NO_PARTY:
                _ = found.setdefault(guess.country, guess)
            if len(found) == _PAIR:
                return tuple(reversed(found.values()))
        return ()

    def country_near(self, i: int) -> str | None:
        """Country of the nearest name: before in the sentence, after in it, then further back."""
        return next(self.countries_near(i), self.names.about)

    def countries_near(self, i: int) -> Iterator[str]:
        """Countries in the order in which `country_near` would choose them; some repeat."""
        for k in self.order(i):
            country = self.names.mention[k].country
            if country:
                yield country

    def order(self, i: int) -> Iterator[int]:
        """Names of countries, nearest first: of the sentence before and after it, then back.

        A name that only modifies another noun ("a Russian balloon") comes after those that stand
        by themselves in the sentence.
        """
        here = self.tree.sentences[self.tree.sentence[i]]
        named = self.named
        at = bisect_left(named, i)
        before = [k for k in reversed(named[:at]) if k >= here.start]
        after = [k for k in named[at:] if k < here.stop]
        earlier = reversed(named[: at - len(before)])
        near = (*before, *(k for k in after if not self._guest(k)))
        yield from (k for k in near if not self._modifies(k))
        yield from (k for k in near if self._modifies(k))
        yield from earlier

    def _modifies(self, k: int) -> bool:
        demonym = self.names.mention[k].kind == "demonym"
        return demonym or self.tree.dep[k] in {"amod", "compound", "nmod"}

    def _guest(self, k: int) -> bool:
        """As in "the ministry summoned the Danish ambassador": whose ministry is not told."""
        head = self.tree.head[k]
        governed = self.tree.dep[head] in {"dobj", "obj", "dative", "pobj"}
        return self._modifies(k) and governed and self.names.head_sector(head) is not None

    @cached_property
    def named(self) -> list[int]:
        """Tokens of all names that belong to a country, in order."""
        return sorted(
            k
            for k, m in self.names.mention.items()
            if m.country
            and m.kind not in {"outlet", "sea", "alliance"}
            and m.sector != "BUS"
            and not self.names.behind(k)
        )


def _number(word: str) -> str:
    """Which pronouns may stand for the same: "they" and "their", "he" and "his"."""
    if word in _PLURAL:
        return "plural"
    return "person" if word in _PERSON else "thing"
