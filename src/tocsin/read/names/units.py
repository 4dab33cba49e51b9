"""The words of a report as names are read: compounds whole, known names in one piece."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tocsin.read.names.known import known_names
from tocsin.read.parse import Parsed
from tocsin.vocabulary import Mention
from tocsin.vocabulary.common import common_words
from tocsin.vocabulary.name_words import name_words

_PIECE = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W_]+(?:(?:['\u2019\u02bc\u2018](?!(?:[sS]|m|d|t|ll|ve|re)\b)"  # N'Djamena
    r"|\.(?=[^\W\d_]{2}))[^\W_]+)*"  # S.Paulo
)
_HYPHENS = frozenset("-\u2010\u2011\u2013")
_OPENERS = frozenset("\"'\u201c\u2018(:\u2014")
_PEOPLE = frozenset({"demonym", "office"})
"""Kinds of mention that are no names by themselves."""
_SHOUTED = 4
_TITLE_WORDS = 4
_TITLE_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a compound or a known name."""

    start: int
    end: int
    text: str
    low: str
    """In lower case."""
    token: int
    """Number of its first token."""
    last: int
    """Number of its last token."""
    cap: bool
    """Written with a capital."""
    opens: bool
    """Where a capital is owed to the place: first in a sentence or a quotation."""
    mention: Mention | None = None
    """What the world knows by this name."""
    demonym: str | None = None
    """Country of the people it names ("Israeli")."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its words and how it is written."""

    units: tuple[Unit, ...]
    style: str
    """"plain", "title" (Most Words In Capitals) or "shout" (ALL LETTERS)."""


def lines(parsed: Parsed) -> list[Line]:
    """The sentences of a report, datelines and headlines included, in order."""
    units = list(_hyphened(parsed, list(_known(parsed))))
    found: list[Line] = []
    start = 0
    sentence = parsed.tree.sentence
    for i in range(1, len(units) + 1):
        if i == len(units) or sentence[units[i].token] != sentence[units[start].token]:
            here = tuple(units[start:i])
            found.append(Line(here, _style(parsed, here)))
            start = i
    return found


def _pieces(parsed: Parsed) -> Iterator[Unit]:
    """Words between blanks, hyphens and marks, without a possessive ending."""
    text, tree = parsed.text, parsed.tree
    sentence, end = -1, 0
    for m in _PIECE.finditer(text):
        a, b = m.span()
        if m[0] in {"s", "S"} and text[a - 1] in "'\u2019":
            continue
        first = tree.at(a)
        opens = tree.sentence[first] != sentence or not _OPENERS.isdisjoint(text[end:a])
        sentence, end = tree.sentence[first], b
        yield Unit(
            a, b, m[0], m[0].lower(), first, max(tree.at(b - 1), first), m[0][0].isupper(), opens
        )


def _known(parsed: Parsed) -> Iterator[Unit]:
    """The pieces, those of one known name put together."""
    mentions = known_names(parsed)
    starts = [m.span.start for m in mentions]
    open_: Unit | None = None
    for piece in _pieces(parsed):
        k = bisect_right(starts, piece.start) - 1
        m = mentions[k] if k >= 0 and piece.start < mentions[k].span.end else None
        if open_ is not None and m is not None and m is open_.mention:
            continue
        if open_ is not None:
            yield open_
            open_ = None
        if m is None:
            yield piece
        elif m.kind in _PEOPLE or piece.end > m.span.end + 1:
            yield replace(piece, demonym=m.country if m.kind == "demonym" else None)
        else:
            open_ = _whole(parsed, piece, m)
    if open_ is not None:
        yield open_


def _whole(parsed: Parsed, piece: Unit, m: Mention) -> Unit:
    words = m.span.of(parsed.text)
    last = max(parsed.tree.at(m.span.end - 1), piece.token)
    return replace(
        piece, end=m.span.end, text=words, low=words.lower(), last=last, cap=True, mention=m
    )


def _hyphened(parsed: Parsed, units: list[Unit]) -> Iterator[Unit]:
    """Compounds in one piece where both sides are the name: "al-Awlaki", "Port-au-Prince"."""
    i = 0
    while i < len(units):
        whole = units[i]
        while i + 1 < len(units) and _hyphen(parsed, whole, units[i + 1]):
            j = _compound(parsed, units, i)
            if j is None:
                break
            whole = _joined(parsed, whole, units[j])
            i = j
        yield whole
        i += 1


def _hyphen(parsed: Parsed, a: Unit, b: Unit) -> bool:
    return parsed.text[a.end : b.start] in _HYPHENS


def _compound(parsed: Parsed, units: list[Unit], i: int) -> int | None:
    """Number of the next part of a compound that belongs to the name; None for none."""
    a, b = units[i], units[i + 1]
    if b.cap:
        party = len(a.text) == 1 and parsed.text[a.start - 1 : a.start] == "("  # "(D-Nevada)"
        return None if party or not (a.cap or a.low in name_words().particles) else i + 1
    beyond = i + 2 < len(units) and _hyphen(parsed, b, units[i + 2]) and units[i + 2].cap
    if a.cap and beyond:
        return i + 2  # Port-au-Prince
    if not a.cap or a.mention is not None or b.low in name_words().tails:
        return None
    named = i > 0 and units[i - 1].cap and parsed.text[units[i - 1].end : a.start] == " "
    return i + 1 if b.low.isalpha() and (b.low not in common_words() or named) else None


def _joined(parsed: Parsed, a: Unit, b: Unit) -> Unit:
    words = parsed.text[a.start : b.end]
    low = words.lower()
    return replace(a, end=b.end, text=words, low=low, last=b.last, cap=True, mention=None)


def _style(parsed: Parsed, units: tuple[Unit, ...]) -> str:
    text = parsed.text[units[0].start : units[-1].end]
    if text.isupper() and len(units) >= _SHOUTED:
        return "shout"
    long = [u for u in units[1:] if len(u.low) >= _TITLE_WORDS and u.mention is None]
    common = [u for u in long if u.low in common_words()]
    capital = sum(u.cap for u in common)
    ended = parsed.text[units[-1].end : units[-1].end + 1] == "."
    title = not ended and len(common) >= _TITLE_WORDS and capital >= _TITLE_SHARE * len(common)
    return "title" if title else "plain"
