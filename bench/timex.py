"""Time expressions against TIMEX3: extents, values, speed, as TempEval-3 task A measures them.

Data: one file, or a folder with `*.json` (the scorer's form, with `text`), `timex*.jsonl` (a text a
line: id, dct, text, timexes, perhaps its `half`, dev or held), or TimeML files (`*.tml`). Figures
are those of the scorer that lies beside the shared data. Without a folder WikiWars is measured, and
the texts of `bench/data/timex`, whose halves are counted by themselves.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from time import process_time
from typing import Any
from xml.etree import ElementTree as ET

from bench.measure import ROOT, DataMissing, Goal, Measure, against, digests, shared
from bench.scorer import script
from tocsin.read.timex import find_timexes

SCORER = "bench/score_timex.py"
WIKIWARS = "data/time/wikiwars"
OWN = ROOT / "bench" / "data" / "timex"
GOALS: dict[str, Goal] = {
    "strict_f1": (None, "higher", "", "HeidelTime .818 on TempEval-3 platinum"),
    "relaxed_f1": (None, "higher", "", "HeidelTime .907 on TempEval-3 platinum"),
    "value_f1": (0.88, "higher", "", "HeidelTime .827"),
    "dev_value_f1": (None, "higher", "", "-"),
    "held_strict_f1": (0.90, "higher", "", "-"),
    "held_relaxed_f1": (0.94, "higher", "", "-"),
    "held_value_f1": (0.83, "higher", "", "-"),
    "speed_words_per_s": (25_000, "higher", "words/s", "HeidelTime 870"),
}
"""Goal, which way is better, unit, best peer; goals of the held half are those of TempEval-3."""
Document = dict[str, Any]


def documents(folder: Path) -> dict[str, Document]:
    """All documents of a folder or file by id: `dct`, `text`, `timexes`, perhaps `half`."""
    found: dict[str, Document] = {}
    for file in files(folder):
        if file.suffix == ".json":
            data = json.loads(file.read_text(encoding="utf-8"))
            found |= {k: d for k, d in data.items() if isinstance(d, dict) and "timexes" in d}
        elif file.suffix == ".jsonl":
            lines = file.read_text(encoding="utf-8").splitlines()
            found |= {d["id"]: d for d in map(json.loads, filter(str.strip, lines))}
        else:
            found[file.stem] = timeml(file)
    if not found:
        raise DataMissing(f"no *.json with timexes, timex*.jsonl or *.tml in {folder}")
    return found


def files(folder: Path) -> list[Path]:
    """The files that are read: JSON where there is some, else TimeML, also in folders below."""
    if folder.is_file():
        return [folder]
    plain = [*folder.glob("*.json"), *folder.glob("timex*.jsonl")]
    return sorted(plain) or sorted(folder.rglob("*.tml"))


def timeml(file: Path) -> Document:
    """A TimeML file: the text of its TEXT element, and the TIMEX3 elements in it."""
    root = ET.parse(file).getroot()  # noqa: S314 - corpora that somebody chose to measure on
    dct = root.find(".//DCT//TIMEX3")
    body = root.find(".//TEXT")
    pieces: list[str] = []
    timexes: list[dict[str, Any]] = []
    if body is not None:
        _walk(body, pieces, timexes)
    value = (dct.get("value") or "") if dct is not None else ""
    return {"dct": value or None, "text": "".join(pieces), "timexes": timexes}


def _walk(element: ET.Element, pieces: list[str], timexes: list[dict[str, Any]]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, timexes)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        end = sum(map(len, pieces))
        kind, value = element.get("type", ""), element.get("value", "")
        timexes.append({"start": start, "end": end, "type": kind, "value": value})


def published(document: Document) -> datetime | None:
    """The document's creation time, as far as it is a day."""
    dct = document["dct"]
    try:
        return datetime.fromisoformat(dct[:10]) if dct else None
    except ValueError:
        return None


def found(document: Document) -> list[dict[str, Any]]:
    """What the reader finds, in the scorer's form."""
    return [
        {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value}
        for t in find_timexes(document["text"], published(document))
    ]


def scores(items: list[Document]) -> dict[str, float]:
    """F1 by the scorer's names, over all documents together."""
    scorer = script(shared(SCORER))
    counts: Counter[str] = Counter()
    for item in items:
        counts.update(scorer.count(item["timexes"], scorer.flat(found(item)))[0])
    return {key: scorer.prf(counts, key)[2] for key in ("strict", "relaxed", "value")}


def speed(texts: list[str]) -> float:
    """Words per second on one core."""
    _ = find_timexes(texts[0][:1000], None)
    words, start = 0, process_time()
    while process_time() - start < 1:
        for text in texts:
            _ = find_timexes(text, datetime(2024, 4, 9))  # noqa: DTZ001 - civil time
            words += len(text.split())
    return words / (process_time() - start)


def _figures(main: list[Document], halves: list[Document]) -> Iterator[tuple[str, float]]:
    for key, value in scores(main).items():
        yield f"{key}_f1", value
    for half, keys in (("dev", ["value"]), ("held", ["strict", "relaxed", "value"])):
        rows = [d for d in halves if d.get("half") == half]
        result = scores(rows) if rows else {}
        for key in keys if rows else []:
            yield f"{half}_{key}_f1", result[key]
    yield "speed_words_per_s", speed([d["text"] for d in main])


def run(data: Path | None) -> list[Measure]:
    """Measures the time expressions of a folder (default: WikiWars, and our own)."""
    folders = [data] if data else [shared(WIKIWARS), OWN]
    sets = [list(documents(folder).values()) for folder in folders]
    inputs = digests(files(folder) for folder in folders)
    figures = _figures(sets[0], list(chain.from_iterable(sets)))
    return [against("timex", name, value, GOALS[name], inputs) for name, value in figures]
