"""Average link: the tree is the one that joining the most alike pair again and again makes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.fuse.stories.linkage import Tree, average_link


def greedy(near: np.ndarray, sizes: list[int]) -> list[float]:
    """Likenesses of the joins, by definition."""
    groups = [[i] for i in range(len(sizes))]
    joins: list[float] = []

    def mean(a: list[int], b: list[int]) -> float:
        total = sum(near[i, j] * sizes[i] * sizes[j] for i in a for j in b)
        return total / (sum(sizes[i] for i in a) * sum(sizes[j] for j in b))

    while len(groups) > 1:
        pairs = [(mean(a, b), a, b) for n, a in enumerate(groups) for b in groups[n + 1 :]]
        score, a, b = max(pairs, key=lambda p: p[0])
        joins.append(score)
        groups = [g for g in groups if g not in (a, b)] + [a + b]
    return sorted(joins)


def likenesses(tree: Tree) -> list[float]:
    """Of all joins of a tree."""
    if tree.branches is None:
        return []
    return sorted([tree.likeness, *(x for b in tree.branches for x in likenesses(b))])


@given(st.integers(1, 9), st.integers(0, 10_000))
def test_joins_are_those_of_the_definition(n: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    near = chance.random((n, n))
    near = (near + near.T) / 2
    sizes = [int(x) for x in chance.integers(1, 5, n)]
    assert likenesses(average_link(near, sizes)) == pytest.approx(greedy(near, sizes))


def test_equal_likenesses_join_in_canonical_order() -> None:
    tree = average_link(np.full((4, 4), 0.5), [1] * 4)
    assert tree.leaves == (0, 1, 2, 3)


def test_one_item_is_a_leaf() -> None:
    assert average_link(np.ones((1, 1)), [1]) == Tree((0,))
