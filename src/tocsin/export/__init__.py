"""Room: export. Statements in, coded events for other tools out: CSV, JSON lines, terminal. Pure.

`coded(report, statements)` applies PLOVER's own rules for what has not happened; `csv_text` and
`jsonl_text` write what it gives.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tocsin.export.coding import coded
from tocsin.export.lines import jsonl_text
from tocsin.export.table import COLUMNS, csv_text
from tocsin.records import CodedEvent

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["COLUMNS", "coded", "csv_text", "events_terminal", "jsonl_text"]


def events_terminal(events: Iterable[CodedEvent]) -> "RenderableType":
    """Coded events for a terminal, two lines each."""
    from tocsin.export import console  # noqa: PLC0415 - rich loads when wanted

    return console.events_terminal(events)
