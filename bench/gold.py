"""Statements against annotated sentences: chains, manner, events, modality, windows.

Data: a folder with `statements*.jsonl` (one item a line: id, published, outlet, headline, text,
statements). Figures are those of the scorer that lies beside the data.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.measure import DataMissing, Measure, digest, shared
from bench.scorer import load_scorer
from bench.traits import trait_accuracy
from tocsin.desk.models import load_reader
from tocsin.records import Event, Party, Report, Span, Statement, TimeRange, Voice, Window
from tocsin.records.base import Instant
from tocsin.vocabulary import base_world

PART = "cases/gold"
NONE = "none reads chains"
GOALS = {
    "content_f1": (None, "higher", ""),
    "chain_exact": (0.70, "higher", "Citron 0.43 on a nested probe"),
    "origin_exact": (0.80, "higher", NONE),
    "manner_accuracy": (0.88, "higher", ""),
    "named_accuracy": (0.95, "higher", ""),
    "count_accuracy": (0.95, "higher", ""),
    "country_accuracy": (0.90, "higher", ""),
    "event_type_f1": (0.80, "higher", ""),
    "dyad_f1": (0.65, "higher", ""),
    "modality_accuracy": (0.90, "higher", ""),
    "window_accuracy": (None, "higher", ""),
    "false_actual_rate": (0.05, "lower", "GDELT: most"),
}


def items(folder: Path) -> dict[str, dict[str, Any]]:
    """All annotated items of a folder by id."""
    files = sorted(folder.glob("statements*.jsonl"))
    if not files:
        raise DataMissing(f"no statements*.jsonl in {folder}")
    lines = [line for f in files for line in f.read_text(encoding="utf-8").splitlines()]
    return {d["id"]: d for d in map(json.loads, filter(str.strip, lines))}


def report_of(item: dict[str, Any]) -> Report:
    """The item as a report: its text is the headline or the body."""
    published = item.get("published")
    time = TimeRange()
    if published:
        time = TimeRange.at(datetime.fromisoformat(published), "header")
    text: str = item["text"]
    headline: bool = item.get("headline", False)
    return Report(
        outlet=item.get("outlet"),
        title=text if headline else "",
        body="" if headline else text,
        published=time,
        language="en",
    )


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _voice(v: Voice) -> dict[str, Any]:
    return {
        "span": _span(v.span),
        "name": v.name,
        "kind": v.kind,
        "named": v.named,
        "count": v.count,
        "country": v.country,
    }


def _party(p: Party) -> dict[str, Any]:
    return {"span": _span(p.span), "country": p.country, "sector": p.sector}


def _end(w: Window, instant: Instant | None) -> str | None:
    if not w.resolved:
        return None
    return "open" if instant is None else instant.strftime("%Y-%m-%dT%H:%MZ")


def _time(w: Window | None) -> dict[str, Any]:
    if w is None:
        return {"span": None, "earliest": None, "latest": None}
    return {
        "span": _span(w.span),
        "earliest": _end(w, w.earliest),
        "latest": _end(w, w.latest),
    }


def _event(e: Event) -> dict[str, Any]:
    return {
        "type": e.type,
        "mode": e.mode,
        "trigger": _span(e.trigger),
        "actors": [_party(p) for p in e.actors],
        "recipients": [_party(p) for p in e.recipients],
        "place": e.place and e.place.name,
        "instrument": e.instrument,
        "modality": e.modality,
        "time": _time(e.window),
        **({"speech_act": True} if e.speech_act else {}),
    }


def gold_form(statement: Statement) -> dict[str, Any]:
    """A statement in the form of the annotation."""
    return {
        "content": [_span(s) for s in statement.content],
        "cue": [_span(s) for s in statement.cue],
        "voices": [_voice(v) for v in statement.voices],
        "manner": statement.manner,
        "quoted": statement.quoted,
        "events": [_event(e) for e in statement.events],
    }


def read_all(gold: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the reader makes of every item."""
    reader = load_reader(base_world())
    readings = reader.read_many([report_of(d) for d in gold.values()])
    return {
        key: {"id": key, "statements": [gold_form(s) for s in reading.statements]}
        for key, reading in zip(gold, readings, strict=True)
    }


def figures(result: dict[str, Any]) -> dict[str, float]:
    """The scorer's result under the project's names."""
    return {
        "content_f1": result["content"]["f1"],
        "chain_exact": result["chain"]["f1"],
        "origin_exact": result["origin"]["f1"],
        "manner_accuracy": result["manner accuracy on matched"]["rate"],
        "event_type_f1": result["event type"]["f1"],
        "dyad_f1": result["event dyad"]["f1"],
        "modality_accuracy": result["modality accuracy on matched events"]["rate"],
        "window_accuracy": result["time window"]["f1"],
        "false_actual_rate": result["hard-negative false alarms"]["rate"],
    }


def measures(values: dict[str, float], inputs: str) -> Iterable[Measure]:
    """The figures with their goals."""
    for name, value in values.items():
        goal, better, peer = GOALS[name]
        yield Measure(
            bench="gold",
            measure=name,
            value=value,
            goal=goal,
            better="lower" if better == "lower" else "higher",
            peer=peer,
            inputs=inputs,
        )


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on the shared development half."""
    folder = data or shared(PART)
    gold = items(folder)
    scorer, found = load_scorer(PART, data), read_all(gold)
    values = figures(scorer.score(gold, found)) | trait_accuracy(scorer, gold, found)
    return list(measures(values, digest(folder.glob("statements*.jsonl"))))
