"""Names that a report spells another way: letters swapped, other transliterations, longer forms.

What is taken here must leave no doubt: a swap of two neighbouring letters in the name of a country,
a people or a large city, the same consonants in the name of an armed group of several words, or one
more name behind a known one of three.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from tocsin.read.parties.heads import heads
from tocsin.read.parties.tree import Tree
from tocsin.vocabulary import Mention, World
from tocsin.vocabulary.common import common_words
from tocsin.vocabulary.finder import fold

_SHORTEST = 5
"""Letters of the shortest word looked at, and consonants of the shortest name of a group."""
_LARGE = 500_000
"""Inhabitants of a city that a misspelt name may be."""
_LONG = 3
"""Words of a person's name that another one may follow."""
_ARMED = frozenset({"REB", "PRM", "UAF"})
_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ad", "an", "ar", "at", "az", "the"})
_SOFT = re.compile(r"[aeiouyh]")
_TWICE = re.compile(r"(.)\1")
_LETTERS = re.compile(r"[a-z]+")
_SUFFIXES = frozenset({"jr", "sr", "jr.", "sr.", "ii", "iii"})


def misspelt(tree: Tree, known: Mapping[int, Mention], world: World) -> dict[int, Mention]:
    """Mentions by token for names that are spelled another way than the world has them."""
    found: dict[int, Mention] = {}
    for first, last in _unknown(tree, known):
        if first and (before := known.get(first - 1)) and _longer(tree, before, first):
            found.update(dict.fromkeys(range(first, last + 1), before))
            continue
        name = _transliterated(tree, first, last, world) if last > first else None
        if name is not None:
            found.update(dict.fromkeys(range(first, last + 1), name))
            continue
        for k in range(first, last + 1):
            if (swapped := _swapped(tree, k, world)) is not None:
                found[k] = swapped
    return found


def _unknown(tree: Tree, known: Mapping[int, Mention]) -> Iterator[tuple[int, int]]:
    """First and last tokens of proper names that the world does not know."""
    first = None
    for k in range(len(tree) + 1):
        inside = k < len(tree) and k not in known and _proper(tree, k, first)
        if inside and first is None:
            first = k
        elif not inside and first is not None:
            last = k - 1
            while tree.lower[last] == "-":
                last -= 1
            yield first, last
            first = k if k < len(tree) and k not in known and _proper(tree, k, None) else None


def _proper(tree: Tree, k: int, first: int | None) -> bool:
    if first is not None and tree.lower[k] == "-":
        return True
    return tree.pos[k] == "PROPN" and tree.text[tree.start[k]].isupper()


def _longer(tree: Tree, m: Mention, k: int) -> bool:
    """Whether a token goes on with the name of a known person: no title, no "Jr."."""
    if m.kind != "person" or len(m.name.split()) < _LONG:
        return False
    touching = tree.text[tree.end[k - 1] : tree.start[k]] == " "
    word = tree.lower[k]
    return touching and word not in _SUFFIXES and word not in heads().sector


def _swapped(tree: Tree, k: int, world: World) -> Mention | None:
    word = tree.lower[k]
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    for name, mention in _by_letters(world).get("".join(sorted(word)), ()):
        if _one_swap(word, name) and word not in common_words():
            return msgspec.structs.replace(mention, span=tree.span(k, k))
    return None


def _one_swap(a: str, b: str) -> bool:
    """Whether two words of the same letters differ by two neighbours in each other's place."""
    off = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(off) == 2 and off[1] == off[0] + 1  # noqa: PLR2004 - the two


@lru_cache(maxsize=8)
def _by_letters(world: World) -> Mapping[str, tuple[tuple[str, Mention], ...]]:
    """Names of countries, peoples and large cities by their sorted letters."""
    names = [d for c in world.countries.values() for d in (c.name, *c.demonyms)]
    names += [d + "s" for c in world.countries.values() for d in c.demonyms]
    large = (p for p in world.places.values() if p.kind == "capital" or p.population > _LARGE)
    names += [name for p in large for name in (p.name, *p.aliases)]
    found: dict[str, list[tuple[str, Mention]]] = {}
    for name in names:
        mentions = world.find(name) if name.isalpha() and len(name) >= _SHORTEST else []
        if len(mentions) == 1 and not mentions[0].ambiguous:
            low = name.lower()
            found.setdefault("".join(sorted(low)), []).append((low, mentions[0]))
    return {letters: tuple(rows) for letters, rows in found.items()}


def _transliterated(tree: Tree, first: int, last: int, world: World) -> Mention | None:
    span = tree.span(first, last)
    found = _by_consonants(world).get(_consonants(span.of(tree.text)))
    return msgspec.structs.replace(found, span=span) if found is not None else None


@lru_cache(maxsize=8)
def _by_consonants(world: World) -> Mapping[str, Mention]:
    """Armed groups with a name of several words by the consonants of their names."""
    found: dict[str, Mention | None] = {}
    for group in world.groups.values():
        if group.sector not in _ARMED:
            continue
        for name in (group.name, *group.aliases):
            key = _consonants(name)
            mentions = world.find(name) if " " in name and len(key) >= _SHORTEST else []
            if len(mentions) == 1 and mentions[0].kind == "group":
                other = found.get(key, mentions[0])
                same = other is not None and other.key == mentions[0].key
                found[key] = mentions[0] if same else None
    return {key: m for key, m in found.items() if m is not None and key}


def _consonants(name: str) -> str:
    """What stays of a transliterated name: no articles, vowels, "h" or doubled letters."""
    words = [w for w in _LETTERS.findall(fold(name).lower()) if w not in _ARTICLES]
    joined = "".join("wa" + w[3:] if w.startswith("wal") else w for w in words)
    return _TWICE.sub(r"\1", _SOFT.sub("", joined)).replace("q", "k")
