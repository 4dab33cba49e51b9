"""From windows to curves."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.assess.curve import Ends, Placed, conditioned, cumulative, curve, spread
from tocsin.assess.pool import Share, pooled, weight_of
from tocsin.records import OriginView

days = st.floats(-60, 200, allow_nan=False)
ends = st.builds(
    Ends,
    said=st.floats(-60, 0),
    early=st.none() | days,
    late=st.none() | days,
)


def view(p: float, origin: str = "o") -> OriginView:
    return OriginView(
        origin=origin, description="", grading=None, window=None, wording="", probability=p
    )


placed = st.lists(
    st.builds(
        lambda e, p, n: Placed(Share(view(p, f"o{n}"), 0.5), e),
        ends,
        st.floats(0.02, 0.98),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=4,
)


@given(ends, st.lists(days, min_size=2, max_size=8))
def test_a_distribution_rises_from_nothing_to_one(e: Ends, at: list[float]) -> None:
    values = [spread(e, d) for d in sorted(at)]
    assert all(0 <= v <= 1 + 1e-9 for v in values)
    assert all(a <= b + 1e-9 for a, b in pairwise(values))
    assert spread(e, e.said - 1) == 0
    assert spread(e, 1e6) == pytest.approx(1)


@given(placed)
def test_a_curve_rises_and_stays_a_probability(given_: list[Placed]) -> None:
    points = curve(given_, (30.0,))
    values = [p.probability for p in points]
    assert all(0 <= v <= 1 for v in values)
    assert values == sorted(values)
    assert [p.days for p in points] == sorted({p.days for p in points})


@given(st.floats(0.05, 0.95), st.floats(2, 60), st.floats(0.1, 0.9))
def test_a_window_without_tails_follows_the_formula(p: float, width: float, gone: float) -> None:
    """p(1-f)/(p(1-f)+1-p) after a fraction f of a uniform window has gone by."""
    whole = Ends(-gone * width, None, (1 - gone) * width)
    by_end = (spread(whole, whole.late or 0) - spread(whole, 0)) * p
    left = 1 - p * spread(whole, 0)
    given_ = [Placed(Share(view(p), 1.0), whole)]
    assert conditioned(given_, whole.late or 0) == pytest.approx(by_end / left, abs=1e-5)
    inside = p * 0.8 * (1 - gone)
    assert by_end == pytest.approx(inside)


def test_a_stated_window_holds_four_fifths() -> None:
    window = Ends(0, 14, 60)
    assert spread(window, 60) - spread(window, 14) == pytest.approx(0.8)


def test_an_onset_bounds_the_beginning_only() -> None:
    tomorrow = Ends(0, 1, None)
    assert spread(tomorrow, 1) < 0.1
    assert 0.2 < spread(tomorrow, 7) < 0.8
    assert spread(tomorrow, 90) > 0.95


@given(placed)
def test_never_keeps_its_mass(given_: list[Placed]) -> None:
    assert cumulative(given_, 1e6) == pytest.approx(pooled([p.share for p in given_]), abs=1e-6)


@given(st.lists(st.floats(0.02, 0.98), min_size=1, max_size=6))
def test_the_pool_lies_between_its_parts(ps: list[float]) -> None:
    assert min(ps) - 1e-9 <= pooled([Share(view(p), 1.0) for p in ps]) <= max(ps) + 1e-9


def test_grades_order_the_weights() -> None:
    weights = [weight_of(g) for g in "ABCDE"]
    assert weights == sorted(weights, reverse=True)
    assert weight_of("F") == weight_of(None)
    assert weight_of("B2") == weight_of("B")
