"""A text by one outlet as received."""

import msgspec

from tocsin.records.base import Value, settle
from tocsin.records.time import TimeRange

UNDETERMINED = "und"
"""ISO 639-2 code of a language that is not known."""


class Report(Value, frozen=True, kw_only=True, tag_field="type", tag="report"):
    """A text as received. Spans of statements count characters of `text`."""

    outlet: str | None
    """Who published it, as printed; None when not stated."""
    title: str
    """Headline; empty when there is none."""
    body: str
    """The text below the headline, newlines as `\\n`."""
    published: TimeRange = msgspec.field(default_factory=TimeRange)
    """When it was published. Never the clock."""
    url: str | None = None
    """Address it was found under, as given."""
    language: str = UNDETERMINED
    """ISO 639-1 code, "und" when undetermined."""
    digest: str = ""
    """SHA-256 (hex) of the bytes received, before any extraction; empty for text handed in."""
    v: int = 1
    """Version of this record's form."""

    def __post_init__(self) -> None:
        settle(self, "language", UNDETERMINED)

    @property
    def text(self) -> str:
        """Headline and body as one text, two newlines between them."""
        return (
            f"{self.title}\n\n{self.body}" if self.title and self.body else self.title or self.body
        )

    @property
    def body_start(self) -> int:
        """Where the body starts in `text`."""
        return (
            len(self.title) + 2 if self.title and self.body else 0 if self.body else len(self.title)
        )
