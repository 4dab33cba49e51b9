"""Input on its way to a report: what was received, what was found in it, how it is finished."""

import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from tocsin.feeds.dates import read_date
from tocsin.feeds.errors import TooLarge, UnreadableDate, refused
from tocsin.feeds.language import UNDETERMINED, language_of, language_tag
from tocsin.feeds.options import Options
from tocsin.feeds.text import clean, one_line
from tocsin.records import NoText, Refused, Report, TimeRange

Item = Report | Refused
TITLE_CHARS = 500
"""Characters of the longest headline; a longer one is a paragraph that was marked wrongly."""
NAME_CHARS = 200
"""Characters of the longest outlet name."""
URL_CHARS = 2000
"""Characters of the longest address kept."""


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of one input with what is known of them beforehand."""

    name: str
    """What messages call it: path, address, `archive.warc#3`."""
    stream: BinaryIO
    """The bytes."""
    url: str | None = None
    """Address they were fetched from."""
    charset: str | None = None
    """Encoding declared by the carrier (HTTP, MIME)."""
    captured: TimeRange = TimeRange()
    """Bounds from the carrier where the text has no date: an archive's capture time."""
    depth: int = 0
    """How many messages it lies within."""

    def read(self, limit: int) -> bytes:
        """All bytes. Raises `TooLarge` when there are more than `limit`."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise TooLarge(f"larger than {limit:,} bytes; split it or raise the limit file_bytes")
        return data


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in an input, as found: not yet cleaned, checked or overridden."""

    body: str
    title: str = ""
    outlet: str | None = None
    published: TimeRange | str | None = None
    """Bounds, or a date as written."""
    basis: str = "header"
    """Where a written date was found."""
    url: str | None = None
    language: str | None = None
    """Declared language tag, used when the text itself leaves it open."""


Parser = Callable[[Raw, Options], Iterator[Item]]


def digest_of(data: bytes) -> str:
    """SHA-256 (hex) of bytes received."""
    return hashlib.sha256(data).hexdigest()


def finish(raw: Raw, draft: Draft, digest: str, options: Options) -> Iterator[Item]:
    """The report that a draft makes, after a refusal of its date when that is not understood.

    Raises `NoText` and `TooLarge`.
    """
    title, body = one_line(draft.title), clean(draft.body).strip("\n").rstrip()
    if len(title) > TITLE_CHARS:
        title, body = "", f"{title}\n\n{body}" if body else title
    if not (title or body.strip()):
        raise NoText("no text found; check that it is the right file, or give the text as .txt")
    if len(title) + len(body) > options.limits.text_chars:
        raise TooLarge(
            f"more than {options.limits.text_chars:,} characters of text; split it or raise the "
            "limit text_chars"
        )
    published, bad = _published(draft, options)
    if bad:
        yield refused(raw.name, bad)
    outlet = one_line(options.outlet or draft.outlet or "")
    language = language_of(f"{title}\n\n{body}")
    if language == UNDETERMINED:
        language = language_tag(draft.language)
    yield Report(
        outlet=outlet[:NAME_CHARS] or None,
        title=title,
        body=body,
        published=published if published.basis != "unknown" else raw.captured,
        url=_address(draft.url or raw.url),
        language=language,
        digest=digest,
    )


def _published(draft: Draft, options: Options) -> tuple[TimeRange, UnreadableDate | None]:
    """Bounds of the publication, and what is wrong with a date that was given."""
    if options.published is not None:
        return options.published, None
    given = draft.published
    if isinstance(given, TimeRange):
        return given, None
    written = one_line(given or "")
    if not written:
        return TimeRange(), None
    found = read_date(written, draft.basis)
    if found:
        return found, None
    return TimeRange(), UnreadableDate(
        f"date {written[:80]!r} is not understood, the report stays undated; write it as "
        "2024-04-11T14:05+02:00 or 2024-04-11, or set it with --published"
    )


def _address(url: str | None) -> str | None:
    text = one_line(url or "")
    return text if 0 < len(text) <= URL_CHARS else None
