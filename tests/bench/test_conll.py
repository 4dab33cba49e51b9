"""Coreference scores against examples that were reckoned by hand or stand in the literature."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.conll import assigned, clusters, scores


def labelled(*groups: str) -> dict[str, int]:
    """Mentions, a letter each, to the number of their cluster."""
    return {m: n for n, group in enumerate(groups) for m in group}


def test_all_right() -> None:
    gold = labelled("abc", "d", "ef")
    found = scores(gold, gold)
    assert (found.muc, found.b_cubed, found.ceaf_e, found.mean) == (1, 1, 1, 1)


def test_two_chains_taken_for_one() -> None:
    # Luo (2005), figure 1: gold 1-5, 6 7, 8-C; found 1-5, 6-C
    found = scores(labelled("12345", "67", "89ABC"), labelled("12345", "6789ABC"))
    assert found.muc == pytest.approx(2 * 0.9 / 1.9)  # P 9/10, R 9/9
    precision = (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12
    assert found.b_cubed == pytest.approx(2 * precision / (precision + 1))
    alike = 1 + 10 / 12
    assert found.ceaf_e == pytest.approx(2 * (alike / 2) * (alike / 3) / (alike / 2 + alike / 3))


def test_a_chain_taken_apart() -> None:
    found = scores(labelled("abcd"), labelled("ab", "c", "d"))
    assert found.muc == pytest.approx(2 * 1 * (1 / 3) / (4 / 3))
    recall = (2 * 2 / 4 + 1 / 4 + 1 / 4) / 4
    assert found.b_cubed == pytest.approx(2 * recall / (1 + recall))
    alike = 2 * 2 / 6
    assert found.ceaf_e == pytest.approx(2 * (alike / 3) * alike / (alike / 3 + alike))


def test_mentions_by_themselves_have_no_links() -> None:
    found = scores(labelled("abc"), labelled("a", "b", "c"))
    assert found.muc == 0
    assert found.b_cubed == pytest.approx(0.5)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.floats(0, 1), min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
)
def test_the_best_pairing_is_found(worth: list[list[float]]) -> None:
    rows, columns = len(worth), len(worth[0])
    if rows > columns:
        every = (
            sum(worth[r][c] for c, r in enumerate(p)) for p in permutations(range(rows), columns)
        )
    else:
        every = (
            sum(worth[r][c] for r, c in enumerate(p)) for p in permutations(range(columns), rows)
        )
    assert assigned(worth) == pytest.approx(max(every))


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 3), min_size=1), st.integers(0, 3))
def test_it_does_not_matter_which_side_is_gold(gold: dict[int, int], turn: int) -> None:
    found = {m: (n + m * turn) % 3 for m, n in gold.items()}
    one, other = scores(gold, found), scores(found, gold)
    assert one.mean == pytest.approx(other.mean)
    assert sum(map(len, clusters(gold))) == len(gold)
