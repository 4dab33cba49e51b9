"""Names of single reports and who a phrase stands for, for the command line and for Python."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.models import load_pipeline, load_world
from tocsin.desk.output import told, write_text
from tocsin.desk.settings import load_settings
from tocsin.feeds import parse_published
from tocsin.records import Identity, Name, Refused, Report, TimeRange, TocsinError
from tocsin.vocabulary import World, plover

if TYPE_CHECKING:
    from rich.console import Console


def names_of(report: Report, world: World) -> tuple[Name, ...]:
    """The proper names of a report in order; none where it is refused (empty, not English)."""
    from tocsin.read.names import names  # noqa: PLC0415 - brings spaCy in
    from tocsin.read.parse import parse  # noqa: PLC0415 - same

    parsed = parse(load_pipeline(), report, world)
    return () if isinstance(parsed, Refused) else names(parsed)


def party_of(phrase: str, world: World, on: date | None, country: str | None) -> Identity:
    """Who a phrase stands for on a day, in a report about a country.

    Raises `ValueError` for a country that the world does not know.
    """
    from tocsin.read.parse import parse  # noqa: PLC0415 - brings spaCy in
    from tocsin.read.parties import CARRIER, identity  # noqa: PLC0415 - same

    about = country_code(country, world) if country else None
    words = " ".join(phrase.split()).rstrip(".,;:")
    body = words + CARRIER if words else ""
    report = Report(outlet=None, title="", body=body, published=_day(on), language="en")
    parsed = parse(load_pipeline(), report, world)
    if isinstance(parsed, Refused):
        return Identity(phrase=phrase, name=phrase)
    return identity(parsed.parties, words, about)


def asked(phrase: str, on: str | None, country: str | None, overlays: tuple[str, ...]) -> Identity:
    """What the command line asks; the settings' overlays come before those given.

    Raises `TocsinError` for a date or a country that is not understood.
    """
    world = load_world(load_settings().override(worlds=overlays).worlds)
    try:
        day = parse_published(on, "option").earliest if on else None
        return party_of(phrase, world, day.date() if day else None, country)
    except ValueError as error:
        raise TocsinError(str(error)) from error


def show_party(found: Identity, target: Path | None, console: "Console") -> None:
    """One line a fact in the terminal, or JSON in a file."""
    if target:
        write_text(target, msgspec.json.encode(msgspec.structs.asdict(found)).decode() + "\n")
        told((target,))
        return
    meanings = plover().sectors
    sectors = [f"{s} ({meanings[s]})" for s in (found.sector, found.second) if s]
    console.print(
        f"name     {found.name}",
        f"country  {found.country or 'unknown'}",
        f"sector   {', '.join(sectors) or 'unknown'}",
        f"by       {found.basis or 'nothing that is known'}",
        sep="\n",
        markup=False,
    )


def _day(on: date | None) -> TimeRange:
    noon = datetime.combine(on, time(12), UTC) if on else None
    return TimeRange.at(noon, "option") if noon else TimeRange()


def country_code(text: str, world: World) -> str:
    """The code of a country given as code, name or demonym. Raises `ValueError` otherwise."""
    if text in world.countries:
        return text
    found = next((m.country for m in world.find(text) if m.country), None)
    if found is None:
        raise ValueError(f"no country is called {text!r}; use its name, demonym or ISO code")
    return found
