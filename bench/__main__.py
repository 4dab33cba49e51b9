"""Runs benchmarks by name; see the package docstring."""

import argparse
import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench import floors
from bench.measure import DataMissing, Measure

Run = Callable[[Path | None], list[Measure]]

BENCHES: dict[str, tuple[str, str, bool]] = {
    "read-speed": ("bench.read_speed", "words/s of reading and fusing beside plain spaCy", False),
    "gold": ("bench.gold", "statements: chains, manner, events, modality, windows", True),
    "events": ("bench.coding", "events: gold records with both sides; pairs with their type", True),
    "told": ("bench.told", "events by type in lines with every event marked", True),
    "newsroom": ("bench.newsroom", "developments, origins, contradictions, warnings", True),
    "warnings": ("bench.warnings", "early warnings in newsrooms of our own", True),
    "stories": ("bench.stories", "stories of one kind told apart, whole and by headline", True),
    "coref": ("bench.coref", "events across the documents of found stories: CoNLL F1", True),
    "voices": ("bench.voices", "spans of source, cue and content; what is invented", True),
    "names": ("bench.names", "persons, organisations, places, outlets beside spaCy", True),
    "actors": ("bench.actors", "country and sector of actor phrases on the report's day", True),
    "holdings": ("bench.holdings", "who holds which office, learned from dated reports", True),
    "places": ("bench.places", "country and coordinates of places", True),
    "windows": ("bench.windows", "forecast windows: both ends, overlap, inversions", True),
    "dating": ("bench.dating", "bounds on undated reports: containment, width", True),
    "timex": ("bench.timex", "time expressions as TIMEX3: extents, values, speed", True),
    "reuse": (
        "bench.reuse",
        "whose text a report took: verbatim, edited, retold with credit",
        True,
    ),
    "neardup": ("bench.neardup", "near-duplicates planted in 100,000 texts; MinHash peers", False),
    "truth": ("bench.truth", "values where sources differ, beside majority and TruthFinder", False),
    "ledger": ("bench.ledger", "batch appends per second, memory against size", False),
}
"""Name: module, what it measures, whether `quick` runs it."""


def runner(name: str) -> Run:
    """The benchmark's `run`; exits with the list of names when there is none of that name."""
    if name not in BENCHES:
        sys.exit(f"no benchmark {name!r}; there are: {', '.join(BENCHES)}")
    return importlib.import_module(BENCHES[name][0]).run


def measure(names: list[str], data: Path | None) -> tuple[list[Measure], list[str]]:
    """All figures of the named benchmarks, and what could not be measured and why."""
    found: list[Measure] = []
    missing: list[str] = []
    for name in names:
        try:
            found += runner(name)(data)
        except DataMissing as error:
            missing.append(f"{name}: {error}")
    return found, missing


def listing() -> None:
    """Print names and what they measure."""
    for name, (_, text, quick) in BENCHES.items():
        print(f"{name:14} {text}{'' if quick else '  (slow)'}")


def parse(argv: list[str]) -> argparse.Namespace:
    """Command line to options."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    _ = parser.add_argument("names", nargs="+", help="benchmarks, or: list, quick, floors")
    _ = parser.add_argument("--data", type=Path, help="another folder of the same form")
    _ = parser.add_argument("--json", action="store_true", help="a JSON list instead of lines")
    _ = parser.add_argument("--raise", dest="up", action="store_true", help="raise the floors")
    _ = parser.add_argument("--lower", metavar="REASON", help="set the floors to today's figures")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Run; 1 when something could not be measured or fell below a floor."""
    options = parse(argv)
    if options.names == ["list"]:
        listing()
        return 0
    if options.names == ["floors"]:
        found, missing = measure(floors.benches(), None)
        return floors.settle(found, missing, up=options.up, reason=options.lower)
    quick = [n for n, (_, _, fast) in BENCHES.items() if fast]
    names = quick if options.names == ["quick"] else options.names
    found, missing = measure(names, options.data)
    if options.json:
        print(json.dumps([m.as_dict() for m in found], indent=1))
    else:
        print(*(m.line() for m in found), sep="\n")
    for line in missing:
        print(line, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
