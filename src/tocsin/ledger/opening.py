"""Opens a ledger by its address."""

from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.records import LedgerError

if TYPE_CHECKING:
    from tocsin.ledger.protocol import Ledger, Verdict


def open_ledger(address: str | Path) -> "Ledger":
    """The ledger at a file's path or a database's URL, made or brought to the newest form.

    A path without `://` is a SQLite file. Raises `LedgerError` for what cannot be opened, holds no
    ledger, or was written by a newer Tocsin.
    """
    # SQLAlchemy takes a fifth of a second to import; a brief without a kept ledger needs none.
    from sqlalchemy import URL  # noqa: PLC0415 - see above

    from tocsin.ledger.engine import parse_url  # noqa: PLC0415 - same
    from tocsin.ledger.sql import SqlLedger  # noqa: PLC0415 - same

    if isinstance(address, str) and "://" in address:
        return SqlLedger(parse_url(address))
    path = Path(address)
    if not path.parent.is_dir():
        raise LedgerError(f"ledger {path}: there is no folder {path.parent}; make it first")
    if path.is_dir():
        raise LedgerError(f"ledger {path}: is a folder; name a file in it")
    return SqlLedger(URL.create("sqlite", database=str(path)))


def verify(ledger: "Ledger") -> "Verdict":
    """Whether every entry holds; the first that does not, and why."""
    return ledger.verify()
