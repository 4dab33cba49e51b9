"""The pair model: which event happens between two parties of a sentence, read by a small encoder.

The network is asked about one sentence, an actor, a recipient and (where known) a trigger; any of
them may be missing. It was trained on marked sentences: `CARD.md` beside its weights.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tocsin.read.spans.pieces import Pieces
from tocsin.read.spans.tags import Floats
from tocsin.read.spans.words import Ints, words_of
from tocsin.records import Span

TYPES = (
    "NONE",
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
"""The answers, in the order of the network's scores: no event, or a PLOVER v2 type."""
ACTOR, RECIPIENT, TRIGGER = 1, 2, 3
PAD, CLS, SEP, HIDDEN, UNKNOWN = range(5)
"""Numbers of the marks in the model's own vocabulary."""
_FULL_UNKNOWN = 100
MOST = 200
"""Pieces of a sentence that are read, around the marked ones where there are more."""

Places = Sequence[tuple[int, int]]
Network = Callable[[Ints, Ints, Ints], tuple[Floats, Floats]]
"""`pieces` [B, L], `seen` [3, B, L], `role` [B, L] -> scores of types [B, 17], triggers [B, L]."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence in pieces, the end marks included."""

    pieces: Ints
    seen: Ints
    """[3, L]: shape, quotation, break of the piece's word."""
    roles: Ints
    """[L]: 0, or the role of the piece's word."""
    starts: Ints
    """[L]: first character of the piece's word; -1 for the end marks."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: a sentence, and characters of who does it, to whom, and of the trigger."""

    text: str
    actor: Span | None = None
    recipient: Span | None = None
    trigger: Span | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model says of one pair."""

    chances: tuple[float, ...]
    """Probability of every answer in `TYPES`, calibrated on held-out sentences."""

    @property
    def type(self) -> str:
        """The likeliest answer, "NONE" included."""
        return TYPES[int(np.argmax(self.chances))]

    @property
    def event(self) -> str:
        """The likeliest type, no event left aside: for a pair of which one is known to be told."""
        return TYPES[1 + int(np.argmax(self.chances[1:]))]

    @property
    def sure(self) -> float:
        """Probability of the likeliest answer."""
        return max(self.chances)

    def chance(self, type_: str) -> float:
        """Probability of one answer."""
        return self.chances[TYPES.index(type_)]


def cut(text: str, marks: Sequence[Places], pieces: Pieces) -> Cut:
    """A sentence in pieces with the roles of `marks` (actor, recipient, trigger, in characters)."""
    words = words_of(text)
    per_word = [[UNKNOWN if i == _FULL_UNKNOWN else i for i in p] for p in pieces.of(words)]
    roles = np.zeros(len(words), dtype=np.int64)
    for role, places in enumerate(marks, 1):
        for start, end in places:
            roles[(words.starts < end) & (words.ends > start)] = role
    counts = np.array([len(p) for p in per_word], dtype=np.int64)

    def spread(values: Ints, ends: int = 0) -> Ints:
        return np.concatenate([[ends], np.repeat(values, counts), [ends]]).astype(np.int64)

    ids = np.array([CLS, *(i for p in per_word for i in p), SEP], dtype=np.int64)
    seen = np.stack([spread(v) for v in (words.shapes, words.quoted, words.breaks)])
    return _shortened(Cut(ids, seen, spread(roles), spread(words.starts, -1)))


def _shortened(c: Cut) -> Cut:
    """At most `MOST` pieces, the marked ones in the middle."""
    if len(c.pieces) <= MOST:
        return c
    marked = np.flatnonzero(c.roles)
    middle = int(marked.mean()) if len(marked) else MOST // 2
    first = min(max(middle - MOST // 2, 1), len(c.pieces) - MOST + 1)
    inner = np.arange(first, first + MOST - 2)
    keep = np.concatenate([[0], inner, [len(c.pieces) - 1]])
    return Cut(c.pieces[keep], c.seen[:, keep], c.roles[keep], c.starts[keep])


class PairModel:
    """The loaded network; the same question always gets the same answer."""

    def __init__(self, pieces: Pieces, network: Network, warmth: float = 1.0) -> None:
        """`warmth` divides the scores: the temperature that makes probabilities honest."""
        self._pieces, self._network, self._warmth = pieces, network, warmth

    def ask(self, asked: Asked) -> Answer:
        """The answer to one question; every question goes through the network alone."""
        spans = (asked.actor, asked.recipient, asked.trigger)
        marks = [[(s.start, s.end)] if s else [] for s in spans]
        c = cut(asked.text, marks, self._pieces)
        scores, _ = self._network(c.pieces[None], c.seen[:, None], c.roles[None])
        raised = np.exp((scores[0] - scores[0].max()) / self._warmth)
        return Answer(tuple(float(x) for x in raised / raised.sum()))
