"""The picture of a warning: when each origin says, and the curve over the same days.

Altair builds the specification, vl-convert draws it as SVG without a browser or network. Colours
are placeholders that the page's style sheet maps to its own in light, dark and print.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape
from typing import Any

from tocsin.brief.model import Bar, Card, Chart

WIDTH = 620
ROW = 26
CURVE_HEIGHT = 110
INK, MUTED, ACCENT, STALE, GRID = "#1b2430", "#5c6673", "#1f5a85", "#9aa1aa", "#dcd8cf"
_LABEL = 50
_WIDER = 1.2
"""Room in pixels for each letter of a label beyond what is reckoned with: the reader's own font
may be wider than the one that the drawing was measured with."""
_MARGIN = 150
"""Room left of the curve, so that it is drawn to the same scale with bars and without."""
_SPARE = 1.0
_MIN_DAYS = 7.0


def svg(card: Card) -> str:
    """The drawing as an inline SVG element with title and description; same card, same bytes."""
    import vl_convert  # noqa: PLC0415 - heavy; wanted only when something is drawn

    drawn = vl_convert.vegalite_to_svg(specification(card.chart))
    return _dressed(drawn, card)


def specification(chart: Chart) -> dict[str, Any]:
    """The Vega-Lite specification."""
    import altair as untyped  # noqa: ICN001, PLC0415 - heavy, see above; its classes carry no types

    alt: Any = untyped
    low, high = extent(chart)
    x = _axis(alt, chart, low, high)
    curve = _curve(alt, chart, x)
    stated = any(b.stated for b in chart.bars)
    parts = (_bars(alt, chart, x, (low, high)), curve) if stated else (curve,)
    whole = alt.vconcat(*parts, spacing=6)
    return (
        whole.resolve_scale(x="shared")
        .configure(font="sans-serif", background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=MUTED,
            titleColor=MUTED,
            gridColor=GRID,
            domainColor=GRID,
            tickColor=GRID,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
        )
        .to_dict()
    )


def extent(chart: Chart) -> tuple[float, float]:
    """First and last day on the axis: all stated ends, the start and the deadline, with room."""
    ends = [e for b in chart.bars for e in (b.early, b.late) if e is not None]
    low = min([0.0, *ends])
    high = max([chart.deadline, *ends, _MIN_DAYS])
    last = chart.curve[-1][0] if chart.curve else high
    return low - _SPARE / 2, min(max(high * 1.08, high + _SPARE), max(last, high + _SPARE))


def _place(chart: Chart, days: float) -> float | str:
    """A day as the axis has it: a local time of the start's offset, or days after the report."""
    if chart.start is None:
        return days
    moment = datetime.fromisoformat(chart.start) + timedelta(days=days)
    return moment.isoformat(timespec="seconds")


def _axis(alt: Any, chart: Chart, low: float, high: float) -> Any:  # noqa: ANN401 - altair's classes are built at run time
    if chart.start is None:
        scale = alt.Scale(domain=[low, high], nice=False)
        return alt.X("from:Q", scale=scale, title="days after the report")
    scale = alt.Scale(type="utc", domain=[_place(chart, low), _place(chart, high)], nice=False)
    step = "%-d %b" if high - low < 300 else "%b %Y"  # noqa: PLR2004 - about ten months
    return alt.X("from:T", scale=scale, title=None, axis=alt.Axis(format=step, tickCount=8))


def _bars(alt: Any, chart: Chart, x: Any, limits: tuple[float, float]) -> Any:  # noqa: ANN401 - as above
    rows = [_row(chart, n, bar, limits) for n, bar in enumerate(chart.bars)]
    y = alt.Y(
        "n:O",
        axis=alt.Axis(
            title=None,
            ticks=False,
            domain=False,
            labelLimit=0,
            labelColor=INK,
            labelExpr=_labels([r["label"] for r in rows]),
        ),
    )
    base = alt.Chart(alt.Data(values=rows)).encode(y=y)
    kind = x.shorthand.split(":")[1]
    bars = base.transform_filter("datum.stated").mark_bar(height=11, cornerRadius=2)
    bars = bars.encode(
        x=x, x2=f"to:{kind}", color=alt.Color("stale:N", scale=_stale_scale(alt), legend=None)
    )
    tips = base.transform_filter("datum.open").mark_text(
        text="▸", align="left", dx=-3, fontSize=17, color=ACCENT, baseline="middle"
    )
    tips = tips.encode(x=alt.X(f"to:{kind}"))
    none = base.transform_filter("!datum.stated").mark_text(
        text="no time stated", align="left", color=MUTED, fontSize=11, dx=4
    )
    none = none.encode(x=alt.X(f"from:{kind}"))
    return (bars + tips + none).properties(width=WIDTH, height=ROW * max(len(rows), 1))


def _stale_scale(alt: Any) -> Any:  # noqa: ANN401 - as above
    return alt.Scale(domain=[False, True], range=[ACCENT, STALE])


def _row(chart: Chart, n: int, bar: Bar, limits: tuple[float, float]) -> dict[str, Any]:
    low, high = limits
    start = max(bar.early if bar.early is not None else 0.0, low)
    end = min(bar.late if bar.late is not None else high, high)
    width = (high - low) * 0.006
    return {
        "n": n,
        "label": _short(bar.label),
        "from": _place(chart, start),
        "to": _place(chart, max(end, start + width)),
        "open": bar.stated and bar.late is None,
        "stated": bar.stated,
        "stale": bar.stale,
    }


def _short(label: str) -> str:
    """A label that fits, with boxes for characters beyond the basic plane.

    Vega measures text by UTF-16 halves and vl-convert stops at a half of such a character.
    """
    plain = "".join(c if c <= "\uffff" else "□" for c in label)
    return plain if len(plain) <= _LABEL else plain[: _LABEL - 1] + "…"


def _labels(names: Sequence[str]) -> str:
    """A Vega expression that names the rows; quoting as in JSON keeps hostile names plain text."""
    import json  # noqa: PLC0415 - beside its only use

    return f"{json.dumps(list(names))}[datum.value]"


def _curve(alt: Any, chart: Chart, x: Any) -> Any:  # noqa: ANN401 - as above
    rows = [{"from": _place(chart, d), "p": p} for d, p in chart.curve]
    y = alt.Y(
        "p:Q",
        title=None,
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format="%", tickCount=4, minExtent=_MARGIN),
    )
    line = alt.Chart(alt.Data(values=rows)).mark_area(
        line={"color": ACCENT, "strokeWidth": 2}, color=ACCENT, opacity=0.16, clip=True
    )
    deadline = alt.Chart(alt.Data(values=[{"from": _place(chart, chart.deadline)}]))
    rule = deadline.mark_rule(strokeDash=[4, 3], color=INK, clip=True).encode(x=x)
    return (line.encode(x=x, y=y) + rule).properties(width=WIDTH, height=CURVE_HEIGHT)


_OPEN = re.compile(r"<svg[^>]*?viewBox=\"0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)\"[^>]*>")
_NOISE = re.compile(r' (?:aria-[a-z]+|role|class|pointer-events)="[^"]*"')
_ID = re.compile(r"(?P<head>\bid=\"|url\(#|href=\"#)(?P<name>[\w-]+)")


def _dressed(drawn: str, card: Card) -> str:
    """The drawing as one image for assistive technology, its ids unlike those of its neighbours."""
    body = _NOISE.sub("", drawn)
    numbers: dict[str, int] = {}
    body = _ID.sub(
        lambda m: f"{m['head']}{card.anchor}-{numbers.setdefault(m['name'], len(numbers))}", body
    )
    title = f"{card.anchor}-t"
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
        f'aria-labelledby="{title}" viewBox="{{box}}">'
        f'<title id="{title}">'
    )
    spare = _WIDER * max((len(_short(b.label)) for b in card.chart.bars), default=0)
    words = escape(f"Windows by origin and cumulative likelihood over time: {card.question}")

    def opened(m: re.Match[str]) -> str:
        box = f"{-spare:g} 0 {float(m['width']) + spare:g} {m['height']}"
        return head.format(box=box) + words + "</title>"

    return _OPEN.sub(opened, body, count=1)
