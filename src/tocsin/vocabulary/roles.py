"""Kinds of public office by the words that reports and lists have for them (data: roles.yaml).

Titles are compared as lists of words in lower case, without articles and hyphens: `title_words`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Generic, TypeVar

from tocsin.vocabulary.finder import fold
from tocsin.vocabulary.holdings import Holdings
from tocsin.vocabulary.marks import Node
from tocsin.vocabulary.package import package_yaml

V = TypeVar("V")
Words = tuple[str, ...]
OWN = "own: "
"""What the key of a role begins with that only single offices have."""
ARTICLES = frozenset({"the", "a", "an"})
_WORD = re.compile(r"[^\W_]+|[,&]")
_LEADS = frozenset({"of", "for"})
_JOINS = frozenset({"and", ",", "&"})
_PREFIXES = frozenset({"federal", "union"})
"""Words before a minister's title that change nothing."""
_RANK_WORDS = 2
_STATE = "state-minister"
_HEADS: dict[Words, str] = {
    ("minister", "of", "state"): _STATE,
    ("secretary", "of", "state"): "secretary",
    ("cabinet", "secretary"): "secretary",
    ("minister",): "minister",
    ("secretary",): "secretary",
}
"""Heads of a ministry, the longest first."""


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of office: "foreign-minister" is one, whatever its title is in a country."""

    key: str
    """Id: "foreign-minister", "deputy-foreign-minister", "army-chief"."""
    title: str
    """Title where no list has the office: "Foreign Minister"."""
    several: bool = False
    """Whether several hold it at a time."""
    of: str = "country"
    """What it belongs to: a "country", a "place" in one, or the state that it is sent "to"."""
    portfolios: frozenset[str] = frozenset()
    """What a ministry is for; empty for other offices."""
    rank: str = ""
    """"deputy" or "acting"; empty for the office itself."""

    def at(self, country: str | None) -> "Role":
        """The role as it is in a country: a secretary of the United States is a minister."""
        kind = "secretary"
        if not self.portfolios or not self.key.endswith(kind) or country not in _secretaries():
            return self
        return replace(self, key=f"{self.key.removesuffix(kind)}minister")

    def akin(self, other: "Role") -> bool:
        """Whether both may be one office: "economy minister", "minister of economy and finance"."""
        if self.key == other.key:
            return True
        kind, its = (r.key.rpartition("-")[2] for r in (self, other))
        shared = not self.portfolios.isdisjoint(other.portfolios)
        return shared and (kind, self.rank) == (its, other.rank)


class Phrases(Generic[V]):
    """Values by phrases of one word or more; the longest that begins at a word is found."""

    def __init__(self, table: Mapping[Words, V]) -> None:
        self._by_first: dict[str, list[tuple[Words, V]]] = {}
        for words in sorted(table, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append((words, table[words]))

    def at(self, words: Sequence[str], i: int) -> tuple[int, V] | None:
        """The number after the phrase that begins at word `i`, and its value."""
        if not 0 <= i < len(words):
            return None
        for phrase, value in self._by_first.get(words[i], ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                return i + len(phrase), value
        return None


class Roles:
    """Finds titles in lists of words."""

    def __init__(
        self,
        titles: Phrases[Role],
        portfolios: Phrases[str],
        ranks: Phrases[tuple[str, bool]],
        own: Phrases[Role],
    ) -> None:
        self._titles, self._portfolios, self._ranks, self._own = titles, portfolios, ranks, own
        self._heads = Phrases(_HEADS)

    def beside(self, own: Phrases[Role]) -> "Roles":
        """The same with the titles that only single offices have."""
        return Roles(self._titles, self._portfolios, self._ranks, own)

    def at(self, words: Sequence[str], i: int) -> tuple[int, Role] | None:
        """The longest title that begins at word `i`: the number after its end, and its role."""
        ways = (self._titles.at, self._minister, self._ranked, self._own.at)
        found = [f(words, i) for f in ways]
        return max((f for f in found if f is not None), key=lambda f: f[0], default=None)

    def _ranked(self, words: Sequence[str], i: int) -> tuple[int, Role] | None:
        rank = self._ranks.at(words, i)
        inner = self.at(words, rank[0]) if rank else None
        if rank is None or inner is None:
            return None
        (_, (name, several)), (end, role) = rank, inner
        ranked = replace(
            role,
            key=f"{name}-{role.key}",
            title=f"{name.capitalize()} {role.title}",
            several=role.several or several,
            rank=f"{name} {role.rank}".strip(),
        )
        return end, ranked

    def _minister(self, words: Sequence[str], i: int) -> tuple[int, Role] | None:
        while i < len(words) and words[i] in _PREFIXES:
            i += 1
        head = self._heads.at(words, i)
        if head is not None and head[0] < len(words) and words[head[0]] in _LEADS:
            listed = self._listed(words, head[0] + 1)
            return None if listed is None else (listed[0], _made(listed[1], head[1]))
        listed = self._listed(words, i)
        head = self._heads.at(words, listed[0]) if listed else None
        if listed is None or head is None or head[1] == _STATE:
            return None
        return head[0], _made(listed[1], head[1])

    def _listed(self, words: Sequence[str], i: int) -> tuple[int, tuple[str, ...]] | None:
        """Portfolios from a word on, joined by "and" and commas."""
        more = self._portfolios.at(words, i)
        end, found = i, list[str]()
        while more is not None:
            end = more[0]
            found.append(more[1])
            after = end
            while after < len(words) and words[after] in _JOINS:
                after += 1
            more = self._portfolios.at(words, after) if after > end else None
        return (end, tuple(dict.fromkeys(found))) if found else None


def _made(portfolios: tuple[str, ...], kind: str) -> Role:
    """A minister's role."""
    key = "-and-".join(sorted(p.replace(" ", "-") for p in portfolios))
    name = " and ".join(_capitals(p) for p in portfolios)
    state = kind == _STATE
    title = f"Minister of State for {name}" if state else f"{name} {kind.capitalize()}"
    return Role(f"{key}-{kind}", title, several=state, portfolios=frozenset(portfolios))


def _capitals(words: str) -> str:
    return " ".join(w if w in {"and", "of", "the"} else w.capitalize() for w in words.split())


def title_words(title: str) -> list[str]:
    """The words of a title as they are compared."""
    return [w for w in _WORD.findall(fold(title).lower()) if w not in ARTICLES]


@cache
def role_of_title(title: str) -> tuple[Role, str] | None:
    """The role of an office of a list, and the words after it that say where.

    "Mayor of Tehran" is the mayor of "tehran"; None for a title that is not understood as a whole.
    """
    words = title_words(title)
    found = roles().at(words, 0)
    if found is None:
        return None
    end, role = found
    rest = words[end:]
    if role.of == "country":
        return None if rest else (role, "")
    return (role, " ".join(rest[1:])) if rest and rest[0] in {"of", "to"} else None


@cache
def roles() -> Roles:
    """The packaged table. Raises `VocabularyError` (file, line) where it does not hold."""
    root = _root()
    ranks = {
        tuple(words.split()): (rank, "several" in row and row["several"].flag())
        for rank, node in root["ranks"].entries().items()
        for row in [node.table(["words"], ["several"])]
        for words in row["words"].texts()
    }
    return Roles(Phrases(_titles(root)), Phrases(_portfolios(root)), Phrases(ranks), Phrases({}))


@lru_cache(maxsize=8)
def roles_in(world: Holdings) -> Roles:
    """The table with the titles of a world's own offices: "Director of the CIA"."""
    own: dict[Words, Role] = {}
    for title, ids in world.titles.items():
        words = tuple(title_words(title))
        called = {world.offices[i].title for i in ids}
        if len(words) > 1 and len(called) == 1 and role_of_title(title) is None:
            own[words] = own_role(called.pop())
    return roles().beside(Phrases(own))


def own_role(title: str) -> Role:
    """The role of an office that is of no kind of the table."""
    return Role(f"{OWN}{' '.join(title_words(title))}", title)


def _root() -> dict[str, Node]:
    parts = ["schema", "portfolios", "secretaries", "offices", "ranks"]
    return package_yaml("roles.yaml").table(parts)


@cache
def _secretaries() -> frozenset[str]:
    return frozenset(_root()["secretaries"].texts())


def _titles(root: dict[str, Node]) -> dict[Words, Role]:
    found: dict[Words, Role] = {}
    for key, node in root["offices"].entries().items():
        row = node.table(["titles"], ["title", "several", "of"])
        listed = row["titles"].texts()
        role = Role(
            key,
            title=row["title"].text() if "title" in row else _capitals(listed[0]),
            several="several" in row and row["several"].flag(),
            of=row["of"].choice(["place", "to"]) if "of" in row else "country",
        )
        _put(found, listed, role, row["titles"])
    return found


def _portfolios(root: dict[str, Node]) -> dict[Words, str]:
    found: dict[Words, str] = {}
    for name, node in root["portfolios"].entries().items():
        _put(found, (name, *node.texts()), name, node)
    return found


def _put(found: dict[Words, V], phrases: Sequence[str], value: V, node: Node) -> None:
    for phrase in phrases:
        words = tuple(title_words(phrase))
        if words in found:
            node.fail(f"{phrase!r} stands twice; keep one")
        found[words] = value
