"""Floors hold accuracy up, and tell changed inputs from worse figures."""

from hypothesis import given
from hypothesis import strategies as st

from bench.floors import SLACK, failures, renewed
from bench.measure import Measure


def figure(value: float, inputs: str = "abc", better: str = "higher") -> Measure:
    assert better in {"higher", "lower"}
    return Measure(
        bench="gold",
        measure="chain_exact",
        value=value,
        inputs=inputs,
        better="higher" if better == "higher" else "lower",
    )


@given(st.floats(0, 1))
def test_todays_figure_passes_its_own_floor(value: float) -> None:
    for better in ("higher", "lower"):
        m = figure(value, better=better)
        assert not failures([m], renewed([m], {}, None))


@given(st.floats(0, 1), st.floats(0, 1))
def test_raising_never_weakens(before: float, after: float) -> None:
    kept = renewed([figure(before)], {}, None)
    again = renewed([figure(after)], kept, None)
    assert again["gold"]["floors"]["chain_exact"] >= kept["gold"]["floors"]["chain_exact"]


def test_a_worse_figure_fails() -> None:
    kept = renewed([figure(0.8)], {}, None)
    assert failures([figure(0.8 - 2 * SLACK)], kept)


def test_a_worse_figure_passes_only_after_lowering_with_a_reason() -> None:
    kept = renewed([figure(0.8)], {}, None)
    lowered = renewed([figure(0.7)], kept, "the inputs were corrected")
    assert not failures([figure(0.7)], lowered)
    assert lowered["gold"]["reason"] == "the inputs were corrected"


def test_other_inputs_fail() -> None:
    kept = renewed([figure(0.8)], {}, None)
    (line,) = failures([figure(0.9, inputs="other")], kept)
    assert "inputs" in line


def test_a_speed_gets_no_floor() -> None:
    fast = Measure(bench="windows", measure="words_per_s", value=30_000, unit="words/s")
    assert not renewed([fast], {}, None)
