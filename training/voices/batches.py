"""Texts to windows with gold tags, and windows to tensors."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from tocsin.read.spans.pieces import Pieces
from tocsin.read.spans.tags import Floats, nearness
from tocsin.read.spans.windows import CLS, SEP, Window, around, windows_of
from tocsin.read.spans.words import Ints, Words, words_of
from training.voices.corpus import Attribution, Places, Text

MASK = 103
"""BERT's piece for a hidden word."""


@dataclass(slots=True)
class Cut:
    """A text cut into words and pieces, its attributions in words."""

    name: str
    words: Words
    pieces: list[list[int]]
    gold: list[dict[str, list[tuple[int, int]]]]
    own: bool = False
    """One of our own texts."""


@dataclass(slots=True)
class Role:
    """One cue of a window: the words looked at, the states of the role lattice over them."""

    cue: tuple[int, int]
    first: int
    last: int
    states: list[int]


@dataclass(slots=True)
class Example:
    """One window; word numbers count from its start."""

    cut: Cut
    window: Window
    cues: list[int]
    flat: list[int]
    roles: list[Role]

    @property
    def size(self) -> int:
        """Pieces, the end marks included."""
        return 2 + sum(len(p) for p in self.cut.pieces[self.window.first : self.window.last])


def cut(text: Text, pieces: Pieces, *, own: bool = False) -> Cut:
    """Words, pieces, and gold spans as words."""
    words = words_of(text.text)
    gold = [_in_words(a, words) for a in text.attributions]
    return Cut(text.name, words, pieces.of(words), [g for g in gold if g["cue"]], own)


def _in_words(a: Attribution, words: Words) -> dict[str, list[tuple[int, int]]]:
    return {
        "source": _spans(a.source, words),
        "cue": _spans(a.cue, words),
        "content": _spans(a.content, words),
    }


def _spans(places: Places, words: Words) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in places:
        first = int(np.searchsorted(words.ends, start, side="right"))
        last = int(np.searchsorted(words.starts, end, side="left"))
        if last > first:
            found.append((first, last))
    return sorted(found)


def examples(c: Cut, longest: int, skip: int = 0) -> Iterator[Example]:
    """The windows of a text; with `skip`, the first `skip` lines go into a window of their own."""
    counts = np.array([len(p) for p in c.pieces], dtype=np.int64)
    lines = int(c.words.lines[-1]) + 1 if len(c.words) else 0
    head = int(np.searchsorted(c.words.lines, skip)) if 0 < skip < lines else 0
    for first, last in ((0, head), (head, len(c.words))):
        part = replace_words(c.words, first, last)
        for w in windows_of(part, counts[first:last], longest):
            yield _example(c, Window(first + w.first, first + w.last))


def replace_words(words: Words, first: int, last: int) -> Words:
    """The words `first:last` alone."""
    s = slice(first, last)
    return replace(
        words,
        starts=words.starts[s],
        ends=words.ends[s],
        lines=words.lines[s],
        shapes=words.shapes[s],
        quoted=words.quoted[s],
        breaks=words.breaks[s],
    )


def _example(c: Cut, w: Window) -> Example:
    cues, flat = [0] * (w.last - w.first), [0] * (w.last - w.first)
    roles: list[Role] = []
    for a in c.gold:
        start, end = a["cue"][0]
        end = min(end, w.last)
        if not w.first <= start < w.last or any(cues[start - w.first : end - w.first]):
            continue
        cues[start - w.first : end - w.first] = [1] + [2] * (end - start - 1)
        first, last = around(c.words, w, (start, end))
        states = _states(a, first, last)
        roles.append(
            Role((start - w.first, end - w.first), first - w.first, last - w.first, states)
        )
        for k, s in enumerate(states):
            if tag := (0, 3, 4, 1, 2, 0, 3, 4)[s]:
                flat[first - w.first + k] = tag
    return Example(c, w, cues, flat, roles)


def _states(a: dict[str, list[tuple[int, int]]], first: int, last: int) -> list[int]:
    tags = [0] * (last - first)
    for role, begin in (("content", 3), ("source", 1)):
        for s, e in a[role][:1] if role == "source" else a[role]:
            for k in range(max(s, first), min(e, last)):
                tags[k - first] = begin if k == max(s, first) else begin + 1
    states: list[int] = []
    after = 0
    for tag in tags:
        if tag in (1, 2):
            states.append(tag + 2)
            after = 5
        else:
            states.append(after + max(tag - 2, 0))
    return _mended(states)


def _mended(states: list[int]) -> list[int]:
    """A content that was cut by the source inside it begins anew behind it."""
    for k, s in enumerate(states):
        if s in (2, 7) and (k == 0 or states[k - 1] not in (s, s - 1)):
            states[k] = s - 1
    return states


@dataclass(slots=True)
class Batch:
    """Tensors of several windows; see `Net` for the shapes."""

    pieces: Tensor
    seen: Tensor
    first: Tensor
    lengths: Tensor
    cues: Tensor
    flat: Tensor
    around: Tensor
    spread: Tensor
    near: Tensor
    states: Tensor
    role_lengths: Tensor


def collate(batch: list[Example], hide: float = 0.0, rng: random.Random | None = None) -> Batch:
    """Tensors; `hide` is the share of words whose pieces are hidden, and of marks unseen."""
    longest = _up(max(e.size for e in batch))
    wide = max(e.window.last - e.window.first for e in batch)
    n = len(batch)
    pieces, seen = np.zeros((n, longest), np.int64), np.zeros((3, n, longest), np.int64)
    first, cues, flat = (np.zeros((n, wide), np.int64) for _ in range(3))
    for i, e in enumerate(batch):
        _fill(e, pieces[i], seen[:, i], first[i])
        cues[i, : len(e.cues)], flat[i, : len(e.flat)] = e.cues, e.flat
        if hide and rng:
            _hide(e, pieces[i], first[i], hide, rng)
    lengths = np.array([e.window.last - e.window.first for e in batch])
    around_, spread, near, states, role_lengths = _roles(batch, wide)
    arrays = (pieces, seen, first, lengths, cues, flat, around_, spread, near, states, role_lengths)
    return Batch(*(torch.from_numpy(a) for a in arrays))


def _fill(e: Example, pieces: Ints, seen: Ints, first: Ints) -> None:
    w, at = e.window, 1
    pieces[0] = CLS
    for k in range(w.first, w.last):
        ids = e.cut.pieces[k]
        first[k - w.first] = at
        pieces[at : at + len(ids)] = ids
        words = e.cut.words
        seen[:, at : at + len(ids)] = [[words.shapes[k]], [words.quoted[k]], [words.breaks[k]]]
        at += len(ids)
    pieces[at] = SEP


def _hide(e: Example, pieces: Ints, first: Ints, share: float, rng: random.Random) -> None:
    for k in range(len(e.cues)):
        if rng.random() < share:
            at = int(first[k])
            pieces[at : at + len(e.cut.pieces[e.window.first + k])] = MASK


def _roles(batch: list[Example], wide: int) -> tuple[Ints, Floats, Ints, Ints, Ints]:
    """What is read around every cue, a row a cue.

    Where the vectors lie in the flattened [windows * words]; weights that average the cue's own
    words; nearness; gold states; lengths.
    """
    cues = [(i, r) for i, e in enumerate(batch) for r in e.roles]
    size = _up(max((r.last - r.first for _, r in cues), default=1))
    rows = _up(len(cues))
    at, near, states = (np.zeros((rows, size), np.int64) for _ in range(3))
    spread = np.zeros((rows, size), np.float32)
    lengths = np.zeros(rows, np.int64)
    for n, (i, r) in enumerate(cues):
        length = lengths[n] = r.last - r.first
        at[n, :length] = i * wide + np.arange(r.first, r.last)
        near[n, :length] = nearness(r.first, r.last, r.cue)
        states[n, :length] = r.states
        spread[n, r.cue[0] - r.first : r.cue[1] - r.first] = 1 / (r.cue[1] - r.cue[0])
    return at, spread, near, states, lengths


def _up(n: int) -> int:
    """The next multiple of 16: fewer different shapes, for which kernels are made anew."""
    return -(-n // 16) * 16
