"""How rare a term is: in news at large, among the reports of the last days, and inside one affair.

Weights are inverse document frequencies (Sparck Jones 1972). What is rare in news at large comes
from a table (`rarity.tsv`: how many of 924 news articles hold a term; `python -m training.stories`
makes it) that counts as so many reports seen before, so that a desk of one day weighs words as
sensibly as one of a year. Inside an affair, what all its reports share tells its stories apart no
more: "quake", "Chile"; what half of them share does.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log

from tocsin.fuse.stories.gist import Gist

BEFORE = 100
"""Reports that the table of news at large counts for."""
RAREST = 0.003
"""Share of reports below which rarity says no more: names and slips are equally rare there."""
NAME = 1.75
"""What a name weighs more than another word."""
LONE = 0.4
"""What a word of one report alone counts at large: it tells what the report shares with none."""
FEW = 8
"""Reports of an affair up to which a word of one alone counts in full; beyond, ever less: among
many reports each has words of its own."""

SHARE = 0.4
"""Most that one term is of a report of length 1: one name shared by two headlines is no story."""

Vector = dict[str, float]


@cache
def background() -> dict[str, float]:
    """Term to the share of news articles that hold it; terms that fewer than a few hold are out."""
    lines = files("tocsin.fuse.stories").joinpath("rarity.tsv").read_text(encoding="utf-8")
    found: dict[str, float] = {}
    for line in lines.splitlines():
        if not line.startswith("#"):
            share, _, held = line.partition("\t")
            found.update(dict.fromkeys(held.split(" "), float(share)))
    return found


@dataclass(slots=True)
class Tally:
    """Counts over reports; sums of tallies are tallies."""

    reports: int = 0
    holding: Counter[str] = field(default_factory=Counter[str])
    """Reports that hold a term."""
    named: Counter[str] = field(default_factory=Counter[str])
    """Reports that write it as a name, less those that do not."""

    def add(self, gist: Gist) -> None:
        """Count a report."""
        self.reports += 1
        self.holding.update(gist.weights.keys())
        self.named.update(gist.names)
        self.named.subtract(gist.plain)

    def merge(self, other: "Tally") -> None:
        """Count what another one counted."""
        self.reports += other.reports
        self.holding.update(other.holding)
        self.named.update(other.named)


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of terms on a day."""

    tally: Tally
    known: dict[str, float] = field(default_factory=dict[str, float])

    def is_name(self, term: str) -> bool:
        """Whether reports write it as a name."""
        return self.tally.named[term] > 0

    def weight(self, term: str) -> float:
        """The weight of a term, 0 and above, in nats; names weigh more."""
        found = self.known.get(term)
        if found is None:
            seen = BEFORE * background().get(term, 0.0) + self.tally.holding[term]
            share = max(seen / (BEFORE + self.tally.reports), RAREST)
            found = max(0.0, -log(share)) * (NAME if self.is_name(term) else 1.0)
            self.known[term] = found
        return found

    def at_large(self) -> Mapping[str, float]:
        """Weights of all terms that are held."""
        return {t: self.weight(t) * (1.0 if n > 1 else LONE) for t, n in self.tally.holding.items()}

    def inside(self, gists: Iterable[Gist]) -> Mapping[str, float]:
        """Weights of all terms that the reports of one affair hold."""
        local: Counter[str] = Counter()
        count = 0
        for gist in gists:
            count += 1
            local.update(gist.weights.keys())
        lone = min(1.0, FEW / count)
        return {
            t: self.weight(t) * log((count + 2) / n) * (1.0 if n > 1 else lone)
            for t, n in local.items()
        }


def unit(gist: Gist, weights: Mapping[str, float]) -> Vector:
    """The weighted terms of a report at length 1, less where few carry it all; may be empty."""
    found = {t: x * w for t, x in gist.weights.items() if (w := weights.get(t, 0.0))}
    length = sum(v * v for v in found.values()) ** 0.5
    return {t: min(v / length, SHARE) for t, v in found.items()} if length else {}


def centroid(gists: Iterable[Gist], weights: Mapping[str, float]) -> Vector:
    """The mean of the reports' vectors: its dot product with another mean is their average link."""
    total: Vector = {}
    count = 0
    for gist in gists:
        count += 1
        for t, v in unit(gist, weights).items():
            total[t] = total.get(t, 0.0) + v
    return {t: v / count for t, v in total.items()}
