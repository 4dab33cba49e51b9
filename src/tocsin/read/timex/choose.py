"""Which year, month or day is meant where an expression leaves it open.

In a report with a date, tense and nearness decide; in a text without one, the dates said before
do (as HeidelTime distinguishes news from narratives: Stroetgen and Gertz, LREC 2012).
"""

from datetime import date, timedelta

from tocsin.read.timex.said import Said, Ymd
from tocsin.read.timex.terms import Cal, Weekday

YEAR_END, YEAR_START = 11, 2
"""A month up to February after one from November on, in a narrative, is in the next year."""
MONTHS, CLOSE = 12, 2
"""Months in a year, and those within which a month is the nearest of its name."""
FAR = 45
"""Days by which the nearer occurrence may go against the tense."""


def chosen_year(term: Cal, said: Said) -> int:
    """The year of a month or day that is named without one; 0 when nothing tells."""
    if said.shared is not None and said.shared.year and said.shared.month:
        return said.shared.year - ((term.month or 0) > said.shared.month)
    if said.now is None or said.narrative:
        return _narrated(term, said)
    today = said.now.date()
    found = [_date(y, term.month or 1, term.day) for y in range(today.year - 1, today.year + 2)]
    if not term.day:
        return _month_year(term.month or 1, said, today)
    nearest = min(found, key=lambda d: abs((d - today).days))
    if said.tense == "past" and (nearest - today).days > FAR:
        return nearest.year - 1
    if said.tense == "future" and (today - nearest).days > FAR:
        return nearest.year + 1
    return nearest.year


def _date(year: int, month: int, day: int | None) -> date:
    try:
        return date(year, month, day or 1)
    except ValueError:  # 29 February
        return date(year, month, 28)


def _month_year(month: int, said: Said, today: date) -> int:
    """A bare month: by the tense, but for one so near that "last" or "next" would be said else."""
    ahead = (month - today.month) % 12
    coming = today.year if month >= today.month else today.year + 1
    last = today.year if month <= today.month else today.year - 1
    if ahead <= CLOSE:
        return coming
    if ahead >= MONTHS - CLOSE:
        return last
    if said.tense is None:
        return coming if ahead == CLOSE + 1 else last
    return coming if said.tense == "future" else last


def _narrated(term: Cal, said: Said) -> int:
    last = said.thread
    if not last.year or not last.month or last.year < 0:
        return last.year
    turned = last.month >= YEAR_END and (term.month or 0) <= YEAR_START
    return last.year + 1 if turned else last.year


def nth_month(month: int, nth: str, said: Said) -> int:
    """The year of "last March", "next May", "this June"; 0 when nothing tells."""
    base = said.base("month", said=nth in {"before", "after"} or said.now is None)
    return _nth(month, nth, base, 1)


def nth_year(month: int, nth: str, said: Said, *, length: int) -> int:
    """The year of a season, quarter or feast that starts in a month; 0 when nothing tells."""
    if nth:
        base = said.base("month", said=nth in {"before", "after"} or said.now is None)
        return _nth(month, nth, base, length)
    if said.shared is not None and said.shared.year and length > 1:
        return said.shared.year
    if said.now is None or said.narrative:
        return said.thread.year
    today = said.now.date()
    begun = today.year if month <= today.month else today.year - 1
    if said.tense == "future":
        return begun if month <= today.month < month + length else _ahead(month, today)
    coming = (month - today.month) % 12
    near = said.tense is None and 0 < coming <= length
    return _ahead(month, today) if near else begun


def _ahead(month: int, today: date) -> int:
    return today.year if month >= today.month else today.year + 1


def _nth(month: int, nth: str, base: Ymd, length: int) -> int:
    if not base.year:
        return 0
    now = base.month or 1
    if nth in {"last", "before"}:
        return base.year if month + length - 1 < now else base.year - 1
    if nth in {"next", "after"}:
        return base.year if month > now else base.year + 1
    return base.year + 1 if nth == "coming" and month < now else base.year


def weekday(term: Weekday, said: Said) -> date | None:
    """The day that a weekday means; None when nothing tells."""
    named = said.day.whole
    base = said.today.whole if said.now is not None else named
    if base is None:
        return None
    if term.nth == "said" and named is not None and named.weekday() == term.day:
        return named
    if term.nth in {"before", "last"}:
        return _before(named or base if term.nth == "before" else base, term.day)
    if term.nth == "to":
        base = named or base
    ahead = (term.day - base.weekday()) % 7
    if term.nth == "next":
        return base + timedelta(days=ahead or 7)
    forward = term.nth in {"this", "after", "to"} or said.now is None or said.tense == "future"
    return base + timedelta(days=ahead if forward else ahead - 7 if ahead else 0)


def _before(day: date, weekday_: int) -> date:
    """The last such weekday before a day."""
    return day - timedelta(days=(day.weekday() - weekday_) % 7 or 7)
