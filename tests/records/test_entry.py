"""Seals cover every field; spans and ranges keep their promises."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.strategies import instants, spans, texts
from tocsin.records import GENESIS, Entry, Report, Span, TimeRange, Window, record_id, seal

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
Sealed = tuple[int, datetime, str, str, str]
FIELDS = st.tuples(st.integers(1, 10**9), instants, texts, texts, texts)


@given(FIELDS, FIELDS)
def test_a_seal_tells_every_field_apart(one: Sealed, other: Sealed) -> None:
    # The offset is sealed too: 12:00Z and 14:00+02:00 are one instant, but not what was written.
    same = one == other and one[1].isoformat() == other[1].isoformat()
    assert (seal(*one) == seal(*other)) is same


def test_a_seal_can_be_reckoned_with_other_tools() -> None:
    text = f'[1,"2026-03-01T12:00:00+00:00","desk","ab","{GENESIS}"]'
    assert seal(1, NOON, "desk", "ab", GENESIS) == hashlib.sha256(text.encode()).hexdigest()


def test_an_entry_reckons_its_id_once() -> None:
    report = Report(outlet=None, title="Tide", body="")
    entry = Entry(seq=1, recorded_at=NOON, author="a", record=report, previous=GENESIS, hash="h")
    assert entry.id == record_id(report)
    assert entry.id is entry.id
    assert entry == msgspec.structs.replace(entry)


@given(spans, spans, st.integers(0, 9))
def test_spans(one: Span, other: Span, by: int) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.contains(one)
    assert one.shifted(by).shifted(0) == Span(one.start + by, one.end + by)
    assert (one.contains(other) and other.contains(one)) == (one == other)


@pytest.mark.parametrize("kind", [TimeRange, Window])
def test_ranges_refuse_what_has_no_order_or_offset(kind: type[TimeRange | Window]) -> None:
    with pytest.raises(ValueError, match="after"):
        kind(earliest=NOON, latest=NOON - timedelta(hours=1))
    with pytest.raises(ValueError, match="offset"):
        kind(earliest=NOON.replace(tzinfo=None))


def test_a_range_anchors_when_at_most_a_day_wide() -> None:
    day = TimeRange(earliest=NOON, latest=NOON + timedelta(days=1), basis="header")
    assert day.anchor == NOON
    assert day.known
    assert not day.exact
    assert TimeRange(earliest=NOON, latest=NOON + timedelta(days=2)).anchor is None
    assert TimeRange(earliest=NOON).anchor is None
    assert TimeRange.at(NOON, "option").exact
    assert TimeRange.at(NOON, "option") == TimeRange.at(
        NOON.astimezone(timezone(timedelta(hours=3))), "option"
    )
