"""Early warnings as cards of a page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from tocsin.brief import dates
from tocsin.brief.clean import line
from tocsin.brief.items import ID_DIGITS, Desk, quotes
from tocsin.brief.labels import labels
from tocsin.brief.lineage import once
from tocsin.brief.model import Bar, Card, Chart, Item, Time, View
from tocsin.brief.percents import percent
from tocsin.records import EarlyWarning, Instant, OriginView, Window

CLOSED_DAYS = 14.0
"""Of a closed warning's curve no more is drawn, beyond its windows."""
_RAISES, _LOWERS, _EITHER = "Up: ", "Down: ", "Either way: "


def warning_anchor(warning: str) -> str:
    """Anchor of a warning's card."""
    return f"w-{warning[:ID_DIGITS]}"


def card(w: EarlyWarning, gathers: tuple[Item, ...], asked: str, desk: Desk, answer: str) -> Card:
    """A warning as a card with the developments that stand nowhere else."""
    drawn = chart(w)
    return Card(
        anchor=warning_anchor(w.id),
        question=asked,
        status=labels().statuses.get(w.status, w.status),
        status_reason=line(w.status_reason),
        likelihood=likelihood(w),
        confidence=f"Confidence in the basis of this is {w.confidence}.",
        grounds=tuple(line(g) for g in w.grounds),
        views=tuple(_view(v, desk) for v in w.views),
        curve=tuple(_steps(w)),
        raises=_lines(w.would_change, _RAISES),
        lowers=_lines(w.would_change, _LOWERS),
        either=_lines(w.would_change, _EITHER),
        chart=drawn,
        origins=len({v.origin for v in w.views if v.origin}),
        has_bars=any(b.stated for b in drawn.bars),
        gathers=gathers,
        answer=answer,
    )


def questions(warnings: Sequence[EarlyWarning], desk: Desk) -> dict[str, str]:
    """The question of each warning by its id; equal ones are told apart by the report behind."""
    often = Counter(w.question for w in warnings)
    found: dict[str, str] = {}
    for w in warnings:
        quoted = next((q.report for v in w.views for q in v.quotes), None)
        named = desk.title(quoted) if quoted and often[w.question] > 1 else ""
        found[w.id] = line(f"{w.question} ({named.strip('“”')})" if named else w.question)
    return found


def likelihood(w: EarlyWarning) -> str:
    """Likelihood in a sentence of its own (ICD 203)."""
    word = w.likelihood
    article = {
        "roughly even chance": "There is a roughly even chance that it happens",
        "almost no chance": "There is almost no chance that it happens",
    }
    lead = article.get(word, f"It is {word} to happen")
    return f"{lead} {_until(w)} ({percent(w.probability)} %)."


def _until(w: EarlyWarning) -> str:
    if w.start is None:
        return f"within {dates.length(w.within * 24)} of the report"
    named = w.deadline if w.status == "open" else None
    end = named or w.start + timedelta(days=w.within)
    return f"by {dates.last_day(end)}"


def _steps(w: EarlyWarning) -> Iterator[tuple[str, int]]:
    """The curve in words; of points that stand for the same a day apart, the first."""
    last = None
    for p in w.curve:
        step = (_by(w.start, p.days), percent(p.probability))
        if last is None or p.days - last[0] > 1 or step[1] != last[1]:
            yield step
            last = (p.days, step[1])


def _by(start: Instant | None, days: float) -> str:
    if start is None:
        return f"{dates.length(days * 24)} after the report"
    return dates.last_day(start + timedelta(days=days))


def _lines(given: tuple[str, ...], prefix: str) -> tuple[str, ...]:
    return tuple(line(g.removeprefix(prefix)) for g in given if g.startswith(prefix))


def _view(v: OriginView, desk: Desk) -> View:
    return View(
        who=once(v.description),
        grading=v.grading or "",
        window=_window(v, desk),
        wording=line(v.wording),
        percent=percent(v.probability),
        stale=v.stale,
        quotes=quotes(v.quotes, desk),
    )


def _window(v: OriginView, desk: Desk) -> Time:
    said = dates.window(v.window, _phrase(v, desk))
    return said if said.short else Time(short="no time stated", full="no time stated")


def _phrase(v: OriginView, desk: Desk) -> str:
    """The words of the window, from the quotation they stand in."""
    span = v.window.span if v.window else None
    for quote in v.quotes:
        report = desk.reports.get(quote.report)
        if span and report and quote.span.contains(span):
            return span.of(report.text)
    return ""


def chart(w: EarlyWarning) -> Chart:
    """Window bars and curve on one axis."""
    return Chart(
        start=w.start.replace(tzinfo=None).isoformat(timespec="minutes") if w.start else None,
        bars=tuple(_bars(w)),
        curve=((0.0, 0.0), *((p.days, p.probability) for p in w.curve)),
        deadline=w.within if w.status == "open" else min(w.within, CLOSED_DAYS),
    )


def _bars(w: EarlyWarning) -> Iterator[Bar]:
    for v in w.views:
        early, late = _ends(v.window, w.start)
        yield Bar(
            label=once(v.description) + (" (again)" if v.stale else ""),
            early=early,
            late=late,
            stated=early is not None or late is not None,
            stale=v.stale,
        )


def _ends(window: Window | None, start: Instant | None) -> tuple[float | None, float | None]:
    if window is None:
        return None, None
    if start is not None and window.resolved:
        return _days(start, window.earliest), _days(start, window.latest)
    if start is None and window.relative is not None:
        low, high = window.relative
        return (None if low is None else low / 24), (None if high is None else high / 24)
    return None, None


def _days(start: Instant, moment: Instant | None) -> float | None:
    return None if moment is None else (moment - start) / timedelta(days=1)
