"""The ledger's table, and bringing an older ledger to it.

The migrations lie beside this file; they run when a ledger is opened, in one transaction under the
lock of writers, so two processes that open a new ledger at once do not meet.
"""

from pathlib import Path

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    inspect,
    text,
)

from tocsin.records import LedgerError

REVISION = "0001"
"""Newest migration: what this code reads and writes."""
VERSIONS = "ledger_version"
"""Alembic's own table, named so that other tables may live beside the ledger's."""

metadata = MetaData()
table = Table(
    "entries",
    metadata,
    Column(
        "seq",
        # SQLite: only INTEGER is the row's own number.
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("recorded_at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("id", Text, nullable=False, unique=True),
    Column("record", LargeBinary, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""One row an entry; instants and hashes as text, as they are sealed."""


def revision_of(connection: Connection) -> str | None:
    """The migration a ledger stands at; None for a new one.

    Raises `LedgerError` when there are tables, but no ledger's.
    """
    there = inspect(connection).get_table_names()
    if VERSIONS in there:
        found = connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()  # noqa: S608 - our own constant
        return None if found is None else str(found)
    if table.name in there or (there and connection.dialect.name == "sqlite"):
        raise LedgerError("holds other tables, no ledger; name another place")
    return None


def upgrade(connection: Connection, revision: str | None) -> None:
    """Bring a ledger to `REVISION`, inside the transaction that `connection` is in.

    Raises `LedgerError` for one written by a newer Tocsin.
    """
    # Alembic takes a fifth of a second to import and is needed once in a ledger's life.
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - same
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - same

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    known = {s.revision for s in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise LedgerError(
            f"is at form {revision}, this Tocsin knows up to {REVISION}; update Tocsin to open it"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
