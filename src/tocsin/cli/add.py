"""`tocsin add`: take reports into a ledger."""

from typing import Annotated

from cyclopts import Parameter

from tocsin.cli.common import NAME, Input, progress_bar

NO_INPUT = Input()


def add(
    paths: Annotated[
        list[str], NAME, Parameter(help="Files, folders, addresses, or - for standard input.")
    ],
    /,
    *,
    ledger: str | None = None,
    given: Input = NO_INPUT,
) -> None:
    """Take reports into a ledger that stays.

    Keeps each report with its statements, and what could not be read. The same
    report twice is one entry. `tocsin brief --ledger FILE` briefs what is kept.

    Parameters
    ----------
    ledger
        SQLite file or postgresql:// address; default: the setting `ledger`.
    """
    from tocsin.desk.intake import take_in  # noqa: PLC0415 - fast --help

    settings = given.settings().override(ledger=ledger)
    with progress_bar("taking in") as progress:
        taken = take_in(paths, settings, given.options(), progress)
    print(taken.line())
