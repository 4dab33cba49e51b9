"""What every ledger does, whatever it is kept in."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, Self

import msgspec

from tocsin.records import Entry, Record
from tocsin.records.base import Instant


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What checking a ledger found."""

    entries: int
    """How many entries hold, counted from the first."""
    head: str
    """Hash of the last entry that holds; `GENESIS` when there is none. Noted elsewhere, it shows
    later that nothing was cut off the end, which no chain can show by itself."""
    fault: int | None = None
    """`seq` of the first entry that does not hold; None when all do."""
    reason: str = ""
    """Why it does not hold."""

    @property
    def holds(self) -> bool:
        """Whether every entry holds."""
        return self.fault is None

    def line(self) -> str:
        """One line for a person."""
        if self.holds:
            return f"{self.entries} entries hold; head {self.head}"
        return f"entry {self.fault} does not hold: {self.reason}; {self.entries} entries before do"


class Ledger(Protocol):
    """Immutable entries in one order, the only state of a desk.

    `seq` runs 1, 2, 3, ... without gaps, also with several writers. What `append` returned survives
    the death of the process. Every method raises `LedgerError` when the store fails it.
    """

    def append(
        self, records: Iterable[Record], *, author: str, recorded_at: Instant
    ) -> list[Entry]:
        """The entries of the records, in their order; all or none are kept.

        A record that is there already, in the ledger or earlier in `records`, is not kept again:
        its entry comes back as it is. Raises `RecordError` for a record that could not be read
        again, `LedgerError` for an author without a name or a time without a UTC offset.
        """
        ...

    def adopt(self, entries: Sequence[Entry]) -> int:
        """Keep entries as they were sealed elsewhere; how many were new. All or none are kept.

        They must repeat what is here or continue it. Raises `Tampered` for an entry that does not
        hold by itself, `LedgerError` for a gap or a fork, with the entry where it lies.
        """
        ...

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Entries with a `seq` above `after`, in order, fetched a page at a time.

        Entries that arrive meanwhile may be among them. Raises `Tampered` for one whose record is
        not the one its id names.
        """
        ...

    def get(self, record_id: str) -> Entry | None:
        """The entry of a record; None when it is not there."""
        ...

    def head(self) -> Entry | None:
        """The last entry; None when there is none."""
        ...

    def verify(self) -> Verdict:
        """Whether every entry holds what its hash says and follows from the one before."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...

    def __enter__(self) -> Self: ...
    def __exit__(self, *exc: object) -> None: ...
