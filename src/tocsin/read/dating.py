"""Bounds on the publication of a report that carries no date, from what it says.

Grounds: a dateline; explicit dates; the offices people hold in it; the moment it was received.
Every ground is a set of intervals; their intersection bounds the report. Grounds that contradict
each other are all listed and bound nothing.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from tocsin.read.time.anchor import dateline, dateline_day
from tocsin.read.time.evidence import DayNamed, days_named
from tocsin.records import Dating, Instant, Report, TimeRange, record_id
from tocsin.vocabulary import Mention, Tenure, World

DAY = timedelta(days=1)
BEFORE, AFTER = 80, 70
"""Characters around a name in which its title may stand."""
_FORMER = re.compile(
    r"\b(?:former|formerly|ex-?|one-time|erstwhile|then|late|previous|ousted|retired)[\s-]*$",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:incoming|future|next|presumptive|would-be|nominee for)[\s-]*$", re.IGNORECASE
)
_ELECT = re.compile(
    r"^[\s-]*(?:-elect|elect\b|-designate|designate\b|nominee\b|candidate\b)", re.IGNORECASE
)
_OTHER = re.compile(r"^[\s-]*(?:of state for|under|deputy)", re.IGNORECASE)
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|acting|shadow|under)[\s-]*$", re.IGNORECASE)
_HANDOVER = re.compile(
    r"\b(?:replac|dismiss|sack|resign|oust|depos|inaugurat|appoint|nominat)\w*\b"
    r"|\bsucceed(?:s|ed|ing)?\b|\bst(?:ep|eps|epped|epping|ood|ands?) down\b"
    r"|\b(?:swears?|swore|sworn) in\b|\btakes? office\b|\bleft office\b|\boutgoing\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"\s*(?:[,(]|(?:is|has been|had been|as)\b)")
HANDOVER = timedelta(days=90)
"""Around a change of office both holders are named with the title: elected in November, sworn in
in January."""
_SENTENCE = re.compile(r"[.!?]['\"\u201d\u2019)]*\s|\n")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SURNAME = re.compile(r"[A-Z][\w'\u2019-]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a moment to a moment, either open."""

    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Ground:
    """Stretches in one of which the report was published, and why."""

    stretches: tuple[Stretch, ...]
    why: str


def date_bounds(report: Report, world: World, received: Instant | None) -> Dating:
    """When a report can have been published, with the grounds.

    `received` is an upper bound. A report that carries its date gets it back. Tenures are whole
    local days of the office's country (UTC where its offset is not known, a day more on each side).
    """
    if report.published.known:
        return _dating(report, report.published, ("the report carries its date",))
    known = list(_received(received))
    grounds = [*_dateline(report, world), *_dates(report), *_offices(report, world)]
    grounds += _day_of_year(report, world, _common([*grounds, *known]))
    why = tuple(g.why for g in [*grounds, *known])
    found = _hull(_common([*grounds, *known]))
    if found is None:
        lines = ("contradictory, so that nothing is bounded by them:", *(g.why for g in grounds))
        found = _hull(_common(known)) or Stretch(None, None)
        why = (*lines, *(g.why for g in known))
    basis = (
        "unknown" if found == Stretch(None, None) else "dateline" if _lined(grounds) else "grounds"
    )
    return _dating(report, TimeRange(earliest=found.start, latest=found.end, basis=basis), why)


def _dating(report: Report, published: TimeRange, why: tuple[str, ...]) -> Dating:
    return Dating(report=record_id(report), published=published, grounds=why)


def _lined(grounds: Iterable[Ground]) -> bool:
    return any(g.why.startswith("dateline") for g in grounds)


# --- sets of stretches ---------------------------------------------------------------------------


def _common(grounds: list[Ground]) -> list[Stretch]:
    left = [Stretch(None, None)]
    for ground in grounds:
        left = [m for a in left for b in ground.stretches if (m := _meet(a, b)) is not None]
    return left


def _meet(a: Stretch, b: Stretch) -> Stretch | None:
    starts = [x for x in (a.start, b.start) if x is not None]
    ends = [x for x in (a.end, b.end) if x is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    return None if start is not None and end is not None and start > end else Stretch(start, end)


def _hull(stretches: list[Stretch]) -> Stretch | None:
    if not stretches:
        return None
    starts, ends = [s.start for s in stretches], [s.end for s in stretches]
    return Stretch(
        None if None in starts else min(s for s in starts if s),
        None if None in ends else max(e for e in ends if e),
    )


# --- grounds -------------------------------------------------------------------------------------


def _received(received: Instant | None) -> Iterator[Ground]:
    if received is not None:
        yield Ground((Stretch(None, received),), f"received {received.isoformat()}")


def _dateline(report: Report, world: World) -> Iterator[Ground]:
    line = dateline(report.text)
    if line is None:
        return
    outlet = world.outlet(report.outlet)
    zone = _zone(world, outlet.country if outlet else None) or line.zone
    start = line.moment.replace(hour=0, minute=0, tzinfo=zone)
    yield Ground((Stretch(start, start + DAY),), f"dateline {line.moment.date().isoformat()}")


def _day_of_year(report: Report, world: World, left: list[Stretch]) -> Iterator[Ground]:
    """A dateline without its year, in the years that the other grounds leave."""
    day, bounds = dateline_day(report.text), _hull(left)
    if day is None or bounds is None or bounds.start is None or bounds.end is None:
        return
    outlet = world.outlet(report.outlet)
    zone = _zone(world, outlet.country if outlet else None)
    slack = timedelta() if zone else DAY
    found: list[Stretch] = []
    for year in range(bounds.start.year - 1, bounds.end.year + 2):
        with suppress(ValueError):  # 29 February
            start = _midnight(date(year, *day), zone)
            found.append(Stretch(start - slack, start + DAY + slack))
    fitting = tuple(s for s in found if any(_meet(s, b) for b in left))
    if fitting:
        yield Ground(fitting, f"dateline of {day[1]}/{day[0]}, day and month, without a year")


def _dates(report: Report) -> Iterator[Ground]:
    """Explicit dates: told in the past they lie before the report, announced they lie after it."""
    for named in days_named(report.text):
        words = report.text[named.start : named.end]
        if named.tense == "past":
            yield Ground((Stretch(_utc(named.first) - DAY, None),), f'tells of "{words}"')
        elif named.tense == "future":
            yield Ground((Stretch(None, _utc(named.last) + DAY),), f'looks ahead to "{words}"')


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)


def _offices(report: Report, world: World) -> Iterator[Ground]:
    """What people are called: each once, with the tenures that fit the title."""
    seen: set[tuple[str, str]] = set()
    years = [n for n in days_named(report.text) if n.tense != "future"]
    for held in _held(report.text, world):
        key = (held.person, held.sort)
        if key in seen or _told(report.text, held.start, years):
            continue
        seen.add(key)
        yield Ground(tuple(_stretches(held, world)), held.why)


@dataclass(frozen=True, slots=True)
class Held:
    """A person with a title in the text."""

    person: str
    start: int
    sort: str
    """holds, changing (near a handover), former or coming."""
    tenures: tuple[Tenure, ...]

    @property
    def why(self) -> str:
        """The ground in words."""
        word = {"holds": "", "changing": "", "former": "former ", "coming": "coming "}[self.sort]
        terms = ", ".join(
            dict.fromkeys(f"{t.start or '?'} to {t.last or 'now'}" for t in self.tenures)
        )
        return f"names {self.person} as {word}{self.tenures[0].title} (in office {terms})"


def _held(text: str, world: World) -> Iterator[Held]:
    last: Mention | None = None
    for m in world.find(text):
        if m.kind == "person":
            found = _titled(text, m, world, last)
            last = m
            if found is not None:
                yield found
    for title in _title_pattern(world).finditer(text):
        found = _by_surname(text, title, world)
        if found is not None:
            yield found


@lru_cache(maxsize=4)
def _title_pattern(world: World) -> re.Pattern[str]:
    """Every title of a world before a capital letter; never matches in a world without titles."""
    longest = sorted(world.titles, key=len, reverse=True)
    titles = "|".join(re.escape(_spelled(t)).replace("defence", "defen[cs]e") for t in longest if t)
    return re.compile(rf"\b((?i:{titles or '(?!)'}))\s+(?=[A-Z])")


def _titled(text: str, m: Mention, world: World, last: Mention | None) -> Held | None:
    """A full name with one of the person's titles before it, or after it and a comma."""
    tenures = world.tenures(m.key)
    floor = last.span.end if last is not None and last.kind == "person" else 0
    before = _tail(text[max(floor, m.span.start - BEFORE) : m.span.start])
    after = _head(text[m.span.end : m.span.end + AFTER])
    who = (m.key, m.span.start)
    for title, fitting in _titles(tenures, world):
        at = _rfind(before, title)
        if at is not None:
            held = _sorted(who, before[:at], before[at + len(title) :], fitting)
            return _changing(text, held)
        at = _rfind(after, title)
        if at is not None and _APPOSED.match(after):
            return _changing(text, _sorted(who, after[:at], after[at + len(title) :], fitting))
    return None


def _changing(text: str, held: Held | None) -> Held | None:
    if held is None or held.sort != "holds":
        return held
    start, end = _sentence(text, held.start)
    return replace(held, sort="changing") if _HANDOVER.search(text, start, end) else held


def _sentence(text: str, at: int) -> tuple[int, int]:
    start = max((m.end() for m in _SENTENCE.finditer(text, max(0, at - 600), at)), default=0)
    cut = _SENTENCE.search(text, at)
    return start, cut.start() if cut else len(text)


def _by_surname(text: str, m: re.Match[str], world: World) -> Held | None:
    """A title and a surname that some of its holders bear: "President Lopez"."""
    surname = _SURNAME.match(text, m.end())
    title = _spelled(m[1])
    if surname is None:
        return None
    bearers = world.persons_by_surname(surname[0])
    fitting = tuple(
        t
        for person in bearers
        for t in person.tenures
        if title in {_spelled(name) for name in _names(t, world)}
    )
    if not fitting:
        return None
    name = " or ".join(dict.fromkeys(t.person for t in fitting))
    before = _tail(text[max(0, m.start() - BEFORE) : m.start()])
    return _changing(text, _sorted((name, m.start()), before, "", fitting))


def _sorted(
    who: tuple[str, int], before: str, after: str, tenures: tuple[Tenure, ...]
) -> Held | None:
    if _DEPUTY.search(before) or _OTHER.match(after):
        return None
    sort = "former" if _FORMER.search(before) else "holds"
    if _COMING.search(before) or _ELECT.match(after):
        sort = "coming"
    return Held(*who, sort, tenures)


def _titles(tenures: tuple[Tenure, ...], world: World) -> list[tuple[str, tuple[Tenure, ...]]]:
    """Titles of a person, the longest first, each with the tenures it fits."""
    found: dict[str, list[Tenure]] = {}
    for t in tenures:
        for name in _names(t, world):
            for title in dict.fromkeys((_spelled(name), _head_noun(name))) if name else ():
                found.setdefault(title, []).append(t)
    return [(n, tuple(found[n])) for n in sorted(found, key=len, reverse=True)]


def _names(tenure: Tenure, world: World) -> tuple[str, ...]:
    office = world.offices.get(tenure.office)
    return (tenure.title, *(office.aliases if office else ()))


def _head_noun(title: str) -> str:
    """What a title is called for short: "commander", "minister"."""
    words = _spelled(title).partition(" of ")[0].split()
    return words[-1]


def _spelled(text: str) -> str:
    """Lower case, British "defence": same length for every character of the text."""
    return text.lower().replace("defense", "defence")


def _rfind(context: str, title: str) -> int | None:
    found = [m.start() for m in re.finditer(rf"\b{re.escape(title)}s?\b", _spelled(context))]
    return found[-1] if found else None


def _tail(before: str) -> str:
    """What stands before a name in its sentence."""
    cuts = [m.end() for m in _SENTENCE.finditer(before)]
    return before[cuts[-1] :] if cuts else before


def _head(after: str) -> str:
    """What stands after a name up to the end of its sentence or of its apposition."""
    cut = _SENTENCE.search(after)
    part = after[: cut.start()] if cut else after
    second = part.find(",", part.find(",") + 1)
    return part[:second] if second > 0 else part


def _told(text: str, at: int, years: list[DayNamed]) -> bool:
    """Whether the sentence tells of a named year: who held office then says nothing of now."""
    start, end = _sentence(text, at)
    return any(start <= n.start < end for n in years) or bool(_YEAR.search(text, start, end))


def _stretches(held: Held, world: World) -> Iterator[Stretch]:
    for t in held.tenures:
        first, last = _days(t, world)
        if held.sort == "holds":
            yield Stretch(first, last)
        elif held.sort == "changing":
            yield Stretch(first and first - HANDOVER, last and last + HANDOVER)
        elif held.sort == "former" and last is not None and not t.learned:
            yield Stretch(last - DAY, None)
        elif held.sort == "coming" and first is not None and not t.learned:
            yield Stretch(None, first + DAY)
        else:
            yield Stretch(None, None)


def _days(t: Tenure, world: World) -> tuple[datetime | None, datetime | None]:
    zone = _zone(world, t.country)
    slack = timedelta() if zone else DAY
    start = None if t.start is None else _midnight(t.start, zone) - slack
    end = None if t.last is None else _midnight(t.last, zone) + DAY + slack
    return start, end


def _midnight(day: date, zone: timezone | None) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone or UTC)


def _zone(world: World, country: str | None) -> timezone | None:
    known = world.countries.get(country or "")
    if known is None or not known.utc_offset:
        return None
    return datetime.fromisoformat(f"2000-01-01T00:00:00{known.utc_offset}").tzinfo  # pyright: ignore[reportReturnType] - fromisoformat gives a fixed offset
