"""Laws of the picture: growing is deriving, no looking ahead, order of arrival, replay."""

from io import StringIO

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.picture.build import (
    ALL,
    DECISIONS,
    EVERYTHING,
    HOUR,
    RECEIVED,
    WORLD,
    entries_of,
)
from tocsin.ledger import MemoryLedger, export_jsonl, import_jsonl
from tocsin.picture import Growing, derive
from tocsin.records import Record, canonical

orders = st.permutations(EVERYTHING)
hours = st.lists(st.integers(0, 9), min_size=len(EVERYTHING), max_size=len(EVERYTHING))
report_orders = st.permutations(ALL)


@given(orders, st.sets(st.integers(0, len(EVERYTHING))))
@settings(max_examples=25, deadline=None)
def test_growing_gives_the_same_bytes(records: list[Record], looks: set[int]) -> None:
    entries = entries_of(records)
    growing = Growing(WORLD)
    for n, entry in enumerate(entries, start=1):
        growing.add(entry)
        if n in looks:
            assert canonical(growing.picture()) == canonical(derive(entries[:n], None, WORLD))
    assert canonical(growing.picture()) == canonical(derive(entries, None, WORLD))


@given(report_orders, st.permutations(DECISIONS), st.integers(0, len(ALL)))
@settings(max_examples=10, deadline=None)
def test_growing_report_by_report(reports: list, decisions: list[Record], at: int) -> None:
    """As a desk does it: a report with its statements at once, decisions in between."""
    batches = [[report, *said] for report, said in reports]
    batches.insert(at, decisions)
    entries = entries_of(r for batch in batches for r in batch)
    growing, n = Growing(WORLD), 0
    for batch in batches:
        for _ in batch:
            growing.add(entries[n])
            n += 1
        assert canonical(growing.picture()) == canonical(derive(entries[:n], None, WORLD))


@given(orders, hours, st.integers(-1, 10))
@settings(max_examples=25, deadline=None)
def test_nothing_recorded_later_is_seen(records: list[Record], at: list[int], moment: int) -> None:
    entries = entries_of(records, at)
    as_of = RECEIVED + moment * HOUR
    known = [e for e in entries if e.recorded_at <= as_of]
    now = canonical(derive(known, as_of, WORLD))
    assert canonical(derive(entries, as_of, WORLD)) == now
    growing = Growing(WORLD)
    for entry in entries:
        growing.add(entry)
    assert canonical(growing.picture(as_of)) == now
    assert canonical(growing.picture()) == canonical(derive(entries, None, WORLD))


@given(report_orders, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_order_of_arrival_changes_nothing_but_the_numbers(reports: list, chance) -> None:  # noqa: ANN001 - hypothesis' own Random
    records = [r for report, said in reports for r in (report, *said)]
    chance.shuffle(records)
    usual = derive(entries_of(r for report, said in ALL for r in (report, *said)), None, WORLD)
    assert canonical(derive(entries_of(records), None, WORLD)) == canonical(usual)
    assert usual.developments
    assert usual.reuse


def test_replay_gives_the_same_bytes() -> None:
    here, there, stream = MemoryLedger(), MemoryLedger(), StringIO()
    here.append(EVERYTHING, author="desk", recorded_at=RECEIVED)
    export_jsonl(here, stream)
    import_jsonl(there, StringIO(stream.getvalue()))
    once = canonical(derive(here.entries(), None, WORLD))
    assert canonical(derive(here.entries(), None, WORLD)) == once
    assert canonical(derive(there.entries(), None, WORLD)) == once


def test_the_order_in_which_entries_are_given_changes_nothing() -> None:
    entries = entries_of(EVERYTHING)
    assert canonical(derive(reversed(entries), None, WORLD)) == canonical(
        derive(entries, None, WORLD)
    )


def test_a_picture_can_be_written_and_read() -> None:
    picture = derive(entries_of(EVERYTHING), RECEIVED, WORLD)
    assert msgspec.json.decode(canonical(picture), type=type(picture)) == picture
