"""Copies of old words: whose text a report carries, which window that has, and when it is stale."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tocsin.assess.material import DAY, Material, Prospect
from tocsin.records import Development, Reuse, Window


def root_reports(reuse: Iterable[Reuse]) -> Mapping[str, str]:
    """The report whose text a copy carries, through copies of copies; paraphrases stand alone."""
    source = {r.copy: r.source for r in sorted(reuse, key=_nearest) if r.kind != "paraphrase"}
    return {copy: _end_of(copy, source) for copy in source}


def _nearest(r: Reuse) -> tuple[str, float, str]:
    return (r.copy, r.containment, r.source)


def _end_of(copy: str, source: Mapping[str, str]) -> str:
    seen = {copy}
    here = source[copy]
    while here in source and here not in seen:
        seen.add(here)
        here = source[here]
    return here


def tied_reports(development: Development) -> Mapping[str, str]:
    """For each report of a development the first of those it is tied to, by lineage or same words.

    Reports without a date that nothing ties are never taken for one matter, whatever they say:
    crises repeat themselves.
    """
    above: dict[str, str] = {}

    def top(report: str) -> str:
        while above.setdefault(report, report) != report:
            above[report] = above[above[report]]
            report = above[report]
        return report

    for a, b in _ties(development):
        low, high = sorted((top(a), top(b)))
        above[high] = low
    return {report: top(report) for report in list(above)}


def _ties(development: Development) -> Iterator[tuple[str, str]]:
    """Pairs of reports of which one had it from the other, or that print the same words."""
    first: dict[str, str] = {}
    for m in development.members:
        yield first.setdefault(m.quote.text, m.quote.report), m.quote.report
    reports = {m.quote.report for m in development.members}
    for e in development.lineage:
        if {e.giver, e.taker} <= reports:
            yield e.giver, e.taker


def rebased(found: Sequence[Prospect], material: Material) -> Iterator[Prospect]:
    """Copies take the window of the report they were taken from; late ones are stale."""
    originals: dict[tuple[str, str, str], Window] = {}
    for p in found:
        if p.root == p.member.quote.report and p.window is not None:
            originals[p.root, p.event.type, _phrase(p, material)] = p.window
    for p in found:
        window = p.window
        if p.root != p.member.quote.report and window is not None:
            window = originals.get((p.root, p.event.type, _phrase(p, material)))
            window = window or _shifted(p)
        moved = msgspec.structs.replace(p, window=window)
        yield msgspec.structs.replace(moved, stale=is_stale(moved))


def _phrase(p: Prospect, material: Material) -> str:
    if p.window is None or p.window.span is None:
        return ""
    return " ".join(p.window.span.of(material.reports[p.member.quote.report].text).lower().split())


def _shifted(p: Prospect) -> Window | None:
    """A relative window reckoned from the root's date instead of the copy's."""
    window, anchor = p.window, p.said.anchor
    if window is None or window.relative is None or anchor is None:
        return window
    low, high = window.relative
    return msgspec.structs.replace(
        window,
        earliest=None if low is None else anchor + low / 24 * DAY,
        latest=None if high is None else anchor + high / 24 * DAY,
        resolved=True,
        edtf="",
    )


def is_stale(p: Prospect) -> bool:
    """Whether an old warning was published again after its window, or a day after it opened."""
    window, at = p.window, p.published.earliest
    if p.root == p.member.quote.report or window is None or at is None:
        return False
    if window.latest is not None and at >= window.latest:
        return True
    late = p.said.latest is not None and at - p.said.latest >= DAY
    return late and window.earliest is not None and at >= window.earliest
