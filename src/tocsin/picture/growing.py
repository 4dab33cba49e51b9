"""The picture as entries come in: the same bytes as from scratch, at the cost of what changed."""

from collections.abc import Iterable, Mapping
from itertools import chain

from tocsin.assess import Material, assess
from tocsin.fuse import Believing, FuseIndex, OutletBook
from tocsin.picture.dating import floors_of, narrowed
from tocsin.picture.tables import Received, Said, Standing, Tables
from tocsin.read.dating import date_bounds
from tocsin.records import (
    Dating,
    Entry,
    Instant,
    Picture,
    Report,
    ReportLine,
    Span,
    Statement,
    TimeRange,
)
from tocsin.vocabulary import World

NO_SAID: Said = {}
Fed = tuple[frozenset[str], TimeRange | None]
"""What the index was given for a report: ids of statements, date found out."""


class Growing:
    """A picture that grows entry by entry.

    A new report is added to fusing's index, which fuses again only the stories it belongs to. A
    withdrawal, a correction, or a statement that comes after its report was shown, starts the index
    anew.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._entries: list[Entry] = []
        self._latest: Instant | None = None
        self._seq = 0
        self._tables = Tables()
        self._datings: dict[str, Dating] = {}
        self._index = FuseIndex(world)
        self._believing = Believing(OutletBook(world))
        self._fed: dict[str, Fed] = {}

    def add(self, entry: Entry) -> None:
        """Take in an entry."""
        self._entries.append(entry)
        self._seq = max(self._seq, entry.seq)
        if self._latest is None or entry.recorded_at > self._latest:
            self._latest = entry.recorded_at
        self._tables.add(entry)

    def picture(self, as_of: Instant | None = None) -> Picture:
        """The picture of what was recorded up to a moment; None: of all.

        A moment before the last entry is derived from scratch.
        """
        if as_of is not None and self._latest is not None and as_of < self._latest:
            return derive(self._entries, as_of, self._world)
        standing = self._tables.standing()
        self._feed(standing, self._tables.changed())
        return self._compose(standing, as_of)

    def _feed(self, standing: Standing, changed: set[str] | None) -> None:
        """Bring the index to what stands."""
        if changed is None:
            changed = {*standing.reports, *self._fed}
        wanted = {key: self._wanted(key, standing) for key in changed}
        if any(key in self._fed and self._fed[key] != want for key, want in wanted.items()):
            self._index, self._fed = FuseIndex(self._world), {}
            wanted = {key: self._wanted(key, standing) for key in standing.reports}
        for key in sorted(wanted.keys() - self._fed.keys()):
            want = wanted[key]
            if want is not None:
                said = standing.said.get(key, NO_SAID)
                self._index.add(standing.reports[key].report, _in_order(said), want[1])
                self._fed[key] = want

    def _wanted(self, key: str, standing: Standing) -> Fed | None:
        received = standing.reports.get(key)
        if received is None:
            return None
        return (frozenset(standing.said.get(key, NO_SAID)), self._date(key, received))

    def _date(self, key: str, received: Received) -> TimeRange | None:
        """The date found out for a report without one, where it is as good as a date."""
        if received.report.published.known:
            return None
        if key not in self._datings:
            self._datings[key] = date_bounds(received.report, self._world, received.at)
        found = self._datings[key].published
        # Wide bounds say what can be, not when it was: nothing is ordered or reckoned by them.
        return found if found.anchor is not None else None

    def _compose(self, standing: Standing, as_of: Instant | None) -> Picture:
        fused = self._index.fused()
        reports = {key: r.report for key, r in standing.reports.items()}
        lines = _lines(reports, standing.said)
        statements = tuple(
            chain.from_iterable(_in_order(standing.said.get(line.id, NO_SAID)) for line in lines)
        )
        by_id = dict(statements)
        developments = self._believing.believed(fused.developments, standing.grades)
        material = Material(
            developments=developments,
            statements=by_id,
            reports=reports,
            reuse=fused.reuse,
            dated={key: d for key, (_, d) in self._fed.items() if d is not None},
        )
        floors = floors_of(developments, fused.reuse, reports, by_id)
        undated = (self._datings[key] for key, r in reports.items() if not r.published.known)
        return Picture(
            as_of=as_of,
            seq=self._seq,
            reports=lines,
            developments=developments,
            warnings=assess(material, self._world, as_of),
            statements=statements,
            reuse=fused.reuse,
            dated=narrowed(undated, floors),
            refusals=standing.refusals,
            unrecognised=standing.unrecognised,
        )


def derive(entries: Iterable[Entry], as_of: Instant | None, world: World) -> Picture:
    """The picture at a moment: what the entries recorded up to then come to; None: all of them.

    Pure: the same entries give the same bytes, and entries recorded later change nothing.
    """
    growing = Growing(world)
    for entry in entries:
        if as_of is None or entry.recorded_at <= as_of:
            growing.add(entry)
    return growing.picture(as_of)


def _lines(reports: Mapping[str, Report], said: Mapping[str, Said]) -> tuple[ReportLine, ...]:
    """Reports by time of publication, undated ones last."""
    return tuple(
        ReportLine(
            id=key,
            outlet=r.outlet,
            title=r.title,
            url=r.url,
            published=r.published,
            language=r.language,
            statements=len(said.get(key, NO_SAID)),
        )
        for key, r in sorted(reports.items(), key=_when)
    )


def _when(item: tuple[str, Report]) -> tuple[float, str]:
    key, report = item
    moment = report.published.earliest or report.published.latest
    return (moment.timestamp() if moment else float("inf"), key)


def _in_order(said: Said) -> list[tuple[str, Statement]]:
    """Statements in order of the text."""
    return sorted(said.items(), key=lambda item: (_start(item[1]), item[0]))


def _start(statement: Statement) -> Span:
    return statement.content[0] if statement.content else statement.sentence or Span(0, 0)
