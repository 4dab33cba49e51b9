"""`tocsin where`: where the places of a text lie, and why."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tocsin.cli.common import INPUT, NAME, TARGET, console

WORLDS = Parameter(group=INPUT, negative=(), show_default=False)


def where(
    text: Annotated[str, NAME, Parameter(help="A sentence or report; - for standard input.")],
    /,
    *,
    outlet: str | None = None,
    world: Annotated[tuple[str, ...], WORLDS] = (),
    json: Annotated[Path | None, TARGET] = None,
) -> None:
    """Where the places of a text lie, and what speaks for each, rule by rule.

    Answers as a report is read: by what bears the name, and by the countries,
    peoples, areas and places that the text names. The weights add up; ten
    times the inhabitants count 1. Where nothing decides between places of a
    name, none is chosen; a place nobody knows is kept by its name.

        tocsin where "Shells fell on Tripoli, Lebanese officials said."
        tocsin where "The mayor of Paris, Texas, resigned."
        tocsin where - < report.txt

    Parameters
    ----------
    outlet
        Who published it: where nothing else decides, its home country does.
    world
        World overlay FILE (countries, places, offices, outlets); may be given more than once.
    json
        Write JSON to this file; - for standard output.
    """
    from tocsin.desk import placing as desk  # noqa: PLC0415 - fast --help

    whole, found = desk.asked(text, outlet, world)
    desk.show_places(whole, found, json, console())
