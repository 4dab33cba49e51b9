"""Coded events against PLOVER's gold records: type and both sides of each, from the text alone.

Data: a folder with `PLOVER_GSR*.txt` (a JSON list; id, date, event, source, target, text), each
record's text read as a report of its date by the whole reader. All coded events count, of every
statement and modality; codes are those of countries and of international bodies.

- `full_hit`: share of records of which one coded event has type, actors and recipients right.
- `type_right`: share of records of which one coded event has the type.
- `main_hit`: `full_hit` by the event alone whose words stand first.
- `events_per_record`: how many events are coded per text, so that mere abundance shows.

Sides are right when their sets of codes are equal. Where a record has several sources and no target
(its mark SRC/TAR: each does it with the others), all parties together are compared. The records are
older than PLOVER v2: their labels and some codes are renamed (`OLD_TYPES`, `OLD_CODES`), and they
know no auxiliary modes, so an event told as future has, besides its own, the plain type that
PLOVER's rules of reduction (and CAMEO's 03, "express intent", and 13, "threaten") give it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from bench.measure import Goal
from tocsin.desk.models import load_reader
from tocsin.records import Event, Party, Reading, Report, TimeRange
from tocsin.vocabulary import base_world

PART = "data/events"
FILES = "PLOVER_GSR*.txt"
OLD_TYPES = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
"""Labels of PLOVER 0.5 that v2 no longer has."""
MOVED = {("COERCE", "destroy"): "ASSAULT"}
"""Modes of PLOVER 0.5 that v2 has under another type."""
OLD_CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "UNO": "IGO", "EUR": "IGO", "NGO": "IGO"}
"""Slips of the records; and UNO and EUR, which PLOVER 0.5 calls IGO like all such bodies. The
records call the Red Cross and Amnesty International IGO as well, other such bodies NGO."""
FUTURE = {"planned", "possible", "conditional", "threatened"}
"""Modalities of what has not happened yet."""
INTENT = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"}
"""Types that, told as future, CAMEO's 03 holds and PLOVER reduces to AGREE (RETREAT: CONCEDE)."""
MENACE = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
"""Types that, told as future, CAMEO's 13 holds and PLOVER may reduce to THREATEN."""
NOT_OF_EVENTS = "DOCUMENT"
"""Label of the entry that describes the file."""
GOALS: dict[str, Goal] = {
    "full_hit": (0.60, "higher", "", "PETRARCH-2 .25"),
    "type_right": (0.85, "higher", "", ""),
    "main_hit": (None, "higher", "", ""),
    "events_per_record": (None, "lower", "events", ""),
}

Sides = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Record:
    """One gold record under today's labels and codes."""

    id: str
    text: str
    published: TimeRange
    type: str
    sides: Sides
    """Codes of the sources and of the targets."""
    host: bool = False
    """Its mode is "host": the source receives the target, whom v2 has as the actor."""


def code(raw: str) -> str:
    """A code under its present name."""
    return OLD_CODES.get(raw, raw)


def _type(label: str, mode: str) -> str:
    """A label of PLOVER 0.5 as v2 has it."""
    return MOVED.get((label, mode)) or OLD_TYPES.get(label) or label


def _codes(side: object) -> frozenset[str]:
    """Codes of a side; a string instead of a list says that nobody stands there."""
    parties = cast("list[dict[str, Any]]", side) if isinstance(side, list) else []
    return frozenset(code(p["code"]) for p in parties if p.get("code"))


def records(files: Iterable[Path]) -> list[Record]:
    """All records of some files, without the entry that describes the file."""
    raw = [d for f in files for d in json.loads(f.read_text(encoding="utf-8"))]
    return [record_of(d) for d in raw if d["event"] != NOT_OF_EVENTS]


def record_of(raw: dict[str, Any]) -> Record:
    """A record of the file; it is of no hour, so its day begins it."""
    return Record(
        raw["id"],
        raw["text"].strip().strip("{}").strip(),
        TimeRange.at(datetime.fromisoformat(raw["date"] + "T00:00:00+00:00"), "header"),
        _type(raw["event"], raw.get("mode") or ""),
        (_codes(raw.get("source")), _codes(raw.get("target"))),
        raw.get("mode") == "host",
    )


def types_of(event: Event) -> set[str]:
    """The type of an event, and its reduced ones where it is told as future."""
    found = {event.type}
    if event.modality in FUTURE and event.type in INTENT:
        found |= {"AGREE", "CONCEDE"} if event.type in {"RETREAT", "CONCEDE"} else {"AGREE"}
    if event.modality in FUTURE and event.type in MENACE:
        found.add("THREATEN")
    return found


def sides_of(event: Event) -> Sides:
    """Codes of the actors and of the recipients of an event."""

    def codes(parties: Iterable[Party]) -> frozenset[str]:
        return frozenset(code(p.country) for p in parties if p.country)

    return codes(event.actors), codes(event.recipients)


def same_sides(gold: Sides, found: Sides) -> bool:
    """Whether both sides agree; of those who act together, whether all are there."""
    together = len(gold[0]) > 1 and not gold[1]
    return gold == found or (together and gold[0] == found[0] | found[1])


def hit(record: Record, event: Event) -> bool:
    """Whether an event has type and sides of the record."""
    found = sides_of(event)
    right = same_sides(record.sides, found) or (record.host and record.sides == found[::-1])
    return right and record.type in types_of(event)


def events_of(reading: Reading) -> list[Event]:
    """All events of a reading, in order of their words."""
    found = [e for s in reading.statements for e in s.events]
    return sorted(found, key=lambda e: (e.trigger.start, e.trigger.end))


def read_all(gold: list[Record]) -> Iterator[list[Event]]:
    """The events coded for each record, from its text and date."""
    reports = [
        Report(outlet=None, title="", body=r.text, published=r.published, language="en")
        for r in gold
    ]
    return map(events_of, load_reader(base_world()).read_many(reports))


def figures(gold: list[Record], found: Iterable[list[Event]]) -> dict[str, float]:
    """The shares of the module's docstring; `found` in the order of `gold`."""
    full = types = main = events = 0
    for record, coded in zip(gold, found, strict=True):
        full += any(hit(record, e) for e in coded)
        types += any(record.type in types_of(e) for e in coded)
        main += any(hit(record, e) for e in coded[:1])
        events += len(coded)
    names = zip(GOALS, (full, types, main, events), strict=True)
    return {name: value / max(len(gold), 1) for name, value in names}


def measured(files: Iterable[Path]) -> dict[str, float]:
    """All figures of the module's docstring on some files."""
    gold = records(files)
    return figures(gold, read_all(gold))
