"""From windows and numbers to a curve: P(happened by day t), given that it has not yet.

Each origin: P(ever) times a distribution over its window. The distributions are pooled linearly
(which keeps every origin's window visible), scaled to the pooled P(ever), and conditioned on "not
yet" at the start; with a uniform window this is p(1-f)/(p(1-f)+1-p) after a fraction f has gone by.
"""

from collections.abc import Sequence
from datetime import timedelta
from math import exp

import msgspec

from tocsin.assess.material import days_between
from tocsin.assess.pool import Share, pooled
from tocsin.assess.rules import ladder
from tocsin.records import CurvePoint, Instant, Window

DIGITS = 6
"""Digits kept: the same bytes on every machine."""
FLAT = 1e-9


class Ends(msgspec.Struct, frozen=True):
    """A window in days from the curve's start; negative lies before it."""

    said: float
    """When the word was given, <= 0."""
    early: float | None
    late: float | None


def ends_of(window: Window | None, said: Instant | None, start: Instant | None) -> Ends:
    """A window as days from the start; undated words count from the report, start = said."""
    at = min(0.0, days_between(start, said)) if start and said else 0.0
    if window is None:
        return Ends(at, None, None)
    if start is not None and window.resolved:
        return Ends(at, _days(start, window.earliest), _days(start, window.latest))
    if start is None and window.relative is not None:
        low, high = window.relative
        return Ends(at, None if low is None else low / 24, None if high is None else high / 24)
    return Ends(at, None, None)


def _days(start: Instant, moment: Instant | None) -> float | None:
    return None if moment is None else days_between(start, moment)


def spread(ends: Ends, day: float) -> float:
    """P(by `day` | it ever happens), monotone in `day`, 0 before the word was given."""
    shape = ladder().shape
    early = ends.said if ends.early is None else max(ends.early, ends.said)
    before = _ramp(ends.said, early, day)
    if ends.late is None:
        lead = shape.onset_before if early > ends.said else 0.0
        mean = shape.open_days if ends.early is None else shape.onset_days
        return lead * before + (1 - lead) * _tail(day - early, mean)
    late = max(ends.late, early)
    lead = shape.before if early > ends.said else 0.0
    within = _ramp(early, late, day)
    after = _tail(day - late, max(late - early, 1.0))
    return lead * before + shape.inside * within + (1 - lead - shape.inside) * after


def _ramp(low: float, high: float, day: float) -> float:
    """0 before, 1 after, straight between; a step where both ends meet."""
    if high - low < FLAT:
        return 1.0 if day >= low else 0.0
    return min(max((day - low) / (high - low), 0.0), 1.0)


def _tail(past: float, mean: float) -> float:
    """Exponential waiting time."""
    return 1 - exp(-past / mean) if past > 0 else 0.0


class Placed(msgspec.Struct, frozen=True):
    """A share of the pool with its window in days from the start."""

    share: Share
    ends: Ends


def cumulative(placed: Sequence[Placed], day: float) -> float:
    """Unconditioned P(by `day`): P(ever) times the pooled distribution over time."""
    masses = [p.share.weight * p.share.view.probability for p in placed]
    total = sum(masses)
    if not total:
        return 0.0
    over_time = sum(m * spread(p.ends, day) for m, p in zip(masses, placed, strict=True)) / total
    return pooled([p.share for p in placed]) * over_time


def conditioned(placed: Sequence[Placed], day: float) -> float:
    """P(by `day` | not by day 0)."""
    gone = cumulative(placed, 0.0)
    if gone >= 1 - FLAT:
        return 1.0
    value = (cumulative(placed, day) - gone) / (1 - gone)
    return round(min(max(value, 0.0), 1.0), DIGITS)


def curve(placed: Sequence[Placed], extra: Sequence[float] = ()) -> tuple[CurvePoint, ...]:
    """Points at the shipped horizons, at the windows' edges and at `extra`, all in days."""
    horizons = ladder().horizons
    edges = [e for p in placed for e in (p.ends.early, p.ends.late) if e is not None]
    last = max([*horizons, *extra])
    days = {round(d, DIGITS) for d in (*horizons, *edges, *extra) if 0 < d <= last}
    return tuple(CurvePoint(days=d, probability=conditioned(placed, d)) for d in sorted(days))


def day_of(start: Instant, days: float) -> Instant:
    """The moment so many days after the start."""
    return start + timedelta(days=days)
