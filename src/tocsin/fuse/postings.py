"""An inverted index: which reports hold a key, the earliest first whatever order they came in."""

from bisect import insort
from collections.abc import Iterable

Order = tuple[int, float, str]
"""Known times first, then hours since 1970, then the report's id."""

FIRST = 8
"""Holders of a key that are compared: the earliest ones, since sources come first."""


class Postings:
    """Keys and their holders.

    Most keys have one holder, which then stands there without a list: a third of the memory.
    """

    def __init__(self) -> None:
        self._holders: dict[int, Order | list[Order]] = {}

    def add(self, keys: Iterable[int], holder: Order) -> set[str]:
        """Enter a holder under its keys; gives the reports to whom it may now be a candidate.

        Those are none but the earliest few where it is later than all, as news mostly are.
        """
        touched: set[str] = set()
        known = self._holders
        for key in keys:
            there = known.setdefault(key, holder)
            if there is holder:
                continue
            if isinstance(there, tuple):
                known[key] = [there, holder] if there < holder else [holder, there]
                touched.add(there[2])
                continue
            insort(there, holder)
            if len(there) <= FIRST or holder <= there[FIRST - 1]:
                touched.update(other[2] for other in there)
        return touched

    def counted(self, keys: Iterable[int]) -> dict[str, int]:
        """Reports among the earliest holders of some of the keys, with the number of those keys."""
        counts: dict[str, int] = {}
        known = self._holders
        for key in keys:
            there = known.get(key)
            if there is None:
                continue
            for _, _, report in (there,) if isinstance(there, tuple) else there[:FIRST]:
                counts[report] = counts.get(report, 0) + 1
        return counts
