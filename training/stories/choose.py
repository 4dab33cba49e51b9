"""Chooses where stories are cut on some topics of ECB+ and measures on the others.

A choice is good when it holds for streams of any density: for whole documents and for headlines,
with three, six and all reports a story. Topics are dealt into folds by their numbers.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from statistics import mean

from bench.stories import b_cubed, documents, labelled
from tocsin.fuse.stories import Gist, StoryIndex, gist_of
from tocsin.fuse.stories.zoom import CUT, Cut

FOLDS = 5
GRID: Mapping[str, Sequence[float]] = {
    "least": (0.06, 0.075, 0.09),
    "sides": (0.75, 1.0),
    "contrast": (0.75, 1.5),
}
DENSITIES = (3, 6, 100)
"""Reports of a story that come in, at most."""


@dataclass(frozen=True)
class Sample:
    """Reports as a stream of one kind and density has them."""

    kind: str
    gists: tuple[Gist, ...]


@dataclass(frozen=True)
class Texts:
    """The documents of some topics."""

    samples: tuple[Sample, ...]
    gold: Mapping[str, str]


def texts(folder: Path) -> dict[str, Texts]:
    """All documents by topic."""
    topics: defaultdict[str, dict[str, list[Gist]]] = defaultdict(lambda: defaultdict(list))
    gold: dict[str, str] = {}
    for d in documents(folder):
        gold[d.name] = d.story
        topics[d.topic]["whole"].append(gist_of(d.name, d.text, None))
        topics[d.topic]["headline"].append(gist_of(d.name, d.headline, None))
    return {
        topic: Texts(
            tuple(
                Sample(f"{kind} {most}", tuple(thinned(gists, gold, most)))
                for kind, gists in kinds.items()
                for most in DENSITIES
            ),
            gold,
        )
        for topic, kinds in topics.items()
    }


def thinned(gists: Sequence[Gist], gold: Mapping[str, str], most: int) -> Iterator[Gist]:
    """At most so many reports of each story, the same ones always."""
    taken: defaultdict[str, int] = defaultdict(int)
    for gist in sorted(gists, key=lambda g: hashlib.sha256(g.report.encode()).hexdigest()):
        taken[gold[gist.report]] += 1
        if taken[gold[gist.report]] <= most:
            yield gist


def together(parts: Sequence[Texts]) -> Texts:
    """Several topics as one stream."""
    kinds = [s.kind for s in parts[0].samples]
    samples = tuple(
        Sample(kind, tuple(g for p in parts for g in p.samples[at].gists))
        for at, kind in enumerate(kinds)
    )
    return Texts(samples, parts[0].gold)


def figures(part: Texts, cut: Cut) -> dict[str, float]:
    """B-cubed F1 by kind of stream."""
    found: dict[str, float] = {}
    for sample in part.samples:
        index = StoryIndex(cut=cut)
        for gist in sample.gists:
            index.add(gist)
        found[sample.kind] = b_cubed(part.gold, labelled(index.stories()))[2]
    return found


def cuts() -> list[Cut]:
    """All choices, today's first."""
    options = [
        replace(CUT, **dict(zip(GRID, values, strict=True))) for values in product(*GRID.values())
    ]
    return sorted(options, key=lambda cut: cut != CUT)


def best(part: Texts) -> Cut:
    """The choice that does best on the mean of all kinds of streams; of equals today's."""
    return max(cuts(), key=lambda cut: mean(figures(part, cut).values()))


def _line(name: str, found: Mapping[str, float]) -> str:
    return f"{name:28} " + "  ".join(f"{kind} {value:.3f}" for kind, value in found.items())


def report(folder: Path) -> Iterator[str]:
    """What each fold chooses, how that does on its topics left out, and today's cut there."""
    topics = texts(folder)
    names = sorted(topics, key=int)
    chosen_there: list[dict[str, float]] = []
    for fold in range(FOLDS):
        out = [t for at, t in enumerate(names) if at % FOLDS == fold]
        chosen = best(together([topics[t] for t in names if t not in out]))
        left = together([topics[t] for t in out])
        chosen_there.append(figures(left, chosen))
        values = " ".join(f"{key} {getattr(chosen, key):g}" for key in GRID)
        yield _line(f"fold {fold}: {values}", chosen_there[-1])
    yield _line("left out, mean", {k: mean(f[k] for f in chosen_there) for k in chosen_there[0]})
    yield _line("all topics, today's cut", figures(together([topics[t] for t in names]), CUT))
