"""Which person of a sentence has which office of it: a few constructions, each by its own rule.

Only what is said outright counts: "Defence Minister X", "the defence minister of Z, X,", "X, the
defence minister", "X was sworn in as defence minister", "appointed X as defence minister".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.posts.items import items
from tocsin.read.posts.lexicon import lexicon
from tocsin.read.posts.titles import Title, titles
from tocsin.records import Name, Span
from tocsin.records.holdings import Standing
from tocsin.vocabulary.name_words import name_words
from tocsin.vocabulary.roles import ARTICLES

_MARKS = frozenset({",", "(", "\u2013", "\u2014", "--"})
_ENDS = _MARKS | frozenset({".", ";", ":", ")", "!", "?"})
_GOES_ON = frozenset({"and", "since", "for", "under", "in", "from", "until", "who", "at", "during"})
"""Words after "X, the defence minister" that leave X in office; a verb does not."""
_RANKS = frozenset({".", "(", ")", "retd", "ret'd"})
_TO = frozenset({"for", "of", "to", "under"})
_LONGEST = 8
"""Words between a name and its verb."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a sentence; numbers are those of its items."""

    name: Name
    first: int
    end: int
    """Number after the last item of the name."""


@dataclass(frozen=True, slots=True)
class Join:
    """A person with an office."""

    person: Person
    title: Title
    standing: Standing


class Scene:
    """One sentence with its offices and persons."""

    def __init__(self, parsed: Parsed, line: Sentence, people: Sequence[Name]) -> None:
        self.parsed = parsed
        self.line = items(parsed, line)
        self.words = [i.word for i in self.line]
        placed = [p for n in people if (p := self._placed(n)) is not None]
        self.titles = titles(parsed, self.line, frozenset(p.end for p in placed))
        self.people = [self._trimmed(p) for p in placed]
        self._starts = {p.first: p for p in self.people}
        self._ends = {p.end: p for p in self.people}

    def joins(self) -> Iterator[Join]:
        """Every office with the person who has it, in order."""
        found: dict[int, Join] = {}
        for n, t in enumerate(self.titles):
            if (join := self._directly(t)) is not None:
                found[n] = join
        for n, t in enumerate(self.titles):
            rules = (self._acted, self._predicated, self._apposed, self._named)
            join = next((j for rule in rules if n not in found and (j := rule(t))), None)
            if join is not None:
                found[n] = join
        self._paired(found)
        yield from (found[n] for n in sorted(found))

    def _placed(self, name: Name) -> Person | None:
        inside = set(self.parsed.tree.within(name.span))
        at = [
            n for n, i in enumerate(self.line) if not inside.isdisjoint(range(i.first, i.last + 1))
        ]
        return Person(name, at[0], at[-1] + 1) if at else None

    def _trimmed(self, person: Person) -> Person:
        """Without the end of a title: "chief of the general [staff Ann Lee]"."""
        inside = (t.end for t in self.titles if t.first <= person.first < t.end < person.end)
        first = next(inside, None)
        if first is None:
            return person
        tree, span = self.parsed.tree, person.name.span
        own = Span(tree.start[self.line[first].first], span.end)
        name = msgspec.structs.replace(person.name, span=own, full=own.of(tree.text))
        return Person(name, first, person.end)

    def _word(self, k: int) -> str:
        return self.words[k] if 0 <= k < len(self.words) else ""

    def _ranked(self, k: int) -> int:
        """The number after the ranks and honorifics from a number on."""
        titled = name_words().titles | name_words().weak_titles | _RANKS
        while k < len(self.line) and k not in self._starts and _bare(self.words[k]) in titled:
            k += 1
        return k

    def _directly(self, t: Title) -> Join | None:
        """As in "Defence Minister X"; of the one who is sacked it is the end."""
        person = self._starts.get(self._ranked(t.end))
        if person is None:
            return None
        verb = self._act(t.left - 1)
        ended = verb == "ended" and t.standing == "held"
        return Join(person, t, "ended" if ended else t.standing)

    def _act(self, k: int) -> Standing | None:
        """What a verb at a number does, where it is done: "sacked", not "will have sacked"."""
        before = {self._word(k - 1), self._word(k - 2)}
        return None if before & lexicon().not_yet else lexicon().acts.get(self._word(k))

    def _acted(self, t: Title) -> Join | None:
        """As in "appointed X as defence minister"."""
        k = t.left
        if self._word(k - 1) == "as":
            k -= 1
        elif (self._word(k - 2), self._word(k - 1)) == ("to", "be"):
            k -= 2
        person = self._ends.get(k)
        if person is None:
            return None
        first = person.first
        while first and _bare(self._word(first - 1)) in name_words().titles | _RANKS | ARTICLES:
            first -= 1
        verb = self._act(first - 1)
        return Join(person, t, verb) if verb and t.standing in {"held", "began"} else None

    def _predicated(self, t: Title) -> Join | None:
        """As in "X, who resigned as defence minister", "X was sworn in as defence minister"."""
        for person in self.people:
            if person.end < t.left <= person.end + 2 * _LONGEST:
                standing = self._verb(person, t)
                if standing is not None and (standing != "held" or t.standing in {"held", "began"}):
                    return Join(person, t, t.standing if standing == "held" else standing)
        return None

    def _verb(self, person: Person, t: Title) -> Standing | None:
        """What the verb between a name and a title says, where nothing else stands there."""
        k, passive = person.end, False
        if self._word(k) == "," and self._word(k + 1).isdigit():
            k += 2  # "X, 54, who was"
        if self.words[k : k + 2] == [",", "who"]:
            k += 2
        for _ in range(_LONGEST):
            at = lexicon().verbs.at(self.words, k)
            if at is not None and (passive or not at[1].passive) and self._over(at[0]) == t.left:
                return at[1].standing
            if self._word(k) not in lexicon().between:
                return None
            passive = passive or self._word(k) in lexicon().passive
            k += 1
        return None

    def _over(self, k: int) -> int:
        """The number after a day that stands between a verb and a title, and its "as"."""
        start = k
        while self._word(k) in lexicon().between:
            k += 1
        return k + 1 if k > start and self._word(k) == "as" else k

    def _apposed(self, t: Title) -> Join | None:
        """As in "X, the defence minister of Z,"; not "X, the defence minister said"."""
        k = t.left - 1
        if self._word(k) not in _MARKS or not self._closed(t.end):
            return None
        if self._word(k) == "," and self._word(k - 1).isdigit() and self._word(k - 2) == ",":
            k -= 2  # "X, 54, the defence minister"
        person = self._ends.get(k)
        return Join(person, t, t.standing) if person is not None else None

    def _closed(self, k: int) -> bool:
        return k >= len(self.line) or self.words[k] in _ENDS | _GOES_ON

    def _named(self, t: Title) -> Join | None:
        """As in "the defence minister of Z, X, said"; not "after the minister, X said"."""
        if self._word(t.end) != "," or not t.placed:
            return None
        person = self._starts.get(self._ranked(t.end + 1))
        if person is None or not (person.end >= len(self.line) or self.words[person.end] in _ENDS):
            return None
        if any(other.left == person.end + 1 for other in self.titles) or self._of_kin(t):
            return None
        return Join(person, t, t.standing)

    def _of_kin(self, t: Title) -> bool:
        """As in "an adviser to the president, X,": X is the adviser."""
        tree = self.parsed.tree
        if self._word(t.left - 1) not in _TO or t.left < 2:  # noqa: PLR2004 - noun and preposition
            return False
        lemma = tree.lemma[self.line[t.left - 2].last]
        return lemma in lexicon().kin

    def _paired(self, found: dict[int, Join]) -> None:
        """Both of "Prime Minister and Defence Minister X", with one country."""
        for n, (a, b) in enumerate(zip(self.titles, self.titles[1:], strict=False)):
            joined = self._word(a.end) == "and" and b.left == a.end + 1 and not b.any
            if not joined or (b.placed and not b.country) or (n in found) == (n + 1 in found):
                continue
            one = found[n] if n in found else found[n + 1]
            if n in found and one.person.first >= b.end:
                continue
            country = a.country or b.country
            found[n] = Join(one.person, replace(a, country=country), one.standing)
            found[n + 1] = Join(one.person, replace(b, country=country), one.standing)


def _bare(word: str) -> str:
    """A word without the full stop of an abbreviation: "lt."."""
    return word.rstrip(".") or word
