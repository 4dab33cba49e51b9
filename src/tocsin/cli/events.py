"""`tocsin events`: the coded events of reports, for other tools."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Group, Parameter

from tocsin.cli.common import NAME, OUTPUT, TARGET, Input, console, progress_bar

CHOICE = Group("Choice", sort_key=3)


@Parameter(name="*", group=OUTPUT)
@dataclass(frozen=True, kw_only=True)
class Output:
    """Where the events go."""

    csv: Annotated[Path | None, TARGET] = None
    "Write CSV with POLECAT's columns to this file; - for standard output."
    jsonl: Annotated[Path | None, TARGET] = None
    "Write JSON lines with all spans to this file; - for standard output."


@Parameter(name="*", group=CHOICE)
@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which events are wanted."""

    all: Annotated[bool, Parameter(negative=(), show_default=False)] = False
    "Keep what is denied, hypothetical or background, with its auxiliary modes."
    first: Annotated[str | None, Parameter(name="--from")] = None
    "First day, e.g. 2024-04-11; an event counts by the day it happened, else by publication."
    last: Annotated[str | None, Parameter(name="--to")] = None
    "Last day, itself included."
    types: Annotated[
        tuple[str, ...], Parameter(name="--type", negative=(), show_default=False)
    ] = ()
    "Only events of this PLOVER type, e.g. ASSAULT; may be given more than once."


INPUT_DEFAULT = Input()
OUTPUT_DEFAULT = Output()
ALL = Wanted()


def events(
    paths: Annotated[
        list[str], NAME, Parameter(help="Files, folders, addresses, or - for standard input.")
    ],
    /,
    *,
    given: Input = INPUT_DEFAULT,
    to: Output = OUTPUT_DEFAULT,
    wanted: Wanted = ALL,
) -> None:
    """The coded events of reports, for other tools.

    PLOVER v2 types with parties, place, time, and on whose word. What is denied
    or hypothetical is left out and counted on standard error; what is planned is
    coded as PLOVER has it. Without an output option they are printed.
    """
    from tocsin.desk import coding  # noqa: PLC0415 - fast --help
    from tocsin.desk.briefing import receive  # noqa: PLC0415 - same

    targets = coding.Targets(csv=to.csv, jsonl=to.jsonl)
    targets.check()
    choice = coding.chosen(wanted.first, wanted.last, wanted.types, keep_all=wanted.all)
    settings, options = given.settings(), given.options()
    with progress_bar("coding") as progress:
        found = coding.code_paths(receive(paths, options), settings, choice, progress)
    targets.write(found, console())
