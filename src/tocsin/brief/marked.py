"""One report with its statements marked: voices, cues, contents, events, times, refusals."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tocsin.brief import dates, people
from tocsin.brief.clean import line, visible
from tocsin.brief.labels import kind, labels, reason, told
from tocsin.brief.web import render
from tocsin.records import Event, Place, Reading, Refused, Report, Span, Statement

ORDER = ("content", "voice", "cue", "background", "event", "time", "refused")
"""Kinds of marks; where several lie on a character a later one is shown over an earlier one."""
_STYLES = {
    "content": "on grey23",
    "voice": "bold cyan underline",
    "cue": "magenta",
    "background": "dim italic",
    "event": "bold yellow",
    "time": "green underline",
    "refused": "red",
}


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text under the same marks."""

    text: str
    marks: tuple[str, ...]
    opens: tuple[int, ...]
    """Numbers of the statements whose content begins here."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A statement beside the text."""

    number: int
    who: str
    manner: str
    words: str
    events: tuple[str, ...]
    background: tuple[str, ...]
    """What is told as history only, in the same words."""
    notes: tuple[str, ...]
    """What is said of the voice: why it is not named, how it knows; that it was carried on."""


class Trouble(msgspec.Struct, frozen=True):
    """A refusal beside the text."""

    reason: str
    detail: str
    words: str


def pieces(report: Report, reading: Reading) -> tuple[Piece, ...]:
    """The text cut where marks begin or end; joined again it is the text, to the character."""
    marks = list(_marks(reading))
    size = len(report.text)
    edges = {0, size}
    edges.update(e for _, span in marks for e in (span.start, span.end) if 0 < e < size)
    cuts = sorted(edges)
    starts = [(s.content[0].start if s.content else -1) for s in reading.statements]
    return tuple(
        Piece(
            report.text[a:b],
            _under(marks, a),
            tuple(n for n, at in enumerate(starts, 1) if at == a),
        )
        for a, b in pairwise(cuts)
    )


def _under(marks: Sequence[tuple[str, Span]], at: int) -> tuple[str, ...]:
    """The kinds of marks on a character, in their order."""
    kinds = {name for name, span in marks if span.start <= at < span.end}
    return tuple(k for k in ORDER if k in kinds)


def _marks(reading: Reading) -> Iterator[tuple[str, Span]]:
    for s in reading.statements:
        yield from (("content", span) for span in s.content)
        yield from (("cue", span) for span in s.cue)
        yield from (("voice", v.span) for v in s.voices if v.span)
        for kind_, e in (
            *(("event", e) for e in s.events),
            *(("background", e) for e in s.background),
        ):
            yield kind_, e.trigger
            if e.window and e.window.span:
                yield "time", e.window.span
    yield from (("refused", r.span) for r in undecided(reading) if r.span)


def undecided(reading: Reading) -> tuple[Refused, ...]:
    """The refusals but those of background that its statement shows."""
    shown = {e.trigger for s in reading.statements for e in s.background}
    return tuple(r for r in reading.refusals if r.reason != "background" or r.span not in shown)


def rows(report: Report, reading: Reading) -> tuple[Row, ...]:
    """The statements in order, in words."""
    return tuple(_row(n, s, report) for n, s in enumerate(reading.statements, 1))


def _row(number: int, s: Statement, report: Report) -> Row:
    return Row(
        number=number,
        who=people.chain(s.voices, report, report.outlet),
        manner=s.manner if s.quoted in {"none", "indirect"} else f"{s.manner}, {s.quoted} speech",
        words=line(" ".join(span.of(report.text) for span in s.content)),
        events=tuple(_event(e, report) for e in s.events),
        background=tuple(f"background: {_event(e, report)}" for e in s.background),
        notes=tuple(_notes(s, report)),
    )


def _notes(s: Statement, report: Report) -> Iterator[str]:
    if s.inferred:
        yield "carried on from the sentence before"
    for v in s.voices:
        if v.anonymity:
            yield f"not named: {line(v.anonymity.of(report.text))}"
        if v.first_hand is not None:
            yield "first hand" if v.first_hand else "from others"


def _event(e: Event, report: Report) -> str:
    actors, recipients = people.parties(e.actors, report), people.parties(e.recipients, report)
    phrase = e.window.span.of(report.text) if e.window and e.window.span else ""
    when = dates.window(e.window, phrase).short
    where = _where(e.place) if e.place else ""
    parties = " → ".join(p for p in (actors, recipients) if p)
    facts = [kind(e.type, e.mode), labels().modalities.get(e.modality, e.modality), parties]
    return "; ".join(f for f in [*facts, where, when] if f)


def _where(place: Place) -> str:
    """A place with its country and coordinates, where they are known: "Sake, COD, -1.57 29.04"."""
    name = line(place.name)
    if place.lat is None or place.lon is None:
        return name
    country = f", {place.country}" if place.country else ""
    return f"{name}{country}, {place.lat:.2f} {place.lon:.2f}"


def troubles(report: Report, reading: Reading) -> tuple[Trouble, ...]:
    """The refusals in words."""
    return tuple(
        Trouble(reason(r.reason), told(r, report), line(r.span.of(report.text)) if r.span else "")
        for r in undecided(reading)
    )


def reading_html(report: Report, reading: Reading) -> str:
    """One self-contained page: the marked text, then its statements and refusals."""
    return render(
        "reading.html.j2",
        title=line(report.title or report.outlet or "Report"),
        outlet=line(report.outlet or "outlet not stated"),
        when=dates.published(report.published),
        pieces=pieces(report, reading),
        rows=rows(report, reading),
        troubles=troubles(report, reading),
    )


def reading_terminal(report: Report, reading: Reading) -> RenderableType:
    """The marked text, then a table of its statements, then its refusals."""
    body = Text()
    for piece in pieces(report, reading):
        for number in piece.opens:
            _ = body.append(f"[{number}]", "dim")
        _ = body.append(visible(piece.text), " ".join(_STYLES[m] for m in piece.marks))
    legend = Text("  ").join(Text(name, _STYLES[name]) for name in ORDER)
    facts = f"{report.outlet or 'outlet not stated'}, {dates.published(report.published)}"
    parts: list[RenderableType] = [Text(visible(facts), "bold"), legend, Text(), body, Text()]
    parts.append(_table(rows(report, reading)))
    parts += [
        Text(visible(f"{t.reason}: {t.detail}" + (f" (“{t.words}”)" if t.words else "")), "red")
        for t in troubles(report, reading)
    ]
    return Group(*parts)


def _table(given: Sequence[Row]) -> Table:
    table = Table(title="Statements", title_justify="left", show_lines=True)
    for name in ("", "Who", "How", "What", "Events"):
        table.add_column(name)
    for row in given:
        table.add_row(
            str(row.number),
            Text(visible("\n".join([row.who, *(f"({n})" for n in row.notes)]))),
            Text(row.manner),
            Text(visible(row.words)),
            _events(row),
        )
    return table


def _events(row: Row) -> Text:
    """The events of a statement, its background dimly below them."""
    lines = [*((e, "") for e in row.events), *((e, "dim") for e in row.background)]
    return Text("\n").join(Text(visible(words), style) for words, style in lines)
