"""Words of a text as the span model sees them: places, shapes, quotation marks, line breaks."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\w+|[^\w\s]")
Ints = NDArray[np.int64]

SHAPES = 7
"""Classes of a word's shape: 0 none, 1 lower, 2 Capital, 3 CAPITALS, 4 miXed, 5 number, 6 mark."""
QUOTED = 5
"""Quotation states: 0 none, and those that follow."""
OUTSIDE, INSIDE, OPENING, CLOSING = 1, 2, 3, 4
BREAKS = 3
"""0 goes on in the line, 1 first word of a line, 2 first word of the text."""
_DOUBLE = {'"': '"', "“": "”", "„": "”", "«": "»"}
_SINGLE = "\u2018"
_APOSTROPHE = "\u2019"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text; every array has one value a word."""

    text: str
    starts: Ints
    """First character."""
    ends: Ints
    """Character behind the last one."""
    lines: Ints
    """Number of the line (paragraph) a word stands in."""
    shapes: Ints
    quoted: Ints
    breaks: Ints

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, i: int) -> str:
        """The i-th word as written."""
        return self.text[int(self.starts[i]) : int(self.ends[i])]


def words_of(text: str) -> Words:
    """The text cut into words: runs of letters and digits, and single other marks."""
    found = [m.span() for m in WORD.finditer(text)]
    places = np.array(found, dtype=np.int64).reshape(-1, 2)
    lines = _lines(text, places)
    breaks = np.zeros(len(places), dtype=np.int64)
    if len(places):
        breaks[1:] = lines[1:] != lines[:-1]
        breaks[0] = 2
    surface = [text[a:b] for a, b in found]
    return Words(
        text,
        places[:, 0],
        places[:, 1],
        lines,
        np.array([_shape(w) for w in surface], dtype=np.int64),
        np.array(_quoted(text, surface, places, lines), dtype=np.int64),
        breaks,
    )


def _lines(text: str, places: Ints) -> Ints:
    breaks = np.array([m.start() for m in re.finditer(r"\n", text)], dtype=np.int64)
    return np.unique(np.searchsorted(breaks, places[:, 0]), return_inverse=True)[1].astype(np.int64)


def _shape(word: str) -> int:
    if not (word[0].isalnum() or word[0] == "_"):
        return 6
    if word.isdigit():
        return 5
    if word.islower():
        return 1
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 3 if word.isupper() else 4


def _quoted(text: str, surface: list[str], places: Ints, lines: Ints) -> list[int]:
    """Quotation state of every word; a mark left open ends with its line."""
    states: list[int] = []
    closing = ""
    line = -1
    doubled = False
    for i, word in enumerate(surface):
        if lines[i] != line:
            closing, line = "", int(lines[i])
        if doubled:  # the second of two single marks that stand for a double one
            states.append(states[-1])
            doubled = False
            continue
        at, end = int(places[i, 0]), int(places[i, 1])
        if closing and word == closing[0] and _ends(text, at, end, closing):
            states.append(CLOSING)
            doubled, closing = len(closing) > 1, ""
        elif not closing and (opened := _opens(text, word, at)):
            states.append(OPENING)
            doubled, closing = opened == "''", opened
        else:
            states.append(INSIDE if closing else OUTSIDE)
    return states


def _opens(text: str, word: str, at: int) -> str:
    """The mark that will close what this word opens; empty when it opens nothing."""
    if word in _DOUBLE:
        return _DOUBLE[word]
    before = text[at - 1] if at else " "
    if word == "'" and text.startswith("''", at):
        return "''"
    free = not before.isalnum() and text[at + 1 : at + 2].isalnum()
    if word == _SINGLE and free:
        return _APOSTROPHE
    return "'" if word == "'" and free else ""


def _ends(text: str, at: int, end: int, closing: str) -> bool:
    if closing == "''":
        return text.startswith(closing, at)
    return closing not in {"'", _APOSTROPHE} or not text[end : end + 1].isalnum()
