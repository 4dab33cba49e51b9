"""Bounds on undated reports: whether the true moment lies inside, and how wide they are.

Data: a newsroom folder (`world.yaml`, `crisis-*/reports/*.txt`, `crisis-*/truth.json` with
`undated`: report, true_published, datable_bounds). Every crisis is read whole, so that dated
reports bound the undated ones; the moment of reading is the upper bound where nothing else is.
"""

import json
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from bench.measure import Goal, Measure, against, digest, shared
from bench.newsroom import PART, crises, form_of

GOALS: dict[str, Goal] = {
    "containment": (1.0, "higher", "", "none"),
    "median_width_days": (None, "lower", "days", "none"),
    "median_slack_days": (None, "lower", "days", "none"),
}
"""Goal, which way is better, unit, best peer."""
DAY = 86400


def cases(folder: Path) -> list[dict[str, Any]]:
    """What is known and what is found of every undated report: `true`, `best`, `from`, `to`."""
    found: list[dict[str, Any]] = []
    for crisis in crises(folder):
        truth = json.loads((crisis / "truth.json").read_text(encoding="utf-8"))
        dated = form_of(crisis, folder / "world.yaml")["dated"]
        for item in truth["undated"]:
            bounds = dated.get(item["report"], {"from": None, "to": None})
            best = item["datable_bounds"]
            true = item["true_published"]
            found.append({"true": true, "best": best, **bounds})
    return found


def _moment(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def _inside(case: dict[str, Any]) -> bool:
    true = _moment(case["true"])
    after = case["from"] is None or _moment(case["from"]) <= true
    return after and (case["to"] is None or true <= _moment(case["to"]))


def _width(bounds: dict[str, Any]) -> float:
    """Days between the ends; without end where one is open."""
    if bounds["from"] is None or bounds["to"] is None:
        return float("inf")
    return (_moment(bounds["to"]) - _moment(bounds["from"])) / DAY


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on the shared crises."""
    folder = data or shared(PART)
    found = cases(folder)
    values = {
        "containment": sum(map(_inside, found)) / len(found),
        "median_width_days": median(map(_width, found)),
        "median_slack_days": median(_width(c) - _width(c["best"]) for c in found),
    }
    files = [f for c in crises(folder) for f in [*c.glob("reports/*.txt"), c / "truth.json"]]
    inputs = digest(files)
    return [against("dating", name, x, GOALS[name], inputs) for name, x in values.items()]
