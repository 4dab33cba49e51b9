"""From a source to reports: a path, a folder, an address, standard input or a stream of bytes."""

import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from tocsin.feeds.errors import Malformed, NotFound, Unsupported, refused
from tocsin.feeds.kinds import HEAD, kind_of_content, kind_of_name
from tocsin.feeds.options import Options
from tocsin.feeds.parsers import parsed
from tocsin.feeds.raw import Item, Raw
from tocsin.feeds.streams import GZIP, expanded, rejoin
from tocsin.records import FeedError

Source = str | Path | BinaryIO
SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


class Found(msgspec.Struct, frozen=True):
    """A report or refusal with the name of the input it came from."""

    name: str
    """Path, address or, within a file of many, path and place: `reports.csv`."""
    item: Item


def reports_from(source: Source, options: Options | None = None) -> Iterator[Item]:
    """Every report that a source gives, and a `Refused` for whatever gives none, in a fixed order.

    A source is a file, a folder (read in the order of names, hidden files left out), an `http(s)`
    address, "-" for standard input, or an open binary stream. Nothing is raised for bad input.
    """
    for found in found_in(source, options):
        yield found.item


def found_in(source: Source, options: Options | None = None) -> Iterator[Found]:
    """As `reports_from`, with the name of the input beside each item."""
    options = options or Options()
    if not isinstance(source, str | Path):
        yield from _of_stream(Raw(name="stream", stream=source), options)
    elif source == "-":
        yield from _of_stream(Raw(name="standard input", stream=sys.stdin.buffer), options)
    elif isinstance(source, str) and source.lower().startswith(("http://", "https://")):
        yield from _of_address(source, options)
    elif isinstance(source, str) and SCHEME.match(source):
        yield Found(source, refused(source, Unsupported("only http and https addresses are read")))
    else:
        yield from _of_path(Path(source), options)


def _of_path(path: Path, options: Options) -> Iterator[Found]:
    name = _shown(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _of_folder(path, options, top=True)
        elif stat.S_ISREG(mode):
            yield from _of_file(path, name, options)
        else:
            raise Unsupported("is no regular file; copy its content into one")
    except FeedError as error:
        yield Found(name, refused(name, error))
    except (OSError, ValueError) as error:
        yield Found(name, refused(name, _unreadable(error)))


def _of_folder(folder: Path, options: Options, *, top: bool) -> Iterator[Found]:
    """What a folder gives, in the order of names; links to folders are not followed."""
    if not (top or options.recursive):
        return
    for path in sorted(p for p in folder.iterdir() if not p.name.startswith(".")):
        if path.is_dir():
            if not path.is_symlink():
                yield from _of_nested(path, options)
        else:
            yield from _of_path(path, options)


def _of_nested(folder: Path, options: Options) -> Iterator[Found]:
    try:
        yield from _of_folder(folder, options, top=False)
    except OSError as error:
        yield Found(_shown(folder), refused(_shown(folder), _unreadable(error)))


def _of_file(path: Path, name: str, options: Options) -> Iterator[Found]:
    kind = kind_of_name(path.name)
    if kind is None:
        raise Unsupported(
            f"files of type {path.suffix or 'without ending'!s} are not read; "
            "save the text as .txt, .html or .pdf"
        )
    with path.open("rb") as stream:
        yield from _named(Raw(name=name, stream=stream), kind, options)


def _of_stream(raw: Raw, options: Options) -> Iterator[Found]:
    try:
        head = raw.stream.read(HEAD)
        stream = rejoin(head, raw.stream)
        if head.startswith(GZIP):
            stream = expanded(stream, options.limits)
            head = stream.read(HEAD)
            stream = rejoin(head, stream)
        whole = msgspec.structs.replace(raw, stream=stream)
        yield from _named(whole, kind_of_content(head), options)
    except FeedError as error:
        yield Found(raw.name, refused(raw.name, error))
    except OSError as error:
        yield Found(raw.name, refused(raw.name, _unreadable(error)))


def _of_address(url: str, options: Options) -> Iterator[Found]:
    from tocsin.feeds.fetch import fetch  # noqa: PLC0415 - brings httpx

    try:
        fetched = fetch(url, options)
        yield from _named(fetched.raw, fetched.kind, options)
    except FeedError as error:
        yield Found(url, refused(url, error))


def _named(raw: Raw, kind: str, options: Options) -> Iterator[Found]:
    for item in parsed(raw, kind, options):
        yield Found(raw.name, item)


def _unreadable(error: Exception) -> FeedError:
    if isinstance(error, FileNotFoundError):
        return NotFound("no such file or folder; check the path")
    if isinstance(error, PermissionError):
        return NotFound("may not be read; change its permissions")
    return Malformed(f"cannot be read: {error}; check the file")


def _shown(path: Path) -> str:
    """A path as text that any output can carry."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
