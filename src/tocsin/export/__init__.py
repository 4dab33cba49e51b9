"""Room: export. What was read goes out in forms for other tools: CSV, JSON, world files. Pure.

`coded(report, statements)` applies PLOVER's own rules for what has not happened; `csv_text` and
`jsonl_text` write what it gives. `overlay_text` writes learned holdings as a world file.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tocsin.export.coding import coded
from tocsin.export.holdings import holdings_json, overlay_text
from tocsin.export.lines import jsonl_text
from tocsin.export.table import COLUMNS, csv_text
from tocsin.records import CodedEvent, Learned

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = [
    "COLUMNS",
    "coded",
    "csv_text",
    "events_terminal",
    "holdings_json",
    "holdings_terminal",
    "jsonl_text",
    "overlay_text",
]


def events_terminal(events: Iterable[CodedEvent]) -> "RenderableType":
    """Coded events for a terminal, two lines each."""
    from tocsin.export import console  # noqa: PLC0415 - rich loads when wanted

    return console.events_terminal(events)


def holdings_terminal(learned: Learned, *, everything: bool = False) -> "RenderableType":
    """Learned holdings for a terminal, three lines each."""
    from tocsin.export import holdings_console  # noqa: PLC0415 - rich loads when wanted

    return holdings_console.holdings_terminal(learned, everything=everything)
