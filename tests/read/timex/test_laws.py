"""Laws that hold for the time expressions of every text."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.read.timex import find_timexes

WORDS_FILE = Path(__file__).resolve().parents[2] / "cases" / "time" / "words.txt"
WORDS = st.sampled_from(WORDS_FILE.read_text(encoding="utf-8").split())
DAYS = st.datetimes(datetime(1902, 1, 1), datetime(2090, 1, 1))  # noqa: DTZ001 - civil time
WEEKLY = st.sampled_from(
    [
        "It happened on Tuesday.",
        "It will happen on Tuesday.",
        "They met yesterday and meet again the day after tomorrow.",
        "Three days ago it rained; two days earlier it snowed.",
        "Last Thursday it fell; next Monday it rises.",
    ]
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@given(text=WEEKLY, day=DAYS, weeks=st.integers(-100, 100))
def test_moving_the_report_by_weeks_moves_its_days(text: str, day: datetime, weeks: int) -> None:
    by = timedelta(weeks=weeks)
    before, after = find_timexes(text, day), find_timexes(text, day + by)
    assert [t.span for t in before] == [t.span for t in after]
    for a, b in zip(before, after, strict=True):
        if DAY.fullmatch(a.value):
            assert date.fromisoformat(a.value) + by == date.fromisoformat(b.value)


@settings(max_examples=150)
@given(words=st.lists(WORDS, max_size=14), day=st.none() | DAYS)
def test_any_row_of_time_words_is_read(words: list[str], day: datetime | None) -> None:
    text = " ".join(words)
    last = 0
    for t in find_timexes(text, day):
        assert last <= t.span.start < t.span.end <= len(text)
        assert t.type in {"DATE", "TIME", "DURATION", "SET"}
        assert t.value
        last = t.span.end


@given(text=st.text(max_size=200), day=st.none() | DAYS)
def test_any_text_is_read(text: str, day: datetime | None) -> None:
    _ = find_timexes(text, day)


@given(text=st.text(alphabet="bgkqz ,.", max_size=100), day=st.none() | DAYS)
def test_no_time_no_expression(text: str, day: datetime | None) -> None:
    assert find_timexes(text, day) == []


@given(text=WEEKLY)
def test_without_a_date_no_day_is_made_up(text: str) -> None:
    assert not any(DAY.fullmatch(t.value) for t in find_timexes(text, None))
