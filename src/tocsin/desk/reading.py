"""Reads single reports for `tocsin read`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.models import load_reader, load_world
from tocsin.desk.output import OutputError, check_file, told, write_text
from tocsin.desk.settings import Settings
from tocsin.feeds import Options, found_in
from tocsin.records import NoText, Reading, Refused, Report, record_id

if TYPE_CHECKING:
    from rich.console import Console


class Read(msgspec.Struct, frozen=True):
    """What a path gave."""

    reports: list[tuple[Report, Reading]]
    refused: list[Refused]
    """What in it gave no report."""


def read_path(path: str, settings: Settings, options: Options) -> Read:
    """Every report that the path gives, read.

    Raises `NoText` with the first refusal's reason when it gives none.
    """
    items = [found.item for found in found_in(path, options)]
    reports = [item for item in items if isinstance(item, Report)]
    refused = [item for item in items if isinstance(item, Refused)]
    if not reports:
        raise NoText(refused[0].detail if refused else f"{path}: nothing found there")
    reader = load_reader(load_world(settings.worlds))
    return Read([(report, reader.read(report)) for report in reports], refused)


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Where a read report goes; none named: the terminal."""

    html: Path | None = None
    json: Path | None = None

    def check(self) -> None:
        """Raise `OutputError` before the work starts when a file could not be written after it."""
        check_file(self.html)
        check_file(self.json)


def show(read: Read, target: Target, console: "Console") -> None:
    """Show read reports in the terminal, as a page, or as JSON lines, one report a line.

    What gave no report is named on standard error. Raises `OutputError` when a page is asked for
    several reports.
    """
    from tocsin.brief import reading_html, reading_terminal  # noqa: PLC0415 - wanted only here

    many = len(read.reports)
    if target.html and many > 1:
        raise OutputError(f"{target.html}: one page shows one report, the input gives {many}")
    if target.json:
        write_text(target.json, "".join(_line(report, reading) for report, reading in read.reports))
    for report, reading in read.reports:
        if target.html:
            write_text(target.html, reading_html(report, reading))
        elif not target.json:
            console.print(reading_terminal(report, reading))
    told((target.html, target.json))
    for refused in read.refused:
        _ = sys.stderr.write(f"not read: {refused.detail}\n")


def _line(report: Report, reading: Reading) -> str:
    row = {
        "report": record_id(report),
        "outlet": report.outlet,
        "published": report.published,
        "text": report.text,
        "statements": reading.statements,
        "refusals": reading.refusals,
    }
    return msgspec.json.encode(row).decode() + "\n"
