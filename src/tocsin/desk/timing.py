"""How the times of a text are understood, for the command line and for Python."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.brief.dates import clock, day, span_of
from tocsin.desk.models import load_world
from tocsin.desk.naming import country_code
from tocsin.desk.output import told, write_text
from tocsin.desk.settings import load_settings
from tocsin.feeds import parse_published
from tocsin.records import Report, TimePhrase, TimeRange, Timex, Timing, TocsinError

if TYPE_CHECKING:
    from rich.console import Console

BASES = {
    "published": "the date given",
    "dateline": "the text's dateline",
    "text": "a date named before",
    "none": "nothing: it names its date",
}
"""What a window was reckoned from, in words."""
UNDATED = (
    "Undated: no --published was given, and the text has neither dateline nor explicit date."
    " What is relative stays open; today's date is never taken."
)


def timing_of(text: str, published: TimeRange, country: str | None = None) -> Timing:
    """How the times of a text are understood, as of a report's date."""
    from tocsin.read.timing import timing  # noqa: PLC0415 - compiles the grammar

    report = Report(outlet=None, title="", body=text, published=published, language="en")
    return timing(report, country)


def asked(text: str, published: str | None, country: str | None) -> Timing:
    """What the command line asks; standard input for "-".

    Raises `TocsinError` for a date or a country that is not understood.
    """
    try:
        when = parse_published(published, "option") if published else TimeRange()
        text = sys.stdin.read() if text == "-" else text
        world = load_world(load_settings().worlds) if country else None
        return timing_of(text, when, country_code(country, world) if country and world else None)
    except ValueError as error:
        raise TocsinError(str(error)) from error


def show_timing(found: Timing, target: Path | None, console: "Console") -> None:
    """A paragraph a phrase in the terminal, or JSON in a file."""
    if target:
        write_text(target, msgspec.json.encode(found).decode() + "\n")
        told((target,))
        return
    console.print(*lines(found), sep="\n", markup=False, highlight=False, soft_wrap=True)


def lines(found: Timing) -> Iterator[str]:
    """What the terminal shows: the anchor, then every phrase with its rule."""
    if found.anchor is None:
        yield UNDATED
    else:
        moment = clock(found.anchor) if found.exact else day(found.anchor)
        yield f"Reckoned from {moment} ({BASES[found.basis]})."
    if not found.phrases:
        yield "No time is told."
    for phrase in found.phrases:
        yield ""
        yield from _phrase(phrase, dated=found.anchor is not None)


def _phrase(phrase: TimePhrase, *, dated: bool) -> Iterator[str]:
    yield f"\u201c{' '.join(phrase.words.split())}\u201d"
    window = phrase.window
    if window is not None and window.resolved:
        yield f"  window  {span_of(window.earliest, window.latest)}"
        yield f"  EDTF    {window.edtf}"
        yield f"  from    {BASES[window.anchor]}"
    elif window is not None:
        yield f"  window  unresolved: {_counted(window.relative, dated=dated)}"
    if window is not None:
        yield f"  rule    {window.rule}"
    for t in phrase.expressions:
        yield f"  TIMEX3  {_timex(t, phrase)}"


def _counted(relative: tuple[float | None, float | None] | None, *, dated: bool) -> str:
    if relative is not None:
        first, last = ("open" if h is None else f"{h:g} h" for h in relative)
        return f"{first} to {last} from a date that is not known"
    if dated:
        return "it hangs on something that no calendar dates"
    return "there is no date to reckon it from"


def _timex(t: Timex, phrase: TimePhrase) -> str:
    words = phrase.words[t.span.start - phrase.span.start : t.span.end - phrase.span.start]
    told_as = " ".join(x for x in (t.type, t.value, t.mod, t.quant, t.freq) if x)
    return f"{told_as}  \u201c{words}\u201d, rule {t.rule}"
