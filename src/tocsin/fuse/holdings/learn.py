"""From attestations to holdings: what is proposed, what is known, what cannot both hold.

Nothing is decided that the reports leave open: where two cannot both hold, neither is proposed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

import msgspec

from tocsin.fuse.holdings.bounds import bounded
from tocsin.fuse.holdings.candidates import Candidate, Terms, candidates, plain, publishers
from tocsin.fuse.holdings.offices import (
    Seat,
    beside,
    covers,
    in_this,
    rivals,
    seat_of,
    tenures_of,
)
from tocsin.records.holdings import (
    Attestation,
    ConflictKind,
    Holding,
    HoldingConflict,
    HoldingStatus,
    Learned,
)
from tocsin.vocabulary import Tenure, World

_ALIKE = 0.85
"""Likeness of two names (Ratcliff and Obershelp, from 0 to 1) that is worth a hint."""
_NO_COUNTRY = "no-country"
_BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", None})


@dataclass
class Case:
    """A candidate of one country with what was found out about it."""

    candidate: Candidate
    seat: Seat
    holding: Holding
    strong: bool
    """Whether enough reports and publishers attest it."""
    conflicts: list[HoldingConflict]
    since: date | None = None
    """First day in office: of the reports, or of the vocabulary where it knows the tenure."""


def learned(
    attestations: Iterable[Attestation],
    world: World,
    terms: Terms | None = None,
    aside: Mapping[str, int] | None = None,
) -> Learned:
    """The holdings that dated attestations give, the known and the contradictory among them.

    The order of the attestations does not matter, and more of them never shorten the time over
    which a person is attested in an office. `aside` counts mentions set aside before, by reason.
    """
    terms = terms or Terms()
    given = set(attestations)
    set_aside = dict(aside or {})
    cases: list[Case] = []
    found: list[HoldingConflict] = []
    for c in candidates(given):
        if len(c.countries) == 1:
            cases.append(_case(c.at(c.countries[0]), c.countries[0], world, terms))
        elif c.countries:
            found.append(_two_countries(c, c.countries, world))
        else:
            set_aside[_NO_COUNTRY] = set_aside.get(_NO_COUNTRY, 0) + len(c.attested)
    _check(cases, world)
    found += [conflict for case in cases for conflict in case.conflicts]
    return Learned(
        holdings=tuple(sorted(_settled(cases, terms), key=_place)),
        conflicts=tuple(sorted(set(found), key=lambda c: (c.kind, c.persons, c.offices))),
        undated=sum(a.day is None for a in given),
        aside=dict(sorted(set_aside.items())),
        tolerance=terms.tolerance,
    )


def _place(h: Holding) -> tuple[str, ...]:
    return (h.country, h.office, str(h.first), str(h.ended), h.person)


def _case(c: Candidate, country: str, world: World, terms: Terms) -> Case:
    seat = seat_of(c, country, world)
    telling = c.telling
    holding = Holding(
        person=c.names[0],
        spellings=c.names[1:],
        office=seat.id,
        title=seat.title,
        country=country,
        sector=seat.sector,
        several=seat.several,
        implied=not c.stated,
        first=c.days[0] if c.days else None,
        last=c.days[-1] if c.days else None,
        begun=c.begun,
        ended=next((day for day in c.over if not c.days or day > c.days[-1]), None),
        reports=c.reports,
        publishers=publishers(c.held),
        words=telling.words,
        source=f"{telling.outlet or 'outlet not stated'}, {telling.day}",
        status=_status(c, terms),
    )
    return Case(
        c, seat, holding, strong=holding.status == "proposed", conflicts=[], since=holding.first
    )


def _status(c: Candidate, terms: Terms) -> HoldingStatus:
    if not c.held:
        return "ended"
    enough = len(c.reports) >= terms.min_reports and publishers(c.held) >= terms.min_publishers
    return "proposed" if enough else "few"


def _two_countries(
    c: Candidate, countries: Iterable[str], world: World, ids: Sequence[str] = ()
) -> HoldingConflict:
    where = sorted(set(countries))
    offices = ids or [seat_of(c.at(code), code, world).id for code in where]
    detail = f"{c.names[0]} is said to hold office in {' and in '.join(where)}"
    return _conflict("two-countries", [c.names[0]], offices, detail)


def _conflict(
    kind: ConflictKind, persons: Iterable[str], offices: Iterable[str], detail: str
) -> HoldingConflict:
    people, ids = (tuple(sorted(set(given))) for given in (persons, offices))
    return HoldingConflict(kind=kind, persons=people, offices=ids, detail=detail)


def _check(cases: Sequence[Case], world: World) -> None:
    """Find what is known and what cannot hold; a case in conflict is proposed no more."""
    for case in cases:
        _against_known(case, world)
        if case.holding.first and any(
            case.holding.first < day <= (case.holding.last or day) for day in case.candidate.over
        ):
            _blocked(case, "returned", f"{_named(case)}; called former in between")
    _across_countries(cases, world)
    _two_holders(cases)


def _against_known(case: Case, world: World) -> None:
    c, h = case.candidate, case.holding
    tenures = tenures_of(c, world)
    elsewhere = {t.country for t in tenures if t.country not in _BODIES} - {h.country}
    here = any(t.country == h.country for t in tenures)
    if elsewhere and not here and h.country not in _BODIES:
        known = ", ".join(sorted(str(code) for code in elsewhere))
        _blocked(case, "two-countries", f"{_named(case)}; the vocabulary knows the name of {known}")
        return
    first, last = h.first, h.last
    own = in_this(tenures, c, case.seat, world)
    _still(case, own)
    if first is None or last is None:
        if any(t.last is not None or t.learned for t in own):
            _set(case, "known")
        return
    mine = [t for t in own if covers(t, first, last)]
    if mine:
        case.since = min(first, *(t.start or first for t in mine))
        _set(case, "known")
        return
    others = rivals(case.seat, (*c.names, *(t.person for t in own)), first, last)
    if others:
        held = "; ".join(
            f"{o.name} {o.start or '?'} to {o.last}{_alike(h, o.name)}" for o in others
        )
        _blocked(case, "known-holder", f"{_named(case)}; the vocabulary has {held}")
    odd = [t for t in own if not t.learned and not beside(t, first, last)]
    if odd:
        held = "; ".join(f"{t.start or '?'} to {t.last or 'now'}" for t in odd)
        _blocked(case, "known-otherwise", f"{_named(case)}; the vocabulary has {held}")


def _still(case: Case, own: Sequence[Tenure]) -> None:
    """List whom a source has in office without an end, and reports do not: that is not changed."""
    over = case.holding.ended
    for t in own:
        seen = t.seen or t.start
        if over and not t.learned and t.end is None and (seen is None or seen < over):
            detail = (
                f"{case.holding.person}, {case.holding.title} ({case.holding.country}), said to be "
                f"over by {over}; the vocabulary has {t.start or '?'} to now"
            )
            people, offices = [case.holding.person], [case.holding.office]
            case.conflicts.append(_conflict("still-known", people, offices, detail))


def _named(case: Case) -> str:
    h = case.holding
    return f"{h.person}, {h.title} ({h.country}), in office {h.first} to {h.last} by the reports"


def _alike(h: Holding, name: str) -> str:
    """A hint for the person who reviews, where two names look like spellings of one."""
    same = SequenceMatcher(None, plain(h.person), plain(name)).ratio() >= _ALIKE
    return " (one person, spelled in two ways?)" if same else ""


def _set(case: Case, status: HoldingStatus) -> None:
    """Settle what becomes of a holding; what is known stays so."""
    if case.holding.status != "known":
        case.holding = msgspec.structs.replace(case.holding, status=status)


def _blocked(case: Case, kind: ConflictKind, detail: str) -> None:
    """Note a conflict; one that too few reports attest is listed all the same."""
    _set(case, "conflict")
    case.conflicts.append(_conflict(kind, [case.holding.person], [case.holding.office], detail))


def _across_countries(cases: Sequence[Case], world: World) -> None:
    """One name in offices of two countries; where only one is stated, the implied one yields."""
    by_name: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for name in case.candidate.keys:
            by_name[name].append(case)
    for name in sorted(by_name):
        several = by_name[name]
        stated = {c.holding.country for c in several if not c.holding.implied}
        countries = {c.holding.country for c in several}
        if len(countries) == 1:
            continue
        ids = [c.holding.office for c in several]
        conflict = _two_countries(several[0].candidate, countries, world, ids)
        for case in several:
            if len(stated) != 1 or case.holding.implied:
                _set(case, "conflict")
                case.conflicts.append(conflict)


def _two_holders(cases: Sequence[Case]) -> None:
    """Two in an office for one at a time. One that few attest is listed, and blocks nobody."""
    by_office: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.holding.first and not case.holding.several:
            by_office[case.holding.office].append(case)
    for office in sorted(by_office):
        for a, b in _overlapping(by_office[office]):
            detail = f"{_named(a)}; {_named(b)}{_alike(a.holding, b.holding.person)}"
            persons = [a.holding.person, b.holding.person]
            conflict = _conflict("two-holders", persons, [office], detail)
            for case, other in ((a, b), (b, a)):
                case.conflicts.append(conflict)
                if other.strong:
                    _set(case, "conflict")


def _overlapping(cases: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    for n, a in enumerate(cases):
        for b in cases[n + 1 :]:
            a1, a2, b1, b2 = a.since, a.holding.last, b.since, b.holding.last
            if not (a1 and a2 and b1 and b2) or a2 < b1 or b2 < a1:
                continue
            handover = a1 < a2 == b1 < b2 or b1 < b2 == a1 < a2
            if not handover:
                yield a, b


def _settled(cases: Sequence[Case], terms: Terms) -> Iterator[Holding]:
    """The holdings with the days vouched for."""
    by_office: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.holding.status == "proposed":
            by_office[case.holding.office].append(case)
        else:
            yield case.holding
    slack = timedelta(days=terms.tolerance)
    for office in sorted(by_office):
        here = by_office[office]
        yield from bounded([c.holding for c in here], here[0].seat.holders, slack)
