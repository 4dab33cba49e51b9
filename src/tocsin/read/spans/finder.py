"""Finds who says what: windows through the encoder, cues decoded, then roles around every cue."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

import numpy as np
from numpy.typing import NDArray

from tocsin.read.spans.pieces import Pieces
from tocsin.read.spans.tags import (
    CUE_FIRST,
    CUE_NEXT,
    DECODED,
    DECODED_FIRST,
    DECODED_LAST,
    DECODED_NEXT,
    NEVER,
    ROLE_OF,
    Floats,
    Steps,
    nearness,
    spans,
    viterbi,
)
from tocsin.read.spans.windows import CLS, SEP, Window, around, windows_of
from tocsin.read.spans.words import Ints, Words, words_of
from tocsin.records import Span

_TOGETHER = 24
"""Windows whose best paths are looked for in one go."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution: characters of who says (None: nobody named), the cue, and what is said."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    """In order; none when the cue tells nothing."""
    sure: float
    """Probability of the cue, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights outside the two networks: the steps of both lattices, and the lean of decisions."""

    cue: Steps
    role: Steps
    lean: float
    """Added to "no cue" before decoding; calibrated on texts kept out of training."""


Encode = Callable[[Ints, Ints], tuple[Floats, Floats]]
"""`pieces` [B, L] and `seen` [3, B, L] -> vectors [B, L, 384] and cue scores [B, L, 3]."""
Roles = Callable[[Floats, Floats, Ints], Floats]
"""Vectors around cues [C, T, 384], the cues' own [C, 384], nearness [C, T] -> [C, T, 5]."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """One window of one text, ready for the encoder."""

    text: int
    words: Words
    window: Window
    pieces: list[int]
    first: Ints
    """Place of every word's first piece."""
    per_word: list[int]


@dataclass(frozen=True, slots=True)
class _Cue:
    cut: _Cut
    vectors: Floats
    """Of the window's words."""
    cue: tuple[int, int]
    reach: tuple[int, int]
    sure: float


class Finder:
    """The loaded span model; the same texts always give the same spans."""

    def __init__(self, pieces: Pieces, encode: Encode, roles: Roles, learned: Learned) -> None:
        self.pieces, self.encode, self.roles = pieces, encode, roles
        self.learned = learned

    def find(self, texts: Sequence[str]) -> list[list[Found]]:
        """The outermost attributions of every text, in order of their cues.

        Every window goes through the networks alone: their 8-bit scales are taken from what goes in
        together, so a text's spans would hang on its neighbours otherwise.
        """
        found: list[list[Found]] = [[] for _ in texts]
        for group in _groups(self._cuts(texts)):
            cues = [cue for window in self._cues(group) for cue in window]
            for cue, one in zip(cues, self._said(cues), strict=True):
                found[cue.cut.text].append(one)
        for one in found:
            one.sort(key=lambda f: (f.cue.start, f.cue.end))
        return found

    def _cuts(self, texts: Sequence[str]) -> Iterator[_Cut]:
        for n, text in enumerate(texts):
            words = words_of(text)
            pieces = self.pieces.of(words)
            counts = np.array([len(p) for p in pieces], dtype=np.int64)
            for w in windows_of(words, counts):
                part = pieces[w.first : w.last]
                ids = [CLS, *(i for p in part for i in p), SEP]
                sizes = counts[w.first : w.last]
                first = 1 + np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
                yield _Cut(n, words, w, ids, first, sizes.tolist())

    def _cues(self, group: list[_Cut]) -> Iterator[list[_Cue]]:
        """The cues of each of some windows."""
        lengths = np.array([len(c.first) for c in group], dtype=np.int64)
        scores = np.zeros((len(group), int(lengths.max()), 3), dtype=np.float32)
        vectors: list[Floats] = []
        for i, c in enumerate(group):
            whole, cues = self.encode(*_tensors(c))
            scores[i, : lengths[i]] = cues[0, c.first]
            vectors.append(whole[0, c.first])
        leant = scores.copy()
        leant[..., 0] += self.learned.lean
        path = viterbi(leant, lengths, self.learned.cue)
        for i, c in enumerate(group):
            yield [
                self._cue(c, vectors[i], cue, _sure(scores[i, slice(*cue)]))
                for cue in spans(path[i, : lengths[i]], 1, 2)
            ]

    def _cue(self, c: _Cut, vectors: Floats, cue: tuple[int, int], sure: float) -> _Cue:
        place = (cue[0] + c.window.first, cue[1] + c.window.first)
        return _Cue(c, vectors, place, around(c.words, c.window, place), sure)

    def _said(self, cues: list[_Cue]) -> Iterator[Found]:
        """Source and content of every cue; the cues of one window stand together."""
        if not cues:
            return
        tag_of = ROLE_OF[DECODED]
        lengths = np.array([c.reach[1] - c.reach[0] for c in cues], dtype=np.int64)
        scores = np.zeros((len(cues), int(lengths.max()), len(tag_of)), dtype=np.float32)
        at = 0
        for _, window in groupby(cues, key=lambda c: id(c.cut)):
            own = self.roles(*_surroundings(list(window)))
            scores[at : at + len(own), : own.shape[1]] = own[..., tag_of]
            at += len(own)
        tags = tag_of[viterbi(scores, lengths, self.learned.role)]
        for i, c in enumerate(cues):
            yield _found(c, tags[i, : lengths[i]])


def _surroundings(cues: list[_Cue]) -> tuple[Floats, Floats, Ints]:
    """What the role head reads for the cues of one window."""
    lengths = [c.reach[1] - c.reach[0] for c in cues]
    width = cues[0].vectors.shape[1]
    vectors = np.zeros((len(cues), max(lengths), width), dtype=np.float32)
    own = np.zeros((len(cues), width), dtype=np.float32)
    near = np.zeros((len(cues), max(lengths)), dtype=np.int64)
    for i, (c, length) in enumerate(zip(cues, lengths, strict=True)):
        base = c.cut.window.first
        vectors[i, :length] = c.vectors[c.reach[0] - base : c.reach[1] - base]
        own[i] = c.vectors[c.cue[0] - base : c.cue[1] - base].mean(0)
        near[i, :length] = nearness(*c.reach, c.cue)
    return vectors, own, near


def learned(table: Mapping[str, list[list[float]]], lean: float) -> Learned:
    """Both lattices from lists: `cue` and `role` [S, S], `cue_first` and `role_first` [1, S].

    What a lattice does not allow stays closed, whatever the lists say.
    """
    cue, cue_first = _array(table["cue"]), _array(table["cue_first"])[0]
    role = _array(table["role"])[np.ix_(DECODED, DECODED)]
    role_first = _array(table["role_first"])[0, DECODED]
    return Learned(
        Steps(_open(cue, CUE_NEXT), _open(cue_first, CUE_FIRST), np.zeros_like(cue_first)),
        Steps(
            _open(role, DECODED_NEXT),
            _open(role_first, DECODED_FIRST),
            _open(np.zeros_like(role_first), DECODED_LAST),
        ),
        lean,
    )


def _array(rows: list[list[float]]) -> Floats:
    return np.array(rows, dtype=np.float32)


def _open(values: Floats, may: NDArray[np.bool_]) -> Floats:
    return np.where(may, values, np.float32(NEVER)).astype(np.float32)


def _groups(cuts: Iterator[_Cut]) -> Iterator[list[_Cut]]:
    while group := list(islice(cuts, _TOGETHER)):
        yield group


def _tensors(c: _Cut) -> tuple[Ints, Ints]:
    pieces = np.array([c.pieces], dtype=np.int64)
    seen = np.zeros((3, 1, len(c.pieces)), dtype=np.int64)
    part = slice(c.window.first, c.window.last)
    for k, values in enumerate((c.words.shapes, c.words.quoted, c.words.breaks)):
        seen[k, 0, 1:-1] = np.repeat(values[part], c.per_word)
    return pieces, seen


def _sure(scores: Floats) -> float:
    """Mean over a cue's words of the probability that they belong to one, by their own scores."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return float((1 - shifted[:, 0] / shifted.sum(-1)).mean())


def _found(c: _Cue, tags: Ints) -> Found:
    words, base = c.cut.words, c.reach[0]

    def span(place: tuple[int, int]) -> Span:
        return Span(int(words.starts[place[0]]), int(words.ends[place[1] - 1]))

    def shifted(runs: list[tuple[int, int]]) -> list[Span]:
        return [span((a + base, b + base)) for a, b in runs]

    source = shifted(spans(tags, 1, 2))
    return Found(
        cue=span(c.cue),
        source=source[0] if source else None,
        content=tuple(shifted(spans(tags, 3, 4))),
        sure=c.sure,
    )
