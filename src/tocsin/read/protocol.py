"""What a reader is: anything that turns reports into statements and refusals."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from tocsin.records import Reading, Report


class Reader(Protocol):
    """Reads reports; the same report always gives the same reading."""

    name: str
    """Name and version, kept in every statement: "rules/1"."""

    def read(self, report: Report) -> Reading:
        """Statements and refusals of one report, in order of its text."""
        ...

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading for every report, in order."""
        ...
