"""Numbers in running words with their bounds: "at least 14", "between 20 and 30", "dozens".

Works on lower-case words alone; what is counted is found in the parse (`quantities.py`). A bound is
inclusive, None where it is open. Hedges ("some", "nearly") leave a number as it stands: nobody
counts by them. The words are in `amounts.yaml`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from tocsin.read.events.tables import table
from tocsin.vocabulary.numerals import SCALES, cardinal

Bound = Literal["least", "more", "most", "fewer", "about"]
Phrases = tuple[tuple[tuple[str, ...], Bound], ...]
"""Longest first."""
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(\+)?")
_RANGE = re.compile(r"(\d[\d,]*)[-\u2013\u2014](\d[\d,]*)")
_LARGEST = 2**53 - 1
"""Largest integer that JSON carries everywhere."""
_WITH_ARTICLE = frozenset({"few", "couple", "handful"})
"""Vague words that count only behind an article: "few people" counts nobody."""
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `amounts.yaml`."""

    vague: Mapping[str, tuple[int, int | None]]
    scales: Mapping[str, int]
    """Words that multiply the number before them: hundred, thousand, ..., dozen, score."""
    before: Phrases
    after: Phrases
    between: frozenset[str]
    ends: frozenset[str]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in words `start:stop` with its bounds."""

    start: int
    stop: int
    low: int | None
    high: int | None
    core: int
    """The last word of the number itself: its noun hangs there."""


@cache
def amount_words() -> Words:
    """The packaged table."""
    raw = table("amounts.yaml")
    vague = cast("dict[str, list[int | None]]", raw["vague"])
    return Words(
        vague={w: (low or 0, high) for w, (low, high) in vague.items()},
        scales=SCALES | cast("dict[str, int]", raw["groups"]),
        before=_phrases(raw["before"]),
        after=_phrases(raw["after"]),
        between=frozenset(cast("list[str]", raw["between"])),
        ends=frozenset(cast("list[str]", raw["ends"])),
    )


def _phrases(raw: object) -> Phrases:
    rows = cast("dict[Bound, list[str]]", raw)
    found: list[tuple[tuple[str, ...], Bound]] = []
    for bound, texts in rows.items():
        found.extend((tuple(text.split()), bound) for text in texts)
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def amount_at(words: Sequence[str], at: int, first: int = 0) -> Amount | None:
    """The number that begins at a word, with what stands around it; None where none does.

    `first` is the first word that may belong to it.
    """
    core = _range(words, at) or _number(words, at)
    return _bounded(words, core, first) if core else None


def _bounded(words: Sequence[str], core: Amount, first: int) -> Amount:
    """The number with the phrases before and behind it."""
    found, start = _opened(words, core, first)
    for phrase, bound in amount_words().after:
        if tuple(words[found.stop : found.stop + len(phrase)]) == phrase:
            return replace(_with(found, bound), start=start, stop=found.stop + len(phrase))
    return replace(found, start=start)


def _opened(words: Sequence[str], core: Amount, first: int) -> tuple[Amount, int]:
    """The number under the phrases before it, the nearest that bounds it, and where they start."""
    found, start = core, core.start
    while (row := _before(words, start, first)) is not None:
        phrase, bound = row
        start -= len(phrase)
        if bound != "about":
            return _with(found, bound), start
    return found, start


def _before(words: Sequence[str], start: int, first: int) -> tuple[tuple[str, ...], Bound] | None:
    rows = amount_words().before
    return next((row for row in rows if _ends(words[first:start], row[0])), None)


def _ends(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return tuple(words[-len(phrase) :]) == phrase


def _with(amount: Amount, bound: Bound) -> Amount:
    low, high = amount.low, amount.high
    if bound == "least":
        return replace(amount, high=None)
    if bound == "more":
        return replace(amount, low=None if low is None else low + 1, high=None)
    if bound == "most":
        return replace(amount, low=None)
    if bound == "fewer":
        return replace(amount, low=None, high=None if high is None else max(high - 1, 0))
    return amount


def _range(words: Sequence[str], at: int) -> Amount | None:
    """As in "20-30", "between 20 and 30", "from six to eight", "two or three"."""
    if (joined := _RANGE.fullmatch(words[at])) is not None:
        first, last = (int(n.replace(",", "")) for n in joined.groups())
        return _spread(Amount(at, at + 1, first, first, at), Amount(at, at + 1, last, last, at))
    opener = words[at] if words[at] in amount_words().between else ""
    low = _number(words, at + bool(opener), joins=opener != "between")
    end = words[low.stop] if low and low.stop < len(words) else ""
    if low is None or end not in amount_words().ends or (end == "and") != (opener == "between"):
        return None
    high = _number(words, low.stop + 1)
    return _spread(replace(low, start=at), high) if high else None


def _spread(low: Amount, high: Amount) -> Amount | None:
    """From one number to another; None where they do not rise."""
    if low.high is None or high.high is None or not (low.low or 0) <= high.high <= _LARGEST:
        return None
    return Amount(low.start, high.stop, low.low, high.high, high.core)


def _number(words: Sequence[str], at: int, *, joins: bool = True) -> Amount | None:
    """A number in digits or words, vague ones too, without what bounds it.

    `joins`: whether "and" may stand within it ("two hundred and ten").
    """
    if at >= len(words):
        return None
    article = words[at] in {"a", "an"} and at + 1 < len(words)
    if article and words[at + 1] in amount_words().scales:
        found = _numeral(words, at + 1, joins=joins, given=1)
    elif words[at] == "half" and words[at + 1 : at + 2] in (["a"], ["an"]):
        found = _half(words, at)
    elif words[at + article] in amount_words().vague:
        found = _vague(words, at + article, article=article)
    else:
        return _numeral(words, at, joins=joins)
    return replace(found, start=at) if found else None


def _vague(words: Sequence[str], at: int, *, article: bool) -> Amount | None:
    """As in "dozens", "tens of thousands", "several hundred", "a few dozen"; not "few" alone."""
    table = amount_words()
    if words[at] in _WITH_ARTICLE and not article:
        return None
    low, high = table.vague[words[at]]
    of = words[at + 1 : at + 2] == ["of"]
    scale = "".join(words[at + 1 + of : at + 2 + of])
    times = table.scales.get(scale.removesuffix("s") if of else scale)
    if times is None:
        return Amount(at, at + 1, low, high, at)
    core = at + 1 + of
    return Amount(at, core + 1, low * times, high and high * times, core)


def _half(words: Sequence[str], at: int) -> Amount | None:
    """As in "half a dozen", "half a million"."""
    scale = amount_words().scales.get("".join(words[at + 2 : at + 3]))
    return Amount(at, at + 3, scale // 2, scale // 2, at + 2) if scale else None


def _numeral(
    words: Sequence[str], at: int, *, joins: bool, given: float | None = None
) -> Amount | None:
    """Digits or numerals with the scales behind them: "1.5 million", "two hundred and ten"."""
    first, stop = (given, at) if given is not None else _plain(words, at)
    if first is None:
        return None
    total, current, scale = 0.0, first, 0
    while stop < len(words):
        if (times := amount_words().scales.get(words[stop])) is not None:
            scale, stop, current = times, stop + 1, (current or 1) * times
            if times >= SCALES["thousand"]:
                total, current = total + current, 0
            continue
        skip = joins and words[stop] == "and"
        more, end = _plain(words, stop + skip) if scale in SCALES.values() else (None, stop)
        if more is None or more >= scale or words[stop + skip][0].isdigit():
            break
        current, stop = current + more, end
    return _whole(at, stop, total + current, plus=words[at].endswith("+"))


def _whole(at: int, stop: int, value: float, *, plus: bool) -> Amount | None:
    if value > _LARGEST or value != int(value):
        return None
    return Amount(at, stop, int(value), None if plus else int(value), stop - 1)


def _plain(words: Sequence[str], at: int) -> tuple[float | None, int]:
    """One numeral and the word behind it."""
    word = "".join(words[at : at + 1])
    if (digits := _DIGITS.fullmatch(word)) is not None:
        return float(digits[1].replace(",", "") + (digits[2] or "")), at + 1
    if words[at + 1 : at + 2] and words[at + 1] in _HYPHENS and at + 2 < len(words):
        value = cardinal(f"{word}-{words[at + 2]}")
        if value is not None:
            return value, at + 3
    return cardinal(word), at + 1
