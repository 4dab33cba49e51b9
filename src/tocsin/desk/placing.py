"""Where the places of a text lie, for the command line and for Python."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.models import load_pipeline, load_world
from tocsin.desk.output import told, write_text
from tocsin.desk.settings import load_settings
from tocsin.records import Candidate, Ground, Located, Refused, Report, TocsinError
from tocsin.vocabulary import World

if TYPE_CHECKING:
    from rich.console import Console

_OTHERS = 3
"""Places that are told beside the one that was chosen."""


def places_of(report: Report, world: World) -> tuple[Located, ...]:
    """The places a report names, in order.

    Raises `TocsinError` with the reason for a text that is not read: empty, not English.
    """
    from tocsin.read.parse import parse  # noqa: PLC0415 - brings spaCy in
    from tocsin.read.places import places  # noqa: PLC0415 - same

    parsed = parse(load_pipeline(), report, world)
    if isinstance(parsed, Refused):
        raise TocsinError(parsed.detail)
    return places(parsed)


def asked(text: str, outlet: str | None, overlays: tuple[str, ...]) -> tuple[str, list[Located]]:
    """The text the command line asks about (standard input for "-") and its places.

    Raises `TocsinError` for the name of a file, and for a text that is not read.
    """
    if " " not in text and Path(text).is_file():
        raise TocsinError(f"{text} is a file, not a text; `tocsin where - < {text}` reads it")
    world = load_world(load_settings().override(worlds=overlays).worlds)
    body = sys.stdin.read() if text == "-" else text
    report = Report(outlet=outlet, title="", body=body, language="en")
    return report.text, list(places_of(report, world))


def show_places(text: str, found: list[Located], target: Path | None, console: "Console") -> None:
    """Every place with what speaks for it in the terminal, or JSON in a file."""
    if target:
        write_text(target, msgspec.json.encode(found).decode() + "\n")
        told((target,))
        return
    if not found:
        console.print("no place is named", markup=False)
    for place in found:
        for line in _lines(text, place):
            console.print(line, markup=False, highlight=False, soft_wrap=True)


def _lines(text: str, found: Located) -> Iterator[str]:
    yield found.place.span.of(text)
    if not found.candidates:
        country = f" in {found.place.country}" if found.place.country else ""
        yield f"    no place of that name is known{country}: it is kept by its name"
        return
    first, *rest = found.candidates
    if found.chosen:
        yield f"    {_told(first)}: {first.score:.1f}"
        yield from (f"        {_why(text, g)}" for g in first.grounds)
        yield from (f"    not {_told(c)}: {c.score:.1f}" for c in rest[:_OTHERS])
        return
    where = f"; all in {found.place.country}" if found.place.country else ""
    yield f"    nothing decides between places of that name{where}"
    yield from (f"    perhaps {_told(c)}: {c.score:.1f}" for c in found.candidates)


def _told(c: Candidate) -> str:
    """One place on a line: "Tripoli, Liban-Nord, LBN  34.44 35.85  city"."""
    region = c.region if c.region and c.region != c.name else None
    name = ", ".join(part for part in (c.name, region, c.country) if part)
    where = f"  {c.lat:.2f} {c.lon:.2f}" if c.lat is not None and c.lon is not None else ""
    people = f"  {c.population:,} inhabitants" if c.population else ""
    return f"{name}{where}  {c.precision}{people}"


def _why(text: str, ground: Ground) -> str:
    """One rule on a line, with the words it rests on."""
    from tocsin.read.places import place_words  # noqa: PLC0415 - brings spaCy in

    words = f': "{ground.words.of(text)}"' if ground.words else ""
    meaning = place_words().grounds[ground.rule]
    return f"{ground.weight:+5.1f}  {ground.rule:14}  {meaning}{words}"
