"""Any way of appending gives the same chain, in every kind of ledger."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread, Timer
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from tests.records.strategies import START, anything, small
from tocsin.ledger import Ledger, MemoryLedger, open_ledger
from tocsin.records import Record

batches = st.lists(st.lists(st.integers(0, 12), max_size=5), max_size=6)


def filled(ledger: Ledger, parts: list[list[Record]]) -> Ledger:
    for n, part in enumerate(parts):
        ledger.append(part, author=f"writer {n % 2}", recorded_at=START + timedelta(hours=n))
    return ledger


def emptied(address: str) -> None:
    url = address.replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url if "://" in url else f"sqlite:///{url}")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM entries"))
    engine.dispose()


@given(parts=batches)
@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_every_kind_of_ledger_gives_the_same_chain(address: str, parts: list[list[Any]]) -> None:
    records = [list(map(small, part)) for part in parts]
    with MemoryLedger() as twin, open_ledger(address) as ledger:
        emptied(address)
        filled(twin, records)
        filled(ledger, records)
        assert list(ledger.entries()) == list(twin.entries())
        assert ledger.verify() == twin.verify()
        assert ledger.verify().holds
        assert len({e.id for e in ledger.entries()}) == ledger.verify().entries


@given(parts=st.lists(st.lists(anything, max_size=3), max_size=3))
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_records_of_every_kind_come_back(address: str, parts: list[list[Any]]) -> None:
    with open_ledger(address) as ledger:
        emptied(address)
        filled(ledger, parts)
        seen: list[Record] = []
        for record in (r for part in parts for r in part):
            if record not in seen:
                seen.append(record)
        assert {e.id for e in ledger.entries()} >= {e.id for e in ledger.entries(1)}
        assert all(e.record in seen for e in ledger.entries())
        assert ledger.verify().holds


def test_a_ledger_is_there_after_reopening(address: str) -> None:
    with open_ledger(address) as ledger:
        entries = ledger.append(map(small, range(9)), author="desk", recorded_at=START)
    with open_ledger(address) as ledger:
        assert list(ledger.entries()) == entries
        assert ledger.append([small(9)], author="desk", recorded_at=START)[0].seq == 10
        assert ledger.verify().entries == 10


def test_writers_take_turns(address: str) -> None:
    """Four writers with the same records at once: no gap, nothing twice, all get their entries."""
    got: list[dict[str, int]] = [{} for _ in range(4)]

    def write(mine: dict[str, int], first: int) -> None:
        with open_ledger(address) as ledger:
            for n in range(first, first + 40, 4):
                part = [small(m % 40) for m in range(n, n + 4)]
                entries = ledger.append(part, author="desk", recorded_at=START)
                mine.update({e.id: e.seq for e in entries})

    threads = [Thread(target=write, args=(mine, 7 * n)) for n, mine in enumerate(got)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_ledger(address) as ledger:
        assert ledger.verify().holds
        kept = {e.id: e.seq for e in ledger.entries()}
    assert sorted(kept.values()) == list(range(1, 41))
    assert all(mine == kept for mine in got)


def test_a_reader_holds_no_writer_up(address: str) -> None:
    with open_ledger(address) as reader, open_ledger(address) as writer:
        writer.append(map(small, range(600)), author="desk", recorded_at=START)
        stream: Iterator[object] = reader.entries()
        next(stream)
        writer.append([small(1000)], author="desk", recorded_at=START)
        assert sum(1 for _ in stream) == 600


@pytest.mark.parametrize("name", ["with space.sqlite", "ünï.sqlite", "a?b.sqlite", "a%20b"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / name) as ledger:
        ledger.append([small(1)], author="desk", recorded_at=START)
    assert (tmp_path / name).exists()
    with open_ledger(str(tmp_path / name)) as ledger:
        assert ledger.verify().entries == 1


def test_opening_waits_for_another_who_writes_before_the_journal_is_changed(tmp_path: Path) -> None:
    """SQLite refuses the change at once while another holds the writer's turn: we ask again."""
    file = tmp_path / "ledger.sqlite"
    first = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    first.execute("PRAGMA user_version = 1")
    first.execute("BEGIN IMMEDIATE")
    release = Timer(0.3, lambda: first.execute("COMMIT"))
    release.start()
    with open_ledger(str(file)) as ledger:
        ledger.append([small(1)], author="desk", recorded_at=START)
        assert ledger.verify().entries == 1
    release.join()
    first.close()


def test_many_open_a_new_ledger_at_once(address: str) -> None:
    gate = Barrier(8)
    seen: list[int] = []

    def enter() -> None:
        gate.wait()
        with open_ledger(address) as ledger:
            seen.append(ledger.verify().entries)

    threads = [Thread(target=enter) for _ in range(gate.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [0] * gate.parties
