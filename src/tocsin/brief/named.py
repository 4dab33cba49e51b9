"""The proper names of a report as a table."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from tocsin.brief.clean import line, visible
from tocsin.records import Name, Report


def names_terminal(report: Report, names: Sequence[Name]) -> Table:
    """Every name once for each way it is written, with how often, what it is and stands for."""
    table = Table(title="Names", title_justify="left")
    for head in ("Name", "", "Kind", "Stands for", "Country", "Sector"):
        table.add_column(head)
    counted: dict[tuple[str, ...], int] = {}
    for n in names:
        row = (line(n.span.of(report.text)), n.kind, line(n.full), n.country or "", n.sector or "")
        counted[row] = counted.get(row, 0) + 1
    for (words, kind, full, country, sector), count in counted.items():
        stands = "" if full == words else full
        cells = (words, f"{count}x" if count > 1 else "", kind, stands, country, sector)
        table.add_row(*(Text(visible(cell)) for cell in cells))
    return table
