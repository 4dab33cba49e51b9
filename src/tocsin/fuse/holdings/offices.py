"""Offices of the vocabulary that a candidate is about, and what is known of their holders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tocsin.fuse.holdings.candidates import Candidate, plain
from tocsin.vocabulary import Holder, Office, Tenure, World
from tocsin.vocabulary.overlay_values import slug
from tocsin.vocabulary.roles import OWN, own_role, role_of_title, title_words
from tocsin.vocabulary.sectors import sector_of_title

_AREAS = frozenset(
    {"oblast", "province", "region", "state", "governorate", "city", "district", "county"}
)
_HEADS = frozenset({"president", "prime-minister", "chancellor", "supreme-leader"})
_LONG = timedelta(days=180)
"""Two in one office for longer than that are no slip of a list."""
_LEADER = "Leader"
"""Title of the vocabulary for whoever governs in effect."""
_BODIES = frozenset({"UNO", "EUR", "IGO"})
_MONTH = timedelta(days=31)
"""Lists often give months only: so much may a known tenure be longer than it was."""


@dataclass(frozen=True, slots=True)
class Seat:
    """An office of a country, listed or new."""

    id: str
    country: str
    title: str
    sector: str
    several: bool
    holders: tuple[Holder, ...] = ()
    """Who is known to have held it; empty for one that no list has."""


def seat_of(c: Candidate, country: str, world: World) -> Seat:
    """The office a candidate is about: of several lists the one with the latest holder."""
    listed = [o for o in world.offices_of(country) if _is(o, c, country, world)]
    if listed:
        o = max(listed, key=lambda o: (_latest(o), o.id))
        several = o.several or c.role.several or (c.role.key.startswith(OWN) and _shared(o))
        return Seat(o.id, country, o.title, o.sector, several, o.holders)
    title = c.role.title + _where(c, world)
    return Seat(slug(country, title), country, title, sector_of_title(title), c.role.several)


def _latest(office: Office) -> date:
    return max((h.start or date.min for h in office.holders), default=date.min)


def _shared(office: Office) -> bool:
    """Whether the list itself has two in the office for long: "Member of the Council"."""
    days = [(h.start, h.last) for h in office.holders if h.start and h.last]
    return any(b[0] + _LONG < a[1] for a, b in pairwise(sorted(days)))


def _is(office: Office, c: Candidate, country: str, world: World) -> bool:
    for title in (office.title, *office.aliases):
        if c.role.key == own_role(title).key:
            return True
        found = role_of_title(title)
        if found is not None and found[0].at(country).key == c.role.key:
            return c.role.of == "country" or _there(found[1], c, world)
    return False


def _there(words: str, c: Candidate, world: World) -> bool:
    """Whether the words behind a title name the place, or the state an ambassador is sent to."""
    if c.role.of == "to":
        return c.of in {m.country for m in world.find(words.title())}
    named = {m.name for m in world.find(words.title())}
    return c.of in named or set(words.split()) - _AREAS == set(title_words(c.of)) - _AREAS


def _where(c: Candidate, world: World) -> str:
    if c.role.of == "country":
        return ""
    if c.role.of == "place":
        return f" of {c.of}"
    state = world.country(c.of)
    bodies = (a.name for a in world.alliances.values() if a.code == c.of)
    name = state.name if state and state.name else next(bodies, c.of)
    return f" to {'the ' if c.of in _BODIES else ''}{name}"


def tenures_of(c: Candidate, world: World) -> list[Tenure]:
    """What is known of a person, by any of the names."""
    people = {p.name: p for n in c.names if (p := world.person(n)) is not None}
    return [t for name in sorted(people) for t in people[name].tenures]


def in_this(tenures: Iterable[Tenure], c: Candidate, seat: Seat, world: World) -> list[Tenure]:
    """Known tenures in the office itself, or in one that may be the same by another title.

    Lists often have a shorter or a longer name than reports: their holders are looked through too.
    """
    offices = {o.id: o for o in world.offices_of(seat.country) if _may_be(o, c, seat, world)}
    found = [t for t in tenures if t.office in offices]
    people = {(t.person, t.office) for t in found}
    for o in offices.values():
        for h in o.holders:
            if (h.name, o.id) not in people and bears(h.name, c.names):
                found += [t for t in world.persons[h.name].tenures if t.office == o.id]
                people.add((h.name, o.id))
    return found


def bears(name: str, names: Iterable[str]) -> bool:
    """Whether a name is one of those, some of its parts left out or added."""
    own = frozenset(plain(name).split())
    others = (frozenset(plain(n).split()) for n in names)
    return any(own == o or (len(own & o) > 1 and (own < o or o < own)) for o in others)


def _may_be(office: Office, c: Candidate, seat: Seat, world: World) -> bool:
    """Whether an office of the country is the candidate's, or may be by another title."""
    if office.id == seat.id:
        return True
    if office.title == _LEADER:
        return c.role.key in _HEADS
    found = role_of_title(office.title)
    if found is None or not found[0].at(seat.country).akin(c.role):
        return False
    return c.role.of == "country" or _there(found[1], c, world)


def covers(t: Tenure, first: date, last: date) -> bool:
    """Whether a known tenure reaches over two days."""
    slack = timedelta() if t.learned else _MONTH
    early = t.start is None or t.start - slack <= first
    return early and (t.last is None or last <= t.last + slack)


def beside(t: Tenure, first: date, last: date) -> bool:
    """Whether a known tenure has nothing to do with these days: an earlier or a later one."""
    return (t.last is not None and t.last < first) or (t.start is not None and t.start > last)


def rivals(seat: Seat, own: Iterable[str], first: date, last: date) -> list[Holder]:
    """Others who are known to hold an office for one on some of these days.

    `own` are the person's names.
    """
    names = tuple(own)
    if seat.several:
        return []
    return [
        h
        for h in seat.holders
        if not bears(h.name, names)
        and h.last is not None
        and (h.start is None or h.start + _MONTH < last)
        and first < h.last - _MONTH
    ]
