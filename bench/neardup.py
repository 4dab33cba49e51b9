"""Planted near-duplicates among 100,000 short texts, beside MinHash peers in the same run.

Data: the shared texts (`bench.short_texts` tells which and how they are edited), or a folder with
`*.txt`, a text a line. Every text is asked for the nearest one before it, as a stream would be; an
answer is right when it is the text that a planted one was edited from, and wrong otherwise, also
where two texts of the data are alike by nature. Seconds are those of the processor, on one core.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import TypeVar

from bench.measure import Goal, Measure, against, digest, shared
from bench.minhash_peers import PEERS, SETTINGS, Found, load
from bench.short_texts import EDITED, files, planted, short_texts
from tocsin.fuse.twins import twins

SIZE = 100_000
PRECISE = 0.93
_BESIDE = "the peers of this run"
GOALS: dict[str, Goal] = {
    "recall": (0.60, "higher", "", _BESIDE),
    "precision": (PRECISE, "higher", "", _BESIDE),
    "by_nature": (None, "lower", "", ""),
    "seconds_100k": (10.0, "lower", "s", _BESIDE),
    **{f"recall_{name}": (None, "higher", name, "") for name in PEERS},
    **{f"precision_{name}": (None, "higher", name, "") for name in PEERS},
    **{f"seconds_100k_{name}": (None, "lower", name, "") for name in PEERS},
}
"""Goal, which way is better, unit, best peer. The peers' own figures have a unit: no floor holds
them. `by_nature`: answers that nobody planted though the two texts keep three words in four."""
TOLD = ("recall", "precision", "seconds_100k")
"""What is told of a peer."""
_T = TypeVar("_T")


def timed(find: Callable[[Sequence[str]], _T], texts: Sequence[str]) -> tuple[_T, float]:
    """What is found, and the seconds that 100,000 texts take."""
    before = process_time()
    found = find(texts)
    return found, (process_time() - before) * SIZE / len(texts)


def scored(found: Found, truth: dict[int, int]) -> tuple[float, float]:
    """Recall and precision of pairs of places."""
    right = sum(truth.get(at) == source for at, source in found)
    return right / max(1, len(truth)), right / max(1, len(found))


def by_nature(found: list[tuple[int, int, float]], truth: dict[int, int]) -> float:
    """Share of pairs that nobody planted though they are as near as planted ones."""
    near = [at for at, source, kept in found if truth.get(at) != source and kept >= 1 - EDITED]
    return len(near) / max(1, len(found))


def of_peer(name: str, texts: Sequence[str], truth: dict[int, int]) -> tuple[float, float, float]:
    """Recall, precision and seconds at a peer's best setting.

    That is the one with most recall among those as precise as the goal; where none is, the most
    precise one.
    """
    tried: list[tuple[float, float, float]] = []
    for n, threshold in SETTINGS:
        found, seconds = timed(lambda t, n=n, s=threshold: PEERS[name](t, n, s), texts)
        tried.append((*scored(found, truth), seconds))
    precise = [t for t in tried if t[1] >= PRECISE]
    return max(precise) if precise else max(tried, key=lambda t: t[1])


def run(data: Path | None) -> list[Measure]:
    """Measures ours, then every peer that is installed."""
    folder = data or shared("data")
    texts, truth = planted(short_texts(folder), SIZE)
    inputs = digest(files(folder))
    found, seconds = timed(twins, texts)
    recall, precision = scored([pair[:2] for pair in found], truth)
    figures = {"recall": recall, "precision": precision, "seconds_100k": seconds}
    figures["by_nature"] = by_nature(found, truth)
    for name in PEERS:
        if load(name) is None:
            print(f"neardup: {name} is not installed: not measured", file=sys.stderr)
            continue
        of_it = zip(TOLD, of_peer(name, texts, truth), strict=True)
        figures |= {f"{told}_{name}": value for told, value in of_it}
    return [
        against("neardup", name, figures[name], GOALS[name], inputs)
        for name in GOALS
        if name in figures
    ]
