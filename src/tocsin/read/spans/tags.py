"""Tags of the span model and which may follow which: two small lattices for Viterbi decoding."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.read.spans.words import Ints

Floats = NDArray[np.float32]

NEVER = -1e4
"""Added for what a lattice does not allow."""

CUE_STATES = 3
"""Outside, first word of a cue, further word of a cue."""
CUE_NEXT = np.array([[1, 1, 0], [1, 1, 1], [1, 1, 1]], dtype=bool)
"""[from, to]: a cue does not go on where none began."""
CUE_FIRST = np.array([1, 1, 0], dtype=bool)

ROLE_TAGS = 5
"""Outside, first and further word of a source, first and further word of a content."""
ROLE_OF = np.array([0, 3, 4, 1, 2, 0, 3, 4], dtype=np.int64)
"""Tag of each state. States before the source (none, content, content goes on), the source itself
(first, further), and the same three after it: so there is one source at most."""
_BEFORE, _SOURCE, _AFTER = (0, 1, 2), (3, 4), (5, 6, 7)
NEARNESS = 64
"""Classes of a word's distance from the cue; 0 pads."""
_MIDDLE = 32
_EXACT, _WIDEST = 16, 31


def _role_next() -> NDArray[np.bool_]:
    may = np.zeros((8, 8), dtype=bool)
    for none, first, further in (_BEFORE, _AFTER):
        may[none, [none, first]] = True
        may[first, [none, first, further]] = True
        may[further, [none, first, further]] = True
    may[list(_BEFORE), _SOURCE[0]] = True
    may[np.ix_(_SOURCE, [_SOURCE[1], _AFTER[0], _AFTER[1]])] = True
    return may


ROLE_NEXT = _role_next()
ROLE_FIRST = np.array([1, 1, 0, 1, 0, 0, 0, 0], dtype=bool)

DECODED = np.array([0, 0, 1, 2, 3, 3, 4, 4, 5, 5, 6, 7], dtype=np.int64)
"""States for decoding: those above, told apart by whether a content has been seen yet."""
_SEEN = np.array([0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1], dtype=bool)
_CONTENT = np.isin(DECODED, [1, 2, 6, 7])
DECODED_NEXT = ROLE_NEXT[np.ix_(DECODED, DECODED)] & (_CONTENT | (_SEEN[:, None] == _SEEN))
DECODED_FIRST = ROLE_FIRST[DECODED] & (_CONTENT | ~_SEEN)
DECODED_LAST = _SEEN
"""A cue without any content attributes nothing: no path ends before one was seen."""


def nearness(first: int, last: int, cue: tuple[int, int]) -> Ints:
    """Class of the distance of the words `first:last` from a cue, 1 to 63, exact up to 16 words."""
    at = np.arange(first, last)
    away = np.where(at < cue[0], at - cue[0], np.where(at >= cue[1], at - cue[1] + 1, 0))
    size = np.abs(away)
    coarse = _EXACT + (4 * np.log2(np.maximum(size, 1) / _EXACT)).astype(np.int64)
    size = np.minimum(np.where(size < _EXACT, size, coarse), _WIDEST)
    return (_MIDDLE + np.sign(away) * size).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Steps:
    """What a path through a lattice is worth beside its words; NEVER for what it does not allow."""

    each: Floats
    """[from, to]."""
    first: Floats
    last: Floats


def viterbi(scores: Floats, lengths: Ints, steps: Steps) -> Ints:
    """The best path of every row (Viterbi 1967).

    `scores` [N, T, S]; `lengths` [N].
    -> states [N, T]; beyond a row's length they repeat its last state.
    """
    rows, longest, states = scores.shape
    back = np.zeros((longest, rows, states), dtype=np.int8)
    best = scores[:, 0] + steps.first
    stay = np.arange(states, dtype=np.int8)
    for t in range(1, longest):
        ways = best[:, :, None] + steps.each
        come = ways.argmax(1)
        ahead = np.take_along_axis(ways, come[:, None], 1)[:, 0] + scores[:, t]
        live = (t < lengths)[:, None]
        best = np.where(live, ahead, best)
        back[t] = np.where(live, come, stay)
    path = np.zeros((rows, longest), dtype=np.int64)
    path[:, -1] = (best + steps.last).argmax(1)
    each = np.arange(rows, dtype=np.int64)
    for t in range(longest - 1, 0, -1):
        path[:, t - 1] = back[t, each, path[:, t]]
    return path


def spans(tags: Ints, first: int, further: int) -> list[tuple[int, int]]:
    """Runs of a tag: from each first word to behind the last further one."""
    found: list[tuple[int, int]] = []
    for k, tag in enumerate(tags.tolist()):
        if tag == first or (tag == further and not (found and found[-1][1] == k)):
            found.append((k, k + 1))
        elif tag == further:
            found[-1] = (found[-1][0], k + 1)
    return found
