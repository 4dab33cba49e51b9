"""Attributions that close a sentence ("..., its commander, Ana Reis, announced at dawn").

The parser often hangs such a tail into what is said; where it stands tells who speaks.
"""

from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Range, Source
from tocsin.read.voices.phrases import skip_adverbs_back

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = _NOUNS | frozenset(
    "DT JJ JJR JJS CD POS PRP$ HYPH IN VBN VBG CC $ `` '' -LRB- -RRB- NFP".split()  # noqa: SIM905 - a table
)
_HANDING = frozenset({"IN", "VBN", "VBG"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBS = frozenset({"VBD", "VBN", "VBZ", "NNS"})
_JOINING = frozenset({"that", "because", "if", "while", "although", "than", "as", "whether"})
_LONGEST = 16
"""Words of one part of such a noun phrase."""
_TAIL = 12
"""Words behind the verb up to the end: "on Monday", "in a statement on its website"."""


def closing_source(tree: Tree, verb: int, line: Range) -> Source | None:
    """The noun phrase between a comma and a verb of saying near the end of its sentence.

    None when the sentence does not close so.
    """
    if tree.tag[verb] not in _VERBS or not _closes(tree, verb, line):
        return None
    end = _before_auxiliaries(tree, verb, line[0])
    if end > line[0] and tree.lower[end - 1] == ",":
        return _with_apposition(tree, end - 1, line)
    if tree.tag[end - 1] == "PRP" and end - 1 > line[0]:
        return Source(end - 1, (end - 1, end)) if tree.lower[end - 2] in _BEFORE else None
    start = _run(tree, end, line[0])
    if start is None or not _told_before(tree, start, line[0]):
        return None
    return _source(tree, start, end)


def _closes(tree: Tree, verb: int, line: Range) -> bool:
    tail = range(verb + 1, line[1])
    return len(tail) <= _TAIL and not any(
        tree.tag[k] in _FINITE or tree.lower[k] in _JOINING or tree.lower[k] == ":" for k in tail
    )


def _before_auxiliaries(tree: Tree, verb: int, floor: int) -> int:
    k = verb
    while k > floor and (
        tree.lower[k - 1] in {"has", "have", "had"} or skip_adverbs_back(tree, k - 1, floor) < k - 1
    ):
        k -= 1
    return k


def _run(tree: Tree, end: int, floor: int) -> int | None:
    """Start of the words of a noun phrase up to `end`; None when that is no noun phrase."""
    k = end
    while k > floor and tree.tag[k - 1] in _INSIDE and tree.lower[k - 1] not in _JOINING:
        if tree.tag[k - 1] in _NOUNS and k < end and tree.tag[k] in {"DT", "PRP$"}:
            return None  # two noun phrases side by side
        k -= 1
    while k < end and tree.lower[k] in _QUOTES:
        k += 1
    if _takes_up(tree, k, end):
        return None
    before = k == floor or tree.lower[k - 1] in _BEFORE
    return k if before and 0 < end - k <= _LONGEST and _head(tree, k, end) is not None else None


def _takes_up(tree: Tree, start: int, end: int) -> bool:
    """As in "a charge Rome (denies)": an apposition, then the source."""
    if tree.lower[start] not in {"a", "an"} or start + 2 >= end:
        return False
    noun = start + 1 + (tree.tag[start + 1] == "JJ")
    return tree.lemma[noun] in lexicon().words["remarks_on"] and tree.tag[noun + 1] in _NOUNS


_QUOTES = frozenset({'"', "\u201d", "''", "\u2019"})
_BEFORE = frozenset({",", ";", "\u2014", "?", "!"}) | _QUOTES


def _head(tree: Tree, start: int, end: int) -> int | None:
    """The last noun before the first preposition or participle."""
    head = None
    for k in range(start, end):
        if tree.tag[k] in _HANDING or (tree.tag[k] == "CC" and head is not None):
            if head is not None:
                break
        elif tree.tag[k] in _NOUNS and not _owns(tree, k):
            head = k
    first = tree.tag[start]
    return head if first not in {"IN", "CC", "VBN", "VBG", "POS"} else None


def _owns(tree: Tree, k: int) -> bool:
    return k + 1 < len(tree) and tree.tag[k + 1] == "POS"


def _told_before(tree: Tree, start: int, floor: int) -> bool:
    """Whether something is told, up to a comma, before the attribution."""
    if start - floor < len("abc"):
        return False
    return any(tree.tag[k] in _FINITE for k in range(floor, start))


def _with_apposition(tree: Tree, comma: int, line: Range) -> Source | None:
    """As in ", its commander, Ana Reis, announced": both parts between the commas."""
    second = _run(tree, comma, line[0])
    if second is None or second <= line[0] or tree.lower[second - 1] != ",":
        return None
    first = _run(tree, second - 1, line[0])
    if first is None or not _told_before(tree, first, line[0]):
        return None
    head = _head(tree, first, second - 1)
    return None if head is None else Source(head, (first, comma))


def _source(tree: Tree, start: int, end: int) -> Source | None:
    head = _head(tree, start, end)
    return None if head is None else Source(head, (start, end))
