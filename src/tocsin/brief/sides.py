"""Escalation beside de-escalation: on which side a statement's event stands."""

import re
from functools import cache
from typing import Literal

import msgspec

from tocsin.brief.tables import table
from tocsin.records import Event, Report, Statement

Direction = Literal["escalation", "de-escalation"]
_ADVISING = frozenset({"advise", "request"})
_UNDONE = frozenset({"denied"})
_IDLE = frozenset({"hypothetical"})


class Sides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`sides.yaml`."""

    escalation: frozenset[str]
    deescalation: frozenset[str]
    contexts: frozenset[str]
    restraint: tuple[str, ...]


@cache
def sides() -> Sides:
    """The lists, validated."""
    return table("sides.yaml", Sides)


@cache
def _restraint() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(sides().restraint, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def direction(event: Event, statement: Statement, report: Report | None) -> Direction | None:
    """Which way an event points; None when neither.

    A harmful event that is denied, or advised or asked against with a word of restraint before it,
    points the other way.
    """
    lists = sides()
    if event.modality in _IDLE:
        return None
    if event.type in lists.escalation:
        if event.modality in _UNDONE or _advised_against(event, statement, report):
            return "de-escalation"
        return "escalation"
    if event.type in lists.deescalation or lists.contexts & set(event.contexts):
        return None if event.modality in _UNDONE else "de-escalation"
    return None


def restrains(statement: Statement, report: Report | None) -> bool:
    """Whether a statement advises, asks or orders restraint in so many words."""
    if statement.manner not in _ADVISING or report is None:
        return False
    return any(_restraint().search(span.of(report.text)) for span in statement.content)


def _advised_against(event: Event, statement: Statement, report: Report | None) -> bool:
    if statement.manner not in _ADVISING and event.modality not in {"advised", "demanded"}:
        return False
    if report is None:
        return False
    said = (*statement.cue, *statement.content)
    start = min((s.start for s in said), default=event.trigger.start)
    words = report.text[min(start, event.trigger.start) : event.trigger.end]
    return _restraint().search(words) is not None


def at_home(event: Event) -> bool:
    """Whether doer and target are known and of one country: no step between parties."""
    doers, targets = ({p.country for p in side} for side in (event.actors, event.recipients))
    return len(doers) == 1 and doers == targets and None not in doers
