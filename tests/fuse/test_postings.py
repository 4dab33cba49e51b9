"""Postings do not depend on the order in which holders come."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tocsin.fuse.postings import FIRST, Order, Postings

holders = st.lists(
    st.tuples(st.integers(0, 1), st.floats(0, 99), st.frozensets(st.integers(0, 5), min_size=1)),
    min_size=1,
    max_size=30,
)
Held = list[tuple[Order, frozenset[int]]]


def held(rows: list[tuple[int, float, frozenset[int]]]) -> Held:
    return [((known, hours, f"r{at}"), keys) for at, (known, hours, keys) in enumerate(rows)]


def index_of(rows: Held) -> Postings:
    index = Postings()
    for order, keys in rows:
        _ = index.add(keys, order)
    return index


@given(holders, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(
    rows: list[tuple[int, float, frozenset[int]]], chance: Random
) -> None:
    there = held(rows)
    shuffled = list(there)
    chance.shuffle(shuffled)
    for key in range(6):
        assert index_of(there).counted([key]) == index_of(shuffled).counted([key])


@given(holders)
def test_only_the_touched_see_other_candidates(
    rows: list[tuple[int, float, frozenset[int]]],
) -> None:
    index, there = Postings(), held(rows)
    for at, (order, keys) in enumerate(there):
        before = [index.counted(k) for _, k in there[:at]]
        touched = index.add(keys, order)
        for (other, theirs), was in zip(there[:at], before, strict=True):
            assert other[2] in touched or index.counted(theirs) == was


def test_news_touch_none_but_the_earliest() -> None:
    index = Postings()
    for at in range(100):
        touched = index.add([7], (0, float(at), f"r{at}"))
        assert len(touched) <= FIRST
