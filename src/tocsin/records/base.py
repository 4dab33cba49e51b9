"""What all records share: the struct settings, spans and aware instants."""

from datetime import datetime
from typing import Annotated

import msgspec

Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment with its UTC offset. The offset is kept as received: "Monday night" needs it."""


class Value(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A part of a record: immutable, compared by content, no identity of its own.

    Defaults are left out of the bytes, so a field added later with a default changes no older id.
    """


def settle(value: msgspec.Struct, field: str, default: str) -> None:
    """Put the default itself in place of a text equal to it.

    msgspec leaves out a default by identity, not by equality: without this, two equal records could
    differ in their bytes and so in their ids. `default` is the very object the field declares.
    """
    if getattr(value, field) == default:
        msgspec.structs.force_setattr(value, field, default)


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Characters `start:end` (Unicode code points, end exclusive) of `Report.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end}: start must be >= 0 and <= end")

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same stretch, `by` characters further on."""
        return Span(self.start + by, self.end + by)


def require_aware(instant: datetime | None, where: str) -> None:
    """Raise `ValueError` when an instant carries no UTC offset."""
    if instant is not None and instant.utcoffset() is None:
        raise ValueError(f"{where}: {instant.isoformat()} has no UTC offset")
