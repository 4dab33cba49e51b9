"""The parser for each kind of input, loaded when the first input of its kind turns up."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

import msgspec

from tocsin.feeds.errors import Malformed, Unreadable, Unsupported, refused
from tocsin.feeds.kinds import HEAD, STREAMED, foreign
from tocsin.feeds.options import Options
from tocsin.feeds.raw import Item, Parser, Raw
from tocsin.feeds.streams import GZIP, counted, expanded, rejoin
from tocsin.records import FeedError

_PLACES = {
    "text": "plain:parse_text",
    "markdown": "plain:parse_markdown",
    "page": "page:parse_page",
    "mail": "mail:parse_mail",
    "pdf": "pdf:parse_pdf",
    "jsonl": "table:parse_jsonl",
    "json": "table:parse_json",
    "csv": "table:parse_csv",
    "warc": "warc:parse_warc",
    "syndication": "syndication:parse_syndication",
}


def _lazy(place: str) -> Parser:
    module, _, name = place.partition(":")

    def parse(raw: Raw, options: Options) -> Iterator[Item]:
        parser = getattr(import_module(f"tocsin.feeds.{module}"), name)
        return cast("Parser", parser)(raw, options)

    return parse


PARSERS: Mapping[str, Parser] = MappingProxyType({k: _lazy(p) for k, p in _PLACES.items()})
"""Kind -> parser."""


def parsed(raw: Raw, kind: str, options: Options) -> Iterator[Item]:
    """What a parser makes of an input; whatever it raises on purpose becomes a refusal."""
    try:
        yield from PARSERS[kind](_opened(raw, kind, options), options)
    except FeedError as error:
        yield refused(raw.name, error)
    except (OSError, MemoryError) as error:
        yield refused(raw.name, Malformed(f"cannot be read: {error}; check the file"))
    except Exception as error:  # noqa: BLE001 - one broken input never stops the others
        what = f"{type(error).__name__}: {error}"[:200]
        yield refused(
            raw.name, Unreadable(f"not foreseen: {what}; report it, save its text as .txt")
        )


def _opened(raw: Raw, kind: str, options: Options) -> Raw:
    """The input with compression taken off and its size bounded. Raises `FeedError`."""
    head = raw.stream.read(HEAD)
    stream = rejoin(head, raw.stream)
    if head.startswith(GZIP):
        stream = expanded(stream, options.limits)
    elif kind in STREAMED:
        stream = counted(stream, options.limits.archive_bytes)
    if what := foreign(head):
        raise Unsupported(f"holds {what}, not what its name says; save the text as .txt")
    return msgspec.structs.replace(raw, stream=stream)
