"""Whole crises with known truth: developments, origins, contradictions, warnings, dating.

Data: a folder with `world.yaml` and `crisis-*/reports/*.txt` beside `crisis-*/truth.json`. Figures
are means over the crises, as the scorer that lies beside the data gives them.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.measure import DataMissing, Measure, digest, shared
from bench.scorer import load_scorer
from tocsin.desk.briefing import Scratch, gather
from tocsin.desk.settings import Settings
from tocsin.records import Development, Picture, Quote, Window

PART = "cases/exercise"
NAMES = {
    "development_b_cubed": ("bcubed_f1", 0.80, "higher", ""),
    "origins_exact_multi_report": (
        "origins_exact_multi_report",
        0.75,
        "higher",
        "counting outlets 0.40, always one 0.35",
    ),
    "origins_within_one": ("origins_within_1", 0.95, "higher", ""),
    "false_corroboration": ("false_corroboration", 0.03, "lower", "counting outlets 0.93"),
    "missed_corroboration": ("missed_corroboration", 0.15, "lower", "always one 1.00"),
    "withdrawn_still_supported": ("withdrawn_still_supported", 0.05, "lower", "outlets 1.00"),
    "background_leak": ("background_leak", 0.0, "lower", ""),
    "noise_leak": ("noise_leak", 0.0, "lower", ""),
    "contradiction_recall": ("contradiction_recall", 0.85, "higher", "none"),
    "contradiction_precision": ("contradiction_precision", None, "higher", ""),
    "reuse_precision": ("reuse_precision", None, "higher", ""),
    "reuse_recall": ("reuse_recall", None, "higher", ""),
    "warnings_found": ("warning_recall", 0.90, "higher", "none"),
    "warnings_precision": ("warning_precision", None, "higher", ""),
    "window_match": ("warning_window_match", 0.80, "higher", "none"),
    "dating_containment": ("dating_containment", 1.0, "higher", "none"),
}


def crises(folder: Path) -> list[Path]:
    """The crises of a newsroom folder."""
    found = sorted(p for p in folder.glob("crisis-*") if (p / "reports").is_dir())
    if not found:
        raise DataMissing(f"no crisis-*/reports in {folder}")
    return found


def _instant(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat()


class Form:
    """A picture in the scorer's form: report names, offsets in the body."""

    def __init__(self, scratch: Scratch) -> None:
        self.names = {key: Path(name).stem for key, name in scratch.sources.items()}
        self.start = {key: r.body_start for key, r in scratch.reports.items()}

    def span(self, quote: Quote) -> list[int] | None:
        """Body offsets; None for a quotation of the headline alone."""
        by = self.start[quote.report]
        if quote.span.end <= by:
            return None
        return [max(0, quote.span.start - by), quote.span.end - by]

    def development(self, d: Development) -> dict[str, Any]:
        """Members, origin count and contradictions of one development."""
        members: list[list[Any]] = []
        for m in d.members:
            span = self.span(m.quote)
            row = [self.names[m.quote.report], *(span or [])]
            if span and row not in members:
                members.append(row)
        return {
            "members": members,
            "independent_origins": d.counts.origins,
            "contradictions": [
                {
                    "values": [
                        {
                            "value": side.value,
                            "reports": sorted({self.names[q.report] for q in side.quotes}),
                        }
                        for side in c.values
                    ]
                }
                for c in d.contradictions
            ],
        }

    def warnings(self, picture: Picture) -> Iterator[dict[str, Any]]:
        """One row per quotation of a warning, with its own window."""
        for warning in picture.warnings:
            for view in warning.views:
                for quote in view.quotes:
                    span = self.span(quote)
                    if span:
                        yield {
                            "report": self.names[quote.report],
                            "quote": span,
                            "window": window_form(quote.window or view.window),
                            "stale": view.stale,
                        }

    def picture(self, picture: Picture) -> dict[str, Any]:
        """All that the scorer reads."""
        return {
            "developments": [self.development(d) for d in picture.developments],
            "reuse": [[self.names[r.copy], self.names[r.source]] for r in picture.reuse],
            "warnings": list(self.warnings(picture)),
            "dated": {
                self.names[d.report]: {
                    "from": _instant(d.published.earliest),
                    "to": _instant(d.published.latest),
                }
                for d in picture.dated
            },
        }


def window_form(window: Window | None) -> dict[str, Any]:
    """A window as the scorer writes it; empty when unresolved."""
    if window is None or not window.resolved or window.earliest is None:
        return {}
    if window.latest is None:
        return {"earliest": _instant(window.earliest), "open": True}
    return {"earliest": _instant(window.earliest), "latest": _instant(window.latest)}


def form_of(crisis: Path, world: Path) -> dict[str, Any]:
    """What the product makes of one crisis, in the scorer's form."""
    worlds = (str(world),) if world.exists() else ()
    scratch = gather([str(crisis / "reports")], Settings(worlds=worlds))
    return Form(scratch).picture(scratch.picture(None))


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on the shared crises."""
    folder = data or shared(PART)
    scorer: ModuleType = load_scorer(PART, data)
    results: list[dict[str, Any]] = []
    for crisis in crises(folder):
        truth = scorer.json.loads((crisis / "truth.json").read_text(encoding="utf-8"))
        results.append(scorer.score(truth, form_of(crisis, folder / "world.yaml")))
    files = [f for c in crises(folder) for f in [*c.glob("reports/*.txt"), c / "truth.json"]]
    return list(_measures(results, digest(files)))


def _measures(results: list[dict[str, Any]], inputs: str) -> Iterator[Measure]:
    for name, (key, goal, better, peer) in NAMES.items():
        values = [r[key] for r in results if r.get(key) is not None]
        if not values:  # no crisis of this folder has such a case
            continue
        yield Measure(
            bench="newsroom",
            measure=name,
            value=sum(values) / len(values),
            goal=goal,
            better="lower" if better == "lower" else "higher",
            peer=peer,
            inputs=inputs,
        )
