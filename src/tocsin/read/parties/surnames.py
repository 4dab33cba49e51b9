"""Office-holders by their surname alone: "President Adeyemi", "Adeyemi himself"."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from tocsin.read.parties.heads import heads
from tocsin.read.parties.tree import Tree
from tocsin.vocabulary import Mention, World

_TITLES = frozenset(
    {
        "president",
        "minister",
        "secretary",
        "chancellor",
        "premier",
        "prime",
        "general",
        "leader",
        "ambassador",
        "king",
        "prince",
        "speaker",
        "ayatollah",
        "mr",
        "mr.",
        "ms",
        "ms.",
        "mrs.",
        "envoy",
        "foreign",
        "defence",
        "defense",
    }
)
_LEADING = (
    "president",
    "prime minister",
    "chancellor",
    "supreme leader",
    "foreign",
    "defen",
    "state",
)
_PARTS = frozenset(
    {"deputy", "vice", "under", "assistant", "first", "interior", "finance", "state"}
)
"""Words of titles that are no heads by themselves."""
_MONTHS = frozenset({"may", "march", "april", "june", "august"})
_DATING = frozenset(
    {"in", "of", "since", "until", "by", "last", "next", "early", "late", "mid", "this"}
)
"""Words before a month."""
_LINGER = timedelta(days=3650)
_Bearer = tuple[str, str, str, date | None, date | None]
"""Name, country, sector, first and last day known."""


@lru_cache(maxsize=8)
def _bearers(world: World) -> Mapping[str, tuple[_Bearer, ...]]:
    found: dict[str, list[_Bearer]] = {}
    for office in world.offices.values():
        title = office.title.lower()
        if not title.startswith(_LEADING) or "deputy" in title:
            continue
        for h in office.holders:
            row = (h.name, office.country, office.sector, h.start, h.last)
            found.setdefault(h.name.split()[-1].lower(), []).append(row)
    return {surname: tuple(rows) for surname, rows in found.items()}


@lru_cache(maxsize=8)
def _titled(world: World) -> Mapping[str, tuple[tuple[str, _Bearer], ...]]:
    """Titles in lower case with their bearers, by surname, of every office."""
    found: dict[str, list[tuple[str, _Bearer]]] = {}
    for office in world.offices.values():
        title = office.title.lower()
        for h in office.holders:
            row = (h.name, office.country, office.sector, h.start, h.last)
            found.setdefault(h.name.split()[-1].lower(), []).append((title, row))
    return {surname: tuple(rows) for surname, rows in found.items()}


def _by_title(tree: Tree, k: int, world: World, when: date | None) -> tuple[_Bearer, ...]:
    """Who bears a surname and the office named before it: "Deputy Secretary Hill"."""
    first = k
    while first and _title_word(tree, first - 1):
        first -= 1
    words = tree.lower[first:k]
    if not words or when is None:
        return ()
    rows = _titled(world).get(tree.lower[k], ())
    return tuple(
        row
        for title, row in rows
        if all(word in title for word in words) and (row[3] or when) <= when <= (row[4] or when)
    )


def _title_word(tree: Tree, k: int) -> bool:
    word = tree.lower[k]
    return tree.text[tree.start[k]].isupper() and (
        word in _TITLES or word in heads().sector or word in _PARTS
    )


def surnames(
    tree: Tree, known: Mapping[int, Mention], world: World, when: date | None
) -> dict[int, Mention]:
    """Names for surnames of leaders that one country's office-holder bears, by token."""
    found: dict[int, Mention] = {}
    for k, word in enumerate(tree.lower):
        if k in known or tree.pos[k] != "PROPN" or not tree.text[tree.start[k]].isupper():
            continue
        if tree.timed(k) or _month(tree, k) or _make(tree, k):  # "on Friday", not Mr Friday
            continue
        rows = _bearers(world).get(word, ())
        if not rows or not _alone(tree, k):
            office = _by_title(tree, k, world, when)
            if len({row[0] for row in office}) == 1:
                found[k] = _mention(tree, k, office[0])
            continue
        namesake = _introduced(tree, k)
        if namesake is not None:
            # The report's own bearer of the name is meant, known or not.
            if (full := known.get(namesake)) is not None and full.kind == "person":
                found[k] = msgspec.structs.replace(full, span=tree.span(k, k))
            continue
        if (row := _bearer(rows, when)) is None:
            continue
        found[k] = _mention(tree, k, row)
    return found


def _make(tree: Tree, k: int) -> bool:
    """As in "two Antonov flights": who made it, not whose it is."""
    thing = tree.lemma[tree.head[k]]
    return tree.dep[k] == "compound" and (thing in heads().things or thing == "flight")


def _month(tree: Tree, k: int) -> bool:
    """As in "12 May", "in May", "May 2024": no Mrs May."""
    beside = tree.lower[max(k - 1, 0) : k] + tree.lower[k + 1 : k + 2]
    dated = any(word[:1].isdigit() for word in beside)
    return tree.lower[k] in _MONTHS and (dated or tree.lower[k - 1] in _DATING)


def _mention(tree: Tree, k: int, row: _Bearer) -> Mention:
    name, country, sector = row[:3]
    return Mention(
        tree.span(k, k), kind="person", key=name, name=name, country=country, sector=sector,
        ambiguous=False,
    )  # fmt: skip


def _introduced(tree: Tree, k: int) -> int | None:
    """The last word of a full name before, of which this is the surname ("Ann Lee ... Lee")."""
    for j in range(k):
        full = tree.lower[j] == tree.lower[k] and not _alone(tree, j) and tree.pos[j] == "PROPN"
        if full and tree.sentence[j - 1] == tree.sentence[j] and tree.pos[j - 1] == "PROPN":
            return j
    return None


def _bearer(rows: tuple[_Bearer, ...], when: date | None) -> _Bearer | None:
    """The bearer in office on a day; without one, all known must be of one country."""
    fit = [r for r in rows if when is None or _near(r, when)]
    serving = [r for r in fit if when and (r[3] or when) <= when <= (r[4] or when)]
    chosen = serving or fit
    return chosen[-1] if len({r[1] for r in chosen}) == 1 else None


def _near(row: _Bearer, when: date) -> bool:
    """Whether somebody was in office within the last years, or is."""
    start, end = row[3], row[4]
    return (start is None or start <= when) and (end is None or when <= end + _LINGER)


def _alone(tree: Tree, k: int) -> bool:
    """No first name of somebody else before it, no further name after it."""
    after = k + 1
    if after < len(tree) and tree.pos[after] == "PROPN" and tree.head[k] == after:
        return False
    if k == 0 or tree.sentence[k - 1] != tree.sentence[k]:
        return True
    if tree.lower[k - 1] == "-" and tree.end[k - 1] == tree.start[k]:
        return False  # "Barry-Camara"
    return tree.pos[k - 1] != "PROPN" or tree.lower[k - 1] in _TITLES
