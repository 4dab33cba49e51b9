"""Narrower bounds for undated reports, from dated reports about the same things.

What a report itself says is read by `tocsin.read.dating`. Grounds from the others are lower bounds:
it tells of something that, by dated reports, did not begin before a moment; it takes back what its
own outlet reported at a known time; or it carries, with credit, the text of a report of known date.
An upper bound cannot be had so, for anybody may tell of old things, but where the words say how
long ago: it calls "this morning" what dated reports put on a day, or takes back what its outlet
reported at an hour without naming the day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import timedelta
from typing import NamedTuple

from tocsin.read.time.evidence import hours_named
from tocsin.records import (
    Dating,
    Development,
    Instant,
    Member,
    Report,
    Reuse,
    Statement,
    TimeRange,
)


class Bound(NamedTuple):
    """Not before a moment, not after one, and why; either moment may be None."""

    earliest: Instant | None
    latest: Instant | None
    why: str


STANDING = frozenset({"asserts", "confirms"})
TAKING_BACK = frozenset({"corrects", "retracts"})
HOUR = timedelta(hours=1)
AGREED = timedelta(days=2)
"""How far apart dated reports may put what dates an undated one."""
SLACK = timedelta(hours=14)
"""Room for the time of day of a report and for zones."""
LATE = timedelta(hours=30)
"""From a day's midnight: what is said of "tonight" may be printed by six in the morning."""
REPEATED = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "THREATEN", "ACCUSE", "REQUEST"})
"""Types of events that follow one another by the day."""
NEAR, SHARED = 10, 2
"""Minutes between the hour said and that of a report; names that both must hold."""
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_AMENDS = re.compile(
    r"\b(?:wrong|withdraws?|withdrew|corrections?|corrected|retract\w*|regrets?|apologi[sz]e\w*"
    r"|error|untrue|not true|take it back|took it back|should not have|is(?:n't| not) so)\b",
    re.IGNORECASE,
)


def narrowed(
    datings: Iterable[Dating],
    bounds: Mapping[str, Iterable[Bound]],
) -> tuple[Dating, ...]:
    """Datings with the bounds applied, in order of report.

    A bound that contradicts the others is listed and bounds nothing.
    """
    return tuple(
        _narrowed(d, sorted(set(bounds.get(d.report, ())), key=_order))
        for d in sorted(datings, key=lambda d: d.report)
    )


def _order(bound: Bound) -> tuple[bool, str, str]:
    moment = bound.earliest or bound.latest
    return bound.latest is not None, moment.isoformat() if moment else "", bound.why


def _narrowed(dating: Dating, bounds: Iterable[Bound]) -> Dating:
    found, grounds = dating.published, list(dating.grounds)
    for bound in bounds:
        first = max((m for m in (found.earliest, bound.earliest) if m), default=None)
        last = min((m for m in (found.latest, bound.latest) if m), default=None)
        if first is not None and last is not None and first > last:
            grounds.append(f"contradicting, and so bounding nothing: {bound.why}")
            continue
        grounds.append(bound.why)
        basis = found.basis if found.basis != "unknown" else "grounds"
        found = TimeRange(earliest=first, latest=last, basis=basis)
    return Dating(report=dating.report, published=found, grounds=tuple(grounds))


def floors_of(
    developments: Iterable[Development],
    reuse: Iterable[Reuse],
    reports: Mapping[str, Report],
    statements: Mapping[str, Statement],
) -> dict[str, list[Bound]]:
    """What dated reports say about when undated ones can have been published."""
    bounds: defaultdict[str, list[Bound]] = defaultdict(list)
    undated = {key for key, r in reports.items() if not r.published.known}
    if not undated:
        return {}
    for development in developments:
        for report, bound in _begun(development, undated, statements):
            bounds[report].append(bound)
        for report, bound in _so_long_ago(development, undated, statements):
            bounds[report].append(bound)
        for report, bound in _taken_back(development, undated):
            bounds[report].append(bound)
    for report, bound in _at_an_hour(undated, reports):
        bounds[report].append(bound)
    for taken in reuse:
        copy, source = reports.get(taken.copy), reports.get(taken.source)
        if copy and source and taken.credited and not copy.published.known:
            moment = source.published.earliest
            if moment is not None:
                why = f"credits and carries a report of {moment.isoformat()}"
                bounds[taken.copy].append(Bound(moment, None, why))
    return dict(bounds)


def _so_long_ago(
    development: Development, undated: AbstractSet[str], statements: Mapping[str, Statement]
) -> Iterator[tuple[str, Bound]]:
    """The undated reports that say how long ago it was, as in "this morning", "yesterday".

    Only for what dated reports agree to put within two days, and for what is seldom done again the
    next day: another morning's shelling may be meant.
    """
    told = [
        m
        for m in development.members
        if _happened(m, statements) and _type(m, statements) not in REPEATED
    ]
    known = [
        w
        for m in told
        if m.quote.report not in undated and (w := m.quote.window) is not None and w.resolved
    ]
    starts, ends = [w.earliest for w in known], [w.latest for w in known]
    if not known or None in starts or None in ends:
        return
    first, last = min(s for s in starts if s), max(e for e in ends if e)
    if last - first > AGREED:
        return
    for m in told:
        w = m.quote.window
        if m.quote.report not in undated or w is None or w.resolved or w.relative is None:
            continue
        after, before = w.relative
        if after is None or before is None or max(-after, before) > AGREED / HOUR:
            continue
        bound = (first - before * HOUR - SLACK, last - after * HOUR + SLACK)
        why = f"puts near its own day what dated reports put at {first.isoformat()} or later: "
        yield m.quote.report, Bound(*bound, why + development.title)


def _at_an_hour(
    undated: AbstractSet[str], reports: Mapping[str, Report]
) -> Iterator[tuple[str, Bound]]:
    """The undated reports that take back what their outlet said at an hour: the same day.

    The outlet must have, on one day only, a report of that hour that shares names with it.
    """
    for key in sorted(undated):
        report = reports[key]
        if not report.outlet or not _AMENDS.search(report.text):
            continue
        for hour, minute, words in hours_named(report.text):
            of_hour = [
                moment
                for r in reports.values()
                if (moment := r.published.earliest) is not None
                and r.published.exact
                and r.outlet == report.outlet
                and abs(moment.hour * 60 + moment.minute - hour * 60 - minute) <= NEAR
                and len(_names(r) & _names(report)) >= SHARED
            ]
            if of_hour and len({m.date() for m in of_hour}) == 1:
                moment = min(of_hour)
                midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
                why = f'takes back what its outlet said "{words}", at {moment.isoformat()}'
                yield key, Bound(moment, midnight + LATE, why)


def _names(report: Report) -> set[str]:
    return set(_NAME.findall(report.text))


def _begun(
    development: Development, undated: AbstractSet[str], statements: Mapping[str, Statement]
) -> Iterator[tuple[str, Bound]]:
    """The undated reports that tell of a development as having happened, and when it began.

    The beginning is the earliest that any dated report's own words allow: where two of them differ,
    the safe one counts. A dated report that bounds nothing leaves all unbounded.
    """
    told = [m for m in development.members if _happened(m, statements)]
    wanting = {m.quote.report for m in told} & undated
    if not wanting:
        return
    windows = [m.quote.window for m in told if m.quote.report not in undated]
    moments = [w.earliest if w is not None and w.resolved else None for w in windows]
    known = [m for m in moments if m is not None]
    if not known or len(known) < len(moments):
        return
    why = f"tells of something that dated reports put at {min(known).isoformat()} or later: "
    yield from (
        (report, Bound(min(known), None, why + development.title)) for report in sorted(wanting)
    )


def _taken_back(development: Development, undated: AbstractSet[str]) -> Iterator[tuple[str, Bound]]:
    """The undated reports that correct or retract what their outlet reported, and when it did.

    Of several such reports it may be the first that is meant.
    """
    reported: dict[str, Instant] = {}
    for m in development.members:
        moment = m.quote.published.earliest
        if m.quote.report not in undated and m.quote.outlet and moment and m.stance in STANDING:
            reported[m.quote.outlet] = min(moment, reported.get(m.quote.outlet, moment))
    for m in development.members:
        moment = reported.get(m.quote.outlet or "")
        if m.quote.report in undated and m.stance in TAKING_BACK and moment is not None:
            why = f"takes back what its outlet reported at {moment.isoformat()}"
            yield m.quote.report, Bound(moment, None, why)


def _type(member: Member, statements: Mapping[str, Statement]) -> str:
    return statements[member.statement].events[member.event].type


def _happened(member: Member, statements: Mapping[str, Statement]) -> bool:
    statement = statements.get(member.statement)
    if statement is None or member.event < 0 or member.stance not in STANDING:
        return False
    return statement.events[member.event].modality == "actual"
