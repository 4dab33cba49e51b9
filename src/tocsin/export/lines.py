"""Coded events as JSON lines: everything, with the spans."""

from collections.abc import Iterable

import msgspec

from tocsin.records import CodedEvent

_encoder = msgspec.json.Encoder()


def jsonl_text(events: Iterable[CodedEvent]) -> str:
    """One event a line; defaults are left out, as in the ledger's records."""
    return "".join(f"{_line(e)}\n" for e in events)


def _line(event: CodedEvent) -> str:
    return _encoder.encode(event).decode("utf-8")
