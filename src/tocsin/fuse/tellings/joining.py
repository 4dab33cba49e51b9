"""Tellings of one story put together by what happened: average link over learned likeness."""

from collections.abc import Iterator, Sequence

import numpy as np

from tocsin.fuse.stories.linkage import Tree, average_link
from tocsin.fuse.tellings.features import Setting, compared
from tocsin.fuse.tellings.likeness import Likeness, Rows
from tocsin.fuse.tellings.telling import Telling


def pairs(tellings: Sequence[Telling]) -> Rows:
    """The numbers of all pairs of one story's tellings: (0, 1), (0, 2), ..., (1, 2), ..."""
    setting = Setting.of([t.text for t in tellings])
    found = [compared(a, b, setting) for i, a in enumerate(tellings) for b in tellings[i + 1 :]]
    return np.array(found, dtype=np.float64)


def _cut(tree: Tree, bar: float) -> Iterator[list[int]]:
    if tree.branches is None or tree.likeness >= bar:
        yield list(tree.leaves)
        return
    for branch in tree.branches:
        yield from _cut(branch, bar)


def joined(chances: Sequence[float], count: int, bar: float) -> list[list[int]]:
    """Groups of `count` tellings by the likeness of their pairs, in canonical order.

    `chances` are in the order of `pairs`; groups reach the bar by average link (UPGMA).
    """
    if not count:
        return []
    likeness = np.eye(count)
    upper = np.triu_indices(count, 1)
    likeness[upper] = chances
    likeness = np.maximum(likeness, likeness.T)
    return sorted(sorted(g) for g in _cut(average_link(likeness, [1] * count), bar))


def together(tellings: Sequence[Telling], learned: Likeness) -> list[list[int]]:
    """Which tellings of one story are of one happening: groups of their places, in canonical order.

    `tellings` must be in canonical order.
    """
    if len(tellings) < 2:  # noqa: PLR2004 - one telling makes no pair
        return [[i] for i in range(len(tellings))]
    chances = learned.chances(pairs(tellings))
    return joined(chances.tolist(), len(tellings), learned.bar)
