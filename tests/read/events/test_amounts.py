"""Numbers in words and digits, their bounds, and the laws of both."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.read.events.conftest import Code
from tocsin.read.events.amounts import Amount, amount_at, amount_words
from tocsin.read.events.quantities import units
from tocsin.read.events.tables import table
from tocsin.vocabulary.numerals import SCALES, TENS, UNITS

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "events" / "quantities.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:48])
def test_quantities_of_the_first_event(case: dict[str, Any], code: Code) -> None:
    event, *others = code(case["text"]).events
    assert not (case.get("alone") and others)
    if "last" in case:
        assert [[q.unit, q.low, q.high] for q in others[-1].quantities] == case["last"]
    assert [[q.unit, q.low, q.high] for q in event.quantities] == case["quantities"]
    for q in event.quantities:
        assert q.span.end <= len(case["text"])


def found(text: str) -> Iterator[tuple[str, int | None, int | None]]:
    words, at, behind = text.split(), 0, 0
    while at < len(words):
        amount = amount_at(words, at, behind)
        if amount:
            yield " ".join(words[amount.start : amount.stop]), amount.low, amount.high
        at = amount.stop if amount else at + 1
        behind = at if amount else behind


@pytest.mark.parametrize(
    ("text", "said", "low", "high"),
    [
        ("killed at least 14 men", "at least 14", 14, None),
        ("well over 200 men", "well over 200", 201, None),
        ("no more than 5", "no more than 5", None, 5),
        ("an estimated 3,000 men", "an estimated 3,000", 3000, 3000),
        ("tens of thousands of men", "tens of thousands", 20_000, None),
        ("several hundred men", "several hundred", 300, None),
        ("a few dozen men", "a few dozen", 24, 72),
        ("half a dozen men", "half a dozen", 6, 6),
        ("half a million men", "half a million", 500_000, 500_000),
        ("1.5 million rounds", "1.5 million", 1_500_000, 1_500_000),
        ("two hundred and ten men", "two hundred and ten", 210, 210),
        ("twenty - two men", "twenty - two", 22, 22),
        ("20+ men", "20+", 20, None),
        ("20 or more men", "20 or more", 20, None),
        ("from six to eight men", "from six to eight", 6, 8),
        ("two or three men", "two or three", 2, 3),
        (
            "between one hundred and two hundred men",
            "between one hundred and two hundred",
            100,
            200,
        ),
    ],
)
def test_forms(text: str, said: str, low: int | None, high: int | None) -> None:
    assert list(found(text)) == [(said, low, high)]


@pytest.mark.parametrize(
    "text", ["few men", "14.5 percent", "hundred men", "a man", "half of them"]
)
def test_what_is_no_number(text: str) -> None:
    assert list(found(text)) == []


def spelled(n: int) -> str:
    """A number in words, as newspapers write it."""
    if n < 20:
        return next(w for w, value in UNITS.items() if value == n)
    if n < 100:
        tens = next(w for w, value in TENS.items() if value == n // 10 * 10)
        return f"{tens}-{spelled(n % 10)}" if n % 10 else tens
    scale = max((w for w in SCALES if SCALES[w] <= n), key=lambda w: SCALES[w])
    many, rest = divmod(n, SCALES[scale])
    joint = " and " if scale == "hundred" else " "
    return f"{spelled(many)} {scale}" + (f"{joint}{spelled(rest)}" if rest else "")


numbers = st.integers(1, 999_999)


@given(numbers)
def test_words_count_as_digits_do(n: int) -> None:
    assert [(low, high) for _, low, high in found(f"{spelled(n)} men")] == [(n, n)]
    assert [(low, high) for _, low, high in found(f"{n:,} men")] == [(n, n)]


BEFORE = [" ".join(phrase) for phrase, _ in amount_words().before]
AFTER = ["", *(" ".join(phrase) for phrase, _ in amount_words().after)]
SOME = ["14", "1,400", "20-30", "30-20", "2.5", "dozen", "dozens", "a", "of", "and", "-", "to"]
WORDS = [*BEFORE, *AFTER, *SOME, *amount_words().vague, *SCALES, *UNITS, "half", "between", "men"]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_bounds_are_never_crossed(parts: list[str]) -> None:
    words = " ".join(parts).split()
    for at in range(len(words)):
        amount = amount_at(words, at)
        if amount is None:
            continue
        assert isinstance(amount, Amount)
        assert 0 <= amount.start <= amount.core < amount.stop <= len(words)
        assert amount.low is None or amount.low >= 0
        assert amount.low is None or amount.high is None or amount.low <= amount.high


@given(numbers, st.sampled_from(["at least", "more than", "up to", "fewer than", "about"]))
def test_a_bound_holds_its_number_or_its_neighbour(n: int, bound: str) -> None:
    ((said, low, high),) = found(f"{bound} {n} men")
    assert said == f"{bound} {n}"
    wanted = {
        "at least": (n, None),
        "more than": (n + 1, None),
        "up to": (None, n),
        "fewer than": (None, n - 1),
        "about": (n, n),
    }
    assert (low, high) == wanted[bound]


def test_a_word_counts_one_thing_only() -> None:
    rows = table("units.yaml")
    words = [w for named in rows.values() if isinstance(named, list) for w in named]
    assert sorted(words) == sorted(units())
