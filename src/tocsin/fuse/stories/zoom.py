"""Zooming in: from all reports of a day to affairs, from affairs to stories.

What tells two stories apart depends on what they are seen among. Among all news, "quake" and
"Chile" point to one affair; inside it they say nothing, and magnitude, town and day do. So reports
are put into blocks by words that are rare at large, words are weighed again inside each block, and
so on until a block is small. Then its tree of average links is cut where two sides have too little
in common, measured by how lopsided they are and by the names and numbers that stand
in most reports of one side and in none of the other: these guard against taking two deeds of a kind
for one.

The constants were chosen on ECB+ (topics 1-35, from three reports a story to all of them) and
checked on topics left out: `python -m training.stories choose`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp

from tocsin.fuse.stories.gist import Gist, numeric
from tocsin.fuse.stories.likeness import Item, all_pairs, like_pairs
from tocsin.fuse.stories.linkage import Tree, average_link
from tocsin.fuse.stories.rarity import Rarity, centroid

LARGEST = 1_500
"""Items of a block that are compared all with all; a larger one is taken apart at a higher bar."""
HIGHER = 1.3
"""What the bar is raised by then."""
TOP = 3
"""Names and numbers that speak for a side."""

Group = list[int]


@dataclass(frozen=True, slots=True)
class Cut:
    """Where blocks and stories end."""

    bar: float = 0.07
    """Average likeness that keeps items in one block."""
    many: int = 40
    """Reports in a block above which it is zoomed into once more."""
    least: float = 0.075
    """Average likeness that two equal sides of a block need to be one story."""
    sides: float = 0.75
    """Power of lopsidedness: a single report is more likely a stray than a story."""
    contrast: float = 1.5
    """What names and numbers of one side only add, in nats."""
    usual: float = 0.45
    """Their share among the reports of a side in any two halves of a story."""


CUT = Cut()


def _roots(
    pairs: Iterable[tuple[int, int, float]], bar: float, items: Sequence[int]
) -> list[Group]:
    """Connected parts at a bar, each in order, in order of their first items."""
    up = {i: i for i in items}

    def find(i: int) -> int:
        while up[i] != i:
            up[i] = up[up[i]]
            i = up[i]
        return i

    for i, j, score in pairs:
        if score >= bar:
            a, b = find(i), find(j)
            up[max(a, b)] = min(a, b)
    parts: defaultdict[int, Group] = defaultdict(list)
    for i in items:
        parts[find(i)].append(i)
    return [parts[root] for root in sorted(parts)]


def _parts(
    pairs: Sequence[tuple[int, int, float]], bar: float, items: Sequence[int]
) -> Iterable[Group]:
    """Connected parts, none of them larger than can be compared all with all."""
    for part in _roots(pairs, bar, items):
        if len(part) <= LARGEST:
            yield part
        else:
            inside = set(part)
            kept = [p for p in pairs if p[0] in inside and p[1] in inside]
            yield from _parts(kept, bar * HIGHER, part)


def _apart(tree: Tree, bar: float) -> list[Group]:
    """The subtrees whose joins reach the bar."""
    found: list[Group] = []
    todo = [tree]
    while todo:
        part = todo.pop()
        if part.branches and part.likeness < bar:
            todo += part.branches
        else:
            found.append(sorted(part.leaves))
    return sorted(found)


class Zoom:
    """Sorts items into stories with the weights of a day."""

    def __init__(self, items: Sequence[Item], rarity: Rarity, cut: Cut = CUT) -> None:
        self._items = items
        self._rarity = rarity
        self._cut = cut
        self._telling_of: dict[Gist, list[str]] = {}

    def stories(self) -> list[Group]:
        """Places of the items that are one story, each in order, in order of their first items."""
        return sorted(chain.from_iterable(self._zoomed(block) for block in self._affairs()))

    def _affairs(self) -> Iterable[Group]:
        """Blocks by words that are rare at large."""
        weights = self._rarity.at_large()
        vectors = [centroid(item.gists, weights) for item in self._items]
        pairs = list(like_pairs(vectors, self._items, self._cut.bar))
        for part in _parts(pairs, self._cut.bar, range(len(vectors))):
            if len(part) == 1:
                yield part
                continue
            held = [self._items[i] for i in part]
            near = all_pairs([vectors[i] for i in part], held)
            tree = average_link(near, [len(item.gists) for item in held])
            for group in _apart(tree, self._cut.bar):
                yield [part[i] for i in group]

    def _gists(self, group: Iterable[int]) -> list[Gist]:
        return [gist for i in group for gist in self._items[i].gists]

    def _tree(self, block: Group) -> Tree:
        """Average link with the weights of the block's own reports."""
        weights = self._rarity.inside(self._gists(block))
        held = [self._items[i] for i in block]
        near = all_pairs([centroid(item.gists, weights) for item in held], held)
        return average_link(near, [len(item.gists) for item in held])

    def _zoomed(self, block: Group) -> list[Group]:
        if len(block) == 1:
            return [block]
        tree = self._tree(block)
        if len(self._gists(block)) > self._cut.many:
            blocks = [[block[i] for i in part] for part in _apart(tree, self._cut.bar)]
            if len(blocks) > 1:
                return list(chain.from_iterable(self._zoomed(b) for b in blocks))
        found: list[Group] = []
        todo = [tree]
        while todo:
            part = todo.pop()
            if part.branches and self._two(part, block):
                todo += part.branches
            else:
                found.append(sorted(block[i] for i in part.leaves))
        return found

    def _two(self, tree: Tree, block: Group) -> bool:
        """Whether the two sides of a join are two stories."""
        if tree.branches is None:
            return False
        a, b = (self._gists(block[i] for i in side.leaves) for side in tree.branches)
        cut = self._cut
        lopsided = 2 * min(len(a), len(b)) / (len(a) + len(b))
        contrast = min(self._only(a, b), self._only(b, a)) - cut.usual
        return tree.likeness < cut.least * lopsided**cut.sides * exp(cut.contrast * contrast)

    def _only(self, these: Sequence[Gist], others: Sequence[Gist]) -> float:
        """How far names and numbers stand in these reports more than in the others: -1 to 1."""
        here, there = self._telling(these), self._telling(others)
        ahead = sorted(
            (n / (len(these) + 1) - there[t] / len(others) for t, n in here.items()), reverse=True
        )
        missing = TOP - len(ahead)  # a headline in capitals shows no names: that says nothing
        return (sum(ahead[:TOP]) + self._cut.usual * max(0, missing)) / TOP

    def _telling(self, gists: Iterable[Gist]) -> Counter[str]:
        return Counter(t for g in gists for t in g.weights if numeric(t) or self._rarity.is_name(t))
