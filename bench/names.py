"""Persons, organisations, places and outlets beside the stock spaCy pipeline in the same run.

Data: a folder with `names.jsonl` (id, half, text, names: start, end, kind, full). A name is right
when its kind and its characters are, an article at the front and a possessive ending aside. The
stock pipeline's labels are mapped (PERSON; ORG; GPE, LOC and FAC are places); it has no label for
outlets, so ORG counts as right for them.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.measure import ROOT, DataMissing, Goal, Measure, against, digest
from bench.read_speed import spacy_pipeline
from tocsin.desk.models import load_pipeline
from tocsin.read.names import names
from tocsin.read.parse import parse
from tocsin.records import Refused, Report
from tocsin.vocabulary import base_world

Found = tuple[int, int, str]
"""First character, character after the last, kind."""
KINDS = ("person", "organisation", "place", "outlet")
LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
_BESIDE = "stock spaCy in the same run"
GOALS: dict[str, Goal] = {
    "names_f1": (None, "higher", "", _BESIDE),
    "names_f1_spacy": (None, "higher", "spaCy", ""),
    "held_f1": (None, "higher", "", _BESIDE),
    "held_f1_spacy": (None, "higher", "spaCy", ""),
    **{f"{kind}_f1": (None, "higher", "", _BESIDE) for kind in KINDS},
    **{f"{kind}_f1_spacy": (None, "higher", "spaCy", "") for kind in KINDS},
    "full_name_recall": (None, "higher", "", "none"),
}
"""Goal, which way is better, unit, best peer. The peer's own figures have a unit: no floor holds
them."""
_ARTICLES = ("the ", "The ", "THE ")
_ENDINGS = ("'s", "\u2019s", "'", "\u2019")


def cases(folder: Path) -> list[dict[str, Any]]:
    """All passages of a folder."""
    file = folder / "names.jsonl"
    if not file.is_file():
        raise DataMissing(f"no names.jsonl in {folder}")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def trimmed(text: str, start: int, end: int, kind: str) -> Found:
    """A name without article and possessive ending."""
    for article in _ARTICLES:
        if text.startswith(article, start, end):
            start += len(article)
    for ending in _ENDINGS:
        if text.endswith(ending, start, end):
            end -= len(ending)
            break
    return start, end, kind


def tocsin(items: list[dict[str, Any]]) -> list[dict[Found, str]]:
    """Names of every passage with the full name each stands for, as Tocsin reads them."""
    nlp, world = load_pipeline(), base_world()
    found: list[dict[Found, str]] = []
    for c in items:
        parsed = parse(nlp, Report(outlet=None, title="", body=c["text"], language="en"), world)
        read = () if isinstance(parsed, Refused) else names(parsed)
        found.append({trimmed(c["text"], n.span.start, n.span.end, n.kind): n.full for n in read})
    return found


def stock(items: list[dict[str, Any]]) -> list[set[Found]]:
    """The same of the stock pipeline; ORG on an outlet's words counts as outlet."""
    found: list[set[Found]] = []
    for c, doc in zip(items, spacy_pipeline().pipe(c["text"] for c in items), strict=True):
        outlets = {n[:2] for n in gold(c) if n[2] == "outlet"}
        here: set[Found] = set()
        for e in doc.ents:
            if e.label_ in LABELS:
                a, b, kind = trimmed(c["text"], e.start_char, e.end_char, LABELS[e.label_])
                out = kind == "organisation" and (a, b) in outlets
                here.add((a, b, "outlet" if out else kind))
        found.append(here)
    return found


def gold(c: dict[str, Any]) -> dict[Found, str]:
    """The names a careful reader finds, with their full names."""
    return {trimmed(c["text"], n["start"], n["end"], n["kind"]): n["full"] for n in c["names"]}


def f1(pairs: Iterable[tuple[Iterable[Found], Iterable[Found]]], kind: str | None = None) -> float:
    """Harmonic mean of precision and recall over pairs of gold and found names."""
    right = wrong = missed = 0
    for true, got in pairs:
        a, b = ({n for n in s if kind in {None, n[2]}} for s in (true, got))
        right, wrong, missed = right + len(a & b), wrong + len(b - a), missed + len(a - b)
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def referred(c: dict[str, Any], found: dict[Found, str]) -> tuple[int, int]:
    """Names that stand for a longer one in the passage: found with it, and all of them."""
    short = {n: full for n, full in gold(c).items() if full != c["text"][n[0] : n[1]]}
    return sum(_plain(found.get(n, "")) == _plain(full) for n, full in short.items()), len(short)


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ")


def run(data: Path | None) -> list[Measure]:
    """Measures both halves together, every kind by itself, and the held half by itself."""
    folder = data or ROOT / "bench" / "data" / "names"
    items = cases(folder)
    ours = tocsin(items)
    right = [gold(c) for c in items]
    held = [n for n, c in enumerate(items) if c["half"] == "held"]
    figures: dict[str, float] = {}
    for tail, found in (("", ours), ("_spacy", stock(items))):
        pairs = list(zip(right, found, strict=True))
        figures[f"names_f1{tail}"] = f1(pairs)
        figures[f"held_f1{tail}"] = f1(pairs[n] for n in held)
        figures |= {f"{kind}_f1{tail}": f1(pairs, kind) for kind in KINDS}
    counted = [referred(c, got) for c, got in zip(items, ours, strict=True)]
    figures["full_name_recall"] = sum(a for a, _ in counted) / sum(b for _, b in counted)
    inputs = digest(folder.glob("names.jsonl"))
    return [against("names", name, figures[name], GOALS[name], inputs) for name in GOALS]
