"""What looks like an event and is none: metaphor, sport, accident, history."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, cast

from tocsin.read.events.find import Finder, Match
from tocsin.read.events.lexicon import word_classes
from tocsin.read.events.roles import Cast
from tocsin.read.events.stakes import Stakes
from tocsin.read.events.tables import table
from tocsin.vocabulary.numerals import CARDINALS

Reason = Literal["metaphor", "sport", "accident", "background", "unsupported"]
_YEAR = re.compile(r"((?:1[5-9]|20)\d\d)(?:'?s)?")
"""A year, or the first one of a decade ("the 1990s")."""
_FORCE = frozenset({"ASSAULT", "MOBILIZE", "PROTEST", "RETREAT", "COERCE", "SANCTION"})
_VERBAL = frozenset({"AGREE", "SUPPORT", "REQUEST", "REJECT", "ACCUSE", "CONCEDE"})
_ARMED = frozenset({"MIL", "REB", "UAF", "COP", "SPY"})
_HARMING = frozenset({"kill", "wound", "injure", "maim"})
_HARMFUL = frozenset({"ASSAULT"})
_POLITICAL = frozenset({"COERCE", "SANCTION", "CONCEDE"})
_OLD_AFTER = timedelta(days=365)
_HISTORY = 1990
"""Undated news is younger than this."""
_NOT_DATING = frozenset({"since", "until", "by", "before"})
_MARKS = re.compile(
    r"\b(?:mark(?:s|ed|ing)?|commemorat\w*|remember\w*)\b.{1,40}\b(?:years?|decades?|anniversary|massacres?|genocide|dead)\b"
)
_PHRASE = 30
_COUNTED = (CARDINALS.keys() - {"zero", "one"}) | {"many", "some", "several", "hundred"}


@dataclass(frozen=True, slots=True)
class Guards:
    """The words of `guards.yaml`: single lemmas, and phrases searched in the sentence's text."""

    sport: frozenset[str]
    commerce: frozenset[str]
    chance: frozenset[str]
    memory: frozenset[str]
    figurative: tuple[str, ...]
    old: tuple[str, ...]
    refusing: frozenset[str]


@cache
def guards() -> Guards:
    """The packaged table."""
    raw = cast("dict[str, list[str]]", table("guards.yaml"))
    return Guards(
        sport=frozenset(raw["sport"]),
        commerce=frozenset(raw["commerce"]),
        chance=frozenset(raw["chance"]),
        memory=frozenset(raw["memory"]),
        figurative=tuple(raw["figurative"]),
        old=tuple(raw["old"]),
        refusing=frozenset(raw["refusing"]),
    )


@dataclass(frozen=True, slots=True)
class Suspect:
    """A match under question with its cast and what governs it."""

    match: Match
    cast: Cast
    path: tuple[int, ...]
    supported: Callable[[], bool]
    """Tells whether a place, an instrument or a time stands with it; few questions need it."""


class Guard:
    """Questions matches over one tree; `published` is the local day, None when unknown."""

    def __init__(self, finder: Finder, published: date | None) -> None:
        self.finder, self.tree, self.published = finder, finder.tree, published
        self.table, self.stakes = guards(), Stakes(finder)
        self._lemmas: dict[int, frozenset[str]] = {}
        self._texts: dict[int, str] = {}

    def lemmas(self, sentence: int) -> frozenset[str]:
        """The lemmas of a sentence."""
        if sentence not in self._lemmas:
            self._lemmas[sentence] = frozenset(
                self.tree.lemma[k] for k in self.tree.sentences[sentence]
            )
        return self._lemmas[sentence]

    def words(self, sentence: int) -> str:
        """A sentence in lower case."""
        if sentence not in self._texts:
            r = self.tree.sentences[sentence]
            self._texts[sentence] = self.tree.text[
                self.tree.start[r.start] : self.tree.end[r.stop - 1]
            ].lower()
        return self._texts[sentence]

    def reason(self, suspect: Suspect, but: Reason | None = None) -> Reason | None:
        """Why a match is no event, `but` for one reason left aside; None when it is one."""
        for test in _TESTS:
            reason = test(self, suspect)
            if reason is not None and reason != but:
                return reason
        return None

    def sport(self, s: Suspect) -> Reason | None:
        """Words of play in the sentence and no state or force among the parties."""
        here = self.lemmas(self.tree.sentence[s.match.anchor])
        if here & self.table.sport and s.match.trigger.type in _FORCE and not self._armed(s):
            return "sport"
        return None

    def metaphor(self, s: Suspect) -> Reason | None:
        """Done to, or by, what cannot be touched."""
        if s.match.trigger.type not in _FORCE:
            return None
        sentence = self.tree.sentence[s.match.anchor]
        if self._figurative(s.match) or self._campaign(s.match):
            return "metaphor"
        abstract = word_classes()["abstract"]
        args, i = self.finder.arguments, s.match.anchor
        governed = args.prepositions(i)
        aimed = [
            *args.objects(i),
            *(
                k
                for p in ("of", "on", "with", "against", "from", "at")
                for k in governed.get(p, [])
            ),
        ]
        if s.match.trigger.mode == "riot":
            aimed = args.objects(i)
        elif s.match.trigger.type not in _HARMFUL:
            aimed = []
        if any(self.tree.lemma[k] in abstract for k in aimed if k not in s.match.words):
            return "metaphor"
        if (
            s.match.trigger.literal
            and self.lemmas(sentence) & self.table.commerce
            and not self._armed(s)
            and s.match.trigger.type in _HARMFUL
        ):
            return "metaphor"
        return "unsupported" if s.match.trigger.literal and not self._literal(s) else None

    def _campaign(self, match: Match) -> bool:
        """As in "declared war on litter": a war on what is nobody and nowhere."""
        i = match.anchor
        if self.tree.lemma[i] != "war" or match.trigger.kind != "noun":
            return False
        foes = self.finder.arguments.prepositions(i).get("on", [])
        parties = self.finder.parties
        return bool(foes) and not any(
            g.country or g.sector for k in foes for g in parties.guesses(k)
        )

    def _figurative(self, match: Match) -> bool:
        """Whether a trigger's own words stand inside a set phrase."""
        sentence = self.tree.sentence[match.anchor]
        text, origin = self.words(sentence), self.tree.start[self.tree.sentences[sentence].start]
        first, last = (
            self.tree.start[match.words[0]] - origin,
            self.tree.end[match.words[-1]] - origin,
        )
        near = text[max(first - _PHRASE, 0) : last + _PHRASE]
        return any(
            (at := text.find(phrase)) >= 0 and at < last and first < at + len(phrase)
            for phrase in self.table.figurative
            if phrase in near
        )

    def bare(self, s: Suspect) -> Reason | None:
        """A word for a speech act that nobody performs ("with offers") tells of none."""
        noun = s.match.trigger.kind == "noun" or s.match.trigger.type == "AGREE"
        verbal = noun and s.match.trigger.type in _VERBAL and not self._refused(s.match)
        return "unsupported" if verbal and not s.cast.actors and not s.cast.recipients else None

    def _refused(self, match: Match) -> bool:
        """As in "brushed aside a demand": what is refused was asked, whoever asked it."""
        tree, up = self.tree, self.tree.head[match.anchor]
        if match.trigger.type != "REQUEST" or match.trigger.kind != "noun":
            return False
        verb = tree.head[up] if tree.dep[up] == "prep" else up
        return (
            tree.dep[match.anchor] in {"dobj", "pobj"} and tree.lemma[verb] in self.table.refusing
        )

    def unmanned(self, s: Suspect) -> Reason | None:
        """Planning, drills and alerts of nobody ("military planning goes on") tell of no forces."""
        if s.match.trigger.type != "MOBILIZE" or s.cast.actors:
            return None
        args, i = self.finder.arguments, s.match.anchor
        moved = s.match.trigger.kind == "verb" and (args.passive(i) or args.subjects(i))
        return None if moved else "unsupported"

    def recalled(self, s: Suspect) -> Reason | None:
        """As in "Until the coup", "since the war": a mere point in time."""
        tree, i = self.tree, s.match.anchor
        if s.match.trigger.kind != "noun" or s.cast.actors or s.cast.recipients:
            return None
        up = tree.head[i]
        mere = tree.dep[i] == "pobj" and tree.lower[up] in {"until", "since", "before"}
        return "unsupported" if mere else None

    def reporting(self, s: Suspect) -> Reason | None:
        """An outlet that spoke to its sources has consulted nobody."""
        if s.match.trigger.type != "CONSULT":
            return None
        guesses = [g for k in s.cast.actors for g in self.finder.parties.guesses(k)]
        press = any(g.kind == "outlet" or g.sector == "JRN" for g in guesses)
        return "unsupported" if press else None

    def idle(self, s: Suspect) -> Reason | None:
        """As in "Talk of a purge": what is only spoken about."""
        if s.match.trigger.type != "CONSULT" or s.match.trigger.kind != "noun":
            return None
        i = s.match.anchor
        spoken = self.tree.lower[i] == "talk" and len(s.match.words) == 1
        after = self.finder.arguments.prepositions(i).keys()
        return "unsupported" if spoken and "of" in after and "with" not in after else None

    def domestic(self, s: Suspect) -> Reason | None:
        """A journey inside one's own country is no visit."""
        if s.match.trigger.mode != "visit":
            return None
        guests = [g for k in s.cast.actors for g in self.finder.parties.guesses(k)]
        homes = {g.country for g in guests if g.kind != "setting"}
        hosts = {g.country for k in s.cast.recipients for g in self.finder.parties.guesses(k)}
        return "unsupported" if homes and homes == hosts and None not in homes else None

    def _literal(self, s: Suspect) -> bool:
        return bool(s.cast.actors or s.cast.recipients or s.supported()) or self._toll(s)

    def _toll(self, s: Suspect) -> bool:
        """As in "The attack killed nine": harm whose victims are counted."""
        tree, i = self.tree, s.match.anchor
        verb = tree.head[i] if s.match.trigger.kind == "noun" and tree.dep[i] == "nsubj" else i
        struck = self.finder.arguments.objects(verb) if tree.lemma[verb] in _HARMING else []
        return any(tree.pos[k] == "NUM" or tree.child(k, ("nummod",)) is not None for k in struck)

    def _armed(self, s: Suspect) -> bool:
        return any(
            g.sector in _ARMED
            for k in (*s.cast.actors, *s.cast.recipients)
            for g in self.finder.parties.guesses(k)
        )

    def accident(self, s: Suspect) -> Reason | None:
        """Nature and mishap harm without an actor."""
        nature = word_classes()["nature"]
        i, args = s.match.anchor, self.finder.arguments
        forced = any(self.finder.force(k) for k in s.cast.actors)
        forced = forced and not any(
            self.tree.lemma[k] in nature for k in (*args.subjects(i), *self.tree.ancestors(i))
        )
        if s.match.trigger.type not in _HARMFUL or forced:
            return None
        by = [
            *args.subjects(i),
            *(k for p in ("by", "in", "of", "from") for k in args.prepositions(i).get(p, [])),
        ]
        if self.tree.dep[i] in {"acl", "relcl"}:
            by = [*by, *(k for k in self.tree.ancestors(i) if self.tree.pos[k] == "NOUN")]
        if any(self.tree.lemma[k] in nature for k in by):
            return "accident"
        return (
            "accident"
            if self.lemmas(self.tree.sentence[i]) & self.table.chance and not s.cast.actors
            else None
        )

    def private(self, s: Suspect) -> Reason | None:
        """As in "Fans begged for one more song": what passes between private people."""
        return "unsupported" if self.stakes.private(s.match, s.cast) else None

    def elements(self, s: Suspect) -> Reason | None:
        """As in "Snow blocked the pass": what the elements do, nobody does."""
        if s.match.trigger.kind != "verb" or s.match.trigger.type not in _POLITICAL:
            return None
        doers = self.finder.arguments.subjects(s.match.anchor)
        natural = word_classes()["elements"]
        return "accident" if any(self.tree.lemma[k] in natural for k in doers) else None

    def background(self, s: Suspect) -> Reason | None:
        """Dated, by its own words, more than a year before publication; or remembered."""
        sentence = self.tree.sentence[s.match.anchor]
        if self.lemmas(sentence) & self.table.memory or self._long_ago(s):
            return "background"
        if _MARKS.search(self.words(sentence)):
            return "background"
        return "background" if any(self._old(y) for y in self._years(s)) else None

    def _long_ago(self, s: Suspect) -> bool:
        """As in "Decades ago", "twenty years ago" beside the trigger."""
        near = sorted({k for h in s.path[:3] for k in self._beside(h)})
        words = " ".join(self.tree.lower[k] for k in near)
        if any(phrase in words for phrase in self.table.old if phrase != "years ago"):
            return True
        counted = set(words.split()) & _COUNTED or re.search(r"\b\d+ years ago", words)
        return "years ago" in words and bool(counted)

    def _years(self, s: Suspect) -> list[int]:
        """Years that date the trigger's clause."""
        tree, found = self.tree, list[int]()
        hosts = [k for k in s.path if tree.sentence[k] == tree.sentence[s.match.anchor]][:3]
        near = {k for h in hosts for k in self._beside(h)}
        near |= {k for w in s.match.words for k in self._beside(w)}
        near |= {k for h in hosts for k in [tree.head[h]] if tree.dep[h] in {"relcl", "advcl"}}
        near |= set(self._when(s.match.anchor))
        for k in near:
            year = _YEAR.fullmatch(tree.lower[k])
            if year and not self._excluded(k):
                found.append(int(year[1]))
        return found

    def _beside(self, i: int) -> list[int]:
        """Tokens of the modifiers and prepositional phrases of a word."""
        tree = self.tree
        own = [
            k
            for k in tree.kids[i]
            if tree.dep[k]
            in {
                "prep",
                "npadvmod",
                "nummod",
                "amod",
                "compound",
                "poss",
                "tmod",
                "nmod",
                "advmod",
                "pobj",
            }
        ]
        return [k for o in own for k in tree.subtree(o)[:12]]

    def _when(self, i: int) -> list[int]:
        """As in "October 2019, when ...": the year before the clause a word stands in."""
        tree = self.tree
        for k in (i, *tree.ancestors(i)):
            for w in tree.kids[k]:
                if tree.lower[w] == "when" and w < i:
                    return [j for j in (w - 1, w - 2) if j >= 0]
        return []

    def _excluded(self, k: int) -> bool:
        tree = self.tree
        return any(tree.lower[j] in _NOT_DATING for j in (k - 1, k - 2, tree.head[k]) if j >= 0)

    def _old(self, year: int) -> bool:
        if self.published is None:
            return year < _HISTORY
        return date(year, 12, 31) < self.published - _OLD_AFTER


_Test = Callable[[Guard, Suspect], Reason | None]
_TESTS: tuple[_Test, ...] = (
    Guard.background,
    Guard.sport,
    Guard.accident,
    Guard.elements,
    Guard.metaphor,
    Guard.bare,
    Guard.unmanned,
    Guard.recalled,
    Guard.idle,
    Guard.domestic,
    Guard.reporting,
    Guard.private,
)
