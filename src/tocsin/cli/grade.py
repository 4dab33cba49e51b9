"""`tocsin grade`: say how reliable a source is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

if TYPE_CHECKING:
    from tocsin.desk.settings import Settings


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where grades are kept, and how sources are called there."""

    ledger: str | None = None
    "SQLite file or postgresql:// address; default: the setting `ledger`."
    world: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = ()
    "World overlay FILE (countries, places, offices, outlets); may be given more than once."

    def settings(self) -> "Settings":
        """The desk's settings with these options on top."""
        from tocsin.desk.settings import load_settings  # noqa: PLC0415 - fast --help

        return load_settings().override(ledger=self.ledger, worlds=self.world)


OWN_DESK = Desk()


def grade(
    source: str | None = None,
    letter: str | None = None,
    /,
    *,
    because: str = "",
    undo: str | None = None,
    desk: Desk = OWN_DESK,
) -> None:
    """Grade a source from A to F, take a grade back, or list what was given.

    A source is an outlet, by name, or an origin, by its key in `tocsin brief
    --json`. The last grade counts. Briefs of the ledger then weigh by it what
    the source says.

    Parameters
    ----------
    source
        Outlet or key of an origin; without it the grades are listed.
    letter
        From A, completely reliable, to E, unreliable; F: nobody can judge.
    because
        Why: kept with the grade.
    undo
        Id of a grade to take back, or its beginning.
    """
    from tocsin.desk import grading  # noqa: PLC0415 - fast --help
    from tocsin.records import TocsinError  # noqa: PLC0415 - same

    settings = desk.settings()
    if undo is not None:
        print(f"taken back: {grading.undo(undo, because, settings).line()}")
    elif source is not None and letter is not None:
        print(grading.grade(source, letter, because, settings).line())
    elif source is None:
        print(*grading.lines(settings), sep="\n")
    else:
        raise TocsinError(f"{source}: name a letter too, from A to F")
