"""Small towns that the world does not list, by the gazetteer: "near Vorukh", "the village of Sake".

A name of the gazetteer is a town only where a preposition of place or a word such as "town" stands
before it, and its country is settled: the nearest that the report names (or the one it is about),
or the only one that has a town of that name worth the word. Common words and surnames of persons in
the report are no towns. What is left open stays no place.
"""

from collections.abc import Iterator, Mapping, Sequence

from tocsin.read.parties.tree import Tree
from tocsin.vocabulary import Mention, gazetteer
from tocsin.vocabulary.common import common_words
from tocsin.vocabulary.gazetteer import Town

_AT = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "off", "beyond", "past", "within", "across"}
    | {"over", "between", "through"}
)
_GOING = frozenset({"into", "toward", "towards"})
"""Words after which a town needs a country that the report names."""
_LISTING = frozenset({"and", ","})
_KINDS = frozenset(
    {"town", "city", "village", "port", "settlement", "hamlet", "suburb", "outskirts", "edge"}
    | {"district", "neighbourhood", "neighborhood", "resort", "area", "municipality", "mayor"}
    | {"north", "south", "east", "west", "centre", "center", "community", "province", "oasis"}
)
_SITES = frozenset(
    {"airport", "province", "district", "region", "county", "prison", "camp", "port", "base"}
    | {"hospital", "university", "crossing", "dam", "bridge", "highway", "road", "market", "valley"}
    | {"island", "station", "airbase", "governorate", "state", "division", "territory", "airfield"}
)
"""Words that may stand behind the name of a town without being a part of a person's name."""
_LINKS = frozenset({"al", "el", "de", "la", "of", "do", "da", "del", "es", "sur", "le", "-"})
_LONGEST = 4
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X"})
_WORTH = 1000
"""Inhabitants that a town needs to be meant where no country speaks for it."""
_CLEAR = 10
"""How many times larger it must be than all its namesakes elsewhere."""
_KNOWN = 20_000
"""Inhabitants of a town that may lie in a country the report does not name beside others."""
_SHORT = 4
"""Letters of a name that is too short to be trusted without a country."""


def hamlets(
    tree: Tree, known: Mapping[int, Mention], named: Sequence[int], about: str | None = None
) -> dict[int, Mention]:
    """Mentions of small towns, by token.

    `named` are the tokens of names that may say whose a town is, `about` the country the report
    is about besides.
    """
    found: dict[int, Mention] = {}
    for k in range(1, len(tree)):
        if k in known or k in found or not _starts(tree, k, found):
            continue
        near = sorted(named, key=lambda j, k=k: abs(j - k))
        told = [known[j].country for j in near]
        countries = list(dict.fromkeys(filter(None, [*told, about])))
        strict = not _placed(tree, k, found)
        for last in _runs(tree, known, k):
            town = _town(tree, k, last, countries, strict=strict)
            if town is not None:
                mention = _mention(tree, k, last, town)
                found.update(dict.fromkeys(range(k, last + 1), mention))
                break
    return found


def _starts(tree: Tree, k: int, found: Mapping[int, Mention]) -> bool:
    """A capital letter behind a word after which a place may stand, or in a list of towns."""
    behind = tree.lower[k - 1] in _GOING or _placed(tree, k, found)
    return behind and _named(tree, k)


def _placed(tree: Tree, k: int, found: Mapping[int, Mention]) -> bool:
    """Whether the word before says that it is a place; a list goes on as it began."""
    before = tree.lower[k - 1]
    kind = before == "of" and tree.lower[k - 2] in _KINDS
    return before in _AT or kind or (before in _LISTING and k - 2 in found)


def _runs(tree: Tree, known: Mapping[int, Mention], k: int) -> Iterator[int]:
    """Last tokens of the names that may start at a token, the longest first."""
    last = k
    while last + 1 < len(tree) and last - k < 2 * _LONGEST and _goes_on(tree, known, last + 1):
        last += 1
    ends = [j for j in range(k, last + 1) if tree.text[tree.start[j]].isupper()]
    for j in reversed(ends[-_LONGEST - 2 :]):
        after = j + 1
        named = after <= last or (after < len(tree) and _named(tree, after))
        if not named or tree.lower[after] in _SITES or tree.lower[after] == "-":
            yield j


def _goes_on(tree: Tree, known: Mapping[int, Mention], k: int) -> bool:
    joined = tree.end[k - 1] == tree.start[k] and tree.lower[k] == "-"
    if k in known or tree.sentence[k] != tree.sentence[k - 1]:
        return False
    return joined or _named(tree, k) or (tree.lower[k] in _LINKS and _named(tree, k + 1))


def _named(tree: Tree, k: int) -> bool:
    if k >= len(tree):
        return False
    return tree.text[tree.start[k]].isupper() and tree.pos[k] in _NAMES and not tree.timed(k)


def _town(
    tree: Tree, first: int, last: int, countries: Sequence[str], *, strict: bool
) -> Town | None:
    """The town meant by the tokens, None where it is not settled."""
    name = tree.span(first, last).of(tree.text)
    if name.lower() in common_words() or _surname(tree, first, last):
        return None
    towns = gazetteer().towns(name)
    for country in countries:
        here = [t for t in towns if t.country == country]
        if here:
            return here[0]
    if strict or not towns or len(name) <= _SHORT:
        return None
    elsewhere = sum(t.population for t in towns if t.country != towns[0].country)
    alone = all(t.country == towns[0].country for t in towns)
    clear = towns[0].population >= max(_WORTH, _CLEAR * elsewhere)
    stands = not countries or towns[0].population >= _KNOWN
    return towns[0] if stands and (alone or clear) else None


def _surname(tree: Tree, first: int, last: int) -> bool:
    """Whether somebody in the report bears the name: "Anne Parker", then "to Parker"."""
    if first != last:
        return False
    word = tree.lower[first]
    others = (k for k in range(1, len(tree)) if tree.lower[k] == word and k != first)
    return any(
        tree.sentence[k] == tree.sentence[k - 1]
        and tree.pos[k - 1] == "PROPN"
        and _named(tree, k - 1)
        for k in others
    )


def _mention(tree: Tree, first: int, last: int, town: Town) -> Mention:
    return Mention(
        span=tree.span(first, last),
        kind="place",
        key=f"town/{town.country}/{town.name}",
        name=town.name,
        country=town.country,
        sector="CVL",
        ambiguous=False,
    )
