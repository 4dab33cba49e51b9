"""Holdings learned from dated reports, against what a careful reader learns from them.

Data: a folder with pairs of files, `NAME-reports.jsonl` (id, outlet, published, title, text) and
`NAME-truth.json` (holdings: person, country, office, of, first, last, reports, publishers, begun,
ended; conflicts: why, persons). Each pair is learned from by itself, on the packaged world and with
the default terms. A holding is right when person, country, kind of office and its place are.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.measure import ROOT, DataMissing, Goal, Measure, against, digest
from tocsin.desk.holding import learn
from tocsin.desk.settings import Settings
from tocsin.feeds import Found, parse_published
from tocsin.records import Holding, Learned, Report, TimeRange
from tocsin.vocabulary import base_world
from tocsin.vocabulary.roles import role_of_title

GOALS: dict[str, Goal] = {
    "precision": (0.95, "higher", "", ""),
    "recall": (0.85, "higher", "", ""),
    "second_precision": (0.95, "higher", "", ""),
    "second_recall": (0.85, "higher", "", ""),
    "days_exact": (None, "higher", "", ""),
    "bounds_exact": (None, "higher", "", ""),
    "counts_exact": (None, "higher", "", ""),
    "conflicts_recall": (None, "higher", "", ""),
    "conflicts_precision": (None, "higher", "", ""),
}
"""Goal, which way is better, unit, best peer."""
SECOND = "second"
Row = dict[str, Any]
Key = tuple[str, str, str, str]
Pair = tuple[Row, Holding]


def sets(folder: Path) -> dict[str, tuple[list[Row], Row]]:
    """Reports and truth by the name of their pair."""
    found: dict[str, tuple[list[Row], Row]] = {}
    for file in sorted(folder.glob("*-reports.jsonl")):
        name = file.name.removesuffix("-reports.jsonl")
        truth = json.loads((folder / f"{name}-truth.json").read_text(encoding="utf-8"))
        lines = file.read_text(encoding="utf-8").splitlines()
        found[name] = ([json.loads(line) for line in lines], truth)
    if not found:
        raise DataMissing(f"no NAME-reports.jsonl in {folder}")
    return found


def report(row: Row) -> Report:
    """A report of the data."""
    day = row["published"]
    return Report(
        outlet=row["outlet"],
        title=row["title"],
        body=row["text"],
        published=parse_published(day, "header") if day else TimeRange(),
        language="en",
    )


def learned(rows: Iterable[Row]) -> Learned:
    """What is learned from the reports of one pair."""
    return learn([Found(r["id"], report(r)) for r in rows], Settings()).learned


def key_of(h: Holding) -> Key:
    """Person, country, kind of office and its place or state; the title where it is of no kind."""
    found = role_of_title(h.title)
    if found is None:
        return (h.person, h.country, h.title, "")
    role, where = found
    return (h.person, h.country, role.at(h.country).key, _place(where) if where else "")


def _place(words: str) -> str:
    """The country's code where words name one, else the place without its kind."""
    named = base_world().find(words.title())
    country = next((m.country for m in named if m.kind in {"country", "alliance"}), None)
    return country or words.split(maxsplit=1)[0]


def truth_key(row: Row) -> Key:
    """The same of a true holding."""
    of = row.get("of", "")
    return (row["person"], row["country"], row["office"], of if of.isupper() else of.lower())


def matched(truth: Row, got: Learned) -> tuple[list[Pair], int, int]:
    """True holdings with what was proposed for them, how many are true, and how many proposed."""
    proposed = {key_of(h): h for h in got.holdings if h.status == "proposed"}
    true = {truth_key(row): row for row in truth["holdings"]}
    return [(true[k], h) for k, h in proposed.items() if k in true], len(true), len(proposed)


def days(pair: Pair) -> bool:
    """Whether first and last day are right."""
    row, h = pair
    return (row["first"], row["last"]) == (str(h.first), str(h.last))


def bounds(pair: Pair) -> bool:
    """Whether the evidence of start and end is right."""
    row, h = pair
    said = tuple(str(day) if day else None for day in (h.begun, h.ended))
    return said == (row.get("begun"), row.get("ended"))


def counts(pair: Pair) -> bool:
    """Whether reports and publishers are counted right."""
    row, h = pair
    return (row["reports"], row["publishers"]) == (len(h.reports), h.publishers)


def conflicts(truth: Row, got: Learned) -> tuple[int, int, int]:
    """Conflicts found rightly, true ones, and those listed."""
    true = {(c["why"], tuple(sorted(c["persons"]))) for c in truth["conflicts"]}
    found = {(str(c.kind), c.persons) for c in got.conflicts}
    return len(true & found), len(true), len(found)


def share(part: float, whole: float) -> float:
    """Part of a whole; 1 of nothing."""
    return part / whole if whole else 1.0


def shares(
    scored: Iterable[tuple[list[Pair], int, int]], tail: str = ""
) -> Iterator[tuple[str, float]]:
    """Precision and recall over pairs of files."""
    right, true, found = (sum(n) for n in zip(*((len(p), a, b) for p, a, b in scored), strict=True))
    yield f"{tail}precision", share(right, found)
    yield f"{tail}recall", share(right, true)


def run(data: Path | None) -> list[Measure]:
    """All pairs together, and the second one by itself."""
    folder = data or ROOT / "bench" / "data" / "holdings"
    given = sets(folder)
    got = {name: learned(rows) for name, (rows, _) in given.items()}
    scored = {name: matched(given[name][1], got[name]) for name in given}
    pairs = [pair for found, _, _ in scored.values() for pair in found]
    figures = dict(shares(scored.values()))
    figures |= dict(shares([scored.get(SECOND, ([], 0, 0))], "second_"))
    for name, right in (("days", days), ("bounds", bounds), ("counts", counts)):
        figures[f"{name}_exact"] = share(sum(map(right, pairs)), len(pairs))
    listed = [conflicts(given[name][1], got[name]) for name in given]
    right, true, found = (sum(n) for n in zip(*listed, strict=True))
    figures["conflicts_recall"] = share(right, true)
    figures["conflicts_precision"] = share(right, found)
    inputs = digest(folder.glob("*-*.json*"))
    return [against("holdings", name, figures[name], GOALS[name], inputs) for name in GOALS]
