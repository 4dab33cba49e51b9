"""Whose text a report took: verbatim, edited, or retold with credit.

Scored by *containment* (the share of one text's shingles found in the other), because a brief cut
from a long dispatch has a small Jaccard overlap with it; texts too closely edited for shingles by
the words they keep in order. Direction by credit, then by time. A report may take from several: the
sources are those that, one after the other, explain most of what is still unexplained.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tocsin.fuse.postings import Order, Postings
from tocsin.fuse.prints import SHORT_TEXT, Grams, Print, shared
from tocsin.fuse.twins import FEWEST, KEPT, closest, in_order, one_form
from tocsin.records import Reuse, TimeRange

VERBATIM = 0.8
EDITED = 0.2
"""An editor who changes every fourth word leaves about this share of 8-grams."""
INCLUDED = 0.5
"""Share of the source inside a longer copy from which it counts as taken over."""
LEAST = 4
"""Shared grams below which overlap is a stock phrase."""
FORM = 100
"""Words below which a report may be a form that is filled in again and again."""
CHANCE = 2
"""One sampled gram may be shared by chance."""
NEAR = 0.5
"""Share of the sampled grams that the best source has, below which another is not compared."""
ALIKE = 0.4
"""Share of the terms in either opening that the other report has too, where text taken is less than
most of both: below, what they share is background that an agency puts under every story, or what
an outlet prints under every report."""
ALIKE_INCLUDED = 0.25
"""The same where most of the source is in the copy: a longer piece opens in its own way."""
KEPT_LONG = 0.5
"""Share of the shorter text's words kept in order by which texts of `SHORT_TEXT` words and more are
one: independent reports of one event keep a fifth."""
CUT = 0.3
"""Share of the longer text's length below which the shorter one keeps words in order by chance."""
EQUAL = 0.05
"""Difference of containment within which two sources are copies of one text."""
RETOLD = 0.3
RETOLD_TERMS = 4
RETOLD_HOURS = 96.0
"""Hours within which reports retell one another, and like wordings are one text and no form that an
outlet fills in every week."""
FEW_HOURS = 48.0
"""Hours within which a few shared words of short texts are taken from one another."""
OWN_HOURS = 20.0
"""Hours within which an outlet brings its own report again: tomorrow's is another of the kind."""
STALE_HOURS = 240.0
"""Hours after which an old text is printed again as it was, if at all."""
HOURS = 24.0

RETOLD_DAYS = 1 + int(RETOLD_HOURS // HOURS)

Kind = Literal["verbatim", "edited", "paraphrase"]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A source that a copy shares text with."""

    source: Print
    common: Grams
    """What they share of the copy's grams."""
    reuse: Reuse


def _sides(copy: Print, source: Print) -> tuple[Grams, Grams, Grams, Grams]:
    """The copy's and the source's own grams, and all the grams these are looked up in."""
    if min(copy.size, source.size) < SHORT_TEXT:
        return copy.short, source.short, copy.short, source.short
    return copy.own, source.own, copy.grams, source.grams


def _shared(copy: Print, source: Print) -> tuple[float, float]:
    """Share of the copy in the source, and of the source in the copy."""
    a, b, x, y = _sides(copy, source)
    if not len(a) or not len(b):
        return 0.0, 0.0
    forth, back = shared(a, y), shared(b, x)
    if min(forth, back) < min(LEAST, len(a), len(b)):
        return 0.0, 0.0
    return forth / len(a), back / len(b)


def _takes_from(a: Print, b: Print) -> bool:
    """Whether, of two reports that share text, `a` is the taker.

    By credit; then, where the times do not tell, an agency gives; then by time.
    """
    credits_b, credits_a = b.publisher.key in a.credits, a.publisher.key in b.credits
    if credits_a != credits_b and b.publisher.key and a.publisher.key:
        return credits_b
    if a.publisher.agency != b.publisher.agency and _overlapping(a.published, b.published):
        return b.publisher.agency
    return a.order > b.order


def _overlapping(a: TimeRange, b: TimeRange) -> bool:
    """Whether nobody can tell from their times which of two reports came first."""
    a_first = a.latest is not None and b.earliest is not None and a.latest < b.earliest
    b_first = b.latest is not None and a.earliest is not None and b.latest < a.earliest
    return not a_first and not b_first


def _alike(copy: Print, source: Print, least: float) -> bool:
    """Whether one of the openings is about what the other report is about."""
    return any(
        len(set(a.opening).intersection(b.terms)) >= least * len(a.opening)
        for a, b in ((copy, source), (source, copy))
    )


def _reuse(copy: Print, source: Print, kind: Kind, part: float) -> Reuse:
    return Reuse(
        copy=copy.report,
        source=source.report,
        kind=kind,
        containment=round(part, 3),
        credited=source.publisher.key in copy.credits,
    )


def _overlap(copy: Print, source: Print) -> Reuse | None:
    part, whole = _shared(copy, source)
    included = whole >= INCLUDED and source.size >= SHORT_TEXT
    if part >= VERBATIM:
        return _reuse(copy, source, "verbatim", part)
    if part < EDITED and not included:
        return None
    about = _alike(copy, source, ALIKE_INCLUDED if included else ALIKE)
    return _reuse(copy, source, "edited", part) if about and _one_text(copy, source, part) else None


def _one_text(copy: Print, source: Print, part: float) -> bool:
    """Whether what two reports share is a text, and no stock of phrases, names and forms."""
    own = copy.publisher.key == source.publisher.key
    if (own and part < INCLUDED) or (copy.size < FORM and one_form(copy.line, source.line)):
        return False
    few = min(copy.size, source.size) < SHORT_TEXT and part < INCLUDED
    return _within(copy, source, FEW_HOURS if few else STALE_HOURS)


def _within(copy: Print, source: Print, hours: float) -> bool:
    """Whether they are no further apart, as far as is known; those of one outlet but a day."""
    gap = _gap(copy, source)
    own = copy.publisher.key == source.publisher.key
    return gap is None or abs(gap) <= (OWN_HOURS if own else hours)


def _twin(copy: Print, source: Print) -> Reuse | None:
    if min(copy.size, source.size) < FEWEST or not _within(copy, source, RETOLD_HOURS):
        return None
    long = min(copy.size, source.size) >= SHORT_TEXT
    if _in_order(copy, source, long=long) < (KEPT_LONG if long else KEPT):
        return None
    if not _alike(copy, source, ALIKE_INCLUDED):
        return None
    return _reuse(copy, source, "edited", _shared(copy, source)[0])


def _in_order(copy: Print, source: Print, *, long: bool) -> float:
    """Share of the words that both have in one order, as if all of a quotation were among them.

    Of the shorter text's where both are long, since copies are cut; of the longer one's else.
    """
    a, b = copy.line, source.line
    short, most = sorted((copy.size, source.size))
    if short < (CUT if long else KEPT) * most or (copy.size < FORM and one_form(a, b)):
        return 0.0
    quoted = min(copy.quoted, source.quoted)
    return (in_order(a, b) - quoted) / ((short if long else most) - quoted)


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
    common = taken.intersection(source.terms)
    if len(common) < RETOLD_TERMS or len(common) / len(taken) < RETOLD:
        return None
    return _reuse(copy, source, "paraphrase", _shared(copy, source)[0])


_OnDay = tuple[str, int]
"""Outlet, and days since 1970."""
_Terms = dict[str, list[str]]
"""Terms to the reports that have them."""


def _enter(there: _Terms, terms: Iterable[str], report: str) -> None:
    for term in terms:
        there.setdefault(term, []).append(report)


class _Day:
    """What an outlet published on one day, found by terms of its openings once somebody asks.

    Most outlets are credited by nobody, and entering every term would take most of the memory.
    """

    def __init__(self) -> None:
        self._terms: _Terms = {}
        self._waiting: list[Print] = []

    def add(self, new: Print) -> None:
        """Take in a report."""
        self._waiting.append(new)

    def opening_with(self, terms: frozenset[str]) -> set[str]:
        """Reports that open with any of the terms."""
        for waiting in self._waiting:
            _enter(self._terms, waiting.opening, waiting.report)
        self._waiting.clear()
        return {report for t in terms & self._terms.keys() for report in self._terms[t]}


class ReuseIndex:
    """Fingerprints of all reports, and what each one took. Order of arrival changes nothing."""

    def __init__(self) -> None:
        self.prints: dict[str, Print] = {}
        self._grams = Postings()
        self._pairs = Postings()
        self._sources: dict[_OnDay, _Day] = {}
        self._wanting: dict[_OnDay, _Terms] = {}
        self._found: dict[str, tuple[Reuse, ...]] = {}

    def add(self, new: Print) -> set[str]:
        """Take in a fingerprint; gives the reports whose source may have changed."""
        self.prints[new.report] = new
        touched = {new.report}
        touched |= self._grams.add(new.index_keys, new.order)
        touched |= self._pairs.add(new.line.keys, new.order)
        touched |= self._retellers(new)
        for report in touched:
            _ = self._found.pop(report, None)
        return touched

    def of(self, report: str) -> tuple[Reuse, ...]:
        """What a report took, the source that explains it best first; empty for its own text."""
        if report not in self._found:
            self._found[report] = tuple(self._taken(self.prints[report]))
        return self._found[report]

    def all(self) -> tuple[Reuse, ...]:
        """Every reuse, in canonical order of the copies, the best source of each first."""
        ordered = sorted(self.prints.values(), key=lambda p: p.order)
        return tuple(r for p in ordered for r in self.of(p.report))

    def _retellers(self, new: Print) -> set[str]:
        """Enter a report as source and as retelling; gives those that may retell it."""
        touched: set[str] = set()
        if new.order[0]:
            return touched
        day = int(new.order[1] // HOURS)
        if new.publisher.key:
            self._sources.setdefault((new.publisher.key, day), _Day()).add(new)
            for later in range(RETOLD_DAYS):
                wanting = self._wanting.get((new.publisher.key, day + later), {})
                touched.update(r for t in new.opening for r in wanting.get(t, ()))
        for outlet, bag in new.lead_credits.items():
            _enter(self._wanting.setdefault((outlet, day), {}), bag, new.report)
        return touched

    def _retold(self, copy: Print) -> set[str]:
        """Reports of the outlets it credits that open with some of what it credits them with."""
        day = int(copy.order[1] // HOURS)
        return {
            report
            for outlet, bag in copy.lead_credits.items()
            for back in range(RETOLD_DAYS if not copy.order[0] else 0)
            if (sources := self._sources.get((outlet, day - back)))
            for report in sources.opening_with(bag)
        }

    def _taken(self, copy: Print) -> Iterable[Reuse]:
        found = self._overlaps(copy) or self._twins(copy)
        if found:
            return self._explaining(copy, found)
        best = self._retelling(copy)
        return [best] if best else []

    def _overlaps(self, copy: Print) -> list[Reuse]:
        """Reports that share shingles with the copy, and of which it is the taker."""
        counts = self._grams.counted(copy.index_keys)
        near = [
            (n, p)
            for report, n in counts.items()
            if n >= CHANCE and report != copy.report and _takes_from(copy, p := self.prints[report])
        ]
        return [r for _, p in near if (r := _overlap(copy, p))]

    def _twins(self, copy: Print) -> list[Reuse]:
        """Reports that keep most of the copy's words in their order."""
        counts = self._pairs.counted(copy.line.keys)
        earlier = {
            report: n
            for report, n in counts.items()
            if report != copy.report and _takes_from(copy, self.prints[report])
        }
        return [r for report in closest(earlier) if (r := _twin(copy, self.prints[report]))]

    def _explaining(self, copy: Print, found: list[Reuse]) -> Iterable[Reuse]:
        """The best source, then the best of what that one leaves unexplained, and so on."""
        own = copy.short if copy.size < SHORT_TEXT else copy.own
        left = own
        while found:
            most = max(r.containment for r in found)
            # near-equal overlaps are copies of one text: of the credited, else of the earliest
            best = min(
                (r for r in found if r.containment >= most - EQUAL),
                key=lambda r: (not r.credited, self._rank(r)),
            )
            yield best
            left = self._unexplained(left, copy, best)
            enough = max(EDITED * len(own), LEAST)
            found = [r for r in found if r is not best and self._explains(left, copy, r) >= enough]

    def _held(self, copy: Print, r: Reuse) -> Grams:
        """Among what grams of the source the copy's are looked up."""
        return _sides(copy, self.prints[r.source])[3]

    def _unexplained(self, left: Grams, copy: Print, r: Reuse) -> Grams:
        return np.setdiff1d(left, self._held(copy, r), assume_unique=True)

    def _explains(self, left: Grams, copy: Print, r: Reuse) -> int:
        return shared(left, self._held(copy, r))

    def _retelling(self, copy: Print) -> Reuse | None:
        found = [
            r
            for p in self._retold(copy)
            if p != copy.report and (r := _retold(copy, self.prints[p]))
        ]
        found = self._nearest(found)
        return min(found, key=lambda r: (-self._told(r), self._rank(r)), default=None)

    def _nearest(self, found: list[Reuse]) -> list[Reuse]:
        """Without the sources whose outlet another source credits: that one stands between."""
        behind = {o for r in found for o in self.prints[r.source].credits}
        return [r for r in found if self.prints[r.source].publisher.key not in behind] or found

    def _told(self, reuse: Reuse) -> int:
        """How much of what the copy credits stands in the source."""
        copy, source = self.prints[reuse.copy], self.prints[reuse.source]
        return len(copy.lead_credits[source.publisher.key].intersection(source.terms))

    def _rank(self, reuse: Reuse) -> Order:
        return self.prints[reuse.source].order
