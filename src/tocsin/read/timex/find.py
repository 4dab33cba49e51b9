"""Time expressions of a text with their TIMEX3 types and values."""

import re
from dataclasses import replace
from datetime import datetime
from itertools import pairwise, zip_longest

from tocsin.read.time.context import Tense
from tocsin.read.time.lands import Setting, may_name_feast, ruled
from tocsin.read.time.tense import sentence_bounds, sets_deadline, tense_at
from tocsin.read.time.tree import Node, rebuilt
from tocsin.read.timex.grammar import Expression, finder
from tocsin.read.timex.said import Said
from tocsin.read.timex.terms import Cal, Feast, Modified, Season, Term, Weekday
from tocsin.read.timex.values import SEASON_MONTH, Value, value
from tocsin.records import Span, Timex

HISTORY = (6, 20, 0.85)
"""So many years named, of which this share lies more than so many years before the report's: then
the text is no news, and its date says nothing about the times in it."""
CHRONICLES = ((10, 2, 0.85), (30, 1, 0.5))
"""The same for texts whose months and days without a year follow the years that they name."""
LEADS: dict[str, Tense] = {"since": "past", "ended": "past", "ending": "future"}
"""Words right before an expression that tell its tense."""
OPENING = 2
"""Tokens before an expression that opens its sentence: "By early"."""
HEADING = 14
"""Tokens of a line that ends without a mark and is thus a heading."""
_LINK = re.compile(
    r"\s*(?:,? ?and|to|or|until|till|through|-|\u2013|\u2014|and from|up to)\s*(?:in |on |the )?",
    re.IGNORECASE,
)
"""What stands between two dates of which the second says the year."""
_TO = re.compile(r"\s*(?:through|thru|to|until|till|-|\u2013)\s*")
"""What stands between two weekdays that bound a range."""


def find_timexes(text: str, published: datetime | None, country: str | None = None) -> list[Timex]:
    """All time expressions of a text, in order; spans count its code points.

    `published` is the report's date, in the civil time its words are in. Without it the text is
    read as a narrative: what names no year is of the year last named, and what only a report's
    date could tell stays open (X). `country` (ISO 3166-1 alpha-3) is whose holidays are meant where
    no other country is named. Never raises.
    """
    setting = Setting(text, country)
    said = Said(published.replace(tzinfo=None) if published else None)
    found: list[Timex] = []
    expressions = list(finder().expressions(text))
    if published is not None and _names(expressions, published.year, HISTORY):
        said.now = None
    elif published is not None:
        said.narrative = any(_names(expressions, published.year, c) for c in CHRONICLES)
    expressions = _ranges(text, expressions)
    for here, after in zip_longest(expressions, expressions[1:]):
        expression = _placed(here, setting, said)
        said.shared = _shared(text, expression, after)
        said.tense, said.here = _tense(expression), _sentence(expression)
        known = _value(expression.term, said)
        if known is not None:
            found.append(_timex(expression, known))
            said.mention(known.when, leads=_leads(expression))
            said.quarter = known.quarter or said.quarter
    return found


def _ranges(text: str, expressions: list[Expression]) -> list[Expression]:
    """The expressions; the second weekday of "Monday through Friday" is the one after the first."""
    found = expressions[:1]
    for last, here in pairwise(expressions):
        term = here.term
        if (
            isinstance(term, Weekday)
            and isinstance(last.term, Weekday)
            and _TO.fullmatch(text[last.end : here.start])
        ):
            here = replace(here, term=replace(term, nth="to"))  # noqa: PLW2901 - the one it stands for
        found.append(here)
    return found


def _sentence(expression: Expression) -> int:
    start, _ = sentence_bounds(expression.tokens, expression.first, expression.last)
    return expression.tokens[start].start


def _tense(expression: Expression) -> Tense | None:
    tokens, first = expression.tokens, expression.first
    lead = tokens[first - 1].word if first else ""
    if lead in LEADS:
        return LEADS[lead]
    if lead in {"until", "till", "by"} and sets_deadline(tokens, first - 1):
        return "future"
    return tense_at(tokens, first, expression.last)


def _names(expressions: list[Expression], year: int, condition: tuple[int, int, float]) -> bool:
    """Whether so many years are named, of which such a share lies so long before the report."""
    count, ago, share = condition
    named = [t.year for e in expressions if isinstance(t := _bare(e.term), Cal) and t.year]
    return len(named) >= count and sum(n < year - ago for n in named) >= share * len(named)


def _bare(term: Term) -> Term:
    return term.term if isinstance(term, Modified) else term


def _leads(expression: Expression) -> bool:
    """Whether an expression opens its sentence, or stands in a heading."""
    tokens = expression.tokens
    if len(tokens) <= HEADING and tokens[-1].word not in {".", "!", "?", '"', ":", ";", ","}:
        return True
    start, _ = sentence_bounds(expression.tokens, expression.first, expression.last)
    return expression.first - start <= OPENING


def _shared(text: str, here: Expression, after: Expression | None) -> Cal | None:
    """The date whose year counts for this one too: "August and September 1914"."""
    if after is None or not _LINK.fullmatch(text[here.end : after.start]):
        return None
    other = _bare(after.term)
    if isinstance(other, Season) and other.year:  # "the spring and summer of 1979"
        return Cal(other.year, SEASON_MONTH[other.code])
    return other if isinstance(other, Cal) and other.year and other.month else None


def _placed(expression: Expression, setting: Setting, said: Said) -> Expression:
    """What it says with its public holidays those of a country, which its rule then names."""
    if not may_name_feast(expression.tokens[expression.first : expression.last]):
        return expression
    countries: list[str] = []

    def placed(node: Node) -> Node | None:
        if not isinstance(node, Feast):
            return None
        year = node.year or said.today.year or said.last.year
        country = setting.country(node.name, (expression.start, expression.end), year)
        countries.append(country)
        return replace(node, country=country) if country else None

    term = rebuilt(expression.term, placed)
    assert isinstance(term, Term)  # noqa: S101 - a feast takes a feast's place
    return replace(expression, term=term, rule=ruled(expression.rule, countries))


def _value(term: Term, said: Said) -> Value | None:
    try:
        return value(term, said)
    except (ValueError, OverflowError):  # off the calendar
        return None


def _timex(expression: Expression, known: Value) -> Timex:
    return Timex(
        span=Span(expression.start, expression.end),
        type=known.type,
        value=known.value,
        mod=known.mod,
        quant=known.quant,
        freq=known.freq,
        rule=expression.rule,
    )
