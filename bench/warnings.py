"""Early warnings in invented newsrooms of our own: found, right, with the window as said.

Data: folders of `bench/data` in the form of `newsroom`. Crises of `DEV` were worked on, those of
`HELD` are scored only. Figures are means over the crises, as the scorer beside the shared exercise
gives them. With a folder given, all of its crises count as held.
"""

import json
from pathlib import Path
from typing import Any

from bench.measure import ROOT, Goal, Measure, against, digests
from bench.newsroom import PART, Form, crises
from bench.scorer import load_scorer
from tocsin.desk.briefing import gather
from tocsin.desk.settings import Settings

OWN = tuple(ROOT / "bench" / "data" / name for name in ("newsroom", "newsroom-2"))
DEV = frozenset({"crisis-101", "crisis-102", "crisis-103", "crisis-105"})
HELD = frozenset({"crisis-104", "crisis-106"})
FIGURES = {
    "found": "warning_recall",
    "precision": "warning_precision",
    "window_match": "warning_window_match",
}
"""Name here and in the scorer."""
GOALS: dict[str, Goal] = {
    "dev_found": (0.90, "higher", "", ""),
    "dev_precision": (None, "higher", "", ""),
    "dev_window_match": (0.80, "higher", "", ""),
    "held_found": (0.90, "higher", "", ""),
    "held_precision": (None, "higher", "", ""),
    "held_window_match": (0.80, "higher", "", ""),
}


def warned(crisis: Path) -> dict[str, Any]:
    """The warnings of one crisis in the scorer's form."""
    world = crisis.parent / "world.yaml"
    scratch = gather([str(crisis / "reports")], Settings(worlds=(str(world),)))
    return {"warnings": list(Form(scratch).warnings(scratch.picture(None)))}


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on our own crises."""
    folders = (data,) if data else OWN
    found = [c for folder in folders for c in crises(folder)]
    halves = {
        "dev": [] if data else [c for c in found if c.name in DEV],
        "held": found if data else [c for c in found if c.name in HELD],
    }
    scorer = load_scorer(PART, data)
    figures: dict[str, float] = {}
    for half, chosen in halves.items():
        rows: list[dict[str, Any]] = []
        for crisis in chosen:
            truth = json.loads((crisis / "truth.json").read_text(encoding="utf-8"))
            rows.append(scorer.score(truth, warned(crisis)))
        figures |= _means(half, rows)
    files = ([*c.glob("reports/*.txt"), c / "truth.json"] for cs in halves.values() for c in cs)
    inputs = digests(files)
    return [against("warnings", name, x, GOALS[name], inputs) for name, x in figures.items()]


def _means(half: str, rows: list[dict[str, Any]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, key in FIGURES.items():
        values = [r[key] for r in rows if r.get(key) is not None]
        if values:
            found[f"{half}_{name}"] = sum(values) / len(values)
    return found
