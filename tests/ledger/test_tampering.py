"""Whatever is changed behind the ledger's back, `verify` names the entry."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from tests.ledger.conftest import Server
from tests.records.strategies import START, small
from tocsin.ledger import open_ledger, verify
from tocsin.records import GENESIS, LedgerError, Tampered

ROWS = 7
COLUMNS = ("recorded_at", "author", "id", "record", "previous", "hash")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tampering") / "ledger.sqlite"
    with open_ledger(path) as ledger:
        ledger.append(map(small, range(ROWS)), author="desk", recorded_at=START)
    return path


def change(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql, values)


def value_of(path: Path, seq: int, column: str) -> bytes:
    sql = f"SELECT CAST({column} AS BLOB) FROM entries WHERE seq = ?"  # noqa: S608 - our own names
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, (seq,)).fetchone()[0]


@settings(
    max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(seq=st.integers(1, ROWS), column=st.sampled_from(COLUMNS), data=st.data())
def test_any_changed_byte_names_its_entry(
    kept: Path, seq: int, column: str, data: st.DataObject
) -> None:
    good = value_of(kept, seq, column)
    at = data.draw(st.integers(0, len(good) - 1))
    put = data.draw(st.binary(max_size=2))
    bad = good[:at] + put + good[at + 1 :]
    assume(bad != good)
    kind = "BLOB" if column == "record" else "TEXT"
    sql = f"UPDATE entries SET {column} = CAST(? AS {kind}) WHERE seq = ?"  # noqa: S608 - our own names
    try:
        change(kept, sql, bad, seq)
        with open_ledger(kept) as ledger:
            verdict = verify(ledger)
    finally:
        change(kept, sql, good, seq)
    assert verdict.fault == seq, verdict
    assert verdict.entries == seq - 1
    assert verdict.reason
    assert f"entry {seq} does not hold: " in verdict.line()


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("value", [7, 1.5, b"\xff\xfe", "text"])
def test_a_value_of_another_type_names_its_entry(
    kept: Path, tmp_path: Path, column: str, value: object
) -> None:
    path = shutil.copy(kept, tmp_path / "copy.sqlite")
    change(path, f"UPDATE entries SET {column} = ? WHERE seq = 3", value)  # noqa: S608 - our own names
    with open_ledger(path) as ledger:
        assert verify(ledger).fault == 3


@pytest.mark.parametrize(
    ("sql", "fault", "reason"),
    [
        ("DELETE FROM entries WHERE seq = 4", 4, "it is missing, 5 comes after 3"),
        ("DELETE FROM entries WHERE seq = 1", 1, "it is missing, 2 comes after 0"),
        ("UPDATE entries SET seq = 90 WHERE seq = 4", 4, "it is missing, 5 comes after 3"),
        ("UPDATE entries SET seq = -4 WHERE seq = 4", -4, "it is missing, -4 comes after 0"),
        ("UPDATE entries SET seq = 0 WHERE seq = 1", 0, "it is missing"),
    ],
)
def test_missing_and_moved_entries_are_named(
    kept: Path, tmp_path: Path, sql: str, fault: int, reason: str
) -> None:
    path = shutil.copy(kept, tmp_path / "copy.sqlite")
    change(path, sql)
    with open_ledger(path) as ledger:
        verdict = verify(ledger)
    assert verdict.fault == fault
    assert reason in verdict.reason


def test_exchanged_records_are_named(kept: Path, tmp_path: Path) -> None:
    path = shutil.copy(kept, tmp_path / "copy.sqlite")
    change(
        path, "UPDATE entries SET record = (SELECT record FROM entries WHERE seq = 2) WHERE seq = 5"
    )
    with open_ledger(path) as ledger:
        assert verify(ledger).fault == 5
        with pytest.raises(Tampered, match="entry 5 does not hold: its id is not the digest"):
            list(ledger.entries())
        assert len(list(zip(range(4), ledger.entries(), strict=False))) == 4


def test_an_entry_sealed_anew_breaks_the_one_after(kept: Path, tmp_path: Path) -> None:
    """Somebody who changes an entry and its hash has to change all that follow."""
    path, forged = shutil.copy(kept, tmp_path / "copy.sqlite"), tmp_path / "forged.sqlite"
    with open_ledger(forged) as ledger:
        ledger.append(map(small, range(3)), author="desk", recorded_at=START)
        ledger.append([small(99)], author="desk", recorded_at=START)
    change(path, "DELETE FROM entries WHERE seq = 4")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ATTACH ? AS forged", (str(forged),))
        connection.execute("INSERT INTO entries SELECT * FROM forged.entries WHERE seq = 4")
    with open_ledger(path) as ledger:
        verdict = verify(ledger)
    assert verdict.fault == 5
    assert "predecessor" in verdict.reason


def test_the_head_shows_what_was_cut_off(kept: Path, tmp_path: Path) -> None:
    """No chain shows by itself that its end is gone; the head noted before does."""
    path = shutil.copy(kept, tmp_path / "copy.sqlite")
    with open_ledger(path) as ledger:
        before = verify(ledger)
    change(path, f"DELETE FROM entries WHERE seq = {ROWS}")  # noqa: S608 - our own number
    with open_ledger(path) as ledger:
        after = verify(ledger)
    assert after.holds
    assert (after.entries, after.head) != (before.entries, before.head)


@pytest.mark.postgres
def test_a_changed_row_in_postgresql_is_named(postgres: Server) -> None:
    with postgres.database() as address, open_ledger(address) as ledger:
        ledger.append(map(small, range(5)), author="desk", recorded_at=START)
        engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
        for seq, column in ((4, "author"), (3, "hash"), (2, "previous"), (1, "recorded_at")):
            with engine.begin() as connection:
                sql = f"UPDATE entries SET {column} = {column} || 'x' WHERE seq = {seq}"  # noqa: S608 - our own names
                connection.execute(text(sql))
            assert verify(ledger).fault == seq
        engine.dispose()
        assert verify(ledger).head == GENESIS


def test_a_damaged_file_is_an_error_of_ours(kept: Path, tmp_path: Path) -> None:
    path = shutil.copy(kept, tmp_path / "copy.sqlite")
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises(LedgerError, match=r"copy\.sqlite"):
        verify(open_ledger(path))
