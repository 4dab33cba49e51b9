"""Where the parties of an event stand, by frame: the table of `frames.yaml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from tocsin.read.events.lexicon import Trigger, word_classes
from tocsin.read.events.tables import table

_THINGS = frozenset(
    {"structure", "person", "materiel", "weapons", "territory", "diplomat", "prisoner", "crowd"}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where parties stand; see `frames.yaml`."""

    to: tuple[str, ...]
    of: str
    object: bool
    mutual: bool = False
    host: bool = False
    state: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """The table of `frames.yaml`."""

    by_name: Mapping[str, Frame]
    by_type: Mapping[str, str]
    means: Mapping[str, frozenset[str]]
    undergone: frozenset[str]
    light: frozenset[str]
    armed: frozenset[str]
    domestic: Mapping[str, str]
    own: frozenset[str]
    matter: frozenset[str]
    """Nouns of things and people that can be harmed."""
    inward: frozenset[str]
    """Types, or types with modes, that states and groups mostly do to their own people."""
    fellows: frozenset[str]
    """Sectors that are of the doer's country where no other is named."""
    measures: frozenset[str]
    """Nouns of what is imposed on somebody."""
    envoys: frozenset[str]
    """One's own people abroad: a recall is not done to them."""

    def of(self, trigger: Trigger) -> Frame:
        """The frame of a trigger's type, else of its group."""
        return self.by_name[self.by_type.get(trigger.type, trigger.frame)]


@cache
def frames() -> Frames:
    """The packaged table."""
    raw = table("frames.yaml")
    classes = word_classes()
    named = {
        k: cast("dict[str, object]", v) for k, v in raw.items() if isinstance(v, dict) and "to" in v
    }
    means = cast("dict[str, list[str]]", raw["means"])
    return Frames(
        by_name={k: _frame(v) for k, v in named.items()},
        by_type=cast("dict[str, str]", raw["types"]),
        means={t: _union(cs) for t, cs in means.items()},
        undergone=frozenset(cast("list[str]", raw["undergone"])),
        light=frozenset(cast("list[str]", raw["light"])),
        armed=frozenset(cast("list[str]", raw["armed"])),
        domestic=cast("dict[str, str]", raw["domestic"]),
        own=frozenset(cast("list[str]", raw["own"])),
        matter=_union(_THINGS),
        inward=frozenset(cast("list[str]", raw["inward"])),
        fellows=frozenset(cast("list[str]", raw["fellows"])),
        measures=classes["measure"] | classes["curb"],
        envoys=classes["diplomat"] | classes["peacekeepers"] | classes["fieldstaff"],
    )


def _union(names: Iterable[str]) -> frozenset[str]:
    classes = word_classes()
    return frozenset(word for name in names for word in classes[name])


def _frame(raw: dict[str, object]) -> Frame:
    return Frame(
        to=tuple(cast("list[str]", raw["to"])),
        of=str(raw["of"]),
        object=bool(raw["object"]),
        mutual=bool(raw.get("mutual")),
        host=bool(raw.get("host")),
        state=bool(raw.get("state")),
    )
