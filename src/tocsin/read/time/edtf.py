"""Windows as Extended Date/Time Format text (ISO 8601-2:2019; EDTF level 1)."""

from datetime import datetime, timedelta

from tocsin.read.time.algebra import Range, add_months, midnight

DAY = timedelta(days=1)


def edtf(r: Range, offset: str) -> str:
    """The text of a range: a day, month, year or an interval; `..` an open end, `~` approximate.

    EDTF intervals hold both their ends, so the last day is named. Ends within a day are written as
    date and time with the UTC offset (`offset`, such as "+03:00").
    """
    if r.start is None and r.end is None:
        return "../.."
    if r.start is not None and r.end is not None and _whole(r.start) and _whole(r.end):
        unit = _unit(r.start, r.end)
        if unit:
            return unit + ("~" if r.about else "")
    start, end = _end(r.start, offset, last=False), _end(r.end, offset, last=True)
    tilde = "~" if r.about else ""
    return f"{start}{tilde if r.start else ''}/{end}{tilde if r.end else ''}"


def _whole(moment: datetime) -> bool:
    return moment == midnight(moment)


def _unit(start: datetime, end: datetime) -> str:
    if end - start == DAY:
        return start.date().isoformat()
    if start.day == 1 and end == add_months(start, 1):
        return f"{start.year:04}-{start.month:02}"
    if (start.day, start.month) == (1, 1) and end == add_months(start, 12):
        return f"{start.year:04}"
    return ""


def _end(moment: datetime | None, offset: str, *, last: bool) -> str:
    if moment is None:
        return ".."
    if _whole(moment):
        return (moment - DAY if last else moment).date().isoformat()
    return moment.isoformat(timespec="minutes") + offset
