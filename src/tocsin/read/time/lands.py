"""Which country's holiday is meant: the one named beside it, else those of sentence and text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from tocsin.read.time.conventions import conventions
from tocsin.read.time.lexer import Token
from tocsin.vocabulary import base_world
from tocsin.vocabulary.holidays import holiday_days, holidays

_BEFORE = re.compile(
    r"(?:['\u2019]s?)?\s+(?:(?:own|annual|national|official|\d+(?:st|nd|rd|th)|\w+th)\s+){0,2}"
)
"""What may stand between a country and its holiday: "Ukraine's 33rd Independence Day"."""
_BEHIND = re.compile(r"\s+(?:\w+\s+)?(?:in|of|for)\s+(?:the\s+)?")
_OWN = re.compile(r"\b(?:its|their)\s+(?:\w+\s+)?\Z")
_ENDS = re.compile(r"[.!?]['\"\u201d\u2019)]*\s+(?=[\"'\u201c(]?[A-Z])|\n")
NOMINAL_YEAR = 2023
"""The year in which countries' days are compared where the text gives none."""


@dataclass(frozen=True, slots=True)
class Land:
    """A country that is named in a text."""

    code: str
    start: int
    end: int


@cache
def _names() -> dict[str, str]:
    """Names, adjectives and capitals of the countries -> code."""
    world = base_world()
    found: dict[str, str] = {}
    for country in world.countries.values():
        capital = world.places.get(country.capital or "")
        named = [country.name, *country.aliases, *country.demonyms]
        named += [capital.name, *capital.aliases] if capital else []
        for name in named:
            for form in (name, f"{name}s") if name in country.demonyms else (name,):
                _ = found.setdefault(form, country.code)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?!\w)")


def lands(text: str) -> list[Land]:
    """Countries named in a text, by name, adjective or capital, in order."""
    names = _names()
    return [Land(names[m.group()], m.start(), m.end()) for m in _pattern().finditer(text)]


def names_land(word: str) -> bool:
    """Whether a word names a country or its people; of several words, whether it is the last."""
    return word in _last_words()


@cache
def _last_words() -> frozenset[str]:
    return frozenset(name.split()[-1].lower() for name in _names())


@cache
def _tails() -> frozenset[str]:
    """Words that a feast's name may end with, without what an apostrophe splits off."""
    return frozenset(words.split()[-1] for words in conventions().words["feast"])


def may_name_feast(tokens: Iterable[Token]) -> bool:
    """Whether a feast may be named among some tokens; quick."""
    tails = _tails()
    return any(t.word in tails for t in tokens)


def ruled(rule: str, countries: Iterable[str]) -> str:
    """The rule's name with the countries whose holidays were taken: "feast:UKR"."""
    return ":".join([rule, *(c for c in dict.fromkeys(countries) if c not in {"", "?"})])


class Setting:
    """A text with its countries, found when one is asked for, and the one that it comes from."""

    def __init__(self, text: str, home: str | None) -> None:
        self.text, self.home = text, home

    @cached_property
    def lands(self) -> list[Land]:
        """Countries named in the text, in order. Loads the packaged world."""
        return lands(self.text)

    def country(self, name: str, where: tuple[int, int], year: int | None) -> str:
        """The country whose holiday is meant by its `name` at characters `where`.

        That named beside it; else those of the sentence, the text, the report's own and those that
        alone have it. "?" where those of the first group that has any differ in the day, empty
        where no group has it.
        """
        if name not in holidays():
            return ""
        start, end = where
        year = year or NOMINAL_YEAR
        beside = [x.code for x in self.lands if self._beside(x, start, end)]
        if beside:
            return self._agreed(name, beside[:1], year)
        for akin in (False, True):
            for codes in self._levels(name, start, end):
                kept = [c for c in codes if holiday_days(name, c, year, akin=akin)]
                if kept:
                    return self._agreed(name, kept, year)
        return ""

    def _levels(self, name: str, start: int, end: int) -> Iterator[Iterable[str]]:
        first = max((m.end() for m in _ENDS.finditer(self.text, 0, start)), default=0)
        after = _ENDS.search(self.text, end)
        last = after.start() if after else len(self.text)
        near = list(dict.fromkeys(x.code for x in self.lands if first <= x.start < last))
        yield near[:1] if _OWN.search(self.text[first:start]) else near
        yield self._most_named(name)
        yield [self.home] if self.home else []
        known = holidays().get(name)
        yield known.homes if known else ()

    def _most_named(self, name: str) -> list[str]:
        """The country named most of those that have the holiday; all where several share that."""
        counts = Counter(x.code for x in self.lands)
        kept = {c: n for c, n in counts.items() if holiday_days(name, c, NOMINAL_YEAR)}
        most = max(kept.values(), default=0)
        return [c for c, n in kept.items() if n == most]

    def _agreed(self, name: str, codes: Sequence[str], year: int) -> str:
        days = [holiday_days(name, c, year) for c in codes]
        return codes[0] if all(a == b for a, b in pairwise(days)) else "?"

    def _beside(self, land: Land, start: int, end: int) -> bool:
        if land.end <= start:
            return bool(_BEFORE.fullmatch(self.text, land.end, start))
        return land.start >= end and bool(_BEHIND.fullmatch(self.text, end, land.start))
