"""Which reports are about one affair: `tocsin stories` and `tocsin.stories`."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.coding import LISTED, code_order
from tocsin.desk.models import load_world
from tocsin.desk.output import STDOUT, check_file, told, write_text
from tocsin.desk.settings import Settings
from tocsin.export.cells import plain
from tocsin.feeds import Found
from tocsin.fuse.prints import moment
from tocsin.fuse.stories import StoryIndex, gist_of
from tocsin.read.dating import date_bounds
from tocsin.records import Refused, Report, TimeRange, record_id
from tocsin.vocabulary import World

if TYPE_CHECKING:
    from rich.console import Console

Story = tuple[Report, ...]
"""Reports of one affair by time, undated ones last."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The stories, the longest first; what could not be read."""

    stories: tuple[Story, ...]
    refused: tuple[Refused, ...] = ()


def _hours(report: Report, world: World) -> float | None:
    """When it was published, in hours since 1970: stated, else found out where that is a date."""
    published: TimeRange = report.published
    if not published.known:
        found = date_bounds(report, world, None).published
        published = found if found.anchor is not None else published
    known = published.earliest or published.latest
    return moment(known) if known else None


def stories_of(found: Iterable[Found], settings: Settings) -> Result:
    """The stories of what was found, each report once."""
    items = list(found)
    reports = {record_id(report): report for _, report in code_order(items)}
    world = load_world(settings.worlds)
    index = StoryIndex()
    for key, report in reports.items():
        index.add(gist_of(key, report.text, _hours(report, world)))
    place = {key: at for at, key in enumerate(reports)}
    ordered = [sorted(story, key=place.__getitem__) for story in index.stories()]
    ordered.sort(key=lambda story: (-len(story), place[story[0]]))
    return Result(
        stories=tuple(tuple(reports[key] for key in story) for story in ordered),
        refused=tuple(f.item for f in items if isinstance(f.item, Refused)),
    )


def _headline(report: Report) -> str:
    return plain(report.title or report.body.strip().partition("\n")[0])


def _day(report: Report) -> str:
    at = report.published.earliest or report.published.latest
    return at.date().isoformat() if at else "undated   "


def lines(result: Result, *, everything: bool) -> Iterator[str]:
    """The stories for a terminal: those of several reports, or all."""
    for story in result.stories:
        if len(story) > 1 or everything:
            yield f"{len(story)} report{'s' if len(story) > 1 else ''}"
            for report in story:
                yield f"  {_day(report)}  {plain(report.outlet or '-')}: {_headline(report)}"
            yield ""


def as_json(result: Result) -> str:
    """The stories as a list of lists of reports, without their texts."""
    rows = [
        [
            {
                "id": record_id(report),
                "outlet": report.outlet,
                "title": report.title,
                "url": report.url,
                "published": msgspec.to_builtins(report.published),
            }
            for report in story
        ]
        for story in result.stories
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


class Targets(msgspec.Struct, frozen=True, kw_only=True):
    """Where stories go; none named: the terminal."""

    json: Path | None = None
    everything: bool = False
    """Whether the terminal shows stories of a single report as well."""

    def check(self) -> None:
        """Raise `OutputError` before the work starts when the file could not be written after."""
        check_file(self.json)

    def write(self, result: Result, console: "Console") -> None:
        """Write what was asked for; what is not in it goes to standard error."""
        if self.json:
            write_text(self.json, as_json(result))
        if self.json != STDOUT:
            for line in lines(result, everything=self.everything):
                console.print(line, markup=False, soft_wrap=True)
        told((self.json,))
        _ = sys.stderr.writelines(f"{line}\n" for line in _notes(result))


def _notes(result: Result) -> Iterator[str]:
    alone = sum(len(story) == 1 for story in result.stories)
    several = len(result.stories) - alone
    yield f"{several} stor{'y' if several == 1 else 'ies'} of several reports, {alone} of one"
    unread = [r.detail for r in result.refused]
    yield from (f"not read: {line}" for line in unread[:LISTED])
    if len(unread) > LISTED:
        yield f"not read: and {len(unread) - LISTED} more"
