"""Posts: who a report says holds, held, came into or left which office."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tocsin.read.parse import parse
from tocsin.read.posts import Posts, posts
from tocsin.records import Post, Refused, Report, TimeRange
from tocsin.vocabulary import World

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "read" / "posts.yaml").read_text("utf-8")
)
Reads = Callable[..., Posts]


@pytest.fixture(scope="session")
def reads(nlp: Language, world: World) -> Reads:
    def _reads(text: str, title: str = "") -> Posts:
        at = TimeRange.at(datetime(2028, 5, 5, 12, tzinfo=UTC), "header")
        report = Report(outlet="X", title=title, body=text, published=at, language="en")
        parsed = parse(nlp, report, world)
        return Posts() if isinstance(parsed, Refused) else posts(parsed)

    return _reads


def shown(post: Post) -> str:
    of = f" @{post.of}" if post.of else ""
    country = f"{'~' if post.ground == 'setting' else ''}{post.country or '-'}"
    return f"{post.person} | {post.office}{of} | {country} | {post.standing}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:60])
def test_what_is_said_outright_counts(reads: Reads, case: dict[str, Any]) -> None:
    found = reads(case["text"])
    assert [shown(p) for p in found.found] == case.get("posts", [])
    assert [a.reason for a in found.aside] == case.get("aside", [])


def test_the_words_are_where_they_are_said_to_be(reads: Reads) -> None:
    text = "Rain fell. Chile's army chief, General Elena Ruiz Tagle, left."
    (post,) = reads(text).found
    assert post.phrase.of(text) == "Chile's army chief, General Elena Ruiz Tagle"
    assert post.span.of(text) == "Elena Ruiz Tagle"
    assert post.sentence.of(text) == "Chile's army chief, General Elena Ruiz Tagle, left."


def test_a_short_name_stands_for_the_full_one_of_the_report(reads: Reads) -> None:
    text = "Elena Ruiz Tagle spoke. Chilean Defence Minister Tagle left at noon."
    assert [p.person for p in reads(text).found] == ["Elena Ruiz Tagle"]


def test_a_short_name_alone_is_nobody_however_well_known(reads: Reads) -> None:
    found = reads("French President Macron spoke.")
    assert (found.found, [a.reason for a in found.aside]) == ((), ["one-part-name"])


def test_headlines_are_left_out(reads: Reads) -> None:
    title = "Chilean Defence Minister Elena Ruiz Tagle Resigns"
    assert reads("She had been ill.", title).found == ()
    assert reads(f"She had been ill.\n\n{title} After Long Talks Fail\n\nRain fell.").found == ()


WORDS = st.sampled_from(
    [
        *("Chile's", "the", "former", "defence", "minister", ",", "Elena", "Ruiz", "of", "Kenya"),
        *("who", "was", "sworn", "in", "as", "president", "-", "elect", "'s", "and", ".", "("),
        *("army", "chief", "General", "1982", "appointed", "to", "be", "ambassador", "mayor"),
        *("Kampala", "a", "\n\n"),
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=30))
def test_any_words_give_posts_in_their_text(reads: Reads, words: list[str]) -> None:
    text = " ".join(words)
    for post in reads(text).found:
        assert post.sentence.contains(post.phrase)
        assert post.phrase.contains(post.span)
