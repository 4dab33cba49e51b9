"""The ledger in a database: one SQLite file, or PostgreSQL for a team."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Self

from msgspec.structs import asdict
from sqlalchemy import URL, ColumnElement, Connection, insert, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tocsin.ledger.chain import (
    START,
    Kept,
    Link,
    Row,
    Stamp,
    check,
    entry_of,
    extend,
    fresh,
    prepare,
    row_of,
)
from tocsin.ledger.engine import make_engine, writing
from tocsin.ledger.protocol import Verdict
from tocsin.ledger.schema import REVISION, revision_of, table, upgrade
from tocsin.records import Entry, LedgerError, Record
from tocsin.records.base import Instant

PAGE = 256
"""Rows fetched at once: with reports of a few kilobytes about a megabyte."""
AT_ONCE = 500
"""Values in one IN list; SQLite's default limit is 32,766, older ones' 999."""
_FIRST = -(2**63)
"""Below every `seq`, also below those that only a forger would write."""
_columns = tuple(table.c)


class SqlLedger:
    """A `Ledger` in SQLite or PostgreSQL, brought to the newest form when opened.

    SQLite: WAL mode, synchronous=FULL, writers take turns by BEGIN IMMEDIATE. PostgreSQL: writers
    take turns by an advisory lock, synchronous_commit is on. Threads may share one.
    """

    def __init__(self, url: URL) -> None:
        self._name = url.database if url.drivername.startswith("sqlite") else _shown(url)
        self._engine = make_engine(url)
        try:
            self._renew()
        except LedgerError:
            self.close()
            raise

    def append(
        self, records: Iterable[Record], *, author: str, recorded_at: Instant
    ) -> list[Entry]:
        """See `Ledger.append`."""
        stamp = Stamp(author, recorded_at)
        stamp.check()
        prepared = prepare(records)
        with self._failing(), writing(self._engine) as connection:
            known = _by_id(connection, [p.id for p in prepared])
            there = {r.id: entry_of(r) for r in known}
            rows, result = extend(_end(connection), prepared, there, stamp)
            _insert(connection, rows)
        return result

    def adopt(self, entries: Sequence[Entry]) -> int:
        """See `Ledger.adopt`."""
        given = [row_of(e) for e in entries]
        if not given:
            return 0
        with self._failing(), writing(self._engine) as connection:
            there = _by_id(connection, [r.id for r in given])
            there += _between(connection, given[0].seq, given[-1].seq)
            kept = Kept({r.seq: r.hash for r in there}, {r.id: r.seq for r in there})
            rows = fresh(_end(connection), given, kept)
            _insert(connection, rows)
        return len(rows)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """See `Ledger.entries`."""
        return map(entry_of, self._rows(max(after, 0)))

    def get(self, record_id: str) -> Entry | None:
        """See `Ledger.get`."""
        return self._one(table.c.id == record_id)

    def head(self) -> Entry | None:
        """See `Ledger.head`."""
        with self._failing(), self._engine.begin() as connection:
            found = connection.execute(_NEWEST).first()
        return entry_of(Row(*found)) if found else None

    def verify(self) -> Verdict:
        """See `Ledger.verify`."""
        return check(self._rows(_FIRST))

    def close(self) -> None:
        """See `Ledger.close`."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _one(self, condition: ColumnElement[bool]) -> Entry | None:
        with self._failing(), self._engine.begin() as connection:
            found = connection.execute(select(*_columns).where(condition)).first()
        return entry_of(Row(*found)) if found else None

    def _rows(self, after: int) -> Iterator[Row]:
        """Rows above `after`, a page and a transaction at a time: no reader holds a writer up."""
        while True:
            with self._failing(), self._engine.begin() as connection:
                found = connection.execute(
                    select(*_columns).where(table.c.seq > after).order_by(table.c.seq).limit(PAGE)
                ).all()
            yield from (Row(*r) for r in found)
            if len(found) < PAGE:
                return
            after = found[-1].seq

    def _renew(self) -> None:
        with self._failing():
            with self._engine.begin() as connection:
                if revision_of(connection) == REVISION:
                    return
            with writing(self._engine) as connection:
                # Read again: another process may have had its turn in between.
                revision = revision_of(connection)
                if revision != REVISION:
                    upgrade(connection, revision)

    @contextmanager
    def _failing(self) -> Generator[None]:
        """Turn what the database raises into `LedgerError` with the ledger's name."""
        try:
            yield
        except SQLAlchemyError as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            raise LedgerError(f"ledger {self._name}: {_first_line(cause)}") from error
        except LedgerError as error:
            raise type(error)(f"ledger {self._name}: {error}") from error


_NEWEST = select(*_columns).order_by(table.c.seq.desc()).limit(1)


def _end(connection: Connection) -> Link:
    found = connection.execute(_NEWEST).first()
    return (found.seq, found.hash) if found else START


def _by_id(connection: Connection, ids: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    left = iter(ids)
    while some := list(islice(left, AT_ONCE)):
        found = connection.execute(select(*_columns).where(table.c.id.in_(some)))
        rows += [Row(*r) for r in found]
    return rows


def _between(connection: Connection, first: int, last: int) -> list[Row]:
    found = connection.execute(select(*_columns).where(table.c.seq.between(first, last)))
    return [Row(*r) for r in found]


def _insert(connection: Connection, rows: Sequence[Row]) -> None:
    if rows:
        _ = connection.execute(insert(table), [asdict(r) for r in rows])


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
