"""Twins: two texts that are one text with some of its words changed.

Shingles do not find them: where every fourth word is another, one run of eight words in ten is
left, and a headline has no run of eight. What is left is pairs of telling words that stand near
each other (skip-bigrams). Every text is entered under the few of its pairs that have the smallest
hashes (a bottom-k sketch, Broder 1997), so that a twin shares some of them; whether a candidate is
a twin is then told by the words that stand in both *in the same order* (longest common subsequence,
bit-parallel after Hyyro 2004). Two tellings of one event share words, but not their order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import xxhash

from tocsin.fuse.postings import Postings
from tocsin.fuse.words import empty_words, stem, words

KEPT = 0.65
"""Share of the longer text's words that twins have in one order. With a quarter of the words
replaced, dropped or added, three quarters are kept on average and two thirds in short texts;
independent reports of one event seldom keep half."""
KEYS = 12
"""Pairs under which a text is entered."""
REACH = 2
"""Telling words over which a pair reaches: one word may have come in between."""
CLOSEST = 4
"""Candidates that are compared word by word: those that share most pairs."""
NAMES = 0.3
"""Share of the names and figures that twins have in common, of three and more: a form that is
filled in again ("Guns fired on X, killing N") keeps the words and changes these."""
SOME_NAMES = 3
SOME_FIGURES = 2
"""Figures of a text from which another with none of them is the form filled in again."""
FEWEST = 7
"""Words below which a text says too little to be told from another."""

_MASK = (1 << 64) - 1
_ODD = 0x9E3779B97F4A7C15


@lru_cache(maxsize=200_000)
def word_hash(word: str) -> int:
    """64 bits of a word without its case."""
    return xxhash.xxh3_64_intdigest(word.lower().encode())


@lru_cache(maxsize=200_000)
def _read(word: str) -> tuple[int, bool, str]:
    """Hash; whether the word says something about the subject; "name", "figure" or neither."""
    plain = "" if word[0].islower() else "figure" if word[0].isdigit() else "name"
    return word_hash(word), stem(word) not in empty_words(), plain


@dataclass(frozen=True, slots=True)
class Line:
    """A text as twins are found by it."""

    words: tuple[int, ...]
    """Hashes of its words, in order."""
    names: frozenset[int]
    """Hashes of the words with a capital or a figure in front."""
    figures: frozenset[int]
    """Hashes of those with a figure in front."""
    keys: tuple[int, ...]
    """Hashes of its pairs of telling words: at most `KEYS`, the smallest."""


def line_of(found: Sequence[str], head: int | None = None) -> Line:
    """A text's line, from its words; its keys from the first `head` of them."""
    read = [_read(w) for w in found]
    telling = [h for h, tells, _ in read[:head] if tells]
    pairs = {
        (a * 3 + b) * _ODD & _MASK
        for back in range(1, REACH + 1)
        for a, b in zip(telling, telling[back:], strict=False)
    }
    keys = sorted(pairs)[:KEYS]  # quicker than a heap for some dozens
    names = [(h, kind) for h, _, kind in read if kind]
    return Line(
        words=tuple([h for h, _, _ in read]),
        names=frozenset([h for h, _ in names]),
        figures=frozenset([h for h, kind in names if kind == "figure"]),
        keys=tuple(keys),
    )


def one_form(a: Line, b: Line) -> bool:
    """Whether two texts may be one form filled in twice: with other names, or other figures."""
    names = max(len(a.names), len(b.names))
    if names >= SOME_NAMES and len(a.names & b.names) < NAMES * names:
        return True
    return min(len(a.figures), len(b.figures)) >= SOME_FIGURES and not a.figures & b.figures


def in_order(a: Line, b: Line) -> int:
    """How many words both have in the same order: their longest common subsequence."""
    x, y = a.words, b.words
    places: dict[int, int] = {}
    for at, word in enumerate(x):
        places[word] = places.get(word, 0) | 1 << at
    every = (1 << len(x)) - 1
    row = every  # a zero in bit n: the subsequence grows at word n of `x`
    for word in y:
        here = places.get(word)
        if here is not None:
            hit = row & here
            row = ((row + hit) | (row - hit)) & every
    return len(x) - row.bit_count()


def kept(a: Line, b: Line) -> float:
    """Share of the longer text's words that both have in the same order.

    0 where they cannot be twins, by their lengths or by the names and figures in them.
    """
    short, most = sorted((len(a.words), len(b.words)))
    if short < KEPT * most or not short or one_form(a, b):
        return 0.0
    return in_order(a, b) / most


def closest(counts: dict[str, int]) -> Iterator[str]:
    """The candidates worth comparing: most shared pairs first, then by id."""
    best = sorted([(-n, report) for report, n in counts.items()])[:CLOSEST]
    return (report for _, report in best)


def twins(texts: Iterable[str]) -> list[tuple[int, int, float]]:
    """Every text that has a twin before it, with the nearest one and the share of words kept.

    Texts are known by their place in what is given; times are those places. Costs about 60
    microseconds a text of twenty words, however many there are.
    """
    index = Postings()
    lines: dict[str, Line] = {}
    found: list[tuple[int, int, float]] = []
    for at, text in enumerate(texts):
        new = line_of(words(text))
        best = max(
            ((kept(new, lines[r]), -int(r)) for r in closest(index.counted(new.keys))),
            default=(0.0, 0),
        )
        if best[0] >= KEPT and len(new.words) >= FEWEST:
            found.append((at, -best[1], best[0]))
        lines[str(at)] = new
        _ = index.add(new.keys, (0, float(at), str(at)))
    return found
