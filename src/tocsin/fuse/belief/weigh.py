"""How much each value of one thing is to be believed, by Bayes' rule over its sources.

Every value that somebody claims is a hypothesis, and that none of them is right is one more. A
source of habits (exact, partial, copies) says `c` where `t` is true with the probability

    copies * share of c among the claims before it
    + (1 - copies) * (exact                            where c is t,
                      partial * likeness(c, t) + wrong / alternatives   else)

The accuracy model and the uniform false values follow Dong, Berti-Equille and Srivastava (VLDB
2009); what a copier repeats is explained by the copying and moves nothing. Unlike there, values may
bear each other out. A lone source of accuracy a gives its value the probability a and no more.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf, log
from typing import Generic

from tocsin.fuse.belief.claims import Claim, Habits, Likeness, V

Row = tuple[float, float, float, float]
"""Probability of a claim as a copy, as exact, as partial and as wrong, under one hypothesis."""
NEVER = 1e-9
"""Probability of what cannot be: no single claim shuts a value out for good."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What weighing assumes of the matter, not of a source."""

    alternatives: float = 10.0
    """False values that a source that errs hits upon with equal chance."""
    dated: bool = False
    """Whether claims stand in the order in which they were made; else the least of copiers is
    taken to have been first."""
    fading: float = 1.0
    """Factor by which a claim is copied less with each that is made after it."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim as each hypothesis explains it."""

    source: str
    could_copy: bool
    rows: tuple[Row, ...]
    """One per value, in the order of `Weighed.values`; last that of "none of them"."""


@dataclass(frozen=True, slots=True)
class Weighed(Generic[V]):
    """Values with their probabilities."""

    values: tuple[V, ...]
    chances: tuple[float, ...]
    """One per value; with `neither` they sum to 1."""
    neither: float
    """That none of the values is the true one."""
    spoken: tuple[Spoken, ...]

    @property
    def best(self) -> V:
        """The most probable value; of equals the one claimed first."""
        return self.values[max(range(len(self.values)), key=self.chances.__getitem__)]

    def chance(self, value: V) -> float:
        """Probability of a value."""
        return self.chances[self.values.index(value)]


def weigh(
    claims: Sequence[Claim[V]],
    habits: Callable[[str], Habits],
    likeness: Likeness[V],
    shape: Shape,
) -> Weighed[V]:
    """The probability of each value claimed. Raises `ValueError` where nothing is claimed."""
    if not claims:
        raise ValueError("nothing is claimed, so nothing can be weighed")
    values = tuple(dict.fromkeys(c.value for c in claims))
    known = {c.source: habits(c.source) for c in claims}
    ordered = _in_order(claims, known, shape)
    shares = _shares(ordered, shape)
    spoken = tuple(
        _explained(claim, known[claim.source], share, (values, likeness, shape))
        for claim, share in zip(ordered, shares, strict=True)
    )
    chances = _posterior(spoken, len(values), shape)
    return Weighed(values, tuple(chances[:-1]), chances[-1], spoken)


def _in_order(
    claims: Sequence[Claim[V]], known: Mapping[str, Habits], shape: Shape
) -> Sequence[Claim[V]]:
    if shape.dated:
        return claims
    return sorted(claims, key=lambda c: (known[c.source].copies, c.source))


def _shares(claims: Sequence[Claim[V]], shape: Shape) -> Iterator[float | None]:
    """For each claim the part of those before it that says the same; None for the first."""
    before: dict[V, float] = {}
    for at, claim in enumerate(claims):
        yield before.get(claim.value, 0.0) / sum(before.values()) if at else None
        for value in before:
            before[value] *= shape.fading
        before[claim.value] = before.get(claim.value, 0.0) + 1.0


def _explained(
    claim: Claim[V],
    h: Habits,
    share: float | None,
    assumed: tuple[Sequence[V], Likeness[V], Shape],
) -> Spoken:
    values, likeness, shape = assumed
    own = 1.0 if share is None else 1.0 - h.copies
    copied = 0.0 if share is None else h.copies * share
    error = own * h.wrong / shape.alternatives
    rows: list[Row] = []
    for value in values:
        if value == claim.value:
            rows.append((copied, own * h.exact, 0.0, 0.0))
        else:
            like = likeness(claim.value, value) if h.partial else 0.0
            rows.append((copied, 0.0, own * h.partial * like, error))
    # What nobody names may bear a claim out too: a lone source is believed at its `exact`, no more.
    rows.append((copied, 0.0, own * h.partial / shape.alternatives, error))
    return Spoken(claim.source, share is not None, tuple(rows))


def _posterior(spoken: Sequence[Spoken], values: int, shape: Shape) -> list[float]:
    """Chances of the values and of none of them: what nobody claims has its share beforehand."""
    unclaimed = max(0.0, shape.alternatives + 1.0 - values)
    logs = [0.0] * values + [log(unclaimed) if unclaimed else -inf]
    for s in spoken:
        for i, row in enumerate(s.rows):
            logs[i] += log(max(NEVER, sum(row)))
    top = max(logs)
    odds = [exp(x - top) for x in logs]
    total = sum(odds)
    return [x / total for x in odds]
