"""How entries hold together: sealed one after the other, checked row by row. No storage here."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from tocsin.ledger.protocol import Verdict
from tocsin.records import (
    GENESIS,
    Entry,
    LedgerError,
    Record,
    RecordError,
    Tampered,
    Unrecognised,
    canonical,
    decode,
    digest,
    parse,
    seal,
)
from tocsin.records.base import Instant

Link = tuple[int, str]
"""`seq` and hash of an entry: what the next one follows."""
START: Link = (0, GENESIS)
"""What the first entry follows."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """An entry as it is stored: nothing in it is trusted before it is checked."""

    seq: int
    recorded_at: str
    """ISO 8601 with offset, as sealed."""
    author: str
    id: str
    record: bytes
    """Canonical bytes of the record."""
    previous: str
    hash: str


class Prepared(msgspec.Struct, frozen=True, gc=False):
    """A record on its way into the ledger."""

    id: str
    data: bytes
    record: Record


class Kept(msgspec.Struct, frozen=True):
    """What a ledger holds already of the rows it is given."""

    hashes: dict[int, str]
    """By `seq`."""
    seqs: dict[str, int]
    """By id of the record."""


class Stamp(msgspec.Struct, frozen=True):
    """Who enters records, and when."""

    author: str
    recorded_at: Instant

    def check(self) -> None:
        """Raise `LedgerError` for what could not be sealed or stored everywhere."""
        if not self.author.strip() or not self.author.isprintable():
            raise LedgerError(f"author {self.author!r}: give a name of printable characters")
        if self.recorded_at.utcoffset() is None:
            raise LedgerError(f"recorded_at {self.recorded_at.isoformat()} has no UTC offset")


_CHANGED = "its id is not the digest of its record: one of the two was changed"


def prepare(records: Iterable[Record]) -> list[Prepared]:
    """Records with their bytes and ids; `RecordError` for one that could not be read again."""
    return [_prepared(r) for r in records]


def _prepared(record: Record) -> Prepared:
    data = canonical(record)
    if isinstance(record, Unrecognised):
        # Kept while this code did not know its kind, it comes in as what it is known to be now.
        return Prepared(digest(data), data, decode(data))
    if parse(data) != record:
        raise RecordError(f"{type(record).__name__} does not come back as it is written")
    return Prepared(digest(data), data, record)


def extend(
    end: Link, prepared: Sequence[Prepared], known: Mapping[str, Entry], stamp: Stamp
) -> tuple[list[Row], list[Entry]]:
    """New rows after the chain's end, and the entry of every record, new or known, in order."""
    rows: list[Row] = []
    made = dict(known)
    when = stamp.recorded_at.isoformat()
    seq, previous = end
    for p in prepared:
        if p.id in made:
            continue
        seq += 1
        sealed = seal(seq, stamp.recorded_at, stamp.author, p.id, previous)
        row = Row(seq, when, stamp.author, p.id, p.data, previous, sealed)
        made[p.id] = _entry(row, stamp.recorded_at, p.record)
        rows.append(row)
        previous = sealed
    return rows, [made[p.id] for p in prepared]


def _entry(row: Row, recorded_at: Instant, record: Record) -> Entry:
    entry = Entry(
        seq=row.seq,
        recorded_at=recorded_at,
        author=row.author,
        record=record,
        previous=row.previous,
        hash=row.hash,
    )
    vars(entry)["id"] = row.id  # spares writing and hashing the record again
    return entry


def entry_of(row: Row) -> Entry:
    """The entry in a row; `Tampered` when its record is not the one its id names."""
    try:
        if digest(row.record) == row.id:
            return _entry(row, datetime.fromisoformat(row.recorded_at), parse(row.record))
        reason = _CHANGED
    except (TypeError, ValueError, RecordError) as error:
        reason = str(error)
    raise Tampered(f"entry {row.seq} does not hold: {reason}")


def row_of(entry: Entry) -> Row:
    """An entry as it is stored. Its id is reckoned from its record, whatever it claims."""
    data = canonical(entry.record)
    return Row(
        entry.seq,
        entry.recorded_at.isoformat(),
        entry.author,
        digest(data),
        data,
        entry.previous,
        entry.hash,
    )


def fault_of(row: Row) -> str:
    """Why a row does not hold by itself; empty when it does."""
    try:
        if digest(row.record) != row.id:
            return _CHANGED
        _ = decode(row.record)
        when = datetime.fromisoformat(row.recorded_at)
        if (
            when.utcoffset() is None
            or when.isoformat() != row.recorded_at
            or seal(row.seq, when, row.author, row.id, row.previous) != row.hash
        ):
            return "its hash does not follow from its time, author, id and predecessor"
    except (RecordError, ValueError, TypeError) as error:  # SQLite keeps any type in any column
        return str(error)
    return ""


def check(rows: Iterable[Row]) -> Verdict:
    """Whether rows, in order of `seq`, are a whole chain; the first that does not hold and why."""
    held, head = 0, GENESIS
    for row in rows:
        if row.seq != held + 1:
            reason = f"it is missing, {row.seq} comes after {held}"
            fault = held + 1 if row.seq > held else row.seq
            return Verdict(entries=held, head=head, fault=fault, reason=reason)
        reason = fault_of(row)
        if not reason and row.previous != head:
            reason = "it does not name the hash of the entry before as its predecessor"
        if reason:
            return Verdict(entries=held, head=head, fault=row.seq, reason=reason)
        held, head = row.seq, row.hash
    return Verdict(entries=held, head=head)


def fresh(end: Link, given: Sequence[Row], kept: Kept) -> list[Row]:
    """Those of the given rows that continue the chain after its end.

    Raises `Tampered` for a row that does not hold, `LedgerError` for a gap, a repetition or a fork.
    """
    rows: list[Row] = []
    seq, previous = end
    for row in given:
        reason = fault_of(row)
        if reason:
            raise Tampered(f"entry {row.seq} does not hold: {reason}")
        if row.seq <= end[0]:
            same = kept.hashes.get(row.seq) == row.hash
        elif row.seq != seq + 1:
            raise LedgerError(f"entry {row.seq} comes after {seq}: give all from {seq + 1} on")
        else:
            same = row.previous == previous
            if kept.seqs.setdefault(row.id, row.seq) != row.seq:
                first = kept.seqs[row.id]
                raise LedgerError(f"entry {row.seq} repeats the record of entry {first}")
            rows.append(row)
            seq, previous = row.seq, row.hash
        if not same:
            raise LedgerError(
                f"entry {row.seq} is another one in this ledger: the two went separate ways there; "
                "take it into an empty ledger"
            )
    return rows
