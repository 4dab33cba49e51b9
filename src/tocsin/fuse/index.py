"""The incremental index: adding a report touches only the stories it belongs to.

Reports fall into stories when they share a pair of names, a name with a deed, or text. Stories only
ever grow, so they do not depend on the order of arrival; everything inside a story is computed from
its reports alone, in canonical order. A story is computed again only when something in it changed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.fuse.antecedents import settled
from tocsin.fuse.bodies import Bodies
from tocsin.fuse.developments import development
from tocsin.fuse.firsthand import firsthand
from tocsin.fuse.matter import gathered
from tocsin.fuse.mentions import Mention, Source, mentions_of
from tocsin.fuse.origins import Desk
from tocsin.fuse.outlets import OutletBook
from tocsin.fuse.prints import fingerprint, order_of
from tocsin.fuse.reuse import HOURS, ReuseIndex
from tocsin.fuse.story import clusters
from tocsin.fuse.subjects import about_other_matters
from tocsin.fuse.words import names, term, terms
from tocsin.records import Development, Report, Reuse, Statement, TimeRange, record_id
from tocsin.vocabulary import World

SPAN = 10 * HOURS
"""Hours in one slot of time; a report lies in two overlapping slots."""
NAMES = 6
"""Names of a report that may tie it to others: those that it uses most."""


Story = tuple[tuple[str, int], ...]
"""Roots of its sets of tied reports, each with its version."""


@dataclass(frozen=True, slots=True)
class Fused:
    """What many reports come to."""

    developments: tuple[Development, ...]
    """In order of their earliest members."""
    reuse: tuple[Reuse, ...]
    """In order of the copies."""


def country_terms(world: World) -> dict[str, str]:
    """One-word names and demonyms of countries, as terms, to one term: "French" = "France"."""
    found: dict[str, str] = {}
    for country in world.countries.values():
        for name in (country.name, *country.demonyms):
            if " " not in name and (t := term(name)):
                _ = found.setdefault(t, f"@{country.code}")
    return found


class FuseIndex:
    """Reports and their statements, fused. `fused()` does not depend on the order of `add`."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._book = OutletBook(world)
        self._bodies = Bodies(world)
        self._countries = country_terms(world)
        self._reuse = ReuseIndex()
        self._reports: dict[str, Report] = {}
        self._mentions: dict[str, list[Mention]] = {}
        self._up: dict[str, str] = {}
        self._in_story: dict[str, list[str]] = {}
        self._ties: dict[tuple[str, int], str] = {}
        self._timeless: dict[str, str] = {}
        self._slots: defaultdict[str, set[int]] = defaultdict(set)
        self._version: dict[str, int] = {}
        self._done: dict[Story, list[tuple[Mention, Development]]] = {}

    def add(
        self,
        report: Report,
        statements: Sequence[tuple[str, Statement]],
        published: TimeRange | None = None,
    ) -> None:
        """Take in a report with the ids and records of its statements; a known one is ignored.

        `published` is used instead of the report's own time where that was found out otherwise.
        """
        key = record_id(report)
        if key not in self._reports:
            self._take(key, report, statements, published)

    def add_known(
        self,
        key: str,
        item: tuple[Report, Sequence[tuple[str, Statement]]],
        published: TimeRange | None,
    ) -> None:
        """`add` for a report whose id is known."""
        if key not in self._reports:
            self._take(key, *item, published)

    def _take(
        self,
        key: str,
        report: Report,
        statements: Sequence[tuple[str, Statement]],
        published: TimeRange | None,
    ) -> None:
        when = (
            published if published is not None and not report.published.known else report.published
        )
        order = order_of(key, when)
        elsewhere = about_other_matters(report.text)
        publisher = self._book.of(report)
        chains = settled(statements, report.text)
        own = firsthand(report.text, quoting=any(chains.values()))
        source = Source(key, report, when, publisher, order, self._countries, elsewhere, own)
        self._reports[key] = report
        found = [m for sid, s in statements for m in mentions_of(source, sid, s, chains[sid])]
        self._mentions[key] = sorted(found, key=lambda m: m.order)
        self._up[key] = key
        self._in_story[key] = [key]
        self._version[key] = 0
        touched = self._reuse.add(fingerprint(key, report, when, self._book))
        self._tie(key, source)
        for other in touched:
            self._touch(self._find(other))

    # --- stories --------------------------------------------------------------------------------

    def _find(self, key: str) -> str:
        root = key
        while self._up[root] != root:
            root = self._up[root]
        while self._up[key] != root:
            self._up[key], key = root, self._up[key]
        return root

    def _join(self, a: str, b: str) -> None:
        a, b = self._find(a), self._find(b)
        if a == b:
            return
        if len(self._in_story[a]) < len(self._in_story[b]):
            a, b = b, a
        self._up[b] = a
        self._in_story[a] += self._in_story.pop(b)
        self._touch(a)

    def _touch(self, root: str) -> None:
        self._version[root] += 1

    def _tie(self, key: str, source: Source) -> None:
        for tie in self._keys(key, source):
            if source.order[0]:  # undated: it may belong to any time
                holder = self._timeless.setdefault(tie, key)
                self._join(holder, key)
                for slot in sorted(self._slots[tie]):
                    self._join(self._ties[tie, slot], key)
                continue
            first = int(source.order[1] // SPAN)
            for slot in (first, first + 1):
                self._slots[tie].add(slot)
                self._join(self._ties.setdefault((tie, slot), key), key)
            if tie in self._timeless:
                self._join(self._timeless[tie], key)

    def _keys(self, key: str, source: Source) -> list[str]:
        counted: dict[str, int] = {}
        for m in self._mentions[key]:
            for party in m.actors | m.recipients:
                counted[party] = counted.get(party, 0) + 1
            if m.place:
                counted[m.place] = counted.get(m.place, 0) + 1
        for name in names(source.report.text):
            if t := " ".join(terms(name)):
                counted[t] = counted.get(t, 0) + 1
        best = sorted(counted, key=lambda n: (-counted[n], n))[:NAMES]
        deeds = {d for m in self._mentions[key] if m.headline or m.lead for d in m.deeds}
        ties = [f"{a}|{b}" for a, b in combinations(sorted(best), 2)]
        return ties + [f"{name}|{deed}" for name in best for deed in sorted(deeds)]

    # --- the result -----------------------------------------------------------------------------

    def fused(self) -> Fused:
        """Everything, in canonical order."""
        reuse = self._reuse.all()
        mainly = {r.copy: r for r in reversed(reuse)}  # the source that explains a copy best
        desk = Desk(self._reports, mainly, self._book, self._bodies)
        done = self._done
        self._done = {
            story: done[story] if story in done else self._fuse(self._reports_of(story), desk)
            for story in self._stories(reuse)
        }
        found = [pair for pairs in self._done.values() for pair in pairs]
        found.sort(key=lambda pair: pair[0].order)
        return Fused(tuple(d for _, d in found), reuse)

    def _stories(self, reuse: Sequence[Reuse]) -> list[Story]:
        """Ties, and text taken, put reports into one story; versions tell whether it changed."""
        linked: defaultdict[str, set[str]] = defaultdict(set)
        for r in reuse:
            a, b = self._find(r.copy), self._find(r.source)
            linked[a].add(b)
            linked[b].add(a)
        seen: set[str] = set()
        stories: list[Story] = []
        for root in self._in_story:
            if root in seen:
                continue
            group, todo = {root}, [root]
            while todo:
                fresh = linked.get(todo.pop(), set[str]()) - group
                group |= fresh
                todo += fresh
            seen |= group
            stories.append(tuple((r, self._version[r]) for r in sorted(group)))
        return stories

    def _reports_of(self, story: Story) -> list[str]:
        return sorted(key for root, _ in story for key in self._in_story[root])

    def _fuse(self, keys: Sequence[str], desk: Desk) -> list[tuple[Mention, Development]]:
        mentions = sorted((m for k in keys for m in self._mentions[k]), key=lambda m: m.order)
        roots = {k: self._root(k, desk.reuse) for k in keys}
        return [
            (found.members[0], development(found, desk, self._world))
            for group in clusters(mentions, roots)
            if (found := gathered(group, roots))
        ]

    def _root(self, key: str, reuse: Mapping[str, Reuse]) -> str:
        seen = {key}
        while (taken := reuse.get(key)) is not None and taken.kind != "paraphrase":
            key = taken.source
            if key in seen:
                break
            seen.add(key)
        return key


def fuse(
    reports: Mapping[str, Report],
    statements: Sequence[tuple[str, Statement]],
    world: World,
    dated: Mapping[str, TimeRange],
) -> Fused:
    """Reuse and developments of all reports at once: the same as adding them one by one.

    `reports` by id, `statements` with their ids, `dated` bounds found for reports without a date.
    """
    by_report: defaultdict[str, list[tuple[str, Statement]]] = defaultdict(list)
    for key, statement in statements:
        by_report[statement.report].append((key, statement))
    index = FuseIndex(world)
    for key, report in reports.items():
        index.add_known(key, (report, by_report[key]), dated.get(key))
    return index.fused()
