"""The days vouched for: attested ones widened by a tolerance, within what else is known."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from tocsin.fuse.holdings.offices import bears
from tocsin.records.holdings import Holding
from tocsin.vocabulary import Holder

_DAY = timedelta(days=1)


def bounded(
    holdings: Iterable[Holding], known: Sequence[Holder], tolerance: timedelta
) -> Iterator[Holding]:
    """The holdings of one office with their days; where one holds it at a time, none overlapping.

    A day on which reports have both in office is the successor's.
    What was learned before of the same person is kept: days and reports come on top of it.
    """
    ordered = sorted(holdings, key=lambda h: (h.first or date.max, h.person))
    starts = [_start(h, ordered[:n], known, tolerance) for n, h in enumerate(ordered)]
    for n, (h, start) in enumerate(zip(ordered, starts, strict=True)):
        if h.first is None or h.last is None:
            continue
        after = [] if h.several else starts[n + 1 :]
        after += [] if h.several else [k.start for k in known if k.start and k.start > h.last]
        ends = [day for day in (h.ended, *(s - _DAY for s in after)) if day is not None]
        until = min(ends, default=None)
        last = h.last + tolerance
        yield _with_before(
            msgspec.structs.replace(
                h,
                valid_from=start,
                valid_to=min(last, until or last),
                until=until,
            ),
            known,
        )


def _start(
    h: Holding, before: Sequence[Holding], known: Sequence[Holder], tolerance: timedelta
) -> date:
    """First day vouched for: not before a predecessor was last seen, nor before it began."""
    first = h.first or date.max
    if h.begun is not None and h.begun - tolerance <= first:
        return first
    floors = [first - tolerance]
    if not h.several:
        floors += [min(b.last + _DAY, first) for b in before if b.last]
        floors += [k.last + _DAY for k in known if k.last and k.last < first and not _same(k, h)]
    return max(floors)


def _same(k: Holder, h: Holding) -> bool:
    return bears(k.name, (h.person, *h.spellings))


def _with_before(h: Holding, known: Sequence[Holder]) -> Holding:
    """With what was learned earlier of the same person: its days and reports."""
    old = [k for k in known if k.learned and _same(k, h)]
    if not old:
        return h
    reports = dict.fromkeys((*(r for k in old for r in k.learned), *h.reports))
    starts = [day for k in old if (day := k.start)]
    ends = [day for k in old if (day := k.last)]
    return msgspec.structs.replace(
        h,
        valid_from=min([*starts, *([h.valid_from] if h.valid_from else [])]),
        valid_to=max([*ends, *([h.valid_to] if h.valid_to else [])]),
        reports=tuple(reports),
    )
