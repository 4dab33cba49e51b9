"""All times of a text together: windows, the TIMEX3 in them, what they are reckoned from."""

from collections.abc import Iterator

from tocsin.read.time import anchor_of, find_windows
from tocsin.read.timex import find_timexes
from tocsin.records import Report, Span, TimePhrase, Timex, Timing, Window


def timing(report: Report, country: str | None = None) -> Timing:
    """How the times of a report's text are understood, in order.

    Reckoned from the report's date, else from its dateline or "Updated" line, else from the
    explicit date last named; never from a clock. `country` (ISO 3166-1 alpha-3) says which days
    are the weekend, and whose holidays are meant where no other country is named. Never raises.
    """
    anchor, basis = anchor_of(report)
    given = anchor if basis == "published" else None
    windows = find_windows(report.text, given, country=country)
    expressions = find_timexes(report.text, anchor, country)
    phrases = sorted(_phrases(report.text, windows, expressions), key=lambda p: p.span.start)
    exact = report.published.exact
    return Timing(anchor=anchor, basis=basis, exact=exact, phrases=tuple(phrases))


def _phrases(text: str, windows: list[Window], expressions: list[Timex]) -> Iterator[TimePhrase]:
    left = list(expressions)
    for window in windows:
        if window.span is None:
            continue
        inside = [t for t in left if _touch(t.span, window.span)]
        left = [t for t in left if t not in inside]
        span = Span(
            min(window.span.start, *(t.span.start for t in inside), window.span.start),
            max(window.span.end, *(t.span.end for t in inside), window.span.end),
        )
        yield TimePhrase(span=span, words=span.of(text), window=window, expressions=tuple(inside))
    for t in left:
        yield TimePhrase(span=t.span, words=t.span.of(text), expressions=(t,))


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
