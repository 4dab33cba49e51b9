"""The TIMEX3 grammar put together, and the scan that finds expressions in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tocsin.read.time.conventions import Conventions, conventions
from tocsin.read.time.grammar import lines
from tocsin.read.time.lexer import Lexer, Token
from tocsin.read.time.pattern import Caught, Grammar, Parser, Rule, rule
from tocsin.read.time.rules_amounts import amount_groups
from tocsin.read.time.rules_clock import clock_groups
from tocsin.read.timex import rules_calendar as calendar
from tocsin.read.timex import rules_lengths as lengths
from tocsin.read.timex import rules_relative as relative
from tocsin.read.timex import rules_sets as recurring
from tocsin.read.timex import rules_times as times
from tocsin.read.timex import rules_years as years
from tocsin.read.timex.terms import Cal, Pair, Term, Unit
from tocsin.read.timex.words import timex_words

TOP = "timex"
KINDS = frozenset(
    ["num", "ord", "unit", "units", "month", "maybe-month", "weekday", "maybe-weekday", "iso",
     "numdate", "clock", "decade", "ampm", "daypart", "season"]
)  # fmt: skip
"""Token classes that can carry a time."""
HEADS = frozenset(
    ["today", "tomorrow", "yesterday", "tonight", "overnight", "midyear", "time", "past", "future",
     "half", "dozen", "hundred", "second", "first", "last", "fortnight", "yearlong", "daylong",
     "monthlong", "weeklong", "decadelong", "hourlong", "mondays", "tuesdays", "wednesdays",
     "thursdays", "fridays", "saturdays", "sundays", "twenty"]
)  # fmt: skip
COMMON = frozenset({"-", "the", "at", "in", "not", "too", "being", "these", "to", "of"})
LOOK_AHEAD = 8
"""How far from an expression's first token its first word of time may stand."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: the tokens of its line, what it says, the rule that fired."""

    tokens: Sequence[Token]
    first: int
    last: int
    start: int
    """First character."""
    end: int
    """Character after the last."""
    term: Term
    rule: str


def _same(c: Caught) -> Term | None:
    node = c.node("x")
    return node if isinstance(node, Term) else None


def _any(*groups: str) -> list[Rule]:
    return [rule("", f"x=<{g}>", _same) for g in groups]


def groups(conv: Conventions, lexer: Lexer) -> dict[str, list[Rule]]:
    """All groups of the grammar; `timex` is a whole expression."""
    days = [*calendar.days(), *calendar.weekdays(), *calendar.feast_days()]
    calendar_ = [*days, *calendar.seasons(), *years.quarters(), *years.years()]
    whole = [
        *_any("calendar", "deictic"),
        rule("year", "y=<year>", years.plain_year),
        rule("the-day", "the day", lambda _: Unit("day", 0, "said")),
    ]
    day_name = [*_any("named-day", "deictic")]
    return {
        "number": amount_groups(conv)["number"],
        "clock": clock_groups(conv, lexer)["clock"],
        **calendar.parts(),
        "quarter-name": years.quarter_names(),
        "n": lengths.numbers(),
        "length1": lengths.lengths()[:2],
        "length": lengths.lengths(),
        "duration": lengths.durations(),
        "feast": calendar.feasts(conv, lexer),
        "named-day": days,
        "calendar": calendar_,
        "deictic": relative.deictic(),
        "whole": whole,
        "day-name": day_name,
        "clock-time": times.clock_times(),
        "dated-time": times.dated_times(),
        "time-of-day": times.time_of_day(),
        TOP: [
            *_any("calendar", "deictic"),
            *relative.part_rules(),
            *relative.counted(),
            *times.time_rules(),
            *recurring.sets(),
            *recurring.vague(),
            *_any("duration"),
        ],
    }


class Finder:
    """Finds time expressions: word classes first, a local parse where one may start."""

    def __init__(self, conv: Conventions) -> None:
        self._lexer = Lexer(conv)
        self._grammar = Grammar(groups(conv, self._lexer))
        self._first = self._grammar.first(TOP)
        self._heads = _heads(conv)
        names = "|".join(map(re.escape, conv.not_times))
        self._names = re.compile(rf"\b(?:{names})\b", re.IGNORECASE)

    def expressions(self, text: str) -> Iterator[Expression]:
        """All time expressions of a text in order; they never overlap."""
        for start, end in lines(text):
            yield from self._in_line(text, start, end)

    def _in_line(self, text: str, start: int, end: int) -> Iterator[Expression]:
        tokens = self._lexer.tokens(text, start, end)
        barred = [(m.start(), m.end()) for m in self._names.finditer(text, start, end)]
        near = self._near(tokens)
        parser = Parser(self._grammar, tokens)
        i = 0
        while i < len(tokens):
            token = tokens[i]
            starts = near[i] and (token.word in self._first or token.key in self._first)
            found = parser.parse(TOP, i) if starts else None
            if found is None or not isinstance(found.meaning, Term):
                i += 1
                continue
            last = _trimmed(tokens, i, found.end)
            for part in _split(tokens, i, last, found.meaning, found.rule):
                if not any(a < part.end and part.start < b for a, b in barred):
                    yield part
            i = found.end

    def _near(self, tokens: Sequence[Token]) -> list[bool]:
        """Whether a word of time stands at a token or soon after it."""
        near, last = [False] * len(tokens), len(tokens) + LOOK_AHEAD + 1
        for i in range(len(tokens) - 1, -1, -1):
            if tokens[i].kind in KINDS or tokens[i].word in self._heads:
                last = i
            near[i] = last - i <= LOOK_AHEAD
        return near


def _heads(conv: Conventions) -> frozenset[str]:
    """Words that carry a time and have no class of their own."""
    words = timex_words()
    vague = {w for names in words.vague.values() for name in names for w in name.split()}
    repeated = {w for names in words.repeated.values() for name in names for w in name.split()}
    times = {w for table in (words.parts_of_day, words.day_edges, words.clock_words)
             for names in table.values() for name in names for w in name.split()}  # fmt: skip
    return (
        frozenset(vague | repeated | conv.feast_heads | times | set(words.seasons) | HEADS) - COMMON
    )


def _split(
    tokens: Sequence[Token], first: int, last: int, term: Term, name: str
) -> Iterator[Expression]:
    """An expression, or the two that a pair holds."""
    start, end = tokens[first].start, tokens[last - 1].end
    if tokens[last - 1].kind == "possessive":
        end = tokens[last - 2].end
    if tokens[last - 1].kind == "decade" and isinstance(term, Cal):
        end -= len("'s")
    if isinstance(term, Pair):
        yield Expression(tokens, first, last, term.start, term.end, term.first, name)
        yield Expression(tokens, first, last, term.then, end, term.second, name)
    else:
        yield Expression(tokens, first, last, start, end, term, name)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> int:
    while last > first + 1 and tokens[last - 1].word in {",", "-", "("}:
        last -= 1
    return last


@cache
def finder() -> Finder:
    """The finder with the packaged words, made once."""
    return Finder(conventions())
