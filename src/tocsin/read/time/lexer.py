"""Text to tokens: one compiled expression, word classes from the conventions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tocsin.read.time.conventions import Conventions
from tocsin.read.time.tree import UNITS
from tocsin.vocabulary import numerals

_TOKEN = re.compile(
    r"""
    (?P<iso>\b\d{4}-\d{2}-\d{2}
        (?:[T ]\d{2}:?\d{2}(?::?\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))
  | (?P<numdate>(?<![\d./-])\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)\d{4}(?![\d/]|\.\d))
  | (?P<clock>(?<![\d:.])\d{1,2}[:h]\d{2}(?::\d{2})?(?![\d:]))
  | (?P<ordinal>\b\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<decade>\b\d{3}0(?:'|\u2019)?s\b)
  | (?P<ampm>(?<=\d)\s?[apAP](?:\.\s?[mM]\.?|[mM]\b))
  | (?P<number>\b\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\b\d+(?:\.\d+)?|(?<=\b[QH])[1-4]\b)
  | (?P<possessive>['\u2019]s\b|(?<=s)['\u2019](?=\s))
  | (?P<abbr>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues?|Wed|Thur?s?|Fri|Sat)\.)
  | (?P<word>[^\W\d_]+(?:['\u2019](?!s\b)[^\W\d_]+)*)
  | (?P<punct>[^\s\w])
    """,
    re.VERBOSE,
)
ORDINALS: dict[str, int] = numerals.ORDINALS | {"last": -1, "final": -1}
DASHES = {"\u2013": "-", "\u2014": "-"}
"""En and em dashes, read as hyphens."""
_LONGEST = 15
"""Characters of the longest number that may count time; beyond it lie keys and card numbers."""
_IRREGULAR = {
    "centuries": "century",
    "mins": "minute",
    "hrs": "hour",
    "hr": "hour",
    "secs": "second",
}


class Token(NamedTuple):
    """A word, number or mark: its class, its lower-case text, its value, where it stands."""

    kind: str
    key: str
    """The class as rules are indexed by it: "#month"."""
    word: str
    value: float | str
    start: int
    end: int
    cap: bool = False


def _units() -> dict[str, str]:
    plain = {u: u for u in UNITS}
    plural = {u + "s": u for u in UNITS if u != "century"}
    return plain | plural | _IRREGULAR


class Lexer:
    """Cuts text into tokens; knows which words are months, weekdays, units, parts of the day."""

    def __init__(self, conv: Conventions) -> None:
        self._classes: dict[str, tuple[str, float | str]] = {}
        months = list(dict.fromkeys(conv.words["month"].values()))
        weekdays = list(dict.fromkeys(conv.words["weekday"].values()))
        self._put({w: ("unit" if u == w else "units", u) for w, u in _units().items()})
        self._put({w: ("num", n) for w, n in numerals.CARDINALS.items()})
        self._put({w: ("ord", n) for w, n in ORDINALS.items() if w not in {"second", "last"}})
        self._put({w: ("season", m) for w, m in conv.seasons.items()})
        self._put({w: ("month", months.index(m) + 1) for w, m in conv.words["month"].items()})
        self._put({w: ("weekday", weekdays.index(d)) for w, d in conv.words["weekday"].items()})
        self._put({w: ("zone", h) for w, h in conv.zones.items()})
        single = {w: d for w, d in conv.words["daypart"].items() if w.isalpha()}
        self._put({w: ("daypart", d) for w, d in single.items()})
        self._guarded = conv.guarded

    def _put(self, classes: dict[str, tuple[str, float | str]]) -> None:
        self._classes |= classes

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Tokens of `text[start:end]`, with offsets into `text`."""
        return list(self._scan(text, start, end))

    def _scan(self, text: str, start: int, end: int) -> Iterator[Token]:
        for m in _TOKEN.finditer(text, start, end):
            kind = m.lastgroup or "punct"
            if kind == "sep":
                kind = "numdate"
            raw = m.group()
            if kind in {"word", "abbr"}:
                yield self._word(raw.rstrip("."), m.start(), m.end())
            else:
                yield _other(kind, raw, m.start(), m.end())

    def _word(self, raw: str, start: int, end: int) -> Token:
        word = raw.lower().replace("\u2019", "'")
        cap = raw[0].isupper()
        kind, value = self._classes.get(word, ("word", word))
        if (kind in {"month", "weekday"} and not cap) or (kind == "zone" and not raw.isupper()):
            kind, value = "word", word
        elif word in self._guarded:
            kind = f"maybe-{kind}"
        return Token(kind, "#" + kind, word, value, start, end, cap)


def _other(kind: str, raw: str, start: int, end: int) -> Token:
    if kind == "number" and len(raw) > _LONGEST:
        return Token("punct", "#punct", raw, raw, start, end)
    if kind == "number":
        value = float(raw.replace(",", ""))
        return Token("num", "#num", raw, value, start, end)
    if kind == "ordinal":
        return Token("ord", "#ord", raw, int(raw[:-2]), start, end)
    if kind == "decade":
        return Token("decade", "#decade", raw, int(raw[:4]), start, end)
    if kind == "ampm":
        return Token(
            "ampm", "#ampm", raw.strip()[0].lower() + "m", raw.strip()[0].lower(), start, end
        )
    return Token(
        kind, "#" + kind, DASHES.get(raw, raw.lower().replace("\u2019", "'")), raw, start, end
    )
