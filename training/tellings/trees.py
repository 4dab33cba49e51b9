"""Gradient-boosted trees over pairs, and their form in the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np

from bench.ecb import Mention
from tocsin.fuse.tellings.features import FEATURES
from tocsin.fuse.tellings.likeness import Rows

SIZE = 60
"""Mentions of a story whose pairs weigh 1: pairs of larger stories weigh less, so that no story
speaks for all."""
ROUNDS = 160
SETTINGS: Mapping[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 12,
    "min_data_in_leaf": 100,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.5,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}


@dataclass(frozen=True)
class Sample:
    """A story with all pairs of its mentions."""

    topic: int
    mentions: tuple[Mention, ...]
    rows: Rows
    same: np.ndarray[tuple[int], np.dtype[np.bool_]]


def learned(samples: Sequence[Sample], bar: float) -> dict[str, Any]:
    """Trees in the form of the table; `bar` goes into it."""
    rows = np.concatenate([s.rows for s in samples])
    same = np.concatenate([s.same for s in samples])
    weight = np.concatenate(
        [np.full(len(s.same), SIZE / max(len(s.mentions), 20)) for s in samples]
    )
    data = lightgbm.Dataset(rows, same, weight=weight)
    booster = lightgbm.train(dict(SETTINGS), data, ROUNDS)
    kept = [_kept(t["tree_structure"]) for t in booster.dump_model()["tree_info"]]
    return {"features": list(FEATURES), "bar": bar, "trees": kept}


def _kept(top: Mapping[str, Any]) -> dict[str, list[float]]:
    """A tree as lists; see `tocsin.fuse.tellings.likeness.Tree`."""
    tree: dict[str, list[float]] = {k: [] for k in ("feature", "limit", "low", "high", "leaves")}

    def place(node: Mapping[str, Any]) -> int:
        if "leaf_value" in node:
            tree["leaves"].append(round(node["leaf_value"], 4))
            return -len(tree["leaves"])
        at = len(tree["feature"])
        tree["feature"].append(node["split_feature"])
        tree["limit"].append(float(f"{node['threshold']:.5g}"))
        tree["low"].append(0)
        tree["high"].append(0)
        tree["low"][at] = place(node["left_child"])
        tree["high"][at] = place(node["right_child"])
        return at

    _ = place(top)
    return tree
