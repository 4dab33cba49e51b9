"""What a desk polls: the protocol, its real form and its twin in memory."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from tocsin.feeds.options import Options
from tocsin.feeds.source import reports_from
from tocsin.records import Refused, Report


class Feed(Protocol):
    """Something that gives reports each time it is asked."""

    @property
    def name(self) -> str:
        """What messages call it."""
        ...

    def poll(self) -> Iterator[Report | Refused]:
        """Everything it holds now, known or new; never raises for bad input."""
        ...


class SourceFeed:
    """A file, folder or address as a feed: each poll reads it anew."""

    def __init__(self, source: str | Path, options: Options | None = None) -> None:
        self._source, self._options = source, options or Options()

    @property
    def name(self) -> str:
        """The path or address."""
        return str(self._source)

    def poll(self) -> Iterator[Report | Refused]:
        """What the source gives now."""
        return reports_from(self._source, self._options)


class MemoryFeed:
    """A feed of items at hand: one batch a poll, nothing once they are used up."""

    def __init__(self, name: str, batches: Iterable[Iterable[Report | Refused]]) -> None:
        self._name, self._batches = name, iter(batches)

    @property
    def name(self) -> str:
        """The name it was given."""
        return self._name

    def poll(self) -> Iterator[Report | Refused]:
        """The next batch."""
        yield from next(self._batches, ())
