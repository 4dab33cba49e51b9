"""Publication dates as written, into bounds. The clock is never asked.

    2024-04-11T14:05:00+02:00        exact, offset kept             RFC 3339, section 5.6
    Thu, 11 Apr 2024 14:05:00 +0200  exact, offset kept             RFC 5322, section 3.3
    2024-04-11T14:05                 14:05 at +14:00 .. at -12:00   the offset is unknown
    2024-04-11, 11 April 2024        the day, at +14:00 .. at -12:00
    2024-04                          the month, likewise

Where the offset is unknown, both bounds read the same on the wall: a reader that needs the local
day takes it from either. Forms with a number for the month that stands second or first by country
(04/11/2024) are not understood on purpose.
"""

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from tocsin.feeds.errors import UnreadableDate
from tocsin.records import TimeRange

EAST = timezone(timedelta(hours=14))
"""Kiribati: where a day begins first."""
WEST = timezone(timedelta(hours=-12))
"""The date line's other side: where a day ends last."""
YEARS = range(1850, 2200)
"""Years that a report can come from; anything else is a slip."""
LONGEST = 80
"""Characters of the longest form, with room to spare."""

_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d)"
    r"(?:(?:[Tt]|\s+)(?P<H>\d\d):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,](?P<f>\d{1,9}))?)?"
    r"\s*(?P<z>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?",
    re.ASCII,
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?", re.ASCII)
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{4}\s+\d\d?:\d\d(?::\d\d)?"
    r"(?:\s*(?P<z>[+-]\d{4}|[A-Za-z]{1,5}))?(?:\s*\([^()]*\))?",
    re.ASCII,
)
_DAY_FIRST = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m>[A-Za-z]{3,9})\.?,?\s+(?P<y>\d{4})",
    re.ASCII,
)
_MONTH_FIRST = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?P<m>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})",
    re.ASCII,
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ZONES = frozenset({"UT", "UTC", "GMT", "Z"} | {zone + s for zone in "ECMP" for s in ("ST", "DT")})
"""Named zones with one meaning (RFC 5322, section 4.3); another name leaves the offset unknown."""
_EPOCH = (1e8, 5e9)
"""Seconds since 1970 that a report can come from: 1973 to 2128."""


def parse_published(text: str, basis: str) -> TimeRange:
    """The bounds that a written date gives.

    Raises `UnreadableDate` (a `ValueError`) with the forms that are understood.
    """
    found = read_date(text, basis)
    if found is None:
        raise UnreadableDate(
            f"date {text[:LONGEST]!r} is not understood; write 2024-04-11T14:05+02:00, "
            "2024-04-11T14:05, 2024-04-11 or Thu, 11 Apr 2024 14:05:00 +0200"
        )
    return found


def read_date(text: str, basis: str) -> TimeRange | None:
    """The bounds that a written date gives; None when the form is not understood."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    for form in (_iso, _basic, _mail, _words):
        try:
            found = form(text, basis)
        except (ValueError, OverflowError):
            continue
        if found:
            return found
    return None


def from_epoch(value: float, basis: str) -> TimeRange | None:
    """An exact moment from seconds or milliseconds since 1970; None when neither is plausible."""
    for unit in (1, 1000):
        if _EPOCH[0] <= value / unit < _EPOCH[1]:
            return TimeRange.at(datetime.fromtimestamp(value / unit, UTC), basis)
    return None


def unzoned(first: datetime, last: datetime, basis: str) -> TimeRange:
    """The bounds of a stretch of local time whose offset nobody stated."""
    return TimeRange(
        earliest=first.replace(tzinfo=EAST), latest=last.replace(tzinfo=WEST), basis=basis
    )


def _of_day(year: int, month: int, day: int, basis: str) -> TimeRange:
    _require_year(year)
    first = datetime(year, month, day)  # noqa: DTZ001 - the offset is what is unknown
    return unzoned(first, first + timedelta(days=1, seconds=-1), basis)


def _of_month(year: int, month: int, basis: str) -> TimeRange:
    _require_year(year)
    first = datetime(year, month, 1)  # noqa: DTZ001 - the offset is what is unknown
    days = timedelta(days=monthrange(year, month)[1])
    return unzoned(first, first + days - timedelta(seconds=1), basis)


def _require_year(year: int) -> None:
    if year not in YEARS:
        raise ValueError(f"year {year}")


def _zone(text: str) -> timezone:
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _moment(local: datetime, zone: str | None, basis: str) -> TimeRange:
    _require_year(local.year)
    if zone is None:
        return unzoned(local, local, basis)
    return TimeRange.at(local.replace(tzinfo=_zone(zone)), basis)


def _iso(text: str, basis: str) -> TimeRange | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    part = match.groupdict()
    year, month = int(part["y"]), int(part["m"])
    if part["d"] is None:
        return _of_month(year, month, basis)
    if part["H"] is None:
        return _of_day(year, month, int(part["d"]), basis)
    second, micro = int(part["S"] or 0), int((part["f"] or "0")[:6].ljust(6, "0"))
    leap = second == 60  # noqa: PLR2004 - a leap second (RFC 3339, section 5.7)
    local = datetime(  # noqa: DTZ001 - `_moment` sets the offset, or says that it is unknown
        year, month, int(part["d"]), int(part["H"]), int(part["M"]), 59 if leap else second, micro
    )
    return _moment(local + timedelta(seconds=leap), part["z"], basis)


def _basic(text: str, basis: str) -> TimeRange | None:
    match = _BASIC.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    if hour is None:
        return _of_day(int(year), int(month), int(day), basis)
    clock = (int(hour), int(minute), int(second or 0))
    return _moment(datetime(int(year), int(month), int(day), *clock), zone, basis)  # noqa: DTZ001 - same


def _mail(text: str, basis: str) -> TimeRange | None:
    match = _MAIL.fullmatch(text)
    parts = parsedate_tz(text) if match else None
    if match is None or parts is None:
        return None
    local = datetime(*parts[:6])  # noqa: DTZ001 - `_moment` sets the offset
    zone = match["z"]
    if zone is None or (zone[0] not in "+-" and zone.upper() not in _ZONES):
        return _moment(local, None, basis)
    _require_year(local.year)
    offset = timezone(timedelta(seconds=parts[9] or 0))
    return TimeRange.at(local.replace(tzinfo=UTC if not parts[9] else offset), basis)


def _words(text: str, basis: str) -> TimeRange | None:
    match = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if match is None:
        return None
    name = match["m"].lower()
    months = [n for n, month in enumerate(_MONTHS, 1) if month.startswith(name)]
    if name == "sept":
        months = [9]
    if len(months) != 1:
        return None
    return _of_day(int(match["y"]), months[0], int(match["d"]), basis)
