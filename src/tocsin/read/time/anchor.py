"""What a report's relative times are reckoned from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from tocsin.read.time.context import Context, Unanchored
from tocsin.read.time.conventions import conventions
from tocsin.read.time.grammar import Phrase, finder
from tocsin.read.time.resolve import ASTRAY, resolve
from tocsin.read.time.tree import Date, During, Moment, Node
from tocsin.records import Anchor, Instant, Report

HEAD_LINES = 6
"""Lines at the top where a dateline may stand."""
LEAD = 100
"""Characters of such a line looked at."""
MARKS = " .,:()[]|-\u2013\u2014"
_BEHIND = re.compile(r"\s*(?:\([^)\n]{1,40}\)|[)\]|:\u2013\u2014-]+|\s/)\s*")
DATE_STARTS = frozenset(
    {"num", "ord", "month", "maybe-month", "weekday", "maybe-weekday", "iso", "numdate"}
)
"""Token classes a dateline's date starts with."""
_UPDATED = re.compile(
    r"^\W*(?:(?:last|first)\s+)?(?:updated|published|posted|issued|date|dated|filed)\b[^\n]{0,80}",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date the text gives for itself: civil time, and its zone (UTC where none is said)."""

    moment: datetime
    zone: timezone


def dateline(text: str) -> Dateline | None:
    """The date of an "Updated" line or of a dateline at the top; None when there is none."""
    for m in _UPDATED.finditer(text):
        found = _dated(m.group())
        if found is not None:
            return found
    for phrase in _openings(text):
        found = _moment(phrase) if _names_day(phrase.node) else None
        if found is not None:
            return found
    return None


def dateline_day(text: str) -> tuple[int, int] | None:
    """Month and day of a dateline that leaves the year out ("LISBON, March 10 (Wire) -")."""
    for phrase in _openings(text):
        node = phrase.node
        if isinstance(node, Date) and node.month is not None and node.year is None:
            return node.month, node.day
    return None


def _openings(text: str) -> Iterator[Phrase]:
    """Dates in the form of a dateline among the first lines."""
    lines = [line for line in text.split("\n") if line.strip()][:HEAD_LINES]
    for line in lines:
        phrase = next(finder().phrases(line[:LEAD]), None)
        if phrase is not None and _opens(line, phrase):
            yield phrase


def _opens(line: str, phrase: Phrase) -> bool:
    """A date alone on its line, or opening it (after a place) with a dash or bracket behind."""
    if phrase.tokens[phrase.first].kind not in DATE_STARTS:
        return False  # "On 3 May 2023 - the day of the vote -"
    lead, rest = line[: phrase.start].strip(MARKS), line[phrase.end :]
    if not rest.strip(MARKS) and not lead:
        return True
    return bool(_BEHIND.match(rest)) and (not lead or _place(lead))


def _place(lead: str) -> bool:
    words = lead.replace(",", " ").split()
    return len(words) <= 5 and all(w[0].isupper() or w in {"of", "the", "al", "de"} for w in words)  # noqa: PLR2004 - a place's name


def _dated(stretch: str) -> Dateline | None:
    days = [p for p in finder().phrases(stretch) if _names_day(p.node)]
    for phrase in days:
        found = _moment(phrase)
        if found is not None:
            return found
    return None


def _names_day(node: Node) -> bool:
    if isinstance(node, During):
        return _names_day(node.large)
    return isinstance(node, Moment) or (
        isinstance(node, Date) and node.year is not None and node.month is not None
    )


def _moment(phrase: Phrase) -> Dateline | None:
    node = phrase.node
    hours = _zone_hours(node)
    ctx = Context(conventions(), None, offset=hours)
    try:
        r = resolve(node, ctx)
    except (Unanchored, *ASTRAY):
        return None
    return Dateline(r.start, timezone(timedelta(hours=hours))) if r.start else None


def _zone_hours(node: Node) -> float:
    small = node.small if isinstance(node, During) else None
    zone = getattr(small, "zone", None)
    if zone is not None:
        return float(zone)
    if isinstance(node, Moment) and len(node.iso) > len("2024-03-12"):
        offset = datetime.fromisoformat(node.iso).utcoffset()
        return offset.total_seconds() / 3600 if offset else 0
    return 0


def anchor_of(report: Report) -> tuple[Instant | None, Anchor]:
    """The moment a report's relative times hang on, and what gives it.

    The report's own date; else its dateline or "Updated" line; else the explicit date last named in
    the text; else nothing. Times without a zone are UTC. Never the system clock.
    """
    if report.published.anchor is not None:
        return report.published.anchor, "published"
    line = dateline(report.text)
    if line is not None:
        return line.moment.replace(tzinfo=line.zone), "dateline"
    last: Instant | None = None
    for phrase in finder().phrases(report.text):
        if _names_day(phrase.node):
            found = _moment(phrase)
            last = found.moment.replace(tzinfo=found.zone) if found else last
    return (last, "text") if last else (None, "none")
