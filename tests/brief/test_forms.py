"""Markdown, JSON, terminal; a report with its statements marked."""

import io
import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser
from rich.console import Console

from tests.brief.build import WORDS, picture, report, statement
from tests.brief.test_web import HOSTILE
from tocsin.brief import json_text, markdown, reading_html, reading_terminal, terminal
from tocsin.brief.marked import pieces
from tocsin.records import Picture, Reading, Refused, Span, record_id


def printed(renderable: object) -> str:
    out = io.StringIO()
    Console(file=out, width=120, force_terminal=False).print(renderable)
    return out.getvalue()


def test_json_holds_the_whole_picture() -> None:
    made, _ = picture()
    assert msgspec.json.decode(json_text(made), type=Picture) == made


def test_markdown_tells_what_the_page_tells() -> None:
    shown = markdown(*picture())
    for part in (
        "It is unlikely to happen by 14 May 2031 (30 %).",
        "Confidence in",
        "two unnamed Southland officials",
    ):
        assert part in shown
    assert "via Harbour Times; printed by Mirror" in shown


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(HOSTILE) | st.text(max_size=40))
def test_outside_text_drives_neither_markdown_nor_terminal(word: str) -> None:
    made, reports = picture(word)
    shown = markdown(made, reports)
    assert not re.search(r"(?<!\\)<", shown)
    assert not set("\x00\x1b\u202e") & set(shown)
    assert not set("\x00\x1b\u202e") & set(printed(terminal(made, reports)))


def test_the_terminal_shows_the_four_counts_and_the_question() -> None:
    shown = printed(terminal(*picture()))
    assert "1 report, 1 publisher, 1 independent origin, 0 of unknown origin" in shown
    assert "Will Northland attack Southland by 14 May 2031?" in shown


@pytest.mark.parametrize("at", [0.0, None])
def test_a_reading_shows_its_marks(at: float | None) -> None:
    given_ = report(at=at)
    reading = Reading(
        statements=(statement(given_),),
        refusals=(Refused(subject=record_id(given_), reason="x", detail="y", span=Span(0, 3)),),
    )
    root = parser.fromstring(reading_html(given_, reading).encode())
    assert WORDS in root.xpath("//div[@class='text']")[0].text_content()
    assert "Two Southland officials" in "".join(root.xpath("//mark[@class='voice']//text()"))
    assert "Statements" in printed(reading_terminal(given_, reading))


spans = st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda s: Span(s[0], s[0] + s[1]))


@given(st.lists(spans, max_size=6), st.text(min_size=0, max_size=80))
def test_pieces_make_the_text_again(marks: list[Span], text: str) -> None:
    given_ = report(text)
    refusals = tuple(Refused(subject="x", reason="y", detail="z", span=s) for s in marks)
    assert "".join(p.text for p in pieces(given_, Reading(refusals=refusals))) == given_.text
