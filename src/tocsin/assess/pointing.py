"""Forecasts that point back: "it can happen at any time after midnight" says when, not what.

What they foretell is the last thing that the same report foretold before them.
"""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from tocsin.assess.cues import phrase_pattern
from tocsin.assess.material import Prospect
from tocsin.assess.rules import questions
from tocsin.assess.stand_ins import ATTACK, happened, one_clause, spoken_of
from tocsin.records import Event, Span, Statement

REACH = 700
"""Characters between what was foretold and what points back to it."""


@cache
def _phrase() -> re.Pattern[str]:
    """A pointing word, a word of futurity and a bare verb, few words between."""
    rules = questions()
    points, ahead, verbs = (
        phrase_pattern(words).pattern for words in (rules.pointing, rules.future, rules.bare_verbs)
    )
    return re.compile(
        rf"{points}(?:\s+\w+){{0,3}}?\s*{ahead}(?:\s+\w+){{0,2}}?\s+(?:{verbs})", re.IGNORECASE
    )


def pointed(
    statement: Statement, text: str, found: Iterable[Prospect], grounds: Iterable[Span]
) -> Event | None:
    """The event that a statement points back to, with its words as trigger; None when to none.

    One of `grounds` (times ahead, words of likelihood) must stand in the same clause. An attack may
    have been spoken of without being foretold.
    """
    if any(happened(e) for e in statement.events):
        return None
    span = _pointing(text, statement.content)
    if span is None or not any(one_clause(text, span, g) for g in grounds):
        return None
    before = [p for p in found if 0 < span.start - p.event.trigger.start <= REACH]
    last = max((p.event for p in before), key=lambda e: e.trigger.start, default=None)
    if last is None and spoken_of(text, span) is not None:
        last = Event(type=questions().stand_ins[ATTACK].type, trigger=span, modality="possible")
    if last is None:
        return None
    return msgspec.structs.replace(last, trigger=span, window=None, modality="possible")


def _pointing(text: str, content: tuple[Span, ...]) -> Span | None:
    found = (_phrase().search(text, s.start, s.end) for s in content)
    return next((Span(m.start(), m.end()) for m in found if m), None)
