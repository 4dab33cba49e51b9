"""Takes reports into a ledger that stays."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec

from tocsin.desk.briefing import Progress, receive
from tocsin.desk.ledgers import open_existing, open_kept
from tocsin.desk.models import load_reader, load_world
from tocsin.desk.settings import Settings
from tocsin.feeds import Options, parse_mapping, parse_published
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

    def line(self) -> str:
        """One line for a person."""
        return (
            f"{self.new} new reports, {self.known} already there, {self.statements} statements, "
            f"{self.refused} refusals (see: tocsin ledger refused)"
        )


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
    taken = Taken()
    ledger = open_kept(settings)
    reader: RuleReader | None = None
    stream = (received.item for received in receive(paths, options))
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
    return taken


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
    """Try again every input that was refused and is a file that is still there; a line about it.

    Raises `LedgerError` when there is no ledger.
    """
    ledger = open_existing(settings)
    names = {
        e.record.subject
        for e in ledger.entries()
        if isinstance(e.record, Refused) and Path(e.record.subject).is_file()
    }
    if not names:
        return "nothing to try again: no refused file is there"
    taken = take_in(
        sorted(names),
        settings,
        Options(allow_private=settings.allow_private, limits=settings.limits),
    )
    return f"{len(names)} files tried again: {taken.line()}"
