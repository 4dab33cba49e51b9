"""The civil dates of feasts, reckoned from their calendars.

Easter: anonymous Gregorian and Julian algorithms (Meeus, Astronomical Algorithms, 1991, ch. 8).
Hebrew and tabular Islamic calendars: Reingold and Dershowitz,
Calendrical Calculations, on the Islamic and the Hebrew calendar.
The tabular Islamic calendar may differ by a day from the sighted moon.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from tocsin.read.time.algebra import Closed, day_of
from tocsin.read.time.conventions import Conventions, FeastDay
from tocsin.vocabulary.holidays import holiday_days, holidays

_HEBREW_EPOCH = -1373427  # fixed day (1 = 1 January 1) before 1 Tishri of year 1
_ISLAMIC_EPOCH = 227015  # fixed day of 1 Muharram of year 1 (16 July 622 Julian)


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, as a Gregorian date."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def islamic(year: int, month: int, day: int) -> date:
    """A date of the tabular Islamic calendar."""
    fixed = (
        _ISLAMIC_EPOCH
        - 1
        + (year - 1) * 354
        + (3 + 11 * year) // 30
        + 29 * (month - 1)
        + month // 2
        + day
    )
    return date.fromordinal(fixed)


def _leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7  # noqa: PLR2004 - seven leap years in nineteen


def _new_year(year: int) -> int:
    """Fixed day of 1 Tishri."""

    def elapsed(y: int) -> int:
        months = (235 * y - 234) // 19
        parts = 12084 + 13753 * months
        day = 29 * months + parts // 25920
        return day + 1 if 3 * (day + 1) % 7 < 3 else day  # noqa: PLR2004 - never Sun, Wed, Fri

    before, here, after = elapsed(year - 1), elapsed(year), elapsed(year + 1)
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0  # noqa: PLR2004 - lengths
    return _HEBREW_EPOCH + here + late


def hebrew(year: int, month: int, day: int) -> date:
    """A date of the Hebrew calendar, months counted from Nisan; Purim's Adar is the last one."""
    start, days = _new_year(year), _new_year(year + 1) - _new_year(year)
    last = 13 if _leap(year) else 12
    month = last if month == 12 else month  # noqa: PLR2004 - Adar, or Adar II in a leap year

    def length(m: int) -> int:
        long_heshvan, short_kislev = days % 10 == 5, days % 10 == 3  # noqa: PLR2004 - year kinds
        odd = {2: 29, 4: 29, 6: 29, 10: 29, 13: 29}
        if m == 12:  # noqa: PLR2004 - Adar
            return 30 if _leap(year) else 29
        if m == 8:  # noqa: PLR2004 - Heshvan
            return 30 if long_heshvan else 29
        if m == 9:  # noqa: PLR2004 - Kislev
            return 29 if short_kislev else 30
        return odd.get(m, 30)

    order = [*range(7, last + 1), *range(1, 7)]
    return date.fromordinal(start + sum(length(m) for m in order[: order.index(month)]) + day - 1)


def _gregorian(f: FeastDay, year: int) -> list[date]:
    return [date(year, f.month, f.day)]


def _islamic(f: FeastDay, year: int) -> list[date]:
    guess = (year - 622) * 33 // 32
    return [islamic(y, f.month, f.day) for y in (guess, guess + 1, guess + 2)]


def _eids(_: FeastDay, year: int) -> list[date]:
    """Both feasts that are called Eid: of breaking the fast, and of sacrifice."""
    guess = (year - 622) * 33 // 32
    years = (guess, guess + 1, guess + 2)
    return sorted(islamic(y, *day) for y in years for day in ((10, 1), (12, 10)))


def _hebrew(f: FeastDay, year: int) -> list[date]:
    return [hebrew(y, f.month, f.day) for y in (year + 3760, year + 3761)]


def _weekdays(f: FeastDay, year: int) -> list[date]:
    """The n-th weekday of a month; -1 is the last."""
    first = date(year, f.month, 1)
    days = [first + timedelta(days=i) for i in range(calendar.monthrange(year, f.month)[1])]
    found = [d for d in days if d.weekday() == f.day]
    return [found[f.nth - 1 if f.nth > 0 else f.nth]]


_CALENDARS: dict[str, Callable[[FeastDay, int], list[date]]] = {
    "gregorian": _gregorian,
    "easter": lambda f, y: [easter(y) + timedelta(days=f.day)],
    "orthodox-easter": lambda f, y: [orthodox_easter(y) + timedelta(days=f.day)],
    "islamic": _islamic,
    "eids": _eids,
    "hebrew": _hebrew,
    "weekdays": _weekdays,
}


@cache
def _days(f: FeastDay, year: int) -> tuple[date, ...]:
    return tuple(d for d in _CALENDARS[f.calendar](f, year) if d.year == year)


def feast(conv: Conventions, name: str, year: int, country: str = "") -> list[Closed]:
    """The feast's days in a civil year: none where no calendar is kept, two in rare years.

    As `country` keeps them (ISO 3166-1 alpha-3), where it does; none for "?".
    """
    known = holidays().get(name)
    f = conv.feasts.get(known.feast or name if known else name)
    kept = holiday_days(name, country, year) if country and known else ()
    if kept:
        least = timedelta(days=f.days if f else 1)
        spans = [(day_of(first).start, day_of(last).end) for first, last in kept]
        return [Closed(start, max(end, start + least), "day") for start, end in spans]
    if f is None or country == "?":
        return []
    dated = conv.kept_dates.get(f.calendar)
    days = tuple(d for d in dated if d.year == year) if dated is not None else _days(f, year)
    found = [day_of(d) for d in days]
    return [Closed(r.start, r.start + timedelta(days=f.days), "day") for r in found]
