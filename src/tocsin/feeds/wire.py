"""One request over a connection that goes to checked addresses and ends on time.

Why httpcore, the engine below httpx, and not httpx itself: only here can the address that a name
was resolved to be checked and then be the one connected to, and can a deadline hold for a server
that sends one byte a second. httpx still reads addresses, headers and certificates.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import httpcore
import httpx
import msgspec

from tocsin.feeds.addresses import resolve
from tocsin.feeds.deadline import Deadline
from tocsin.feeds.errors import Malformed, Unreachable
from tocsin.feeds.options import Options
from tocsin.feeds.streams import require_modest
from tocsin.records import TooLarge

if TYPE_CHECKING:
    import ssl

_READ_SECONDS = 10.0
"""Longest silence of a server."""
_CONNECT_SECONDS = 10.0
OK = 200
AGENT = "tocsin (early-warning desk)"


class Answer(msgspec.Struct, frozen=True):
    """What a server sent."""

    status: int
    headers: httpx.Headers
    body: bytes
    """Unpacked; empty unless the status is 200."""


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends with the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._wait(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._wait(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: "ssl.SSLContext",
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._wait(timeout))
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)

    def _wait(self, timeout: float | None) -> float:
        left = self._deadline.left
        return left if timeout is None else min(timeout, left)


class Backend(httpcore.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._deadline, self._allow_private = deadline, allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the host's addresses, tried in their order."""
        failed: Exception | None = None
        for address in resolve(host, port, allow_private=self._allow_private):
            wait = min(timeout or _CONNECT_SECONDS, self._deadline.left)
            try:
                inner = self._inner.connect_tcp(address, port, wait, local_address, socket_options)
                return _Stream(inner, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or Unreachable(f"host {host!r} has no address")


def request(url: httpx.URL, options: Options, deadline: Deadline) -> Answer:
    """The answer to one GET; redirects are not followed.

    Raises `httpcore` errors for what went wrong on the way, `FeedError` for what is refused.
    """
    backend = Backend(deadline, allow_private=options.allow_private)
    context = httpx.create_ssl_context() if url.scheme == "https" else None
    waits = {"connect": _CONNECT_SECONDS, "read": _READ_SECONDS, "write": _READ_SECONDS}
    headers: dict[str | bytes, str | bytes] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": AGENT,
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, */*",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    with (
        httpcore.ConnectionPool(ssl_context=context, network_backend=backend) as pool,
        pool.stream("GET", str(url), headers=headers, extensions={"timeout": waits}) as response,
    ):
        named = httpx.Headers(response.headers)
        body = b"".join(_body(response, named, options)) if response.status == OK else b""
        return Answer(response.status, named, body)


def _body(response: httpcore.Response, headers: httpx.Headers, options: Options) -> Iterator[bytes]:
    """The body unpacked, piece by piece. Raises `TooLarge`, `Bomb` and `Malformed`."""
    unpack = _unpacker(headers.get("content-encoding", ""))
    limit = options.limits.file_bytes
    packed = out = 0
    for chunk in response.iter_stream():
        packed += len(chunk)
        for piece in unpack(chunk):
            out += len(piece)
            if out > limit or packed > limit:
                raise TooLarge(f"larger than {limit:,} bytes; save the part you need as a file")
            require_modest(out, packed, options.limits)
            yield piece


class _Inflater:
    """Unpacks gzip and zlib data a bounded piece at a time."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def __call__(self, chunk: bytes) -> Iterator[bytes]:
        try:
            while chunk and not self._inflate.eof:
                yield self._inflate.decompress(chunk, 1 << 20)
                chunk = self._inflate.unconsumed_tail
        except zlib.error as error:
            raise Malformed(f"answer cannot be unpacked ({error}); try again later") from error


def _plain(chunk: bytes) -> Iterator[bytes]:
    yield chunk


def _unpacker(encoding: str) -> Callable[[bytes], Iterator[bytes]]:
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return _plain
    if name in {"gzip", "x-gzip", "deflate"}:
        return _Inflater()
    raise Malformed(f"answer is packed as {name[:40]!r}, which was not asked for; save the page")
