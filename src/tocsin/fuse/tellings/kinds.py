"""Words of happenings: base forms, and the families of words that can tell of the same deed.

`families.yaml` and `forms.yaml` are data of this room; a word may belong to several families, and a
small family says more than a large one.
"""

from collections import defaultdict
from functools import cache, lru_cache

from tocsin.fuse.words import stem, table


@cache
def _forms() -> dict[str, str]:
    return {form: base for base, forms in table("tellings/forms.yaml").items() for form in forms}


@lru_cache(maxsize=50_000)
def base(word: str) -> str:
    """The stem of a word's base form: "struck" and "strikes" both give that of "strike"."""
    low = word.lower().split("'", 1)[0].split("\u2019", 1)[0]
    return stem(_forms().get(low, low))


@cache
def _families() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, members in table("tellings/families.yaml").items():
        for word in members:
            found[base(word)].add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _sizes() -> dict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for names in _families().values():
        for name in names:
            found[name] += 1
    return dict(found)


def families(word: str) -> frozenset[str]:
    """The families that a word belongs to; none for a word that no table holds."""
    return _families().get(base(word), frozenset())


def sharpness(name: str) -> float:
    """How much a shared family says: the share that one of its words has in it."""
    return 1 / _sizes()[name]
