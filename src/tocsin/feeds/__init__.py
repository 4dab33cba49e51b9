"""From the outside to a `Report`: files, folders, mail, tables, archives, addresses, feeds."""

from tocsin.feeds.dates import parse_published
from tocsin.feeds.options import FIELDS, Limits, Options, parse_mapping
from tocsin.feeds.protocol import Feed, MemoryFeed, SourceFeed
from tocsin.feeds.source import Found, Source, found_in, reports_from

__all__ = [
    "FIELDS",
    "Feed",
    "Found",
    "Limits",
    "MemoryFeed",
    "Options",
    "Source",
    "SourceFeed",
    "found_in",
    "parse_mapping",
    "parse_published",
    "reports_from",
]
