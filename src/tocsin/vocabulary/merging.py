"""One world on top of another, without losing anything of the lower one."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

import msgspec

from tocsin.records import Value
from tocsin.vocabulary.entities import Holder, Office
from tocsin.vocabulary.holdings import Holdings

T = TypeVar("T", bound=Value)
KINDS = {
    "countries": "country",
    "places": "place",
    "offices": "office",
    "groups": "group",
    "forces": "force",
    "institutions": "institution",
    "alliances": "alliance",
    "outlets": "outlet",
}
"""Collections of a world and the prefix their entries have in `World.layers`."""


def merged(under: Holdings, over: Holdings) -> dict[str, Any]:
    """The fields of `under` with `over` on top."""
    fields: dict[str, Any] = {k: _joined(getattr(under, k), getattr(over, k)) for k in KINDS}
    fields["spellings"] = {
        name: tuple(dict.fromkeys((*under.spellings.get(name, ()), *over.spellings.get(name, ()))))
        for name in {**under.spellings, **over.spellings}
    }
    return {**fields, "layers": _layers(under, over)}


def _layers(under: Holdings, over: Holdings) -> dict[str, int]:
    height = 1 + max(under.layers.values(), default=0)
    layers = dict(under.layers)
    for collection, kind in KINDS.items():
        for key, entry in getattr(over, collection).items():
            if isinstance(entry, Office) and entry.only_learned:
                continue  # "Foreign Minister" is no name of the one office learned about
            layers[f"{kind}/{key}"] = height + over.layers.get(f"{kind}/{key}", 0)
    for name in over.persons:
        layers[f"person/{name}"] = height + over.layers.get(f"person/{name}", 0)
    return layers


def _joined(under: Mapping[str, T], over: Mapping[str, T]) -> dict[str, T]:
    both = {k: _completed(under[k], over[k]) if k in under else over[k] for k in over}
    return {**under, **both}


def _completed(under: T, over: T) -> T:
    """`over` where it says something, else `under`; lists joined, names of both kept."""
    if isinstance(under, Office) and isinstance(over, Office):
        several = under.several or over.several
        holders = succession(under.holders, over.holders, several=several)
        over = msgspec.structs.replace(over, several=several, holders=holders)
    changes: dict[str, Any] = {}
    for field in msgspec.structs.fields(over):
        mine, theirs = getattr(over, field.name), getattr(under, field.name)
        if field.name == "aliases":
            changes["aliases"] = _names(under, over)
        elif mine in (field.default, "") and theirs != mine:
            changes[field.name] = theirs
    return msgspec.structs.replace(over, **changes) if changes else over


def _names(under: Any, over: Any) -> tuple[str, ...]:  # noqa: ANN401 - any named entry
    old, new = _called(under), _called(over)
    names = dict.fromkeys((*over.aliases, old, *under.aliases))
    return tuple(n for n in names if n and n != (new or old))


def _called(entry: Any) -> str:  # noqa: ANN401 - any named entry
    return getattr(entry, "name", "") or getattr(entry, "title", "")


def succession(
    under: tuple[Holder, ...], over: tuple[Holder, ...], *, several: bool = False
) -> tuple[Holder, ...]:
    """Holders of both, earliest first; a new holder ends the open tenure of those before.

    Not where `several` hold an office at a time. What was learned from reports takes no place of a
    tenure that a source states.
    """
    new = [o for o in over if not any(_outranked(o, h) for h in under)]
    starts = () if several else tuple(h.start for h in new if h.start)
    kept = [_closed(h, starts) for h in under if not any(_same(h, o) for o in new)]
    return tuple(sorted([*kept, *new], key=lambda h: (h.start or date.min, h.end or date.max)))


def _outranked(new: Holder, old: Holder) -> bool:
    return bool(new.learned) and not old.learned and _same(new, old)


def _same(a: Holder, b: Holder) -> bool:
    """Whether two entries are one tenure: the same person at overlapping times."""
    early, late = date.min, date.max
    overlap = (a.start or early) <= (b.end or late) and (b.start or early) <= (a.end or late)
    return a.name == b.name and overlap


def _closed(h: Holder, starts: tuple[date, ...]) -> Holder:
    """An open tenure with its end, where one of the new ones starts after it did."""
    later = [day for day in starts if h.start is None or day > h.start]
    if h.end is not None or not later:
        return h
    return msgspec.structs.replace(h, end=min(later) - timedelta(days=1))
