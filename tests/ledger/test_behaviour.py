"""What every ledger does: one suite over memory, SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.ledger.conftest import Make
from tests.records.strategies import newer, small
from tocsin.ledger import Ledger, verify
from tocsin.records import (
    GENESIS,
    LedgerError,
    Record,
    RecordError,
    Report,
    Tampered,
    Unrecognised,
    canonical,
    record_id,
    seal,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=2)))
REPORT = Report(outlet="The Gull", title="Ferry late", body="It sailed at noon.")


def test_an_empty_ledger(ledger: Ledger) -> None:
    assert ledger.head() is None
    assert list(ledger.entries()) == []
    assert ledger.get("0" * 64) is None
    assert verify(ledger).holds
    assert verify(ledger).head == GENESIS
    assert ledger.append([], author="desk", recorded_at=NOON) == []


def test_entries_are_numbered_sealed_and_chained(ledger: Ledger) -> None:
    entries = ledger.append(map(small, range(7)), author="desk", recorded_at=NOON)
    assert [e.seq for e in entries] == list(range(1, 8))
    assert [e.record for e in entries] == [small(n) for n in range(7)]
    previous = GENESIS
    for entry in entries:
        assert entry.id == record_id(entry.record)
        assert entry.previous == previous
        assert entry.hash == seal(entry.seq, NOON, "desk", entry.id, previous)
        previous = entry.hash
    assert list(ledger.entries()) == entries
    assert ledger.head() == entries[-1]
    assert verify(ledger).head == entries[-1].hash
    assert verify(ledger).entries == 7


def test_the_offset_of_a_time_is_kept(ledger: Ledger) -> None:
    ledger.append([REPORT], author="desk", recorded_at=NOON)
    assert ledger.head().recorded_at.isoformat() == "2026-03-01T12:00:00+02:00"


def test_the_same_record_twice_is_one_entry(ledger: Ledger) -> None:
    first = ledger.append([REPORT, small(1), REPORT], author="desk", recorded_at=NOON)
    assert [e.seq for e in first] == [1, 2, 1]
    later = ledger.append([small(2), REPORT], author="other", recorded_at=datetime.now(UTC))
    assert [e.seq for e in later] == [3, 1]
    assert later[1] == first[0]
    assert verify(ledger).entries == 3


def test_entries_after_a_place(ledger: Ledger) -> None:
    ledger.append(map(small, range(600)), author="desk", recorded_at=NOON)
    assert [e.seq for e in ledger.entries(after=255)] == list(range(256, 601))
    assert [e.seq for e in ledger.entries(after=600)] == []
    assert [e.seq for e in ledger.entries(after=-5)] == list(range(1, 601))


def test_reading_goes_on_while_entries_arrive(ledger: Ledger) -> None:
    ledger.append(map(small, range(300)), author="desk", recorded_at=NOON)
    stream = ledger.entries()
    assert next(stream).seq == 1
    ledger.append([REPORT], author="desk", recorded_at=NOON)
    assert [e.seq for e in stream] == list(range(2, 302))


def test_a_record_is_found_by_its_id(ledger: Ledger) -> None:
    entries = ledger.append(map(small, range(9)), author="desk", recorded_at=NOON)
    for entry in entries:
        assert ledger.get(entry.id) == entry
        assert ledger.get(entry.id).id == entry.id


def test_newer_records_are_kept_as_received(ledger: Ledger) -> None:
    (entry,) = ledger.append([newer(7)], author="partner", recorded_at=NOON)
    (again,) = ledger.entries()
    assert again == entry
    assert canonical(again.record) == newer(7).raw.encode()
    assert again.id == record_id(newer(7))


def test_a_kept_record_that_is_known_by_now_comes_in_as_what_it_is(ledger: Ledger) -> None:
    kept = Unrecognised(kind="report", version=1, raw=canonical(REPORT).decode())
    (entry,) = ledger.append([kept], author="desk", recorded_at=NOON)
    assert entry.record == REPORT
    assert next(ledger.entries()).record == REPORT


@pytest.mark.parametrize(
    "bad",
    [
        Report(outlet="\ud800", title="", body=""),
        Report(outlet=None, title=5, body=""),
        Unrecognised(kind="x", version=1, raw='{"type": "x"}'),
        Unrecognised(kind="x", version=1, raw="no JSON"),
    ],
)
def test_what_could_not_be_read_again_is_not_kept(ledger: Ledger, bad: Record) -> None:
    with pytest.raises(RecordError):
        ledger.append([small(1), bad, small(2)], author="desk", recorded_at=NOON)
    assert ledger.head() is None


@pytest.mark.parametrize("author", ["", " ", "a\x00b", "a\nb", "\ud800"])
def test_an_author_has_a_printable_name(ledger: Ledger, author: str) -> None:
    with pytest.raises(LedgerError, match="author"):
        ledger.append([REPORT], author=author, recorded_at=NOON)


def test_a_time_has_an_offset(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="offset"):
        ledger.append([REPORT], author="desk", recorded_at=NOON.replace(tzinfo=None))


def test_entries_sealed_elsewhere_are_adopted(make: Make) -> None:
    here, there = make(), make()
    entries = here.append(map(small, range(9)), author="désk 🛟", recorded_at=NOON)
    assert there.adopt(entries[:4]) == 4
    assert there.adopt(entries[:4]) == 0
    assert there.adopt(entries[2:]) == 5
    assert there.adopt([]) == 0
    assert list(there.entries()) == entries
    assert verify(there) == verify(here)
    more = [ledger.append([REPORT], author="a", recorded_at=NOON) for ledger in (here, there)]
    assert more[0] == more[1]


def test_gaps_forks_and_repetitions_are_refused(make: Make) -> None:
    here, there = make(), make()
    entries = here.append(map(small, range(5)), author="desk", recorded_at=NOON)
    with pytest.raises(LedgerError, match=r"entry 2 comes after 0: give all from 1 on"):
        there.adopt(entries[1:])
    there.append([small(0), small(9)], author="desk", recorded_at=NOON)
    with pytest.raises(LedgerError, match=r"entry 2 .* separate ways"):
        there.adopt(entries)
    with pytest.raises(LedgerError, match=r"entry 3 .* separate ways"):
        there.adopt(entries[2:])
    assert verify(there).entries == 2


def test_a_record_is_not_adopted_twice(make: Make) -> None:
    here, there = make(), make()
    entries = here.append(map(small, range(3)), author="desk", recorded_at=NOON)
    there.adopt(entries)
    last = entries[-1]
    twice = type(last)(
        seq=4,
        recorded_at=NOON,
        author="desk",
        record=small(1),
        previous=last.hash,
        hash=seal(4, NOON, "desk", record_id(small(1)), last.hash),
    )
    with pytest.raises(LedgerError, match="entry 4 repeats the record of entry 2"):
        there.adopt([twice])
    with pytest.raises(LedgerError, match="entry 4 repeats the record of entry 2"):
        make().adopt([*entries, twice])


@pytest.mark.parametrize(
    "change", [{"author": "x"}, {"record": REPORT}, {"previous": "x"}, {"recorded_at": NOON.max}]
)
def test_an_entry_that_does_not_hold_is_not_adopted(make: Make, change: dict[str, object]) -> None:
    entries = make().append(map(small, range(3)), author="desk", recorded_at=NOON)
    fields = {f: getattr(entries[1], f) for f in entries[1].__struct_fields__}
    there = make()
    with pytest.raises(Tampered, match="entry 2 does not hold"):
        there.adopt([entries[0], type(entries[1])(**{**fields, **change}), entries[2]])
    assert there.head() is None
