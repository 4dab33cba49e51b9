"""What a caller may set: overrides, column mapping and limits."""

from collections.abc import Iterable, Mapping

import msgspec

from tocsin.feeds.errors import BadMapping
from tocsin.records import TimeRange

MEGABYTE = 1_000_000

FIELDS = ("title", "body", "published", "outlet", "url", "language")
"""Fields of a report that a column may be mapped to."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much is taken in before it is refused."""

    file_bytes: int = 20 * MEGABYTE
    """Bytes of one document (file, attachment, answer of a server, record of an archive)."""
    archive_bytes: int = 1_000 * MEGABYTE
    """Bytes of one file of many reports (.jsonl, .csv, .warc): it is read as a stream."""
    text_chars: int = 2 * MEGABYTE
    """Characters of text of one report."""
    expanded_bytes: int = 1_000 * MEGABYTE
    """Bytes that one compressed file may expand to."""
    ratio: int = 200
    """How many times its size compressed data may expand to, counted from the first megabyte on."""
    depth: int = 8
    """Messages within messages."""
    html_depth: int = 200
    """Elements within elements of a page."""
    html_elements: int = 60_000
    """Elements of one page, scripts and styles apart."""
    pages: int = 500
    """Pages of one PDF."""
    items: int = 100_000
    """Reports of one file."""
    redirects: int = 5
    """How often a server may send us on."""
    fetch_seconds: float = 30.0
    """Seconds for one address, redirects and retries included."""
    extract_seconds: float = 20.0
    """Seconds for the text of one document."""
    attempts: int = 3
    """Tries at an address that fails in passing."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How input becomes reports."""

    published: TimeRange | None = None
    """Publication time of every report, over whatever the input says; see `parse_published`."""
    outlet: str | None = None
    """Outlet of every report, over whatever the input says."""
    mapping: Mapping[str, str] = msgspec.field(default_factory=dict[str, str])
    """Field of a report -> column of a .jsonl or .csv file; see `parse_mapping`."""
    recursive: bool = True
    """Whether folders within a folder are read."""
    allow_private: bool = False
    """Whether addresses in private ranges may be fetched."""
    limits: Limits = Limits()
    """How much is taken in."""


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """A column mapping from `field=column` texts; several may stand in one, parted by commas.

    A dot in a column name goes into nested JSON: `outlet=source.name`. Raises `BadMapping` for a
    pair without "=" and for a field that reports do not have.
    """
    mapping: dict[str, str] = {}
    for pair in (p for text in pairs for p in text.split(",") if p.strip()):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column or field not in FIELDS:
            raise BadMapping(
                f"column mapping {pair.strip()!r}: write field=column with a field of "
                + ", ".join(FIELDS)
            )
        mapping[field] = column
    return mapping
