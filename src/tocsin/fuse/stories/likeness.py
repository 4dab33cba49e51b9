"""Likeness of all pairs among some items: dot products of their mean vectors, faded by time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tocsin.fuse.stories.gist import Gist
from tocsin.fuse.stories.linkage import Matrix, Row
from tocsin.fuse.stories.rarity import Vector

FADES = 168.0
"""Hours between two stories that halve their likeness."""
CROWD = 400
"""Items that hold a term beyond which it finds no pairs: it weighs next to nothing."""
DENSE = 1 << 22
"""Cells up to which vectors are laid out in full."""


@dataclass(frozen=True, slots=True)
class Item:
    """A report, or a story of the days before that takes in more."""

    gists: tuple[Gist, ...]
    """The reports that speak for it, in canonical order: the latest ones."""
    first: float | None
    """Hours since 1970 of its first report; None when undated."""
    last: float | None

    @classmethod
    def of(cls, gist: Gist) -> "Item":
        """A report of its own."""
        return cls((gist,), gist.hours, gist.hours)


def fading(a: Item, b: Item) -> float:
    """1 for reports of one time, halved with each week between; 1 where a date is unknown."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 1.0
    apart = max(0.0, a.first - b.last, b.first - a.last)
    return 0.5 ** (apart / FADES) if apart else 1.0


def _faded(found: Matrix, items: Sequence[Item]) -> None:
    known = [i for i, item in enumerate(items) if item.first is not None and item.last is not None]
    first = np.array([items[i].first for i in known], dtype=np.float64)
    last = np.array([items[i].last for i in known], dtype=np.float64)
    apart = np.maximum(first[:, None] - last[None, :], first[None, :] - last[:, None])
    found[np.ix_(known, known)] *= 0.5 ** (np.maximum(apart, 0.0) / FADES)


def all_pairs(vectors: Sequence[Vector], items: Sequence[Item]) -> Matrix:
    """The matrix of likenesses; its diagonal means nothing."""
    columns: dict[str, int] = {}
    rows = [[columns.setdefault(t, len(columns)) for t in v] for v in vectors]
    if len(vectors) * len(columns) <= DENSE:
        laid = np.zeros((len(vectors), len(columns)))
        for i, vector in enumerate(vectors):
            laid[i, rows[i]] = list(vector.values())
        found = laid @ laid.T
    else:
        found = _by_term(vectors)
    _faded(found, items)
    return found


def _by_term(vectors: Sequence[Vector]) -> Matrix:
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for t, v in vector.items():
            holders[t].append((i, v))
    found = np.zeros((len(vectors), len(vectors)))
    for held in holders.values():
        if len(held) > 1:
            at = np.array([i for i, _ in held])
            values = np.array([v for _, v in held])
            found[np.ix_(at, at)] += np.outer(values, values)
    return found


class Postings:
    """An inverted index that answers which of the items put in before are like the next one."""

    def __init__(self) -> None:
        self._holders: defaultdict[str, tuple[list[int], list[float]]] = defaultdict(
            lambda: ([], [])
        )
        self._count = 0

    def put(self, vector: Vector) -> Row:
        """Likeness to each item put in before; the item is put in."""
        at: list[int] = []
        products: list[float] = []
        for t, v in vector.items():
            places, values = self._holders[t]
            if len(places) <= CROWD:
                at += places
                products += [v * x for x in values]
                places.append(self._count)
                values.append(v)
        found = np.zeros(self._count)
        np.add.at(found, np.array(at, dtype=np.intp), np.array(products))
        self._count += 1
        return found


def like_pairs(
    vectors: Sequence[Vector], items: Sequence[Item], bar: float
) -> Iterator[tuple[int, int, float]]:
    """Pairs at least so much alike, with their likeness, in canonical order."""
    index = Postings()
    for j, vector in enumerate(vectors):
        found = index.put(vector)
        for i in np.flatnonzero(found >= bar).tolist():
            score = float(found[i]) * fading(items[i], items[j])
            if score >= bar:
                yield i, j, score
