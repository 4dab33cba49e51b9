"""Encodings, controls, languages."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.feeds.errors import Unsupported
from tocsin.feeds.language import language_of, language_tag
from tocsin.feeds.text import clean, decode, one_line

CASES = Path(__file__).resolve().parents[1] / "cases" / "feeds"
LEGACY: dict[str, str] = json.loads((CASES / "legacy.json").read_text(encoding="utf-8"))
"""Encoding -> a sentence in a language it was made for."""


@pytest.mark.parametrize("encoding", LEGACY)
def test_legacy_encodings_are_recognised(encoding: str) -> None:
    assert decode(LEGACY[encoding].encode(encoding)) == LEGACY[encoding]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "utf-8"])
def test_unicode_encodings_are_recognised(encoding: str) -> None:
    text = "The quay was cleared \u2013 all of it."
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_holds_unless_the_bytes_deny_it() -> None:
    assert decode("Ślad".encode("iso8859_2"), "ISO-8859-2") == "Ślad"
    assert decode("naïve".encode(), "us-ascii") == "naïve"
    assert decode("naïve".encode(), "utf-16") == "naïve"
    assert decode(b"plain", "rot13") == "plain"
    assert decode(b"plain", "no such \x00 thing") == "plain"


def test_bytes_cut_within_a_character_stay_utf8() -> None:
    assert decode(("déjà vu à Orléans. " * 20).encode()[:-1] + b"\xc3").endswith("\ufffd")


def test_binary_data_is_no_text() -> None:
    with pytest.raises(Unsupported, match="binary"):
        _ = decode(bytes(range(1, 32)) * 40)


def test_controls_go_and_newlines_are_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x0ce\x00f\x1b[1;31mg\x7f\u009fh\ufeff") == "a\nb\nc\nd\nefgh"
    assert clean("\u202egnp.exe\u202c \u2066x\u2069 \ud800") == "gnp.exe x \ufffd"
    assert one_line(" a\n\tb\u00a0c ") == "a b c"


@given(st.text())
def test_clean_text_is_clean_for_good(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    _ = once.encode()
    assert not any(ord(c) < 32 and c not in "\n\t" for c in once)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "cp1252", "idna", "zip"]))
def test_any_bytes_give_text_or_a_refusal(data: bytes, declared: str | None) -> None:
    with contextlib.suppress(Unsupported):
        assert isinstance(decode(data, declared), str)


def test_languages() -> None:
    assert language_of("The fishermen left the harbour at dawn, the mayor said on Monday.") == "en"
    assert language_of(LEGACY["cp1251"]) == "ru"
    assert language_of(LEGACY["shift_jis"]) == "ja"
    assert language_of("Harbour") == "und"
    assert language_of("12 34 56 78 90 " * 20) == "und"
    assert language_tag("en-GB") == "en"
    assert language_tag("zh_Hans") == "zh"
    assert language_tag("english") == "und"
