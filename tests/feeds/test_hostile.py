"""Input made to crash, hang or fill memory: refused or read, in bounded time."""

import gzip
import io
import time
from collections.abc import Callable

import pytest

from tocsin.feeds import Limits, Options
from tocsin.feeds.parsers import parsed
from tocsin.feeds.raw import Raw
from tocsin.records import Refused, Report

SECONDS = 60.0
"""Of the processor, which a busy machine does not lengthen; every case takes under two. What these
inputs are made to do takes hours."""
Make = Callable[[], bytes]


def billion_laughs() -> bytes:
    inner = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{inner}]>'
    item = "<item><title>&l9;</title></item>"
    return f'{head}<rss version="2.0"><channel>{item}</channel></rss>'.encode()


def archived(body: bytes, *headers: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", "Content-Type: text/html", *headers, "", ""]
    answer = "\r\n".join(lines).encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


HOSTILE: dict[str, tuple[str, Make, str]] = {
    "a line of 50 MB": ("text", lambda: b"a" * 50_000_000, "too-large"),
    "a line of 50 MB in JSON": ("jsonl", lambda: b"a" * 50_000_000, "too-large"),
    "a line of 50 MB in a table": ("csv", lambda: b"a" * 50_000_000, "too-large"),
    "a line of 50 MB for an archive": ("warc", lambda: b"a" * 50_000_000, "malformed"),
    "NULs": ("text", lambda: b"\0" * 5_000_000, "no-text"),
    "a deep page": ("page", lambda: b"<div>" * 100_000 + b"x" + b"</div>" * 100_000, "too-deep"),
    "a deep page of cells": ("page", lambda: b"<table><tr><td>" * 50_000, "too-deep"),
    "a page of paragraphs never ended": ("page", lambda: b"<p>" * 50_000 + b"a", "report"),
    "a page of empty elements": ("page", lambda: b"<i></i>" * 200_000, "too-many"),
    "a page of scripts never ended": ("page", lambda: b"<script>" * 1_000_000, "no-text"),
    "brackets in JSON": ("json", lambda: b"[" * 5_000_000, "malformed"),
    "objects in JSON": ("jsonl", lambda: b'{"a":' * 1_000_000, "malformed"),
    "comments never ended": ("markdown", lambda: b"<!--" * 400_000, "report"),
    "emphasis never ended": ("markdown", lambda: b"*a " * 500_000, "report"),
    "links never ended": ("markdown", lambda: b"[a](" * 400_000, "report"),
    "a quotation never ended": ("csv", lambda: b'title,body\n"' + b"a\n" * 1_500_000, "too-large"),
    "an XML bomb": ("syndication", billion_laughs, "malformed"),
    "an XML bomb in UTF-16": (
        "syndication",
        lambda: billion_laughs().decode().encode("utf-16"),
        "malformed",
    ),
    "an XML bomb as a page": ("page", billion_laughs, "report"),
    "a feed of ampersands": ("syndication", lambda: b"<rss><item>" + b"&" * 5_000_000, "too-many"),
    "a gzip bomb": ("text", lambda: gzip.compress(b"a" * 100_000_000), "decompression-limit"),
    "a gzip bomb of lines": (
        "jsonl",
        lambda: gzip.compress((b" " * 99 + b"\n") * 990_000),
        "decompression-limit",
    ),
    "gzip cut short": ("jsonl", lambda: gzip.compress(b'{"body": "a b"}')[:-9], "malformed"),
    "an archived gzip bomb": (
        "warc",
        lambda: archived(gzip.compress(b"a" * 90_000_000), "Content-Encoding: gzip"),
        "decompression-limit",
    ),
    "an archived bomb in a bomb": (
        "warc",
        lambda: archived(gzip.compress(gzip.compress(b"a" * 90_000_000)), "Content-Encoding: gzip"),
        "decompression-limit",
    ),
    "parts in parts": (
        "mail",
        lambda: b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 3000,
        "too-many",
    ),
    "a crowd of parts": (
        "mail",
        lambda: b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 90_000,
        "too-many",
    ),
    "a long header": (
        "mail",
        lambda: b"Content-Type: text/plain; " + b"a=b; " * 500_000,
        "malformed",
    ),
    "comments in a header": ("mail", lambda: b"From: " + b"(" * 3_000 + b"\n\nA text.", "report"),
    "messages in messages": ("mail", lambda: b"Content-Type: message/rfc822\n\n" * 90, "too-deep"),
    "no PDF": ("pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 100_000, "malformed"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input(name: str) -> None:
    kind, make, expected = HOSTILE[name]
    raw = Raw(name=name, stream=io.BytesIO(make()))
    began = time.process_time()
    items = list(parsed(raw, kind, Options()))
    assert time.process_time() - began < SECONDS
    reasons = [i.reason if isinstance(i, Refused) else "report" for i in items]
    assert expected in reasons
    assert all(i.text for i in items if isinstance(i, Report))


def test_no_page_of_a_pdf_runs_for_ever() -> None:
    pages = b"q Q " * 150_000
    body = b"%PDF-1.4\n"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + b"3 0 R " * 100 + b"] /Count 100 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources "
            b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(pages), pages),
    ]
    for number, content in enumerate(objects, 1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    body += b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"
    options = Options(limits=Limits(extract_seconds=1.0))
    began = time.process_time()
    [item] = parsed(Raw(name="slow.pdf", stream=io.BytesIO(body)), "pdf", options)
    assert time.process_time() - began < SECONDS
    assert isinstance(item, Refused)
    assert item.reason in {"too-slow", "malformed", "no-text"}


def test_nothing_of_a_script_or_an_override_reaches_the_text() -> None:
    page = (
        '<p onclick="a()">The quay <b>was</b> closed \u202eno txet\u202c on Friday, they said.</p>'
        "<script>alert(1)</script><style>b{}</style><svg><script>alert(2)</script></svg>"
    )
    [report] = parsed(Raw(name="a", stream=io.BytesIO(page.encode())), "page", Options())
    assert isinstance(report, Report)
    assert report.body == "The quay was closed no txet on Friday, they said."
