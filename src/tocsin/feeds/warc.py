"""Web archives (WARC 1.1, ISO 28500:2017): the pages in them, each a report.

The moment of capture is no publication date, but no text is captured before it is published: it
bounds pages that state no date of their own.
"""

import io
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol

import msgspec

from tocsin.feeds.dates import read_date
from tocsin.feeds.errors import Malformed, TooMany, Unsupported, refused
from tocsin.feeds.kinds import kind_of_content, kind_of_type
from tocsin.feeds.options import Options
from tocsin.feeds.parsers import parsed
from tocsin.feeds.raw import Item, Raw
from tocsin.feeds.streams import Timed, rejoin, require_modest
from tocsin.records import FeedError, TimeRange, TooLarge

_READ = frozenset({"text", "markdown", "page", "pdf"})
"""Kinds that a captured answer is read as; feeds and tables are not what a crawl is for."""
_CHUNK = 16_384
_MAGIC_BYTES = 64


class _Headers(Protocol):
    def get_header(self, name: str) -> str | None: ...

    def get_statuscode(self) -> str | None: ...


class _Record(Protocol):
    """What this room uses of a warcio record, which ships no types."""

    rec_type: str
    rec_headers: _Headers
    http_headers: _Headers | None

    def content_stream(self) -> io.BufferedIOBase: ...


def parse_warc(raw: Raw, options: Options) -> Iterator[Item]:
    """The reports of a web archive, then one refusal that counts what was left out."""
    head = raw.stream.read(_MAGIC_BYTES)
    if not head.lstrip().startswith(b"WARC/"):
        raise Malformed("is no web archive; check the file")
    raw = msgspec.structs.replace(raw, stream=rejoin(head, raw.stream))
    left_out: Counter[str] = Counter()
    for number, record in enumerate(_records(raw, options), 1):
        if number > options.limits.items:
            limit = options.limits.items
            yield refused(raw.name, TooMany(f"more than {limit:,} records; split it"))
            break
        reason = _unread(record)
        if reason:
            left_out[reason] += 1
        elif reason is None:
            yield from _report(raw, record, number, options)
    if left_out:
        listed = ", ".join(f"{count} {what}" for what, count in sorted(left_out.items()))
        yield refused(raw.name, Unsupported(f"records left out: {listed}; only pages are read"))


def _records(raw: Raw, options: Options) -> Iterator[_Record]:
    """The records. Raises `FeedError` and nothing else."""
    timed = Timed(raw.stream, options.limits.extract_seconds, "reading a record")
    warcio: Any = import_module("warcio.archiveiterator")
    try:
        for record in warcio.ArchiveIterator(io.BufferedReader(timed)):
            yield record
            timed.restart()
    except (FeedError, GeneratorExit):
        raise
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise Malformed(
            f"archive breaks off ({type(error).__name__}: {what}); fetch it again"
        ) from (error)


def _unread(record: _Record) -> str | None:
    """What a record is that is not read; None for a page; empty for the archive's own notes."""
    if record.rec_type not in {"response", "resource", "conversion"}:
        return ""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return f"answers with status {(status or 'none')[:20]}"
    media = _media(record)
    kind = kind_of_type(media)
    return None if kind in _READ or not media else f"of type {media.partition(';')[0][:60]}"


def _media(record: _Record) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip()


def _report(raw: Raw, record: _Record, number: int, options: Options) -> Iterator[Item]:
    name = f"{raw.name}#{number}"
    try:
        data = _payload(record, options)
    except FeedError as error:
        yield refused(name, error)
        return
    kind = kind_of_type(_media(record)) or kind_of_content(data[:4096])
    if kind not in _READ:
        kind = "text"
    page = Raw(
        name=name,
        stream=io.BytesIO(data),
        url=(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None,
        charset=_charset(_media(record)),
        captured=_captured(record),
        depth=raw.depth,
    )
    yield from parsed(page, kind, options)


def _payload(record: _Record, options: Options) -> bytes:
    """The answer's body, unpacked. Raises `FeedError` and nothing else."""
    data = bytearray()
    packed = int(length) if (length := _length(record)).isdigit() else 1
    for chunk in _chunks(record):
        data += chunk
        if len(data) > options.limits.file_bytes:
            raise TooLarge(f"larger than {options.limits.file_bytes:,} bytes; save its text")
        require_modest(len(data), packed, options.limits)
    return bytes(data)


def _chunks(record: _Record) -> Iterator[bytes]:
    try:
        stream = record.content_stream()
        while chunk := stream.read(_CHUNK):
            yield chunk
    except (FeedError, GeneratorExit):
        raise
    except Exception as error:  # broken records raise whatever the library trips over
        raise Malformed(f"record breaks off ({str(error)[:200]}); fetch it again") from error


def _length(record: _Record) -> str:
    return (record.rec_headers.get_header("Content-Length") or "").strip()[:15]


def _charset(media: str) -> str | None:
    _, found, charset = media.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") if found else None


def _captured(record: _Record) -> TimeRange:
    """Not published after it was captured."""
    when = read_date(record.rec_headers.get_header("WARC-Date") or "", "capture")
    return TimeRange(latest=when.latest, basis="capture") if when else TimeRange()
