"""What Python code calls: `tocsin.read`, `tocsin.events`, `tocsin.brief` and its kin."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import msgspec

from tocsin.desk.briefing import gather_reports, receive
from tocsin.desk.coding import code
from tocsin.desk.holding import learn, terms
from tocsin.desk.models import load_reader, load_world
from tocsin.desk.naming import country_code, names_of, party_of
from tocsin.desk.placing import places_of
from tocsin.desk.settings import Settings
from tocsin.desk.stories import stories_of
from tocsin.desk.timing import timing_of
from tocsin.feeds import Found, Options, parse_published
from tocsin.records import (
    Coded,
    Identity,
    Learned,
    Located,
    Name,
    Picture,
    Reading,
    Report,
    TimeRange,
    Timing,
)

_LONE = re.compile("[\ud800-\udfff]")
Source = str | Path | Report
"""A file, folder or address by its name, or a report that is ready."""


def moment(text: str | datetime) -> TimeRange:
    """An option's date as a range: an instant with offset is exact, a date is that day anywhere.

    Raises `ValueError` with the forms that are understood.
    """
    if isinstance(text, datetime):
        if text.utcoffset() is None:
            raise ValueError(f"{text.isoformat()} has no UTC offset; add tzinfo")
        return TimeRange.at(text, "option")
    return parse_published(text, "option")


def read(
    text: str,
    *,
    published: str | datetime | None = None,
    outlet: str | None = None,
    title: str = "",
    world: str | Path | Iterable[str | Path] = (),
) -> Reading:
    """Read one text into statements and refusals.

    Spans count characters of title, two newlines and text, or of `text` without a title. Without
    `published`, relative times stay unresolved: the clock is never asked. Lone surrogates, which no
    file can hold, are read as U+FFFD.
    """
    report = Report(
        outlet=sound(outlet) if outlet else None,
        title=sound(title),
        body=sound(text),
        published=moment(published) if published else TimeRange(),
        language="en",
    )
    return load_reader(load_world(_names(world))).read(report)


def names(
    text: str, *, title: str = "", world: str | Path | Iterable[str | Path] = ()
) -> tuple[Name, ...]:
    """The persons, organisations, places and outlets of one text, in order.

    Spans count as in `read`. Empty for a text that is not English.
    """
    report = Report(outlet=None, title=sound(title), body=sound(text), language="en")
    return names_of(report, load_world(_names(world)))


def places(
    text: str,
    *,
    title: str = "",
    outlet: str | None = None,
    world: str | Path | Iterable[str | Path] = (),
) -> tuple[Located, ...]:
    """The places of one text, in order: country and coordinates, and what speaks for them.

    Spans count as in `read`. Raises `TocsinError` for a text that is not read: empty, not English.
    """
    report = Report(
        outlet=sound(outlet) if outlet else None,
        title=sound(title),
        body=sound(text),
        language="en",
    )
    return places_of(report, load_world(_names(world)))


def party(
    phrase: str,
    *,
    on: str | date | None = None,
    country: str | None = None,
    world: str | Path | Iterable[str | Path] = (),
) -> Identity:
    """Who a phrase stands for in a report of a day: country, sector, and what says so.

    `on` is the report's date: offices are those held then, and without it the latest known.
    `country` (a code, a name or a demonym) is the country the report is about. Raises `ValueError`
    for a date or a country that is not understood.
    """
    if isinstance(on, str) and on:
        given = moment(on).earliest
        on = given.date() if given else None
    return party_of(phrase, load_world(_names(world)), on or None, country)


def when(
    text: str, *, published: str | datetime | None = None, country: str | None = None
) -> Timing:
    """How the times of a text are understood: windows, EDTF, TIMEX3, rules, anchors.

    Without `published` a dateline, an "Updated" line or an explicit date in the text serves; else
    relative times stay unresolved. `country` (name or ISO code) says which days are the weekend.
    Raises `ValueError` for a date or country that is not understood.
    """
    code = country_code(country, load_world(())) if country else None
    return timing_of(sound(text), moment(published) if published else TimeRange(), code)


def events(
    sources: Source | Iterable[Source],
    *,
    keep_all: bool = False,
    world: str | Path | Iterable[str | Path] = (),
) -> Coded:
    """The coded events of files, folders, addresses or ready reports, by PLOVER's own rules.

    What is denied, hypothetical or background is left out and counted, or with `keep_all` given
    with its auxiliary modes. What gives no report stands among the refusals.
    """
    return code(_found(sources), Settings(worlds=_names(world)), keep_all=keep_all)


def holdings(
    sources: Source | Iterable[Source],
    *,
    min_reports: int = 2,
    min_publishers: int = 2,
    tolerance: int = 30,
    world: str | Path | Iterable[str | Path] = (),
) -> Learned:
    """Who holds which office by dated reports: proposed, known, contradictory.

    Nothing is learned from undated reports, and nothing is applied: `tocsin holdings --write` gives
    a world file for review. `tolerance` is in days. Raises `TocsinError` for numbers that make no
    sense.
    """
    needed = terms(min_reports, min_publishers, tolerance)
    return learn(_found(sources), Settings(worlds=_names(world)), needed).learned


def stories(
    sources: Source | Iterable[Source], *, world: str | Path | Iterable[str | Path] = ()
) -> tuple[tuple[Report, ...], ...]:
    """Reports by the affair they are about, the longest story first, each in order of time.

    By words and dates alone: headlines are enough, and no model is asked. What gives no report is
    left out.
    """
    return stories_of(_found(sources), Settings(worlds=_names(world))).stories


def brief(
    sources: Source | Iterable[Source],
    *,
    as_of: str | datetime | None = None,
    world: str | Path | Iterable[str | Path] = (),
) -> Picture:
    """The picture that comes from files, folders, addresses or ready reports.

    What gives no report stands among the picture's refusals. `as_of` as on the command line: a date
    means the moment it has ended everywhere. Raises `ValueError` for one that is not understood.
    """
    at = moment(as_of).latest if as_of else None
    settings = Settings(worlds=_names(world))
    return gather_reports(_found(sources), settings).picture(at)


def _found(sources: Source | Iterable[Source]) -> list[Found]:
    """What the sources give: ready reports first."""
    given = [sources] if isinstance(sources, str | Path | Report) else list(sources)
    ready = [
        Found(f"report {n}", _sound(r)) for n, r in enumerate(given, 1) if isinstance(r, Report)
    ]
    paths = [str(p) for p in given if not isinstance(p, Report)]
    return [*ready, *receive(paths, Options())]


def sound(text: str) -> str:
    """A text that can be written: lone surrogates as U+FFFD, character for character."""
    return _LONE.sub("\ufffd", text)


def _sound(report: Report) -> Report:
    outlet = sound(report.outlet) if report.outlet else report.outlet
    title, body = sound(report.title), sound(report.body)
    same = (outlet, title, body) == (report.outlet, report.title, report.body)
    return (
        report if same else msgspec.structs.replace(report, outlet=outlet, title=title, body=body)
    )


def _names(world: str | Path | Iterable[str | Path]) -> tuple[str, ...]:
    return tuple(str(w) for w in ([world] if isinstance(world, str | Path) else world))
