"""Streams of bytes: looked into without losing anything, and expanded within bounds."""

import gzip
import io
import zlib
from typing import BinaryIO, cast

from tocsin.feeds.deadline import Deadline
from tocsin.feeds.errors import Bomb, Malformed, TooLarge
from tocsin.feeds.options import MEGABYTE, Limits

GZIP = b"\x1f\x8b"
"""First bytes of gzip data (RFC 1952, section 2.3.1)."""
_CHUNK = 65_536


class _Source(io.RawIOBase):
    """A readable stream made of pieces; closing it leaves the pieces' origin open."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray", /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] - typeshed's Buffer is 3.12's
        piece = self.piece(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def piece(self, size: int) -> bytes:
        """At most `size` more bytes; empty at the end."""
        raise NotImplementedError


class _Rejoined(_Source):
    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def piece(self, size: int) -> bytes:
        if len(self._head):
            piece, self._head = self._head[:size], self._head[size:]
            return bytes(piece)
        return self._rest.read(size)


class _Counted(_Source):
    """Bytes of a stream up to a limit; says how many went through."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._limit, self.count = stream, limit, 0

    def piece(self, size: int) -> bytes:
        piece = self._stream.read(size)
        self.count += len(piece)
        if self.count > self._limit:
            raise TooLarge(
                f"larger than {self._limit:,} bytes; split it or raise the limit archive_bytes"
            )
        return piece


class _Expanded(_Source):
    """Gzip data expanded within the limits."""

    def __init__(self, counted: _Counted, limits: Limits) -> None:
        self._counted, self._limits, self._out = counted, limits, 0
        self._gzip = gzip.GzipFile(fileobj=cast("BinaryIO", io.BufferedReader(counted, _CHUNK)))

    def piece(self, size: int) -> bytes:
        try:
            piece = self._gzip.read(min(size, _CHUNK))
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise Malformed(f"compressed data breaks off: {error}; fetch it again") from error
        self._out += len(piece)
        require_modest(self._out, self._counted.count, self._limits)
        return piece


def require_modest(expanded: int, packed: int, limits: Limits) -> None:
    """Raise `Bomb` when data expanded beyond the limits; the ratio counts from a megabyte on."""
    if expanded > limits.expanded_bytes:
        raise Bomb(f"expands to more than {limits.expanded_bytes:,} bytes; unpack and split it")
    if expanded > MEGABYTE and expanded > limits.ratio * max(packed, 1):
        raise Bomb(
            f"expands to more than {limits.ratio} times its size, as no reporting does; "
            "if you trust it, unpack it first"
        )


class Timed(_Source):
    """A stream that stops when a stretch of reading takes too long; `restart` begins a stretch."""

    def __init__(self, stream: BinaryIO, seconds: float, what: str) -> None:
        self._stream, self._terms = stream, (seconds, what)
        self._deadline = Deadline(seconds, what)

    def restart(self) -> None:
        """Begin a new stretch."""
        self._deadline = Deadline(*self._terms)

    def piece(self, size: int) -> bytes:
        """At most `size` more bytes. Raises `TooSlow` when the time is over."""
        self._deadline.check()
        return self._stream.read(size)


def rejoin(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream with bytes already taken from it put back in front."""
    return cast("BinaryIO", io.BufferedReader(_Rejoined(head, rest), _CHUNK))


def counted(stream: BinaryIO, limit: int) -> BinaryIO:
    """The stream; reading beyond `limit` bytes raises `TooLarge`."""
    return cast("BinaryIO", io.BufferedReader(_Counted(stream, limit), _CHUNK))


def expanded(stream: BinaryIO, limits: Limits) -> BinaryIO:
    """What gzip data expands to; reading raises `Bomb`, `TooLarge` or `Malformed`."""
    source = _Expanded(_Counted(stream, limits.archive_bytes), limits)
    return cast("BinaryIO", io.BufferedReader(source, _CHUNK))
