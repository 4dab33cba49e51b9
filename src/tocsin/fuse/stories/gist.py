"""What of a report tells its story: the terms of its opening, and which of them are names."""

import re
from collections import Counter
from dataclasses import dataclass
from math import log

from tocsin.fuse.words import WORD, term, terms

OPENING = 400
"""Words of a report that are looked at: what follows is mostly background."""
SHOUTED = 0.6
"""Share of capitalised words above which a line is a headline and its capitals say nothing."""

_PIECE = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+|\n+")
_DECIMAL = re.compile(r"(?<![\d.,])\d+[.,]\d+(?![\d.,]*\d)")


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """A report as stories see it."""

    report: str
    """Its id."""
    hours: float | None
    """When it was published, in hours since 1970; None when unknown."""
    weights: dict[str, float]
    """Term to 1 + ln(times it stands in the opening)."""
    names: frozenset[str]
    """Terms that are written with a capital inside sentences more often than without."""
    plain: frozenset[str]
    """Terms that are written without."""


def numeric(term: str) -> bool:
    """Whether a term is a number or begins with one."""
    return term[:1].isdigit()


def _capitals(words: list[str]) -> Counter[str]:
    """Terms of a sentence: +1 for each capital inside it, -1 for each word in lower case."""
    found: Counter[str] = Counter()
    shouted = sum(w[0].isupper() for w in words) > SHOUTED * len(words)
    for at, word in enumerate(words):
        upper = word[0].isupper()
        if (upper and (not at or shouted)) or not word[0].isalpha():
            continue
        if (t := term(word)) and not t.startswith("+"):  # a concept is no name: "March"
            found[t] += 1 if upper else -1
    return found


def gist_of(report: str, text: str, hours: float | None) -> Gist:
    """The gist of a text; lines and sentences are told apart by newlines and full stops."""
    counted: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    read = 0
    for piece in _PIECE.split(text):
        words = WORD.findall(piece)
        if not words:
            continue
        counted.update(terms(piece))
        counted.update(number.replace(",", ".") for number in _DECIMAL.findall(piece))
        capitals.update(_capitals(words))
        read += len(words)
        if read > OPENING:
            break
    return Gist(
        report,
        hours,
        {t: 1 + log(n) for t, n in sorted(counted.items())},
        frozenset(t for t, n in capitals.items() if n > 0),
        frozenset(t for t, n in capitals.items() if n < 0),
    )
