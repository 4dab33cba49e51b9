"""Where content starts, one small function for each frame of the vocabulary."""

from collections.abc import Callable

from tocsin.read.parties import Tree
from tocsin.read.voices.clauses import MARKS, clause, past_marks
from tocsin.read.voices.cue import Cue
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.nouns import told_from
from tocsin.read.voices.phrases import subtree_edges

_FAR, _FAR_FOR = 6, 14
"""Words up to the preposition; "appealed to the members of the council for" needs more."""
_NOT_YET = frozenset({"never", "not", "again"})
_ANSWERS = frozenset(
    {"comment", "say", "discuss", "confirm", "answer", "elaborate", "speak", "disclose", "reveal"}
)


def to(cue: Cue) -> int | None:
    """An infinitive; of a refusal to comment, what was not commented on."""
    tree, end = cue.tree, cue.line.end
    k = cue.end
    while k < end and tree.lower[k] in _NOT_YET:
        k += 1
    if k + 1 >= end or tree.lower[k] != "to" or tree.tag[k + 1] not in {"VB", "RB"}:
        return None
    if tree.lower[k + 1] in {"be", "remain"} and _is_anonymous(tree, k + 1, end):
        return None
    if cue.frames["to"] == "decline" and tree.lower[k + 1] in _ANSWERS:
        ends = k + 2 >= end or tree.lower[k + 2] in {",", ".", ";"}
        return cue.end if ends else _unanswered(tree, k + 2, end)
    return cue.end


def _is_anonymous(tree: Tree, k: int, end: int) -> bool:
    words = set(tree.lower[k : min(k + 5, end)])
    return bool(words & {"named", "identified", "quoted", "anonymous"})


def _unanswered(tree: Tree, start: int, end: int) -> int:
    k = start
    while k < end - 1 and tree.lower[k] in {"on", "about", "whether", "if", "that"}:
        k += 1
    return min(k, end - 1)


def hearer(cue: Cue) -> int | None:
    """Somebody, then an infinitive."""
    tree = cue.tree
    for k in range(cue.end, min(cue.end + 16, cue.line.end - 1)):
        word = tree.lower[k]
        if word == "to" and tree.tag[k + 1] in {"VB", "RB"} and tree.dep[k] == "aux":
            whole = cue.lemma in {"call on", "call upon", "appeal to"}
            return cue.end if whole else k - (tree.lower[k - 1] in _NOT_YET)
        if word in {";", ":", "that", ","} or tree.tag[k] in {"VBD", "VBZ", "MD"}:
            return None
    return None


def prepositional(word: str) -> "Callable[[Cue], int | None]":
    """The rule of a frame with this preposition."""

    def start(cue: Cue) -> int | None:
        tree = cue.tree
        far = _FAR_FOR if cue.lemma == "appeal to" else _FAR
        for k in range(cue.end, min(cue.end + far, cue.line.end - 1)):
            attached = tree.head[k] == cue.verb or k == cue.end or far == _FAR_FOR
            if tree.lower[k] == word and attached:
                return k if word == "against" else k + 1
            if tree.tag[k] in {",", ":", "VBD", "VBZ", "MD"}:
                return None
        return None

    return start


def charge(cue: Cue) -> int | None:
    """Somebody, then "of"; else whom is charged."""
    tree = cue.tree
    for k in range(cue.end, min(cue.end + 14, cue.line.end - 1)):
        if tree.lower[k] == "of" and tree.tag[k + 1] in {
            "VBG",
            "NN",
            "NNS",
            "DT",
            "JJ",
            "``",
            "RB",
        }:
            attached = tree.head[k] == cue.verb or tree.tag[k + 1] in {"VBG", "``"}
            if attached or k - cue.end > 1:
                return k + 1
        if tree.tag[k] in {",", ":", "VBD", "VBZ", "MD"}:
            break
    return cue.end if tree.child(cue.verb, ("dobj",)) is not None else None


def object_(cue: Cue) -> int | None:
    """A noun phrase or gerund."""
    tree = cue.tree
    for k in sorted(k for k in tree.kids[cue.verb] if k >= cue.end):
        if tree.dep[k] in {"dobj", "ccomp", "oprd", "attr"} or (
            tree.dep[k] == "xcomp" and tree.tag[k] == "VBG"
        ):
            first = subtree_edges(tree, k)[0]
            return past_marks(cue, max(first, cue.end))
    nxt = cue.end
    if nxt < cue.line.end - 1 and tree.tag[nxt] in {
        "DT",
        "JJ",
        "NN",
        "NNS",
        "PRP$",
        "CD",
        "``",
        "VBG",
        "NNP",
    }:
        return past_marks(cue, nxt)
    return None


def as_(cue: Cue) -> int | None:
    """As in "called it an act of war", "what she called 'a lie'"."""
    tree, verb = cue.tree, cue.verb
    for k in range(cue.end, min(cue.end + 10, cue.line.end - 1)):
        if tree.lower[k] == "as" and tree.dep[k] in {"prep", "mark"} and cue.lemma != "call":
            return past_marks(cue, k + 1)
        if tree.lower[k] in MARKS and k + 1 < cue.line.end:
            if k == cue.end or _what(cue):
                return cue.end if tree.lower[cue.end] not in MARKS else k + 1
            return cue.end
        if tree.tag[k] in {",", ":", "VBD", "VBZ", "MD"}:
            break
    if cue.lemma == "call" and tree.child(verb, ("oprd", "attr")) is not None:
        return cue.end
    return None


def _what(cue: Cue) -> bool:
    tree = cue.tree
    return any(tree.lower[k] == "what" for k in tree.kids[cue.verb])


def claim(cue: Cue) -> int | None:
    """A rejected claim: "rejected reports that ...": handled with its noun; else the object."""
    tree = cue.tree
    wanted = lexicon().words["claim"]
    for k in range(cue.end, min(cue.end + 12, cue.line.end - 2)):
        if tree.lower[k] in wanted:
            that = next(
                (j for j in range(k + 1, min(k + 4, cue.line.end)) if tree.lower[j] == "that"), None
            )
            return that + 1 if that is not None else cue.end
        if tree.tag[k] in {":", "VBD", "VBZ", "MD"}:
            return None
    return None


def noun(cue: Cue) -> int | None:
    """What a noun of saying stands for ("gave assurances that ...")."""
    return told_from(cue.tree, cue.end - 1, cue.line.end)


STARTS: dict[str, Callable[[Cue], int | None]] = {
    "noun": noun,
    "charge": charge,
    "hearer": hearer,
    "to": to,
    "for": prepositional("for"),
    "as": as_,
    "claim": claim,
    "of": prepositional("of"),
    "about": prepositional("about"),
    "against": prepositional("against"),
    "clause": clause,
    "object": object_,
}
"""Tried in this order; a clause comes before an object, which may be part of one."""
