"""The stories of a ledger, as reports come in: the same whatever order they come in.

Reports are taken day by day of publication. A day puts its reports with their like: into the
running stories of the days before, with others, or alone. What was put together lately is open:
reports of the last days are put together again each day, since what tells two stories apart often
shows only when more is told; older ones stay together. So the stories up to a day are a function of
the reports up to that day, and a new report costs the last days' work, however long the ledger is.
Reports without a date come after all days.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.fuse.stories.gist import Gist
from tocsin.fuse.stories.likeness import Item
from tocsin.fuse.stories.rarity import Rarity, Tally
from tocsin.fuse.stories.zoom import CUT, Cut, Zoom

DAY = 24.0
UNDATED = 1 << 40
"""Number of the day of reports without a date: after all others."""
OPEN = 4
"""Days, the present one among them, whose reports are put together anew."""
RUNNING = 10
"""Days after its last report that a story may take in another."""
MEMORY = 14
"""Days whose reports say how rare a word is now."""
SPEAKERS = 12
"""Latest reports of a story that speak for it."""

Story = tuple[Gist, ...]
"""The reports of a story in canonical order: by time, undated ones last, then by id."""


def day_of(hours: float | None) -> int:
    """Days since 1970, UTC; undated reports have a day of their own, after all others."""
    return UNDATED if hours is None else int(hours // DAY)


def _order(gist: Gist) -> tuple[float, str]:
    return (float("inf") if gist.hours is None else gist.hours, gist.report)


def _item(story: Story) -> Item:
    times = [g.hours for g in story if g.hours is not None]
    return Item(story[-SPEAKERS:], min(times, default=None), max(times, default=None))


def _opened(story: Story, since: int) -> list[Story]:
    """What of a story stays together, and its open reports one by one."""
    kept = tuple(g for g in story if day_of(g.hours) < since)
    return ([kept] if kept else []) + [(g,) for g in story[len(kept) :]]


@dataclass(frozen=True, slots=True)
class _Done:
    """Where a day left off."""

    day: int
    running: tuple[Story, ...]
    ended: tuple[Story, ...]
    """Those that ended with the day before: nothing joins them any more."""


@dataclass(slots=True)
class StoryIndex:
    """Reports by story. `stories()` does not depend on the order of `add`."""

    cut: Cut = CUT
    _days: defaultdict[int, dict[str, Gist]] = field(
        default_factory=lambda: defaultdict[int, dict[str, Gist]](dict)
    )
    _tallies: defaultdict[int, Tally] = field(default_factory=lambda: defaultdict(Tally))
    _done: dict[int, _Done] = field(default_factory=dict[int, _Done])

    def add(self, gist: Gist) -> None:
        """Take in a report; a known one is ignored."""
        day = day_of(gist.hours)
        if gist.report in self._days[day]:
            return
        self._days[day][gist.report] = gist
        self._tallies[day].add(gist)
        for later in [d for d in self._done if d >= day]:
            del self._done[later]

    def stories(self) -> list[tuple[str, ...]]:
        """Ids of the reports of each story in order, in order of their first ids."""
        before = _Done(0, (), ())
        found: list[Story] = []
        for day in sorted(self._days):
            if day not in self._done:
                self._done[day] = self._day(day, before)
            before = self._done[day]
            found += before.ended
        found += before.running
        return sorted(tuple(sorted(g.report for g in story)) for story in found)

    def _day(self, day: int, before: _Done) -> _Done:
        """What a day makes of the running stories and its reports."""
        now = before.day if day == UNDATED else day
        ended = tuple(s for s in before.running if now - self._last(s) > RUNNING)
        still = [s for s in before.running if now - self._last(s) <= RUNNING]
        parts = [part for story in still for part in _opened(story, now - OPEN + 1)]
        parts += [(g,) for g in self._days[day].values()]
        parts.sort(key=lambda part: _order(part[0]))
        zoom = Zoom([_item(p) for p in parts], Rarity(self._tally(day)), self.cut)
        return _Done(now, tuple(_joined([parts[i] for i in g]) for g in zoom.stories()), ended)

    @staticmethod
    def _last(story: Story) -> int:
        return day_of(story[-1].hours)

    def _tally(self, day: int) -> Tally:
        """Counts over the reports of the last days."""
        dated = [d for d in sorted(self._days) if d <= day and d != UNDATED]
        recent = dated[-MEMORY:] if day == UNDATED else [d for d in dated if day - d < MEMORY]
        total = Tally()
        for d in recent + ([day] if day == UNDATED else []):
            total.merge(self._tallies[d])
        return total


def _joined(parts: Sequence[Story]) -> Story:
    return tuple(sorted((g for part in parts for g in part), key=_order))
