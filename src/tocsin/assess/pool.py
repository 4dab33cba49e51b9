"""Many origins, one number: collapsed by origin, weighted by grade, averaged as log-odds.

Log-odds averaging (Satopää et al. 2014) without extremising: on nine public sets the best exponent
ranges from .33 to 2.5, so none holds everywhere. Dependence costs more than the formula: origins
are collapsed first.
"""

from collections.abc import Iterable, Sequence

import msgspec

from tocsin.assess.cues import expit, logit
from tocsin.assess.material import UNKNOWN_ORIGIN
from tocsin.assess.rules import ladder
from tocsin.records import OriginView


class Share(msgspec.Struct, frozen=True):
    """An origin's part in the pool."""

    view: OriginView
    weight: float
    """By its grade; all weights of a pool need not sum to one."""


def shares(views: Iterable[OriginView], retracted: frozenset[str]) -> tuple[Share, ...]:
    """The views that count: one an origin, none that is retracted, stale ones only if alone.

    Those of unknown origin count only where no origin is known.
    """
    standing = [v for v in views if v.origin not in retracted]
    fresh = [v for v in standing if not v.stale] or standing
    known = [v for v in fresh if v.origin != UNKNOWN_ORIGIN] or fresh
    return tuple(Share(v, weight_of(v.grading)) for v in known)


def weight_of(grading: str | None) -> float:
    """Weight of a reliability letter; F and none are missing and take the middle."""
    grades = ladder().grading
    return grades.get((grading or "")[:1], grades["unknown"])


def pooled(given: Sequence[Share]) -> float:
    """P(ever): the weighted mean of log-odds; 0 where nobody says anything."""
    total = sum(s.weight for s in given)
    if not total:
        return 0.0
    return expit(sum(s.weight * logit(s.view.probability) for s in given) / total)
