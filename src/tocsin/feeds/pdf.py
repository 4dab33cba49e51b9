"""The text layer of a PDF. Scanned pages have none and are refused, not guessed at.

A PDF states when the file was made, not when the text was published: only a header block at the top
of its text dates it.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from tocsin.feeds.deadline import Deadline
from tocsin.feeds.errors import Encrypted, Malformed, TooMany
from tocsin.feeds.options import Limits, Options
from tocsin.feeds.plain import draft_text
from tocsin.feeds.raw import Item, Raw, digest_of, finish
from tocsin.feeds.text import one_line
from tocsin.records import FeedError, NoText, TooLarge

_STREAM_BYTES = 20_000_000
"""Bytes that one stream may expand to."""
_OPERATIONS = 400_000
"""Operators and operands of one page."""
_FORMS = 500
"""Forms within the forms of one page."""
_HEADER = re.compile(r"\A\s*(?:(?:outlet|published|title|url)[ \t]*:.*\n)+", re.IGNORECASE)
"""A header block: the blank line after it is lost on the way into a PDF and out again."""
_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_BROKEN_LINE = re.compile(r"(?<=[^\n.!?:;\"'])[ \t]*\n[ \t]*(?=[a-z0-9(\"'])")
"""A line end that does not end a sentence, before a line that does not begin one."""


def parse_pdf(raw: Raw, options: Options) -> Iterator[Item]:
    """The report of a PDF."""
    data = raw.read(options.limits.file_bytes)
    if b"%PDF-" not in data[:1024]:
        raise Malformed("is no PDF; check the file")
    title, text = _contents(data, options.limits)
    if not text.strip():
        raise NoText("no text layer found; run text recognition on it first")
    draft = draft_text(_HEADER.sub(r"\g<0>\n", text, count=1))
    body = _BROKEN_LINE.sub(" ", _HYPHENATED.sub("", draft.body))
    if not draft.title:
        headline, body = _split_title(title, body)
        draft = msgspec.structs.replace(draft, title=headline)
    return finish(raw, msgspec.structs.replace(draft, body=body), digest_of(data), options)


def _split_title(title: str, body: str) -> tuple[str, str]:
    """The stated title as headline when the text begins with it; what programs fill in is left."""
    begins = re.match(r"\s+".join(map(re.escape, title.split())), body, re.IGNORECASE)
    return (title, body[begins.end() :].lstrip()) if title and begins else ("", body)


def _contents(data: bytes, limits: Limits) -> tuple[str, str]:
    """Stated title and text. Raises `FeedError` and nothing else."""
    import pypdf  # noqa: PLC0415 - takes half a second, wanted for PDFs only

    try:
        with pypdf.apply_configuration(
            zlib_maximum_output_length=_STREAM_BYTES,
            lzw_maximum_output_length=_STREAM_BYTES,
            run_length_maximum_output_length=_STREAM_BYTES,
            array_based_stream_maximum_output_length=_STREAM_BYTES,
            stream_parsing_work_maximum_count=_OPERATIONS,
            xform_maximum_invocations_per_extraction=_FORMS,
        ):
            return _read(pypdf.PdfReader(io.BytesIO(data), strict=False), limits)
    except FeedError:
        raise
    except Exception as error:
        what = f"{type(error).__name__}: {error}"[:200]
        raise Malformed(f"PDF cannot be read ({what}); print it to a new PDF") from error


def _read(reader: Any, limits: Limits) -> tuple[str, str]:  # noqa: ANN401 - pypdf's reader
    if reader.is_encrypted and not reader.decrypt(""):
        raise Encrypted("needs a password; save it without one")
    count = len(reader.pages)
    if count > limits.pages:
        raise TooMany(f"more than {limits.pages} pages; cut the report out of it")
    deadline = Deadline(limits.extract_seconds, "reading the PDF")

    def checked(*_: object) -> None:
        deadline.check()

    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text(visitor_operand_before=checked))
        deadline.check()
        size += len(pages[-1])
        if size > limits.text_chars:
            raise TooLarge(f"more than {limits.text_chars:,} characters of text; split it")
    facts: Any = reader.metadata
    title = str(facts.get("/Title") or "") if facts else ""
    return one_line(title[:500]), "\n\n".join(page.strip("\n") for page in pages)
