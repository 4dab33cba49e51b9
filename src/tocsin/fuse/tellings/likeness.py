"""How likely two tellings are of one happening: a sum of small learned trees (`trees.json`).

Gradient-boosted regression trees after Friedman (2001), learned by `python -m training.tellings`;
`CARD.md` beside the table says from what and how well. Evaluating them takes numpy alone.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from tocsin.fuse.tellings.features import FEATURES
from tocsin.records import VocabularyError

Rows = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Row = np.ndarray[tuple[int], np.dtype[np.float64]]
Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree: at split i a row goes to `low` where its feature is at most the limit, else `high`.

    From 0 on they name splits; -1 stands for the first leaf, -2 for the second.
    """

    feature: Numbers
    limit: Row
    low: Numbers
    high: Numbers
    leaves: Row

    @classmethod
    def of(cls, kept: Mapping[str, list[float]]) -> "Tree":
        """From the lists of the table."""
        whole = {k: np.array(kept[k], dtype=np.int64) for k in ("feature", "low", "high")}
        real = {k: np.array(kept[k], dtype=np.float64) for k in ("limit", "leaves")}
        return cls(whole["feature"], real["limit"], whole["low"], whole["high"], real["leaves"])

    def values(self, rows: Rows) -> Row:
        """The value of the leaf that each row comes to."""
        at = np.full(len(rows), 0 if len(self.feature) else -1, dtype=np.int64)
        open_rows = np.flatnonzero(at >= 0)
        while len(open_rows):
            split = at[open_rows]
            low = rows[open_rows, self.feature[split]] <= self.limit[split]
            at[open_rows] = np.where(low, self.low[split], self.high[split])
            open_rows = open_rows[at[open_rows] >= 0]
        return self.leaves[-1 - at]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The learned trees, and the mean likeness from which tellings are put together."""

    trees: Sequence[Tree]
    bar: float

    def chances(self, rows: Rows) -> Row:
        """Probability, 0 to 1, that each row's two tellings are of one happening."""
        total = np.zeros(len(rows))
        for tree in self.trees:
            total += tree.values(rows)
        return 1 / (1 + np.exp(-total))


def likeness_from(kept: Mapping[str, Any]) -> Likeness:
    """From a table as training writes it; raises `VocabularyError` when it was made for others."""
    if tuple(kept["features"]) != FEATURES:
        raise VocabularyError(
            "trees.json:1: made for other features; make it anew: python -m training.tellings"
        )
    return Likeness([Tree.of(tree) for tree in kept["trees"]], kept["bar"])


@cache
def likeness() -> Likeness:
    """The likeness that comes with the package."""
    table = files("tocsin.fuse.tellings").joinpath("trees.json")
    return likeness_from(json.loads(table.read_text(encoding="utf-8")))
