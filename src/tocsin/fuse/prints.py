"""Fingerprints of reports: hashed word 8-grams, 5-grams where texts are short, and pairs of words.

Shingling after Broder (1997), scored by containment; one gram in four is indexed (0 mod 4). Pairs
find what is edited too closely for shingles (`tocsin.fuse.twins`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from tocsin.fuse.boilerplate import without_boilerplate
from tocsin.fuse.cues import cue
from tocsin.fuse.outlets import OutletBook, Publisher
from tocsin.fuse.postings import Order
from tocsin.fuse.twins import Line, line_of
from tocsin.fuse.words import terms, words
from tocsin.records import Report, TimeRange

LONG = 8
SHORT = 5
SHORT_TEXT = 60
"""Words below which a text is matched by 5-grams: one edit spoils eight 8-grams."""
HEAD = 80
"""Words of a longer text that are open to 5-gram matching: briefs are cut from the head."""
SAMPLE = 4
CREDIT_LINE = 20
"""Words up to which a paragraph that names an outlet is nothing but the credit."""
BEFORE = 60
"""Characters before an outlet's name that tell whether its story is what is told."""
LEAD = 2
"""Paragraphs in which a credit covers the report and not one relayed sentence."""
FEW = 15
"""Own grams below which quotations count too: a bare interview has little else."""
PLAIN = 10
"""Words outside quotations below which a text is nothing but a quotation."""

_QUOTATION = re.compile(r"[\"\u201c][^\"\u201c\u201d\n]{40,}[\"\u201d]?")
_BREAK = "\n\n"
_ODD = np.uint64(0x9E3779B97F4A7C15)
Grams = np.ndarray[tuple[int], np.dtype[np.uint64]]
"""Hashes of shingles, sorted, each once."""
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Print:
    """What of a report is needed to tell whom it copies."""

    report: str
    publisher: Publisher
    published: TimeRange
    order: Order
    """Known times first, then by time, then by id."""
    grams: Grams
    """All 8-grams."""
    own: Grams
    """8-grams that do not lie wholly inside a quotation: two reports may quote one speech."""
    short: Grams
    """5-grams, with the same exception, of a short text or of the head of a long one."""
    line: Line
    """Its words in order; under the pairs of its head others find it."""
    size: int
    """Words."""
    quoted: int
    """Words in long quotations; 0 where there is hardly anything else."""
    credits: frozenset[str]
    """Outlets it names."""
    lead_credits: dict[str, frozenset[str]]
    """Outlet named in headline or first paragraphs -> terms of the paragraph that names it."""
    terms: tuple[str, ...]
    """Each once."""
    opening: tuple[str, ...]
    """Terms of the headline and the first paragraph, each once: what a retelling is found by."""

    @property
    def index_keys(self) -> list[int]:
        """The sampled grams it is found under."""
        if self.size < SHORT_TEXT:
            return np.union1d(self.own, self.short).tolist()
        sampled = (g[g % np.uint64(SAMPLE) == 0] for g in (self.own, self.short))
        return [int(g) for part in sampled for g in part.tolist()]


def shared(a: Grams, b: Grams) -> int:
    """How many of the grams of `a` are in `b`."""
    if not len(a) or not len(b):
        return 0
    at = np.searchsorted(b, a)
    at[at == len(b)] = 0
    return int(np.count_nonzero(b[at] == a))


def _grams(hashes: Grams, n: int) -> Grams:
    """Hashes of all runs of `n` words, in the order of the text."""
    if len(hashes) < n:
        return hashes[:0]
    last = len(hashes) - n + 1
    mixed = np.zeros(last, dtype=np.uint64)
    for i in range(n):  # position-dependent: the order of the words counts
        mixed = mixed * _ODD + hashes[i : i + last]
    mixed ^= mixed >> np.uint64(29)
    mixed *= _ODD
    mixed ^= mixed >> np.uint64(32)
    return mixed


def _quoted(text: str, size: int) -> Flags:
    """Which of a text's `size` words stand in a quotation."""
    flags = np.zeros(size, dtype=np.bool_)
    done = at = 0
    for quote in _QUOTATION.finditer(text):
        at += len(words(text[done : quote.start()]))
        inside = len(words(quote.group()))
        flags[at : at + inside] = True
        at, done = at + inside, quote.end()
    return flags


def _outside(grams: Grams, quoted: Flags, n: int) -> Grams:
    """Grams that do not lie wholly inside a quotation; all where those are few. Sorted."""
    if quoted.any() and len(grams):
        sums = np.concatenate(([0], np.cumsum(quoted)))
        outside = grams[(sums[n:] - sums[:-n]) < n]
        if len(outside) >= FEW:
            return _sorted(outside)
    return _sorted(grams)


def _sorted(grams: Grams) -> Grams:
    """Sorted, each once."""
    ordered = np.sort(grams)
    fresh = np.ones(len(ordered), dtype=np.bool_)
    fresh[1:] = ordered[1:] != ordered[:-1]
    return ordered[fresh]


def moment(instant: datetime) -> float:
    """Hours since 1970, UTC."""
    return instant.astimezone(UTC).timestamp() / 3600


def order_of(report: str, published: TimeRange) -> Order:
    """Canonical order: by publication, undated last, then by id."""
    known = published.earliest or published.latest
    return (0, moment(known), report) if known else (1, 0.0, report)


def _lead_credits(report: Report, own: str, book: OutletBook) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    paragraphs = [p for p in report.body.split(_BREAK) if p.strip()]
    for paragraph, after in zip(paragraphs[:LEAD], [*paragraphs[1:], ""], strict=False):
        short = len(words(paragraph)) <= CREDIT_LINE
        for outlet in _credited(paragraph, book) - {own}:
            # a credit line of its own speaks for the paragraph after it
            found.setdefault(outlet, set()).update(terms(paragraph + after if short else paragraph))
    return {outlet: frozenset(bag) for outlet, bag in found.items()}


def _credited(paragraph: str, book: OutletBook) -> set[str]:
    """Outlets that it names otherwise than as those whose story somebody answers."""
    return {
        key
        for key, start, _ in book.mentions(paragraph)
        if not cue("answers", paragraph[max(0, start - BEFORE) : start] + "@")
    }


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found)))


def fingerprint(key: str, report: Report, published: TimeRange, book: OutletBook) -> Print:
    """The fingerprint of a report; of a report without a body, that of its headline."""
    text = without_boilerplate(report.body) if report.body.strip() else report.title
    found = words(text)
    quoted = _quoted(text, len(found))
    line = line_of(found, HEAD)
    hashes: Grams = np.array(line.words, dtype=np.uint64)
    inside = int(np.count_nonzero(quoted))
    grams = _grams(hashes, LONG)
    whole = _sorted(grams)
    head = HEAD if len(found) > SHORT_TEXT else len(found)
    publisher = book.of(report)
    credited = frozenset(book.credited(report.body) - {publisher.key})
    return Print(
        report=key,
        publisher=publisher,
        published=published,
        order=order_of(key, published),
        grams=whole,
        own=_outside(grams, quoted, LONG) if quoted.any() else whole,
        short=_outside(_grams(hashes[:head], SHORT), quoted[:head], SHORT),
        line=line,
        size=len(found),
        quoted=inside if inside <= len(found) - PLAIN else 0,
        credits=credited,
        lead_credits=_lead_credits(report, publisher.key, book) if credited else {},
        terms=_once(terms(report.text)),
        opening=_once(terms(f"{report.title} {report.body.partition(_BREAK)[0]}")),
    )
