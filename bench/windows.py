"""Windows in invented forecasts against the ends a careful analyst gives.

Data: a folder with `windows*.jsonl` (id, dct, text, start, end, earliest, latest, tolerances).
Figures are those of the scorer that lies beside the data: `both_ends`, `mean_iou`, and `inverted`,
the number of negations ("not before X") read as their opposite. A case may name its `half`, dev or
held: halves are counted by themselves. Without a folder the cases of `bench/data/windows` are
measured too.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

from bench.measure import ROOT, DataMissing, Goal, Measure, against, digests, shared
from bench.scorer import script
from tocsin.read.time import find_windows
from tocsin.records import Instant, Span, Window

SCORER = "bench/score_windows.py"
OWN = ROOT / "bench" / "data" / "windows"
GOALS: dict[str, Goal] = {
    "both_ends": (0.85, "higher", "", "best library 0.417"),
    "mean_iou": (0.80, "higher", "", "best library 0.40"),
    "inverted": (0, "lower", "", "several libraries: some"),
    "dev_both_ends": (0.85, "higher", "", ""),
    "held_both_ends": (0.80, "higher", "", "best library 0.25 on hidden cases of the kind"),
    "held_mean_iou": (0.80, "higher", "", ""),
    "words_per_s": (25_000, "higher", "words/s", "Duckling 22,000"),
}
"""Goal, which way is better, unit, best peer."""


def cases(folder: Path) -> list[dict[str, Any]]:
    """All cases of a folder."""
    files = sorted(folder.glob("windows*.jsonl"))
    if not files:
        raise DataMissing(f"no windows*.jsonl in {folder}")
    lines = [line for f in files for line in f.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]


def anchor(case: dict[str, Any]) -> Instant | None:
    """The publication of a case; its civil time is treated as UTC."""
    dct = case["dct"]
    return datetime.fromisoformat(dct).replace(tzinfo=UTC) if dct else None


def entry(window: Window) -> dict[str, Any]:
    """A window as the scorer reads it."""

    def end(moment: Instant | None) -> str:
        return "open" if moment is None else moment.replace(tzinfo=None).isoformat()

    span = window.span or Span(0, 0)
    start, stop = span.start, span.end
    if not window.resolved:
        return {"start": start, "end": stop, "earliest": None, "latest": None}
    ends = {"earliest": end(window.earliest), "latest": end(window.latest)}
    return {"start": start, "end": stop, **ends}


def inverted(case: dict[str, Any], found: list[dict[str, Any]]) -> bool:
    """Whether a window open to the future is answered by one that ends where it should begin."""
    if case["latest"] != "open" or case["earliest"] in {None, "open"}:
        return False
    touching = [f for f in found if f["start"] < case["end"] and f["end"] > case["start"]]
    return any(f["latest"] not in {None, "open"} for f in touching)


def speed(texts: list[str]) -> float:
    """Words per second on one core."""
    text = "\n".join(texts)
    rounds, start = 0, process_time()
    _ = find_windows(text, None)
    start = process_time()
    while process_time() - start < 1:
        _ = find_windows(text, datetime(2024, 4, 9, tzinfo=UTC))
        rounds += 1
    return rounds * len(text.split()) / (process_time() - start)


def results(folder: Path) -> list[dict[str, Any]]:
    """The cases of a folder, each with its `half`, its score and whether it was turned round."""
    score = script(shared(SCORER)).score
    found: list[dict[str, Any]] = []
    for case in cases(folder):
        rows = [entry(w) for w in find_windows(case["text"], anchor(case))]
        turned = inverted(case, rows)
        found.append({**score(case, rows), "half": case.get("half", ""), "inverted": turned})
    return found


def _mean(rows: list[dict[str, Any]], key: str) -> float:
    return sum(r[key] for r in rows) / len(rows)


def run(data: Path | None) -> list[Measure]:
    """Measures the windows of a folder (default: the shared development half, and our own)."""
    folders = [data] if data else [shared("data/time"), OWN]
    main = results(folders[0])
    halves = [r for folder in folders for r in results(folder)]
    figures = {
        "both_ends": _mean(main, "both"),
        "mean_iou": _mean(main, "iou"),
        "inverted": sum(r["inverted"] for r in halves),
    }
    for half, wanted in (("dev", ("both",)), ("held", ("both", "iou"))):
        rows = [r for r in halves if r["half"] == half]
        names = {"both": f"{half}_both_ends", "iou": f"{half}_mean_iou"}
        figures |= {names[key]: _mean(rows, key) for key in wanted if rows}
    figures["words_per_s"] = speed([c["text"] for c in cases(folders[0])])
    inputs = digests(folder.glob("windows*.jsonl") for folder in folders)
    return [against("windows", name, x, GOALS[name], inputs) for name, x in figures.items()]
