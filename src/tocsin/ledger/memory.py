"""The ledger in memory: for one brief, and the twin that tests use instead of a mock."""

from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Self

from tocsin.ledger.chain import (
    START,
    Kept,
    Link,
    Stamp,
    check,
    entry_of,
    extend,
    fresh,
    prepare,
    row_of,
)
from tocsin.ledger.protocol import Verdict
from tocsin.records import Entry, Record
from tocsin.records.base import Instant


class MemoryLedger:
    """A `Ledger` that ends with the process."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._places: dict[str, int] = {}
        self._lock = Lock()

    def append(
        self, records: Iterable[Record], *, author: str, recorded_at: Instant
    ) -> list[Entry]:
        """See `Ledger.append`."""
        stamp = Stamp(author, recorded_at)
        stamp.check()
        prepared = prepare(records)
        with self._lock:
            known = {p.id: e for p in prepared if (e := self.get(p.id))}
            rows, entries = extend(self._end(), prepared, known, stamp)
            new = {e.seq: e for e in entries}
            self._keep([new[r.seq] for r in rows])
        return entries

    def adopt(self, entries: Sequence[Entry]) -> int:
        """See `Ledger.adopt`."""
        given = [row_of(e) for e in entries]
        with self._lock:
            there = [e for r in given for e in (self._at(r.seq), self.get(r.id)) if e]
            kept = Kept({e.seq: e.hash for e in there}, {e.id: e.seq for e in there})
            rows = fresh(self._end(), given, kept)
            self._keep([entry_of(r) for r in rows])
        return len(rows)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """See `Ledger.entries`."""
        seq = max(after, 0) + 1
        while entry := self._at(seq):
            yield entry
            seq += 1

    def get(self, record_id: str) -> Entry | None:
        """See `Ledger.get`."""
        place = self._places.get(record_id)
        return None if place is None else self._entries[place]

    def head(self) -> Entry | None:
        """See `Ledger.head`."""
        return self._entries[-1] if self._entries else None

    def verify(self) -> Verdict:
        """See `Ledger.verify`."""
        return check(map(row_of, self._entries))

    def close(self) -> None:
        """See `Ledger.close`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _at(self, seq: int) -> Entry | None:
        return self._entries[seq - 1] if 0 < seq <= len(self._entries) else None

    def _end(self) -> Link:
        last = self.head()
        return (last.seq, last.hash) if last else START

    def _keep(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._entries.append(entry)
            self._places[entry.id] = entry.seq - 1
