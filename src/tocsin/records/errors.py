"""Every error Tocsin raises on purpose.

    TocsinError
    ├── RecordError            a record that cannot be encoded or decoded
    ├── VocabularyError        a vocabulary or world file that does not hold (file, line, what)
    ├── FeedError              input that cannot become a report (thing, place, way out)
    │   ├── TooLarge           a limit on size, nesting, count or time was reached
    │   ├── Forbidden          an address or scheme that is not allowed
    │   └── NoText             nothing readable was found
    └── LedgerError            the ledger cannot be opened, appended to or trusted
        └── Tampered           an entry's hash does not follow from its content

A message names the thing, the place and the way out. Errors that concern one report never stop the
others: whoever handles many things turns them into `Refused` records.
"""


class TocsinError(Exception):
    """Base of all errors raised on purpose."""


class RecordError(TocsinError):
    """A record that cannot be encoded or decoded."""


class VocabularyError(TocsinError):
    """A vocabulary or world file that does not hold; the message starts with `file:line:`."""


class FeedError(TocsinError):
    """Input that cannot become a report."""


class TooLarge(FeedError):
    """A limit on size, nesting, count or time was reached."""


class Forbidden(FeedError):
    """An address or scheme that is not allowed."""


class NoText(FeedError):
    """Nothing readable was found."""


class LedgerError(TocsinError):
    """The ledger cannot be opened, appended to or trusted."""


class Tampered(LedgerError):
    """An entry's hash does not follow from its content and its predecessor."""
