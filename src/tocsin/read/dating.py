"""Bounds on the publication of a report that carries no date, from what it says.

Grounds: a dateline; explicit dates; the offices people hold in it; the moment it was received.
Every ground is a set of intervals; their intersection bounds the report. Grounds that contradict
each other are all listed and bound nothing.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from tocsin.read.holders import Held, held_in, told_of_a_year
from tocsin.read.time.anchor import dateline, dateline_day
from tocsin.read.time.evidence import days_named
from tocsin.records import Dating, Instant, Report, TimeRange, record_id
from tocsin.vocabulary import Tenure, World

DAY = timedelta(days=1)
HANDOVER = timedelta(days=90)
"""Around a change of office both holders are named with the title: elected in November, sworn in
in January."""
_INITIAL = re.compile(r"(?<=[a-z]{2}) [A-Z]\. (?=[A-Z][a-z]{2})")
"""A middle initial: "Ola K. Fennick"."""
NEW = timedelta(days=366)
"""How long a holder is called new."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a moment to a moment, either open."""

    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Ground:
    """Stretches in one of which the report was published, and why."""

    stretches: tuple[Stretch, ...]
    why: str
    open: tuple[Tenure, ...] = ()
    """Tenures in it that have not ended as far as is known."""


def date_bounds(report: Report, world: World, received: Instant | None) -> Dating:
    """When a report can have been published, with the grounds.

    `received` is an upper bound; without it, what only people who are still in office bound is
    taken to have been read when the tables of offices end. A report that carries its date gets it
    back. Tenures are whole local days of the office's country (UTC where its offset is not known,
    a day more on each side).
    """
    if report.published.known:
        return _dating(report, report.published, ("the report carries its date",))
    known = list(_received(received))
    grounds = [*_dateline(report, world), *_dates(report), *_offices(report, world)]
    grounds += _day_of_year(report, world, _common([*grounds, *known]))
    if received is None:
        grounds += _reach(grounds, world)
    why = tuple(g.why for g in [*grounds, *known])
    found = _hull(_common([*grounds, *known]))
    if found is None:
        lines = ("contradictory, so that nothing is bounded by them:", *(g.why for g in grounds))
        found = _hull(_common(known)) or Stretch(None, None)
        why = (*lines, *(g.why for g in known))
    basis = (
        "unknown" if found == Stretch(None, None) else "dateline" if _lined(grounds) else "grounds"
    )
    return _dating(report, TimeRange(earliest=found.start, latest=found.end, basis=basis), why)


def _dating(report: Report, published: TimeRange, why: tuple[str, ...]) -> Dating:
    return Dating(report=record_id(report), published=published, grounds=why)


def _lined(grounds: Iterable[Ground]) -> bool:
    return any(g.why.startswith("dateline") for g in grounds)


# --- sets of stretches ---------------------------------------------------------------------------


def _common(grounds: list[Ground]) -> list[Stretch]:
    left = [Stretch(None, None)]
    for ground in grounds:
        left = [m for a in left for b in ground.stretches if (m := _meet(a, b)) is not None]
    return left


def _meet(a: Stretch, b: Stretch) -> Stretch | None:
    starts = [x for x in (a.start, b.start) if x is not None]
    ends = [x for x in (a.end, b.end) if x is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    return None if start is not None and end is not None and start > end else Stretch(start, end)


def _hull(stretches: list[Stretch]) -> Stretch | None:
    if not stretches:
        return None
    starts, ends = [s.start for s in stretches], [s.end for s in stretches]
    return Stretch(
        None if None in starts else min(s for s in starts if s),
        None if None in ends else max(e for e in ends if e),
    )


# --- grounds -------------------------------------------------------------------------------------


def _received(received: Instant | None) -> Iterator[Ground]:
    if received is not None:
        yield Ground((Stretch(None, received),), f"received {received.isoformat()}")


def _reach(grounds: list[Ground], world: World) -> Iterator[Ground]:
    """The last day of the tables of offices, where those in office alone leave the end open.

    That somebody is in office on a day says nothing of the days after it: this is no evidence, but
    the moment at which the tables stand for the reader, as long as no better one is told.
    """
    open_ = [t for g in grounds for t in g.open]
    bounds, last = _hull(_common(grounds)), world.offices_until
    known = open_ and last and all(t.seen and not t.learned for t in open_)
    if not known or not last or bounds is None or bounds.start is None or bounds.end is not None:
        return
    end = _midnight(last, None) + DAY
    if bounds.start < end:
        yield Ground(
            (Stretch(None, end),), f"the offices are known until {last}; no receipt is told"
        )


def _dateline(report: Report, world: World) -> Iterator[Ground]:
    line = dateline(report.text)
    if line is None:
        return
    outlet = world.outlet(report.outlet)
    zone = _zone(world, outlet.country if outlet else None) or line.zone
    start = line.moment.replace(hour=0, minute=0, tzinfo=zone)
    yield Ground((Stretch(start, start + DAY),), f"dateline {line.moment.date().isoformat()}")


def _day_of_year(report: Report, world: World, left: list[Stretch]) -> Iterator[Ground]:
    """A dateline without its year, in the years that the other grounds leave."""
    day, bounds = dateline_day(report.text), _hull(left)
    if day is None or bounds is None or bounds.start is None or bounds.end is None:
        return
    outlet = world.outlet(report.outlet)
    zone = _zone(world, outlet.country if outlet else None)
    slack = timedelta() if zone else DAY
    found: list[Stretch] = []
    for year in range(bounds.start.year - 1, bounds.end.year + 2):
        with suppress(ValueError):  # 29 February
            start = _midnight(date(year, *day), zone)
            found.append(Stretch(start - slack, start + DAY + slack))
    fitting = tuple(s for s in found if any(_meet(s, b) for b in left))
    if fitting:
        yield Ground(fitting, f"dateline of {day[1]}/{day[0]}, day and month, without a year")


def _dates(report: Report) -> Iterator[Ground]:
    """Explicit dates: told in the past they lie before the report, announced they lie after it."""
    for named in days_named(report.text):
        words = report.text[named.start : named.end]
        if named.tense == "past":
            yield Ground((Stretch(_utc(named.first) - DAY, None),), f'tells of "{words}"')
        elif named.tense == "future":
            yield Ground((Stretch(None, _utc(named.last) + DAY),), f'looks ahead to "{words}"')


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)


def _offices(report: Report, world: World) -> Iterator[Ground]:
    """What people are called: each once, with the tenures that fit the title."""
    seen: set[tuple[str, str]] = set()
    years = [n for n in days_named(report.text) if n.tense != "future"]
    for held in _held(report.text, world):
        key = (held.person, held.sort)
        told = held.sort != "dead" and told_of_a_year(report.text, held.start, years)
        if key in seen or told:
            continue
        seen.add(key)
        now = held.tenures if held.sort in {"holds", "new"} else ()
        still = tuple(t for t in now if t.last is None)
        yield Ground(tuple(_stretches(held, world)), held.why, still)


def _held(text: str, world: World) -> Iterator[Held]:
    """Who is called by an office, also where a middle initial hides the name that is known."""
    yield from held_in(text, world)
    known = [m.span for m in world.find(text) if m.kind == "person"]

    def shortened(m: re.Match[str]) -> str:
        return m[0] if any(s.start <= m.start() < s.end for s in known) else " "

    plain = _INITIAL.sub(shortened, text)
    if plain != text:
        yield from held_in(plain, world)


def _stretches(held: Held, world: World) -> Iterator[Stretch]:
    for t in held.tenures:
        first, last = _days(t, world)
        if held.sort == "holds" or (held.sort == "new" and first is None):
            yield Stretch(first, last)
        elif held.sort == "new" and first is not None:
            until = first + NEW
            yield Stretch(first, until if last is None else min(until, last))
        elif held.sort == "changing":
            yield Stretch(first and first - HANDOVER, last and last + HANDOVER)
        elif held.sort in {"former", "dead"} and last is not None and not t.learned:
            yield Stretch(last - DAY, None)
        elif held.sort == "coming" and first is not None and not t.learned:
            yield Stretch(None, first + DAY)
        else:
            yield Stretch(None, None)


def _days(t: Tenure, world: World) -> tuple[datetime | None, datetime | None]:
    zone = _zone(world, t.country)
    slack = timedelta() if zone else DAY
    start = None if t.start is None else _midnight(t.start, zone) - slack
    end = None if t.last is None else _midnight(t.last, zone) + DAY + slack
    return start, end


def _midnight(day: date, zone: timezone | None) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone or UTC)


def _zone(world: World, country: str | None) -> timezone | None:
    known = world.countries.get(country or "")
    if known is None or not known.utc_offset:
        return None
    return datetime.fromisoformat(f"2000-01-01T00:00:00{known.utc_offset}").tzinfo  # pyright: ignore[reportReturnType] - fromisoformat gives a fixed offset
