"""CoNLL-2012 coreference scores: MUC, B-cubed, entity-based CEAF, and their mean.

MUC after Vilain et al. (1995), B-cubed after Bagga & Baldwin (1998), CEAF-e with the likeness phi-4
after Luo (2005); the mean is that of Pradhan et al. (2012). Both sides must hold the same mentions;
mentions alone in their cluster count wherever they are given.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

M = TypeVar("M", bound=Hashable)
Clusters = Sequence[Sequence[M]]
Labels = Mapping[M, Hashable]
"""Mention to the name of its cluster."""


@dataclass(frozen=True)
class Scores:
    """F1 of each, 0 to 1."""

    muc: float
    b_cubed: float
    ceaf_e: float

    @property
    def mean(self) -> float:
        """The CoNLL score."""
        return (self.muc + self.b_cubed + self.ceaf_e) / 3


def clusters(labels: Labels[M]) -> list[list[M]]:
    """The clusters of labelled mentions."""
    found: defaultdict[Hashable, list[M]] = defaultdict(list)
    for mention, name in labels.items():
        found[name].append(mention)
    return list(found.values())


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


def muc_recall(gold: Clusters[M], found: Labels[M]) -> float:
    """Links of the gold clusters that are left when each is split as the found ones are."""
    kept = sum(len(c) - len({found[m] for m in c}) for c in gold)
    links = sum(len(c) - 1 for c in gold)
    return kept / links if links else 0.0


def b_cubed_recall(gold: Clusters[M], found: Labels[M]) -> float:
    """Share of each mention's gold cluster that is found with it, meant over the mentions."""
    total = sum(n * n / len(c) for c in gold for n in Counter(found[m] for m in c).values())
    return total / sum(len(c) for c in gold)


def assigned(worth: Sequence[Sequence[float]]) -> float:
    """The highest sum of entries of a matrix with no row and no column taken twice.

    The Hungarian method with potentials (Kuhn 1955; Jonker & Volgenant 1987), cubic in the size.
    """
    if len(worth) > len(worth[0]):
        worth = [list(column) for column in zip(*worth, strict=True)]
    rows, columns = len(worth), len(worth[0])
    up, down = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        _augment(worth, (up, down), row_of)
    return sum(worth[row_of[c] - 1][c - 1] for c in range(1, columns + 1) if row_of[c])


def _augment(
    worth: Sequence[Sequence[float]], potentials: tuple[list[float], list[float]], row_of: list[int]
) -> None:
    """Bring in the row that column 0 holds, by the cheapest path of changes."""
    up, down = potentials
    count = len(down)
    least, before, used = [float("inf")] * count, [0] * count, [False] * count
    at = 0
    while row_of[at]:
        used[at] = True
        row, step, following = row_of[at], float("inf"), 0
        for c in range(1, count):
            if used[c]:
                continue
            cost = -worth[row - 1][c - 1] - up[row] - down[c]
            if cost < least[c]:
                least[c], before[c] = cost, at
            if least[c] < step:
                step, following = least[c], c
        for c in range(count):
            if used[c]:
                up[row_of[c]] += step
                down[c] -= step
            else:
                least[c] -= step
        at = following
    while at:
        row_of[at] = row_of[before[at]]
        at = before[at]


def _parts(gold: Clusters[M], found: Labels[M]) -> Iterator[dict[int, Counter[Hashable]]]:
    """Gold clusters that share mentions with the same found ones, each with what it shares."""
    shared: dict[int, Counter[Hashable]] = {
        i: Counter(found[m] for m in c) for i, c in enumerate(gold)
    }
    holders: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, counted in shared.items():
        for name in counted:
            holders[name].append(i)
    todo = dict(shared)
    while todo:
        part: dict[int, Counter[Hashable]] = {}
        reached = [next(iter(todo))]
        while reached:
            i = reached.pop()
            if i in todo:
                part[i] = todo.pop(i)
                reached += [k for name in part[i] for k in holders[name]]
        yield part


def ceaf_e_sum(gold: Clusters[M], found: Labels[M]) -> float:
    """Likeness (phi-4) of gold to found clusters under the best pairing of one with one."""
    sizes = Counter(found[m] for c in gold for m in c)
    total = 0.0
    for part in _parts(gold, found):
        names = list(dict.fromkeys(name for counted in part.values() for name in counted))
        total += assigned(
            [
                [2 * counted[n] / (counted.total() + sizes[n]) for n in names]
                for counted in part.values()
            ]
        )
    return total


def scores(gold: Labels[M], found: Labels[M]) -> Scores:
    """All scores of two clusterings of the same mentions."""
    here, there = clusters(gold), clusters(found)
    alike = ceaf_e_sum(here, found)
    return Scores(
        muc=f1(muc_recall(there, gold), muc_recall(here, found)),
        b_cubed=f1(b_cubed_recall(there, gold), b_cubed_recall(here, found)),
        ceaf_e=f1(alike / len(there), alike / len(here)),
    )
