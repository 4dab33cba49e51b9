"""Reports that take text from one another, put together from texts and edit scripts.

A case file holds reports one after the other. The first line of each is
`== id | outlet | time | headline`, and `| kind source ... [credited]` where it takes text:
`verbatim`, `edited` or `paraphrase`. A time of `-` is unknown; one at midnight UTC stands for a day
without an hour. Below stands the body. `< id 1-3` puts in paragraphs of an earlier report as they
stand there, and the lines `~ old => new` after it change them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tocsin.records import Report, TimeRange

_INTO = re.compile(r"^< (\w+) (\d+)-(\d+)$")


class CaseError(ValueError):
    """A case file is not in form; the message names file and report."""


@dataclass(frozen=True)
class Told:
    """A report of a case file, and whom it takes from."""

    id: str
    report: Report
    kind: str
    """verbatim, edited, paraphrase; empty for a text of its own."""
    sources: tuple[str, ...]
    credited: bool


def _time(text: str) -> TimeRange:
    if text == "-":
        return TimeRange()
    start = datetime.fromisoformat(text)
    if (start.hour, start.minute) == (0, 0):
        return TimeRange(earliest=start, latest=start + timedelta(days=1), basis="header")
    return TimeRange.at(start, "header")


def _changed(text: str, line: str, where: str) -> str:
    old, arrow, new = line.removeprefix("~ ").partition(" => ")
    if not arrow or old not in text:
        raise CaseError(f"{where}: nothing to change: {old!r}")
    return text.replace(old, new, 1)


def _body(lines: list[str], bodies: dict[str, str], where: str) -> str:
    """The body, sources put in and changed."""
    done: list[str] = []
    for line in lines:
        taken = _INTO.match(line)
        if taken:
            if taken[1] not in bodies:
                raise CaseError(f"{where}: no report {taken[1]} above it")
            paragraphs = bodies[taken[1]].split("\n\n")
            done.append("\n\n".join(paragraphs[int(taken[2]) - 1 : int(taken[3])]))
        elif line.startswith("~ "):
            done[-1] = _changed(done[-1], line, where)
        else:
            done.append(line)
    return "\n".join(done).strip()


def told(file: Path) -> Iterator[Told]:
    """The reports of a case file. Raises CaseError where it is not in form."""
    bodies: dict[str, str] = {}
    for block in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = block.splitlines()
        fields = [f.strip() for f in head.split(" | ")]
        where = f"{file.name}: {fields[0]}"
        if len(fields) not in {4, 5}:
            raise CaseError(f"{where}: id, outlet, time and headline are expected")
        key, outlet, time, title, *taken = fields
        bodies[key] = _body(lines, bodies, where)
        kind, *sources = taken[0].split() if taken else [""]
        yield Told(
            id=key,
            report=Report(
                outlet=outlet, title=title, body=bodies[key], language="en", published=_time(time)
            ),
            kind=kind,
            sources=tuple(s for s in sources if s != "credited"),
            credited="credited" in sources,
        )
