"""The lattices and the best way through them."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tocsin.read.spans.tags import (
    DECODED,
    DECODED_FIRST,
    DECODED_LAST,
    DECODED_NEXT,
    NEARNESS,
    NEVER,
    ROLE_OF,
    Floats,
    Steps,
    nearness,
    spans,
    viterbi,
)

scores = arrays(np.float32, (4, 3), elements=st.floats(-3, 3, width=32))


@given(scores, arrays(np.float32, (3, 3), elements=st.floats(-3, 3, width=32)))
def test_viterbi_finds_the_best_of_all_paths(given_: Floats, each: Floats) -> None:
    first, last = np.float32([0.5, 0, -1]), np.float32([0, 1, -0.5])

    def worth(path: tuple[int, ...]) -> float:
        held = sum(given_[t, s] for t, s in enumerate(path))
        moved = sum(each[a, b] for a, b in pairwise(path))
        return float(held + moved + first[path[0]] + last[path[-1]])

    found = viterbi(given_[None], np.array([4]), Steps(each, first, last))[0]
    best = max(worth(p) for p in product(range(3), repeat=4))
    assert abs(worth(tuple(found.tolist())) - best) < 1e-4


@given(arrays(np.float32, (2, 9, 12), elements=st.floats(-3, 3, width=32)))
def test_roles_have_one_source_at_most_and_a_content(given_: Floats) -> None:
    def opened(may: np.ndarray) -> Floats:
        return np.where(may, 0, NEVER).astype(np.float32)

    steps = Steps(opened(DECODED_NEXT), opened(DECODED_FIRST), opened(DECODED_LAST))
    lengths = np.array([9, 6])
    for path, length in zip(viterbi(given_, lengths, steps), lengths, strict=True):
        tags = ROLE_OF[DECODED[path[:length]]]
        assert len(spans(tags, 1, 2)) <= 1
        assert spans(tags, 3, 4)


def test_spans_are_runs() -> None:
    assert spans(np.array([0, 1, 2, 1, 0, 2, 2]), 1, 2) == [(1, 3), (3, 4), (5, 7)]
    assert spans(np.array([0, 0]), 1, 2) == []


def test_nearness_is_exact_near_and_coarse_far() -> None:
    near = nearness(0, 400, (200, 202))
    assert near[200] == near[201] == 32
    assert near[199] == 31
    assert near[202] == 33
    assert near.min() >= 1
    assert near.max() < NEARNESS
    assert np.all(np.diff(near) >= 0)
