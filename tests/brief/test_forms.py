"""Markdown, JSON, terminal; a report with its statements marked."""

import io
import re
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser
from rich.console import Console

from tests.brief.build import WORDS, picture, quote, report, statement
from tests.brief.test_web import HOSTILE
from tocsin.brief import html, json_text, markdown, reading_html, reading_terminal, terminal
from tocsin.brief.labels import told
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


def test_background_is_shown_apart_and_not_as_undecided() -> None:
    given_ = report()
    shown = statement(given_)
    (event, *_) = shown.events
    told_ = msgspec.structs.replace(shown, events=(), background=(event,))
    refused = Refused(
        subject=record_id(given_), reason="background", detail="is history", span=event.trigger
    )
    reading = Reading(statements=(told_,), refusals=(refused,))
    root = parser.fromstring(reading_html(given_, reading).encode())
    assert root.xpath("//div[@class='text']//mark[@class='background']")
    assert "background: attack" in "".join(root.xpath("//li[@class='muted']//text()"))
    assert not root.xpath("//div[@class='text']//mark[@class='refused']")
    printed_ = printed(reading_terminal(given_, reading))
    assert "background:" in printed_
    assert "is history" not in printed_


spans = st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda s: Span(s[0], s[0] + s[1]))


@given(st.lists(spans, max_size=6), st.text(min_size=0, max_size=80))
def test_pieces_make_the_text_again(marks: list[Span], text: str) -> None:
    given_ = report(text)
    refusals = tuple(Refused(subject="x", reason="y", detail="z", span=s) for s in marks)
    assert "".join(p.text for p in pieces(given_, Reading(refusals=refusals))) == given_.text


@pytest.mark.parametrize("form", [markdown, html, lambda *a: printed(terminal(*a))])
def test_where_nothing_is_dated_it_is_said_once(form: Callable[..., str]) -> None:
    shown = " ".join(form(*picture(at=None)).split())
    assert shown.count("It is not dated.") == 1
    assert "time not stated" not in shown


def test_words_that_two_have_stand_once_with_both() -> None:
    made, reports = picture()
    first = report(outlet="Mirror")
    copy = report(outlet="Echo", at=1.0)
    quotes = [quote(given) for given in (first, copy, first)]
    quotes[2] = msgspec.structs.replace(quotes[2], voices=())
    d = made.developments[1]
    members = tuple(msgspec.structs.replace(d.members[0], quote=q) for q in quotes)
    both = {**reports, record_id(first): first, record_id(copy): copy}
    whole = msgspec.structs.replace(
        made, developments=(msgspec.structs.replace(d, members=members),), warnings=()
    )
    shown = markdown(whole, both)
    assert shown.count(f"> “{WORDS}”") == 1
    assert "also two unnamed Southland officials, via Harbour Times; printed by Echo" in shown
    assert "also Mirror, on its own account" in shown


@pytest.mark.parametrize(
    ("reason", "detail", "words"),
    [
        (
            "background",
            "'Two' is read as background, not as ASSAULT",
            "not counted as a new attack",
        ),
        ("unresolved-time", "'Two': nothing to reckon it from", "which day or hour “Two” means"),
        ("odd-one", "an ASSAULT that is odd", "an attack that is odd"),
    ],
)
def test_refusals_are_told_in_plain_words(reason: str, detail: str, words: str) -> None:
    given_ = report()
    refused = Refused(subject=record_id(given_), reason=reason, detail=detail, span=Span(0, 3))
    assert words in told(refused, given_)


def test_what_a_refusal_is_about_is_not_said_twice() -> None:
    refused = Refused(subject="a.txt", reason="no-text", detail="a.txt: no text found; save it")
    assert told(refused, None) == "no text found; save it"
