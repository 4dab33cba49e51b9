"""When recurring times fall: weekdays, dates, months, seasons, feasts, parts of the day."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from tocsin.read.time.algebra import Closed, add_months, day_of, midnight, months_from
from tocsin.read.time.conventions import Conventions
from tocsin.read.time.feasts import feast
from tocsin.read.time.tree import (
    Clock,
    Date,
    Daypart,
    Feast,
    Month,
    Node,
    Piece,
    Season,
    Weekday,
    Weekend,
)

Occurrences = Iterator[Closed]
ELECTION = timedelta(days=400)
"""How far an election of a country whose dates are not all known may lie from the report."""


def _weekday(node: Weekday, near: datetime, _: Conventions) -> Occurrences:
    start = midnight(near) + timedelta(days=node.day - near.weekday())
    for week in range(-2, 4):
        yield day_of(start + timedelta(weeks=week))


def _date(node: Date, near: datetime, _: Conventions) -> Occurrences:
    if node.month is None:
        for back in range(-3, 4):
            first = add_months(midnight(near.replace(day=1)), back)
            day = first + timedelta(days=node.day - 1)
            if day.month == first.month:
                yield day_of(day)
        return
    years = [node.year] if node.year is not None else range(near.year - 4, near.year + 5)
    for year in years:
        first = months_from(year, node.month, 1, "month")
        day = first.start + timedelta(days=node.day - 1)
        if day < first.end:
            yield day_of(day)


def _month(node: Month, near: datetime, _: Conventions) -> Occurrences:
    years = [node.year] if node.year is not None else range(near.year - 2, near.year + 3)
    for year in years:
        yield months_from(year, node.month, 1, "month")


def _season(node: Season, near: datetime, _: Conventions) -> Occurrences:
    years = [node.year] if node.year is not None else range(near.year - 2, near.year + 3)
    for year in years:
        yield months_from(year, node.month, 3, "season")


def _piece(node: Piece, near: datetime, _: Conventions) -> Occurrences:
    size = 12 // node.of
    years = [node.year] if node.year is not None else range(near.year - 2, near.year + 3)
    for year in years:
        yield months_from(year, 1 + (node.n - 1) * size, size, "quarter")


def _feast(node: Feast, near: datetime, conv: Conventions) -> Occurrences:
    years = [node.year] if node.year is not None else range(near.year - 2, near.year + 3)
    for year in years:
        for r in feast(conv, node.name, year, node.country):
            near_enough = " election" not in node.name or abs(r.start - near) <= ELECTION
            if near_enough or node.year is not None:
                yield r


def _weekend(_: Weekend, near: datetime, conv: Conventions) -> Occurrences:
    return weekends(near, conv.weekend(None))


def weekends(near: datetime, first: int) -> Occurrences:
    """Weekends around a moment, `first` the weekday they begin on; two days each."""
    start = midnight(near) + timedelta(days=first - near.weekday())
    for week in range(-2, 4):
        begin = start + timedelta(weeks=week)
        yield Closed(begin, begin + timedelta(days=2), "weekend")


def part_hours(node: Daypart, conv: Conventions) -> tuple[float, float]:
    """Hours of the day, from 00:00, of a part of the day or of its early, middle or late part."""
    daytime = conv.parts_of_day[node.name]
    if not node.part:
        return daytime.hours
    if node.part in daytime.parts:
        return daytime.parts[node.part]
    low, high = conv.unit_parts[node.part]
    start, end = daytime.hours
    return (start + low * (end - start), start + high * (end - start))


def on_day(node: Node, day: datetime, conv: Conventions) -> list[Closed]:
    """A time of day on the day that starts at `day`; two answers for an unmarked clock."""
    if isinstance(node, Daypart):
        low, high = part_hours(node, conv)
        start, end = day + timedelta(hours=low), day + timedelta(hours=high)
        if low == high:
            return [Closed(start, start + timedelta(minutes=1), "minute")]
        return [Closed(start, end, "hour")]
    assert isinstance(node, Clock)  # noqa: S101 - the only other time of day
    hours = [node.hour % 12, node.hour % 12 + 12] if node.half else [node.hour]
    return [_at(node, day + timedelta(hours=h, minutes=node.minute), conv) for h in hours]


def _at(node: Clock, moment: datetime, conv: Conventions) -> Closed:
    if not node.about:
        return Closed(moment, moment + timedelta(minutes=1), "minute")
    slack = timedelta(minutes=conv.clock_minutes)
    return Closed(moment - slack, moment + slack, "minute", about=True)


def _daily(node: Node, near: datetime, conv: Conventions) -> Occurrences:
    for back in range(-2, 3):
        yield from on_day(node, midnight(near) + timedelta(days=back), conv)


_KINDS: dict[type[Node], Callable[[Any, datetime, Conventions], Occurrences]] = {
    Weekday: _weekday,
    Date: _date,
    Month: _month,
    Season: _season,
    Piece: _piece,
    Feast: _feast,
    Weekend: _weekend,
    Clock: _daily,
    Daypart: _daily,
}


def recurs(node: Node) -> bool:
    """Whether the node is of a kind that recurs when nothing fixes its year or day."""
    return type(node) in _KINDS


def fixed(node: Node) -> bool:
    """Whether the node names its year, so that no anchor is needed."""
    return isinstance(node, Date | Month | Season | Piece | Feast) and node.year is not None


def occurrences(node: Node, near: datetime, conv: Conventions) -> list[Closed]:
    """Where a recurring node falls around a moment, in order of time."""
    return sorted(_KINDS[type(node)](node, near, conv), key=lambda r: r.start)
