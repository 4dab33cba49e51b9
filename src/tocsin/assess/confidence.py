"""How good the basis is: low, moderate or high, with its grounds a sentence each.

The levels and what makes them (quality, number and independence of sources, agreement, assumptions)
follow ICD 203 (2015) D.6.e.2; the points are ours. Nothing here speaks of likelihood.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from tocsin.assess.gather import Group
from tocsin.assess.material import UNKNOWN_ORIGIN
from tocsin.assess.pool import Share
from tocsin.records import OriginView, Window

Level = Literal["low", "moderate", "high"]
HIGH, MODERATE = 5, 2
"""Points from which the level is reached."""
_FAR_APART = 0.35
"""Distance of two origins' readings from which they are said to disagree."""
_WIDE_DAYS = 30.0


class Basis(msgspec.Struct, frozen=True):
    """What confidence is judged by."""

    group: Group
    views: tuple[OriginView, ...]
    pool: tuple[Share, ...]
    retracted: frozenset[str]


class Ground(msgspec.Struct, frozen=True):
    """One reason for more or less confidence."""

    points: int
    sentence: str


def confidence(basis: Basis) -> tuple[Level, tuple[str, ...]]:
    """The level and its grounds, a sentence each; one origin alone never reaches high."""
    grounds = [g for rule in RULES if (g := rule(basis))]
    points = sum(g.points for g in grounds)
    level: Level = "high" if points >= HIGH else "moderate" if points >= MODERATE else "low"
    if level == "high" and len(_known(basis)) < 2:  # noqa: PLR2004 - corroborated means two
        level = "moderate"
    return level, tuple(g.sentence for g in grounds)


def _known(basis: Basis) -> set[str]:
    return {s.view.origin for s in basis.pool if s.view.origin != UNKNOWN_ORIGIN}


def _origins(basis: Basis) -> Ground:
    n = len(_known(basis))
    if n == 0:
        return Ground(-1, "No origin is known: every word is unattributed or relayed from nowhere.")
    if n == 1:
        return Ground(0, "It rests on one origin alone.")
    return Ground(2 if n > 2 else 1, f"{n} independent origins speak about it.")  # noqa: PLR2004 - three or more count double


def _grades(basis: Basis) -> Ground:
    grades = sorted({s.view.grading for s in basis.pool if s.view.grading})
    if not grades:
        return Ground(0, "None of its sources is graded.")
    listed = ", ".join(grades)
    if grades[0] in "AB":
        return Ground(1, f"The best graded source behind it is {grades[0]} (all: {listed}).")
    return Ground(-1, f"No source behind it is graded better than {grades[0]} (all: {listed}).")


def _anonymity(basis: Basis) -> Ground | None:
    voices = [p.statement.origin for p in basis.group.prospects if p.key in _known(basis)]
    if voices and all(v is not None and not v.named for v in voices):
        return Ground(-1, "All who say so are unnamed.")
    if any(v is not None and v.named for v in voices):
        return Ground(1, "At least one who says so is named.")
    return None


def _agreement(basis: Basis) -> Ground | None:
    readings = [s.view.probability for s in basis.pool]
    denying = any(p.dissents for p in basis.group.prospects)
    if denying:
        return Ground(-1, "It is also denied.")
    if readings and max(readings) - min(readings) > _FAR_APART:
        return Ground(-1, "The origins are far apart in what they expect.")
    if len(readings) > 1:
        return Ground(1, "The origins agree in what they expect.")
    return None


def _staleness(basis: Basis) -> Ground | None:
    if all(v.stale for v in basis.views):
        return Ground(-1, "Only old warnings that were published again are at hand.")
    if any(v.stale for v in basis.views):
        return Ground(0, "An old warning was published again after its time; it adds nothing.")
    return None


def _retractions(basis: Basis) -> Ground | None:
    if basis.retracted & {v.origin for v in basis.views}:
        return Ground(-1, "One origin has withdrawn its word and is left out.")
    return None


def _windows(basis: Basis) -> Ground | None:
    windows = [s.view.window for s in basis.pool if s.view.window is not None]
    if not windows:
        return Ground(-1, "Nobody says when.")
    if all(_vague(w) for w in windows):
        return Ground(0, "The time is bounded on one side only or very wide.")
    return None


def _vague(window: Window) -> bool:
    if window.earliest is not None and window.latest is not None:
        return (window.latest - window.earliest).days > _WIDE_DAYS
    low, high = window.relative or (None, None)
    return low is None or high is None or (high - low) / 24 > _WIDE_DAYS


def _dates(basis: Basis) -> Ground | None:
    if basis.group.said is None:
        return Ground(-1, "None of its reports is dated, so times count from the report.")
    return None


Rule = Callable[[Basis], Ground | None]
RULES: Sequence[Rule] = (
    _origins,
    _grades,
    _anonymity,
    _agreement,
    _staleness,
    _retractions,
    _windows,
    _dates,
)
"""Each rule gives one ground or none; their points add up."""


def retracted_origins(group: Group) -> frozenset[str]:
    """Keys of origins that were withdrawn by the one who brought them, or withdrew their word."""
    origins: Iterable[str] = (
        o.key
        for p in group.prospects
        if p.development
        for o in p.development.origins
        if o.retracted
    )
    words = (p.key for p in group.prospects if p.member.stance == "retracts")
    return frozenset([*origins, *words])
