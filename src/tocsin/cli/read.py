"""`tocsin read`: one report with its statements marked."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tocsin.cli.common import NAME, TARGET, Input, console

NO_INPUT = Input()


def read(
    path: Annotated[str, NAME, Parameter(help="File, address, or - for standard input.")],
    /,
    *,
    html: Annotated[Path | None, TARGET] = None,
    json: Annotated[Path | None, TARGET] = None,
    names: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    given: Input = NO_INPUT,
) -> None:
    """One report with its statements marked.

    Shows who is said to have said what, about which event, when, and whether it happened.

    Parameters
    ----------
    html
        Write a page with the statements marked to this file.
    json
        Write JSON to this file, one report a line; - for standard output.
    names
        Show the persons, organisations, places and outlets it names as well.
    """
    from tocsin.desk import reading as desk  # noqa: PLC0415 - fast --help

    target = desk.Target(html=html, json=json, names=names)
    target.check()
    named = names or json is not None
    read = desk.read_path(path, given.settings(), given.options(), names=named)
    desk.show(read, target, console())
