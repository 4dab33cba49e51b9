"""Narrower bounds for undated reports, from dated reports about the same things.

What a report itself says is read by `tocsin.read.dating`. Three grounds come from the others, all
lower bounds: it tells of something that, by dated reports, did not begin before a moment; it takes
back what its own outlet reported at a known time; or it carries, with credit, the text of a report
of known date. An upper bound cannot be had so: anybody may tell of old things.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

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

Floor = tuple[Instant, str]
"""Not before this moment, and why."""
STANDING = frozenset({"asserts", "confirms"})
TAKING_BACK = frozenset({"corrects", "retracts"})


def narrowed(
    datings: Iterable[Dating],
    floors: Mapping[str, Iterable[Floor]],
) -> tuple[Dating, ...]:
    """Datings with the floors applied, in order of report.

    A floor above the upper bound contradicts it: it is listed and bounds nothing.
    """
    return tuple(
        _narrowed(d, sorted(set(floors.get(d.report, ()))))
        for d in sorted(datings, key=lambda d: d.report)
    )


def _narrowed(dating: Dating, floors: Iterable[Floor]) -> Dating:
    found, grounds = dating.published, list(dating.grounds)
    for moment, why in floors:
        if found.latest is not None and moment > found.latest:
            grounds.append(f"contradicting, and so bounding nothing: {why}")
            continue
        grounds.append(why)
        if found.earliest is None or moment > found.earliest:
            basis = found.basis if found.basis != "unknown" else "grounds"
            found = TimeRange(earliest=moment, latest=found.latest, basis=basis)
    return Dating(report=dating.report, published=found, grounds=tuple(grounds))


def floors_of(
    developments: Iterable[Development],
    reuse: Iterable[Reuse],
    reports: Mapping[str, Report],
    statements: Mapping[str, Statement],
) -> dict[str, list[Floor]]:
    """What dated reports say about when undated ones can have been published at the earliest."""
    floors: defaultdict[str, list[Floor]] = defaultdict(list)
    undated = {key for key, r in reports.items() if not r.published.known}
    if not undated:
        return {}
    for development in developments:
        for report, floor in _begun(development, undated, statements):
            floors[report].append(floor)
        for report, floor in _taken_back(development, undated):
            floors[report].append(floor)
    for taken in reuse:
        copy, source = reports.get(taken.copy), reports.get(taken.source)
        if copy and source and taken.credited and not copy.published.known:
            moment = source.published.earliest
            if moment is not None:
                why = f"credits and carries a report of {moment.isoformat()}"
                floors[taken.copy].append((moment, why))
    return dict(floors)


def _begun(
    development: Development, undated: AbstractSet[str], statements: Mapping[str, Statement]
) -> Iterator[tuple[str, Floor]]:
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
    yield from ((report, (min(known), why + development.title)) for report in sorted(wanting))


def _taken_back(development: Development, undated: AbstractSet[str]) -> Iterator[tuple[str, Floor]]:
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
            yield m.quote.report, (moment, why)


def _happened(member: Member, statements: Mapping[str, Statement]) -> bool:
    statement = statements.get(member.statement)
    if statement is None or member.event < 0 or member.stance not in STANDING:
        return False
    return statement.events[member.event].modality == "actual"
