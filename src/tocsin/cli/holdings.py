"""`tocsin holdings`: who holds which office, learned from dated reports."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Group, Parameter

from tocsin.cli.common import NAME, OUTPUT, TARGET, Input, console, progress_bar

CHOICE = Group("Choice", sort_key=3)


@Parameter(name="*", group=OUTPUT)
@dataclass(frozen=True, kw_only=True)
class Output:
    """Where what was learned goes."""

    write: Annotated[Path | None, TARGET] = None
    "Write what is proposed as a new world file for review; - for standard output."
    json: Annotated[Path | None, TARGET] = None
    "Write everything as JSON to this file; - for standard output."
    all: Annotated[bool, Parameter(negative=(), show_default=False)] = False
    "Show also what too few attest, and what is only said to be over."


@Parameter(name="*", group=CHOICE)
@dataclass(frozen=True, kw_only=True)
class Needed:
    """What it takes to propose a holding."""

    min_reports: int = 2
    "Reports that have the person in office."
    min_publishers: int = 2
    "Publishers with words of their own; 0 where the outlets are not stated."
    tolerance: int = 30
    "Days by which what is vouched for reaches beyond the reports."


INPUT_DEFAULT = Input()
OUTPUT_DEFAULT = Output()
NEEDED_DEFAULT = Needed()


def holdings(
    paths: Annotated[
        list[str] | None,
        NAME,
        Parameter(help="Files, folders, addresses, or - for standard input."),
    ] = None,
    /,
    *,
    ledger: str | None = None,
    given: Input = INPUT_DEFAULT,
    to: Output = OUTPUT_DEFAULT,
    needed: Needed = NEEDED_DEFAULT,
) -> None:
    """Who holds which office, learned from dated reports.

    Lists what several reports attest, with the first and the last day, and
    what cannot both hold. --write gives a world file: review it, then name it
    with --world. Nothing is applied by itself.

        tocsin holdings reports/ --write learned.yaml
        tocsin party "Maria Lund" --on 2027-03-01 --world learned.yaml

    Parameters
    ----------
    ledger
        Learn from what this ledger holds instead of PATHS: SQLite file or postgresql:// address.
    """
    from tocsin.desk import holding as desk  # noqa: PLC0415 - fast --help

    targets = desk.Targets(overlay=to.write, json=to.json, everything=to.all)
    targets.check()
    terms = desk.terms(needed.min_reports, needed.min_publishers, needed.tolerance)
    settings, options = given.settings(), given.options()
    reports = desk.given(paths or [], ledger, settings, options)
    with progress_bar("learning") as progress:
        found = desk.learn(reports, settings, terms, progress)
    targets.write(found, console())
