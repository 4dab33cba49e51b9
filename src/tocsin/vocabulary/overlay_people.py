"""Offices, groups and persons of a world file: who held what, when."""

from datetime import date
from itertools import pairwise

from tocsin.vocabulary.entities import Group, Holder, Office
from tocsin.vocabulary.marks import Node
from tocsin.vocabulary.overlay_values import checked_sector, names_in, optional_text, slug
from tocsin.vocabulary.sectors import sector_of_group, sector_of_title


def office_of(node: Node, country: str) -> Office:
    """An office with its holders, earliest first; tenures must not overlap."""
    t = node.table(["office"], ["id", "aliases", "sector", "several", "holders", "note"])
    title = t["office"].text()
    several = "several" in t and t["several"].flag()
    holders = [_holder(n) for n in t["holders"].items()] if "holders" in t else []
    if not several:
        _check_succession(title, holders)
    ordered = sorted((h for _, h in holders), key=lambda h: h.start or date.min)
    return Office(
        id=t["id"].text() if "id" in t else slug(country, title),
        title=title,
        country=country,
        aliases=names_in(t, "aliases"),
        sector=checked_sector(t["sector"]) if "sector" in t else sector_of_title(title),
        several=several,
        holders=tuple(ordered),
    )


def _holder(node: Node, role: str = "") -> tuple[Node, Holder]:
    required = ["name", "role"] if role else ["name"]
    t = node.table(required, ["from", "to", "seen", "learned", "source", "note", "role"])
    start, end, seen = (t[k].day() if k in t else None for k in ("from", "to", "seen"))
    name = t["name"].text()
    if start and end and end < start:
        node.fail(f"the tenure of {name} ends on {end}, before it starts on {start}")
    if start and seen and seen < start:
        node.fail(f"{name} was last seen on {seen}, before the tenure starts on {start}")
    return node, Holder(
        name=name,
        start=start,
        end=end,
        seen=seen,
        role=t["role"].text() if "role" in t else "",
        source=optional_text(t, "source") or "",
        learned=names_in(t, "learned"),
    )


def _check_succession(title: str, holders: list[tuple[Node, Holder]]) -> None:
    """One holder at a time: each tenure starts after the one before has ended."""
    ordered = sorted(holders, key=lambda item: item[1].start or date.min)
    for (_, a), (node, b) in pairwise(ordered):
        if a.end is None or b.start is None or b.start <= a.end:
            until = f"until {a.end}" if a.end else "without an end ('to')"
            node.fail(f"{title}: the tenure of {b.name} overlaps that of {a.name} ({until})")


def group_of(node: Node) -> Group:
    """A group with its leaders; several may share a role."""
    optional = ["aliases", "kind", "base", "country", "sector", "backed_by", "leaders", "ruled"]
    t = node.table(["id", "name"], [*optional, "ambiguous", "note"])
    if "base" in t and "country" in t:
        t["country"].fail("'base' says the country already; keep one of the two")
    kind = t["kind"].text() if "kind" in t else "armed group"
    leaders = [_holder(n, "role")[1] for n in t["leaders"].items()] if "leaders" in t else []
    return Group(
        id=t["id"].text(),
        name=t["name"].text(),
        aliases=names_in(t, "aliases"),
        kind=kind,
        country=optional_text(t, "base") or optional_text(t, "country"),
        sector=checked_sector(t["sector"]) if "sector" in t else sector_of_group(kind),
        backed_by=names_in(t, "backed_by"),
        leaders=tuple(leaders),
        ruled=tuple(_rule(n) for n in t["ruled"].items()) if "ruled" in t else (),
        ambiguous=names_in(t, "ambiguous"),
    )


def _rule(node: Node) -> tuple[date, date | None]:
    t = node.table(["from"], ["to", "note"])
    start, end = t["from"].day(), t["to"].day() if "to" in t else None
    if end is not None and end < start:
        node.fail(f"the time ends on {end}, before it starts on {start}")
    return start, end


def spellings_of(node: Node) -> tuple[str, tuple[str, ...]]:
    """A person's full name with its other spellings."""
    t = node.table(["name", "aliases"], ["note"])
    return t["name"].text(), t["aliases"].texts()
