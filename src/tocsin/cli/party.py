"""`tocsin party`: who a phrase stands for on a day."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tocsin.cli.common import INPUT, TARGET, console

WORLDS = Parameter(group=INPUT, negative=(), show_default=False)


def party(
    phrase: Annotated[str, Parameter(help='Words of a report, such as "the Israeli minister".')],
    /,
    *,
    on: str | None = None,
    country: str | None = None,
    world: Annotated[tuple[str, ...], WORLDS] = (),
    json: Annotated[Path | None, TARGET] = None,
) -> None:
    """Who a phrase stands for: country, sector, and what says so.

    Answers as a report is read: by name and the office held on the day, by
    role, by people, or by a place that stands for its government. An unknown
    party stays a name.

        tocsin party "Lloyd Austin" --on 2024-05-01
        tocsin party "the defence minister" --country Chile

    Parameters
    ----------
    on
        Date of the report, e.g. 2024-04-11: offices are those held then.
    country
        Country the report is about: its name, demonym or ISO code.
    world
        World overlay FILE (countries, places, offices, outlets); may be given more than once.
    json
        Write JSON to this file; - for standard output.
    """
    from tocsin.desk import naming as desk  # noqa: PLC0415 - fast --help

    desk.show_party(desk.asked(phrase, on, country, world), json, console())
