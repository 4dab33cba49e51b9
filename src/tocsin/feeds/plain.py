"""Plain text and Markdown: header block, headline, body."""

import re
from collections.abc import Iterator

from tocsin.feeds.names import names
from tocsin.feeds.options import Options
from tocsin.feeds.raw import Draft, Item, Raw, digest_of, finish
from tocsin.feeds.text import clean, decode

HEADER_KEYS = frozenset({"outlet", "published", "title", "url"})
"""Keys of a header block, in any case and order."""
HEADLINE_CHARS = 200
"""Characters of the longest first line taken for a headline."""
_HEAD_LINES = 40
"""Lines that a header block or front matter may have."""

_FIELD = re.compile(r"([A-Za-z]+)[ \t]*:[ \t]*(.*)")
_ENDS_SENTENCE = re.compile(r"""(?<![A-Z])(?<!\.[A-Za-z])[.;:,]["'\u201d\u2019)]*$""")
"""A line that ends like running text; "U.S." at the end of a headline does not."""
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_MARKUP = (
    (re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)"), ""),  # images
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)"), r"\1"),  # links keep their words
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"^#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),  # rules
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000})(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_\n]{1,2000})(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
)


def parse_text(raw: Raw, options: Options) -> Iterator[Item]:
    """The report of a .txt file."""
    data = raw.read(options.limits.file_bytes)
    return finish(raw, draft_text(decode(data, raw.charset)), digest_of(data), options)


def parse_markdown(raw: Raw, options: Options) -> Iterator[Item]:
    """The report of a .md file: front matter or header block, first heading as headline."""
    data = raw.read(options.limits.file_bytes)
    return finish(raw, _draft_markdown(decode(data, raw.charset)), digest_of(data), options)


def draft_text(text: str) -> Draft:
    """What a plain text holds: its header block, or its first line as headline when it looks so."""
    text = clean(text)
    head, body = _split_header(text)
    if head:
        return Draft(body=body, **head)
    title, body = _split_headline(text.strip("\n"))
    return Draft(title=title, body=body)


def _split_header(text: str) -> tuple[dict[str, str], str]:
    """The header block at the very top and the text after its blank line; else nothing, all."""
    block, blank, body = text.partition("\n\n")
    lines = block.split("\n", _HEAD_LINES)
    fields = [_FIELD.fullmatch(line.rstrip()) for line in lines]
    found: dict[str, str] = {}
    for field in fields:
        key = field[1].lower() if field else ""
        if field is None or key not in HEADER_KEYS or key in found:
            return {}, text
        found[key] = field[2].strip()
    ended = blank or not text[len(block) :].strip()
    return (found, body) if ended else ({}, text)


def _split_headline(text: str) -> tuple[str, str]:
    """A short first line followed by a blank line is the headline."""
    first, _, rest = text.partition("\n")
    following, _, _ = rest.partition("\n")
    first = first.strip()
    short = 0 < len(first) <= HEADLINE_CHARS and not _ENDS_SENTENCE.search(first)
    if short and not following.strip() and rest.strip():
        return first, rest.strip("\n")
    return "", text


def _draft_markdown(text: str) -> Draft:
    text = clean(text)
    head, body = _split_front(text)
    if not head:
        head, body = _split_header(text)
    title, body = _split_heading(body.lstrip("\n"))
    given = head.pop("title", "")
    if given and title and given != title:
        body = f"{title}\n\n{body}"
    return Draft(title=_strip_markup(given or title), body=_strip_markup(body), **head)


def _split_front(text: str) -> tuple[dict[str, str], str]:
    """Front matter between two `---` lines at the very top; else nothing, all."""
    lines = text.split("\n", _HEAD_LINES)
    if lines[0].rstrip() != "---" or not any(line.rstrip() == "---" for line in lines[1:]):
        return {}, text
    end = next(n for n, line in enumerate(lines) if n and line.rstrip() == "---")
    keys = {name: field for field, all_names in names().front.items() for name in all_names}
    found: dict[str, str] = {}
    for field in filter(None, map(_FIELD.fullmatch, lines[1:end])):
        key = keys.get(field[1].lower())
        if key and field[2].strip():
            _ = found.setdefault(key, field[2].strip().strip("\"'"))
    return found, "\n".join(lines[end + 1 :])


def _split_heading(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    heading = _HEADING.fullmatch(first.rstrip()) if len(first) <= HEADLINE_CHARS * 2 else None
    if heading:
        return heading[1], rest.lstrip("\n")
    second, _, after = rest.partition("\n")
    if first.strip() and _UNDERLINE.fullmatch(second):
        return first.strip(), after.lstrip("\n")
    return _split_headline(text)


def _strip_markup(text: str) -> str:
    text = "".join(_outside_comments(text))
    for pattern, words in _MARKUP:
        text = pattern.sub(words, text)
    return text.strip("\n")


def _outside_comments(text: str) -> Iterator[str]:
    """Stretches of text between HTML comments; one that never ends is text."""
    here = 0
    while (start := text.find("<!--", here)) >= 0 and (end := text.find("-->", start)) >= 0:
        yield text[here:start]
        here = end + 3
    yield text[here:]
