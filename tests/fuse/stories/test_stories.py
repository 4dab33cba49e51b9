"""Stories: near misses are told apart, and the order in which reports come in changes nothing."""

from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.fuse.stories import Gist, StoryIndex, gist_of

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases/fuse/stories.yaml").read_text(encoding="utf-8")
)
START = 24.0 * 20_000


def gists(case: dict, name: str = "") -> list[list[Gist]]:
    """A case's reports by story."""
    return [
        [
            gist_of(f"{name}{s}-{r}", text, START + 24 * day + r)
            for r, (day, text) in enumerate(story)
        ]
        for s, story in enumerate(case["stories"])
    ]


ALL = [g for n, case in enumerate(CASES) for story in gists(case, f"{n}-") for g in story]
UNDATED = [
    gist_of(f"u{g.report}", text, None)
    for g, text in zip(
        ALL, (t for case in CASES for story in case["stories"] for _, t in story), strict=True
    )
]


def stories(found: list[Gist]) -> list[tuple[str, ...]]:
    """Stories of reports added in their order."""
    index = StoryIndex()
    for gist in found:
        index.add(gist)
    return index.stories()


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["what"])
@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
def test_two_of_a_kind_are_two(case: dict, dated: bool) -> None:  # noqa: FBT001 - a parameter of the test
    parts = gists(case)
    if not dated:
        texts = [text for story in case["stories"] for _, text in story]
        whole = [g.report for story in parts for g in story]
        named = dict(zip(whole, texts, strict=True))
        parts = [[gist_of(g.report, named[g.report], None) for g in story] for story in parts]
    found = stories([g for story in parts for g in story])
    assert found == [tuple(sorted(g.report for g in story)) for story in parts]


def test_many_kinds_in_one_stream() -> None:
    expected = [
        tuple(sorted(g.report for g in story))
        for n, case in enumerate(CASES)
        for story in gists(case, f"{n}-")
    ]
    assert stories(ALL) == expected


some = st.lists(st.sampled_from(ALL + UNDATED), min_size=1, max_size=24, unique=True)


@settings(max_examples=60, deadline=None)
@given(some, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(found: list[Gist], chance: Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert stories(found) == stories(shuffled)


@settings(max_examples=40, deadline=None)
@given(some)
def test_looking_in_between_changes_nothing(found: list[Gist]) -> None:
    index = StoryIndex()
    for at, gist in enumerate(found, start=1):
        index.add(gist)
        index.add(gist)
        assert index.stories() == stories(found[:at])


@settings(max_examples=40, deadline=None)
@given(some)
def test_every_report_is_in_one_story(found: list[Gist]) -> None:
    held = [report for story in stories(found) for report in story]
    assert sorted(held) == sorted(g.report for g in found)


def again(text: str, days: list[int]) -> list[tuple[str, ...]]:
    """Stories of one text told on several days."""
    return stories([gist_of(f"{d:03}", text, START + 24 * d) for d in days])


def test_the_same_words_weeks_later_are_another_story() -> None:
    text = CASES[0]["stories"][0][0][1]
    assert again(text, [0, 1, 30, 31]) == [("000", "001"), ("030", "031")]


def test_a_story_runs_as_long_as_it_is_told() -> None:
    text = CASES[0]["stories"][0][0][1]
    assert again(text, list(range(0, 40, 4))) == [tuple(f"{d:03}" for d in range(0, 40, 4))]


def test_a_day_that_is_over_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    index = StoryIndex()
    for gist in ALL:
        index.add(gist)
    before = index.stories()
    days: list[int] = []
    worked = StoryIndex._day  # noqa: SLF001 - counts the days worked through

    def counted(self: StoryIndex, day: int, *rest: object) -> object:
        days.append(day)
        return worked(self, day, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(StoryIndex, "_day", counted)
    index.add(gist_of("new", "Grain prices rose again in the markets of the capital.", START + 240))
    assert index.stories() == sorted([*before, ("new",)])
    assert len(days) == 1
