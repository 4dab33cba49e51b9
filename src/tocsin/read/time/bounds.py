"""Reckons what prepositions bound, and ranges between two times (C6 to C8)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from tocsin.read.time.algebra import Closed, Range, meet, union
from tocsin.read.time.context import Context, Resolver, Unanchored, closed, reckon
from tocsin.read.time.occur import fixed
from tocsin.read.time.tree import (
    Between,
    Both,
    Bound,
    Clock,
    Daypart,
    During,
    Either,
    Event,
    Moment,
    Node,
    Nth,
    Part,
    This,
    Weekend,
    Year,
)

DAY = timedelta(days=1)
ALWAYS_FORWARD = frozenset({"ahead-of"})
FORWARD = frozenset({"by", "until", "not-before", "until-at-least", "until-after", "from"})
"""Prepositions that look ahead where the clause does not say."""


def _bound(node: Bound, ctx: Context) -> Range:
    op = node.op
    if ctx.negated and op in {"until", "before", "until-at-least"}:
        op = "not-before"  # "will not reopen until Monday" says when at the earliest
    inner = ctx
    if op == "as-of":  # "takes effect as of Monday", "as of Monday there were ten"
        op = "from" if ctx.tense == "future" else "since"
    if op == "since":
        inner = replace(ctx, tense="past", negated=False)
    elif op in ALWAYS_FORWARD or (ctx.tense is None and op in {*FORWARD, "before"}):
        inner = replace(ctx, tense="future")
    r = reckon(node.node, inner)
    return _BOUNDS[op](r, node.node, ctx)


def _now_if_before(end: datetime | None, ctx: Context) -> datetime | None:
    """The publication, where the end lies after it: the start of what is still to come."""
    if ctx.now is None or end is None:
        return None
    return ctx.now if end > ctx.now else None


def _by(r: Range, node: Node, ctx: Context) -> Range:
    end = r.start if isinstance(node, Weekend) or r.grain == "minute" else r.end
    end = _deadline(node, end, ctx)
    if isinstance(node, This) and node.unit == "weekend":
        end = r.start
    return Range(_now_if_before(end, ctx), end, r.grain, r.about)


def _deadline(node: Node, end: datetime | None, ctx: Context) -> datetime | None:
    """For example "by midnight on Sunday" is the end of Sunday, "by midnight" the coming one."""
    small = node.small if isinstance(node, During) else node
    if end is None or not isinstance(small, Daypart) or small.name != "midnight":
        return end
    past = isinstance(node, Daypart) and (ctx.now is None or end > ctx.now)
    return end if past else end + DAY


def _until(r: Range, node: Node, ctx: Context) -> Range:
    end = _deadline(node, r.start if r.grain == "minute" else r.end, ctx)
    return Range(_now_if_before(end, ctx), end, r.grain, r.about)


def _before(r: Range, node: Node, ctx: Context) -> Range:
    last = isinstance(node, Part) and node.which == "end"
    end = r.end if last else r.start  # "before the end of May" ends with May
    return Range(_now_if_before(end, ctx), end, r.grain, r.about)


def _since(r: Range, _: Node, ctx: Context) -> Range:
    late = ctx.now is not None and r.start is not None and r.start < ctx.now
    return Range(r.start, ctx.now if late else None, r.grain, r.about)


def _not_before(r: Range, _: Node, ctx: Context) -> Range:
    start = r.start
    if ctx.now is not None and start is not None and r.end is not None:
        start = ctx.now if start < ctx.now < r.end else start
    return Range(start, None, r.grain, r.about)


def _after(r: Range, _: Node, __: Context) -> Range:
    return Range(r.start if r.grain == "minute" else r.end, None, r.grain, r.about)


def _between(node: Between, ctx: Context) -> Range:
    """From A to B: whichever names its year fixes the other."""
    if _dated(node.last) and not _dated(node.first):
        last = closed(node.last, ctx)
        first = closed(node.first, replace(ctx, now=last.end - timedelta(minutes=1), tense="past"))
    else:
        first = closed(node.first, ctx)
        last = closed(node.last, replace(ctx, now=_just_after(first), tense="future", ref=first))
    if last.start < first.start and _of_day(node.last):
        last = Closed(last.start + DAY, last.end + DAY, last.grain)  # "from dusk to dawn"
    if last.end < first.start:
        raise Unanchored
    return Closed(first.start, last.start if last.grain == "minute" else last.end, last.grain)


def _of_day(node: Node) -> bool:
    return isinstance(node.small if isinstance(node, During) else node, Clock | Daypart)


def _just_after(first: Closed) -> datetime:
    return first.end if first.end - first.start <= DAY else first.start


def _dated(node: Node) -> bool:
    inner: Any = node
    while isinstance(inner, During | Part | Nth):
        inner = inner.large if isinstance(inner, During) else inner.node
    return fixed(inner) or isinstance(inner, Year | Moment)


def _either(node: Either, ctx: Context) -> Range:
    first = reckon(node.first, ctx)
    if first.start is None:
        return first
    ahead = ctx.now is not None and first.end is not None and first.end > ctx.now
    tense = ctx.tense or ("future" if ahead else None)  # "tonight or on Friday"
    return union(first, reckon(node.second, replace(ctx, tense=tense)))


def _both(node: Both, ctx: Context) -> Range:
    return meet(reckon(node.first, ctx), reckon(node.second, ctx))


def _event(_: Event, __: Context) -> Range:
    raise Unanchored


def _until_after(r: Range, node: Node, ctx: Context) -> Range:
    return _after(r, node, ctx) if ctx.negated else _until(r, node, ctx)


def _at_least(r: Range, node: Node, ctx: Context) -> Range:
    return Range(ctx.now, None, r.grain) if ctx.now else _after(r, node, ctx)


def _beyond(r: Range, node: Node, ctx: Context) -> Range:
    """For example "not put off beyond Friday": by then."""
    return _until(r, node, ctx) if ctx.negated else _after(r, node, ctx)


def _from(r: Range, _: Node, __: Context) -> Range:
    return Range(r.start, None, r.grain, r.about)


_BOUNDS: dict[str, Callable[[Range, Node, Context], Range]] = {
    "by": _by,
    "until": _until,
    "until-after": _until_after,
    "until-at-least": _at_least,
    "before": _before,
    "ahead-of": _before,
    "after": _after,
    "beyond": _beyond,
    "since": _since,
    "from": _from,
    "not-before": _not_before,
}


BOUNDS: dict[type[Node], Resolver] = {
    Between: _between,
    Both: _both,
    Bound: _bound,
    Either: _either,
    Event: _event,
}
