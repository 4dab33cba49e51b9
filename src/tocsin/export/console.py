"""Coded events in a terminal. Text is never read as markup."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from tocsin.export.cells import plain
from tocsin.records import CodedEvent, CodedParty


def events_terminal(events: Iterable[CodedEvent]) -> Table:
    """A row an event: when, what, who to whom, where, on whose word, and the words."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in ("Date", "Event", "Actor", "Recipient", "Place", "Says who", "Words"):
        table.add_column(name, ratio=4 if name == "Words" else None)
    for e in events:
        style = "dim" if e.auxiliary else ""
        table.add_row(*(Text(plain(cell), style) for cell in _cells(e)))
    return table


def _cells(e: CodedEvent) -> Sequence[str]:
    kind = f"{e.type}/{e.mode}" if e.mode else e.type
    flags = f" ({', '.join(e.auxiliary)})" if e.auxiliary else ""
    voices = [v.name or w for v, w in zip(e.voices, e.voice_words, strict=True)]
    return (
        str(e.day or "undated"),
        kind + flags,
        _side(e.actors),
        _side(e.recipients),
        e.event.place.name if e.event.place else "",
        " < ".join(v for v in reversed(voices) if v) or (e.source.outlet or "the outlet"),
        e.text,
    )


def _side(parties: Sequence[CodedParty]) -> str:
    """Country and sector, else the words."""
    codes = (" ".join(c for c in (p.country, p.sector) if c) or p.words for p in parties)
    return ", ".join(dict.fromkeys(codes))
