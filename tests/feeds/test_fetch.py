"""Addresses, against a real server on this machine."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tests.conftest import PATIENCE
from tocsin.feeds import Limits, Options, reports_from
from tocsin.records import Refused, Report, TimeRange

CASES = Path(__file__).resolve().parents[1] / "cases" / "feeds" / "inputs"
PAGE = (CASES / "undated.html").read_bytes()
OPTIONS = Options(allow_private=True, limits=Limits(file_bytes=300_000, fetch_seconds=PATIENCE))


class Handler(BaseHTTPRequestHandler):
    asked: ClassVar[dict[str, int]] = {}
    left: ClassVar[threading.Event] = threading.Event()
    """Set when the reader of a drip has hung up."""

    def do_GET(self) -> None:
        self.asked[self.path] = self.asked.get(self.path, 0) + 1
        name = self.path.strip("/").partition("/")[0]
        getattr(self, f"give_{name}", self.give_missing)()

    def send(self, body: bytes, media: str = "text/html", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        _ = self.wfile.write(body)

    def go(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def give_page(self) -> None:
        self.send(PAGE)

    def give_packed(self) -> None:
        self.send(gzip.compress(PAGE), Content_Encoding="gzip")

    def give_latin(self) -> None:
        self.send("Le café a fermé\n\nTexte".encode("latin-1"), "text/plain; charset=latin-1")

    def give_feed(self) -> None:
        self.send((CASES / "feed.rss").read_bytes(), "text/html")

    def give_pdf(self) -> None:
        self.send((CASES / "report.pdf").read_bytes(), "application/octet-stream")

    def give_moved(self) -> None:
        self.go("/page")

    def give_loop(self) -> None:
        self.go("/loop")

    def give_file(self) -> None:
        self.go("file:///etc/passwd")

    def give_nowhere(self) -> None:
        self.send_response(302)
        self.end_headers()

    def give_bomb(self) -> None:
        self.send(gzip.compress(b"<p>a</p>" * 4_000_000), Content_Encoding="gzip")

    def give_brotli(self) -> None:
        self.send(b"xxxx", Content_Encoding="br")

    def give_broken(self) -> None:
        self.send(b"not gzip at all", Content_Encoding="gzip")

    def give_big(self) -> None:
        self.send(b"word " * 100_000, "text/plain")

    def give_picture(self) -> None:
        self.send(b"\x89PNG", "image/png")

    def give_flaky(self) -> None:
        if self.asked[self.path] < 3:
            self.send_error(503)
        else:
            self.send(PAGE)

    def give_down(self) -> None:
        self.send_error(503)

    def give_missing(self) -> None:
        self.send_error(404)

    def give_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.left.wait(0.05):
            try:
                _ = self.wfile.write(b"a")
                self.wfile.flush()
            except OSError:
                self.left.set()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the server's name
        """Quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.handle_error = lambda *_: None  # type: ignore[method-assign] - we hang up on purpose
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def fetch(url: str, options: Options = OPTIONS) -> list[Report | Refused]:
    return list(reports_from(url, options))


@pytest.mark.parametrize("path", ["page", "packed", "moved", "flaky"])
def test_a_page(server: str, path: str) -> None:
    [report] = fetch(f"{server}/{path}")
    assert isinstance(report, Report)
    assert report.title == "Well poisoned, elders say"
    assert report.url == f"{server}/{'page' if path == 'moved' else path}"
    assert report.published == TimeRange()  # the server's Date header dates nothing


def test_other_kinds(server: str) -> None:
    [latin] = fetch(f"{server}/latin")
    assert isinstance(latin, Report)
    assert latin.title == "Le café a fermé"
    assert len(fetch(f"{server}/feed")) == 2
    [pdf] = fetch(f"{server}/pdf")
    assert isinstance(pdf, Report)
    assert pdf.outlet == "Basin Review"


REFUSALS = {
    "loop": "too-many-redirects",
    "file": "forbidden-address",
    "nowhere": "fetch-failed",
    "bomb": "too-large",
    "brotli": "malformed",
    "broken": "malformed",
    "big": "too-large",
    "picture": "unsupported-type",
    "down": "fetch-failed",
    "missing": "fetch-failed",
}


@pytest.mark.parametrize("path", REFUSALS)
def test_refusals(server: str, path: str) -> None:
    [item] = fetch(f"{server}/{path}")
    assert isinstance(item, Refused)
    assert item.reason == REFUSALS[path]
    assert item.subject == f"{server}/{path}"


def test_a_bomb_is_told_by_its_ratio(server: str) -> None:
    [item] = fetch(f"{server}/bomb", Options(allow_private=True))
    assert isinstance(item, Refused)
    assert item.reason == "decompression-limit"


def test_what_fails_for_good_is_asked_once(server: str) -> None:
    _ = fetch(f"{server}/missing/once")
    _ = fetch(f"{server}/down/thrice")
    assert Handler.asked["/missing/once"] == 1
    assert Handler.asked["/down/thrice"] == 3


def test_a_server_that_drips_is_left_on_time(server: str) -> None:
    Handler.left.clear()
    [item] = fetch(f"{server}/drip", Options(allow_private=True, limits=Limits(fetch_seconds=1)))
    assert isinstance(item, Refused)
    assert item.reason == "too-slow"
    assert Handler.left.wait(PATIENCE)


def test_nothing_is_asked_of_a_private_address(server: str) -> None:
    before = dict(Handler.asked)
    [item] = fetch(f"{server}/page", Options())
    assert isinstance(item, Refused)
    assert item.reason == "forbidden-address"
    assert Handler.asked == before
