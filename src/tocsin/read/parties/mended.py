"""Slips of the parser that news copy provokes, put right before anybody reads the tree.

Headlines leave out articles and auxiliaries, so that a small model takes their verb for a noun
("Rebels storm prison"); after verbs of denying it takes a gerund for a compound ("denied shipping
shells"). What is changed is listed in mended.yaml; a sentence that has a finite verb keeps its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from tocsin.read.parties.tokens import Tokens

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE = frozenset({"compound", "amod", "nmod", "nsubj", "poss"})


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: frozenset[str]
    """Verbs of headlines that are nouns as well, as lemmas."""
    compound: frozenset[str]
    """Nouns behind such a word with which it is a compound: "murder trial"."""
    things: frozenset[str]
    """Nouns before it that do nothing: "weapons trade"."""
    gerund: frozenset[str]
    """Lemmas of verbs that take a gerund."""


@cache
def _words() -> _Words:
    text = files("tocsin.read.parties").joinpath("mended.yaml").read_text(encoding="utf-8")
    raw = cast("dict[str, list[str]]", yaml.safe_load(text))
    return _Words(*(frozenset(raw[key]) for key in ("verbs", "compound", "things", "gerund")))


def mend(tokens: Tokens) -> None:
    """Put right what is listed, in place."""
    for i in range(1, len(tokens.lower)):
        if tokens.lower[i].endswith("ing"):
            _gerund(tokens, i)
        if tokens.dep[i] == "acl" and tokens.tag[i] == "VBD":
            _participle(tokens, i)
    first = 0
    for i in range(1, len(tokens.lower) + 1):
        if i == len(tokens.lower) or tokens.sentence[i] != tokens.sentence[first]:
            _headline(tokens, range(first, i))
            first = i


def _gerund(t: Tokens, i: int) -> None:
    """As in "denied shipping shells": the gerund governs what it seems to modify."""
    verb, noun = i - 1, t.head[i]
    fits = t.lemma[verb] in _words().gerund and t.pos[verb] == "VERB"
    if not fits or t.dep[i] not in {"compound", "amod"} or t.head[noun] != verb or noun < i:
        return
    t.pos[i], t.tag[i], t.dep[i], t.head[i] = "VERB", "VBG", "xcomp", verb
    t.lemma[i] = _stem(t.lower[i])
    t.head[noun], t.dep[noun] = i, "dobj"
    k = noun + 1
    while k < len(t.lower) and t.sentence[k] == t.sentence[i]:
        if t.head[k] == verb and t.dep[k] == "prep":
            t.head[k] = i
        k += 1


def _participle(t: Tokens, i: int) -> None:
    """As in "the ship detained off Oslo": it was detained, it detained nobody."""
    if t.head[i] != i - 1:
        return
    k, own = i + 1, set[str]()
    while k < len(t.lower) and t.sentence[k] == t.sentence[i]:
        if t.head[k] == i:
            own.add(t.dep[k])
        k += 1
    if not {"nsubj", "dobj", "obj", "aux"} & own:
        t.tag[i] = "VBN"


def _stem(word: str) -> str:
    """The verb of a gerund, by spelling: "shipping" is "ship", "firing" is "fire"."""
    stem = word.removesuffix("ing")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "ls":  # noqa: PLR2004 - letters
        return stem[:-1]
    ending = stem[-1:] in "vcgsu" or stem.endswith(("ir", "as", "at", "it", "ut"))
    return f"{stem}e" if ending and not stem.endswith(("ss", "ng", "ist")) else stem


def _headline(t: Tokens, sentence: range) -> None:
    """Find the verb of a line that seems to have none."""
    told = (k for k in sentence if t.tag[k] in _FINITE and t.dep[k] != "compound")
    if next(told, None) is not None:
        return
    for k in sentence[1:]:
        if _verb(t, k, sentence):
            _raise(t, k, sentence)
            return


def _verb(t: Tokens, k: int, sentence: range) -> bool:
    """Whether a noun with a noun before it and something after it is the verb of its line."""
    if k + 1 not in sentence or t.tag[k - 1] not in {*_NAMING, "VBG"}:
        return False
    plural = t.tag[k - 1] in {"NNS", "NNPS"} or t.lower[k - 1] in {"police", "gunmen"}
    ends = t.lower[k].endswith("s")
    lemma = t.lower[k].removesuffix("s") if ends else t.lower[k]
    listed = {lemma, lemma.removesuffix("e")} & _words().verbs
    if not listed or plural == ends or t.pos[k] not in {"NOUN", "PROPN", "VERB"}:
        return False
    if t.lower[k + 1] in _words().compound or t.lemma[k - 1] in _words().things:
        return False  # "Soldiers murder trial", "Weapons trade with Chad"
    joined = t.dep[k - 1] in _BEFORE and t.head[k - 1] in {k, t.head[k]}
    return joined and t.tag[k + 1] not in {"POS", ":", "CC", "VBN"}


def _raise(t: Tokens, k: int, sentence: range) -> None:
    """Make a token the verb and root of its line: what stood before acts, what follows suffers."""
    noun, root = t.head[k], _root(t, sentence)
    lemma = t.lower[k].removesuffix("s")
    if lemma not in _words().verbs:
        lemma = lemma.removesuffix("e")
    t.pos[k], t.lemma[k] = "VERB", lemma
    t.tag[k] = "VBZ" if t.lower[k].endswith("s") else "VBP"
    for j in sentence:
        if j < k and t.head[j] in {k, noun}:
            t.head[j] = k - 1
    t.head[k - 1], t.dep[k - 1], t.pos[k - 1] = k, "nsubj", "NOUN"
    _under(t, k, [j for j in sentence if j > k and t.head[j] == j])
    t.head[k], t.dep[k] = k, "ROOT"
    if root != k:
        t.head[root] = k
        t.dep[root] = "dobj" if root > k else "nsubj"
    for j in sentence:
        if j > k and t.head[j] == k and t.dep[j] in {"appos", "compound", "nmod", "npadvmod"}:
            t.dep[j] = "dobj"


def _under(t: Tokens, verb: int, heads: Sequence[int]) -> None:
    for j in heads:
        t.head[j], t.dep[j] = verb, "dobj"


def _root(t: Tokens, sentence: range) -> int:
    return next((j for j in sentence if t.head[j] == j), sentence[0])
