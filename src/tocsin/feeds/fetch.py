"""What an address gives: redirects followed and checked, passing trouble tried again."""

import io
from collections.abc import Callable

import httpcore
import httpx
import msgspec
import stamina

from tocsin.feeds.deadline import Deadline
from tocsin.feeds.errors import Redirected, Unreachable, Unsupported
from tocsin.feeds.kinds import HEAD, kind_of_content, kind_of_type
from tocsin.feeds.options import Options
from tocsin.feeds.raw import Raw
from tocsin.feeds.wire import OK, Answer, request
from tocsin.records import Forbidden

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that may be better in a moment (RFC 9110, section 15; RFC 6585, section 4)."""
_MOVED = frozenset({301, 302, 303, 307, 308})
_OPAQUE = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})
"""Media types that say nothing: the content decides."""


class Fetched(msgspec.Struct, frozen=True):
    """An answer on its way to a parser."""

    raw: Raw
    kind: str


class _Passing(Exception):
    """Trouble that may pass."""


def fetch(url: str, options: Options) -> Fetched:
    """What an address gives. Raises `FeedError` and nothing else."""
    deadline = Deadline(options.limits.fetch_seconds, "fetching")
    try:
        address, answer = _follow(_parse(url), options, deadline)
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError, ValueError) as error:
        raise Unreachable(f"{_why(error)}; try again later or save the page") from error
    media = answer.headers.get("content-type", "")
    raw = Raw(
        name=url,
        stream=io.BytesIO(answer.body),
        url=str(address),
        charset=httpx.Response(200, headers={"content-type": media}).charset_encoding,
    )
    return Fetched(raw, _kind(media, answer.body))


def _parse(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """A checked address. Raises `Forbidden`."""
    try:
        parsed = base.join(url) if base else httpx.URL(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise Forbidden(f"address cannot be read ({error}); check it") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise Forbidden(f"leads to {str(parsed)[:200]!r}; only http and https are fetched")
    if set(parsed.host) & set("[]%"):
        raise Forbidden("has a host that cannot be read; check it")
    if parsed.userinfo:
        raise Forbidden("carries a user name; addresses are fetched without")
    return parsed.copy_with(fragment=None)


def _follow(url: httpx.URL, options: Options, deadline: Deadline) -> tuple[httpx.URL, Answer]:
    """Where the address led in the end, and the answer there; every hop is checked."""
    for _ in range(options.limits.redirects + 1):
        answer = _insist(lambda here=url: request(here, options, deadline), options, deadline)
        if answer.status not in _MOVED:
            return url, _require_good(answer)
        target = answer.headers.get("location", "")
        if not target:
            raise Unreachable(f"server answers {answer.status} and does not say where to; save it")
        url = _parse(target, url)
    raise Redirected(f"sent on more than {options.limits.redirects} times; give the final address")


def _insist(ask: Callable[[], Answer], options: Options, deadline: Deadline) -> Answer:
    """The answer, asked for again with growing, random pauses while the trouble may pass."""
    tries = stamina.retry_context(
        on=_Passing,
        attempts=options.limits.attempts,
        timeout=deadline.left,
        wait_initial=0.2,
        wait_max=5.0,
        wait_jitter=0.5,
    )
    try:
        for attempt in tries:
            with attempt:
                return _once(ask)
    except _Passing as error:
        deadline.check()
        raise Unreachable(f"{error}; try again later or save the page") from error
    raise Unreachable("was not asked; raise the limit attempts")


def _once(ask: Callable[[], Answer]) -> Answer:
    try:
        answer = ask()
    except (httpcore.NetworkError, httpcore.TimeoutException) as error:
        raise _Passing(_why(error)) from error
    except httpcore.RemoteProtocolError as error:
        raise _Passing(_why(error)) from error
    if answer.status in _PASSING:
        raise _Passing(f"server answers {answer.status}")
    return answer


def _require_good(answer: Answer) -> Answer:
    if answer.status != OK:
        raise Unreachable(f"server answers {answer.status}; check the address or save the page")
    return answer


def _kind(media: str, body: bytes) -> str:
    """The kind of an answer: what the server says, unless that says nothing or is wrong."""
    plain = media.partition(";")[0].strip().lower()
    seen = kind_of_content(body[:HEAD])
    if seen in {"pdf", "syndication", "warc"} or plain in _OPAQUE:
        return seen
    kind = kind_of_type(media)
    if kind is None:
        raise Unsupported(f"answers of type {plain[:60]} are not read; save the text as .txt")
    return "page" if kind == "syndication" and seen == "page" else kind


def _why(error: Exception) -> str:
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
