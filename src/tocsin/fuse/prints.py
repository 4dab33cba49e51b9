"""Fingerprints of reports: hashed word 8-grams, and 5-grams for short texts.

Shingling after Broder (1997), scored by containment; one gram in four is indexed (0 mod 4).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import numpy as np
import xxhash

from tocsin.fuse.boilerplate import without_boilerplate
from tocsin.fuse.outlets import OutletBook, Publisher
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
LEAD = 2
"""Paragraphs in which a credit covers the report and not one relayed sentence."""
FEW = 15
"""Own grams below which quotations count too: a bare interview has little else."""

_QUOTATION = re.compile(r"[\"\u201c][^\"\u201c\u201d\n]{40,}[\"\u201d]?")
_BREAK = "\n\n"
_ODD = np.uint64(0x9E3779B97F4A7C15)
Grams = frozenset[int]
Order = tuple[int, float, str]


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
    """5-grams of a short text or of the head of a long one."""
    size: int
    """Words."""
    credits: frozenset[str]
    """Outlets it names."""
    lead_credits: dict[str, frozenset[str]]
    """Outlet named in headline or first paragraphs -> terms of the paragraph that names it."""
    terms: frozenset[str]
    opening: frozenset[str]
    """Terms of the headline and the first paragraph: what a retelling is found by."""

    @property
    def index_keys(self) -> list[int]:
        """The sampled grams it is found under."""
        if self.size < SHORT_TEXT:
            return sorted(self.own | self.short)
        sampled = [g for g in self.own if g % SAMPLE == 0]
        return sampled + [g for g in self.short if g % SAMPLE == 0]


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return xxhash.xxh3_64_intdigest(word.lower().encode())


def _grams(hashes: "np.ndarray[tuple[int], np.dtype[np.uint64]]", n: int) -> list[int]:
    if len(hashes) < n:
        return []
    last = len(hashes) - n + 1
    mixed = np.zeros(last, dtype=np.uint64)
    for i in range(n):  # position-dependent: the order of the words counts
        mixed = mixed * _ODD + hashes[i : i + last]
    mixed ^= mixed >> np.uint64(29)
    mixed *= _ODD
    mixed ^= mixed >> np.uint64(32)
    return [int(g) for g in mixed.tolist()]


def _quoted_flags(text: str) -> list[bool]:
    flags: list[bool] = []
    at = 0
    for quote in _QUOTATION.finditer(text):
        flags += [False] * len(words(text[at : quote.start()]))
        flags += [True] * len(words(quote.group()))
        at = quote.end()
    return flags + [False] * len(words(text[at:]))


def moment(instant: datetime) -> float:
    """Hours since 1970, UTC."""
    return instant.astimezone(UTC).timestamp() / 3600


def order_of(report: str, published: TimeRange) -> Order:
    """Canonical order: by publication, undated last, then by id."""
    known = published.earliest or published.latest
    return (0, moment(known), report) if known else (1, 0.0, report)


def _lead_credits(report: Report, own: str, book: OutletBook) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    paragraphs = [p for p in report.body.split("\n\n") if p.strip()]
    for at, paragraph in enumerate(paragraphs[:LEAD]):
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else ""
        for outlet in book.credited(paragraph) - {own}:
            bag = found.setdefault(outlet, set())
            # a credit line of its own speaks for the paragraph after it
            bag.update(
                terms(paragraph if len(words(paragraph)) > CREDIT_LINE else paragraph + following)
            )
    return {outlet: frozenset(bag) for outlet, bag in found.items()}


def fingerprint(key: str, report: Report, published: TimeRange, book: OutletBook) -> Print:
    """The fingerprint of a report."""
    text = without_boilerplate(report.body)
    found = words(text)
    hashes = np.array([_hash(w) for w in found], dtype=np.uint64)
    grams = _grams(hashes, LONG)
    flags = np.cumsum([0, *_quoted_flags(text)])
    quoted = (flags[LONG:] - flags[:-LONG]).tolist()
    own = frozenset(g for g, n in zip(grams, quoted, strict=False) if n < LONG)
    publisher = book.of(report)
    whole = frozenset(grams)
    return Print(
        report=key,
        publisher=publisher,
        published=published,
        order=order_of(key, published),
        grams=whole,
        own=own if len(own) >= FEW else whole,
        short=frozenset(_grams(hashes[: HEAD if len(found) > SHORT_TEXT else None], SHORT)),
        size=len(found),
        credits=frozenset(book.credited(report.body) - {publisher.key}),
        lead_credits=_lead_credits(report, publisher.key, book),
        terms=frozenset(terms(report.text)),
        opening=frozenset(terms(f"{report.title} {report.body.partition(_BREAK)[0]}")),
    )
