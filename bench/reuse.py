"""Whose text a report took: in whole crises, and in a set of our own that is harder.

Data: folders `crisis-*` as `newsroom` reads them, or `*.txt` as `bench.reuse_cases` reads them with
the outlets in `world.yaml`. Pairs of a copy and its source are counted over all folders together.
Left out of precision is what is neither right nor wrong: one relayed sentence (as the scorer of the
newsrooms has it), and pages of one outlet that carry each other's text.
"""

import tracemalloc
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Any

from bench.measure import ROOT, DataMissing, Goal, Measure, against, digests, shared
from bench.newsroom import PART, crises, form_of
from bench.reuse_cases import Told, told
from bench.scorer import load_scorer
from tocsin.desk.briefing import gather
from tocsin.desk.settings import Settings
from tocsin.fuse import fuse
from tocsin.fuse.outlets import OutletBook
from tocsin.fuse.prints import fingerprint
from tocsin.fuse.reuse import ReuseIndex
from tocsin.records import Report, record_id
from tocsin.vocabulary import World, base_world, parse_world

OWN = ROOT / "bench" / "data" / "reuse"
_PEER = "MinHash-LSH .36 to .82"
GOALS: dict[str, Goal] = {
    "precision": (0.95, "higher", "", ""),
    "recall": (0.95, "higher", "", _PEER),
    "paraphrase_recall": (0.80, "higher", "", ""),
    "own_precision": (0.95, "higher", "", ""),
    "own_recall": (0.95, "higher", "", ""),
    "own_paraphrase_recall": (0.80, "higher", "", ""),
    "ms_per_report": (None, "lower", "ms", ""),
    "kb_per_report": (None, "lower", "kB", ""),
}
SHARES = ("precision", "recall", "paraphrase_recall")
Pair = tuple[str, str]
"""Copy and source."""


@dataclass
class Counted:
    """Pairs said and pairs that are."""

    said: int = 0
    right: int = 0
    text: list[bool] = field(default_factory=list[bool])
    """Whether each verbatim or edited pair was said."""
    retold: list[bool] = field(default_factory=list[bool])
    """The same of credited paraphrases."""

    def add(self, truth: dict[Pair, tuple[str, bool]], said: set[Pair], neutral: set[Pair]) -> None:
        """Count one folder; `truth` gives kind and credit of every pair."""
        said = {p for p in said if p in truth or p not in neutral}
        self.said += len(said)
        self.right += len(said & set(truth))
        for pair, (kind, credited) in truth.items():
            if kind != "paraphrase":
                self.text.append(pair in said)
            elif credited:
                self.retold.append(pair in said)

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall of text taken, recall of credited paraphrases."""
        shares = [sum(found) / max(1, len(found)) for found in (self.text, self.retold)]
        return self.right / max(1, self.said), shares[0], shares[1]


def _relayed(truth: dict[str, Any]) -> set[Pair]:
    """Reports that have one sentence from another: neither right nor wrong."""
    outlet = {key: r["outlet"] for key, r in truth["reports"].items()}
    return {
        (m["report"], x["report"])
        for d in truth["developments"]
        for m in d["members"]
        for x in d["members"]
        if x["origin"] == m["origin"] and outlet[x["report"]] in m["via"]
    }


def newsrooms(folder: Path) -> Counted:
    """All crises of a folder."""
    counted = Counted()
    scorer = load_scorer(PART, folder)
    for crisis in crises(folder):
        truth = scorer.json.loads((crisis / "truth.json").read_text(encoding="utf-8"))
        pairs = {(u["report"], u["copies"]): (u["kind"], u["credited"]) for u in truth["reuse"]}
        said = {(a, b) for a, b in form_of(crisis, folder / "world.yaml")["reuse"]}
        counted.add(pairs, said, _relayed(truth))
    return counted


def said_of(cases: Iterable[Told], world: World) -> set[Pair]:
    """Pairs of copy and source that fusing finds among reports alone."""
    reports = {record_id(c.report): c for c in cases}
    found = fuse({key: c.report for key, c in reports.items()}, [], world, {}).reuse
    return {(reports[r.copy].id, reports[r.source].id) for r in found}


def own(folder: Path) -> Counted:
    """All case files of a folder, each by itself."""
    cases_in = sorted(folder.glob("*.txt"))
    if not cases_in:
        raise DataMissing(f"no *.txt and no crisis-*/reports in {folder}")
    counted = Counted()
    outlets = folder / "world.yaml"
    world = base_world()
    if outlets.is_file():
        world = world.with_overlay(parse_world(outlets.read_text(encoding="utf-8"), outlets.name))
    for file in cases_in:
        cases = list(told(file))
        outlet = {c.id: c.report.outlet for c in cases}
        truth = {(c.id, s): (c.kind, c.credited) for c in cases for s in c.sources}
        alike = {(a, b) for a in outlet for b in outlet if outlet[a] == outlet[b]}
        counted.add(truth, said_of(cases, world), alike)
    return counted


def every(folders: Iterable[Path]) -> list[Report]:
    """All reports of some folders."""
    found: list[Report] = []
    for folder in folders:
        for crisis in sorted(folder.glob("crisis-*")):
            found += gather([str(crisis / "reports")], Settings()).reports.values()
        if not any(folder.glob("crisis-*")):
            found += [c.report for file in sorted(folder.glob("*.txt")) for c in told(file)]
    return found


def cost(reports: list[Report]) -> tuple[float, float]:
    """Milliseconds of the processor and kB of memory that a report's fingerprint and index take."""
    book = OutletBook(base_world())

    def fill() -> ReuseIndex:
        index = ReuseIndex()
        for at, report in enumerate(reports):
            _ = index.add(fingerprint(str(at), report, report.published, book))
            _ = index.of(str(at))
        return index

    _ = fill()  # words are looked up once and remembered
    before = process_time()
    _ = fill()
    seconds = process_time() - before
    tracemalloc.start()
    kept = fill()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return seconds * 1000 / len(kept.prints), held / 1024 / len(kept.prints)


def files(folder: Path) -> list[Path]:
    """What is read of a folder."""
    rooms = [*folder.glob("crisis-*/reports/*.txt"), *folder.glob("crisis-*/truth.json")]
    return rooms or [*folder.glob("*.txt"), *folder.glob("world.yaml")]


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, whichever form it has; else on the newsrooms and our own set."""
    folders = [data] if data else [shared(PART), OWN]
    inputs = digests(files(folder) for folder in folders)
    found: list[Measure] = []
    for folder in folders:
        rooms = any(folder.glob("crisis-*"))
        figures = (newsrooms(folder) if rooms else own(folder)).figures()
        names = [name if rooms else f"own_{name}" for name in SHARES]
        found += [
            against("reuse", name, value, GOALS[name], inputs)
            for name, value in zip(names, figures, strict=True)
        ]
    costs = zip(("ms_per_report", "kb_per_report"), cost(every(folders)), strict=True)
    return found + [against("reuse", name, value, GOALS[name], inputs) for name, value in costs]
