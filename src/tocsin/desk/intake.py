"""Takes reports into a ledger that stays."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec

from tocsin.desk.briefing import Progress, receive
from tocsin.desk.ledgers import open_existing, open_kept
from tocsin.desk.models import load_reader, load_world
from tocsin.desk.refusals import Settling, listed
from tocsin.desk.settings import Settings
from tocsin.feeds import Found, Options, parse_mapping, parse_published
from tocsin.ledger import Ledger
from tocsin.read import RuleReader
from tocsin.records import Record, Refused, Report, TocsinError, record_id

BATCH = 64
"""Reports read and appended together: what a crash costs at most is read again, nothing is lost."""


class Taken(msgspec.Struct):
    """What an intake did."""

    new: int = 0
    known: int = 0
    statements: int = 0
    refused: int = 0
    settled: int = 0
    """Refusals of before whose input was read now."""

    def line(self) -> str:
        """One line for a person."""
        settled = f"; {_count(self.settled, 'earlier refusal')} settled" if self.settled else ""
        return (
            f"{_count(self.new, 'new report')}, {self.known} already there, "
            f"{_count(self.statements, 'statement')}, {_count(self.refused, 'refusal')}"
            f"{' (see: tocsin ledger refused)' if self.refused else ''}{settled}"
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def feed_options(
    settings: Settings, *, published: str | None, outlet: str | None, mapping: Iterable[str]
) -> Options:
    """Options for the feeds from what a person typed.

    Raises `TocsinError` naming the option and the form it should have.
    """
    try:
        moment = parse_published(published, "option") if published else None
    except ValueError as error:
        raise TocsinError(f"--published {published}: {error}") from error
    return Options(
        published=moment,
        outlet=outlet,
        mapping=parse_mapping(mapping),
        allow_private=settings.allow_private,
        limits=settings.limits,
    )


def take_in(
    paths: Iterable[str], settings: Settings, options: Options, progress: Progress | None = None
) -> Taken:
    """Read everything the paths give and keep it."""
    with open_kept(settings) as ledger:
        return _taken(ledger, receive(paths, options), settings, progress)


def _taken(
    ledger: Ledger, received: Iterable[Found], settings: Settings, progress: Progress | None
) -> Taken:
    taken = Taken()
    settling = Settling(ledger)
    reader: RuleReader | None = None
    stream = _noted(received, settling)
    done = 0
    while batch := list(islice(stream, BATCH)):
        reports = [i for i in batch if isinstance(i, Report)]
        reader = reader or (load_reader(load_world(settings.worlds)) if reports else None)
        refused = [i for i in batch if isinstance(i, Refused)]
        _keep(ledger, settings, refused, taken)
        if reader:
            _keep(ledger, settings, list(_records(_new(ledger, reports, taken), reader)), taken)
        done += len(batch)
        if progress:
            progress(done, done)
    taken.settled = len(settling.settled())
    _keep(ledger, settings, list(settling.records()), taken)
    return taken


def _noted(received: Iterable[Found], settling: Settling) -> Iterator[Report | Refused]:
    for found in received:
        settling.note(found)
        yield found.item


def _new(ledger: Ledger, reports: list[Report], taken: Taken) -> list[Report]:
    once = {record_id(r): r for r in reports}
    new = [report for key, report in once.items() if ledger.get(key) is None]
    taken.new += len(new)
    taken.known += len(reports) - len(new)
    return new


def _records(reports: list[Report], reader: RuleReader) -> Iterator[Record]:
    """Reports, each followed by what reading it gave."""
    for report, reading in zip(reports, reader.read_many(reports), strict=True):
        yield report
        yield from reading.statements
        yield from reading.refusals


def _keep(ledger: Ledger, settings: Settings, records: Sequence[Record], taken: Taken) -> None:
    if records:
        _ = ledger.append(records, author=settings.author, recorded_at=datetime.now(UTC))
    taken.statements += sum(r.__class__.__name__ == "Statement" for r in records)
    taken.refused += sum(isinstance(r, Refused) for r in records)


def retry(settings: Settings) -> str:
    """Try again every input that stands refused and is there by now; a line about it.

    Raises `LedgerError` when there is no ledger.
    """
    with open_existing(settings) as ledger:
        standing = [one for one in listed(ledger.entries()) if not one.settled_by]
    names = {name for one in standing for name in one.names if Path(name).exists()}
    if not names:
        return "nothing to try again: no refused file is there"
    taken = take_in(
        sorted(names),
        settings,
        Options(allow_private=settings.allow_private, limits=settings.limits),
    )
    return f"{_count(len(names), 'input')} tried again: {taken.line()}"
