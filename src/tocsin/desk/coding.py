"""Codes the events of reports for other tools: `tocsin events` and `tocsin.events`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.briefing import Progress
from tocsin.desk.models import load_reader, load_world
from tocsin.desk.output import OutputError, check_file, told, write_text
from tocsin.desk.settings import Settings
from tocsin.export import coded, csv_text, events_terminal, jsonl_text
from tocsin.export.cells import plain
from tocsin.export.coding import Tally
from tocsin.feeds import Found
from tocsin.records import (
    Coded,
    CodedEvent,
    NoText,
    Refused,
    Report,
    TocsinError,
    record_id,
)
from tocsin.vocabulary import plover

if TYPE_CHECKING:
    from rich.console import Console

LISTED = 10
"""At most so many inputs that gave nothing are named."""
BEGINNING = 48
"""Characters of a report's text that tell it from others of its file."""
UNDATED = "without a date"
OUTSIDE = "outside the days asked for"
OTHER = "of other types"


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Which events are wanted."""

    keep_all: bool = False
    """Also what is denied, hypothetical or background."""
    first: date | None = None
    """No event before this day."""
    last: date | None = None
    """No event after this day."""
    types: frozenset[str] = frozenset()
    """Only these types; empty for all."""

    def refused(self, event: CodedEvent) -> str:
        """Why an event is not wanted; empty for one that is."""
        if self.types and event.type not in self.types:
            return OTHER
        if self.first is None and self.last is None:
            return ""
        if event.day is None:
            return UNDATED
        early = self.first is not None and event.day < self.first
        late = self.last is not None and event.day > self.last
        return OUTSIDE if early or late else ""


def chosen(
    first: str | None, last: str | None, types: Iterable[str], *, keep_all: bool = False
) -> Choice:
    """A choice from what a person typed; `TocsinError` with the forms that are understood."""
    choice = Choice(
        keep_all=keep_all,
        first=_day("--from", first),
        last=_day("--to", last),
        types=frozenset(_type(t) for t in types),
    )
    if choice.first and choice.last and choice.first > choice.last:
        raise TocsinError(f"--from {first} is after --to {last}; no day lies between them")
    return choice


def _day(option: str, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError as error:
        raise TocsinError(f"{option} {text}: is no day; write it as 2024-04-11") from error


def _type(text: str) -> str:
    known = plover().types
    if text.upper() not in known:
        raise TocsinError(f"--type {text}: no such type; known: {', '.join(known)}")
    return text.upper()


def code(
    found: Iterable[Found],
    settings: Settings,
    *,
    keep_all: bool = False,
    progress: Progress | None = None,
) -> Coded:
    """Read what was found and code its events, each report once."""
    items = list(found)
    reports = code_order(items)
    refusals = [f.item for f in items if isinstance(f.item, Refused)]
    tally = Tally()
    events: list[CodedEvent] = []
    if reports:
        reader = load_reader(load_world(settings.worlds))
        readings = reader.read_named([report for _, report in reports])
        for done, ((name, report), read) in enumerate(zip(reports, readings, strict=True), 1):
            reading, names = read
            events += coded(report, reading.statements, names, None if keep_all else tally)
            refusals += [named(r, called(name, report)) for r in reading.refusals]
            if progress:
                progress(done, len(reports))
    return Coded(events=tuple(events), left_out=tally, refusals=tuple(refusals))


def code_order(found: Iterable[Found]) -> list[tuple[str, Report]]:
    """Each report once with the name it was found under, earlier ones first, undated ones last."""
    once: dict[str, tuple[str, Report]] = {}
    for f in found:
        if isinstance(f.item, Report):
            _ = once.setdefault(record_id(f.item), (f.name, f.item))
    return sorted(once.values(), key=lambda pair: _when(pair[1]))


def _when(report: Report) -> tuple[bool, float]:
    at = report.published.latest
    return at is None, at.timestamp() if at else 0


def called(name: str, report: Report) -> str:
    """What a message calls a report: where it came from, and how it begins."""
    return f"{name} (“{shorten(plain(report.text), BEGINNING, placeholder='…')}”)"


def named(refused: Refused, name: str) -> Refused:
    """A refusal of a whole report with the name it was found under instead of an id."""
    if refused.span is not None:
        return refused
    return msgspec.structs.replace(refused, detail=f"{name}: {refused.detail}")


def code_paths(
    received: Iterable[Found], settings: Settings, choice: Choice, progress: Progress
) -> Coded:
    """The chosen events of what was received.

    Raises `NoText` with the reasons when no report is in it.
    """
    items = list(received)
    if not any(isinstance(i.item, Report) for i in items):
        reasons = [i.item.detail for i in items if isinstance(i.item, Refused)]
        raise NoText("\n  ".join(["nothing to code: no report given", *_listed(reasons)]))
    all_ = code(items, settings, keep_all=choice.keep_all, progress=progress)
    why = [choice.refused(e) for e in all_.events]
    left_out = Counter(all_.left_out) + Counter(w for w in why if w)
    kept = tuple(e for e, w in zip(all_.events, why, strict=True) if not w)
    return msgspec.structs.replace(all_, events=kept, left_out=dict(left_out))


class Targets(msgspec.Struct, frozen=True, kw_only=True):
    """Where coded events go; none named: the terminal."""

    csv: Path | None = None
    jsonl: Path | None = None

    def check(self) -> None:
        """Raise `OutputError` before the work starts when a file could not be written after it."""
        check_file(self.csv)
        check_file(self.jsonl)
        if self.csv and self.csv == self.jsonl:
            raise OutputError(f"{self.csv}: named for two outputs; give each a file of its own")

    def write(self, found: Coded, console: "Console") -> None:
        """Write every form that was asked for; what is missing in it goes to standard error."""
        if self.csv:
            write_text(self.csv, csv_text(found.events))
        if self.jsonl:
            write_text(self.jsonl, jsonl_text(found.events))
        if not (self.csv or self.jsonl) and found.events:
            console.print(events_terminal(found.events))
        told((self.csv, self.jsonl))
        _ = sys.stderr.writelines(f"{line}\n" for line in notes(found))


def notes(found: Coded) -> Iterator[str]:
    """What a person should know about what is not there, a line each."""
    from tocsin.brief.labels import reason, way  # noqa: PLC0415 - wanted only here

    yield f"{len(found.events)} event{'' if len(found.events) == 1 else 's'}"
    if found.left_out:
        parts = [f"{n} {why}" for why, n in sorted(found.left_out.items())]
        kept = set(found.left_out) - {OTHER, OUTSIDE, UNDATED}
        yield f"left out: {', '.join(parts)}{' (--all keeps what is not news)' if kept else ''}"
    unread = [r for r in found.refusals if r.span is None]
    yield from (f"not read: {line}" for line in _listed([r.detail for r in unread]))
    undecided = Counter(r.reason for r in found.refusals if r.span is not None)
    del undecided["background"]  # it is among the events, or counted among those left out
    for code_, count in undecided.most_common():
        yield f"not decided: {reason(code_)}: {count}{f' ({way(code_)})' if way(code_) else ''}"


def _listed(lines: list[str]) -> list[str]:
    rest = len(lines) - LISTED
    return [*lines[:LISTED], *([f"and {rest} more"] if rest > 0 else [])]
