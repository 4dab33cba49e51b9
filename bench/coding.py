"""Events from text: PLOVER's gold records, and modern sentences with one marked pair.

Data: a folder (or one file) with `PLOVER_GSR*.txt`, `PLV_*.jsonl`, or both; what is there is
measured. See `bench.events` for the first kind, `bench.pairs` for the second.
"""

from collections.abc import Callable
from pathlib import Path

from bench import events, pairs
from bench.measure import DataMissing, Goal, Measure, against, digest, shared

GOALS: dict[str, Goal] = {**events.GOALS, **pairs.GOALS}


def found(data: Path, pattern: str) -> list[Path]:
    """Files of a pattern in a folder, or the one file given where it matches."""
    if data.is_file():
        return [data] if data.match(pattern) else []
    return sorted(data.glob(pattern))


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder or file given, else on the shared data."""
    where = data or shared(events.PART)
    kinds: list[tuple[str, Callable[[list[Path]], dict[str, float]]]] = [
        (events.FILES, events.measured),
        (pairs.FILES, pairs.measured),
    ]
    given = {pattern: found(where, pattern) for pattern, _ in kinds}
    inputs = digest([f for files in given.values() for f in files])
    shown: list[Measure] = []
    for pattern, measured in kinds:
        values = measured(given[pattern]) if given[pattern] else {}
        shown += [against("events", name, v, GOALS[name], inputs) for name, v in values.items()]
    if not shown:
        raise DataMissing(f"neither {events.FILES} nor {pairs.FILES} in {where}")
    return shown
