"""TIMEX3 types and values of what expressions say (TimeML Annotation Guidelines 1.2.1, 2.2)."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tocsin.read.time.conventions import conventions
from tocsin.read.time.feasts import feast
from tocsin.read.time.tree import Node
from tocsin.read.timex.choose import chosen_year, nth_month, nth_year, weekday
from tocsin.read.timex.rules_lengths import period
from tocsin.read.timex.said import UNKNOWN, Said, Ymd, of_date, year_text
from tocsin.read.timex.terms import (
    Away,
    Cal,
    EdgeDay,
    Era,
    Feast,
    Iso,
    Length,
    LongWeekend,
    Modified,
    Nth,
    Of,
    OldYear,
    Piece,
    Repeated,
    SameQuarter,
    Season,
    ShortDecade,
    ShortYear,
    Term,
    TimeOf,
    Unit,
    Vague,
    Weekday,
)

DECADE_AHEAD = 3
"""Years before a decade in which it is already spoken of: "the '90s" in 1988."""
SATURDAY = 5
SMALLER = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100),
           "week": ("day", 7), "day": ("hour", 24)}  # fmt: skip
"""Units that fractions are counted in: "a year and a half ago" is eighteen months."""
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Value:
    """Type, value and attributes of a TIMEX3, and the date that it puts in the reader's mind."""

    type: str
    value: str
    mod: str = ""
    quant: str = ""
    freq: str = ""
    when: Ymd = UNKNOWN
    quarter: tuple[int, int] | None = None


def value(term: Term, said: Said) -> Value | None:
    """The value of a term; None when it is no time after all."""
    return _TABLE[type(term)](term, said)


def _date(when: Ymd, text: str = "") -> Value:
    return Value("DATE", text or when.text, when=when)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _cal(term: Cal, said: Said) -> Value | None:
    if term.day and not _possible(term):
        return None
    if term.year is not None:
        return _date(Ymd(term.year, term.month or 0, term.day or 0))
    if term.month is None:
        base = said.base("month", said=True)
        return _date(Ymd(base.year, base.month, term.day or 0))
    return _date(Ymd(chosen_year(term, said), term.month, term.day or 0))


def _possible(term: Cal) -> bool:
    """Whether the month has such a day; 29 February only in a leap year."""
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(term.month or 1, 31)
    return (term.day or 1) <= longest


def _iso(term: Iso, _: Said) -> Value:
    day = date.fromisoformat(term.text[:10])
    if len(term.text) > len("2024-03-12"):
        return Value("TIME", term.text.replace(" ", "T")[:16], when=of_date(day))
    return _date(of_date(day))


def _short_year(term: ShortYear, said: Said) -> Value | None:
    base = said.last.year or (said.now.year if said.now else 0)
    return _date(Ymd(base // 100 * 100 + term.digits)) if base > 0 else None


def _old_year(term: OldYear, said: Said) -> Value | None:
    return _date(Ymd(-term.number)) if said.last.year < 0 else None


def _era(term: Era, _: Said) -> Value:
    text = f"{term.prefix:0{term.digits}}"
    first = term.prefix * 10 ** (4 - term.digits)
    return Value("DATE", f"BC{text}" if term.old else text, when=Ymd(0 if term.old else first))


def _short_decade(term: ShortDecade, said: Said) -> Value:
    year = said.last.year or (said.now.year if said.now else 1900)
    century = year // 100
    near = said.now.year + DECADE_AHEAD if said.now is not None else 0
    if near and century * 10 + term.tens > near // 10:
        century -= 1
    return _date(Ymd(century * 100 + term.tens * 10), f"{century}{term.tens}")


def _weekday(term: Weekday, said: Said) -> Value:
    day = weekday(term, said)
    return _date(of_date(day)) if day else Value("DATE", f"XXXX-WXX-{term.day + 1}")


def _season(term: Season, said: Said) -> Value:
    month = SEASON_MONTH[term.code]
    year = term.year or nth_year(month, term.nth, said, length=3)
    return Value("DATE", f"{year_text(year) if year else 'XXXX'}-{term.code}", when=Ymd(year))


def _piece(term: Piece, said: Said) -> Value:
    size = 12 // (4 if term.letter == "Q" else 2)
    month = (term.n - 1) * size + 1
    year = term.year or nth_year(month, "", said, length=size)
    text = f"{year_text(year) if year else 'XXXX'}-{term.letter}{term.n}"
    quarter = (year, term.n) if term.letter == "Q" else None
    return Value("DATE", text, when=Ymd(year), quarter=quarter)


def _nth(term: Nth, said: Said) -> Value:
    return _date(Ymd(nth_month(term.month, term.nth, said), term.month))


def _feast_year(term: Feast, near: int, said: Said) -> int:
    first = next(iter(feast(conventions(), term.name, near, term.country)), None)
    if first is None:
        return near
    if term.nth:
        return nth_year(first.start.month, term.nth, said, length=1)
    return chosen_year(Cal(None, first.start.month, first.start.day), said)


def _feast(term: Feast, said: Said) -> Value | None:
    known = conventions()
    near = said.today.year or said.last.year
    year = term.year
    if year is None and near > 0:
        year = _feast_year(term, near, said)
    if not year or year < 0:
        return Value("DATE", "XXXX-XX-XX")
    found = next(iter(feast(known, term.name, year, term.country)), None)
    return _date(of_date(found.start.date())) if found else Value("DATE", f"{year:04}-XX-XX")


def _long_weekend(term: LongWeekend, said: Said) -> Value | None:
    found = value(term.feast, said)
    day = found.when.whole if found else None
    if day is None:
        return Value("DATE", "XXXX-WXX-WE")
    ahead = (SATURDAY - day.weekday()) % 7
    near = day + timedelta(days=ahead if ahead <= day.weekday() + 2 else ahead - 7)
    return Value("DATE", f"{_week(near)}-WE")


# --- offsets -------------------------------------------------------------------------------------


def _grain(unit: str) -> str:
    if unit in {"day", "week", "weekend", "fortnight", "night", "hour", "minute", "second"}:
        return "day"
    return "month" if unit in {"month", "quarter"} else "year"


def _unit(term: Unit, said: Said) -> Value | None:
    base = said.base(_grain(term.unit), said=term.base == "said")
    if term.spoken and said.now is not None and not said.narrative:
        base = said.last if term.unit == "decade" and said.of_decade else said.today
    if said.now is None and term.base == "now":
        return _unanchored(term, base)
    if term.unit == "quarter":
        return _quarter(term, base, said)
    offset = term.offset
    if term.unit == "weekend" and not offset and said.tense == "past" and said.now is not None:
        offset = -(said.now.weekday() < SATURDAY)  # "at the weekend", told on a Monday
    return _moved(base, offset, term.unit, known=said.now is not None)


def _unanchored(term: Unit, base: Ymd) -> Value:
    """What only the report's date could tell; a narrative's year is still likely the one meant."""
    if term.unit == "day":
        return Value("DATE", "XXXX-XX-XX" if term.offset else "PRESENT_REF")
    return _moved(base, term.offset, term.unit, known=False)


def _same_quarter(term: SameQuarter, said: Said) -> Value | None:
    year = value(term.term, said)
    if year is None or not year.when.year:
        return None
    if said.quarter is None and said.now is None:
        return replace(year, value=f"{year.value}-QX")
    n = (
        said.quarter[1] if said.quarter else (said.today.month - 4) // 3 % 4 + 1
    )  # the last one over
    return Value("DATE", f"{year.value}-Q{n}", when=year.when, quarter=(year.when.year, n))


def _quarter(term: Unit, base: Ymd, said: Said) -> Value:
    year, n = base.year, (base.month - 1) // 3 + 1 if base.month else 1
    if term.base == "said" and said.quarter:
        year, n = said.quarter
    index = year * 4 + n - 1 + term.offset
    text = f"{year_text(index // 4)}-Q{index % 4 + 1}" if year else "XXXX-QX"
    return Value("DATE", text, when=Ymd(index // 4), quarter=(index // 4, index % 4 + 1))


def _moved(base: Ymd, by: int, unit: str, *, known: bool = True) -> Value:
    """A calendar unit `by` units from a date, at the unit's grain."""
    if unit == "year":
        year = base.year + by if base.year else 0
        return _date(Ymd(year), year_text(year) if year else "XXXX")
    if unit in {"decade", "century"}:
        return _era_moved(base, by, unit)
    if unit in {"month", "season"}:
        return _month_moved(base, by)
    day = base.whole
    if unit == "day":
        moved = day + timedelta(days=by) if day else None
        return _date(of_date(moved)) if moved else Value("DATE", _unknown_day(base))
    if day is None:
        return Value("DATE", f"{year_text(base.year) if base.year else 'XXXX'}-WXX")
    weeks = 2 * by if unit == "fortnight" else by
    moved = day + timedelta(weeks=weeks)
    text = _week(moved) + ("-WE" if unit == "weekend" else "")
    return Value("DATE", text, when=of_date(moved) if known and unit == "week" else Ymd())


def _unknown_day(base: Ymd) -> str:
    year = year_text(base.year) if base.year else "XXXX"
    return f"{year}-{base.month:02}-XX" if base.month else f"{year}-XX-XX"


def _era_moved(base: Ymd, by: int, unit: str) -> Value:
    digits, size = (3, 10) if unit == "decade" else (2, 100)
    if base.year <= 0:
        prefix = (-base.year) // size - by
        return Value("DATE", f"BC{prefix:0{digits}}" if base.year else "XXX"[:digits])
    return Value("DATE", f"{base.year // size + by:0{digits}}", when=Ymd(base.year + by * size))


def _month_moved(base: Ymd, by: int) -> Value:
    if not base.month:
        return Value("DATE", f"{year_text(base.year) if base.year else 'XXXX'}-XX")
    index = base.year * 12 + base.month - 1 + by
    return _date(Ymd(index // 12, index % 12 + 1))


def _away(term: Away, said: Said) -> Value:
    if term.n is None:
        return Value("DATE", "PAST_REF" if term.sign < 0 else "FUTURE_REF", term.mod)
    unit, n = term.unit, term.n
    if n % 1:
        smaller, by = SMALLER.get(unit, (unit, 1))
        unit, n = smaller, round(n * by)
    base = said.base(_grain(unit), said=term.base == "said")
    by = term.sign * int(n)
    if unit in {"second", "minute", "hour"}:
        return _hours_away(base, by, unit, said)
    if unit == "quarter":
        return _quarter(Unit("quarter", by, term.base), base, said)
    return replace(_moved(base, by, {"night": "day"}.get(unit, unit)), mod=term.mod)


def _hours_away(base: Ymd, by: int, unit: str, said: Said) -> Value:
    if said.now is not None and base == said.today and said.now.hour + said.now.minute:
        moved = said.now + timedelta(**{f"{unit}s": by})
        return Value("TIME", moved.strftime("%Y-%m-%dT%H:%M"), when=of_date(moved.date()))
    return Value("TIME", f"{base.text if base.day else _unknown_day(base)}TXX:XX")


# --- combinations --------------------------------------------------------------------------------


def _of(term: Of, said: Said) -> Value | None:
    large = value(term.large, said)
    small = term.small
    if large is None:
        return None
    if isinstance(small, Weekday):
        return _weekday_of_week(small, large)
    if isinstance(small, Cal | Season | Piece) and large.when.year:
        return value(replace(small, year=large.when.year), said)
    return value(small, said)


def _weekday_of_week(small: Weekday, large: Value) -> Value:
    day = large.when.whole
    if day is None:
        return Value("DATE", f"XXXX-WXX-{small.day + 1}")
    return _date(of_date(day + timedelta(days=small.day - day.weekday())))


def _edge_day(term: EdgeDay, said: Said) -> Value | None:
    whole = value(term.term, said)
    if whole is None or not whole.when.year or whole.when.day:
        return Value("DATE", "XXXX-XX-XX")
    year = whole.when.year
    month = whole.when.month or (12 if term.last else 1)
    longest = calendar.monthrange(year, month)[1] if year > 0 else 1
    return _date(Ymd(year, month, longest if term.last else 1))


def _modified(term: Modified, said: Said) -> Value | None:
    found = value(term.term, said)
    return replace(found, mod=term.mod) if found else None


def _time(term: TimeOf, said: Said) -> Value | None:
    inner = value(term.day, said) if term.day else None
    if term.habit:
        return Value("TIME", f"XXXX-XX-XXT{term.clock}", term.mod)
    if term.day is None:
        when = said.clock_day
        text = when.text if when.day else "XXXX-XX-XX"
    elif inner is None:
        return None
    elif inner.value == "PRESENT_REF":  # "tonight" in a text without a date
        text, when = "XXXX-XX-XX", inner.when
    else:
        text, when = inner.value.partition("T")[0], inner.when
    return Value("TIME", f"{text}T{term.clock}", term.mod, when=when)


def _length(term: Length, _: Said) -> Value:
    return Value("DURATION", period(term.parts), term.mod)


def _repeated(term: Repeated, _: Said) -> Value:
    return Value("SET", term.value, quant=term.quant, freq=term.freq)


def _vague(term: Vague, _: Said) -> Value:
    return Value("DATE", term.value)


_TABLE: dict[type[Node], Callable[[Any, Said], Value | None]] = {
    Away: _away,
    Cal: _cal,
    EdgeDay: _edge_day,
    Era: _era,
    Feast: _feast,
    Iso: _iso,
    Length: _length,
    LongWeekend: _long_weekend,
    Modified: _modified,
    Nth: _nth,
    Of: _of,
    OldYear: _old_year,
    Piece: _piece,
    Repeated: _repeated,
    SameQuarter: _same_quarter,
    Season: _season,
    ShortDecade: _short_decade,
    ShortYear: _short_year,
    TimeOf: _time,
    Unit: _unit,
    Vague: _vague,
    Weekday: _weekday,
}
