"""From the mentions of one thing to the development that people see."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from tocsin.fuse.contradictions import Spoken, contradictions
from tocsin.fuse.matter import Gathered
from tocsin.fuse.mentions import Mention
from tocsin.fuse.origins import UNKNOWN, Desk, Roots
from tocsin.fuse.titles import most, title
from tocsin.fuse.unify import unified
from tocsin.records import (
    Counts,
    Development,
    Edge,
    Event,
    Member,
    Modality,
    Origin,
    Party,
    Place,
    Quote,
    TimeRange,
    Window,
    digest,
)
from tocsin.vocabulary import World

STANDING = frozenset({"asserts", "confirms"})
STRENGTH: tuple[Modality, ...] = (
    "actual",
    "planned",
    "threatened",
    "possible",
    "conditional",
    "demanded",
    "advised",
    "hypothetical",
    "denied",
)
Status = Literal["reported", "corroborated", "disputed", "withdrawn"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rooted:
    """Members of one development with the origin of each."""

    members: Sequence[Mention]
    pointed: Sequence[bool]
    keys: Sequence[str]
    roots: Roots
    retracted: frozenset[str]
    same: Mapping[str, str]
    """Every origin key to the key it goes by."""


def _root(found: Gathered, desk: Desk) -> Rooted:
    members = found.members
    roots = Roots(desk, members)
    same = unified(roots)
    keys = [same.get(roots.of(i), UNKNOWN) for i in range(len(members))]
    return Rooted(members, found.pointed, keys, roots, _retracted(members, keys), same)


def _retracted(members: Sequence[Mention], keys: Sequence[str]) -> frozenset[str]:
    """Origins withdrawn by the outlet that brought them, or by themselves."""
    gone: set[str] = set()
    for i, m in enumerate(members):
        if m.stance != "retracts":
            continue
        brought = [
            keys[j]
            for j, o in enumerate(members)
            if j != i and o.publisher.key == m.publisher.key and o.stance in STANDING
        ]
        gone.update(brought if not m.voices else [k for k in brought if k == keys[i]])
        gone.add(keys[i])
    return frozenset(gone - {UNKNOWN})


def _members(rooted: Rooted, desk: Desk) -> list[Spoken]:
    spoken: list[Spoken] = []
    for m, key in zip(rooted.members, rooted.keys, strict=True):
        report = desk.reports[m.report]
        event = m.coded
        quote = Quote(
            report=m.report,
            span=m.span,
            text=m.text,
            outlet=report.outlet,
            published=m.published,
            voices=m.voices,
            window=event.window if event else None,
        )
        spoken.append(Spoken(m, key, quote))
    return spoken


def _origins(rooted: Rooted) -> tuple[Origin, ...]:
    told: dict[str, bool] = {}
    for m, key, pointed in zip(rooted.members, rooted.keys, rooted.pointed, strict=True):
        if key != UNKNOWN and pointed:
            told[key] = told.get(key, False) or m.stance in STANDING or m.stance == "corrects"
    against = _against(rooted)
    result: list[Origin] = []
    for key, speaks_for in told.items():
        words, kind, outlet = rooted.roots.labels[key]
        told_by = outlet.name if kind not in {"outlet", "outlet-own"} else ""
        via = f", via {told_by}" if told_by and f"via {told_by}" not in words else ""
        result.append(
            Origin(
                key=key,
                description=f"{words}{via}",
                kind=kind,
                grading=outlet.grading,
                retracted=key in rooted.retracted,
                denies=not speaks_for or key in against,
            )
        )
    return tuple(result)


def _against(rooted: Rooted) -> set[str]:
    """Origins that deny it: whatever else they say, they do not speak for it."""
    return {k for m, k in zip(rooted.members, rooted.keys, strict=True) if m.stance == "denies"}


def _counts(rooted: Rooted) -> Counts:
    pairs = list(zip(rooted.members, rooted.keys, strict=True))
    standing = [
        (m, k)
        for (m, k), pointed in zip(pairs, rooted.pointed, strict=True)
        if pointed and m.stance in STANDING
    ]
    known = {m.report for m, k in standing if k != UNKNOWN}
    against = _against(rooted)
    return Counts(
        reports=len({m.report for m, _ in pairs}),
        publishers=len({m.publisher.family for m, _ in pairs} - {""}),
        origins=len({k for _, k in standing if k != UNKNOWN} - rooted.retracted - against),
        unknown_origin=len({m.report for m, k in standing if k == UNKNOWN} - known),
    )


def _status(rooted: Rooted, counts: Counts) -> Status:
    stances = {m.stance for m in rooted.members}
    if rooted.retracted and not counts.origins:
        return "withdrawn"
    if "denies" in stances and stances & STANDING:
        return "disputed"
    return "corroborated" if counts.origins > 1 else "reported"


def _lineage(rooted: Rooted) -> tuple[Edge, ...]:
    same = rooted.same
    edges = {
        (same.get(e.giver, e.giver), e.taker, e.ground): e for e in rooted.roots.edges.values()
    }
    return tuple(
        Edge(giver=giver, taker=taker, ground=e.ground, evidence=e.evidence)
        for (giver, taker, _), e in sorted(edges.items(), key=lambda item: item[0])
        if giver != taker
    )


def _pick(events: Sequence[Event], part: Callable[[Event], T], key: Callable[[T], str]) -> T | None:
    """The value that most members give; of equals the earliest."""
    values = [v for e in events if (v := part(e))]
    names = [key(v) for v in values]
    best = most(names)
    return values[names.index(best)] if best else None


def _parties(parties: tuple[Party, ...]) -> str:
    return "|".join(sorted(p.country or p.name or "" for p in parties))


def _window(events: Sequence[Event]) -> Window | None:
    """The narrowest resolved window of the commonest ones."""
    found = [e.window for e in events if e.window and e.window.resolved]
    closed = [w for w in found if w.earliest and w.latest]

    def width(w: Window) -> float:
        return (w.latest - w.earliest).total_seconds() if w.latest and w.earliest else 0.0

    return min(closed, key=width) if closed else (found[0] if found else None)


def _modality(events: Sequence[Event]) -> Modality:
    given = {e.modality for e in events}
    for modality in STRENGTH:
        if modality in given:
            return modality
    return "actual"


def _span_of_time(members: Sequence[Mention]) -> tuple[TimeRange, TimeRange]:
    dated = [m for m in members if not m.order[0][0]]
    if not dated:
        return (members[0].published, members[0].published)
    return (dated[0].published, dated[-1].published)


def _coded(members: Sequence[Mention]) -> list[Mention]:
    """Members whose coding speaks for the development: body sentences that assert, if any."""
    coded = [m for m in members if m.coded is not None]
    body = [m for m in coded if not m.headline]
    return [m for m in body if m.stance in STANDING] or body or coded


def _telling(typed: Sequence[Mention], mode: str) -> list[Event]:
    """The events that say who; of contacts those of its own mode, people before mere places."""
    if not typed or typed[0].type != "CONSULT":
        return [e for m in typed if (e := m.coded)]
    own = [m for m in typed if m.mode == mode and m.actors] or list(typed)
    people = [m for m in own if _well_told(m)[0]]
    return [e for m in people or own if (e := m.coded)]


def _well_told(m: Mention) -> tuple[bool, int, int]:
    """How much a member knows: of its modality, who by name, to whom; people over places."""
    event = m.coded
    if event is None:
        return (False, 0, 0)
    at = {event.place.name} if event.place else set[str | None]()
    people = [p for p in event.actors if p.name and p.name not in at]
    return (bool(people), len(people) + bool(event.recipients), sum(bool(p.sector) for p in people))


def _best(typed: Sequence[Mention], mode: str, modality: Modality) -> Mention | None:
    """The member that the title is taken from: coded as the development is, and best specified."""
    fit = [m for m in typed if m.coded and m.coded.modality == modality] or list(typed)
    fit = [m for m in fit if m.mode == mode] or fit
    return max(fit, key=_well_told, default=None)


def _wordiest(found: Gathered) -> Mention:
    """Where there is no event to tell: the sentence to the point that shares most with the rest."""
    shared = Counter(w for m in found.members for w in set(m.words))
    told = [m for m, pointed in zip(found.members, found.pointed, strict=True) if pointed]
    body = [m for m in told if not m.headline] or told
    return max(body, key=lambda m: (m.stance in STANDING, sum(shared[w] - 1 for w in set(m.words))))


def development(found: Gathered, desk: Desk, world: World) -> Development:
    """The development of what was gathered on one thing."""
    members = found.members
    rooted = _root(found, desk)
    spoken = _members(rooted, desk)
    coded = _coded(members)
    kind = found.type and most([m.type for m in coded])
    typed = [m for m in coded if m.type == kind]
    events = [e for m in typed if (e := m.coded)]
    mode = most([m.mode for m in typed])
    actors = _pick(_telling(typed, mode), lambda e: e.actors, _parties) or ()
    recipients = _pick(events, lambda e: e.recipients, _parties) or ()
    place: Place | None = _pick(events, lambda e: e.place, lambda p: p.name if p else "")
    modality = _modality([e for m in typed if m.stance in STANDING and (e := m.coded)] or events)
    best = _best(typed, mode, modality) or _wordiest(found)
    counts = _counts(rooted)
    first, last = _span_of_time(members)
    head = members[0]
    return Development(
        id=digest(f"{head.report}:{head.span.start}:{head.span.end}:{head.event}".encode()),
        title=title(best, (actors, recipients), place, world),
        type=kind or "NONE",
        mode=mode or None,
        modality=modality,
        actors=actors,
        recipients=recipients,
        place=place,
        instrument=_pick(events, lambda e: e.instrument, lambda i: i or ""),
        window=_window(events),
        members=tuple(
            Member(
                statement=s.mention.statement,
                event=s.mention.event,
                stance=s.mention.stance,
                origin=s.origin,
                quote=s.quote,
            )
            for s in spoken
        ),
        counts=counts,
        origins=_origins(rooted),
        lineage=_lineage(rooted),
        contradictions=contradictions([s for s, p in zip(spoken, found.pointed, strict=True) if p]),
        status=_status(rooted, counts),
        first_reported=first,
        last_reported=last,
    )
