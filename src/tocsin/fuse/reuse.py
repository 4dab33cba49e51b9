"""Whose text a report took: verbatim, edited, or retold with credit.

Scored by *containment* (the share of one text's shingles found in the other), because a brief cut
from a long dispatch has a small Jaccard overlap with it. Direction by credit, then by time.
"""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal

from tocsin.fuse.prints import SHORT_TEXT, Order, Print
from tocsin.records import Reuse

VERBATIM = 0.8
EDITED = 0.2
"""An editor who changes every fourth word leaves about this share of 8-grams."""
INCLUDED = 0.5
"""Share of the source inside a longer copy from which it counts as taken over."""
LEAST = 4
"""Shared grams below which overlap is a stock phrase."""
FIRST = 8
"""Holders of a gram that are compared: the earliest ones, since sources come first."""
CHANCE = 2
"""One sampled gram may be shared by chance."""
NEAR = 0.5
"""Share of the sampled grams that the best source has, below which another is not compared."""
RETOLD = 0.3
RETOLD_TERMS = 4
RETOLD_HOURS = 96.0
HOURS = 24.0

Kind = Literal["verbatim", "edited", "paraphrase"]


def _shared(copy: Print, source: Print) -> tuple[float, float]:
    """Share of the copy in the source, and of the source in the copy."""
    if min(copy.size, source.size) < SHORT_TEXT:
        a, b = copy.short, source.short
        x, y = a, b
    else:
        a, b, x, y = copy.own, source.own, copy.grams, source.grams
    if not a or not b:
        return 0.0, 0.0
    forth, back = len(a & y), len(b & x)
    if min(forth, back) < min(LEAST, len(a), len(b)):
        return 0.0, 0.0
    return forth / len(a), back / len(b)


def _takes_from(a: Print, b: Print) -> bool:
    """Whether, of two reports that share text, `a` is the taker."""
    credits_b, credits_a = b.publisher.key in a.credits, a.publisher.key in b.credits
    if credits_a != credits_b and b.publisher.key and a.publisher.key:
        return credits_b
    return a.order > b.order


def _overlap(copy: Print, source: Print) -> Reuse | None:
    part, whole = _shared(copy, source)
    if part < EDITED and (whole < INCLUDED or source.size < SHORT_TEXT):
        return None
    kind: Kind = "verbatim" if part >= VERBATIM else "edited"
    credited = source.publisher.key in copy.credits
    return Reuse(
        copy=copy.report,
        source=source.report,
        kind=kind,
        containment=round(part, 3),
        credited=credited,
    )


def _gap(copy: Print, source: Print) -> float | None:
    """Hours by which the source came first; None when nobody knows."""
    if copy.order[0] or source.order[0]:
        return None
    return copy.order[1] - source.order[1]


def _retold(copy: Print, source: Print) -> Reuse | None:
    taken = copy.lead_credits.get(source.publisher.key)
    gap = _gap(copy, source)
    if not taken or (gap is not None and not 0 <= gap <= RETOLD_HOURS):
        return None
    common = taken & source.terms
    if len(common) < RETOLD_TERMS or len(common) / len(taken) < RETOLD:
        return None
    part, _ = _shared(copy, source)
    return Reuse(
        copy=copy.report,
        source=source.report,
        kind="paraphrase",
        containment=round(part, 3),
        credited=True,
    )


class ReuseIndex:
    """Fingerprints of all reports, and what each one took. Order of arrival changes nothing."""

    def __init__(self) -> None:
        self.prints: dict[str, Print] = {}
        self._holders: defaultdict[int, list[tuple[Order, str]]] = defaultdict(list)
        self._sources: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
        self._wanting: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
        self._found: dict[str, Reuse | None] = {}

    def add(self, new: Print) -> set[str]:
        """Take in a fingerprint; gives the reports whose source may have changed."""
        self.prints[new.report] = new
        touched = {new.report}
        entry = (new.order, new.report)
        for gram in new.index_keys:
            holders = self._holders[gram]
            insort(holders, entry)
            if entry <= holders[min(FIRST, len(holders)) - 1]:
                touched.update(report for _, report in holders)
        for key in self._source_keys(new):
            self._sources[key].append(new.report)
            touched.update(self._wanting[key])
        for key in self._credit_keys(new):
            self._wanting[key].append(new.report)
        for report in touched:
            _ = self._found.pop(report, None)
        return touched

    def of(self, report: str) -> Reuse | None:
        """What a report took, from the one source that explains it best; None for its own text."""
        if report not in self._found:
            self._found[report] = self._best(self.prints[report])
        return self._found[report]

    def all(self) -> tuple[Reuse, ...]:
        """Every reuse, in canonical order of the copies."""
        ordered = sorted(self.prints.values(), key=lambda p: p.order)
        return tuple(r for p in ordered if (r := self.of(p.report)))

    def _source_keys(self, new: Print) -> Iterable[tuple[str, str, int]]:
        if new.order[0] == 0 and new.publisher.key:
            day = int(new.order[1] // HOURS)
            return [(new.publisher.key, t, day) for t in new.opening]
        return []

    def _credit_keys(self, new: Print) -> Iterable[tuple[str, str, int]]:
        if new.order[0]:
            return []
        day = int(new.order[1] // HOURS)
        return [
            (outlet, t, day - back)
            for outlet, bag in new.lead_credits.items()
            for t in bag
            for back in range(int(RETOLD_HOURS // HOURS) + 1)
        ]

    def _best(self, copy: Print) -> Reuse | None:
        counts: Counter[str] = Counter()
        for gram in copy.index_keys:
            counts.update(report for _, report in self._holders[gram][:FIRST])
        near = [(n, self.prints[r]) for r, n in counts.items() if n >= CHANCE and r != copy.report]
        near = [(n, p) for n, p in near if _takes_from(copy, p)]
        most = max((n for n, _ in near), default=0)
        found = [r for n, p in near if n >= most * NEAR and (r := _overlap(copy, p))]
        if not found:
            retold: Counter[str] = Counter()
            for key in self._credit_keys(copy):
                retold.update(self._sources[key])
            found = [r for p in retold if p != copy.report and (r := _retold(copy, self.prints[p]))]
            found = self._nearest(found)
            return min(found, key=lambda r: (-self._told(r), self._rank(r)), default=None)
        most = max(r.containment for r in found)
        # near-equal overlaps mean copies of one text: the credited, then the earliest is its source
        return min(
            (r for r in found if r.containment >= most - 0.1),
            key=lambda r: (not r.credited, self._rank(r)),
        )

    def _nearest(self, found: list[Reuse]) -> list[Reuse]:
        """Without the sources whose outlet another source credits: that one stands between."""
        behind = {o for r in found for o in self.prints[r.source].credits}
        return [r for r in found if self.prints[r.source].publisher.key not in behind] or found

    def _told(self, reuse: Reuse) -> int:
        """How much of what the copy credits stands in the source."""
        copy, source = self.prints[reuse.copy], self.prints[reuse.source]
        return len(copy.lead_credits[source.publisher.key] & source.terms)

    def _rank(self, reuse: Reuse) -> Order:
        return self.prints[reuse.source].order
