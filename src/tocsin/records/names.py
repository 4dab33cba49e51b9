"""A proper name in a report and what it stands for."""

from typing import Literal

from tocsin.records.base import Span, Value

NameKind = Literal["person", "organisation", "place", "outlet"]
"""What bears a name."""


class Name(Value, frozen=True, kw_only=True):
    """One proper name where it stands."""

    span: Span
    """Its characters, without article, title or possessive ending."""
    kind: NameKind
    full: str
    """The name it stands for: "Maria Lund" for "Lund", "The Jerusalem Post" for "the Post"."""
    country: str | None = None
    """Country of its bearer where known; of a place, the country it lies in."""
    sector: str | None = None
    """PLOVER sector of its bearer where known."""
