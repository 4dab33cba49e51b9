"""Coded events as CSV, with the columns of POLECAT's public weekly files and some of our own.

POLECAT: Halterman et al., "PLOVER and POLECAT" (2023), Harvard Dataverse doi:10.7910/DVN/AJGVIT.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from tocsin.export.cells import guarded, joined
from tocsin.records import CodedEvent, CodedParty, Quad, Quantity

_QUADS: dict[Quad, str] = {
    "verbal-coop": "VERBAL COOPERATION",
    "material-coop": "MATERIAL COOPERATION",
    "verbal-conflict": "VERBAL CONFLICT",
    "material-conflict": "MATERIAL CONFLICT",
}


def _parties(
    side: Callable[[CodedEvent], Sequence[CodedParty]], part: Callable[[CodedParty], str | None]
) -> Callable[[CodedEvent], str]:
    return lambda e: joined([part(p) or "" for p in side(e)])


def _place(e: CodedEvent, part: str) -> str:
    found = getattr(e.event.place, part, None) if e.event.place else None
    return "" if found is None else str(found)


def _instant(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def quantity(q: Quantity) -> str:
    """A number with its bounds: "killed=14.." at least 14, "drone=300"."""
    low, high = ("" if n is None else str(n) for n in (q.low, q.high))
    return f"{q.unit}={low if low == high else f'{low}..{high}'}"


def _told_as(e: CodedEvent) -> str:
    return f"{e.event.type}/{e.event.mode}" if e.event.mode else e.event.type


def _instruments(e: CodedEvent) -> list[str]:
    return [i for i in (e.event.instrument, *e.event.also_with) if i]


def _actors(e: CodedEvent) -> Sequence[CodedParty]:
    return e.actors


def _recipients(e: CodedEvent) -> Sequence[CodedParty]:
    return e.recipients


def _published(e: CodedEvent) -> str:
    anchor = e.source.published.anchor
    return str(anchor.date()) if anchor else ""


_COLUMNS: dict[str, Callable[[CodedEvent], str]] = {
    "Event ID": lambda e: e.id,
    "Event Date": lambda e: str(e.day or ""),
    "Event Type": lambda e: e.type,
    "Event Mode": lambda e: e.mode or "",
    "Intensity": lambda e: f"{e.intensity:g}",
    "Quad Code": lambda e: _QUADS[e.quad],
    "Contexts": lambda e: joined(list(e.event.contexts)),
    "Actor Name": _parties(_actors, lambda p: p.name),
    "Actor Country": _parties(_actors, lambda p: p.country),
    "Primary Actor Sector": _parties(_actors, lambda p: p.sector),
    "Actor Name Raw": _parties(_actors, lambda p: p.words),
    "Recipient Name": _parties(_recipients, lambda p: p.name),
    "Recipient Country": _parties(_recipients, lambda p: p.country),
    "Primary Recipient Sector": _parties(_recipients, lambda p: p.sector),
    "Recipient Name Raw": _parties(_recipients, lambda p: p.words),
    "Placename": lambda e: _place(e, "name"),
    "City": lambda e: _place(e, "name") if _place(e, "precision") == "city" else "",
    "Country": lambda e: _place(e, "country"),
    "Latitude": lambda e: _place(e, "lat"),
    "Longitude": lambda e: _place(e, "lon"),
    "Raw Placename": lambda e: e.place_words,
    "Feature Type": lambda e: _place(e, "precision"),
    "Headline": lambda e: e.source.title,
    "Event Text": lambda e: e.text,
    "Story People": lambda e: joined(list(e.source.people)),
    "Story Organizations": lambda e: joined(list(e.source.organisations)),
    "Story Locations": lambda e: joined(list(e.source.locations)),
    "Language": lambda e: e.source.language,
    "Source": lambda e: e.source.outlet or "",
    "Publication Date": _published,
    "URL": lambda e: e.source.url or "",
    "Auxiliary Modes": lambda e: joined(list(e.auxiliary)),
    "Modality": lambda e: e.event.modality,
    "Negated": lambda e: "true" if e.event.negated else "false",
    "Told As": _told_as,
    "CAMEO": lambda e: e.cameo,
    "Window Earliest": lambda e: _instant(e.event.window and e.event.window.earliest),
    "Window Latest": lambda e: _instant(e.event.window and e.event.window.latest),
    "Quantities": lambda e: joined([quantity(q) for q in e.event.quantities]),
    "Instrument": lambda e: joined(_instruments(e)),
    "Speech Act": lambda e: "true" if e.event.speech_act else "false",
    "Manner": lambda e: e.manner,
    "Quoted": lambda e: e.quoted,
    "Voices": lambda e: joined([v.name or w for v, w in zip(e.voices, e.voice_words, strict=True)]),
    "Voice Kinds": lambda e: joined([v.kind for v in e.voices]),
    "Voice Countries": lambda e: joined([v.country or "" for v in e.voices]),
    "Voice Sectors": lambda e: joined([v.sector or "" for v in e.voices]),
    "Report ID": lambda e: e.source.report,
}
_NUMBERS = frozenset({"Intensity", "Latitude", "Longitude"})
"""Columns that hold numbers, which may begin with a minus."""
COLUMNS = tuple(_COLUMNS)
"""Names of the columns in order."""


def csv_text(events: Iterable[CodedEvent]) -> str:
    """A header and a row an event (RFC 4180, line feeds).

    Several values of a cell are parted by semicolons; those of one side keep their order in all its
    columns, so the second name belongs to the second country.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    _ = writer.writerow(COLUMNS)
    writer.writerows([_cell(name, of(e)) for name, of in _COLUMNS.items()] for e in events)
    return out.getvalue()


def _cell(name: str, value: str) -> str:
    return value if name in _NUMBERS else guarded(value)
