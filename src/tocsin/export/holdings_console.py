"""Learned holdings in a terminal. Text is never read as markup."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tocsin.export.cells import plain
from tocsin.records.holdings import Holding, HoldingConflict, Learned

_STATUS = {
    "proposed": ("proposed", "bold"),
    "known": ("known already", "dim"),
    "few": ("too few reports or publishers", "dim"),
    "ended": ("only said to be over", "dim"),
    "conflict": ("in conflict", "red"),
}
_ALWAYS = frozenset({"proposed", "known", "conflict"})
_KINDS = {
    "two-holders": "two in one office",
    "two-countries": "one name, two countries",
    "known-holder": "another holder is known",
    "known-otherwise": "known at other times",
    "still-known": "known without an end, said to be over",
    "returned": "called former, then in office",
}


def holdings_terminal(learned: Learned, *, everything: bool = False) -> RenderableType:
    """Three lines a holding: who and what; when and on whose word; how one report puts it.

    What too few attest and what is only over is left out unless `everything` is wanted.
    """
    shown = [h for h in learned.holdings if everything or h.status in _ALWAYS]
    parts: list[RenderableType] = [line for h in shown for line in _lines(h)]
    parts += [line for c in learned.conflicts for line in _conflict(c)]
    return Group(*parts)


def _lines(h: Holding) -> Iterator[RenderableType]:
    status, style = _STATUS[h.status]
    name = " / ".join(plain(n) for n in (h.person, *h.spellings))
    implied = " (implied)" if h.implied else ""
    yield Text.assemble((name, style), f"  {plain(h.title)}, {h.country}{implied}", f"  [{status}]")
    words = Text.assemble((f"“{plain(h.words)}” ", "italic"), (f"({plain(h.source)})", "dim"))
    yield from (Padding(line, (0, 0, 0, 4)) for line in (Text(_when(h)), words))


def _when(h: Holding) -> str:
    parts: list[str] = []
    if h.first:
        said = f"{len(h.reports)} report{'' if len(h.reports) == 1 else 's'}"
        by = f"{h.publishers} publisher{'' if h.publishers == 1 else 's'}"
        parts.append(f"seen {h.first} to {h.last} in {said} of {by}")
    if h.begun:
        parts.append(f"new on {h.begun}")
    if h.ended:
        parts.append(f"over by {h.ended}")
    if h.valid_from and h.valid_to:
        parts.append(f"vouched for from {h.valid_from} to {h.valid_to}")
    return "; ".join(parts)


def _conflict(c: HoldingConflict) -> Iterator[RenderableType]:
    yield Text.assemble(("conflict: ", "red"), f"{_KINDS[c.kind]}: {plain(c.detail)}")
