"""Developments in, early warnings out: each a question with a curve over time."""

from collections.abc import Sequence

import msgspec

from tocsin.assess.change import would_change
from tocsin.assess.confidence import Basis, confidence, retracted_origins
from tocsin.assess.curve import Placed, conditioned, curve, ends_of
from tocsin.assess.deeds import Deeds, deeds_of
from tocsin.assess.gather import Group, default_deadline, gather, horizon_of, last_word
from tocsin.assess.material import Material, Prospect, days_between
from tocsin.assess.phrasing import by_date, by_days, question, subject_of
from tocsin.assess.pool import Share, shares
from tocsin.assess.prospects import prospects
from tocsin.assess.rules import ladder, questions
from tocsin.assess.status import Moment, Standing, standing
from tocsin.assess.views import views_of
from tocsin.records import EarlyWarning, Instant, OriginView, digest
from tocsin.vocabulary import World, icd_203, likelihood


def assess(material: Material, world: World, as_of: Instant | None) -> tuple[EarlyWarning, ...]:
    """All early warnings in the material: open before closed, likelier and better based first.

    Pure: the same material gives the same warnings. `as_of` is the moment they are looked at from
    (statements published later are left out); None looks from the latest report of each warning.
    """
    deeds = deeds_of(material.developments)
    groups = gather(prospects(material, world, as_of), deeds)
    warnings = [w for g in groups if (w := _warning(g, deeds, world, as_of)) is not None]
    return tuple(sorted(warnings, key=_rank))


_BASES = ("high", "moderate", "low")


def _rank(w: EarlyWarning) -> tuple[bool, int, int, int, float, str]:
    """Open before closed; then the word of likelihood, the basis, the gravity."""
    gravity = questions().types[w.type].severity
    words = [word for _, word in icd_203()]
    return (
        w.status != "open",
        -words.index(w.likelihood),
        _BASES.index(w.confidence),
        -gravity,
        -w.probability,
        w.id,
    )


class _Frame(msgspec.Struct, frozen=True):
    """The time axis of one warning."""

    start: Instant | None
    deadline: Instant | None
    within: float
    """Days from the start to the deadline."""
    words: str
    """The deadline in words."""


def _warning(
    group: Group, deeds: Deeds, world: World, as_of: Instant | None
) -> EarlyWarning | None:
    if all(p.dissents for p in group.prospects):
        return None
    views = views_of(group, world)
    retracted = retracted_origins(group)
    basis = Basis(group, views, shares(views, retracted), retracted)
    frame = _frame(group, as_of)
    placed = [_placed(share, group, frame.start) for share in basis.pool]
    state = standing(basis, deeds, Moment(as_of, frame.deadline))
    return _compose(basis, frame, placed, state, world)


def _compose(
    basis: Basis, frame: _Frame, placed: Sequence[Placed], state: Standing, world: World
) -> EarlyWarning:
    subject = subject_of(basis.group)
    points = curve(placed, (frame.within,))
    p = conditioned(placed, frame.within) if state.status == "open" else points[-1].probability
    level, grounds = confidence(basis)
    return EarlyWarning(
        id=_identity(basis.group),
        question=question(subject, frame.words, world),
        type=subject.type,
        mode=subject.mode,
        actors=subject.actors,
        recipients=subject.recipients,
        place=next((q.event.place for q in basis.group.prospects if q.event.place), None),
        views=basis.views,
        start=frame.start,
        deadline=frame.deadline,
        within=round(frame.within, 4),
        curve=points,
        probability=p,
        likelihood=likelihood(p),
        confidence=level,
        grounds=grounds,
        would_change=would_change(subject, basis.group, basis.views, frame.words, world),
        status=state.status,
        status_reason=state.reason,
        developments=basis.group.developments,
    )


def _identity(group: Group) -> str:
    """Stable as long as its first development, family and doers stay."""
    lead = group.prospects[0]
    actors = ",".join(sorted(group.actors))
    return digest(f"early-warning\n{lead.place}\n{group.family}\n{actors}".encode())


def _frame(group: Group, as_of: Instant | None) -> _Frame:
    start = as_of if group.said and as_of else last_word(group)
    if start is None:
        days = _undated_deadline(group)
        return _Frame(None, None, days, by_days(days))
    deadline = horizon_of(group) or default_deadline(_base(group) or start)
    left = days_between(start, deadline)
    return _Frame(start, deadline, left if left > 0 else ladder().horizons[-1], by_date(deadline))


def _base(group: Group) -> Instant | None:
    """The latest fresh word or stated onset: stale copies keep no question open."""
    fresh = [p for p in group.prospects if not p.stale] or list(group.prospects)
    said = [p.said.latest for p in fresh if p.said.latest]
    onsets = [p.window.earliest for p in fresh if p.window and p.window.earliest]
    return max([*said, *onsets], default=None)


def _undated_deadline(group: Group) -> float:
    ends = [p.window.relative[1] for p in group.prospects if p.window and p.window.relative]
    known = [e / 24 for e in ends if e is not None and e > 0]
    return max(known, default=float(ladder().default_deadline_days))


def _placed(share: Share, group: Group, start: Instant | None) -> Placed:
    said = _said(share.view, group.prospects)
    return Placed(share, ends_of(share.view.window, said, start))


def _said(view: OriginView, found: Sequence[Prospect]) -> Instant | None:
    """When the origin first gave the word that the view rests on."""
    times = [p.said.earliest for p in found if p.key == view.origin and p.said.earliest]
    return min(times, default=None)
