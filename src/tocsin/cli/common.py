"""Options that several verbs share, and how they speak."""

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cyclopts import Group, Parameter

from tocsin.records import TocsinError

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from pathlib import Path

    from rich.console import Console

    from tocsin.desk.briefing import Progress
    from tocsin.desk.settings import Settings
    from tocsin.feeds import Options

INPUT = Group("Input", sort_key=1)
OUTPUT = Group("Output", sort_key=2)


def _name_or_dash(_type: object, given: "str | Path | list[str] | None") -> None:
    """Of what begins with a hyphen, only `-` alone is a name: the rest are mistyped options.

    An empty name is refused too: it would mean the working folder.
    """
    for name in given if isinstance(given, list) else [str(given)]:
        if not name:
            raise ValueError("a name is empty; is a variable of the shell not set?")
        if name.startswith("-") and name != "-":
            raise ValueError(f"there is no option {name}; --help lists them")


NAME = Parameter(allow_leading_hyphen=True, validator=_name_or_dash)
"""A file, an address, or `-` for standard input or output."""
TARGET = Parameter(group=OUTPUT, allow_leading_hyphen=True, validator=_name_or_dash)
"""The same among the outputs."""


@Parameter(name="*", group=INPUT)
@dataclass(frozen=True, kw_only=True)
class Input:
    """How reports are taken in."""

    world: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = ()
    "World overlay FILE (countries, places, offices, outlets); may be given more than once."
    published: str | None = None
    "Publication date of every report given, e.g. 2024-04-11T14:00+02:00 or 2024-04-11."
    outlet: str | None = None
    "Outlet of every report given."
    map: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = ()
    "Column mapping for .jsonl and .csv: FIELD=COLUMN, e.g. title=headline."
    allow_private: Annotated[bool, Parameter(negative=(), show_default=False)] = False
    "Let addresses in private ranges be fetched."

    def settings(self) -> "Settings":
        """The desk's settings with these options on top."""
        from tocsin.desk.settings import load_settings  # noqa: PLC0415 - fast --help

        return load_settings().override(worlds=self.world, allow_private=self.allow_private or None)

    def options(self) -> "Options":
        """These options as feeds take them."""
        from tocsin.desk.intake import feed_options  # noqa: PLC0415 - fast --help

        return feed_options(
            self.settings(), published=self.published, outlet=self.outlet, mapping=self.map
        )


def console(*, stderr: bool = False) -> "Console":
    """A console that writes no control characters into pipes."""
    from rich.console import Console  # noqa: PLC0415 - fast --help

    return Console(stderr=stderr, highlight=False, soft_wrap=False)


def parse_as_of(text: str | None) -> "datetime | None":
    """An `--as-of` option as an instant: a date means the moment it has ended everywhere.

    Raises `TocsinError` with the forms that are understood.
    """
    if text is None:
        return None
    from tocsin.desk.library import moment  # noqa: PLC0415 - fast --help

    try:
        return moment(text).latest
    except ValueError as error:
        raise TocsinError(f"--as-of {text}: {error}") from error


@contextmanager
def progress_bar(label: str) -> "Generator[Progress]":
    """A bar on standard error that appears when the work is long, and goes when it is done."""
    from rich.progress import (  # noqa: PLC0415 - fast --help
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    out = console(stderr=True)
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
