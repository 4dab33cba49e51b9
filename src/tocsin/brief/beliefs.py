"""How much the sides of a contradiction are to be believed, in words."""

from collections.abc import Iterator

from tocsin.brief.clean import line
from tocsin.brief.percents import percent
from tocsin.records import Belief, Contradiction, Side, Term

SHOWN = 0.005
"""Part of 1 that a source must add to a value to be told with it."""
HELD_DOWN = "Not more, for its own sources are no better than that."


def standing(belief: Belief | None) -> str:
    """Likelihood of a value in a line; empty where nothing is weighed."""
    return f"{belief.likelihood}, {percent(belief.probability)} %" if belief else ""


def reasons(side: Side) -> Iterator[str]:
    """Who adds how much to a value, a line each; who speaks against it stands with another."""
    belief = side.belief
    if belief is None:
        return
    for term in belief.terms:
        if term.moved >= SHOWN or term.value == side.value:
            yield _reason(term)
    if belief.held_down:
        yield HELD_DOWN


def neither(c: Contradiction) -> str:
    """That none of the values holds, where that is worth a line."""
    if c.neither is None or c.neither < SHOWN:
        return ""
    return f"none of these: {percent(c.neither)} %"


def _reason(term: Term) -> str:
    known = [f"graded {term.grading}"] if term.grading else []
    if term.origin and not term.grading:
        known = ["not graded"]
    if term.note and term.note != term.description:
        known.append(term.note)
    about = f" ({'; '.join(known)})" if known else ""
    points = round(term.moved * 100)
    moved = f": {points:+d} points" if points else ""
    return f"{line(term.description)}, for {line(term.value)}{about}{moved}"
