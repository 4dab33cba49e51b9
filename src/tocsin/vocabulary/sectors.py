"""PLOVER sectors of titles and of kinds of group (data: sectors.yaml)."""

import re
from functools import cache

from tocsin.vocabulary.package import package_yaml
from tocsin.vocabulary.plover import plover

_PARTS = ("titles", "groups", "own", "breakaway")


@cache
def _titles() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = package_yaml("sectors.yaml").table(_PARTS)
    rules = [n.table(["sector", "words"]) for n in table["titles"].items()]
    codes = tuple(plover().sectors)
    return tuple(
        (
            re.compile(rf"\b(?:{'|'.join(map(re.escape, r['words'].texts()))})\b", re.IGNORECASE),
            r["sector"].choice(codes),
        )
        for r in rules
    )


@cache
def _groups() -> dict[str, str | None]:
    table = package_yaml("sectors.yaml").table(_PARTS)
    codes = tuple(plover().sectors)
    return {k: None if n.empty else n.choice(codes) for k, n in table["groups"].entries().items()}


@cache
def sector_of_title(title: str) -> str:
    """Sector of the holder of a title; GOV where no rule says another."""
    return next((sector for words, sector in _titles() if words.search(title)), "GOV")


def sector_of_group(kind: str) -> str | None:
    """Sector of a kind of group; None for bodies of states and kinds that nobody listed."""
    return _groups().get(kind)


@cache
def own_titles() -> dict[str, bool]:
    """Titles that are proper names of one country's office, and whether others share the words."""
    own = package_yaml("sectors.yaml").table(_PARTS)["own"].table(["sure", "shared"])
    sure = dict.fromkeys(own["sure"].texts(), False)
    return sure | dict.fromkeys(own["shared"].texts(), True)


@cache
def breakaway() -> frozenset[str]:
    """Names of the places that broke away from the state they lie in: PRE when they act."""
    return frozenset(package_yaml("sectors.yaml").table(_PARTS)["breakaway"].texts())
