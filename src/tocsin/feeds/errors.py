"""Why input becomes no report: every reason code of this room, one class each.

    FeedError
    ├── Malformed              malformed            broken beyond reading
    ├── Unreadable             unreadable           a parser failed in a way nobody foresaw
    ├── Unsupported            unsupported-type     a kind of file or content that is not read
    ├── NotFound               not-found            no such file or folder, or it may not be read
    ├── Unreachable            fetch-failed         the address gave no usable answer
    ├── Encrypted              encrypted            needs a password
    ├── BadMapping             bad-mapping          a column mapping that fits nothing
    ├── UnreadableDate         unreadable-date      a date in a form that is not understood
    ├── Forbidden              forbidden-address    an address or scheme that is not allowed
    ├── NoText                 no-text              nothing readable was found
    └── TooLarge               too-large            more bytes or text than the limit
        ├── TooDeep            too-deep             nested beyond the limit
        ├── TooMany            too-many             more items, pages or elements than the limit
        ├── TooSlow            too-slow             not done within the time allowed
        ├── Bomb               decompression-limit  expands beyond the limit
        └── Redirected         too-many-redirects   sent on more often than the limit

Parsers raise; `refused` turns what they raise into the `Refused` value that callers see.
"""

from tocsin.records import FeedError, Forbidden, NoText, Refused, TooLarge


class Malformed(FeedError):
    """Broken beyond reading."""


class Unreadable(FeedError):
    """A parser failed in a way nobody foresaw: worth reporting."""


class Unsupported(FeedError):
    """A kind of file or content that is not read."""


class NotFound(FeedError):
    """No such file or folder, or it may not be read."""


class Unreachable(FeedError):
    """The address gave no usable answer."""


class Encrypted(FeedError):
    """Needs a password."""


class BadMapping(FeedError):
    """A column mapping that fits nothing."""


class UnreadableDate(FeedError, ValueError):
    """A date in a form that is not understood."""


class TooDeep(TooLarge):
    """Nested beyond the limit."""


class TooMany(TooLarge):
    """More items, pages or elements than the limit."""


class TooSlow(TooLarge):
    """Not done within the time allowed."""


class Bomb(TooLarge):
    """Expands beyond the limit."""


class Redirected(TooLarge):
    """Sent on more often than the limit."""


REASONS: dict[type[FeedError], str] = {
    Malformed: "malformed",
    Unreadable: "unreadable",
    Unsupported: "unsupported-type",
    NotFound: "not-found",
    Unreachable: "fetch-failed",
    Encrypted: "encrypted",
    BadMapping: "bad-mapping",
    UnreadableDate: "unreadable-date",
    Forbidden: "forbidden-address",
    NoText: "no-text",
    TooLarge: "too-large",
    TooDeep: "too-deep",
    TooMany: "too-many",
    TooSlow: "too-slow",
    Bomb: "decompression-limit",
    Redirected: "too-many-redirects",
}


def refused(name: str, error: FeedError) -> Refused:
    """The value that stands for input which became no report."""
    return Refused(
        subject=name, reason=REASONS.get(type(error), "unreadable"), detail=f"{name}: {error}"
    )
