"""`tocsin brief`: a folder of reports goes in, a sourced brief comes out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tocsin.cli.common import (
    NAME,
    OUTPUT,
    TARGET,
    Input,
    console,
    parse_as_of,
    progress_bar,
)


@Parameter(name="*", group=OUTPUT)
@dataclass(frozen=True, kw_only=True)
class Output:
    """Where the brief goes, and of which moment it is."""

    html: Annotated[Path | None, TARGET] = None
    "Write one self-contained page to this file."
    markdown: Annotated[Path | None, TARGET] = None
    "Write Markdown to this file; - for standard output."
    json: Annotated[Path | None, TARGET] = None
    "Write the whole picture as JSON to this file; - for standard output."
    show: Annotated[bool, Parameter(negative=(), show_default=False)] = False
    "Print the brief also when it is written to a file."
    as_of: str | None = None
    "The picture as it was then: 2024-03-09 or 2024-03-09T18:00-08:00; undated reports left out."


INPUT_DEFAULT = Input()
OUTPUT_DEFAULT = Output()


def brief(
    paths: Annotated[
        list[str] | None,
        NAME,
        Parameter(help="Files, folders, addresses, or - for standard input."),
    ] = None,
    /,
    *,
    ledger: str | None = None,
    given: Input = INPUT_DEFAULT,
    wanted: Output = OUTPUT_DEFAULT,
) -> None:
    """A folder of reports goes in, a sourced brief comes out.

    It says what may happen, when and how likely; what is reported to have
    happened, and on whose word; and what could not be read. Without an output
    option it is printed.

    Reports named here are not kept: `tocsin add` keeps them, and
    `tocsin brief --ledger FILE` briefs what is kept.

    Parameters
    ----------
    ledger
        Brief what this ledger holds instead of PATHS: SQLite file or postgresql:// address.
    """
    from tocsin.desk.briefing import chosen  # noqa: PLC0415 - fast --help
    from tocsin.desk.output import Outputs  # noqa: PLC0415 - same

    files = {"html": wanted.html, "markdown": wanted.markdown, "json": wanted.json}
    outputs = Outputs(**files, show=wanted.show)
    outputs.check()
    moment = parse_as_of(wanted.as_of)
    with progress_bar("reading") as progress:
        material = chosen(paths or [], ledger, given.settings(), given.options(), progress)
    with material.ledger:
        outputs.write(material.picture(moment), material.reports, console())
