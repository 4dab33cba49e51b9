"""Law: any bytes, to any parser, give reports and refusals, and nothing else."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.feeds import Options, reports_from
from tocsin.feeds.kinds import SUFFIXES
from tocsin.feeds.parsers import PARSERS, parsed
from tocsin.feeds.raw import Raw
from tocsin.records import Refused, Report, canonical, decode

INPUTS = Path(__file__).resolve().parents[1] / "cases" / "feeds" / "inputs"
SEEDS = {
    kind: [
        p.read_bytes()
        for p in sorted(INPUTS.iterdir())
        if SUFFIXES.get(p.suffix) == kind and not p.name.startswith(".")
    ]
    for kind in PARSERS
}
TOKENS = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n\n",
        b"\x1b[2J",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
    ),
    *(b"<", b"</p>", b"<!--", b"<![CDATA[", b"<!DOCTYPE", b"&#x110000;", b"&#0;", b"{", b"]", b'"'),
    *(b"=?utf-8?b?!!?=", b"Content-Length: -1\r\n", b"WARC/1.0\r\n", b"charset=utf-7", b"--b1"),
    *(b"endobj", b"/Kids [2 0 R]", b"<<" * 50, b"\\ud800", b"1e999", b"9" * 400, b"a" * 2000),
]
CALM = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@st.composite
def mutated(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A case with pieces cut out, doubled and put in."""
    data = draw(st.sampled_from(seeds)) if seeds else b""
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 80)))
        new = draw(st.one_of(st.just(b""), st.sampled_from(TOKENS), st.binary(max_size=12)))
        data = data[:start] + new + data[end:]
    return data


def check(kind: str, data: bytes) -> None:
    raw = Raw(name="fuzz", stream=io.BytesIO(data))
    for item in parsed(raw, kind, Options()):
        assert isinstance(item, Report | Refused)
        assert decode(canonical(item)) == item
        assert not (isinstance(item, Refused) and item.reason == "unreadable"), item.detail
        if isinstance(item, Report):
            assert item.text.strip()
            assert "\0" not in item.text
            assert "\r" not in item.text
            assert not {"\u202e", "\u2066"} & set(item.text)


@pytest.mark.parametrize("kind", sorted(PARSERS))
@CALM
@given(data=st.data())
def test_mutated_input(kind: str, data: st.DataObject) -> None:
    check(kind, data.draw(mutated(SEEDS[kind])))


@pytest.mark.parametrize("kind", sorted(PARSERS))
@CALM
@given(data=st.one_of(st.binary(max_size=400), st.lists(st.sampled_from(TOKENS)).map(b"".join)))
def test_any_bytes(kind: str, data: bytes) -> None:
    check(kind, data)


@CALM
@given(st.binary(max_size=300))
def test_any_stream(data: bytes) -> None:
    for item in reports_from(io.BytesIO(data)):
        assert isinstance(item, Report | Refused)
