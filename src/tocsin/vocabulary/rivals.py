"""States in known disputes by force, and wars with their years (data: rivals.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.vocabulary.codes import known_codes
from tocsin.vocabulary.marks import Node, read_yaml
from tocsin.vocabulary.package import package_text

_PAIR = 2
_FIRST, _LAST = 1900, 2100


@dataclass(frozen=True, slots=True)
class War:
    """A war between two states; years are both included."""

    sides: frozenset[str]
    """Two ISO 3166-1 alpha-3 codes."""
    first: int
    last: int | None
    """None while it lasts."""

    def on(self, year: int | None) -> bool:
        """Whether it was fought in a year; without one, whether it still is."""
        if year is None:
            return self.last is None
        return self.first <= year and (self.last is None or year <= self.last)

    def other(self, country: str) -> str | None:
        """The other side; None for a country that is neither."""
        return next(iter(self.sides - {country}), None) if country in self.sides else None


@dataclass(frozen=True, slots=True)
class Rivals:
    """Who stands against whom."""

    by_country: Mapping[str, frozenset[str]]
    wars: tuple[War, ...]

    def of(self, country: str) -> frozenset[str]:
        """The rivals of a country, none for one that is not listed."""
        return self.by_country.get(country, frozenset())


@cache
def rivals() -> Rivals:
    """The packaged table. Raises `VocabularyError` for a row that does not hold."""
    return parse_rivals(package_text("rivals.yaml"), "rivals.yaml")


def parse_rivals(text: str, name: str) -> Rivals:
    """The table from YAML text; `name` is what errors call it. Raises `VocabularyError`."""
    raw = read_yaml(text, name).table(["rivals", "wars"])
    found: dict[str, set[str]] = {}
    for node in raw["rivals"].items():
        one, other = sorted(_pair(node))
        if other in found.get(one, ()):
            node.fail(f"{one} and {other} stand twice in this list")
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    wars = tuple(_war(node) for node in raw["wars"].items())
    return Rivals({c: frozenset(others) for c, others in found.items()}, wars)


def _pair(node: Node) -> frozenset[str]:
    codes = node.text().split()
    if len(set(codes)) != _PAIR or len(codes) != _PAIR:
        node.fail(f"two countries are expected here, found {node.text()!r}")
    for code in codes:
        if code not in known_codes():
            node.fail(f"{code!r} is no country's code")
    return frozenset(codes)


def _war(node: Node) -> War:
    row = node.table(["sides", "from"], ["to"])
    first = int(row["from"].number(_FIRST, _LAST))
    last = int(row["to"].number(_FIRST, _LAST)) if "to" in row else None
    if last is not None and last < first:
        node.fail(f"the war goes from {first} back to {last}")
    return War(_pair(row["sides"]), first, last)
