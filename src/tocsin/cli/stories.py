"""`tocsin stories`: which reports are about one affair."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tocsin.cli.common import NAME, OUTPUT, TARGET, Input, console


@Parameter(name="*", group=OUTPUT)
@dataclass(frozen=True, kw_only=True)
class Output:
    """Where the stories go."""

    json: Annotated[Path | None, TARGET] = None
    "Write all stories as JSON to this file; - for standard output."
    all: Annotated[bool, Parameter(negative=(), show_default=False)] = False
    "Show also stories of a single report."


INPUT_DEFAULT = Input()
OUTPUT_DEFAULT = Output()


def stories(
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
) -> None:
    """Which reports are about one affair.

    Puts reports together that are about one thing, this quake or that arrest,
    and keeps others of its kind apart, by their words and dates. Headlines are
    enough; nothing is read closely and no model is asked.

        tocsin stories reports/
        tocsin stories items.jsonl --json stories.json

    Parameters
    ----------
    ledger
        Stories of what this ledger holds instead of PATHS: SQLite file or postgresql:// address.
    """
    from tocsin.desk import holding  # noqa: PLC0415 - fast --help
    from tocsin.desk import stories as desk  # noqa: PLC0415 - fast --help

    targets = desk.Targets(json=to.json, everything=to.all)
    targets.check()
    settings, options = given.settings(), given.options()
    found = holding.given(paths or [], ledger, settings, options, wish="no stories")
    targets.write(desk.stories_of(found, settings), console())
