"""Attribution spans (source, cue, content) against annotated articles, and what is invented.

Data: a folder with `text_SPLIT.json` and `gold_SPLIT.json` (the development split where there are
several). Figures are those of the scorer that lies beside the data, punctuation trimmed, 0 to 1;
`invented_per_1000` counts attributions in plain narration of our own, which holds none, a thousand
words. The outermost layer is scored, as it is annotated; chains are measured by `gold`.
"""

import json
from pathlib import Path
from time import process_time
from typing import Any

from bench.measure import ROOT, DataMissing, Goal, Measure, against, digests, shared
from bench.scorer import script
from tocsin.desk.models import load_finder
from tocsin.read.spans import Finder, Found

SCORER = "bench/score_attribution.py"
NARRATION = ROOT / "bench/data/narration"
GOALS: dict[str, Goal] = {
    "full_partial_f1": (0.74, "higher", "", "people among themselves .746, Citron retrained .526"),
    "full_exact_f1": (0.53, "higher", "", "Citron retrained .312"),
    "source_exact_f1": (0.80, "higher", "", "Citron retrained .64"),
    "cue_exact_f1": (0.72, "higher", "", "Citron retrained .53"),
    "content_exact_f1": (0.68, "higher", "", "Citron retrained .46"),
    "indirect_recall": (0.68, "higher", "", "Citron retrained .33"),
    "invented_per_1000": (1.0, "lower", "", ""),
    "words_per_s": (6_000, "higher", "words/s", "Citron 3,100"),
}
"""Goal, which way is better, unit, best peer."""
_LEAST_SECONDS = 4.0


def split_of(folder: Path) -> tuple[Path, Path]:
    """Texts and gold of the split to measure on."""
    gold = folder / "gold_dev.json"
    if not gold.exists():
        others = [p for p in sorted(folder.glob("gold_*.json")) if p.name != "gold_train.json"]
        if not others:
            raise DataMissing(f"no gold_dev.json (or another split to measure on) in {folder}")
        gold = others[0]
    return folder / gold.name.replace("gold_", "text_", 1), gold


def entry(found: Found) -> dict[str, list[list[int]]]:
    """An attribution as the scorer reads it."""
    return {
        "source": [[found.source.start, found.source.end]] if found.source else [],
        "cue": [[found.cue.start, found.cue.end]],
        "content": [[c.start, c.end] for c in found.content],
    }


def speed(finder: Finder, texts: list[str]) -> float:
    """Words per second of the whole stage on one core, as white space separates words."""
    words = sum(len(t.split()) for t in texts)
    rounds, start = 0, process_time()
    while process_time() - start < _LEAST_SECONDS:
        _ = finder.find(texts)
        rounds += 1
    return rounds * words / (process_time() - start)


def invented(finder: Finder, folder: Path) -> float:
    """Attributions found a thousand words of narration that has none."""
    text = "\n---\n".join(p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt")))
    passages = [p.strip() for p in text.split("\n---\n") if p.strip()]
    found = sum(len(f) for f in finder.find(passages))
    return 1000 * found / sum(len(p.split()) for p in passages)


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on the shared development split."""
    folder = data or shared("data/attribution")
    texts_at, gold_at = split_of(folder)
    texts: dict[str, str] = json.loads(texts_at.read_text(encoding="utf-8"))
    gold: dict[str, Any] = json.loads(gold_at.read_text(encoding="utf-8"))
    finder, names = load_finder(), sorted(texts)
    found = finder.find([texts[n] for n in names])
    predicted = {n: [entry(f) for f in one] for n, one in zip(names, found, strict=True)}
    result = script(shared(SCORER)).score(gold, predicted, texts, trim=True)
    flat = result["flat exact"]
    values: dict[str, float] = {
        "full_partial_f1": result["full partial"]["f"] / 100,
        "full_exact_f1": result["full exact"]["f"] / 100,
        **{f"{r}_exact_f1": flat[r]["f"] / 100 for r in ("source", "cue", "content")},
        "indirect_recall": result["recall by kind"]["indirect"]["partial"] / 100,
        "invented_per_1000": invented(finder, NARRATION),
        "words_per_s": speed(finder, [texts[n] for n in names]),
    }
    inputs = digests([[texts_at, gold_at], NARRATION.glob("*.txt")])
    return [against("voices", name, value, GOALS[name], inputs) for name, value in values.items()]
