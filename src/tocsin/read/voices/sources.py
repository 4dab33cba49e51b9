"""Who answers for a verb: its subject, its agent, or the noun phrase beside it."""

from tocsin.read.parties import Tree
from tocsin.read.voices.closing import closing_source
from tocsin.read.voices.model import Range, Source
from tocsin.read.voices.phrases import (
    RELATIVE,
    SUBJECTS,
    is_finite,
    is_nominal,
    noun_phrase,
    skip_adverbs_back,
)

_DEEPEST = 6
_MARKS = frozenset({'"', "\u201c", "\u201d", "''", "``"})


def source_of(tree: Tree, verb: int, line: Range) -> Source | None:
    """The source of a verb of saying, None when none can be found."""
    line = _segment(tree, verb, line)
    head = _subject(tree, verb, line, _DEEPEST)
    found = None if head is None else source_at(tree, head, line, verb)
    closing = closing_source(tree, verb, line)
    if closing is None or (found is not None and _agree(found, closing)):
        return found
    return closing


def _agree(parsed: Source, closing: Source) -> bool:
    """The parser found the noun phrase that stands there, whole."""
    first, end = closing.tokens
    return first <= parsed.head < end and parsed.tokens[0] <= first


def source_at(tree: Tree, head: int, line: Range, verb: int) -> Source:
    """The source whose head is known."""
    stop = verb if head < verb else line[1]
    return Source(head, noun_phrase(tree, head, stop))


def _subject(tree: Tree, verb: int, line: Range, depth: int) -> int | None:
    for rule in (_own_subject, _agent, _governor, _beside):
        found = rule(tree, verb, line, depth)
        if found is not None:
            return found
    return None


def _segment(tree: Tree, verb: int, line: Range) -> Range:
    """The part of the sentence between semicolons that holds the verb."""
    first = next((k + 1 for k in range(verb, line[0] - 1, -1) if tree.lower[k] == ";"), line[0])
    last = next((k for k in range(verb, line[1]) if tree.lower[k] == ";"), line[1])
    return first, last


def _own_subject(tree: Tree, verb: int, line: Range, _depth: int) -> int | None:
    passive = any(tree.dep[k] == "auxpass" for k in tree.kids[verb])
    passive = passive and as_saying(tree, verb, line[1]) is None
    behind = [k for k in tree.kids[verb] if k > verb and tree.dep[k] in SUBJECTS]
    if behind and verb > line[0] and tree.lower[verb - 1] in {",", *_MARKS}:
        return behind[0]
    nearest = sorted(tree.kids[verb], key=lambda k: abs(k - verb))
    for k in nearest:
        if tree.dep[k] in SUBJECTS and line[0] <= k < line[1]:
            if passive or not is_nominal(tree, k):
                continue
            if tree.lower[k] in RELATIVE:
                return _of_relative(tree, verb)
            return _interrupting(tree, verb, k) or k
    return None


def _interrupting(tree: Tree, verb: int, subject: int) -> int | None:
    """As in "Absence, a statement said, would be punished": taken for an apposition."""
    before = skip_adverbs_back(tree, verb - 1, subject)
    if before <= subject + 1 or tree.tag[before] not in _NOUNS or tree.lower[subject + 1] != ",":
        return None
    near = _outermost(tree, before, subject)
    apposed = tree.dep[near] == "appos" and tree.head[near] == subject
    return near if apposed and tree.lower[verb + 1 : verb + 2] == [","] else None


def as_saying(tree: Tree, verb: int, end: int) -> int | None:
    """Behind "as saying" of "quoted (a minister) as saying"; None for any other verb."""
    if tree.lemma[verb] not in {"quote", "cite"}:
        return None
    for k in range(verb + 1, min(verb + _QUOTED, end - 1)):
        if tree.lower[k : k + 2] == ["as", "saying"]:
            return k + 2
        if tree.tag[k] in {"VBD", "VBZ", "VBP", "MD", ","}:
            return None
    return None


_QUOTED = 12
"""Words up to "as saying": "quoted two senior officials in the ministry as saying"."""


def _of_relative(tree: Tree, verb: int) -> int | None:
    return tree.head[verb] if tree.dep[verb] in {"relcl", "acl"} else None


def _agent(tree: Tree, verb: int, _line: Range, _depth: int) -> int | None:
    by = next((k for k in tree.kids[verb] if tree.dep[k] == "agent"), None)
    return None if by is None else tree.pobj(by)


def _governor(tree: Tree, verb: int, line: Range, depth: int) -> int | None:
    """Subject of what governs a joined or participial verb ("denied ...", ", saying ...")."""
    head, dep = tree.head[verb], tree.dep[verb]
    if head == verb or not line[0] <= head < line[1] or depth == 0:
        return None
    if dep == "acl" and not is_finite(tree, verb):
        return head if tree.tag[verb] == "VBG" and is_nominal(tree, head) else None
    joins = dep == "conj" or (
        dep in {"advcl", "xcomp", "pcomp", "prep"} and tree.tag[verb] == "VBG"
    )
    if joins and tree.pos[head] in {"VERB", "AUX", "ADP", "SCONJ"}:
        return _subject(tree, head, line, depth - 1)
    return None


def _beside(tree: Tree, verb: int, line: Range, _depth: int) -> int | None:
    """The parse is broken: the noun right before the verb, or right behind it after a comma."""
    if tree.tag[verb] not in {"VBD", "VBZ", "VBP", "VBN", "VB", "NNS"}:
        return None
    before = skip_adverbs_back(tree, verb - 1, line[0])
    while before > line[0] and tree.lower[before] in _MARKS:
        before -= 1
    if before < line[0]:
        return None
    if tree.tag[before] in _NOUNS and tree.tag[verb] != "VB":
        return _outermost(tree, before, line[0])
    if tree.lower[before] not in {",", "?", "!"}:
        return None
    behind = _behind(tree, verb, line)
    return behind if behind is not None else _over_aside(tree, before, line)


def _outermost(tree: Tree, noun: int, floor: int) -> int:
    """The noun whose phrase ends here: "a statement" of "a statement read on television"."""
    found = k = noun
    while tree.dep[k] in _HANGING and floor <= tree.head[k] < k:
        if "," in tree.lower[tree.head[k] : k]:
            break
        k = tree.head[k]
        if tree.tag[k] in _NOUNS:
            found = k
    return found


_HANGING = frozenset({"pobj", "prep", "agent", "acl", "poss", "compound", "nmod"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})


def _behind(tree: Tree, verb: int, line: Range) -> int | None:
    for k in range(verb + 1, min(verb + 8, line[1])):
        if tree.tag[k] in {"IN", ",", "VBD", "VBZ", "``", "TO"}:
            return None
        if tree.pos[k] in {"NOUN", "PROPN", "NUM"} and tree.dep[k] not in {"compound", "nummod"}:
            return k
    return None


def _over_aside(tree: Tree, comma: int, line: Range) -> int | None:
    """As in "The army chief, in a brief address, suggested": the noun before the aside."""
    for k in range(comma - 1, max(comma - 12, line[0]), -1):
        if tree.lower[k] == ",":
            return k - 1 if tree.tag[k - 1] in _NOUNS else None
    return None
