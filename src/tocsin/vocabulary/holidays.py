"""Public holidays by name, country and year.

The days are those of the package `holidays` (MIT, github.com/vacanza/holidays), which is loaded
when a holiday's day is first asked for; their names in reports are in holidays.tsv.
"""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from typing import Any

from tocsin.vocabulary.package import package_rows

UNUSED = frozenset({"school", "half_day"})
"""Categories of the package that are no holidays of a country."""
MOVED = frozenset({"ISR"})
"""Countries that keep a holiday itself on another day where it falls beside the Sabbath; elsewhere
a day off is moved and the holiday stays."""
CODES = {"KOS": "XK"}
"""Codes that the package writes otherwise than ISO 3166-1 alpha-3."""
BESIDE = re.compile(r"\b(?:after|before|following|eve|off|holiday)\b")
"""Words of a name that speak of another day than the one named in it."""
YEARS_BACK, ALIKE = 12, 3
"""A holiday that the package suspends (as in wartime) is dated as in the years before, if these,
so many, have the same day."""
YEARS = range(1900, 2101)
_PARTS = re.compile(r"[;()]")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday by its key; see holidays.tsv."""

    key: str
    words: tuple[str, ...]
    kept: tuple[str, ...]
    homes: tuple[str, ...]
    """Countries (ISO 3166-1 alpha-3) of which one is meant where none is named."""
    feast: str
    """The feast that is meant where no country is; empty for that of the same name."""
    fixed: Mapping[str, tuple[str, str]]
    """Country -> month and day, first and last."""
    akin: tuple[str, ...]
    """As `kept`, for countries that call the holiday so where no other named has it."""


@cache
def holidays() -> Mapping[str, Holiday]:
    """The public holidays by key, read once. Raises `VocabularyError` with file and line."""
    rows = (cells for _, cells in package_rows("holidays.tsv", 5))
    return {cells[0]: _holiday(cells) for cells in rows}


def _holiday(cells: Sequence[str]) -> Holiday:
    key, words, kept, home, fixed = cells
    homes = home.split(",") if home.isupper() or "," in home else []
    spans = (span.split() for span in fixed.split(",") if span)
    return Holiday(
        key=key,
        words=tuple(w for w in words.split(";") if w),
        kept=tuple(k for k in kept.split(";") if k and k[0] != "~"),
        homes=tuple(homes),
        feast="" if homes else home,
        akin=tuple(k[1:] for k in kept.split(";") if k[:1] == "~"),
        fixed={code: (first, last) for code, first, last in spans},
    )


@cache
def holiday_days(
    key: str, country: str, year: int, *, akin: bool = True
) -> tuple[tuple[date, date], ...]:
    """First and last day of a holiday in a year, as a country keeps it; empty where it does not.

    `country` is ISO 3166-1 alpha-3; `akin` for the holiday it has in place of this one, where it
    has no other.
    """
    known = holidays().get(key)
    if known is None or year not in YEARS:
        return ()
    if country in known.fixed:
        first, last = (date.fromisoformat(f"{year}-{day}") for day in known.fixed[country])
        return ((first, last),)
    for names in (known.kept, known.akin) if akin else (known.kept,):
        found = tuple(_runs(_named(names, country, year)) or _as_before(names, country, year))
        if found:
            return found
    return ()


def _named(names: Sequence[str], country: str, year: int) -> list[date]:
    kept = _kept(country, year)
    for name in names:
        found = [day for day, called in kept if called == name]
        if found:
            return found
    for name in names:
        found = [d for d, called in kept if _holds(called, name)]
        if found:
            return found
    return []


def _holds(called: str, name: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", called)) and not BESIDE.search(called)


def _runs(days: list[date]) -> list[tuple[date, date]]:
    """Days in a row are one holiday."""
    day, runs = timedelta(days=1), list[tuple[date, date]]()
    for first in (d for d in days if d - day not in days):
        last = first
        while last + day in days:
            last += day
        runs.append((first, last))
    return runs


def _as_before(names: Sequence[str], country: str, year: int) -> list[tuple[date, date]]:
    found: list[date] = []
    for earlier in range(year - 1, year - YEARS_BACK, -1):
        found += _named(names, country, earlier)[:1]
        if len(found) == ALIKE:
            break
    if len(found) == ALIKE and len({(d.month, d.day) for d in found}) == 1:
        day = found[0].replace(year=year)
        return [(day, day)]
    return []


@cache
def _kept(country: str, year: int) -> tuple[tuple[date, str], ...]:
    """The days that a country keeps in a year with their names in lower case, in order."""
    code = CODES.get(country, country)
    try:
        package: Any = import_module("holidays")  # when the first holiday is met
        asked = package.country_holidays(code)
    except NotImplementedError:  # a country that it does not have
        return ()
    except ModuleNotFoundError:  # an environment older than the package: feasts alone
        return ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # years for which a lunar calendar is not tabled
        found = package.country_holidays(
            code,
            years=year,
            observed=country in MOVED,
            language="en_US" if "en_US" in asked.supported_languages else None,
            categories=tuple(c for c in asked.supported_categories if c not in UNUSED),
        )
    names: list[tuple[date, str]] = sorted(found.items())
    return tuple((day, part) for day, name in names for part in _called(name))


def _called(name: str) -> Iterator[str]:
    for part in _PARTS.split(name.lower().replace("\u2019", "'")):
        if part.strip():
            yield part.strip()
