"""RSS and Atom: each entry a report, from one poll.

RSS 2.0 `pubDate`, Atom `published` and Dublin Core `date` date an entry. Atom's `updated`
(RFC 4287, section 4.2.15) is a later change: it bounds the publication and does not date it.
"""

import io
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, cast

import msgspec

from tocsin.feeds.dates import read_date
from tocsin.feeds.errors import Malformed, TooMany, refused
from tocsin.feeds.options import Limits, Options
from tocsin.feeds.page import plain_words
from tocsin.feeds.raw import Draft, Item, Raw, digest_of, finish
from tocsin.feeds.text import clean, decode
from tocsin.records import FeedError, TimeRange, TooLarge

Fields = Mapping[str, object]

_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_MOST_ENTRIES = 5_000
_MOST_CHARS = 8_000_000
_MOST_MARKS = {"<": 150_000, "&": 300_000, "=": 300_000}
"""Of one feed; feeds hold tens of entries of tens of elements, and time grows with these."""
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")


def parse_syndication(raw: Raw, options: Options) -> Iterator[Item]:
    """The reports of a feed document."""
    data = raw.read(options.limits.file_bytes)
    declared = _DECLARED.search(data[:1024])
    charset = raw.charset or (declared[1].decode("ascii") if declared else None)
    text = clean(decode(data, charset))
    _require_modest(text)
    document = _document(text)
    channel = cast("Fields", document["feed"])
    entries = cast("list[Fields]", document["entries"])
    if not entries:
        raise Malformed("no RSS or Atom entries found; check that the address is that of a feed")
    return _entries(raw, (channel, str(document.get("version") or "")), entries, options)


def _require_modest(text: str) -> None:
    """Raise before a parser sees entity declarations (XML bombs) or crowds of elements."""
    if "<!ENTITY" in text or "<!entity" in text:
        raise Malformed("declares XML entities, which feeds have no use for; not parsed")
    if len(text) > _MOST_CHARS:
        raise TooLarge(f"more than {_MOST_CHARS:,} characters, as no feed has; split it")
    if len(_ENTRY.findall(text)) > _MOST_ENTRIES or any(
        text.count(mark) > most for mark, most in _MOST_MARKS.items()
    ):
        raise TooMany(f"more than {_MOST_ENTRIES:,} entries, or markup without end; split it")


def _document(text: str) -> Fields:
    """Feedparser's reading. Raises `Malformed` and nothing else."""
    feedparser: Any = import_module("feedparser")
    data = ('<?xml version="1.0" encoding="utf-8"?>' + _PROLOG.sub("", text)).encode("utf-8")
    try:
        # As a stream: a text would be taken for an address or a path.
        return cast("Fields", feedparser.parse(io.BytesIO(data), sanitize_html=False))
    except Exception as error:
        raise Malformed(f"feed cannot be parsed ({str(error)[:200]})") from error


def _entries(
    raw: Raw, channel: tuple[Fields, str], entries: list[Fields], options: Options
) -> Iterator[Item]:
    for number, entry in enumerate(entries, 1):
        named = Raw(name=f"{raw.name}#{number}", stream=raw.stream)
        try:
            draft = _draft(entry, channel, options.limits)
            parts = (draft.title, draft.body, draft.url or "")
            yield from finish(named, draft, digest_of(msgspec.json.encode(parts)), options)
        except FeedError as error:
            yield refused(named.name, error)


def _draft(entry: Fields, channel: tuple[Fields, str], limits: Limits) -> Draft:
    feed, version = channel
    source = entry.get("source")
    outlet = cast("Fields", source).get("title") if isinstance(source, Mapping) else None
    return Draft(
        title=_words(entry.get("title"), limits).replace("\n", " "),
        body=_body(entry, limits),
        outlet=_words(outlet or feed.get("title"), limits) or None,
        published=_published(entry, atom=version.startswith("atom")),
        basis="feed",
        url=str(entry.get("link") or "") or None,
        language=str(feed.get("language") or "") or None,
    )


def _body(entry: Fields, limits: Limits) -> str:
    """The full content where the feed has it, else the summary."""
    contents = cast("list[Fields]", entry.get("content") or [])
    texts = [_words(part.get("value"), limits) for part in contents]
    return max([*texts, _words(entry.get("summary"), limits)], key=len)


def _words(value: object, limits: Limits) -> str:
    return plain_words(value, limits) if isinstance(value, str) else ""


def _published(entry: Fields, *, atom: bool) -> TimeRange | str | None:
    if published := entry.get("published"):
        return str(published)
    updated = entry.get("updated")
    if not updated or not atom:
        return str(updated) if updated else None  # Dublin Core's date, which has no other meaning
    changed = read_date(str(updated), "feed")
    return TimeRange(latest=changed.latest, basis="feed") if changed else None
