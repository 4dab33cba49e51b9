"""What the world knows by name in a report, cut to the words that are names.

The vocabulary lists "Congolese army" and "Seoul's Joint Chiefs of Staff" because they stand for one
body. As names they are none, and two.
"""

import re
from collections.abc import Iterator

import msgspec

from tocsin.read.parse import Parsed
from tocsin.records import Span
from tocsin.vocabulary import Mention

_WORD = re.compile(r"\S+")
_POINTS = frozenset({"northern", "southern", "eastern", "western", "central"})
_OWNED = re.compile(r"['\u2019]s\s+")


def known_names(parsed: Parsed) -> list[Mention]:
    """The mentions of a report in order, none overlapping."""
    return [part for m in parsed.mentions for part in _parts(parsed, m)]


def _parts(parsed: Parsed, m: Mention) -> Iterator[Mention]:
    words = m.span.of(parsed.text)
    if " " not in words:
        yield m
    elif (owned := _OWNED.search(words)) is not None and (
        owners := _within(parsed, Span(m.span.start, m.span.start + owned.start()))
    ):
        yield from owners
        yield msgspec.structs.replace(m, span=Span(m.span.start + owned.end(), m.span.end))
    else:
        yield from _cut(parsed, m)


def _within(parsed: Parsed, span: Span) -> list[Mention]:
    """The countries and capitals whose name is the whole of a span."""
    found = parsed.world.find(span.of(parsed.text))
    sure = len(found) == 1 and found[0].kind in {"country", "capital"}
    return _moved(found, span.start) if sure else []


def _cut(parsed: Parsed, m: Mention) -> Iterator[Mention]:
    """A mention without "southern" before it and without common nouns behind it."""
    words = [(w.start(), w.end(), w[0]) for w in _WORD.finditer(m.span.of(parsed.text))]
    first = 1 if words[0][2] in _POINTS else 0
    last = len(words)
    while last > first + 1 and words[last - 1][2].islower():
        last -= 1
    span = Span(m.span.start + words[first][0], m.span.start + words[last - 1][1])
    if last == len(words):
        yield msgspec.structs.replace(m, span=span)
    else:
        yield from _moved(parsed.world.find(span.of(parsed.text)), span.start)


def _moved(found: list[Mention], by: int) -> list[Mention]:
    return [
        msgspec.structs.replace(m, span=Span(m.span.start + by, m.span.end + by)) for m in found
    ]
