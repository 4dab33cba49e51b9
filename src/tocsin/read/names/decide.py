"""What every candidate is, and what it stands for, with the whole report in view."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tocsin.read.names.stretches import Stretch
from tocsin.read.names.units import Unit
from tocsin.read.parse import Parsed
from tocsin.vocabulary.common import common_words
from tocsin.vocabulary.finder import fold
from tocsin.vocabulary.name_words import name_words

KINDS = ("person", "organisation", "place", "outlet")
_ELSEWHERE = 0.5
"""How much evidence at another mention of the same words counts."""
_SURE = 3.0
"""Evidence from which a longer name lends its kind to shorter ones."""
_LENT = 5.0
_KNOWN = 4.0
Words = tuple[str, ...]
_ARTICLE: Words = ("the",)


@dataclass(frozen=True, slots=True)
class Decided:
    """A candidate with its kind and the candidate it refers to; its own where it stands alone."""

    stretch: Stretch
    kind: str
    full: Stretch


def words_in(stretch: Stretch) -> Words:
    """The words of a name for comparing: folded, lower case, no article."""
    words = tuple(w for u in stretch.units for w in fold(u.text).lower().replace("-", " ").split())
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def decide(parsed: Parsed, found: Sequence[Stretch]) -> list[Decided]:
    """Kinds and references, in order; candidates that are no names are left out."""
    pooled = _pooled(found)
    chosen = {id(s): _best(s, pooled[words_in(s)]) for s in found}
    whole = _Index(parsed, found, chosen)
    decided: list[Decided] = []
    for s in found:
        full = whole.of(s)
        kind = whole.kind(full) if full is not None else chosen[id(s)]
        named = words_in(s) != _ARTICLE and (full is not None or _stands(parsed, s, kind))
        if kind in KINDS and named:
            decided.append(Decided(s, kind, full or s))
    return decided


def _pooled(found: Iterable[Stretch]) -> dict[Words, dict[str, float]]:
    """The strongest evidence for the same words anywhere in the report, by kind."""
    pooled: dict[Words, dict[str, float]] = defaultdict(dict)
    for s in found:
        here = pooled[words_in(s)]
        for kind, weight in s.kinds.items():
            here[kind] = max(here.get(kind, weight), weight)
    return pooled


def _best(s: Stretch, everywhere: dict[str, float]) -> str:
    """The kind that most speaks for; what is said of the same words elsewhere counts half."""
    total = {
        kind: s.kinds.get(kind, 0.0) * (1 - _ELSEWHERE) + weight * _ELSEWHERE
        for kind, weight in everywhere.items()
    }
    return max((*KINDS, "none"), key=lambda kind: total.get(kind, 0.0))


def _stands(parsed: Parsed, s: Stretch, kind: str) -> bool:
    """Whether a candidate that refers to nothing is a name at all."""
    first = s.units[0]
    if s.everyday:
        return False
    if s.role:
        return s.kinds.get(kind, 0.0) >= _SURE
    if len(s.units) > 1 or first.mention is not None:
        return True
    everyday = first.low not in name_words().alone and _noun(parsed, first)
    if everyday and (first.opens or s.style != "plain"):
        return s.kinds.get(kind, 0.0) >= _KNOWN
    return True


def _noun(parsed: Parsed, u: Unit) -> bool:
    """Whether a word is an everyday word or a common noun for people: "Rioters"."""
    lemma = parsed.tree.lemma[u.token]
    known = {u.low, lemma, u.low.removesuffix("s"), u.low.removesuffix("ing")}
    return bool(known & common_words()) or not known.isdisjoint(parsed.parties.names.heads.sector)


class _Index:
    """The longer names of a report, by the words that may stand for them."""

    def __init__(self, parsed: Parsed, found: Sequence[Stretch], chosen: dict[int, str]) -> None:
        self._chosen = chosen
        self._text = parsed.text
        self._persons: dict[Words, list[Stretch]] = defaultdict(list)
        self._bodies: dict[Words, list[Stretch]] = defaultdict(list)
        self._letters: dict[str, Stretch] = {}
        for s in found:
            for short in self._shorter(s):
                (self._persons if chosen[id(s)] == "person" else self._bodies)[short].append(s)
            self._abbreviate(s)

    def kind(self, s: Stretch) -> str:
        """Kind of a name of the index."""
        return self._chosen[id(s)]

    def of(self, s: Stretch) -> Stretch | None:
        """The longer name a short one stands for: the last before it, else the first after it."""
        key = words_in(s)
        letters = s.units[0].text if len(s.units) == 1 else ""
        if letters in self._letters and self._letters[letters].start < s.start:
            return self._letters[letters]
        if self._may_refer(s):
            if (person := _nearest(self._persons.get(key, ()), s)) is not None:
                return person
            if (body := _nearest(self._bodies.get(key, ()), s)) is not None:
                return body
        return None

    def _may_refer(self, s: Stretch) -> bool:
        """Whether a name may be a short form: not one that the world surely knows for another."""
        m = s.units[0].mention if len(s.units) == 1 else None
        return m is None or m.ambiguous or self._chosen[id(s)] in {"person", "outlet"}

    def _shorter(self, s: Stretch) -> Iterator[Words]:
        """The words that may stand for a name later: part of a person's, the end of a body's."""
        kind, words = self._chosen[id(s)], words_in(s)
        if kind == "person":
            small = name_words().particles
            yield from (
                words[a:b]
                for a in range(len(words))
                for b in range(a + 1, min(len(words), a + 4) + 1)
                if b - a < len(words) and words[b - 1] not in small
            )
        elif kind == "none":
            yield from (words[a:] for a in range(1, len(words)))
        elif kind in {"organisation", "outlet"} and not s.role:
            head = _head(words)
            yield from (words[a:] for a in range(1, head + 1))

    def _abbreviate(self, s: Stretch) -> None:
        """Note the first letters of a body's name: "RSF" for Rapid Support Forces."""
        if self._chosen[id(s)] not in {"organisation", "outlet"}:
            return
        words = [w for w in words_in(s) if w not in name_words().joins]
        if len(words) > 1:
            _ = self._letters.setdefault("".join(w[0] for w in words).upper(), s)


def _head(words: Words) -> int:
    """Number of the word that tells what a body is; a short form holds it: "the Post"."""
    joins = name_words().joins - {"the", "and"}
    end = next((k for k, w in enumerate(words) if k and w in joins), len(words))
    return end - 1 if words[end - 1] in name_words().heads else 0


def _nearest(names: Sequence[Stretch], s: Stretch) -> Stretch | None:
    """The last one before a name, else the first one after it."""
    i = bisect_left(names, s.start, key=lambda n: n.start)
    if i:
        return names[i - 1]
    return next((n for n in names[i : i + 2] if n.start > s.start), None)
