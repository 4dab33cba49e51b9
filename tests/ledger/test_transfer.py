"""JSON lines out and in: byte for byte, idempotent, no forks."""

import json
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.conftest import Make
from tests.records.strategies import START, anything, newer, small
from tocsin.ledger import Ledger, MemoryLedger, export_jsonl, import_jsonl, transfer, verify
from tocsin.records import LedgerError, Record, Tampered, canonical


def lines_of(ledger: Ledger) -> str:
    stream = StringIO()
    count = export_jsonl(ledger, stream)
    assert count == stream.getvalue().count("\n") == verify(ledger).entries
    return stream.getvalue()


def filled(ledger: Ledger, count: int = 300) -> Ledger:
    ledger.append(map(small, range(count)), author="désk", recorded_at=START)
    return ledger


def test_what_goes_out_comes_in(make: Make) -> None:
    here, there = filled(make()), make()
    text = lines_of(here)
    assert import_jsonl(there, StringIO(text)) == 300
    assert list(there.entries()) == list(here.entries())
    assert lines_of(there) == text
    assert import_jsonl(there, StringIO(text)) == 0
    assert verify(there).holds


def test_an_import_continues(make: Make) -> None:
    here, there = filled(make(), 10), make()
    early = lines_of(here)
    here.append([small(100), small(101)], author="desk", recorded_at=START)
    assert import_jsonl(there, StringIO(early)) == 10
    assert import_jsonl(there, StringIO(lines_of(here))) == 2
    rest = "".join(lines_of(here).splitlines(keepends=True)[10:])
    assert import_jsonl(there, StringIO(rest)) == 0
    assert verify(there) == verify(here)


@given(st.lists(anything, max_size=6))
@settings(max_examples=40)
def test_every_record_survives_byte_for_byte(records: list[Record]) -> None:
    here, there = MemoryLedger(), MemoryLedger()
    here.append(records, author="desk", recorded_at=START)
    import_jsonl(there, StringIO(lines_of(here)))
    assert [canonical(e.record) for e in there.entries()] == [
        canonical(e.record) for e in here.entries()
    ]
    assert lines_of(there) == lines_of(here)


def test_a_line_is_canonical_and_shows_the_record_itself() -> None:
    ledger = MemoryLedger()
    (entry,) = ledger.append([newer(5)], author="desk", recorded_at=START)
    line = json.loads(lines_of(ledger))
    assert line["record"] == {"number": 5, "type": "tide-table", "v": 3}
    assert (line["seq"], line["hash"]) == (1, entry.hash)
    assert json.dumps(line, separators=(",", ":"), sort_keys=True) + "\n" == lines_of(ledger)


def test_blank_lines_are_passed_over() -> None:
    text = lines_of(filled(MemoryLedger(), 2)).replace("\n", "\r\n\n  \n")
    assert import_jsonl(MemoryLedger(), StringIO(text)) == 2


def test_a_fork_is_refused(make: Make) -> None:
    here, there = filled(make(), 5), filled(make(), 3)
    here.append([small(50)], author="desk", recorded_at=START)
    there.append([small(60)], author="desk", recorded_at=START)
    with pytest.raises(LedgerError, match=r"entry 4 .*the two went separate ways"):
        import_jsonl(there, StringIO(lines_of(here)))
    assert verify(there).entries == 4


def test_a_gap_is_refused(make: Make) -> None:
    text = "".join(lines_of(filled(MemoryLedger(), 9)).splitlines(keepends=True)[4:])
    with pytest.raises(LedgerError, match="entry 5 comes after 0: give all from 1 on"):
        import_jsonl(make(), StringIO(text))


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('"title":"Ferry 2"', '"title":"Ferry 3"', Tampered),
        ('"author":"désk"', '"author":"clerk"', Tampered),
        ('"seq":3', '"seq":4', Tampered),
        ('"body":"It', '"body": "It', Tampered),
        ('"type":"report"', '"type":"report","type":"report"', Tampered),
        ('"type":"report"', '"type":"rapport"', Tampered),
        ('"recorded_at":"2026', '"recorded_at":"soon', Tampered),
        ('"seq":3', '"seq":3,"more":1', LedgerError),
        ('"seq":3}', '"seq":3', LedgerError),
        ('"seq":3', '"seq":"3"', LedgerError),
        ('{"author"', "not JSON", LedgerError),
    ],
)
def test_a_changed_line_is_named(make: Make, old: str, new: str, error: type[Exception]) -> None:
    lines = lines_of(filled(MemoryLedger(), 5)).splitlines(keepends=True)
    assert old in lines[2]
    lines[2] = lines[2].replace(old, new)
    with pytest.raises(error, match=r"(line|entry) [34]"):
        import_jsonl(make(), StringIO("".join(lines)))


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "LINE", 1000)
    with pytest.raises(LedgerError, match="line 2 is longer than 1000 characters"):
        import_jsonl(MemoryLedger(), StringIO("\n" + "x" * 2000))


@given(st.text(max_size=40))
def test_any_text_is_refused_or_passed_over(text: str) -> None:
    ledger = MemoryLedger()
    try:
        assert import_jsonl(ledger, StringIO(text)) == 0
    except LedgerError:
        assert ledger.head() is None
