"""Which kind of input something is: by its name, its declared type, or its first bytes."""

import re
from pathlib import PurePath

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".eml": "mail",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".warc": "warc",
    ".rss": "syndication",
    ".atom": "syndication",
    ".rdf": "syndication",
    ".xml": "syndication",
}
"""Kinds by the ending of the name; `.gz` after it is taken off first."""

TYPES = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "page",
    "application/xhtml+xml": "page",
    "message/rfc822": "mail",
    "application/pdf": "pdf",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/json": "json",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/warc": "warc",
    "application/rss+xml": "syndication",
    "application/atom+xml": "syndication",
    "application/rdf+xml": "syndication",
    "application/xml": "syndication",
    "text/xml": "syndication",
}
"""Kinds by media type."""

STREAMED = frozenset({"jsonl", "csv", "warc"})
"""Kinds that hold many reports and are read piece by piece."""

HEAD = 4096
"""Bytes that a look at the content needs."""

_MAIL = re.compile(
    rb"(?:from|to|cc|date|subject|received|return-path|message-id|mime-version|content-type"
    rb"|delivered-to|reply-to|sender)[ \t]*:",
    re.IGNORECASE,
)
_FOREIGN = (
    (b"PK\x03\x04", "a zip file or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "sound or film"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"BZh", "a packed file"),
    (b"\xfd7zXZ", "a packed file"),
    (b"(\xb5/\xfd", "a packed file"),
)


def kind_of_name(name: str) -> str | None:
    """The kind that a file's name speaks for; None when it speaks for none."""
    path = PurePath(name.lower())
    return SUFFIXES.get(PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix)


def kind_of_type(media_type: str | None) -> str | None:
    """The kind that a media type (`text/html; charset=...`) speaks for."""
    return TYPES.get((media_type or "").partition(";")[0].strip().lower())


def kind_of_content(head: bytes) -> str:
    """The kind that the first bytes look like; "text" when they look like nothing else."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    low = start[:HEAD].lower()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"WARC/"):
        return "warc"
    if start.startswith(b"{"):
        return "jsonl" if re.match(rb"\{.*\}[ \t]*(\r?\n|$)", start) else "json"
    if re.match(rb"\[\s*\{", start):
        return "json"
    if low.startswith(b"<"):
        return _kind_of_markup(low)
    fields = [line for line in start[:HEAD].splitlines()[:12] if _MAIL.match(line)]
    return "mail" if len(fields) > 1 else "text"


def _kind_of_markup(low: bytes) -> str:
    if re.search(rb"<(?:rss|feed|rdf:rdf)[\s>]", low):
        return "syndication"
    return "page" if re.match(rb"<(?:!doctype html|html|head|body|\?xml|!--)", low) else "text"


def foreign(head: bytes) -> str | None:
    """What bytes are that hold no text, whatever they are called; None when they may be text."""
    return next((what for magic, what in _FOREIGN if head.startswith(magic)), None)
