"""Reckons what is counted: so long ago, within so long, for so long, at any moment."""

from dataclasses import replace
from datetime import datetime, timedelta

from tocsin.read.time.algebra import (
    FINE,
    HOURS,
    MONTHS,
    Closed,
    Range,
    midnight,
    shift,
    unit_around,
)
from tocsin.read.time.context import Context, Resolver, Unanchored, closed
from tocsin.read.time.tree import (
    Amount,
    Anytime,
    Away,
    Date,
    Feast,
    Followed,
    InTime,
    Lasting,
    Length,
    Node,
    Reference,
    Rolling,
)

DAY = timedelta(days=1)


def _slack(length: Length, ctx: Context) -> timedelta:
    least = ctx.conv.about_least_hours.get(length.unit, 24)
    return timedelta(hours=max(ctx.conv.about_share * length.n * HOURS[length.unit], least))


def _whole_days(start: datetime, end: datetime, unit: str) -> Closed:
    """Whole days for units of a day and more."""
    if unit in FINE:
        return Closed(start, end, unit)
    return Closed(midnight(start), midnight(end) + DAY, "day")


def _away(node: Away, ctx: Context) -> Range:
    return _from_wide(node, ctx) or _from_day(node, ctx)


def _from_wide(node: Away, ctx: Context) -> Range | None:
    """Counted from the month or year last mentioned: "in March 2022, and two months later"."""
    wide, low = ctx.wide, node.amount.low
    plain = not (node.amount.span or node.amount.hedge or low.bare or low.n % 1)
    if not isinstance(node.base, Reference) or wide is None or low.unit not in MONTHS or not plain:
        return None
    by = node.sign * low.n
    return Closed(shift(wide.start, by, low.unit), shift(wide.end, by, low.unit), wide.grain)


def _from_day(node: Away, ctx: Context) -> Range:
    base = _base(node.base, ctx)
    amount, sign = node.amount, node.sign
    origin = base.start if sign < 0 or base.end - base.start <= DAY else base.end - DAY
    near, far = (
        shift(origin, sign * amount.low.n, amount.low.unit),
        shift(origin, sign * amount.high.n, amount.high.unit),
    )
    if amount.low.bare and not amount.span:
        return _some(origin, far, sign, amount.low.unit)
    if amount.span:
        return replace(_whole_days(min(near, far), max(near, far), amount.low.unit), about=True)
    if amount.hedge == "about":
        slack = _slack(amount.low, ctx)
        return replace(_whole_days(near - slack, near + slack, amount.low.unit), about=True)
    if amount.hedge:
        return _open_away(origin, near, sign, amount.hedge)
    if _exact_base(base) and amount.low.unit in FINE:
        return Closed(near, near + timedelta(minutes=1), "minute")
    return _point(near, amount.low, ctx)


def _base(base: Node | None, ctx: Context) -> Closed:
    if base is None:
        return Closed(ctx.anchor, ctx.anchor, "now")
    if isinstance(base, Reference):
        return ctx.mentioned
    if isinstance(base, Date | Feast):  # "lapses three months after 1 October": the nearest one
        return closed(base, replace(ctx, tense=None))
    return closed(base, ctx)


def _exact_base(base: Closed) -> bool:
    return base.grain == "minute"


def _some(origin: datetime, far: datetime, sign: int, unit: str) -> Closed:
    """Sizes like "days ago", "weeks away": from one unit off to the size of the bare plural."""
    one = shift(origin, sign, unit)
    return replace(_whole_days(min(one, far), max(one, far), unit), about=True)


def _open_away(origin: datetime, near: datetime, sign: int, hedge: str) -> Range:
    """Open on the far side ("more than two weeks ago") or ending at the origin ("less than")."""
    if hedge == "less":
        return Closed(min(origin, near), max(origin, near), "day", about=True)
    return Range(near, None, "day") if sign > 0 else Range(None, near, "day")


def _point(moment: datetime, length: Length, ctx: Context) -> Closed:
    if length.unit in {"year", "decade", "century"} and length.n > 1 and length.n == int(length.n):
        return replace(unit_around("year", moment), about=True)
    slack = timedelta(hours=ctx.conv.ago_slack_hours.get(length.unit, 0))
    return _whole_days(moment - slack, moment + slack, length.unit)


def _rolling(node: Rolling, ctx: Context) -> Range:
    amount = node.amount
    unit = amount.high.unit
    if node.within and ctx.tense == "past":
        return _within_past(amount, ctx)
    now = ctx.anchor
    far = shift(now, node.sign * amount.high.n, unit)
    if amount.hedge == "more":
        return Range(now, None) if node.sign > 0 else Range(None, now)
    return Closed(now, far, unit) if node.sign > 0 else Closed(far, now, unit)


def _followed(node: Followed, ctx: Context) -> Range:
    """Whole days are counted from the one after the first time, hours from its end."""
    first = closed(node.first, ctx)
    length = node.amount.high
    base = first.end if length.unit in FINE else midnight(first.start) + DAY
    return Closed(first.start, shift(base, length.n, length.unit), first.grain)


def _within_past(amount: Amount, ctx: Context) -> Closed:
    """The past of "within hours": counted from the date last mentioned."""
    base = ctx.mentioned
    if amount.high.unit in FINE:
        return base
    return Closed(base.start, shift(base.end, amount.high.n, amount.high.unit), "day")


def _lasting(node: Lasting, ctx: Context) -> Range:
    length = node.amount.high
    if ctx.tense == "future" and (ctx.negated or node.amount.hedge == "more"):
        return _at_least(node.amount, ctx)
    if ctx.perfect and ctx.tense != "future":
        return Closed(shift(ctx.anchor, -length.n, length.unit), ctx.anchor, length.unit)
    if ctx.tense != "past":
        return Closed(ctx.anchor, shift(ctx.anchor, length.n, length.unit), length.unit)
    raise Unanchored


def _at_least(amount: Amount, ctx: Context) -> Range:
    """The open end of "shut for at least a week"; "will not open for a week" begins then."""
    low = amount.low
    start = shift(ctx.anchor, low.n, low.unit) if ctx.negated else ctx.anchor
    return Range(midnight(start) if ctx.negated and low.unit not in FINE else start, None)


def _in_time(node: InTime, ctx: Context) -> Range:
    if ctx.tense == "past":
        raise Unanchored
    if node.amount.low.bare:
        return _rolling(Rolling(node.amount, 1), ctx)
    return _away(Away(node.amount, 1), ctx)


def _any_time(_: Anytime, ctx: Context) -> Range:
    return Range(ctx.anchor, None, "minute")


def _reference(_: Reference, ctx: Context) -> Range:
    return ctx.mentioned


COUNTED: dict[type[Node], Resolver] = {
    Anytime: _any_time,
    Away: _away,
    Followed: _followed,
    InTime: _in_time,
    Lasting: _lasting,
    Reference: _reference,
    Rolling: _rolling,
}
