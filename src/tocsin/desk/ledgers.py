"""Opens the ledger that a desk keeps; exports and imports its entries."""

import sys
from collections.abc import Callable
from pathlib import Path

from tocsin.desk.output import STDOUT, OutputError
from tocsin.desk.settings import Settings, SettingsError
from tocsin.ledger import Ledger, export_jsonl, import_jsonl, open_ledger
from tocsin.records import LedgerError


def open_kept(settings: Settings) -> Ledger:
    """The desk's ledger.

    Raises `SettingsError` when none is named.
    """
    if settings.ledger is None:
        raise SettingsError("no ledger named; give --ledger FILE or set `ledger` in tocsin.toml")
    return open_ledger(settings.ledger)


def open_existing(settings: Settings) -> Ledger:
    """As `open_kept`, for verbs that only look: a file that is not there is not made.

    Raises `LedgerError` when it is missing.
    """
    name = settings.ledger
    if name and "://" not in name and not Path(name).exists():
        raise LedgerError(f"{name}: no ledger there; check the name, or `tocsin add` makes one")
    return open_kept(settings)


def export_to(ledger: Ledger, file: Path) -> int:
    """Write all entries to a file or, for `-`, to standard output; how many.

    Raises `OutputError` when the file cannot be written.
    """
    if file == STDOUT:
        return export_jsonl(ledger, sys.stdout)
    try:
        with file.open("w", encoding="utf-8", newline="\n") as stream:
            return export_jsonl(ledger, stream)
    except OSError as error:
        raise OutputError(f"{file}: cannot be written: {error.strerror}") from error


def import_from(opened: Callable[[], Ledger], file: Path) -> int:
    """Take entries from a file or, for `-`, from standard input; how many were new.

    The ledger is opened, and made where there is none, once the file is found.

    Raises `OutputError` when the file cannot be read, `LedgerError` for a fork or a broken chain.
    """
    if file == STDOUT:
        with opened() as ledger:
            return import_jsonl(ledger, sys.stdin)
    try:
        with file.open(encoding="utf-8", newline="\n") as stream, opened() as ledger:
            return import_jsonl(ledger, stream)
    except OSError as error:
        raise OutputError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise OutputError(f"{file}: is no UTF-8 text; it should be JSON lines") from error
