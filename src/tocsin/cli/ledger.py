"""`tocsin ledger`: verify, export, import, list and retry refusals."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tocsin.cli.common import NAME

if TYPE_CHECKING:
    from tocsin.desk.settings import Settings
    from tocsin.ledger import Ledger


def _settings(address: str | None) -> "Settings":
    from tocsin.desk.settings import load_settings  # noqa: PLC0415 - fast --help

    return load_settings().override(ledger=address)


def _open(address: str | None) -> "Ledger":
    from tocsin.desk.ledgers import open_existing  # noqa: PLC0415 - fast --help

    return open_existing(_settings(address))


def verify(address: str | None = None, /) -> int:
    """Check every entry of the chain.

    Each must hold what its hash says and follow from the one before. Where one
    does not, it is named and the exit status is 1.

    Parameters
    ----------
    address
        SQLite file or postgresql:// address; default: the setting `ledger`.
    """
    from tocsin import ledger  # noqa: PLC0415 - fast --help

    with _open(address) as kept:
        verdict = ledger.verify(kept)
    print(verdict.line())
    return 0 if verdict.holds else 1


def export(file: Annotated[Path, NAME], /, *, ledger: str | None = None) -> None:
    """Write all entries as JSON lines, one entry a line.

    Parameters
    ----------
    file
        Where to; - for standard output.
    ledger
        SQLite file or postgresql:// address; default: the setting `ledger`.
    """
    from tocsin.desk.ledgers import export_to  # noqa: PLC0415 - fast --help

    with _open(ledger) as kept:
        print(f"{export_to(kept, file)} entries written to {file}", file=sys.stderr)


def import_(file: Annotated[Path, NAME], /, *, ledger: str | None = None) -> None:
    """Take entries from JSON lines; they must continue or repeat what is there.

    Parameters
    ----------
    file
        Where from; - for standard input.
    ledger
        SQLite file or postgresql:// address; default: the setting `ledger`.
    """
    from tocsin.desk.ledgers import import_from, open_kept  # noqa: PLC0415 - fast --help

    print(f"{import_from(lambda: open_kept(_settings(ledger)), file)} entries taken from {file}")


def refused(address: str | None = None, /) -> None:
    """List what could not be read or decided, with the reason and the way out.

    What was read later stands at the end as settled.

    Parameters
    ----------
    address
        SQLite file or postgresql:// address; default: the setting `ledger`.
    """
    from tocsin.desk.refusals import lines  # noqa: PLC0415 - fast --help

    with _open(address) as kept:
        for line in lines(kept):
            print(line)


def retry(*, ledger: str | None = None) -> None:
    """Try refused files again, after what stood in their way was mended.

    What is read then counts as settled and leaves the brief.

    Parameters
    ----------
    ledger
        SQLite file or postgresql:// address; default: the setting `ledger`.
    """
    from tocsin.desk.intake import retry as again  # noqa: PLC0415 - fast --help

    print(again(_settings(ledger)))
