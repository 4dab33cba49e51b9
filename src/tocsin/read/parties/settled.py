"""Names that several bear, settled by the countries a report names; places that are persons."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from tocsin.read.parties.heads import heads
from tocsin.read.parties.tree import Tree
from tocsin.vocabulary import Mention, World

_BODIES = frozenset({"group", "force", "institution"})
_PLACES = frozenset({"place", "capital"})
_NAMING = frozenset({"country", "demonym", "capital", "place"})
"""Kinds of names by which a report says which countries it is about."""


def settled(
    tree: Tree, mention: Mapping[int, Mention], world: World, about: str | None
) -> dict[int, Mention]:
    """The mentions by token, those of shared names given to the bearer the report means.

    `about` is a country that the report is known to be about.
    """
    found = dict(mention)
    for k in _strangers(tree, mention, world):
        del found[k]
    named = [(k, m.country) for k, m in sorted(found.items()) if m.kind in _NAMING and m.country]
    for k, m in found.items():
        if m.kind == "outlet" and m.ambiguous and m.country not in [*_near(named, k, about)]:
            found[k] = msgspec.structs.replace(m, country=None)
        elif m.kind in _BODIES:
            found[k] = _bearer(m, world.sharing(m.span.of(tree.text)), _near(named, k, about))
    return found


def _near(named: Sequence[tuple[int, str]], k: int, about: str | None) -> Iterator[str]:
    """Countries the report names, nearest first, then the one it is known to be about."""
    for _, country in sorted(named, key=lambda n: abs(n[0] - k)):
        yield country
    if about:
        yield about


def _bearer(m: Mention, sharing: Sequence[Mention], near: Iterator[str]) -> Mention:
    """Whose a shared name is: of the nearest country; of nobody's where none is named."""
    by_country = {other.country: other for other in sharing}
    if len(by_country) <= 1:
        return m
    for country in near:
        if country in by_country:
            return msgspec.structs.replace(by_country[country], span=m.span)
    sectors = {other.sector for other in sharing}
    return msgspec.structs.replace(m, country=None, sector=m.sector if len(sectors) == 1 else None)


def _strangers(tree: Tree, mention: Mapping[int, Mention], world: World) -> list[int]:
    """Places that are a part of a person's name: "Jack London", "Austin Reed"."""
    given, surnames = _person_names(world)
    found: list[int] = []
    for k, m in mention.items():
        if m.kind not in _PLACES or tree.pos[k] != "PROPN":
            continue
        before, after = _own(tree, mention, k - 1, k), _own(tree, mention, k + 1, k)
        last = k + 1
        while after and _own(tree, mention, last + 1, last):
            last += 1
        if (before and not after and tree.lower[k - 1] in given) or (
            after
            and not before
            and tree.lower[last] in surnames
            and not _listed(tree, m, k)
            and not any(_said(tree.lower[j]) for j in range(k + 1, last + 1))
        ):
            found.append(k)
    return found


def _own(tree: Tree, mention: Mapping[int, Mention], j: int, k: int) -> bool:
    """Whether a token beside another is a name in capitals that the world does not know."""
    if not 0 <= j < len(tree) or tree.sentence[j] != tree.sentence[k] or j in mention:
        return False
    first, second = min(j, k), max(j, k)
    touching = tree.text[tree.end[first] : tree.start[second]] == " "
    word = tree.text[tree.start[j] : tree.end[j]]
    return touching and tree.pos[j] == "PROPN" and word[:1].isupper() and not word.isupper()


def _said(word: str) -> bool:
    """Whether a word tells what a name stands for: "Madras High Court", "Kyiv Mayor X"."""
    return word in heads().sector or word in heads().neutral


def _listed(tree: Tree, m: Mention, k: int) -> bool:
    """Whether a name of several words reaches beyond this token."""
    return m.span.start < tree.start[k] or m.span.end > tree.end[k]


@lru_cache(maxsize=8)
def _person_names(world: World) -> tuple[frozenset[str], frozenset[str]]:
    """First and last names of everybody the world knows, in lower case."""
    names = [name.lower().split() for name in world.persons if " " in name]
    return frozenset(n[0] for n in names), frozenset(n[-1] for n in names)
