"""A sentence as offices are looked for in it: words, and whose or where something is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.posts.lexicon import lexicon
from tocsin.vocabulary import Mention, World
from tocsin.vocabulary.roles import ARTICLES

POSSESSIVES = frozenset({"'s", "\u2019s", "'", "\u2019"})
_HYPHENS = frozenset("-\u2010\u2011")
_OWNERS = frozenset({"country", "demonym", "capital"})
_WITHIN = frozenset({"force", "institution", "group", "office"})
"""Names that begin with a country's: "Pakistan army", "Kenya Police"."""
_BODIES = frozenset({"UNO", "EUR"})
"""Codes of the bodies that states send ambassadors to and that have some of their own."""
_PLACES = frozenset({"place", "capital"})


@dataclass(frozen=True, slots=True)
class Item:
    """A word, or a name of a country, a people or a place in one piece with its possessive."""

    word: str
    """In lower case; empty for such a name."""
    first: int
    """Number of its first token."""
    last: int
    """Number of its last token, the possessive ending included."""
    country: str | None = None
    """Whose something is."""
    people: bool = False
    """Whether the name is that of a people: "Chilean"."""
    place: Mention | None = None
    """A place in a country."""
    spot: str = ""
    """Its name, with the kind of area behind it: "Leningrad Region" is not Leningrad."""
    owning: bool = False
    """With a possessive ending."""
    body: bool = False
    """A body of states: nobody is its minister, but ambassadors are sent to it."""

    @property
    def small(self) -> bool:
        """Whether titles are compared without it."""
        return not self.word or self.word in ARTICLES


def items(parsed: Parsed, line: Sentence) -> list[Item]:
    """The items of a sentence; compounds fall into their parts."""
    found: list[Item] = []
    i = line.start
    while i < line.end:
        named = _named(parsed, i, line.end)
        if named is not None:
            found.append(named)
            i = named.last
        elif (word := parsed.tree.lower[i]) not in _HYPHENS:
            found += [Item(part, i, i) for part in _parts(word)]
        i += 1
    return found


def _parts(word: str) -> Iterator[str]:
    pieces = [p for p in word.split("-") if p] if len(word) > 1 else []
    yield from pieces or [word]


def _named(parsed: Parsed, i: int, end: int) -> Item | None:
    m = parsed.parties.names.mention.get(i)
    tree = parsed.tree
    if m is None:
        return None
    if m.kind in _WITHIN:
        word = tree.text[tree.start[i] : tree.end[i]]
        country = parsed.world.demonym(word) or _short_names(parsed).get(word)
        people = country is not None and parsed.world.demonym(word) is not None
        return _owned(parsed, Item("", i, i, country, people), end) if country else None
    body = m.kind == "alliance" and m.country in _BODIES
    if m.kind not in _OWNERS | _PLACES and not body:
        return None
    last = i
    while last + 1 < end and parsed.parties.names.mention.get(last + 1) == m:
        last += 1
    place = m if m.kind in _PLACES else None
    spot = m.name if place else ""
    if place and last + 1 < end and tree.lower[last + 1] in lexicon().areas:
        last += 1
        spot = tree.span(i, last).of(tree.text)
    country = m.country if body or m.kind in _OWNERS else None
    item = Item("", i, last, country, m.kind == "demonym", place, spot, body=body)
    return _owned(parsed, item, end)


def _owned(parsed: Parsed, item: Item, end: int) -> Item:
    """With the possessive ending that follows."""
    k = item.last + 1
    if k >= end or parsed.tree.lower[k] not in POSSESSIVES or parsed.tree.tag[k] != "POS":
        return item
    return replace(item, last=k, owning=True)


def _short_names(parsed: Parsed) -> dict[str, str]:
    """Country codes by the names of one word: "Kenya", "US"."""
    return _one_word(parsed.world)


@lru_cache(maxsize=8)
def _one_word(world: World) -> dict[str, str]:
    countries = world.countries.items()
    return {n: code for code, c in countries for n in (*c.aliases, c.name) if " " not in n}
