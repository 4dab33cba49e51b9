"""Each source's track record, learned from what it claims beside others, without any key.

Expectation and maximisation: weigh every contested thing with the habits known so far; count, by
the probabilities found, how often each source was exact, partial, wrong or repeating; take its
habits from these counts and a prior. The prior of a source is that of its kind (a grade, "unnamed",
"a named account"), and kinds learn too: from the mean over their sources, a source of many claims
no more than one. So a source with two claims is judged as its kind is, one with two hundred by
itself.

Copying shows as in Dong et al. 2009, by shared mistakes, yet per source and not per pair: one that
repeats whatever was said before shares the errors of many whom it hardly meets twice.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tocsin.fuse.belief.claims import Claim, Habits, Likeness, V
from tocsin.fuse.belief.weigh import Shape, Weighed, weigh

K = TypeVar("K", bound=Hashable)
Counts = list[float]
"""Expected claims: exact, partial, wrong, repeated, not repeated where it could have been."""
COPIED, OWN = 3, 4


@dataclass(frozen=True, slots=True)
class Priors:
    """What is held of sources before they are heard."""

    kinds: Mapping[str, Habits]
    """By kind."""
    strength: float = 4.0
    """Claims of a source that weigh as much as its kind."""
    kind_strength: float = 2.0
    """Sources of a kind that weigh as much as what was held of it; infinite: nothing is learned."""
    ceiling: float = 0.98
    """The most that a record makes of a source: none is beyond error."""
    rounds: int = 12


@dataclass(frozen=True, slots=True)
class Learned:
    """Habits by source and by kind."""

    kind_of: Callable[[str], str]
    kinds: Mapping[str, Habits]
    sources: Mapping[str, Habits]
    claims: Mapping[str, float] = field(default_factory=dict[str, float])
    """Contested claims of a source that its habits rest on."""

    def habits(self, source: str) -> Habits:
        """Habits of a source; those of its kind where it was never heard beside others."""
        return self.sources.get(source) or self.kinds[self.kind_of(source)]


def learn(
    items: Mapping[K, Sequence[Claim[V]]],
    likeness: Likeness[V],
    shape: Shape,
    priors: Priors,
    kind_of: Callable[[str], str],
) -> Learned:
    """Habits of every source that claims something beside others."""
    contested = [claims for claims in items.values() if len(claims) > 1]
    known = Learned(kind_of, priors.kinds, {})
    for _ in range(priors.rounds):
        counts: dict[str, Counts] = {}
        for claims in contested:
            _count(weigh(claims, known.habits, likeness, shape), counts)
        known = _habits(counts, priors, kind_of)
    return known


def _count(found: Weighed[V], counts: dict[str, Counts]) -> None:
    """Add what each source did, by the probabilities found."""
    chances = (*found.chances, found.neither)
    for spoken in found.spoken:
        copied = exact = partial = wrong = 0.0
        for chance, row in zip(chances, spoken.rows, strict=True):
            total = sum(row)
            if total:
                part = chance / total
                copied += part * row[0]
                exact += part * row[1]
                partial += part * row[2]
                wrong += part * row[3]
        held = counts.setdefault(spoken.source, [0.0] * 5)
        held[0] += exact
        held[1] += partial
        held[2] += wrong
        if spoken.could_copy:
            held[COPIED] += copied
            held[OWN] += exact + partial + wrong


def _habits(counts: Mapping[str, Counts], priors: Priors, kind_of: Callable[[str], str]) -> Learned:
    of_kind: dict[str, list[Counts]] = {}
    for source, held in counts.items():
        of_kind.setdefault(kind_of(source), []).append(held)
    kinds = {
        kind: _kind(of_kind.get(kind, ()), prior, priors.kind_strength)
        for kind, prior in priors.kinds.items()
    }
    sources = {
        s: _capped(_source(c, kinds[kind_of(s)], priors.strength), priors.ceiling)
        for s, c in counts.items()
    }
    return Learned(kind_of, kinds, sources, {s: sum(c[:OWN]) for s, c in counts.items()})


def _kind(members: Sequence[Counts], prior: Habits, strength: float) -> Habits:
    """The mean over the members, each at most as good as one claim, and what was held before."""
    summed = [0.0] * 5
    for c in members:
        own, could = sum(c[:COPIED]) + 1.0, c[COPIED] + c[OWN] + 1.0
        for i, part in enumerate(c):
            summed[i] += part / (own if i < COPIED else could)
    return _source(summed, prior, strength)


def _source(c: Counts, prior: Habits, strength: float) -> Habits:
    if strength == float("inf"):
        return prior
    own = sum(c[:COPIED]) + strength
    could = c[COPIED] + c[OWN] + strength
    return Habits(
        exact=(c[0] + strength * prior.exact) / own,
        partial=(c[1] + strength * prior.partial) / own,
        copies=(c[COPIED] + strength * prior.copies) / could,
    )


def _capped(h: Habits, ceiling: float) -> Habits:
    right = h.exact + h.partial
    if right <= ceiling:
        return h
    return Habits(h.exact * ceiling / right, h.partial * ceiling / right, h.copies)
