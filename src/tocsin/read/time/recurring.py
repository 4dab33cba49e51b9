"""Reckons what recurs: C2, the tense says which weekday, date, month or time of day is meant."""

from dataclasses import replace
from datetime import datetime, timedelta

from tocsin.read.time.algebra import Closed, midnight, unit_around
from tocsin.read.time.context import Context, Resolver, Unanchored
from tocsin.read.time.occur import fixed, occurrences, weekends
from tocsin.read.time.tree import (
    Clock,
    Date,
    Daypart,
    Feast,
    Month,
    Node,
    Piece,
    Recurring,
    Season,
    Weekday,
    Weekend,
)


def begun(found: list[Closed], now: datetime) -> Closed | None:
    """The last one that has begun."""
    return next((r for r in reversed(found) if r.start <= now), None)


def unfinished(found: list[Closed], now: datetime) -> Closed | None:
    """The first one that is not over."""
    return next((r for r in found if r.end > now), None)


def _choose(node: Node, ctx: Context) -> Closed:
    """C2: past tense takes the latest occurrence begun, future the first not yet over."""
    if fixed(node):
        near = ctx.now or datetime(2000, 1, 1)  # noqa: DTZ001 - civil time; the year is said
        found = occurrences(node, near, ctx.conv)
        if not found:
            raise Unanchored
        return found[0]
    found = _found(node, ctx)
    past, future = begun(found, ctx.anchor), unfinished(found, ctx.anchor)
    if past is None or future is None:
        return _only(node, past, future, ctx)
    if ctx.tense is None and isinstance(node, Weekday | Weekend):
        return past
    if ctx.tense is None or (ctx.narrative and isinstance(node, Date | Month | Season)):
        return min(past, future, key=lambda r: _distance(r, ctx.anchor))
    if isinstance(node, Date | Month):
        return _weighed(past, future, ctx)
    return past if ctx.tense == "past" else future


def _only(node: Node, past: Closed | None, future: Closed | None, ctx: Context) -> Closed:
    """Of a feast whose dates are kept, the one there is, unless the tense wants another."""
    found = past or future
    against = "future" if past else "past"
    if found is None or not isinstance(node, Feast) or ctx.tense == against:
        raise Unanchored
    return found


def _found(node: Node, ctx: Context) -> list[Closed]:
    if isinstance(node, Weekend):
        return list(weekends(ctx.anchor, ctx.conv.weekend(ctx.country)))
    found = occurrences(node, ctx.anchor, ctx.conv)
    return [zoned(node, r, ctx) for r in found]


def _distance(r: Closed, now: datetime) -> timedelta:
    if r.start <= now < r.end:
        return timedelta()
    return r.start - now if r.start > now else now - r.end


def _weighed(past: Closed, future: Closed, ctx: Context) -> Closed:
    """The tense's date, unless it is months away and the other one near ("had agreed to 9 May")."""
    wanted, other = (past, future) if ctx.tense == "past" else (future, past)
    far, near = timedelta(days=ctx.conv.far_days), timedelta(days=ctx.conv.near_days)
    misleading = _distance(wanted, ctx.anchor) > far and _distance(other, ctx.anchor) < near
    return other if misleading else wanted


def zoned(node: Node, r: Closed, ctx: Context) -> Closed:
    """A clock time said in another zone, in the civil time of the context."""
    if not isinstance(node, Clock) or node.zone is None:
        return r
    by = timedelta(hours=ctx.offset - node.zone)
    return replace(r, start=r.start + by, end=r.end + by)


def _weekday(node: Weekday, ctx: Context) -> Closed:
    if not node.nth:
        return _choose(node, ctx)
    if node.nth in {"following", "previous"}:
        said = ctx.mentioned
        near = occurrences(node, said.start, ctx.conv)
        if node.nth == "following":
            return next(r for r in near if r.start >= said.end)
        return [r for r in near if r.end <= said.start][-1]
    found = occurrences(node, ctx.anchor, ctx.conv)
    today = midnight(ctx.anchor)
    if node.nth == "last":
        return [r for r in found if r.start < today][-1]
    if node.nth == "next":
        week = unit_around("week", ctx.anchor, 1)
        return next(r for r in found if r.start >= week.start)
    chosen = ctx if ctx.tense else replace(ctx, tense="future")
    return _choose(replace(node, nth=""), chosen)


def _recurring(node: Recurring, ctx: Context) -> Closed:
    inner = node.node
    if isinstance(inner, Weekday):
        return _weekday(replace(inner, nth=node.nth), ctx)
    found = occurrences(inner, ctx.anchor, ctx.conv)
    if node.nth == "last":
        return [r for r in found if r.end <= ctx.anchor][-1]
    if node.nth == "next":
        return next(r for r in found if r.start > ctx.anchor)
    this_year = [r for r in found if r.start.year == ctx.anchor.year]
    return this_year[0] if this_year else found[0]


RECURRING: dict[type[Node], Resolver] = {
    Recurring: _recurring,
    Weekday: _weekday,
    Date: _choose,
    Month: _choose,
    Season: _choose,
    Piece: _choose,
    Feast: _choose,
    Clock: _choose,
    Daypart: _choose,
    Weekend: _choose,
}
