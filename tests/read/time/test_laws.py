"""Laws that hold for every text and every anchor."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.read.time import find_windows
from tocsin.read.time.conventions import conventions
from tocsin.records import Window

CASES = Path(__file__).resolve().parents[2] / "cases" / "time"
TEXTS = [
    case["text"]
    for name in ("bounds", "calendar", "clock")
    for case in yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
]
WEEKLY = st.sampled_from(
    [
        "The attack could come within 48 hours.",
        "It may begin as early as tomorrow.",
        "It happened on Tuesday.",
        "It will happen on Tuesday.",
        "Not before next week, he said.",
        "Drones fell overnight.",
        "The road has been closed since Monday night.",
        "They met two weeks ago and will meet in ten days.",
        "It will end by the weekend, or at any moment.",
        "About three days ago, at 4 a.m., the line was cut.",
        "It is two to three weeks away.",
        "The ultimatum runs until noon on Friday.",
    ]
)
ANCHORS = st.datetimes(datetime(1995, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds of a strategy
WORDS = st.sampled_from((CASES / "words.txt").read_text(encoding="utf-8").split())


@given(text=WEEKLY, anchor=ANCHORS, weeks=st.integers(-200, 200))
def test_moving_the_anchor_by_weeks_moves_the_windows(
    text: str, anchor: datetime, weeks: int
) -> None:
    by = timedelta(weeks=weeks)
    before, after = find_windows(text, anchor), find_windows(text, anchor + by)

    def ends(windows: list[Window], move: timedelta) -> list[tuple[datetime | None, ...]]:
        return [tuple(e + move if e else None for e in (w.earliest, w.latest)) for w in windows]

    assert ends(before, by) == ends(after, timedelta())
    assert [w.relative for w in before] == [w.relative for w in after]


@settings(max_examples=150)
@given(words=st.lists(WORDS, max_size=14), anchor=st.none() | ANCHORS)
def test_any_row_of_time_words_is_read(words: list[str], anchor: datetime | None) -> None:
    text = " ".join(words)
    for w in find_windows(text, anchor):
        assert w.span is not None
        assert 0 <= w.span.start < w.span.end <= len(text)
        assert w.earliest is None or w.latest is None or w.earliest <= w.latest
        assert w.resolved or (w.earliest, w.latest, w.edtf) == (None, None, "")
        assert w.rule


@given(text=st.text(max_size=200), anchor=st.none() | ANCHORS)
def test_any_text_is_read(text: str, anchor: datetime | None) -> None:
    _ = find_windows(text, anchor)


@given(text=st.text(alphabet=st.characters(categories=["Ll", "Zs"]), max_size=120))
def test_no_time_no_window(text: str) -> None:
    known = {w for kind in conventions().words.values() for w in kind}
    if not known & set(text.split()):
        assert [w for w in find_windows(text, None) if w.resolved] == []


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_the_ends_of_the_calendar(moment: str) -> None:
    anchor = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    for text in TEXTS:
        _ = find_windows(text, anchor)


@given(text=WEEKLY)
def test_no_anchor_no_resolved_window(text: str) -> None:
    assert not any(w.resolved for w in find_windows(text, None))


@given(text=st.sampled_from(TEXTS), anchor=ANCHORS, hours=st.integers(-12, 14))
def test_results_keep_the_offset_of_the_anchor(text: str, anchor: datetime, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    for w in find_windows(text, anchor.replace(tzinfo=zone)):
        for end in (w.earliest, w.latest):
            assert end is None or end.utcoffset() == timedelta(hours=hours)


def test_the_caller_may_know_the_tense() -> None:
    text = "The visit of the general on Tuesday"
    anchor = datetime(2024, 9, 11, 10, tzinfo=UTC)
    past = find_windows(text, anchor, tense=lambda _: "past")[0]
    future = find_windows(text, anchor, tense=lambda _: "future")[0]
    assert past.earliest == datetime(2024, 9, 10, tzinfo=UTC)
    assert future.earliest == datetime(2024, 9, 17, tzinfo=UTC)


def test_weekends_follow_the_country() -> None:
    text = "Offices will close this weekend."
    anchor = datetime(2024, 9, 11, 10, tzinfo=UTC)
    here = find_windows(text, anchor)[0].earliest
    there = find_windows(text, anchor, country="EGY")[0].earliest
    assert (here and here.day, there and there.day) == (14, 13)
