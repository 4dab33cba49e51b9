"""What the world is made of: countries, places, offices, groups, forces, outlets and their names.

Countries are ISO 3166-1 alpha-3 codes, `UNO`, `IGO`, `EUR` (PLOVER v2), or the codes of a world
overlay; sectors are PLOVER v2 codes. Coordinates are WGS84 `(latitude, longitude)` in degrees.
"""

from datetime import date
from typing import Literal

import msgspec

from tocsin.records import Span, Value

Coords = tuple[float, float]
"""WGS84 latitude and longitude in degrees."""

MentionKind = Literal[
    "country",
    "demonym",
    "capital",
    "place",
    "sea",
    "person",
    "office",
    "group",
    "force",
    "institution",
    "alliance",
    "outlet",
]
"""What a name stands for. A "capital" may stand for its government: reading decides. "sea" is any
body of water."""

WATERS = frozenset({"sea", "strait", "gulf", "ocean", "bay", "channel", "canal", "river", "lake"})
"""Kinds of `Place` that are mentioned as "sea"."""


class Country(Value, frozen=True, kw_only=True):
    """A country, or a body that PLOVER codes like one."""

    code: str
    """ISO 3166-1 alpha-3, or a world overlay's code."""
    name: str
    """Short English name."""
    official_name: str = ""
    """Full English name; empty when not known."""
    aliases: tuple[str, ...] = ()
    """Other names and abbreviations."""
    demonyms: tuple[str, ...] = ()
    """Adjectives and nouns for its people, the adjective first; regular plurals left out."""
    capital: str | None = None
    """Id of its capital among the places."""
    coords: Coords | None = None
    """Of the capital."""
    utc_offset: str | None = None
    """Offset of the capital's standard time, "+03:30"; None when not given."""
    ambiguous: tuple[str, ...] = ()
    """Those of its names that often mean something else ("Georgia")."""


class Place(Value, frozen=True, kw_only=True):
    """Somewhere on the map."""

    id: str
    """Id among the places."""
    name: str
    """English name."""
    aliases: tuple[str, ...] = ()
    """Other spellings and names."""
    country: str | None = None
    """Country it belongs to; None for the high seas and for what several share."""
    coords: Coords | None = None
    """Its centre."""
    kind: str = "city"
    """capital, city, region, island, mountain, base, site, border, or one of `WATERS`."""
    population: int = 0
    """Inhabitants of a city; 0 when not known."""
    ambiguous: tuple[str, ...] = ()
    """Those of its names that often mean something else ("Nice")."""


class Holder(Value, frozen=True, kw_only=True):
    """Somebody who holds or held an office. Days are local and included."""

    name: str
    """Full name in English spelling."""
    start: date | None = None
    """First day; None when not known."""
    end: date | None = None
    """Last day; None while no end is known."""
    seen: date | None = None
    """Last day a source still had the holder in office, where no end is known; None when the tenure
    is stated as open. Of a learned tenure: the last day that its reports vouch for."""
    role: str = ""
    """Role within a group ("spokesman"); empty for an office, whose title says it."""
    source: str = ""
    """Where this tenure is taken from."""
    learned: tuple[str, ...] = ()
    """Ids of the reports it was learned from; empty where a source states it. Of a learned tenure
    `start` and `end` are bounds: it is vouched for up to `last` only."""

    @property
    def last(self) -> date | None:
        """Last day that is covered; None where the tenure is stated as open."""
        return _vouched(self.end, self.seen) if self.learned else self.end or self.seen

    def holds(self, when: date) -> bool:
        """Whether `when` lies in the tenure, as far as its ends are known."""
        return (self.start is None or self.start <= when) and (self.end is None or when <= self.end)

    def known_to_hold(self, when: date) -> bool:
        """Whether a source covers `when`: an open tenure only until it was last seen."""
        return self.holds(when) and (self.last is None or when <= self.last)


def _vouched(end: date | None, seen: date | None) -> date | None:
    """The earlier of the two days that are known."""
    return min((day for day in (end, seen) if day is not None), default=None)


class Office(Value, frozen=True, kw_only=True):
    """A position of authority and who held it."""

    id: str
    """Id among the offices: "IRN/foreign-minister"."""
    title: str
    """Title without the country: "Foreign Minister"."""
    country: str
    """Whose office it is."""
    aliases: tuple[str, ...] = ()
    """Other titles of the same office."""
    sector: str = "GOV"
    """PLOVER sector."""
    several: bool = False
    """Whether several hold it at a time: deputies, spokespersons."""
    holders: tuple[Holder, ...] = ()
    """Tenures, earliest first."""

    @property
    def only_learned(self) -> bool:
        """Whether nobody but reports says that there is such an office or who holds it."""
        return bool(self.holders) and all(h.learned for h in self.holders)


class Group(Value, frozen=True, kw_only=True):
    """An armed group, party, movement, company or aid organisation."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "armed group"
    """"armed group", "militia", "political party", "aid organisation", ..."""
    country: str | None = None
    """Where it is based."""
    sector: str | None = None
    """PLOVER sector."""
    backed_by: tuple[str, ...] = ()
    """Countries that back it."""
    leaders: tuple[Holder, ...] = ()
    """Leading persons with their roles."""
    ruled: tuple[tuple[date, date | None], ...] = ()
    """First and last day of each time it governed its country (GOV); None while it does."""
    ambiguous: tuple[str, ...] = ()

    def rules(self, when: date) -> bool:
        """Whether it governs its country on a day."""
        return any(start <= when and (end is None or when <= end) for start, end in self.ruled)


class Force(Value, frozen=True, kw_only=True):
    """An armed or security service of a country."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str = "MIL"
    ambiguous: tuple[str, ...] = ()


class Institution(Value, frozen=True, kw_only=True):
    """A named body of state, or the building that stands for it: Pentagon, Kremlin, Knesset."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sector: str = "GOV"
    ambiguous: tuple[str, ...] = ()


class Alliance(Value, frozen=True, kw_only=True):
    """A body of several states."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    code: str = "IGO"
    """What PLOVER codes it as: UNO, EUR, IGO."""
    sector: str | None = None
    """PLOVER sector where one applies (MIL for a military command)."""
    members: tuple[str, ...] = ()
    """Country codes; empty when not listed here."""
    since: date | None = None
    ambiguous: tuple[str, ...] = ()


class Outlet(Value, frozen=True, kw_only=True):
    """Somebody who publishes reports."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "daily"
    """agency, state agency, daily, broadcaster, state broadcaster, magazine, site, ..."""
    country: str | None = None
    """Home country."""
    reliability: str | None = None
    """Admiralty A-F: a standing grade of the outlet; None when nobody graded it."""
    family: str | None = None
    """Owner or group; outlets of one family do not count as independent by name alone."""
    domains: tuple[str, ...] = ()
    """Web domains without "www."."""
    ambiguous: tuple[str, ...] = ()


class Person(Value, frozen=True, kw_only=True):
    """Somebody known by the offices or roles held."""

    name: str
    aliases: tuple[str, ...] = ()
    tenures: "tuple[Tenure, ...]" = ()
    """Earliest first."""

    @property
    def country(self) -> str | None:
        """Country of the latest tenure."""
        return self.tenures[-1].country if self.tenures else None

    @property
    def sector(self) -> str | None:
        """Sector of the latest tenure."""
        return self.tenures[-1].sector if self.tenures else None


class Tenure(Value, frozen=True, kw_only=True):
    """One person in one office or role."""

    person: str
    office: str
    """Id of the office, or of the group for a role in it."""
    title: str
    country: str | None
    sector: str | None
    start: date | None = None
    """First day, local; None when not known."""
    end: date | None = None
    """Last day, local; None while no end is known."""
    seen: date | None = None
    """Last day a source still had the person in office, where no end is known; of a learned tenure
    the last day that its reports vouch for."""
    learned: bool = False
    """Whether reports alone say so: its ends are bounds."""

    @property
    def last(self) -> date | None:
        """Last day of it; of a learned one the last day vouched for. None while it is open."""
        return _vouched(self.end, self.seen) if self.learned else self.end

    def serves(self, day: date) -> bool:
        """Whether the person is in office on a day; an open tenure goes on."""
        return (self.start or day) <= day <= (self.last or day)


class Mention(msgspec.Struct, frozen=True):
    """A name of the world found in a text."""

    span: Span
    """The characters, without a possessive ending."""
    kind: MentionKind
    key: str
    """Country code for countries and demonyms, the person's name for persons, else the id."""
    name: str
    """Canonical name: the country's for a demonym."""
    country: str | None
    sector: str | None
    ambiguous: bool
    """The words often mean something else: look at the context before you believe it."""
