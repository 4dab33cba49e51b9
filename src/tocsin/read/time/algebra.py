"""Intervals of civil time and the sums done with them.

All moments here are naive: the civil time of the anchor's UTC offset. Intervals are half-open.
"""

import calendar
import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta

HOURS: dict[str, float] = {
    "second": 1 / 3600,
    "minute": 1 / 60,
    "hour": 1,
    "day": 24,
    "night": 24,
    "week": 168,
    "fortnight": 336,
    "weekend": 168,
    "month": 730.5,
    "quarter": 2191.5,
    "season": 2191.5,
    "year": 8766,
    "decade": 87660,
    "century": 876600,
}
"""Mean length of the units in hours."""
MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
"""Units that are counted in months."""
FINE = frozenset({"second", "minute", "hour"})
"""Units below a day."""


@dataclass(frozen=True, slots=True)
class Range:
    """`[start, end)`, either end None when open, with the unit it was said in."""

    start: datetime | None
    end: datetime | None
    grain: str = "day"
    about: bool = False


@dataclass(frozen=True, slots=True)
class Closed(Range):
    """A range with both ends."""

    start: datetime  # pyright: ignore[reportIncompatibleVariableOverride] - narrowed: never open
    end: datetime  # pyright: ignore[reportIncompatibleVariableOverride] - narrowed: never open


NEAR_WHOLE = 0.01
"""Share of a month within which a cut falls on its first day."""


def midnight(moment: datetime) -> datetime:
    """00:00 of the moment's day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def day_of(moment: datetime | date) -> Closed:
    """The day of a moment."""
    start = datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - civil time, see above
    return Closed(start, start + timedelta(days=1), "day")


def add_months(moment: datetime, months: int) -> datetime:
    """So many months on, the day cut to the month's length. `ValueError` beyond year 9999."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))


def shift(moment: datetime, n: float, unit: str) -> datetime:
    """`n` units on (back when negative). `ValueError` or `OverflowError` off the calendar."""
    if unit in MONTHS:
        whole = math.trunc(n * MONTHS[unit])
        rest = n * MONTHS[unit] - whole
        return add_months(moment, whole) + timedelta(hours=rest * HOURS["month"])
    return moment + timedelta(hours=n * HOURS[unit])


def months_from(year: int, month: int, count: int, grain: str) -> Closed:
    """`count` whole months from the first of a month."""
    start = datetime(year, month, 1)  # noqa: DTZ001 - civil time
    return Closed(start, add_months(start, count), grain)


def unit_around(unit: str, moment: datetime, offset: int = 0) -> Closed:
    """The calendar unit that holds a moment, moved by `offset` units. Weeks start on Monday."""
    if unit in MONTHS:
        return _months_around(
            MONTHS[unit], add_months(midnight(moment.replace(day=1)), 0), offset, unit
        )
    if unit in {"week", "fortnight", "weekend"}:
        start = midnight(moment) - timedelta(days=moment.weekday())
        start += timedelta(weeks=offset)
        return Closed(start, start + timedelta(hours=HOURS[unit]), unit)
    if unit in {"day", "night"}:
        return day_of(midnight(moment) + timedelta(days=offset))
    step = timedelta(hours=HOURS[unit])
    start = moment + offset * step
    return Closed(start, start + step, unit)


def _months_around(size: int, first: datetime, offset: int, unit: str) -> Closed:
    index = first.year * 12 + first.month - 1
    if unit == "season":  # winter, spring, summer, autumn start in December, March, June, September
        index -= 2
    base = (index // size + offset) * size + (2 if unit == "season" else 0)
    return months_from(base // 12, base % 12 + 1, size, unit)


def share(r: Closed, low: float, high: float, grain: str) -> Closed:
    """The stretch between two shares of a range."""
    return Closed(_cut(r, low), r.end if high >= 1 else _cut(r, high), grain)


def _cut(r: Closed, part: float) -> datetime:
    """A share of the way: at a month's, a day's or an hour's start, as the range is long."""
    months = (r.end.year - r.start.year) * 12 + r.end.month - r.start.month
    whole = round(part * months)
    if months > 1 and abs(part * months - whole) < NEAR_WHOLE:
        return add_months(r.start, whole)
    length = r.end - r.start
    if length > timedelta(days=14):
        return r.start + timedelta(days=int(part * length / timedelta(days=1)))
    return r.start + timedelta(hours=round(part * length / timedelta(hours=1)))


def union(a: Range, b: Range) -> Range:
    """The hull of both."""
    start = None if a.start is None or b.start is None else min(a.start, b.start)
    end = None if a.end is None or b.end is None else max(a.end, b.end)
    return Range(start, end, a.grain, a.about or b.about)


def meet(a: Range, b: Range) -> Range:
    """Where both hold; the bounds that are there."""
    starts = [x for x in (a.start, b.start) if x is not None]
    ends = [x for x in (a.end, b.end) if x is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    return Range(start, end, a.grain, a.about or b.about)
