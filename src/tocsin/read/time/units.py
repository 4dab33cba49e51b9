"""Reckons calendar units, their parts and n-ths, and times of day on a day."""

from dataclasses import replace
from datetime import datetime, timedelta

from tocsin.read.time.algebra import (
    Closed,
    day_of,
    midnight,
    months_from,
    share,
    shift,
    unit_around,
)
from tocsin.read.time.context import Context, Resolver, Unanchored, closed
from tocsin.read.time.occur import occurrences, on_day, recurs, weekends
from tocsin.read.time.recurring import begun, unfinished, zoned
from tocsin.read.time.tree import (
    Around,
    Clock,
    Daypart,
    During,
    Feast,
    LongWeekend,
    Moment,
    Node,
    Nth,
    Overnight,
    Part,
    Rest,
    Shortly,
    This,
    Today,
    Year,
)

DAY = timedelta(days=1)


def _year(node: Year, _: Context) -> Closed:
    grain = {1: "year", 10: "decade"}.get(node.span, "century")
    return months_from(node.year, 1, 12 * node.span, grain)


def _this(node: This, ctx: Context) -> Closed:
    base = ctx.mentioned.start if node.ref else ctx.anchor
    if node.unit == "weekend":
        return _this_weekend(node, base, ctx)
    return unit_around(node.unit, base, node.offset)


def _this_weekend(node: This, base: datetime, ctx: Context) -> Closed:
    found = list(weekends(base, ctx.conv.weekend(ctx.country)))
    if node.offset < 0:
        return [r for r in found if r.end <= base][-1]
    if node.offset > 0:
        week = unit_around("week", base, 1)
        return next(r for r in found if r.end > week.start + DAY)
    chosen = begun(found, base) if ctx.tense == "past" else unfinished(found, base)
    return chosen or found[0]


def _today(node: Today, ctx: Context) -> Closed:
    return day_of(midnight(ctx.anchor) + node.offset * DAY)


def _moment(node: Moment, ctx: Context) -> Closed:
    moment = datetime.fromisoformat(node.iso)
    offset = moment.utcoffset()
    if len(node.iso) == len("2024-03-12"):
        return day_of(moment)
    if offset is not None:
        moment = moment.replace(tzinfo=None) - offset + timedelta(hours=ctx.offset)
    return Closed(moment, moment + timedelta(minutes=1), "minute")


def _part(node: Part, ctx: Context) -> Closed:
    whole = closed(node.node, ctx)
    conv = ctx.conv
    if whole.grain == "day" and whole.end - whole.start == DAY:
        low, high = conv.day_parts[node.which]
        return Closed(
            whole.start + timedelta(hours=low), whole.start + timedelta(hours=high), "hour"
        )
    if whole.grain == "month" and node.which in conv.month_parts:
        first, last = conv.month_parts[node.which]
        end = min(whole.start + last * DAY, whole.end)
        return Closed(whole.start + (first - 1) * DAY, end, "day", about=True)
    low, high = conv.unit_parts[node.which]
    return replace(share(whole, low, high, whole.grain), about=True)


def _nth(node: Nth, ctx: Context) -> Closed:
    whole = closed(node.node, ctx)
    if node.weekday is not None:
        days = [whole.start + i * DAY for i in range((whole.end - whole.start).days)]
        found = [d for d in days if d.weekday() == node.weekday]
        return day_of(found[node.n - 1 if node.n > 0 else node.n])
    if node.n == 0:
        return unit_around(node.unit, whole.start)
    if node.n < 0:
        return Closed(shift(whole.end, -node.count, node.unit), whole.end, node.unit)
    start = shift(whole.start, node.n - 1, node.unit)
    end = shift(start, node.count, node.unit)
    if start >= whole.end:
        raise Unanchored
    return Closed(start, min(end, whole.end), node.unit)


def _rest(node: Rest, ctx: Context) -> Closed:
    whole = closed(node.node, ctx)
    now = ctx.now
    if now is None or not whole.start <= now < whole.end:
        return whole
    return replace(whole, start=now) if node.sign > 0 else replace(whole, end=now)


def _during(node: During, ctx: Context) -> Closed:
    small, large = node.small, node.large
    if isinstance(small, Clock | Daypart):
        return _within_day(small, closed(large, ctx), ctx)
    if isinstance(small, Shortly) and isinstance(small.node, Clock | Daypart):
        moment = _within_day(small.node, closed(large, ctx), ctx)
        if small.sign < 0 and isinstance(small.node, Daypart) and small.node.name == "midnight":
            moment = replace(moment, start=moment.start + DAY, end=moment.end + DAY)  # its evening
        return _next_to(moment, small.sign, ctx)
    whole = closed(large, ctx)
    if recurs(small):
        inside = [r for r in occurrences(small, whole.start + DAY, ctx.conv) if _inside(r, whole)]
        if inside:
            return inside[0]
    if isinstance(small, During) or whole.end - whole.start <= DAY:
        return whole
    raise Unanchored


def _inside(r: Closed, whole: Closed) -> bool:
    return whole.start <= r.start < whole.end


def _within_day(small: Node, day: Closed, ctx: Context) -> Closed:
    """A time of day on a day, or inside a part of it; the day itself when it is no single day."""
    if day.end - day.start > DAY:
        return day
    found = [zoned(small, r, ctx) for r in on_day(small, midnight(day.start), ctx.conv)]
    later = [zoned(small, r, ctx) for r in on_day(small, midnight(day.start) + DAY, ctx.conv)]
    if day.end - day.start < DAY:
        fitting = [r for r in found + later if day.start <= r.start < day.end]
        return (fitting or found)[0]
    waking = [r for r in found if r.start.hour >= 7]  # noqa: PLR2004 - "at eight" seldom means night
    return (waking or found)[0]


def _shortly(node: Shortly, ctx: Context) -> Closed:
    return _next_to(closed(node.node, ctx), node.sign, ctx)


def _next_to(r: Closed, sign: int, ctx: Context) -> Closed:
    near = timedelta(hours=ctx.conv.shortly_hours)
    if sign < 0:
        return Closed(r.start - near, r.start, "hour", about=True)
    start = r.start if r.grain == "minute" else r.end
    return Closed(start, start + near, "hour", about=True)


def _around(node: Around, ctx: Context) -> Closed:
    r = closed(node.node, ctx)
    unit = "week" if r.grain == "day" else r.grain
    slack = timedelta(hours=ctx.conv.about_least_hours.get(unit, 48))
    return Closed(r.start - slack, r.end + slack, r.grain, about=True)


def _overnight(_: Overnight, ctx: Context) -> Closed:
    ahead = ctx.tense == "future"
    day = midnight(ctx.anchor) - (timedelta() if ahead else DAY)
    return on_day(Daypart("night"), day, ctx.conv)[0]


def _long_weekend(node: LongWeekend, ctx: Context) -> Closed:
    """The feast and the weekend beside it; that of Easter from Good Friday to Easter Monday."""
    if ctx.tense == "past" and ctx.now is not None:
        ctx = replace(ctx, now=ctx.now + 2 * DAY)  # on Sunday, the feast is on Monday
    r, feast = closed(node.feast, ctx), node.feast
    named = feast if isinstance(feast, Feast) else None
    if named is not None and named.name == "easter":
        return Closed(r.start - 2 * DAY, r.end + DAY, "weekend")
    first = ctx.conv.weekend(named.country if named and named.country else ctx.country)
    near = min(weekends(r.start, first), key=lambda w: max(w.start - r.end, r.start - w.end))
    return Closed(min(r.start, near.start), max(r.end, near.end), "weekend")


UNITS: dict[type[Node], Resolver] = {
    Around: _around,
    During: _during,
    LongWeekend: _long_weekend,
    Moment: _moment,
    Nth: _nth,
    Overnight: _overnight,
    Part: _part,
    Rest: _rest,
    Shortly: _shortly,
    This: _this,
    Today: _today,
    Year: _year,
}
