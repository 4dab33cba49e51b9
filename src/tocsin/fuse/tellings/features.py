"""What can be compared between two tellings of one story, as numbers.

Shared terms are weighed by how rare they are among the story's texts (inverse document frequency);
-1 stands for "one of them has none".
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, log

from tocsin.fuse.stories.rarity import background
from tocsin.fuse.tellings.kinds import sharpness
from tocsin.fuse.tellings.telling import Telling, Text

FEW = 12
"""Texts below which a story is weighed as if it had so many."""
NONE = -1.0
RAREST = 0.002
"""Share of news articles below which all terms are equally rare."""
GRAM = 3
"""Letters in a run that spellings are compared by."""

FEATURES: tuple[str, ...] = (
    "same_head",
    "same_word",
    "prefix",
    "grams",
    "kinds",
    "kinds_share",
    "kinds_sharp",
    "all_kinds",
    "kinds_unknown",
    "words_share",
    "doers",
    "undergoers",
    "turned",
    "parts",
    "parts_share",
    "parts_weight",
    "parts_told",
    "parts_least",
    "parts_most",
    "before",
    "after",
    "crossed",
    "near",
    "near_weight",
    "rest",
    "rest_weight",
    "around",
    "names",
    "figures",
    "figures_share",
    "near_figures",
    "times",
    "trigger_told",
    "same_text",
    "same_sentence",
    "sentences_apart",
    "both_first",
    "earlier",
    "later",
    "words_apart",
    "length",
    "head_rarer",
    "head_commoner",
    "head_rarer_at_large",
    "head_commoner_at_large",
    "texts",
    "texts_alike",
    "texts_names",
    "texts_lead",
    "texts_lead_body",
    "texts_figures",
)
"""Names of the numbers, in order."""

Weights = Mapping[str, float]


def _total(terms: Iterable[str], weights: Weights) -> float:
    """An exact sum: the order of a set must not show in the last digit."""
    return fsum(weights.get(t, 1.0) for t in terms)


def _cover(a: frozenset[str], b: frozenset[str], weights: Weights) -> float:
    """How much of the lighter set the other holds."""
    if not a or not b:
        return NONE
    least = min(_total(a, weights), _total(b, weights))
    return _total(a & b, weights) / least if least else 0.0


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else NONE


def _agree(a: frozenset[str], b: frozenset[str]) -> float:
    """1 for something in common, 0 for nothing, -1 where one has none."""
    if not a or not b:
        return NONE
    return 1.0 if a & b else 0.0


def _prefix(a: str, b: str) -> float:
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n / max(len(a), len(b), 1)


def _grams(word: str) -> frozenset[str]:
    edged = f"^{word}$"
    return frozenset(edged[i : i + GRAM] for i in range(len(edged) - GRAM + 1))


def _vector(counts: Mapping[str, int], weights: Weights) -> dict[str, float]:
    found = {t: (1 + log(n)) * weights.get(t, 1.0) for t, n in counts.items()}
    length = sum(v * v for v in found.values()) ** 0.5 or 1.0
    return {t: v / length for t, v in found.items()}


def _dot(a: Weights, b: Weights) -> float:
    if len(a) > len(b):
        a, b = b, a
    return fsum(v * b.get(t, 0.0) for t, v in a.items())


@dataclass(slots=True)
class Setting:
    """The texts of one story: what is rare among them, and how alike they are."""

    weights: Weights
    held: Counter[str]
    """How many of the texts hold a term."""
    count: int
    _vectors: dict[str, tuple[dict[str, float], ...]] = field(default_factory=dict)
    _alike: dict[tuple[str, str], tuple[float, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Sequence[Text]) -> "Setting":
        """The setting of a story; a text that comes twice counts once."""
        single = {text.name: text for text in texts}
        held = Counter(t for text in single.values() for t in text.counts)
        n = max(len(single), FEW)
        return cls({t: log(1 + n / k) for t, k in held.items()}, held, len(single))

    def alike(self, a: Text, b: Text) -> tuple[float, ...]:
        """The five measures of two texts: all terms, names, openings, one's opening, figures."""
        if a.name == b.name:
            return (1.0,) * 5
        key = (a.name, b.name) if a.name < b.name else (b.name, a.name)
        if key not in self._alike:
            (x, xn, xl), (y, yn, yl) = self._of(a), self._of(b)
            opening = max(_dot(xl, y), _dot(yl, x))
            figures = _share(a.figures, b.figures)
            self._alike[key] = (_dot(x, y), _dot(xn, yn), _dot(xl, yl), opening, figures)
        return self._alike[key]

    def _of(self, text: Text) -> tuple[dict[str, float], ...]:
        if text.name not in self._vectors:
            named = {t: n for t, n in text.counts.items() if t in text.names}
            opening = dict.fromkeys(text.lead, 1)
            self._vectors[text.name] = (
                _vector(text.counts, self.weights),
                _vector(named, self.weights),
                _vector(opening, self.weights),
            )
        return self._vectors[text.name]


def _triggers(a: Telling, b: Telling) -> tuple[float, ...]:
    """The words that tell it."""
    shared = a.kinds & b.kinds
    x, y = _grams(a.head), _grams(b.head)
    return (
        a.head == b.head,
        len(a.words & b.words),
        _prefix(a.head, b.head),
        len(x & y) / len(x | y) if x | y else 0.0,
        len(shared),
        _share(a.kinds, b.kinds),
        max((sharpness(k) for k in shared), default=0.0),
        len(a.all_kinds & b.all_kinds),
        (not a.kinds) + (not b.kinds),
        _share(a.words, b.words),
    )


def _roles(a: Telling, b: Telling, weights: Weights) -> tuple[float, ...]:
    """Who and what takes part."""
    turned = max(_cover(a.doers, b.undergoers, weights), _cover(a.undergoers, b.doers, weights))
    return (
        _cover(a.doers, b.doers, weights),
        _cover(a.undergoers, b.undergoers, weights),
        turned,
        _cover(a.parts, b.parts, weights),
        _share(a.parts, b.parts),
        _total(a.parts & b.parts, weights),
        _total(a.parts & b.rest, weights) + _total(b.parts & a.rest, weights),
        min(len(a.parts), len(b.parts)),
        max(len(a.parts), len(b.parts)),
    )


def _surroundings(a: Telling, b: Telling, weights: Weights) -> tuple[float, ...]:
    """What stands around them."""
    crossed = max(_cover(a.before, b.after, weights), _cover(a.after, b.before, weights))
    return (
        _cover(a.before, b.before, weights),
        _cover(a.after, b.after, weights),
        crossed,
        _cover(a.near, b.near, weights),
        _total(a.near & b.near, weights),
        _cover(a.rest, b.rest, weights),
        _total(a.rest & b.rest, weights),
        _cover(a.around, b.around, weights),
        _share(a.names, b.names),
        _agree(a.figures, b.figures),
        _share(a.figures, b.figures),
        _agree(a.near_figures, b.near_figures),
        _agree(a.times, b.times),
        (a.term in b.rest) + (b.term in a.rest),
    )


def _at_large(term: str) -> float:
    """How rare a term is in news at large, in nats."""
    return -log(max(background().get(term, 0.0), RAREST))


def _positions(a: Telling, b: Telling) -> tuple[float, ...]:
    """Where they stand."""
    same = a.text.name == b.text.name
    here = same and a.number == b.number
    return (
        same,
        here,
        abs(a.number - b.number),
        (a.number == 0) + (b.number == 0),
        min(a.number, b.number),
        max(a.number, b.number),
        abs(a.at - b.at),
        abs(a.length - b.length),
    )


def compared(a: Telling, b: Telling, setting: Setting) -> tuple[float, ...]:
    """The numbers of a pair, in the order of `FEATURES`; it does not matter which comes first."""
    count = setting.count
    rare = sorted((setting.held[a.term] / count, setting.held[b.term] / count))
    at_large = sorted((_at_large(a.term), _at_large(b.term)))
    return (
        *_triggers(a, b),
        *_roles(a, b, setting.weights),
        *_surroundings(a, b, setting.weights),
        *_positions(a, b),
        *rare,
        *at_large,
        log(count),
        *setting.alike(a.text, b.text),
    )
