"""A public alert: what a named person decided to issue."""

from typing import Literal

from tocsin.records.base import Value


class Alert(Value, frozen=True, kw_only=True, tag_field="type", tag="alert"):
    """A CAP 1.2 message (OASIS, July 2010) with the decision behind it."""

    identifier: str
    """CAP `identifier`."""
    kind: Literal["issue", "update", "cancel"]
    """What it does to earlier messages."""
    cap: str
    """The message itself, as XML text."""
    decided_by: tuple[str, ...]
    """The named persons who decided."""
    references: tuple[str, ...] = ()
    """Identifiers of earlier messages that it updates or cancels."""
    v: int = 1
    """Version of this record's form."""
