"""What a world holds: its entries by id. `World` adds the finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tocsin.vocabulary.entities import (
    Alliance,
    Country,
    Force,
    Group,
    Institution,
    Office,
    Outlet,
    Person,
    Place,
)
from tocsin.vocabulary.persons import persons_of


@dataclass(frozen=True, eq=False, repr=False)
class Holdings:
    """Everything known, by id. Two worlds are the same only if they are one object.

    Ids are unique within their kind. What is derived (the compiled names, the persons) is made at
    first use and kept.
    """

    countries: Mapping[str, Country] = field(default_factory=dict[str, Country])
    places: Mapping[str, Place] = field(default_factory=dict[str, Place])
    offices: Mapping[str, Office] = field(default_factory=dict[str, Office])
    groups: Mapping[str, Group] = field(default_factory=dict[str, Group])
    forces: Mapping[str, Force] = field(default_factory=dict[str, Force])
    institutions: Mapping[str, Institution] = field(default_factory=dict[str, Institution])
    alliances: Mapping[str, Alliance] = field(default_factory=dict[str, Alliance])
    outlets: Mapping[str, Outlet] = field(default_factory=dict[str, Outlet])
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Other names of persons, by full name."""
    layers: Mapping[str, int] = field(default_factory=dict[str, int])
    """How many overlays lie below an entry ("country/XVA"); absent for the lowest world."""

    def __repr__(self) -> str:
        parts = ("countries", "places", "offices", "groups", "outlets")
        counted = ", ".join(f"{len(getattr(self, part))} {part}" for part in parts)
        return f"<{type(self).__name__}: {counted}>"

    @cached_property
    def titles(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of offices by title as written, aliases included."""
        found: dict[str, list[str]] = {}
        for office in self.offices.values():
            for title in (office.title, *office.aliases):
                found.setdefault(title, []).append(office.id)
        return {title: tuple(ids) for title, ids in found.items()}

    @cached_property
    def persons(self) -> Mapping[str, Person]:
        """Everybody who holds or held an office or a role, by full name."""
        return persons_of(self.offices.values(), self.groups.values(), self.spellings)
