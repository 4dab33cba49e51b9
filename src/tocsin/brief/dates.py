"""Times as a person reads them, in the offset they were given with."""

import re
from datetime import datetime, timedelta

from tocsin.brief.clean import line
from tocsin.brief.model import Time
from tocsin.records import TimeRange, Window

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_CLOCK = timedelta(hours=20)
"""What lasts as long is told by its days."""
_POINT = timedelta(minutes=5)
"""What is as short is told by its beginning."""
_INSTANT = re.compile(r"\b(\d{4}-\d\d-\d\d)T\d\d:\d\d\S*?(?=[\s,;)]|$)")
_MONTH_DAYS = 30.4
_LONG_DAYS = 21
_LONG_HOURS = 72
_WEEK = 7
_DASH = "\N{EN DASH}"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Names of the months: no locale is asked."""


def day(moment: datetime) -> str:
    """Like "17 March 2024"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def last_day(end: datetime) -> str:
    """The last day that lies at least in part before an end."""
    return day(end - timedelta(minutes=1) if _midnight(end) else end)


def clock(moment: datetime) -> str:
    """Like "17 March 2024, 18:30 UTC-08:00"."""
    return f"{day(moment)}, {moment:%H:%M} {offset(moment)}"


def offset(moment: datetime) -> str:
    """Like "UTC" or "UTC-08:00"."""
    return "UTC" if not moment.utcoffset() else f"UTC{moment:%z}"[:6] + ":" + f"{moment:%z}"[3:5]


def published(when: TimeRange, grounds: tuple[str, ...] = ()) -> str:
    """When a report was published: exactly, between bounds with their grounds, or not known."""
    if when.exact and when.earliest is not None:
        return clock(when.earliest)
    if when.anchor is not None and when.earliest is not None:
        return day(when.earliest)
    because = f", because {line('; '.join(grounds))}" if grounds else ""
    if when.earliest and when.latest:
        return f"undated (between {day(when.earliest)} and {day(when.latest)}{because})"
    if when.earliest:
        return f"undated (not before {day(when.earliest)}{because})"
    if when.latest:
        return f"undated (not after {day(when.latest)}{because})"
    return f"undated{because}"


def issued(when: TimeRange) -> Time:
    """When a report was published, in short: the day, "undated, about ..." or "undated"."""
    if when.anchor is not None and when.earliest is not None:
        return Time(short=day(when.earliest), full=published(when))
    return Time(short="undated", full="undated")


def window(given: Window | None, phrase: str = "") -> Time:
    """When something is said to happen; empty when nothing is said."""
    if given is None:
        return Time(short="", full="")
    if given.resolved and (given.earliest or given.latest):
        ends = (given.earliest, given.latest)
        return Time(short=in_short(*ends), full=span_of(*ends))
    words = _unresolved(given, phrase)
    return Time(short=words, full=words)


def _unresolved(given: Window, phrase: str) -> str:
    said = f"“{line(phrase)}”" if phrase else ""
    if given.relative is not None:
        counted = relative(*given.relative)
        return f"{said} ({counted})" if said and counted else said or counted
    return said


def span_of(earliest: datetime | None, latest: datetime | None) -> str:
    """A half-open window: whole days by their dates, else with the clock."""
    if earliest is not None and latest is not None:
        if _midnight(earliest) and _midnight(latest):
            return _days(earliest, latest)
        return f"{clock(earliest)} to {clock(latest)}"
    if earliest is not None:
        return f"from {day(earliest) if _midnight(earliest) else clock(earliest)} on"
    if latest is not None:
        return f"by {day(latest - _DAY) if _midnight(latest) else clock(latest)}"
    return ""


def in_short(earliest: datetime | None, latest: datetime | None) -> str:
    """A window for running text: days, and the clock only within a day. The offset is left out."""
    if earliest is None:
        return f"by {last_day(latest)}" if latest else ""
    if latest is None:
        return f"from {day(earliest)} on"
    end = latest.astimezone(earliest.tzinfo)
    if end - earliest >= _CLOCK or (_midnight(earliest) and _midnight(end)):
        return _days(_floor(earliest), _floor(end - _MINUTE) + _DAY)
    if end - earliest <= _POINT:
        return f"{day(earliest)}, {earliest:%H:%M}"
    if last_day(end) == day(earliest):
        close = "24:00" if _midnight(end) else f"{end:%H:%M}"
        return f"{day(earliest)}, {earliest:%H:%M}{_DASH}{close}"
    return _days(_floor(earliest), _floor(end) + _DAY)


def days_between(first: datetime, last: datetime) -> str:
    """The days from one moment's to the other's, both included."""
    return _days(_floor(first), _floor(last.astimezone(first.tzinfo)) + _DAY)


def _floor(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def days_only(text: str) -> str:
    """A text with its ISO instants cut down to their dates."""
    return _INSTANT.sub(r"\1", text)


def _days(earliest: datetime, latest: datetime) -> str:
    last = latest - _DAY
    if last <= earliest:
        return day(earliest)
    if (earliest.year, earliest.month) == (last.year, last.month):
        return f"{earliest.day}{_DASH}{day(last)}"
    return f"{day(earliest)} {_DASH} {day(last)}"


def _midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def relative(low: float | None, high: float | None) -> str:
    """Hours from the report in words: "from 2 weeks to 2 months after the report"."""
    if low is None or high is None:
        return _one_sided(low, high)
    if low == 0:
        return f"within {length(high)} of the report"
    if low < 0 < high:
        return f"from {length(-low)} before to {length(high)} after the report"
    near, far, side = (low, high, "after") if low > 0 else (-high, -low, "before")
    if length(near) == length(far):
        return f"{length(near)} {side} the report"
    return f"{length(near)} to {length(far)} {side} the report"


def _one_sided(low: float | None, high: float | None) -> str:
    if low is not None:
        return f"from {length(low)} after the report on" if low > 0 else "from the report on"
    if high is not None:
        return f"within {length(high)} of the report" if high > 0 else "before the report"
    return ""


def length(hours: float) -> str:
    """A length of time in its natural unit."""
    days = hours / 24
    if abs(hours) < _LONG_HOURS:
        return _count(hours, "hour")
    if days < _LONG_DAYS and days % _WEEK:
        return _count(days, "day")
    if days < 2 * _MONTH_DAYS - 1:
        return _count(days / _WEEK, "week") if days % _WEEK < 1 else _count(days, "day")
    return _count(days / _MONTH_DAYS, "month")


def _count(number: float, unit: str) -> str:
    n = round(number)
    return f"{n} {unit}{'' if n == 1 else 's'}"
