"""What could not be read: in one order, and settled once the same input was read after all."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import PurePath

import msgspec

from tocsin.brief.clean import shortened, visible
from tocsin.brief.labels import told
from tocsin.feeds import Found
from tocsin.ledger import Ledger
from tocsin.records import Entry, Picture, Record, Refused, Report, Retraction, record_id

_PLACE = re.compile(r"(?P<file>.+?)(?:[:#](?:row )?\d+)$", re.DOTALL)
"""A row of a table or file of reports, as feeds name it."""
_LONG = 90
"""Characters of a report's name in a list."""


class Listed(msgspec.Struct, frozen=True):
    """A refusal of a ledger."""

    id: str
    refused: Refused
    settled_by: tuple[str, ...]
    """Ids of the retractions that hold; none: it stands."""

    @property
    def names(self) -> frozenset[str]:
        """The input it is about, and the file where that is a row in one."""
        return frozenset({self.refused.subject, input_of(self.refused.subject)})


def listed(entries: Iterable[Entry]) -> list[Listed]:
    """Every refusal, in order of arrival."""
    found: dict[str, Refused] = {}
    withdrawn: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry.record, Refused):
            found[entry.id] = entry.record
        elif isinstance(entry.record, Retraction):
            withdrawn.setdefault(entry.record.record, []).append(entry.id)

    def holding(key: str) -> tuple[str, ...]:
        """What withdraws it and is not withdrawn itself."""
        return tuple(by for by in withdrawn.get(key, ()) if not holding(by))

    return [Listed(key, refused, holding(key)) for key, refused in found.items()]


def lines(ledger: Ledger) -> Iterator[str]:
    """Every refusal in a line: those that stand, then those that are settled."""
    every = listed(ledger.entries())
    wanted = {one.refused.subject for one in every}
    records = ((e.id, e.record) for e in ledger.entries() if e.id in wanted)
    reports = {key: record for key, record in records if isinstance(record, Report)}
    for one in sorted(every, key=lambda one: bool(one.settled_by)):
        report = reports.get(one.refused.subject)
        about = _called(report) if report else visible(one.refused.subject)
        settled = "settled, " if one.settled_by else ""
        yield f"{settled}{one.refused.reason}: {about}: {told(one.refused, report)}"


def _called(report: Report) -> str:
    return shortened(": ".join(p for p in (report.outlet, report.title or report.body) if p), _LONG)


def in_order(picture: Picture) -> tuple[Refused, ...]:
    """A picture's refusals: inputs by name, then reports as listed, each from top to bottom.

    The same reports give the same order, in whatever order they came in.
    """
    place = {line.id: n for n, line in enumerate(picture.reports)}

    def key(r: Refused) -> tuple[int, str, int, str, str]:
        at = place.get(r.subject, -1)
        return at, "" if at >= 0 else r.subject, r.span.start if r.span else -1, r.reason, r.detail

    return tuple(sorted(picture.refusals, key=key))


def input_of(subject: str) -> str:
    """The file of a refusal's subject, where that names a row in it."""
    match = _PLACE.fullmatch(subject)
    return match["file"] if match else subject


class Settling:
    """Follows what is taken in, and settles the refusals of inputs that are read now.

    A refusal is settled when its input gives a report and is not refused for the same again, and
    stands again when it is.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._listed = listed(ledger.entries())
        self._wanted = {name for one in self._listed for name in one.names}
        self._given: set[str] = set()
        self._refused: set[str] = set()

    def note(self, found: Found) -> None:
        """Take notice of an item that was taken in."""
        if isinstance(found.item, Report):
            self._given |= self._wanted & {found.name, *map(str, PurePath(found.name).parents)}
        else:
            self._refused.add(record_id(found.item))

    def settled(self) -> list[str]:
        """Ids of the refusals that need not stand any longer."""
        return [
            one.id
            for one in self._listed
            if not one.settled_by and one.id not in self._refused and self._given & one.names
        ]

    def records(self) -> Iterator[Record]:
        """What is to be kept about refusals that are settled or stand again."""
        now = datetime.now(UTC).isoformat()
        for key in self.settled():
            yield Retraction(record=key, reason=f"read after all at {now}")
        for one in self._listed:
            for by in one.settled_by if one.id in self._refused else ():
                yield Retraction(record=by, reason=f"refused again at {now}")
