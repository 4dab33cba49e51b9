"""States in known disputes by force (data: rivals.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.vocabulary.codes import known_codes
from tocsin.vocabulary.marks import Node, read_yaml
from tocsin.vocabulary.package import package_text

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Rivals:
    """Who stands against whom."""

    by_country: Mapping[str, frozenset[str]]

    def of(self, country: str) -> frozenset[str]:
        """The rivals of a country, none for one that is not listed."""
        return self.by_country.get(country, frozenset())


@cache
def rivals() -> Rivals:
    """The packaged table. Raises `VocabularyError` for a row that does not hold."""
    return parse_rivals(package_text("rivals.yaml"), "rivals.yaml")


def parse_rivals(text: str, name: str) -> Rivals:
    """The table from YAML text; `name` is what errors call it. Raises `VocabularyError`."""
    raw = read_yaml(text, name).table(["rivals"])
    found: dict[str, set[str]] = {}
    for node in raw["rivals"].items():
        one, other = sorted(_pair(node))
        if other in found.get(one, ()):
            node.fail(f"{one} and {other} stand twice in this list")
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return Rivals({c: frozenset(others) for c, others in found.items()})


def _pair(node: Node) -> frozenset[str]:
    codes = node.text().split()
    if len(set(codes)) != _PAIR or len(codes) != _PAIR:
        node.fail(f"two countries are expected here, found {node.text()!r}")
    for code in codes:
        if code not in known_codes():
            node.fail(f"{code!r} is no country's code")
    return frozenset(codes)
