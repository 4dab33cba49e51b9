"""Coded events in a terminal. Text is never read as markup."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tocsin.export.cells import plain
from tocsin.export.table import quantity
from tocsin.records import CodedEvent, CodedParty


def events_terminal(events: Iterable[CodedEvent]) -> RenderableType:
    """Two lines an event: when, what, who to whom, where, how many; the words and who says so.

    What is told as fact stands out; what has an auxiliary mode is dim.
    """
    return Group(*(line for e in events for line in _lines(e)))


def _lines(e: CodedEvent) -> Iterator[RenderableType]:
    kind = f"{e.type}/{e.mode}" if e.mode else e.type
    flags = f" ({', '.join(e.auxiliary)})" if e.auxiliary else ""
    facts = [_sides(e), e.event.place.name if e.event.place else "", *_things(e)]
    rest = "; ".join(plain(f) for f in facts if f)
    head = Text.assemble(
        f"{e.day or 'undated'}  ",
        (kind + flags, "dim" if flags else "bold"),
        f"  {rest}" if rest else "",
        style="dim" if flags else "",
    )
    yield head
    words = Text.assemble((f"“{plain(e.text)}” ", "italic"), (f"({plain(_who(e))})", "dim"))
    yield Padding(words, (0, 0, 0, len("2024-04-11  ")))


def _things(e: CodedEvent) -> Iterator[str]:
    yield from (i for i in (e.event.instrument, *e.event.also_with) if i)
    yield from (quantity(q) for q in e.event.quantities)


def _who(e: CodedEvent) -> str:
    """The origin first, as the brief has it."""
    voices = [v.name or w for v, w in zip(e.voices, e.voice_words, strict=True)]
    said = ", via ".join(v for v in reversed(voices) if v)
    return said or e.source.outlet or "outlet not stated"


def _sides(e: CodedEvent) -> str:
    return " → ".join(s for s in (_side(e.actors) or "?", _side(e.recipients)) if s)


def _side(parties: Sequence[CodedParty]) -> str:
    """Country and sector, else the words."""
    codes = (" ".join(c for c in (p.country, p.sector) if c) or p.words for p in parties)
    return ", ".join(dict.fromkeys(codes))
