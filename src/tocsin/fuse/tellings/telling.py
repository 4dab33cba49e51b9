"""One passage that tells of something, as far as words show: its trigger, and what stands around.

Nothing here needs a parse: the words beside the trigger stand for who did it to whom.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.fuse.tellings.kinds import base, families
from tocsin.fuse.words import WORD, empty_words, number, table, term

BESIDE = 4
"""Words to either side of the trigger that mostly hold its parties."""
NEAR = 7
"""Words to either side of the trigger that count as near."""
LEAD = 2
"""Sentences that open a text."""
SHOUTED = 0.6
"""Share of capitalised words above which a line is a headline and its capitals say nothing."""

_FIGURE = re.compile(r"\d[\d.,]*")
_TIMES = frozenset(table("tellings/times.yaml")["times"])


@dataclass(frozen=True, slots=True)
class Text:
    """What a whole text says, in terms."""

    name: str
    """Its id."""
    sentences: tuple[frozenset[str], ...]
    """Terms of each sentence, the headline's first."""
    counts: Counter[str]
    """How often each term stands in it."""
    names: frozenset[str]
    """Terms written with a capital inside sentences."""
    figures: frozenset[str]
    """Numbers as written."""
    lead: frozenset[str]
    """Terms of its first sentences."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Words of those who take part, as far as a reader or a parse has found them."""

    doers: tuple[str, ...] = ()
    undergoers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Places, times, instruments, and what else hangs on the trigger."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something is told: a sentence, its number, and the trigger's characters in it."""

    text: Text
    number: int
    sentence: str
    triggers: tuple[tuple[int, int], ...]
    """First character and the one after the last of every part of the trigger."""
    roles: Roles = Roles()


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One passage, ready to be compared."""

    text: Text
    number: int
    """Of its sentence; 0 is the first."""
    at: int
    """Word of the sentence at which the trigger begins."""
    head: str
    """Base form of the trigger's telling word."""
    term: str
    """The same word as the texts' terms have it."""
    words: frozenset[str]
    """Base forms of all words of the trigger that say something."""
    kinds: frozenset[str]
    """Families of the telling word."""
    all_kinds: frozenset[str]
    """Families of all words of the trigger."""
    doers: frozenset[str]
    """Terms of those who do it."""
    undergoers: frozenset[str]
    """Terms of those to whom it is done."""
    parts: frozenset[str]
    """Terms of all who and what takes part."""
    before: frozenset[str]
    """Terms beside the trigger, on its left."""
    after: frozenset[str]
    """The same on its right."""
    near: frozenset[str]
    """Terms of the words near the trigger."""
    rest: frozenset[str]
    """Terms of the sentence without the trigger's."""
    around: frozenset[str]
    """Terms of the sentences before and after."""
    names: frozenset[str]
    """Terms of the sentence that the text writes as names."""
    figures: frozenset[str]
    """Numbers of the sentence, small number words among them."""
    near_figures: frozenset[str]
    """Those near the trigger."""
    times: frozenset[str]
    """Days, months and times of day of the sentence."""
    length: int
    """Words of the trigger."""


def _shouted(words: Sequence[str]) -> bool:
    return sum(w[:1].isupper() for w in words) > SHOUTED * len(words)


def _terms(words: Sequence[str]) -> frozenset[str]:
    return frozenset(t for w in words if (t := term(w)))


def text_of(name: str, sentences: Sequence[str]) -> Text:
    """A text from its sentences; `name` is its id."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    figures: set[str] = set()
    parts: list[frozenset[str]] = []
    for sentence in sentences:
        words = WORD.findall(sentence)
        counts.update(t for w in words if (t := term(w)))
        parts.append(_terms(words))
        if not _shouted(words):
            names |= _terms([w for w in words[1:] if w[0].isupper() and w.lower() not in _TIMES])
        figures.update(_FIGURE.findall(sentence))
    lead = frozenset(t for part in parts[:LEAD] for t in part)
    return Text(name, tuple(parts), counts, frozenset(names), frozenset(figures), lead)


def _head(words: Sequence[str]) -> str:
    """The telling word: the first that a family holds, else the first that says something."""
    says = [w for w in words if base(w) not in empty_words()]
    known = [w for w in words if families(w) and (w in says or not says)]
    return next(iter(known or says or words), "")


def _figures(words: str) -> frozenset[str]:
    values = (number(w) for w in WORD.findall(words) if w.isalpha())
    return frozenset([*(str(n) for n in values if n is not None), *_FIGURE.findall(words)])


def telling(passage: Passage) -> Telling:
    """What is told at a passage."""
    found = [(m.group(), m.start()) for m in WORD.finditer(passage.sentence)]
    own = [
        i
        for i, (w, at) in enumerate(found)
        if any(a < at + len(w) and at < b for a, b in passage.triggers)
    ]
    words = [w for w, _ in found]
    said = [words[i] for i in own]
    head = _head(said)
    first, last = (own[0], own[-1]) if own else (0, -1)
    left, right = words[max(0, first - NEAR) : first], words[last + 1 : last + 1 + NEAR]
    ends = [at for _, at in found] + [len(passage.sentence)]
    near = passage.sentence[ends[max(0, first - NEAR)] : ends[min(last + 1 + NEAR, len(found))]]
    inner = [w for i, w in enumerate(words) if i not in own]
    text, n = passage.text, passage.number
    rest, roles = _terms(inner), passage.roles
    return Telling(
        text=text,
        number=n,
        at=first,
        head=base(head),
        term=term(head) or base(head),
        words=frozenset(base(w) for w in said) - empty_words() or frozenset({base(head)}),
        kinds=families(head),
        all_kinds=frozenset(k for w in said for k in families(w)),
        doers=_terms(roles.doers),
        undergoers=_terms(roles.undergoers),
        parts=_terms([*roles.doers, *roles.undergoers, *roles.others]),
        before=_terms(left[-BESIDE:]),
        after=_terms(right[:BESIDE]),
        near=_terms([*left, *right]),
        rest=rest,
        around=frozenset(
            t for k in (n - 1, n + 1) if 0 <= k < len(text.sentences) for t in text.sentences[k]
        ),
        names=rest & text.names,
        figures=_figures(passage.sentence),
        near_figures=_figures(near),
        times=frozenset(w.lower() for w in inner) & _TIMES,
        length=len(own),
    )
