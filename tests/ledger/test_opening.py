"""What cannot be opened is refused with the place and the way out."""

import sqlite3
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text

import tocsin.ledger.migrations
from tests.records.strategies import START, small
from tocsin.ledger import open_ledger
from tocsin.ledger.schema import REVISION, metadata
from tocsin.records import LedgerError


def engine_of(address: str) -> Engine:
    url = address.replace("postgresql://", "postgresql+psycopg://")
    return create_engine(url if "://" in url else f"sqlite:///{url}")


def test_a_ledger_of_a_newer_tocsin_is_left_alone(address: str) -> None:
    open_ledger(address).close()
    engine = engine_of(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE ledger_version SET version_num = '9000'"))
    engine.dispose()
    with pytest.raises(LedgerError, match=r"at form 9000, this Tocsin knows up to .*; update"):
        open_ledger(address)


def test_the_newest_migration_is_the_one_the_code_reads() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(tocsin.ledger.migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def test_migrations_make_the_table_that_the_code_uses(address: str) -> None:
    open_ledger(address).close()
    engine = engine_of(address)
    found = inspect(engine)
    table = metadata.tables["entries"]
    assert [c["name"] for c in found.get_columns("entries")] == [c.name for c in table.columns]
    assert found.get_pk_constraint("entries")["constrained_columns"] == ["seq"]
    assert [u["column_names"] for u in found.get_unique_constraints("entries")] == [["id"]]
    assert not any(c["nullable"] for c in found.get_columns("entries"))
    engine.dispose()


def test_other_tables_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match=r"other\.sqlite: holds other tables"):
        open_ledger(path)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("{}/no/ledger.sqlite", "there is no folder"),
        ("{}", "is a folder; name a file in it"),
        ("{}/text", "not a database"),
        ("sqlite://", "name a SQLite file or a postgresql:// address"),
        ("sqlite:///:memory:", "name a SQLite file"),
        ("mysql://clerk:secret@db/x", r"mysql://clerk:\*\*\*@db/x: name a SQLite"),
        ("https://desk.example/x", "name a SQLite file"),
        ("://", "no address"),
        ("postgresql://clerk:secret@/x?host={}", r"ledger postgresql\S+clerk:\*\*\*@"),
    ],
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, place: str, message: str) -> None:
    (tmp_path / "text").write_text("This is a shopping list, and a long one at that. " * 20)
    with pytest.raises(LedgerError, match=message) as caught:
        open_ledger(place.format(tmp_path))
    assert "secret" not in str(caught.value)


def test_sqlite_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path) as ledger:
        ledger.append([small(1)], author="desk", recorded_at=START)
        engine = ledger._engine  # noqa: SLF001 - settings of its connections cannot be seen outside
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
