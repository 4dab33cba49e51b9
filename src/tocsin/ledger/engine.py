"""Connections on which an acknowledged append stays, and writers that take turns."""

import sqlite3
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol, cast

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from tocsin.records import LedgerError

WAIT_S = 60
"""How long a writer waits for its turn before it gives up."""
_WRITES = "tocsin_writes"
_TURN = 0x544F4353
"""Key of PostgreSQL's advisory lock: "TOCS" in ASCII."""
_PAUSE_S = 0.01
"""How long to wait before asking again where the database itself does not wait."""
_PRAGMAS = (
    # FULL: a commit is on the disk before it is acknowledged, also in WAL mode (NORMAL is not).
    "PRAGMA synchronous=FULL",
    # macOS: fsync alone stops at the drive's cache.
    "PRAGMA fullfsync=ON",
)


class _Cursor(Protocol):
    def execute(self, sql: str, /) -> object: ...
    def close(self) -> None: ...


class _SQLite(Protocol):
    """What is used of the driver's connection."""

    isolation_level: str | None
    text_factory: object

    def cursor(self) -> _Cursor: ...


def parse_url(address: str) -> URL:
    """A database's address with the driver that is used here.

    Raises `LedgerError` for what is no address, or one of another kind of database.
    """
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise LedgerError(f"{address}: no address of a database") from error
    kind = url.get_backend_name()
    if kind == "sqlite" and url.database not in (None, "", ":memory:"):
        return url.set(drivername="sqlite")
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    shown = url.render_as_string(hide_password=True)
    raise LedgerError(f"{shown}: name a SQLite file or a postgresql:// address")


def make_engine(url: URL) -> Engine:
    """Connections to a ledger, made when wanted; `LedgerError` when the driver is missing."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": WAIT_S})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise LedgerError("PostgreSQL needs psycopg: pip install 'tocsin[postgres]'") from error


def _prepare_sqlite(connection: _SQLite, _record: object) -> None:
    # The driver's own transactions begin late and end early: "begin" below says how they begin.
    connection.isolation_level = None
    # Bytes that somebody changed may be no UTF-8 any more: verify names the entry, no exception.
    connection.text_factory = _decode
    cursor = connection.cursor()
    _insist(cursor, "PRAGMA journal_mode=WAL")
    for pragma in _PRAGMAS:
        _ = cursor.execute(pragma)
    cursor.close()


def _insist(cursor: _Cursor, sql: str) -> None:
    """Ask until nobody is in the way, for `WAIT_S` at most.

    Of two that open a new file and both change its journal, SQLite refuses one at once instead of
    letting it wait (<https://sqlite.org/c3ref/busy_handler.html>: waiting could be a deadlock).
    """
    end = time.monotonic() + WAIT_S
    while True:
        try:
            _ = cursor.execute(sql)
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > end:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def _is_busy(error: sqlite3.OperationalError) -> bool:
    # The low byte is the primary code, the rest says which kind of busy.
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _begin_sqlite(connection: Connection) -> None:
    options = cast("dict[str, object]", connection.get_execution_options())
    # IMMEDIATE takes the turn before anything is read; a later upgrade could fail at once.
    _ = connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Generator[Connection]:
    """A transaction that is alone in writing; what it wrote is on the disk when it ends."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            _ = connection.execute(text("SET LOCAL synchronous_commit = on"))
            _ = connection.execute(text(f"SET LOCAL lock_timeout = '{WAIT_S}s'"))
            _ = connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _TURN})
        yield connection
