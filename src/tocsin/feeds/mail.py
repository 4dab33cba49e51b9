"""A message (RFC 5322, MIME): its text, what is attached to it, and the messages within it.

The subject is the headline, the sender's name the outlet, `Date:` the date. Attachments and
messages within become reports of their own.
"""

import email
import email.policy
import io
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import TypeAlias, cast

from tocsin.feeds.errors import Malformed, TooDeep, TooMany, Unsupported, refused
from tocsin.feeds.kinds import kind_of_name, kind_of_type
from tocsin.feeds.options import Limits, Options
from tocsin.feeds.page import draft_page
from tocsin.feeds.parsers import parsed
from tocsin.feeds.raw import Draft, Item, Raw, digest_of, finish
from tocsin.feeds.text import clean, decode, one_line
from tocsin.records import FeedError

_CONTAINERS = re.compile(rb"content-type[ \t]*:\s*(?:multipart|message)/", re.IGNORECASE)
_PARTS = re.compile(rb"^--\S", re.MULTILINE)
_LINE = re.compile(rb"\r\n?|\n")
_MOST = {_CONTAINERS: 100, _PARTS: 2_000, _LINE: 500_000}
"""More of either is no mail that people send; parsing slows down with their product."""
_STRUCTURE = re.compile(
    rb"(?:^|[\r\n])content-[a-z-]{1,30}[ \t]*:[^\r\n]*(?:\r?\n?[ \t][^\r\n]*)*", re.IGNORECASE
)
"""Headers that the parser takes apart, in time that grows with the square of their length."""
_HEADER_CHARS = 4_000

Part: TypeAlias = "Message[str, str]"  # a plain expression would need Python 3.12


def parse_mail(raw: Raw, options: Options) -> Iterator[Item]:
    """The reports of a message file."""
    data = raw.read(options.limits.file_bytes)
    for what, most in _MOST.items():
        if len(what.findall(data)) > most:
            raise TooMany(f"more than {most:,} lines, parts or parts within parts; save its text")
    if any(len(header[0]) > _HEADER_CHARS for header in _STRUCTURE.finditer(data)):
        raise Malformed(f"has a header of more than {_HEADER_CHARS:,} bytes; save its text as .txt")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise Malformed(f"message cannot be parsed ({error}); save its text as .txt") from error
    return _message(raw, message, digest_of(data), options)


def _message(raw: Raw, message: Part, digest: str, options: Options) -> Iterator[Item]:
    """The message's own report, then those of its attachments and of messages within."""
    texts: list[Part] = []
    others: list[Part] = []
    _sort_out(message, texts, others)
    try:
        yield from finish(raw, _draft(message, texts, options.limits), digest, options)
    except FeedError as error:
        if not others:
            raise
        yield refused(raw.name, error)
    for number, part in enumerate(others, 1):
        yield from _attachment(raw, part, number, options)


def _sort_out(part: Part, texts: list[Part], others: list[Part]) -> None:
    """Parts into those that are the message's text and those that came with it."""
    if part.get_content_type() == "message/rfc822":
        others.append(part)
    elif part.is_multipart():
        children = _children(part)
        if part.get_content_type() == "multipart/alternative":
            children = _best(children)
        for child in children:
            _sort_out(child, texts, others)
    elif part.get_content_disposition() != "attachment" and _is_text(part) and not _filename(part):
        texts.append(part)
    elif not _decoration(part):
        others.append(part)


def _children(part: Part) -> list[Part]:
    payload = part.get_payload()
    inner = cast("list[object]", payload) if isinstance(payload, list) else []
    return [cast("Part", p) for p in inner if isinstance(p, Message)]


def _best(children: list[Part]) -> list[Part]:
    """Of alternatives the plain text when it says something, else the richest, which comes last."""
    plain = [c for c in children if c.get_content_type() == "text/plain" and _bytes(c).strip()]
    return plain[:1] or children[-1:]


def _is_text(part: Part) -> bool:
    return part.get_content_type() in {"text/plain", "text/html"}


def _decoration(part: Part) -> bool:
    """Whether a part only adorns the message: inline pictures, signatures, an empty part."""
    kind = part.get_content_type()
    inline = part.get_content_disposition() != "attachment"
    return (inline and kind.startswith("image/")) or "signature" in kind or not _bytes(part).strip()


def _draft(message: Part, texts: list[Part], limits: Limits) -> Draft:
    name, address = _sender(message)
    bodies = [_text(part, limits) for part in texts]
    return Draft(
        title=_header(message, "Subject"),
        body="\n\n".join(body for body in bodies if body.strip()),
        outlet=name or address or None,
        published=_header(message, "Date") or None,
        basis="mail",
        url=_header(message, "Archived-At").strip("<>") or None,  # RFC 5064
        language=_header(message, "Content-Language") or None,
    )


def _sender(message: Part) -> tuple[str, str]:
    try:
        return parseaddr(_header(message, "From"))
    except RecursionError:  # comments within comments
        return "", ""


def _text(part: Part, limits: Limits) -> str:
    text = decode(_bytes(part), _charset(part))
    if part.get_content_type() == "text/html":
        return draft_page(text, None, limits).body
    return _unflowed(clean(text)) if "flowed" in _header(part, "Content-Type").lower() else text


def _unflowed(text: str) -> str:
    """Lines of `format=flowed` text (RFC 3676) joined where the sender broke them."""
    return re.sub(r"(?<!^--) \n(?=\S)", " ", text, flags=re.MULTILINE)


def _bytes(part: Part) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        payload = b""
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Part) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError):
        return None


def _filename(part: Part) -> str:
    try:
        return one_line(part.get_filename() or "")
    except (ValueError, LookupError, TypeError):
        return ""


def _header(message: Part, name: str) -> str:
    """A header with its encoded words (RFC 2047) decoded, on one line."""
    value = str(message.get(name) or "")[:_HEADER_CHARS]
    try:
        return one_line(str(make_header(decode_header(value))))
    except (MessageError, ValueError, LookupError):
        return one_line(value)


def _attachment(raw: Raw, part: Part, number: int, options: Options) -> Iterator[Item]:
    """What a part that came with a message gives."""
    filename = _filename(part)
    name = f"{raw.name}#{filename or number}"
    kind = kind_of_name(filename) or kind_of_type(part.get_content_type())
    if raw.depth + 1 > options.limits.depth:
        yield refused(
            name, TooDeep(f"more than {options.limits.depth} messages deep; save it by itself")
        )
    elif part.get_content_type() == "message/rfc822":
        nested = Raw(name=name, stream=io.BytesIO(), depth=raw.depth + 1)
        for inner in _children(part):
            yield from _nested(nested, inner, options)
    elif kind is None:
        what = part.get_content_type()
        yield refused(name, Unsupported(f"attachments of type {what} are not read; save its text"))
    else:
        stream = io.BytesIO(_bytes(part))
        attached = Raw(name=name, stream=stream, charset=_charset(part), depth=raw.depth + 1)
        yield from parsed(attached, kind, options)


def _nested(raw: Raw, message: Part, options: Options) -> Iterator[Item]:
    try:
        data = message.as_bytes()
    except (ValueError, LookupError, AttributeError, KeyError, TypeError, RecursionError):
        data = str(message.get_payload())[:_HEADER_CHARS].encode("utf-8", "replace")
    try:
        yield from _message(raw, message, digest_of(data), options)
    except FeedError as error:
        yield refused(raw.name, error)
