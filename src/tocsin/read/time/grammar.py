"""The grammar put together, and the scan that finds time phrases in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tocsin.read.time.conventions import Conventions, conventions
from tocsin.read.time.lexer import Lexer, Token
from tocsin.read.time.pattern import Grammar, Parser
from tocsin.read.time.rules_amounts import amount_groups
from tocsin.read.time.rules_clock import clock_groups
from tocsin.read.time.rules_dates import date_groups
from tocsin.read.time.rules_parts import part_groups
from tocsin.read.time.rules_windows import window_groups
from tocsin.read.time.tree import UNITS, Node

HEADS = frozenset(
    [
        "iso",
        "numdate",
        "clock",
        "decade",
        "ampm",
        "month",
        "maybe-month",
        "weekday",
        "maybe-weekday",
        "unit",
        "units",
        "season",
        "daypart",
        "zone",
        "num",
        "ord",
    ]
)
"""Token classes that can carry a time."""
HEAD_WORDS = frozenset(
    [
        "today",
        "tomorrow",
        "yesterday",
        "tonight",
        "overnight",
        "weekend",
        "midweek",
        "turn",
        "shortly",
        "soon",
        "immediately",
        "just",
        "any",
        "not",
        "no",
        "o'clock",
        "hours",
        "predawn",
        "until",
        "till",
        "before",
    ]
)
LOOK_AHEAD = 9
"""How far from a phrase's first token its first time word may stand."""
LONGEST_LINE = 20_000
"""Characters parsed at once; a longer line is cut at a space."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time phrase in its line: the tokens it covers, what it means, the rule that fired."""

    tokens: Sequence[Token]
    first: int
    last: int
    node: Node
    rule: str

    @property
    def start(self) -> int:
        """First character."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """Character after the last."""
        return self.tokens[self.last - 1].end


class Finder:
    """Finds time phrases: one compiled scan for lines that may hold some, then a local parse."""

    def __init__(self, conv: Conventions) -> None:
        self._lexer = Lexer(conv)
        self._grammar = Grammar(
            amount_groups(conv)
            | date_groups(conv, self._lexer)
            | part_groups()
            | clock_groups(conv, self._lexer)
            | window_groups()
        )
        self._first = self._grammar.first("window")
        words = {w for kind, named in conv.words.items() if kind != "feast" for w in named}
        words |= conv.bare_feasts | set(conv.seasons)
        words |= {u.removesuffix("y") for u in UNITS} | HEAD_WORDS - {"any", "not", "no", "just"}
        self._heads = HEAD_WORDS | conv.feast_heads
        self._heads |= {w.split()[0].split("-")[0] for w in conv.words["daypart"]}
        inner = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        self._trigger = re.compile(
            rf"\d|\b(?:{inner})|\b(?:any (?:moment|time|minute|hour|day)|not before)\b",
            re.IGNORECASE,
        )
        self._names = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, conv.not_times))})\b", re.IGNORECASE
        )

    def phrases(self, text: str) -> Iterator[Phrase]:
        """All time phrases of a text in order; they never overlap."""
        for start, end in lines(text):
            if self._trigger.search(text, start, end):
                yield from self._in_line(text, start, end)

    def _in_line(self, text: str, start: int, end: int) -> Iterator[Phrase]:
        tokens = self._lexer.tokens(text, start, end)
        barred = [(m.start(), m.end()) for m in self._names.finditer(text, start, end)]
        near = self._near(tokens)
        parser = Parser(self._grammar, tokens)
        i = 0
        while i < len(tokens):
            found = parser.parse("window", i) if near[i] and self._starts(tokens[i]) else None
            if found is None or not isinstance(found.meaning, Node):
                i += 1
                continue
            last = _trimmed(tokens, i, found.end)
            phrase = Phrase(tokens, i, last, found.meaning, found.rule)
            if not any(a < phrase.end and phrase.start < b for a, b in barred):
                yield phrase
            i = found.end

    def _starts(self, token: Token) -> bool:
        return token.word in self._first or "#" + token.kind in self._first

    def _near(self, tokens: Sequence[Token]) -> list[bool]:
        near = [False] * len(tokens)
        last = len(tokens) + LOOK_AHEAD + 1
        for i in range(len(tokens) - 1, -1, -1):
            if tokens[i].kind in HEADS or tokens[i].word in self._heads:
                last = i
            near[i] = last - i <= LOOK_AHEAD
        return near


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> int:
    while last > first + 1 and tokens[last - 1].word in {",", "-", "("}:
        last -= 1
    return last


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of a text start and end; long ones are cut at a space."""
    for m in re.finditer(r"[^\n]+", text):
        start, end = m.span()
        while end - start > LONGEST_LINE:
            cut = text.rfind(" ", start + 1, start + LONGEST_LINE)
            cut = cut if cut > start else start + LONGEST_LINE
            yield start, cut
            start = cut
        yield start, end


@cache
def finder() -> Finder:
    """The finder with the packaged conventions, made once."""
    return Finder(conventions())
