"""How much each side of a contradiction is to be believed, and by whose word.

Sides are weighed by origins, each once and by the last it said; who withdrew counts for nothing. A
value is never believed further than the chance that one at least of its own origins is right.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import inf, prod

import msgspec

from tocsin.fuse.belief import Claim, Habits, Shape, weigh
from tocsin.fuse.contradictions import LABELS
from tocsin.fuse.figures import bounds_of
from tocsin.fuse.outlets import OutletBook
from tocsin.fuse.reliability import PUBLISHED, UNNAMED, Grades, left, reliability
from tocsin.fuse.words import words
from tocsin.records import (
    Belief,
    Contradiction,
    Development,
    Member,
    Origin,
    Quote,
    Side,
    Span,
    Term,
)
from tocsin.vocabulary import likelihood

HAPPENED, DENIED, WITHDRAWN = "whether it happened", "denied", "withdrawn"
HOUR = 3600.0
TOLLS = frozenset(LABELS.values())
"""Counts that rise as more is known."""
UNKNOWN_NOTE = "origin unknown"
UNNAMED_NOTE = "unnamed"
OUTLET_NOTE = "only who brings it is graded"
DENIAL_NOTE = "denies a deed of its own side"
EARLY_NOTE = "an early figure, replaced since"
WITHDRAWN_NOTE = "withdrawn, not counted"
SLACK = 1e-9
Place = tuple[str, Span]
Range = tuple[int | None, int | None]
Weight = tuple[float, bool]
"""The probability of a side, and whether it was held down to what its sources allow."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands for which side."""

    key: str
    origin: Origin | None
    """None where nobody can tell."""
    side: int
    accuracy: float
    note: str = ""
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """Who said what in a development."""

    origins: Mapping[str, Origin]
    spoken: Mapping[Place, str]
    """Key of the origin by the place of the words."""
    graded: frozenset[str]
    """Subjects that people graded."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A contradiction made ready for weighing."""

    attribute: str
    sides: tuple[Side, ...]
    bounds: tuple[Range | None, ...]
    """Of sides that are figures."""
    first: tuple[float, ...]
    """When each side was first published: seconds since 1970, undated ones before all others."""
    doers: frozenset[str]
    """Countries whose deed it is."""

    @property
    def figures(self) -> bool:
        """Whether the sides are numbers."""
        return all(b is not None for b in self.bounds)

    @property
    def shape(self) -> Shape:
        """What is assumed of false values."""
        sorts = reliability().alternatives
        if self.attribute == HAPPENED:
            return Shape(sorts.happened)
        return Shape(sorts.figure if self.figures else sorts.other)

    @property
    def related(self) -> bool:
        """Whether any side bears another out."""
        return any(self.likeness(a, b) for a, b in permutations(range(len(self.sides)), 2))

    def holds(self, true: int, side: int) -> bool:
        """Whether a side holds where another is true.

        23 is at least 20, and what is in the harbour of Tessim is in Tessim.
        """
        if self.figures:
            return true == side or _within(self.bounds[true], self.bounds[side])
        inner, outer = (frozenset(map(str.lower, words(self.sides[i].value))) for i in (true, side))
        return true == side or (bool(outer) and outer < inner)

    def likeness(self, said: Hashable, true: Hashable) -> float:
        """How readily a side is said where another is true."""
        if not isinstance(said, int) or not isinstance(true, int):
            return 0.0
        given = reliability().likeness
        if self.holds(true, said):
            return given.bound
        return given.rising if self._rose(said, true) else 0.0

    def _rose(self, said: int, true: int) -> bool:
        low, high = self.bounds[said], self.bounds[true]
        if self.attribute not in TOLLS or not low or not high:
            return False
        if low[1] is None or high[0] is None or low[1] >= high[0]:
            return False
        return -inf < self.first[said] < self.first[true]


def believed(developments: Sequence[Development], grades: Grades) -> tuple[Development, ...]:
    """The developments with their sources graded and their contradictions weighed."""
    return Believing(grades.book).believed(developments, grades.given)


class Believing:
    """`believed` again and again: what was weighed and has not changed is not weighed anew."""

    def __init__(self, book: OutletBook) -> None:
        self._grades = Grades(book)
        self._done: dict[int, tuple[Development, Development]] = {}

    def believed(
        self, developments: Sequence[Development], given: Mapping[str, str]
    ) -> tuple[Development, ...]:
        """See the function; `given` are the grades that people gave."""
        if given != self._grades.given:
            self._grades, self._done = Grades(self._grades.book, given), {}
        done = self._done
        self._done = {}
        for d in developments:
            # the entry holds the development, so that no other can have its identity
            self._done[id(d)] = done.get(id(d)) or (d, _believed(d, self._grades))
        return tuple(self._done[id(d)][1] for d in developments)


def _believed(d: Development, grades: Grades) -> Development:
    origins = d.origins
    if grades.given:
        first = {m.origin: m for m in reversed(d.members)}
        origins = tuple(_graded(o, first.get(o.key), grades) for o in origins)
    if origins is d.origins and not d.contradictions:
        return d
    known = {o.key: o for o in origins}
    spoken = {(m.quote.report, m.quote.span): m.origin for m in reversed(d.members) if m.origin}
    doers = frozenset(p.country for p in d.actors if p.country)
    told = Told(known, spoken, frozenset(grades.given))
    weighed = tuple(_weighed(_matter(c, doers), c, told) for c in d.contradictions)
    return msgspec.structs.replace(d, origins=origins, contradictions=weighed)


def _graded(origin: Origin, first: Member | None, grades: Grades) -> Origin:
    grading = grades.of(origin, first)
    if grading == origin.grading:
        return origin
    return msgspec.structs.replace(origin, grading=grading)


def _matter(c: Contradiction, doers: frozenset[str]) -> Matter:
    return Matter(
        c.attribute,
        c.values,
        tuple(bounds_of(side.value) for side in c.values),
        tuple(min(map(_when, side.quotes)) for side in c.values),
        doers,
    )


def _weighed(matter: Matter, c: Contradiction, told: Told) -> Contradiction:
    sources = tuple(_sources(matter, told))
    heard = tuple(s for s in sources if s.counts)
    if not heard:
        return c
    weights, neither = _weights(matter, heard)
    without = {s.key: _without(s, matter, heard) for s in heard}
    values: list[Side] = []
    for i, side in enumerate(c.values):
        if _no_value(matter, i):
            values.append(side)
            continue
        now = weights[i][0]
        moved = ((s, now - without[s.key][i] if s.counts else 0.0) for s in sources)
        belief = _belief(weights[i], [_term(s, matter, by) for s, by in moved])
        values.append(msgspec.structs.replace(side, belief=belief))
    return msgspec.structs.replace(c, values=tuple(values), neither=round(neither, 4))


def _no_value(matter: Matter, side: int) -> bool:
    """Words withdrawn say nothing of what is true."""
    return matter.attribute == HAPPENED and matter.sides[side].value == WITHDRAWN


def _sources(matter: Matter, told: Told) -> Iterable[Source]:
    """Every origin with the side it took last; unknown ones once for a side without others."""
    said = _last_said(matter, told)
    newest = max((at for at, _ in said.values()), default=-inf)
    for key, (at, side) in said.items():
        origin = told.origins[key]
        accuracy, note = _accuracy(origin, matter, side, own=key in told.graded)
        early = reliability().early
        if matter.figures and newest - at > early.hours * HOUR:
            accuracy, note = left(accuracy, early.part), EARLY_NOTE
        if origin.retracted:
            note = WITHDRAWN_NOTE
        yield Source(key, origin, side, accuracy, note, not origin.retracted)
    stood = {side for _, side in said.values()}
    for i in range(len(matter.sides)):
        if i not in stood and not _no_value(matter, i) and not _taken_back(matter, i, told):
            yield Source(f"unknown:{i}", None, i, reliability().unknown, UNKNOWN_NOTE)


def _last_said(matter: Matter, told: Told) -> dict[str, tuple[float, int]]:
    """When and for which side each origin last spoke; of one report its first words count."""
    said: dict[str, tuple[tuple[float, int], int]] = {}
    for i, side in enumerate(matter.sides):
        if _no_value(matter, i):
            continue
        for quote in side.quotes:
            key = told.spoken.get((quote.report, quote.span), "")
            at = (_when(quote), -quote.span.start)
            if key in told.origins and (key not in said or at > said[key][0]):
                said[key] = (at, i)
    return {key: (at[0], i) for key, (at, i) in said.items()}


def _accuracy(origin: Origin, matter: Matter, side: int, *, own: bool) -> tuple[float, str]:
    """How often such an origin is right, and why that is less than its grade."""
    table = reliability()
    accuracy = table.origin(origin, own=own)
    note = "" if own or not origin.grading else OUTLET_NOTE
    if origin.key.startswith(PUBLISHED):
        note = ""
    if origin.key.startswith(UNNAMED):
        note = UNNAMED_NOTE
    kind, country, *_ = (*origin.key.split(":"), "", "")
    denied = matter.attribute == HAPPENED and matter.sides[side].value == DENIED
    if denied and kind == "body" and country in matter.doers:
        return left(accuracy, table.interested), DENIAL_NOTE
    return accuracy, note


def _taken_back(matter: Matter, side: int, told: Told) -> bool:
    """Whether everybody known to have given a figure gives another by now, or withdrew."""
    keys = {told.spoken.get((q.report, q.span), "") for q in matter.sides[side].quotes}
    gone = {k for k in keys if k in told.origins and told.origins[k].retracted}
    return keys <= (told.origins.keys() if matter.figures else gone)


def _when(quote: Quote) -> float:
    at = quote.published.earliest or quote.published.latest
    return at.timestamp() if at else -inf


def _within(inner: Range | None, outer: Range | None) -> bool:
    """Whether one range lies in another and is narrower."""
    if inner is None or outer is None or inner == outer:
        return False
    low = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    high = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return low and high


def _weights(matter: Matter, heard: Sequence[Source]) -> tuple[list[Weight], float]:
    """Probability of each side, and that none of them holds."""
    accuracy = {s.key: s.accuracy for s in heard}
    partly = reliability().partial if matter.related else 0.0

    def habits(source: str) -> Habits:
        right = accuracy[source]
        return Habits(exact=right, partial=(1 - right) * partly)

    found = weigh([Claim(s.key, s.side) for s in heard], habits, matter.likeness, matter.shape)
    own = dict(zip(found.values, found.chances, strict=True))
    silent = found.neither / max(1.0, matter.shape.alternatives + 1 - len(own))
    weights: list[Weight] = []
    for i in range(len(matter.sides)):
        true = (t for t in range(len(matter.sides)) if matter.holds(t, i))
        chance = sum(own.get(t, silent if t == i else 0.0) for t in true)
        ceiling = _ceiling(matter, i, heard)
        weights.append((min(chance, ceiling), chance > ceiling + SLACK))
    return weights, found.neither


def _ceiling(matter: Matter, side: int, heard: Iterable[Source]) -> float:
    """The chance that one at least of its own origins is right."""
    own = [1 - s.accuracy for s in heard if matter.holds(s.side, side)]
    return 1 - prod(own) if own else 1.0


def _without(source: Source, matter: Matter, heard: Sequence[Source]) -> list[float]:
    """Probabilities of the sides had a source kept silent."""
    rest = [s for s in heard if s is not source]
    if not rest:
        return [1 / (matter.shape.alternatives + 1)] * len(matter.sides)
    return [chance for chance, _ in _weights(matter, rest)[0]]


def _belief(weight: Weight, terms: Iterable[Term]) -> Belief:
    chance, held_down = weight
    return Belief(
        probability=round(chance, 4),
        likelihood=likelihood(chance),
        terms=tuple(sorted(terms, key=lambda t: (-abs(t.moved), t.origin, t.value))),
        held_down=held_down,
    )


def _term(source: Source, matter: Matter, moved: float) -> Term:
    return Term(
        origin=source.origin.key if source.origin else "",
        description=source.origin.description if source.origin else UNKNOWN_NOTE,
        value=matter.sides[source.side].value,
        grading=source.origin.grading if source.origin else None,
        accuracy=round(source.accuracy, 4),
        moved=round(moved, 4) + 0.0,  # no minus before a nought
        note=source.note,
    )
