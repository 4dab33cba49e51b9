"""From paths to a picture: a scratch ledger that replays reports as if they had just come in.

A desk that had listened all along would have recorded each report when it was published. `gather`
does the same after the fact, so that `as_of` shows what was known at an earlier moment. A report
without a date is recorded at the moment of receipt: nobody can say that it was there before.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import msgspec

from tocsin.desk.ledgers import open_existing
from tocsin.desk.models import load_reader, load_world
from tocsin.desk.refusals import in_order
from tocsin.desk.settings import Settings, SettingsError
from tocsin.feeds import Found, Options, found_in
from tocsin.ledger import Ledger, MemoryLedger
from tocsin.picture import derive
from tocsin.records import NoText, Picture, Record, Refused, Report, record_id
from tocsin.records.base import Instant
from tocsin.vocabulary import World

Progress = Callable[[int, int], None]
"""Called with (done, all) while reports are read."""
LISTED = 10
"""At most so many refusals are named in an error."""


class Scratch(msgspec.Struct, frozen=True):
    """A ledger made for one brief, with its reports at hand."""

    ledger: Ledger
    world: World
    reports: dict[str, Report]
    """By id."""
    sources: dict[str, str]
    """Name of the input by report id."""

    def picture(self, as_of: Instant | None) -> Picture:
        """The picture at a moment; None: all that was given."""
        picture = derive(self.ledger.entries(), as_of, self.world)
        return msgspec.structs.replace(picture, refusals=in_order(picture))


def chosen(
    paths: list[str],
    ledger: str | None,
    settings: Settings,
    options: Options,
    progress: Progress | None = None,
) -> Scratch:
    """What a brief was asked of: the paths, else the ledger named, else the desk's own.

    Raises `SettingsError` when both or neither are there, `NoText` when no report is in them.
    """
    if paths and ledger:
        raise SettingsError(
            f"paths and --ledger {ledger}: a brief is of one of them; `tocsin add` puts the paths "
            "into the ledger"
        )
    settings = settings.override(ledger=ledger)
    if not paths and not settings.ledger:
        raise SettingsError(
            "nothing to brief: name files, folders or addresses, or a ledger with --ledger FILE"
        )
    found = gather(paths, settings, options, progress) if paths else kept(settings)
    if not found.reports:
        with found.ledger:
            raise NoText(_nothing(found, paths or [str(settings.ledger)]))
    return found


def _nothing(found: Scratch, names: list[str]) -> str:
    """Why there is nothing to brief, a line each."""
    records = (entry.record for entry in found.ledger.entries())
    reasons = [r.detail for r in records if isinstance(r, Refused)]
    lines = [f"nothing to brief: no report in {', '.join(names)}", *reasons[:LISTED]]
    if len(reasons) > LISTED:
        lines.append(f"and {len(reasons) - LISTED} more")
    return "\n  ".join(lines)


def kept(settings: Settings) -> Scratch:
    """What the desk's ledger holds; whoever asks closes it.

    Raises `SettingsError` when no ledger is named.
    """
    world = load_world(settings.worlds)
    with ExitStack() as failing:
        ledger = failing.enter_context(open_existing(settings))
        entries = ((e.id, e.record) for e in ledger.entries())
        reports = {key: record for key, record in entries if isinstance(record, Report)}
        _ = failing.pop_all()
    return Scratch(ledger, world, reports, {})


def receive(paths: Iterable[str], options: Options) -> Iterator[Found]:
    """Everything that the paths give, in their order."""
    for path in paths:
        yield from found_in(path, options)


def gather(
    paths: Iterable[str],
    settings: Settings,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Scratch:
    """Read everything that the paths give into a scratch ledger."""
    return gather_reports(receive(paths, options or Options()), settings, progress)


def gather_reports(
    received: Iterable[Found], settings: Settings, progress: Progress | None = None
) -> Scratch:
    """Read received reports into a scratch ledger, in the order of their publication."""
    world = load_world(settings.worlds)
    items = list(received)
    scratch = Scratch(MemoryLedger(), world, {}, {})
    now = datetime.now(UTC).replace(microsecond=0)
    refused = [r.item for r in items if isinstance(r.item, Refused)]
    found = sorted((r for r in items if isinstance(r.item, Report)), key=lambda r: _when(r, now))
    reports = _register(scratch, found)
    if refused:
        _ = scratch.ledger.append(refused, author=settings.author, recorded_at=now)
    for done, (report, records) in enumerate(_read(reports, world), start=1):
        at = report.published.latest or now
        _ = scratch.ledger.append([report, *records], author=settings.author, recorded_at=at)
        if progress:
            progress(done, len(reports))
    return scratch


def _when(received: Found, now: Instant) -> tuple[Instant, str]:
    item = received.item
    return ((item.published.latest if isinstance(item, Report) else None) or now, received.name)


def _register(scratch: Scratch, found: list[Found]) -> list[Report]:
    """The reports once each, entered into the scratch's tables."""
    for received in found:
        if isinstance(received.item, Report):
            key = record_id(received.item)
            _ = scratch.reports.setdefault(key, received.item)
            _ = scratch.sources.setdefault(key, received.name)
    return list(scratch.reports.values())


def _read(reports: list[Report], world: World) -> Iterator[tuple[Report, list[Record]]]:
    """Each report with the records that reading it gives."""
    if not reports:
        return
    readings = load_reader(world).read_many(reports)
    for report, reading in zip(reports, readings, strict=True):
        yield report, [*reading.statements, *reading.refusals]
