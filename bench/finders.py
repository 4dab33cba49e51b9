"""What truth discovery is measured beside: majority vote and TruthFinder."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from math import exp, log, sqrt
from typing import TypeVar

from tocsin.fuse.belief import Claim

K = TypeVar("K", bound=Hashable)
V = TypeVar("V", bound=Hashable)
Found = dict[K, tuple[V, float]]
"""Value chosen for each thing, and the confidence given to it, 0..1."""
GAMMA, RHO, START, SAME, ROUNDS = 0.3, 0.5, 0.9, 1e-5, 30
"""Yin, Han and Yu 2008, section 5: dampening, weight of implications, trust at the start; change of
direction at which it stops."""


def majority(items: Mapping[K, Sequence[Claim[V]]]) -> Found[K, V]:
    """The commonest value, of equals the one listed first; its share of the claims."""
    found: Found[K, V] = {}
    for key, claims in items.items():
        value, votes = Counter(c.value for c in claims).most_common(1)[0]
        found[key] = (value, votes / len(claims))
    return found


def truthfinder(
    items: Mapping[K, Sequence[Claim[V]]], implies: Callable[[V, V], float]
) -> Found[K, V]:
    """TruthFinder (Yin, Han and Yu, TKDE 20(6), 2008), equations 3 to 10.

    `implies(a, b)` is what a being true says for b, -1..1; of equals the value listed first wins.
    """
    trust = {c.source: START for claims in items.values() for c in claims}
    shares = {key: _implications(claims, implies) for key, claims in items.items()}
    scores: dict[K, dict[V, float]] = {}
    for _ in range(ROUNDS):
        scores = {key: _confidences(claims, trust, shares[key]) for key, claims in items.items()}
        held: dict[str, list[float]] = {}
        for key, claims in items.items():
            for c in claims:
                held.setdefault(c.source, []).append(scores[key][c.value])
        new = {s: min(1 - 1e-9, sum(v) / len(v)) for s, v in held.items()}
        settled = 1 - _cosine(trust, new) < SAME
        trust = new
        if settled:
            break
    return {k: max(s.items(), key=lambda pair: pair[1]) for k, s in scores.items()}


def _implications(
    claims: Sequence[Claim[V]], implies: Callable[[V, V], float]
) -> dict[V, list[tuple[V, float]]]:
    values = list(dict.fromkeys(c.value for c in claims))
    return {b: [(a, w) for a in values if a != b and (w := implies(a, b))] for b in values}


def _confidences(
    claims: Sequence[Claim[V]],
    trust: Mapping[str, float],
    shares: Mapping[V, Sequence[tuple[V, float]]],
) -> dict[V, float]:
    own = dict.fromkeys(shares, 0.0)
    for c in claims:
        own[c.value] -= log(1 - trust[c.source])
    summed = {b: own[b] + RHO * sum(own[a] * w for a, w in given) for b, given in shares.items()}
    return {b: 1 / (1 + exp(-GAMMA * x)) for b, x in summed.items()}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    dot = sum(a[k] * b[k] for k in a)
    return dot / sqrt(sum(x * x for x in a.values()) * sum(x * x for x in b.values()))
