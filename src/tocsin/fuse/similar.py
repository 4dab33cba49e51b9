"""How strongly two units speak for one thing: shared words plus a table of small rules.

Every rule looks at one side of the matter and adds to a sum of log-odds: 0 says nothing, above
speaks for, below against. Rules are symmetric, so the score of a pair does not depend on who came
first. Two units are taken for one thing when the sum is above 0. The constants carry the order of
the evidence, not its measure: they were rounded from a logistic regression over the sentence pairs
of three invented newsrooms, and those without which each newsroom fared as well were left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.fuse.mentions import Hours
from tocsin.fuse.subjects import fields
from tocsin.fuse.units import Unit

START = -2.8
"""Before any evidence two sentences of one story are about different things."""
SHARED = 0.55
"""What each nat of shared rare words adds: five words of one text in ten are about 8."""
COVERED = 2.0
"""What it adds when the shorter sentence's words are all in the other."""
FORBIDDEN = -100.0
"""What parts two things whatever words they share."""
UNDATED = -6.0
"""Two reports without a date may lie years apart: crises of one region are told in the same words,
so nothing short of a repeated sentence joins them."""
CONFUSABLE: frozenset[frozenset[str]] = frozenset(
    frozenset(pair.split())
    for pair in (
        "ASSAULT COERCE",
        "COERCE SANCTION",
        "COERCE MOBILIZE",
        "ASSAULT MOBILIZE",
        "CONSULT COOPERATE",
        "CONSULT AGREE",
        "CONSULT SUPPORT",
        "COOPERATE AGREE",
        "COOPERATE SUPPORT",
        "COOPERATE AID",
        "COOPERATE MOBILIZE",
        "SUPPORT AID",
        "AID MOBILIZE",
        "AID REQUEST",
        "ACCUSE REJECT",
        "RETREAT SANCTION",
        "RETREAT CONCEDE",
        "RETREAT COOPERATE",
        "RETREAT AGREE",
        "THREATEN REJECT",
        "REQUEST CONSULT",
        "REQUEST THREATEN",
        "THREATEN ASSAULT",
    )
)
"""Types that readers take for one another."""
REPLIES = frozenset({"denies", "corrects", "retracts"})


DAY = 24.0
FAR = 21 * DAY
"""Hours between two reports beyond which they are not about one thing."""
NEAR = 6 * DAY
"""Hours within which nearness speaks for one thing."""


@cache
def _confusable(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(frozenset((x, y)) in CONFUSABLE for x in a for y in b)


def kind(a: Unit, b: Unit) -> float:
    """PLOVER types and modes; a sentence without an event fits any."""
    if not a.types or not b.types:
        return 0.0
    if a.lead == b.lead:
        return 0.9 if a.modes & b.modes else 0.3
    if a.types & b.types:
        return 0.0
    return -0.5 if _confusable(a.types, b.types) else -1.0


def deed(a: Unit, b: Unit) -> float:
    """What is done, by the words: holds where the coding is missing or wrong."""
    if not a.deeds or not b.deeds:
        return 0.0
    if a.deeds & b.deeds:
        return 1.1
    return 0.0 if fields(a.deeds) & fields(b.deeds) else -0.8


def stage(a: Unit, b: Unit) -> float:
    """Word, threat and deed of force are separate; a planned visit and the visit are one."""
    if a.side == b.side:
        return 0.0
    if "speech" in {a.side, b.side}:
        return FORBIDDEN if a.types and b.types else 0.0
    if not all(u.types or u.side == "ahead" for u in (a, b)):
        return -0.3
    return FORBIDDEN if "ASSAULT" in a.types | b.types else -0.5


def parties(a: Unit, b: Unit) -> float:
    """Who does it to whom; an unknown party fits any."""
    score = 0.0
    for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)):
        if x and y:
            score += 0.4 if x & y else -0.5
    return score


def place(a: Unit, b: Unit) -> float:
    """Where."""
    if not a.places or not b.places:
        return 0.0
    return 0.5 if a.places & b.places else -0.1


def gap(a: Hours, b: Hours) -> float | None:
    """Hours between two windows; 0 when they touch, None when either is unknown."""
    if a == (None, None) or b == (None, None):
        return None
    (a0, a1), (b0, b1) = a, b
    after = a0 - b1 if a0 is not None and b1 is not None else 0.0
    before = b0 - a1 if b0 is not None and a1 is not None else 0.0
    return max(after, before, 0.0)


def when(a: Unit, b: Unit) -> float:
    """Windows of the events."""
    apart = gap(a.window, b.window)
    if apart is None:
        return 0.0
    if a.old or b.old:
        return FORBIDDEN if apart > NEAR else 0.0
    if apart <= DAY:  # "Monday" of two time zones
        return 0.4
    return -0.8 if apart <= 4 * DAY else -2.0


def reported(a: Unit, b: Unit) -> float:
    """Publication times; an unknown one fits any, two unknown ones need the same words."""
    x, y = a.hours, b.hours
    if x is None and y is None and a.head.report != b.head.report:
        return UNDATED
    if x is None or y is None:
        return 0.6
    apart = abs(x - y)
    if apart > FAR:
        return FORBIDDEN
    if apart <= NEAR:
        return 1.4 * (1 - apart / NEAR)
    return -2.0 * (apart - NEAR) / (FAR - NEAR)


def siblings(a: Unit, b: Unit) -> float:
    """Two deeds told in two sentences of one report: a visit and a call, a visit and a delivery."""
    if a.head.report != b.head.report or "speech" in {a.side, b.side}:
        return 0.0
    if _other_contact(a, b):
        return FORBIDDEN
    if a.deeds & b.deeds or not a.types or not b.types:
        return 0.0
    return 0.0 if a.types & b.types else FORBIDDEN


def _other_contact(a: Unit, b: Unit) -> bool:
    """A visit or meeting is no call; the modes of an attack, told in many ways, part nothing."""
    if not a.lead == b.lead == "CONSULT" or a.modes & b.modes:
        return False
    call = "CONSULT/phone" in a.modes | b.modes and not (a.head.anaphoric or b.head.anaphoric)
    return call or bool(a.modes and b.modes)


def contact(a: Unit, b: Unit) -> float:
    """A general's visit is no call by his president; nor is a visit to one country one to another.

    Other people are only seen where a country sends both: the two ends of one call may be told
    one each.
    """
    if a.lead != "CONSULT" or b.lead != "CONSULT":
        return 0.0
    if "CONSULT/visit" in a.modes & b.modes:
        elsewhere = _others(a.recipients, b.recipients)
        return FORBIDDEN if elsewhere or _others(a.called, b.called) else 0.0
    both = {c for c, _ in a.sent} & {c for c, _ in b.sent}
    return FORBIDDEN if both and not a.modes & b.modes and not a.sent & b.sent else 0.0


def _others(x: frozenset[str], y: frozenset[str]) -> bool:
    return bool(x) and bool(y) and not x & y


def reply(a: Unit, b: Unit) -> float:
    """A denial or correction speaks of something that was reported before."""
    first, second = a.head.stance in REPLIES, b.head.stance in REPLIES
    if first == second:
        return 0.0
    own = a.head.publisher.key == b.head.publisher.key
    withdrawn = "retracts" in {a.head.stance, b.head.stance}
    return 0.8 + (0.8 if withdrawn else 0.0) + (0.6 if own else 0.0)


RULES: tuple[Callable[[Unit, Unit], float], ...] = (
    kind,
    deed,
    stage,
    parties,
    place,
    when,
    reported,
    siblings,
    contact,
    reply,
)


@dataclass(frozen=True, slots=True)
class Vector:
    """Weighted terms of a unit, with their squared length."""

    weights: Mapping[str, float]
    square: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> "Vector":
        """From weights in a canonical order of the terms."""
        return cls(weights, sum(w * w for w in weights.values()))


def likeness(a: Vector, b: Vector) -> float:
    """What shared words add: their weight, and how much of the lighter sentence they cover."""
    x, y = a.weights, b.weights
    if len(x) > len(y):
        x, y = y, x
    shared = cover = 0.0
    for t, w in x.items():
        v = y.get(t)
        if v is not None:
            shared += min(w, v)
            cover += w * v
    least = min(a.square, b.square)
    return SHARED * shared + (COVERED * min(1.0, cover / least) if least else 0.0)


def evidence(a: Unit, b: Unit, words: float) -> float:
    """The sum: above 0 two units are taken for one thing. `words` as `likeness` gives it."""
    return START + words + sum(rule(a, b) for rule in RULES)
