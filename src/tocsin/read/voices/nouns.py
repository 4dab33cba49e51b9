"""Nouns for what was said: "voiced fears that ...", "Kyiv's view is that ...".

The noun gives the manner; the verb beside it only utters or equates it.
"""

from collections.abc import Iterator

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Frame, Source
from tocsin.read.voices.phrases import noun_phrase
from tocsin.records import Manner

_NOUNS = frozenset({"NN", "NNS"})
_WITHIN = _NOUNS | {"DT", "JJ", "JJR", "JJS", "PRP$", "CC", "RB", "VBG", "VBN", "CD"}
_REACH = 8
"""Words from the verb up to its noun: "issued a second, far sharper warning"."""
_HEARER = 12
"""Words from the noun up to what was said: "a warning to all sides in the war that"."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAKS = frozenset({",", ";", ":"})
_RELATIVE = frozenset({"nsubj", "nsubjpass", "det"})
_OWNERS = frozenset({"of", "from", "in", "among", "by"})
_OF: frozenset[Manner] = frozenset({"warn", "threaten", "deny", "accuse"})
_TO: frozenset[Manner] = frozenset({"threaten", "promise", "order", "request"})


def uttered(tree: Tree, verb: int, end: int) -> int | None:
    """The noun of saying that a verb utters, when it tells what is said; else None."""
    if tree.lemma[verb] not in lexicon().words["uttering"]:
        return None
    for k in range(verb + 1, min(verb + _REACH, end - 1)):
        if tree.tag[k] not in _WITHIN or tree.lower[k] == "no":
            return None
        if tree.tag[k] in _NOUNS and tree.lemma[k] in lexicon().said:
            return k if told_from(tree, k, end) is not None else None
    return None


def told_from(tree: Tree, noun: int, end: int) -> int | None:
    """Where what the noun stands for starts: behind "that", at "to", behind "of" or "for"."""
    manner, after = lexicon().said[tree.lemma[noun]], noun + 1
    word = tree.lower[after]
    if word == "to" and tree.tag[after + 1] == "VB":
        return after if manner in _TO else None
    if (word == "of" and manner in _OF) or (word == "for" and manner == "request"):
        return after + 1
    for k in range(after, min(after + _HEARER, end - 1)):
        if tree.lower[k] == "that" and tree.dep[k] not in _RELATIVE:
            return k + 1
        if tree.tag[k] in _FINITE or tree.lower[k] in _BREAKS:
            return None
    return None


def that_is(tree: Tree, noun: int) -> int | None:
    """The "that" of "The warning is that ..."; None when the noun is not equated so."""
    verb = tree.head[noun]
    if tree.dep[noun] != "nsubj" or tree.lemma[noun] not in lexicon().said:
        return None
    if tree.lemma[verb] != "be" or tree.tag[verb] not in _FINITE:
        return None
    clause = tree.child(verb, ("ccomp",))
    that = None if clause is None else tree.child(clause, ("mark",))
    return that if that is not None and tree.lower[that] == "that" else None


def noun_frames(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """As in "Kyiv's view is that ...", "the fear among officials is that ..."."""
    tree = parsed.tree
    for k in range(line.start, line.end):
        that = that_is(tree, k)
        owner = None if that is None else _owner(tree, k)
        if that is None or owner is None:
            continue
        verb, lemma = tree.head[k], tree.lemma[k]
        frame = Frame(anchor=verb, manner=lexicon().said[lemma], kind="noun", lemma=lemma)
        frame.sources = [Source(owner, noun_phrase(tree, owner, verb))]
        frame.cue = [(k, k + 1), (verb, verb + 1)]
        frame.words = [(tree.left_edge(k), that + 1)]
        frame.content = [(that + 1, that + 1)]
        yield frame


def _owner(tree: Tree, noun: int) -> int | None:
    """Whose saying it is: the possessor, or who stands behind "from" or "among"."""
    for k in tree.kids[noun]:
        if tree.dep[k] == "poss":
            return k
        if tree.lower[k] in _OWNERS:
            return tree.pobj(k)
    return None
