"""Average link over a matrix of likenesses: the tree of joins, by nearest-neighbour chains.

UPGMA after Sokal and Michener (1958), by chains after Murtagh (1983): quadratic time, and the same
tree as joining the most alike pair again and again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Row = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Tree:
    """A join; without branches it is a leaf."""

    leaves: tuple[int, ...]
    likeness: float = 1.0
    """Mean likeness between the two sides."""
    branches: "tuple[Tree, Tree] | None" = None


def _nearest(row: Row, before: int) -> int:
    """The most alike; of equals the one that the chain came from, else the first."""
    best = int(row.argmax())
    return before if before >= 0 and row[before] >= row[best] else best


def average_link(likeness: Matrix, sizes: Sequence[int]) -> Tree:
    """The tree over all rows of a symmetric matrix; `sizes` says how many reports a row stands for.

    Sides of a join stand in canonical order: the one with the first leaf first.
    """
    near = likeness.copy()
    np.fill_diagonal(near, -np.inf)
    weight = [float(n) for n in sizes]
    trees: dict[int, Tree] = {i: Tree((i,)) for i in range(len(weight))}
    chain: list[int] = []
    while len(trees) > 1:
        if not chain:
            chain.append(min(trees))
        last = chain[-1]
        other = _nearest(near[last], chain[-2] if len(chain) > 1 else -1)
        if len(chain) == 1 or other != chain[-2]:
            chain.append(other)
            continue
        del chain[-2:]
        a, b = min(last, other), max(last, other)
        score = float(near[a, b])
        share = weight[a] / (weight[a] + weight[b])
        mixed = share * near[a] + (1 - share) * near[b]
        near[a], near[:, a] = mixed, mixed
        near[a, a] = -np.inf
        near[b], near[:, b] = -np.inf, -np.inf
        weight[a] += weight[b]
        left, right = trees[a], trees.pop(b)
        trees[a] = Tree(left.leaves + right.leaves, score, (left, right))
    return next(iter(trees.values()))
