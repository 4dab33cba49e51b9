"""What a text is about, as far as a word list can tell: deeds, silence, sport and business."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from tocsin.fuse.cues import cue
from tocsin.fuse.words import table

FIELDS = ("violence", "movement", "offices", "contacts", "disaster", "control")
ENOUGH = 3
"""Different words of sport, business or culture that settle a report's subject."""


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(f"+{concept}" for concept in table("subjects.yaml")[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    parts = sorted(table("subjects.yaml")[name], key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, parts)) + r")\b", re.IGNORECASE)


@cache
def _silence() -> re.Pattern[str]:
    return re.compile("|".join(table("subjects.yaml")["silence"]), re.IGNORECASE)


def deeds_of(found: Iterable[str]) -> frozenset[str]:
    """The concepts among terms that stand for something done."""
    return _set("deeds") & frozenset(found)


@cache
def fields(deeds: frozenset[str]) -> frozenset[str]:
    """The fields that deeds belong to."""
    return frozenset(name for name in FIELDS if not _set(name).isdisjoint(deeds))


def calamitous(deeds: frozenset[str]) -> bool:
    """Whether one of the deeds concerns a crisis desk even without an event type."""
    return not _set("calamities").isdisjoint(deeds)


def quiet(text: str) -> bool:
    """Whether a sentence tells of somebody who said nothing."""
    return bool(_silence().search(text))


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_LAST_MONTH = re.compile(r"(?<!\bsince )(?<!\bfrom )\b[Ll]ast (" + "|".join(_MONTHS) + r")\b")


def history(text: str, published: datetime | None) -> bool:
    """Whether a sentence places itself well before its report: another year, "last March"."""
    if cue("history", text):
        return True
    if published is None:
        return False
    floor = (published - timedelta(days=60)).year
    if any(int(year) < floor for year in _YEAR.findall(text)):
        return True
    month = _LAST_MONTH.search(text)
    return month is not None and (published.month - 1 - _MONTHS.index(month[1])) % 12 > 1


def about_other_matters(text: str) -> bool:
    """Whether a report is on sport, business or culture."""
    return any(
        len({w.lower() for w in _pattern(name).findall(text)}) >= ENOUGH
        for name in ("sport", "business", "culture")
    )
