"""The halves of a divided country, named by the points of the compass: "the North"."""

from collections.abc import Mapping

from tocsin.read.parties.tree import Tree
from tocsin.vocabulary import Mention, World

_HALVES = {"north": "PRK", "south": "KOR"}
_COUNTRIES = frozenset(_HALVES.values())
_OTHERS = frozenset({"NGA", "SDN", "SSD", "YEM", "CYP", "MLI", "SYR", "ISR", "PSE", "LBN", "VNM", "CIV", "ETH", "LKA", "GBR", "IRL", "ITA", "IND", "MOZ", "TCD", "LBY", "GHA"})  # fmt: skip  # noqa: E501 - one list
_BODIES = frozenset({"leader", "army", "military", "regime", "ministry", "ruler", "arsenal", "missile", "navy"})  # fmt: skip  # noqa: E501 - one list
_BEFORE = frozenset({"the", ":", "'", '"', "\u2018", "\u201c"})


def halves(tree: Tree, known: Mapping[int, Mention], world: World) -> dict[int, Mention]:
    """Names for "North" and "South", by token.

    Where the report names Korea nowhere, they need a state's own body or leader after them and no
    other country with such halves.
    """
    named = {m.country for m in known.values()}
    sure = bool(named & _COUNTRIES)
    if not sure and named & _OTHERS:
        return {}
    found: dict[int, Mention] = {}
    for k, word in enumerate(tree.lower):
        code = _HALVES.get(word)
        if code is None or k in known or not _alone(tree, k) or code not in world.countries:
            continue
        if not sure and not _ruled(tree, k):
            continue
        name = world.countries[code].name
        found[k] = Mention(
            tree.span(k, k), kind="country", key=code, name=name, country=code, sector=None,
            ambiguous=False,
        )  # fmt: skip
    return found


def _ruled(tree: Tree, k: int) -> bool:
    """As in "the North's leader"."""
    owner = tree.dep[k] == "poss" and tree.lower[k - 1] == "the"
    return owner and tree.lemma[tree.head[k]] in _BODIES


def _alone(tree: Tree, k: int) -> bool:
    """A capital letter, an article or nothing before it, no name or "of" after it."""
    first = k == 0 or tree.sentence[k - 1] != tree.sentence[k]
    after = k + 1 if k + 1 < len(tree) else k
    named = after != k and (tree.pos[after] == "PROPN" or tree.lower[after] in {"of", "-"})
    return (
        tree.text[tree.start[k]].isupper() and (first or tree.lower[k - 1] in _BEFORE) and not named
    )
