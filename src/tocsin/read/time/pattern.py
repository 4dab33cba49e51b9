"""A small language for the grammar's rules, and the parser that runs it.

A pattern is a row of items: `word` or `(this|that)` a literal, `#kind` or `#kind|kind` a token
class, `<name>` another rule group; `x=` before an item keeps what it matched, `?` after it makes it
optional. A group's longest parse counts; the first rule wins a tie. Groups never start with
themselves.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tocsin.read.time.lexer import Token
from tocsin.read.time.tree import Amount, Node

Meaning = Node | Amount
_ITEM = re.compile(r"(?:(?P<label>\w+)=)?(?P<body>\([^)]*\)|<[\w-]+>|[^\s?]+)(?P<opt>\?)?")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a pattern: either tests or group is set."""

    tests: frozenset[str]
    """Literal words, or token classes as "#kind"; for a group what it can start with."""
    group: str
    label: str
    optional: bool


@dataclass(slots=True)
class Caught:
    """What a pattern matched: tokens and meanings by label, and the tokens around."""

    tokens: dict[str, Token]
    parts: dict[str, Meaning]
    names: dict[str, str]
    """Rules that gave the parts."""
    before: Token | None = None
    after: Token | None = None

    def node(self, label: str) -> Node:
        """The node caught under a label."""
        part = self.parts[label]
        assert isinstance(part, Node)  # noqa: S101 - a rule asks for what its pattern catches
        return part

    def amount(self, label: str) -> Amount:
        """The amount caught under a label."""
        part = self.parts[label]
        assert isinstance(part, Amount)  # noqa: S101 - a rule asks for what its pattern catches
        return part

    def word(self, label: str) -> str:
        """The lower-case word caught under a label; empty when the item was left out."""
        token = self.tokens.get(label)
        return token.word if token else ""

    def number(self, label: str) -> int:
        """The whole number of the token caught under a label."""
        return int(float(self.tokens[label].value))

    def has(self, label: str) -> bool:
        """Whether the item was there."""
        return label in self.tokens or label in self.parts


Build = Callable[[Caught], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and what it means; a meaning of None refuses the match."""

    name: str
    items: tuple[Item, ...]
    build: Build
    second: frozenset[str] = frozenset()
    """What the second token may be where the first is one of fixed words; empty for anything."""


def _item(m: re.Match[str]) -> Item:
    body: str = m["body"]
    label, optional = m["label"] or "", bool(m["opt"])
    if body.startswith("#"):
        return Item(frozenset("#" + k for k in body[1:].split("|")), "", label, optional)
    if body.startswith("<"):
        return Item(frozenset(), body[1:-1], label, optional)
    words = body[1:-1].split("|") if body.startswith("(") and body.endswith(")") else [body]
    return Item(frozenset(words), "", label, optional)


def rule(name: str, pattern: str, build: Build) -> Rule:
    """A rule from its pattern's text."""
    return Rule(name, tuple(_item(m) for m in _ITEM.finditer(pattern)), build)


def rules(name: str, patterns: Sequence[str], build: Build) -> list[Rule]:
    """Several wordings of one rule."""
    return [rule(name, p, build) for p in patterns]


@dataclass(frozen=True, slots=True)
class Parse:
    """A group's parse: its meaning, the token after it, the rule that fired."""

    meaning: Meaning
    end: int
    rule: str


def _split(r: Rule) -> list[Rule]:
    """A rule that may start without its first item as two: what can follow is known of each."""
    head, rest = r.items[0], r.items[1:]
    if not head.optional or not rest:
        return [r]
    whole = replace(r, items=(replace(head, optional=False), *rest))
    return [whole, *_split(replace(r, items=rest))]


class Grammar:
    """Rules by group, indexed by the first token they can start with."""

    def __init__(self, groups: dict[str, list[Rule]]) -> None:
        self._groups = groups
        self._firsts: dict[str, frozenset[str]] = {}
        split = {name: [part for r in rs for part in _split(r)] for name, rs in groups.items()}
        self._groups = {name: [self._prepared(r) for r in rs] for name, rs in split.items()}
        groups = self._groups
        self._index = {name: self._indexed(rules_) for name, rules_ in groups.items()}

    def _indexed(self, group: list[Rule]) -> dict[str, tuple[Rule, ...]]:
        index: dict[str, list[Rule]] = {}
        for r in group:
            for key in self._starts(r):
                index.setdefault(key, []).append(r)
        return {k: tuple(v) for k, v in index.items()}

    def _starts(self, r: Rule) -> frozenset[str]:
        return self._opening(r.items)[0]

    def _opening(self, items: tuple[Item, ...]) -> tuple[frozenset[str], bool]:
        """What a row of items can start with, and whether it may be left out altogether."""
        found: frozenset[str] = frozenset()
        for item in items:
            found |= self.first(item.group) if item.group else item.tests
            if not item.optional:
                return found, False
        return found, True

    def _prepared(self, r: Rule) -> Rule:
        """The rule with what its groups can start with, and what its second token may be."""
        items = tuple(replace(i, tests=self.first(i.group)) if i.group else i for i in r.items)
        head = items[0]
        if head.group or head.optional or len(items) == 1:
            return replace(r, items=items)
        second, empty = self._opening(items[1:])
        return replace(r, items=items, second=frozenset[str]() if empty else second)

    def first(self, group: str) -> frozenset[str]:
        """Words and `#kinds` a group can start with."""
        if group not in self._firsts:
            self._firsts[group] = frozenset[str]().union(*map(self._starts, self._groups[group]))
        return self._firsts[group]

    def candidates(self, group: str, token: Token) -> tuple[Rule, ...]:
        """Rules of a group that may start with this token."""
        index = self._index[group]
        return index.get(token.word, ()) + index.get(token.key, ())


UNTRIED = Parse(Node(), -1, "")
"""Stands in the memo for what has not been tried."""


@dataclass(slots=True)
class Parser:
    """Parses one stretch of tokens; every group is tried at most once at every place."""

    grammar: Grammar
    tokens: Sequence[Token]
    memo: dict[tuple[str, int], Parse | None] = field(
        default_factory=dict[tuple[str, int], Parse | None]
    )
    size: int = 0
    """Number of tokens."""
    keys: list[str] = field(default_factory=list[str])
    words: list[str] = field(default_factory=list[str])
    """Classes and words of the tokens, and an empty one behind the last."""

    def __post_init__(self) -> None:
        self.size = len(self.tokens)
        self.keys = [*(t.key for t in self.tokens), ""]
        self.words = [*(t.word for t in self.tokens), ""]

    def parse(self, group: str, at: int) -> Parse | None:
        """The longest parse of a group from token `at`; None when there is none."""
        key = (group, at)
        found = self.memo.get(key, UNTRIED)
        if found is UNTRIED:
            self.memo[key] = None  # a group that comes back to itself here finds nothing
            known = at < self.size
            candidates = self.grammar.candidates(group, self.tokens[at]) if known else ()
            found = self.memo[key] = self._longest(candidates, at) if candidates else None
        return found

    def _longest(self, candidates: Sequence[Rule], at: int) -> Parse | None:
        best: Parse | None = None
        key, word = self.keys[at + 1], self.words[at + 1]
        for r in candidates:
            second = r.second
            if second and key not in second and word not in second:
                continue
            caught = Caught({}, {}, {})
            end = self._match(r.items, 0, at, caught)
            if end is None or (best is not None and end <= best.end):
                continue
            caught.before = self.tokens[at - 1] if at else None
            caught.after = self.tokens[end] if end < self.size else None
            meaning = r.build(caught)
            if meaning is not None:
                best = Parse(meaning, end, r.name or caught.names["x"])
        return best

    def _match(self, items: tuple[Item, ...], k: int, at: int, caught: Caught) -> int | None:
        keys, words = self.keys, self.words
        key, word = keys[at], words[at]
        for i in range(k, len(items)):
            item = items[i]
            tests = item.tests
            step: int | None = None
            if key in tests or word in tests:
                if item.group:
                    step = self._within(item, at, caught)
                else:
                    step = at + 1
                    if item.label:
                        caught.tokens[item.label] = self.tokens[at]
            if not item.optional:
                if step is None:
                    return None
                at = step
                key, word = keys[at], words[at]
            elif step is not None:
                end = self._match(items, i + 1, step, caught)
                if end is not None:
                    return end
                self._forget(item, caught)
        return at

    def _forget(self, item: Item, caught: Caught) -> None:
        if item.label:
            _ = caught.tokens.pop(item.label, None), caught.parts.pop(item.label, None)

    def _within(self, item: Item, at: int, caught: Caught) -> int | None:
        """Token after a group parsed at `at`, None where it has no parse there."""
        key = (item.group, at)
        found = self.memo[key] if key in self.memo else self.parse(item.group, at)
        if found is None:
            return None
        if item.label:
            caught.parts[item.label] = found.meaning
            caught.names[item.label] = found.rule
        return found.end
