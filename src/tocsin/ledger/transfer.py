"""A ledger as JSON lines: one entry a line, byte for byte what was sealed."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

import msgspec

from tocsin.ledger.chain import Row, entry_of, row_of
from tocsin.ledger.protocol import Ledger
from tocsin.records import Entry, LedgerError, RecordError, Tampered, decode, digest

BATCH = 256
"""Entries taken at once."""
LINE = 64 * 1024 * 1024
"""Longest line that is read, in characters."""


class _Out(Protocol):
    def write(self, text: str, /) -> object: ...


class _In(Protocol):
    def readline(self, limit: int, /) -> str: ...


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """An entry as a line, in RFC 8785 form; the record as its own canonical bytes."""

    author: str
    hash: str
    previous: str
    record: msgspec.Raw
    recorded_at: str
    seq: int


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(_Line)


def export_jsonl(ledger: Ledger, stream: _Out) -> int:
    """Write every entry as a line; how many were written."""
    count = 0
    for entry in ledger.entries():
        _ = stream.write(line_of(entry))
        count += 1
    return count


def line_of(entry: Entry) -> str:
    """An entry as a line with its line feed."""
    row = row_of(entry)
    line = _Line(
        row.author, row.hash, row.previous, msgspec.Raw(row.record), row.recorded_at, row.seq
    )
    return _encoder.encode(line).decode() + "\n"


def import_jsonl(ledger: Ledger, stream: _In) -> int:
    """Take entries from lines; how many were new. Blank lines are passed over.

    They must repeat what the ledger holds or continue it. Raises `Tampered` for an entry that does
    not hold, `LedgerError` for a line that is none, a gap or a fork; what came before stays.
    """
    new = 0
    found = _entries(stream)
    while batch := list(islice(found, BATCH)):
        new += ledger.adopt(batch)
    return new


def _entries(stream: _In) -> Iterator[Entry]:
    number = 0
    while line := stream.readline(LINE):
        number += 1
        if line.strip():
            yield _entry(line, number)


def _entry(line: str, number: int) -> Entry:
    if len(line) >= LINE and not line.endswith("\n"):
        raise LedgerError(f"line {number} is longer than {LINE} characters")
    try:
        found = _decoder.decode(line)
        data = bytes(found.record)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise LedgerError(f"line {number} is no entry of a ledger: {error}") from error
    sealed = (found.recorded_at, found.author, digest(data), data, found.previous, found.hash)
    try:
        _ = decode(data)
        return entry_of(Row(found.seq, *sealed))
    except (RecordError, Tampered) as error:
        raise Tampered(f"line {number}: {error}") from error
