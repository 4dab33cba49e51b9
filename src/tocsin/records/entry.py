"""A line of the ledger."""

from functools import cached_property

import msgspec

from tocsin.records.base import Instant, Value
from tocsin.records.codec import Record, digest, record_id

GENESIS = "0" * 64
"""`previous` of the first entry."""


class Entry(Value, frozen=True, kw_only=True, dict=True):
    """A record as the ledger keeps it. Order is `seq`, never a clock."""

    seq: int
    """1, 2, 3, ... without gaps."""
    recorded_at: Instant
    """When the desk took it in."""
    author: str
    """Who entered it: a person, a partner, or the machine's name ("reader:rules/1")."""
    record: Record
    """What was said or decided."""
    previous: str
    """Hash of the entry before; `GENESIS` for the first."""
    hash: str
    """Hash over the record's id, the entry's own fields and `previous`."""

    @cached_property
    def id(self) -> str:
        """Id of the record, reckoned once."""
        return record_id(self.record)


class _Sealed(msgspec.Struct, array_like=True):
    """What an entry's hash covers, in this order."""

    seq: int
    recorded_at: str
    author: str
    record: str
    previous: str


def seal(seq: int, recorded_at: Instant, author: str, record_id_: str, previous: str) -> str:
    """Hash of an entry: SHA-256 over the RFC 8785 array of its fields."""
    body = _Sealed(seq, recorded_at.isoformat(), author, record_id_, previous)
    return digest(msgspec.json.encode(body))
