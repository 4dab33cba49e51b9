"""Windows of whole paragraphs that the encoder reads in one go, and the slice around a cue."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tocsin.read.spans.words import INSIDE, OPENING, Ints, Words

LONGEST = 160
"""Pieces in a window, its two end marks included: longer ones cost more and tell no more."""
MOST_PIECES = 8
"""Pieces kept of one word."""
CLS, SEP, UNKNOWN = 101, 102, 100
"""End marks and the unknown piece in BERT's uncased vocabulary."""
_SENTENCE_END = frozenset(".!?")
_SHORTEST_CUT = 40
"""Words that a piece of a cut paragraph holds at least."""
_REACH = 160
"""Words to either side of a cue within which its source and content are looked for."""
_MORE_LINES = 4
"""Lines that a speech may go on over."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first:last` of a text."""

    first: int
    last: int


def windows_of(words: Words, pieces: Ints, longest: int = LONGEST) -> Iterator[Window]:
    """The text in windows of whole lines; a line too long is cut at a sentence's end.

    `pieces` holds how many pieces each word has.
    """
    total, first = len(words), 0
    upto = np.concatenate([[0], np.cumsum(pieces)])
    while first < total:
        fits = _place(upto, int(upto[first]) + longest - 2, behind=True) - 1
        last = min(max(fits, first + 1), total)
        if last < total:
            last = _cut(words, first, last)
        yield Window(first, last)
        first = last


def _cut(words: Words, first: int, last: int) -> int:
    """The best place at or before `last` to end a window that began at `first`."""
    line = words.lines
    start = _place(line, int(line[last]))
    if start > first:
        return start
    for k in range(last - 1, first + _SHORTEST_CUT, -1):
        if words.word(k) in _SENTENCE_END:
            return k + 1
    return last


def around(words: Words, window: Window, cue: tuple[int, int]) -> tuple[int, int]:
    """Words in which a cue's source and content are looked for: its line, and where speech goes on.

    `cue` is the first word of the cue and the word behind it.
    """
    line = words.lines
    first = _place(line, int(line[cue[0]]))
    last = _place(line, int(line[cue[1] - 1]), behind=True)
    for _ in range(_MORE_LINES):
        if last >= window.last or not _goes_on(words, last):
            break
        last = _place(line, int(line[last]), behind=True)
    return (
        max(first, window.first, cue[0] - _REACH),
        min(last, window.last, cue[1] + _REACH),
    )


def _place(ordered: Ints, value: int, *, behind: bool = False) -> int:
    """The place of a value in ordered ones; with `behind`, behind all that are equal."""
    return int(np.searchsorted(ordered, value, side="right" if behind else "left"))


def _goes_on(words: Words, behind: int) -> bool:
    """Whether what is said runs over the line that ends before the word `behind`."""
    if words.word(behind - 1) == ":":
        return True
    return words.quoted[behind - 1] == INSIDE and words.quoted[behind] == OPENING
