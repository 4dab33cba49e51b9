"""How much of what sentences tell is coded: news lines with every event marked, by type.

- `told_f1`, `told_precision`, `told_recall`: events by type within each line, over all lines;
- `silent`: share of the lines without any event for which none is coded;
- `held_f1`, `held_silent`: the same on the files that no rule is made on (`held-*.txt`);
- `third_f1`, `third_silent`, `third_held_f1`, `third_held_silent`: the same on a third batch, told
  obliquely (`dev3-*.txt`, `held3-*.txt`).

Data: `*.txt`, one line an item: `They [ASSAULT shelled] the depot.`; see `bench/data/README.md`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import ROOT, DataMissing, Goal, Measure, against, digest
from tocsin.desk.models import load_reader
from tocsin.records import Report
from tocsin.vocabulary import base_world, plover

DATA = ROOT / "bench/data/told"
GOALS: dict[str, Goal] = {
    "told_f1": (None, "higher", "", ""),
    "told_precision": (None, "higher", "", ""),
    "told_recall": (None, "higher", "", ""),
    "silent": (None, "higher", "", ""),
    "held_f1": (None, "higher", "", ""),
    "held_silent": (None, "higher", "", ""),
    "third_f1": (None, "higher", "", ""),
    "third_silent": (None, "higher", "", ""),
    "third_held_f1": (None, "higher", "", ""),
    "third_held_silent": (None, "higher", "", ""),
}
_NAMES = {
    "dev": {k: f"told_{k}" for k in ("f1", "precision", "recall")} | {"silent": "silent"},
    "held": {"f1": "held_f1", "silent": "held_silent"},
    "dev3": {"f1": "third_f1", "silent": "third_silent"},
    "held3": {"f1": "third_held_f1", "silent": "third_held_silent"},
}
"""Measures of a batch."""
_MARK = re.compile(r"\[([A-Z]+) ([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its marks, and how often it tells an event of each type."""

    text: str
    types: Counter[str]


def line_of(marked: str) -> Line:
    """A marked line. Raises `ValueError` for a type that PLOVER does not have."""
    types = Counter(m[1] for m in _MARK.finditer(marked))
    if strange := types.keys() - plover().types.keys():
        raise ValueError(f"{marked!r}: {', '.join(sorted(strange))} is no type of PLOVER")
    return Line(_MARK.sub(r"\2", marked), types)


def lines(files: Iterable[Path]) -> list[Line]:
    """All lines of some files."""
    texts = (f.read_text(encoding="utf-8").splitlines() for f in files)
    return [line_of(line) for text in texts for line in text if line]


def coded(gold: Sequence[Line]) -> list[Counter[str]]:
    """Types of the events coded in every line, read as a report of its own."""
    reports = (Report(outlet=None, title="", body=g.text, language="en") for g in gold)
    read = load_reader(base_world()).read_many(reports)
    return [Counter(e.type for s in r.statements for e in s.events) for r in read]


def figures(gold: Sequence[Line], found: Sequence[Counter[str]]) -> dict[str, float]:
    """F1, precision, recall and the share of silent lines left silent."""
    right = sum((g.types & f).total() for g, f in zip(gold, found, strict=True))
    total, given = sum(g.types.total() for g in gold), sum(f.total() for f in found)
    quiet = [not f for g, f in zip(gold, found, strict=True) if not g.types]
    return {
        "f1": 2 * right / max(total + given, 1),
        "precision": right / max(given, 1),
        "recall": right / max(total, 1),
        "silent": sum(quiet) / max(len(quiet), 1),
    }


def _batch(file: Path) -> str:
    """What a file belongs to, by the first word of its name: `dev` where that tells nothing."""
    word = file.name.partition("-")[0]
    return word if word in _NAMES else "dev"


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on our own lines."""
    files = sorted((data or DATA).glob("*.txt"))
    if not files:
        raise DataMissing(f"no *.txt in {data or DATA}")
    inputs = digest(files)
    batches: dict[str, list[Path]] = {}
    for f in files:
        batches.setdefault(_batch(f), []).append(f)
    values: dict[str, float] = {}
    for batch, of in batches.items():
        gold = lines(of)
        found = figures(gold, coded(gold))
        values |= {name: found[k] for k, name in _NAMES[batch].items()}
    return [against("told", name, v, GOALS[name], inputs) for name, v in values.items()]
