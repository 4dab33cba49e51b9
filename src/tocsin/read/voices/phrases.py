"""Noun phrases and clauses as ranges of tokens."""

from tocsin.read.parties import Tree
from tocsin.read.voices.model import Range

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "quantmod",
        "nmod",
        "predet",
        "advmod",
        "case",
        "npadvmod",
    }
)
_RIGHT = frozenset({"prep", "appos", "conj", "cc", "amod", "case", "nummod", "acl", "poss"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_ADVERBIAL = frozenset({"RB", "RBR", "RBS", "RP"})
_OPENERS = frozenset({"CC", "IN", "RB"})


def left_edge(tree: Tree, i: int) -> int:
    """First token of the noun phrase whose head is `i`, its modifiers included."""
    first = i
    for k in sorted((k for k in tree.kids[i] if k < i), reverse=True):
        if tree.dep[k] in _LEFT and k >= first - _span_left(tree, k, i):
            first = min(first, left_edge(tree, k))
        elif tree.dep[k] == "punct" and tree.lower[k] not in {",", ";", ":"}:
            first = min(first, k)
        else:
            break
    return first


def _span_left(tree: Tree, k: int, i: int) -> int:
    return i - k + 1 if tree.dep[k] != "advmod" or i - k < len("12345") else 0


def noun_phrase(tree: Tree, i: int, stop: int) -> Range:
    """The noun phrase with head `i`: modifiers, prepositions, appositions; not beyond `stop`."""
    end = i + 1
    for k in sorted(k for k in tree.kids[i] if i < k < stop):
        dep = tree.dep[k]
        if dep == "punct":
            continue
        if dep not in _RIGHT or (dep == "acl" and _hands_on(tree, k)):
            break
        if dep in {"conj", "acl"} and tree.pos[k] not in NOMINAL and dep == "conj":
            break
        if _comma_between(tree, end, k) and dep not in {"appos", "conj"}:
            break
        if _quote_between(tree, end, k):
            break
        end = max(end, min(right_edge(tree, k, stop), stop))
    relayed = (k for k in range(i + 2, end) if tree.tag[k] == "VBN" and _hands_on(tree, k))
    end = next(relayed, end)
    while end - 1 > i and tree.lower[end - 1] in {",", "and", '"', "-", ":", ";"}:
        end -= 1
    return left_edge(tree, i), end


def _hands_on(tree: Tree, k: int) -> bool:
    return tree.tag[k] == "VBD" or tree.lemma[k] in {"quote", "cite", "interview", "base", "leak"}


def _comma_between(tree: Tree, a: int, b: int) -> bool:
    return any(tree.lower[k] in {",", ";", ":"} for k in range(a, b))


def _quote_between(tree: Tree, a: int, b: int) -> bool:
    """As in "one colleague, "a gambler"": no apposition."""
    behind = any(tree.lower[k] == "," for k in range(a, b))
    return behind and any(tree.lower[k] in _DOUBLE for k in range(a, tree.left_edge(b) + 1))


_DOUBLE = frozenset({'"', "\u201c", "\u201d", "''", "``"})


def right_edge(tree: Tree, i: int, stop: int) -> int:
    """Token behind the last of the subtree of `i`, verbs of relative clauses left out."""
    last = i
    for _ in range(40):
        later = [
            k
            for k in tree.kids[last]
            if last < k < stop and tree.dep[k] not in {"relcl", "punct", "advcl", "cc", "parataxis"}
        ]
        if not later or _comma_between(tree, last, later[-1]):
            return last + 1
        last = later[-1]
    return last + 1


def subtree_edges(tree: Tree, i: int) -> Range:
    """First token and the one behind the last of everything below `i`."""
    inside = tree.subtree(i)
    return min(inside), max(inside) + 1


def is_nominal(tree: Tree, i: int) -> bool:
    """Whether a token can be the head of a noun phrase."""
    return tree.pos[i] in NOMINAL or (
        tree.tag[i] in {"DT", "JJ", "NNPS"} and tree.dep[i] in SUBJECTS
    )


def auxiliaries(tree: Tree, verb: int) -> set[str]:
    """Lower-case auxiliaries of a verb: "would", "have", "to"."""
    return {tree.lower[k] for k in tree.kids[verb] if tree.dep[k] in {"aux", "auxpass"}}


def is_negated(tree: Tree, verb: int) -> bool:
    """Whether a verb carries a negation, or nobody is its subject ("neither side would ...")."""
    if any(tree.dep[k] == "neg" for k in tree.kids[verb]):
        return True
    subject = next((k for k in tree.kids[verb] if tree.dep[k] == "nsubj" and k < verb), None)
    if subject is None:
        return False
    first = tree.lower[left_edge(tree, subject)]
    return tree.lower[subject] in _NOBODY or first in {"no", "neither"}


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether a verb is the predicate of a clause of its own."""
    if tree.tag[verb] in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return bool(auxiliaries(tree, verb) - {"to", "having", "being"})


def has_predicate(tree: Tree, start: int, end: int) -> bool:
    """Whether a finite verb stands among the tokens."""
    return any(tree.pos[k] in VERBAL and is_finite(tree, k) for k in range(start, end))


def tells(tree: Tree, start: int, end: int) -> bool:
    """Whether a clause with a noun for its subject starts here."""
    for k in range(start, min(start + _NEAR, end)):
        if tree.tag[k] in {"PRP", ",", ";", "WDT", "WP"}:
            return False
        if tree.tag[k] in {"VBD", "VBZ", "VBP", "MD"}:
            return k > start
    return False


_NEAR = 12
"""Words in which such a clause shows its verb."""


def skip_adverbs_back(tree: Tree, i: int, floor: int) -> int:
    """Going left from `i` over adverbs: the first token that is none."""
    while i > floor and tree.tag[i] in _ADVERBIAL:
        i -= 1
    return i


def opening(tree: Tree, first: int, floor: int) -> int:
    """Where a clause opens whose first content word is `first`: conjunctions, commas before."""
    i = first
    while i > floor and (tree.tag[i - 1] in _OPENERS or tree.lower[i - 1] in {",", "\u2014", "-"}):
        if tree.tag[i - 1] == "IN" and tree.lower[i - 1] not in _SUBORDINATORS:
            break
        if tree.tag[i - 1] == "RB" and tree.lower[i - 1] not in _LINKS:
            break
        i -= 1
    return i


_SUBORDINATORS = frozenset(
    {
        "as",
        "while",
        "after",
        "before",
        "although",
        "though",
        "because",
        "since",
        "whereas",
        "if",
        "when",
    }
)
_LINKS = frozenset(
    "then also later earlier meanwhile however so yet hours first originally previously".split()  # noqa: SIM905 - a table
)
