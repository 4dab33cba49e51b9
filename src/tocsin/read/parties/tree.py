"""A parse as plain lists: what roles, modality and parties are read from.

spaCy's tokens are views that make a Python object per access. Reading goes over the same tokens
many times, so the parse is copied once into lists of strings and integers; everything above works
on token numbers and does not know which parser made them. Labels are those of spaCy's English
pipelines (ClearNLP dependencies, Universal POS, Penn tags).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

import numpy as np
from spacy.tokens import Doc

from tocsin.read.parties.mended import mend
from tocsin.read.parties.tokens import Tokens
from tocsin.records import Span

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
_SLIPS = {
    "cordone": "cordon",
    "defunde": "defund",
    "din": "dine",
    "fin": "fine",
    "hop": "hope",
    "instal": "install",
    "lambast": "lambaste",
    "phishe": "phish",
    "rag": "rage",
    "rap": "rape",
    "readi": "ready",
    "readie": "ready",
    "slat": "slate",
    "stag": "stage",
    "wag": "wage",
    "waterboarde": "waterboard",
}
"""Lemmas that the pipeline's rules give verbs of the news ("staged" as "stag"), and the right
ones."""
_LEFT_OF_HEAD = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "advmod"}
)
_LEFT_OF_HEAD_LOOSE = frozenset({"predet", "npadvmod", "punct", "case"})
_PARTITIVES = frozenset(
    [
        "most",
        "some",
        "all",
        "many",
        "none",
        "any",
        "several",
        "few",
        "both",
        "dozen",
        "hundred",
        "thousand",
        "million",
        "score",
        "number",
        "group",
        "team",
        "band",
        "contingent",
        "bunch",
        "couple",
        "series",
        "wave",
        "lot",
        "majority",
        "part",
        "half",
        "third",
        "handful",
        "pair",
        "row",
        "spate",
        "batch",
        "string",
        "kg",
        "kilo",
        "kilogram",
        "litre",
        "liter",
        "worth",
        "contingent",
        "tens",
        "truckload",
        "planeload",
        "one",
        "two",
        "three",
        "four",
        "five",
        "ten",
        "each",
    ]
)
_TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "day",
        "week",
        "month",
        "year",
        "hour",
        "minute",
        "morning",
        "afternoon",
        "evening",
        "night",
        "dawn",
        "weekend",
        "decade",
        "midnight",
        "noon",
    ]
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass
class Tree:
    """A dependency tree over the text of one report."""

    text: str
    tokens: Tokens
    kids: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        t = self.tokens
        self.lower, self.lemma, self.pos, self.tag = t.lower, t.lemma, t.pos, t.tag
        self.dep, self.head, self.start, self.end = t.dep, t.head, t.start, t.end
        self.sentence = t.sentence
        self.kids = [[] for _ in self.head]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)

    def __len__(self) -> int:
        return len(self.head)

    @cached_property
    def sentences(self) -> list[range]:
        """Token numbers of every sentence, in order."""
        edges = [i for i, s in enumerate(self.sentence) if i == 0 or s != self.sentence[i - 1]]
        return [range(a, b) for a, b in zip(edges, [*edges[1:], len(self)], strict=True)]

    def at(self, char: int) -> int:
        """Number of the last token that starts at or before a character (0 when none does)."""
        return max(bisect_right(self.start, char) - 1, 0)

    def within(self, span: Span) -> range:
        """The tokens that lie in a span, wholly or in part."""
        if not self.head:
            return range(0)
        first = self.at(span.start)
        if self.end[first] <= span.start:
            first += 1
        return range(first, max(bisect_right(self.start, span.end - 1), first))

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `first` to `last`, both included."""
        return Span(self.start[first], self.end[last])

    def abbreviated(self, i: int) -> bool:
        """Whether a token stands in capitals of two letters or more: "US" is no pronoun."""
        word = self.text[self.start[i] : self.end[i]]
        return len(word) > 1 and word.isupper()

    def children(self, i: int, labels: Iterable[str]) -> Iterator[int]:
        """Children of a token under any of these labels."""
        dep = self.dep
        return (k for k in self.kids[i] if dep[k] in labels)

    def child(self, i: int, labels: Iterable[str]) -> int | None:
        """The first such child."""
        return next(self.children(i, labels), None)

    def conjuncts(self, i: int) -> list[int]:
        """The token and what is joined to it by "and", "or" and commas, in order."""
        found = [i]
        for k in found:
            found.extend(c for c in self.kids[k] if self.dep[c] == "conj" and self._joined(k, c))
        return found

    def _joined(self, i: int, k: int) -> bool:
        return self.pos[k] in _NOMINAL or self.pos[k] == self.pos[i]

    def first_conjunct(self, i: int) -> int:
        """Head of the coordination a token belongs to."""
        while self.dep[i] == "conj" and self.head[i] != i:
            i = self.head[i]
        return i

    def ancestors(self, i: int) -> Iterator[int]:
        """From the parent to the root."""
        seen = 0
        while self.head[i] != i and seen < len(self.head):
            i = self.head[i]
            seen += 1
            yield i

    def phrase(self, i: int) -> Span:
        """A noun with what stands before it inside its own phrase, the article left out."""
        first = i
        for k in reversed([k for k in self.kids[i] if k < i]):
            if self.dep[k] in _LEFT_OF_HEAD and self.lower[k] not in {"the", "a", "an"}:
                first = min(first, self.left_edge(k))
            elif self.dep[k] not in _LEFT_OF_HEAD_LOOSE:
                break
        return self.span(first, i)

    def left_edge(self, i: int) -> int:
        """First token of a subtree."""
        first = i
        for _ in range(64):
            lower = [k for k in self.kids[first] if k < first]
            if not lower:
                return first
            first = lower[0]
        return first

    def subtree(self, i: int) -> list[int]:
        """All tokens below a token, itself included."""
        found = [i]
        for k in found:
            found.extend(self.kids[k])
        return found

    def core(self, i: int) -> int:
        """What a partitive stands for: "most of the drones", "41 of the drones" are the drones."""
        if self.lemma[i] not in _PARTITIVES and self.tag[i] != "CD":
            return i
        for p in self.kids[i]:
            if self.lower[p] == "of" and (inner := self.child(p, ("pobj",))) is not None:
                return inner
        return i

    def timed(self, i: int) -> bool:
        """Whether a noun is a day, an hour or another stretch of time."""
        return self.lemma[i] in _TIMES

    def pobj(self, preposition: int) -> int | None:
        """What a preposition governs: "of" -> "talks", "from" "outside" -> the inner object."""
        k = self.child(preposition, ("pobj", "pcomp"))
        if k is None and (inner := self.child(preposition, ("prep",))) is not None:
            return self.pobj(inner)
        return k


def _lemma(lemma: str, tag: str) -> str:
    """The lemma of a token, the pipeline's slips in verbs put right."""
    return _SLIPS.get(lemma, lemma) if tag.startswith("VB") else lemma


def tree_of(doc: Doc, text: str) -> Tree:
    """Copy a parsed document. A document without a parse gives a flat tree of its tokens.

    `text` is the document's: spaCy puts it together anew from its tokens whenever it is asked.
    """
    columns = doc.to_array(_COLUMNS).astype(np.int64, copy=False).T
    starts, sizes, heads, firsts = columns[:4]
    ends = (starts + sizes).tolist()
    lemmas, pos, tags, deps = (_named(doc, column.tolist()) for column in columns[4:])
    tokens = Tokens(
        lower=[text[a:b].lower() for a, b in zip(starts.tolist(), ends, strict=True)],
        lemma=[_lemma(lemma.lower(), tag) for lemma, tag in zip(lemmas, tags, strict=True)],
        pos=pos,
        tag=tags,
        dep=deps,
        head=(heads + np.arange(len(doc))).tolist(),
        start=starts.tolist(),
        end=ends,
        sentence=[max(n - 1, 0) for n in accumulate((firsts == 1).tolist())],
    )
    mend(tokens)
    return Tree(text, tokens)


_COLUMNS: list[int | str] = ["IDX", "LENGTH", "HEAD", "SENT_START", "LEMMA", "POS", "TAG", "DEP"]
"""What is copied of every token; heads are counted from the token itself."""


def _named(doc: Doc, numbers: list[int]) -> list[str]:
    """The strings that numbers of the vocabulary (signed) stand for."""
    strings = doc.vocab.strings
    names = {n: strings[n % _UNSIGNED] for n in set(numbers)}
    return [names[n] for n in numbers]


_UNSIGNED = 2**64
