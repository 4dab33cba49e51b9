"""Inside one story: which sentences are about one thing.

Words are weighted by how rare they are in the story (inverse document frequency over its
independent texts); candidates come from an inverted index; clusters grow by average link (UPGMA)
from the most alike pair on. Everything runs over canonically sorted units: order of arrival changes
nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import log

from tocsin.fuse.mentions import Mention
from tocsin.fuse.similar import FAR, REPLIES, Vector, evidence, likeness
from tocsin.fuse.units import Unit, units_of, with_copies
from tocsin.fuse.words import term

ABSENT = -1.5
"""Evidence of a pair that shares next to nothing."""
BEST = 2
"""Members of a group that speak for a remark's belonging to it: the most alike."""
CONTEXT = 0.3
"""Weight of the words around a sentence."""
CARRIED = 0.7
"""Weight of the words of the sentence that an anaphoric one speaks of."""
FEW = 12
"""Texts below which a story is weighted as if it had so many."""
CROWD = 32
"""Units sharing a term beyond which only neighbours in time are compared."""
WINDOW = 16
TELLING = 18
"""Heaviest terms of a unit that it is found by."""
TERMS = 2
"""Terms that a pair must share to be compared."""

_DEFINITE = re.compile(r"\W*The (\w+)")

Weights = dict[str, float]
Pairs = dict[tuple[int, int], float]
Offer = tuple[float, int, int, int, int]


def _before(units: Sequence[Unit]) -> dict[Unit, tuple[str, ...]]:
    """For each anaphoric unit, the words of the sentence that it speaks of."""
    carried: dict[Unit, tuple[str, ...]] = {}
    last: Unit | None = None
    earlier: Unit | None = None
    for u in units:
        if last is None or last.head.report != u.head.report:
            last, earlier = u, None
        elif u.head.span != last.head.span:
            last, earlier = u, last
        if earlier is None or earlier.head.headline:
            continue
        if u.head.anaphoric or _takes_up(u, earlier):
            carried[u] = earlier.words
    return carried


def _takes_up(u: Unit, earlier: Unit) -> bool:
    """Whether a sentence opens with the deed that the one before told: "The attack ..."."""
    opening = _DEFINITE.match(u.head.text)
    return opening is not None and term(opening[1]) in earlier.deeds


def _weights(units: Sequence[Unit], roots: Mapping[str, str]) -> Weights:
    seen: defaultdict[str, set[str]] = defaultdict(set)
    texts: set[str] = set()
    for u in units:
        root = roots.get(u.head.report, u.head.report)
        texts.add(root)
        for t in u.words:
            seen[t].add(root)
    n = max(len(texts), FEW)
    return {t: log(1 + n / len(where)) for t, where in seen.items()}


def _vector(u: Unit, carried: Iterable[str], context: Iterable[str], weights: Weights) -> Vector:
    found: Weights = {}
    for t in context:
        found[t] = CONTEXT * weights.get(t, 0.0)
    for t in carried:
        found[t] = CARRIED * weights.get(t, 0.0)
    for t in u.words:
        found[t] = weights.get(t, 0.0)
    return Vector.of({t: found[t] for t in sorted(found) if found[t]})


def _candidates(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough of their telling terms, in canonical order."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    places: list[list[tuple[str, int]]] = []
    for i, vector in enumerate(vectors):
        weights = vector.weights
        telling = sorted(weights, key=lambda t: (-weights[t], t))[:TELLING]
        places.append([(t, len(holders[t])) for t in telling])
        for t in telling:
            holders[t].append(i)
    for i, found in enumerate(places):
        shared: Counter[int] = Counter()
        for t, at in found:
            where = holders[t]
            reach = len(where) if len(where) <= CROWD else WINDOW
            shared.update(where[at + 1 : at + 1 + reach])
        for j in sorted(j for j, n in shared.items() if n >= TERMS):
            yield i, j


@dataclass(slots=True)
class Linkage:
    """Average link over a sparse graph of evidence; a pair that is not there counts `ABSENT`."""

    members: dict[int, list[int]]
    sums: dict[int, dict[int, float]]
    """Between two clusters: evidence above `ABSENT`, summed over the pairs that are there."""

    @classmethod
    def over(cls, n: int, pairs: Pairs) -> "Linkage":
        """Every unit alone."""
        sums: dict[int, dict[int, float]] = {i: {} for i in range(n)}
        for (i, j), score in pairs.items():
            sums[i][j] = sums[j][i] = score - ABSENT
        return cls({i: [i] for i in range(n)}, sums)

    def average(self, i: int, j: int) -> float:
        """Mean evidence between two clusters."""
        return ABSENT + self.sums[i][j] / (len(self.members[i]) * len(self.members[j]))

    def merge(self, i: int, j: int) -> None:
        """Put the second cluster into the first, which has the canonically earlier head."""
        self.members[i] += self.members.pop(j)
        for k, score in self.sums.pop(j).items():
            if k != i:
                self.sums[i][k] = self.sums[i].get(k, 0.0) + score
                self.sums[k][i] = self.sums[i][k]
                del self.sums[k][j]
        _ = self.sums[i].pop(j, None)

    def offers(self, i: int) -> list[Offer]:
        """Joins that the cluster now speaks for."""
        found: list[Offer] = []
        for k in sorted(self.sums[i]):
            if (average := self.average(i, k)) > 0:
                a, b = min(i, k), max(i, k)
                found.append((-average, a, b, len(self.members[a]), len(self.members[b])))
        return found


def _linked(chosen: Sequence[int], pairs: Pairs) -> list[list[int]]:
    """UPGMA among the chosen units down to no evidence; of equal joins the canonically first."""
    place = {unit: at for at, unit in enumerate(chosen)}
    inner = {
        (place[i], place[j]): score for (i, j), score in pairs.items() if i in place and j in place
    }
    link = Linkage.over(len(chosen), inner)
    heap = [offer for i in range(len(chosen)) for offer in link.offers(i)]
    heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heappop(heap)
        known = i in link.members and j in link.members
        if known and (len(link.members[i]), len(link.members[j])) == (size_i, size_j):
            link.merge(i, j)
            for offer in link.offers(i):
                heappush(heap, offer)
    return [sorted(chosen[at] for at in group) for _, group in sorted(link.members.items())]


def _homes(loose: Sequence[int], groups: Sequence[list[int]], pairs: Pairs) -> dict[int, int]:
    """For side remarks, the group that they speak of: the one whose members are most alike."""
    group_of = {unit: g for g, group in enumerate(groups) for unit in group}
    free = set(loose)
    scores: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for (i, j), score in pairs.items():
        if i in free and j in group_of:
            scores[i, group_of[j]].append(score)
        elif j in free and i in group_of:
            scores[j, group_of[i]].append(score)
    best: dict[int, tuple[float, int]] = {}
    for (unit, group), found in sorted(scores.items()):
        top = sorted(found, reverse=True)[:BEST]
        mean = sum(top) / len(top)
        if mean > 0 and (unit not in best or mean > best[unit][0]):
            best[unit] = (mean, group)
    return {unit: group for unit, (_, group) in best.items()}


def _grouped(units: Sequence[Unit], pairs: Pairs) -> list[list[int]]:
    """What is done comes first; remarks that name no deed then join what they speak of."""
    core = [i for i, u in enumerate(units) if u.types or u.deeds or u.head.stance in REPLIES]
    chosen = set(core)
    loose = [i for i in range(len(units)) if i not in chosen]
    groups = _linked(core, pairs)
    homes = _homes(loose, groups, pairs)
    for unit, group in sorted(homes.items()):
        groups[group].append(unit)
    return groups + _linked([i for i in loose if i not in homes], pairs)


def clusters(mentions: Sequence[Mention], roots: Mapping[str, str]) -> list[list[Mention]]:
    """Mentions of one story by the thing they are about, each group in canonical order.

    `mentions` must be in canonical order; `roots` gives the report a copy's text comes from.
    """
    single = units_of([m for m in mentions if not m.recap and m.words])
    carried = _before(single)
    units = with_copies(single, FAR)
    weights = _weights(units, roots)
    vectors = [_vector(u, carried.get(u, ()), u.head.context, weights) for u in units]
    bare = [_vector(u, carried.get(u, ()), (), weights) for u in units]
    pairs: Pairs = {}
    for i, j in _candidates(vectors):
        a, b = units[i], units[j]
        # sentences of one report share their surroundings: that says nothing
        seen = bare if a.head.report == b.head.report else vectors
        pairs[i, j] = evidence(a, b, likeness(seen[i], seen[j]))
    return [
        sorted((m for i in group for m in units[i].mentions), key=lambda m: m.order)
        for group in _grouped(units, pairs)
    ]
