"""What several stated times allow together, and what lies ahead."""

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from tocsin.records import Instant, Statement, TimeRange, Window

_NARROW = timedelta(days=2)


def meet(windows: Iterable[Window | None]) -> Window | None:
    """What all given windows allow; the narrowest of them where they cannot all hold."""
    given = [w for w in windows if w is not None and (w.resolved or w.relative is not None)]
    if not given:
        return None
    resolved = [w for w in given if w.resolved]
    best = min(resolved or given, key=_width)
    if not resolved:
        return best
    start = max((w.earliest for w in resolved if w.earliest is not None), default=None)
    end = min((w.latest for w in resolved if w.latest is not None), default=None)
    if start is not None and end is not None and start >= end:
        return best
    if (start, end) == (best.earliest, best.latest):
        return best
    return msgspec.structs.replace(best, earliest=start, latest=end, edtf="")


def closed(window: Window) -> bool:
    """Whether both ends are known."""
    return window.earliest is not None and window.latest is not None


def filled(own: Window | None, others: Iterable[Window | None]) -> Window | None:
    """A window with its open ends taken from others; one that is closed stays as it is."""
    if own is not None and closed(own):
        return own
    return meet([own, *others])


def fits(window: Window, other: Window) -> bool:
    """Whether another time can close an open one: it ends after the other begins."""
    if not (window.resolved and other.resolved):
        return False
    start, end = window.earliest, other.latest
    return start is not None and end is not None and end > start


def begun(window: Window | None, said: TimeRange) -> Window | None:
    """A window that the word falls into, from the word on: "this month", said within it."""
    at = said.anchor
    if window is None or at is None or not window.resolved or window.latest is None:
        return window
    if window.earliest is None or window.earliest >= at or window.latest <= at:
        return window
    return msgspec.structs.replace(window, earliest=at, edtf="")


def _width(window: Window) -> tuple[bool, timedelta, str]:
    """Two ends before one; narrow before wide; the phrase's rule breaks ties."""
    if window.earliest is not None and window.latest is not None:
        return (False, window.latest - window.earliest, window.rule)
    return (True, timedelta(0), window.rule)


def ahead(window: Window, said: TimeRange) -> bool:
    """Whether a time lies ahead of the word, at least in part; an unresolved one may."""
    if not window.resolved:
        return window.relative is None or window.relative[1] is None or window.relative[1] > 0
    at = said.latest
    return at is None or window.latest is None or window.latest > at


def anchored(window: Window | None, published: TimeRange) -> Window | None:
    """A relative time of an undated report, reckoned from the bounds found for its date.

    It stays as it is where the bounds are wider than two days: then it would say too much.
    """
    low, high = published.earliest, published.latest
    if window is None or window.resolved or window.relative is None or low is None or high is None:
        return window
    if high - low > _NARROW:
        return window
    early, late = window.relative
    return msgspec.structs.replace(
        window,
        earliest=None if early is None else low + timedelta(hours=early),
        latest=None if late is None else high + timedelta(hours=late),
        resolved=True,
    )


def free_times(statement: Statement, said: TimeRange) -> tuple[Window, ...]:
    """The times of a statement that lie ahead and that no event of it has.

    What has happened has no time that lies ahead, unless it lasts until then.
    """
    taken = {
        e.window.span
        for e in statement.events
        if e.window and e.window.span and (e.modality != "actual" or _lasts(e.window))
    }
    return tuple(w for w in statement.times if w.span not in taken and ahead(w, said))


def _lasts(window: Window) -> bool:
    return window.rule.startswith(("until", "for"))


def not_before(said: Instant | None) -> Window | None:
    """What lies ahead of a dated word starts with it at the earliest: `[said, open)`."""
    if said is None:
        return None
    return Window(
        earliest=said,
        resolved=True,
        edtf=f"{said.date().isoformat()}/..",
        rule="not-before-said",
        anchor="published",
    )
