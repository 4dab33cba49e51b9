"""Learns from dated reports who holds which office: `tocsin holdings` and `tocsin.holdings`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.briefing import Progress, receive
from tocsin.desk.coding import LISTED, called, code_order, named
from tocsin.desk.ledgers import open_existing
from tocsin.desk.models import load_pipeline, load_world
from tocsin.desk.output import STDOUT, OutputError, check_file, told, write_text
from tocsin.desk.settings import Settings, SettingsError
from tocsin.export import holdings_json, holdings_terminal, overlay_text
from tocsin.feeds import Found, Options
from tocsin.fuse.holdings import Terms, learned
from tocsin.fuse.outlets import OutletBook
from tocsin.records import (
    Attestation,
    Learned,
    NoText,
    Post,
    Refused,
    Report,
    Retraction,
    TocsinError,
    record_id,
)
from tocsin.vocabulary import World

if TYPE_CHECKING:
    from rich.console import Console

    from tocsin.read.parse import Parsed

_REASONS = {
    "quoted": "in somebody's direct words",
    "doubted": "of candidates, nominees, rumours and the like",
    "background": "told of an earlier year",
    "one-part-name": "of a name with one part",
    "no-country": "without a country",
}


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What was learned, and what could not be read."""

    learned: Learned
    refused: tuple[Refused, ...] = ()
    undated: int = 0
    """Reports without a date."""
    world: World
    """What was known before."""


def terms(reports: int, publishers: int, tolerance: int) -> Terms:
    """What it takes to propose a holding; `TocsinError` for numbers that make no sense."""
    for option, value, least in (
        ("--min-reports", reports, 1),
        ("--min-publishers", publishers, 0),
        ("--tolerance", tolerance, 0),
    ):
        if value < least:
            raise TocsinError(f"{option} {value}: at least {least} is expected")
    return Terms(min_reports=reports, min_publishers=publishers, tolerance=tolerance)


def learn(
    found: Iterable[Found],
    settings: Settings,
    needed: Terms | None = None,
    progress: Progress | None = None,
) -> Result:
    """Read what was found, each report once, and learn from it."""
    from tocsin.read.parse import Tools, parse_many  # noqa: PLC0415 - brings spaCy in

    items = list(found)
    reports = code_order(items)
    refused = [f.item for f in items if isinstance(f.item, Refused)]
    world = load_world(settings.worlds)
    attested: list[Attestation] = []
    aside: Counter[str] = Counter()
    if reports:
        book = OutletBook(world)
        all_parsed = parse_many(Tools(load_pipeline(), world), [r for _, r in reports])
        for done, ((name, report), parsed) in enumerate(zip(reports, all_parsed, strict=True), 1):
            if isinstance(parsed, Refused):
                refused.append(named(parsed, called(name, report)))
            else:
                attested += _attested(report, parsed, book, aside)
            if progress:
                progress(done, len(reports))
    undated = sum(_day(r) is None for _, r in reports)
    return Result(
        learned=learned(attested, world, needed, aside),
        refused=tuple(refused),
        undated=undated,
        world=world,
    )


def _attested(
    report: Report, parsed: "Parsed", book: OutletBook, aside: Counter[str]
) -> Iterator[Attestation]:
    """The posts of a report with where and when it was published."""
    from tocsin.read.posts import posts  # noqa: PLC0415 - brings spaCy in

    found = posts(parsed)
    aside.update(a.reason for a in found.aside)
    name, day, publisher = record_id(report), _day(report), book.of(report).family
    for post in found.found:
        yield Attestation(
            person=post.person,
            office=post.office,
            country=post.country,
            standing=post.standing,
            ground=post.ground,
            of=post.of,
            report=name,
            day=day,
            publisher=publisher,
            outlet=report.outlet or "",
            words=_words(post, parsed.text),
            sentence=" ".join(post.sentence.of(parsed.text).split()),
        )


def _words(post: Post, text: str) -> str:
    return " ".join(post.phrase.of(text).split())


def _day(report: Report) -> date | None:
    """The day of publication; None where it is not known to the day."""
    at = report.published.anchor
    return at.date() if at else None


def given(
    paths: list[str],
    ledger: str | None,
    settings: Settings,
    options: Options,
    wish: str = "nothing to learn from",
) -> list[Found]:
    """The reports that the paths give, else those of the ledger named, else of the desk's own.

    What was withdrawn from a ledger is left out. `wish` is what an error says first. Raises
    `SettingsError` when both or neither are there, `NoText` with the reasons when there is no
    report.
    """
    if paths and ledger:
        raise SettingsError(f"paths and --ledger {ledger}: reports are taken from one of them")
    settings = settings.override(ledger=ledger)
    if not paths and not settings.ledger:
        raise SettingsError(
            f"{wish}: name files, folders, addresses, or a ledger with --ledger FILE"
        )
    found = list(receive(paths, options)) if paths else list(_kept(settings))
    if not any(isinstance(f.item, Report) for f in found):
        reasons = [f.item.detail for f in found if isinstance(f.item, Refused)]
        where = ", ".join(paths or [str(settings.ledger)])
        nothing = f"{wish}: no report in {where}"
        raise NoText("\n  ".join([nothing, *reasons[:LISTED]]))
    return found


def _kept(settings: Settings) -> Iterator[Found]:
    with open_existing(settings) as ledger:
        entries = [(e.id, e.record) for e in ledger.entries()]
    withdrawn = {r.record for _, r in entries if isinstance(r, Retraction)}
    for key, record in entries:
        if isinstance(record, Report) and key not in withdrawn:
            yield Found(str(settings.ledger), record)


class Targets(msgspec.Struct, frozen=True, kw_only=True):
    """Where learned holdings go; none named: the terminal."""

    overlay: Path | None = None
    """A new world file for review."""
    json: Path | None = None
    everything: bool = False
    """Whether the terminal shows what is not proposed for want of reports as well."""

    def check(self) -> None:
        """Raise `OutputError` before the work starts when a file could not be written after it."""
        check_file(self.overlay)
        check_file(self.json)
        if self.overlay and self.overlay == self.json:
            raise OutputError(f"{self.json}: named for two outputs; give each a file of its own")
        if self.overlay and self.overlay != STDOUT and self.overlay.is_file():
            raise OutputError(
                f"{self.overlay}: is there already and may hold what somebody reviewed; name a new "
                "file, and give this one with --world"
            )

    def write(self, result: Result, console: "Console") -> None:
        """Write every form that was asked for; what is not in it goes to standard error."""
        if self.overlay:
            write_text(self.overlay, overlay_text(result.learned, result.world))
        if self.json:
            write_text(self.json, holdings_json(result.learned))
        if STDOUT not in (self.overlay, self.json):
            console.print(holdings_terminal(result.learned, everything=self.everything))
        told((self.overlay, self.json))
        _ = sys.stderr.writelines(f"{line}\n" for line in notes(result))


def notes(result: Result) -> Iterator[str]:
    """What a person should know about what is not there, a line each."""
    got = result.learned
    counted = Counter(h.status for h in got.holdings)
    yield (
        f"{counted['proposed']} proposed, {counted['known']} known already, "
        f"{len(got.conflicts)} conflict{'' if len(got.conflicts) == 1 else 's'}"
    )
    if counted["few"]:
        yield (
            f"{counted['few']} with too few reports or publishers "
            "(--all shows them; see --min-reports, --min-publishers)"
        )
    if counted["ended"]:
        yield f"{counted['ended']} only said to be over (--all shows them)"
    if result.undated:
        yield (
            f"{result.undated} report{'' if result.undated == 1 else 's'} without a date: nothing "
            "is learned from them; --published may help"
        )
    aside: Sequence[tuple[str, int]] = sorted(got.aside.items())
    if aside:
        yield "set aside: " + "; ".join(f"{n} {_REASONS[why]}" for why, n in aside)
    unread = [r.detail for r in result.refused]
    yield from (f"not read: {line}" for line in unread[:LISTED])
    if len(unread) > LISTED:
        yield f"not read: and {len(unread) - LISTED} more"
