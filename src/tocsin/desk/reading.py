"""Reads single reports for `tocsin read`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.models import load_reader, load_world
from tocsin.desk.output import OutputError, check_file, told, write_text
from tocsin.desk.settings import Settings
from tocsin.feeds import Options, found_in
from tocsin.records import Name, NoText, Reading, Refused, Report, record_id

if TYPE_CHECKING:
    from rich.console import Console


class One(msgspec.Struct, frozen=True):
    """One report, read."""

    report: Report
    reading: Reading
    names: tuple[Name, ...] = ()
    """Its proper names, where they were asked for."""


class Read(msgspec.Struct, frozen=True):
    """What a path gave."""

    reports: list[One]
    refused: list[Refused]
    """What in it gave no report."""


def read_path(path: str, settings: Settings, options: Options, *, names: bool = False) -> Read:
    """Every report that the path gives, read; with its proper names where `names` says so.

    Raises `NoText` with the first refusal's reason when it gives none.
    """
    items = [found.item for found in found_in(path, options)]
    reports = [item for item in items if isinstance(item, Report)]
    refused = [item for item in items if isinstance(item, Refused)]
    if not reports:
        raise NoText(refused[0].detail if refused else f"{path}: nothing found there")
    world = load_world(settings.worlds)
    reader = load_reader(world)
    if not names:
        readings = zip(reports, reader.read_many(reports), strict=True)
        return Read([One(report, reading) for report, reading in readings], refused)
    named = zip(reports, reader.read_named(reports), strict=True)
    return Read([One(report, reading, found) for report, (reading, found) in named], refused)


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Where a read report goes; none named: the terminal."""

    html: Path | None = None
    json: Path | None = None
    names: bool = False
    """Whether the terminal shows the proper names as well."""

    def check(self) -> None:
        """Raise `OutputError` before the work starts when a file could not be written after it."""
        check_file(self.html)
        check_file(self.json)


def show(read: Read, target: Target, console: "Console") -> None:
    """Show read reports in the terminal, as a page, or as JSON lines, one report a line.

    What gave no report is named on standard error. Raises `OutputError` when a page is asked for
    several reports.
    """
    from tocsin.brief import names_terminal, reading_html, reading_terminal  # noqa: PLC0415 - wanted only here

    many = len(read.reports)
    if target.html and many > 1:
        raise OutputError(f"{target.html}: one page shows one report, the input gives {many}")
    if target.json:
        write_text(target.json, "".join(map(_line, read.reports)))
    for one in read.reports:
        if target.html:
            write_text(target.html, reading_html(one.report, one.reading))
        elif not target.json:
            console.print(reading_terminal(one.report, one.reading))
        if target.names and (target.html or not target.json):
            console.print(names_terminal(one.report, one.names))
    told((target.html, target.json))
    for refused in read.refused:
        _ = sys.stderr.write(f"not read: {refused.detail}\n")


def _line(one: One) -> str:
    report, reading = one.report, one.reading
    row = {
        "report": record_id(report),
        "outlet": report.outlet,
        "published": report.published,
        "text": report.text,
        "statements": reading.statements,
        "refusals": reading.refusals,
        "names": one.names,
    }
    return msgspec.json.encode(row).decode() + "\n"
