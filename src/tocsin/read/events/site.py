"""Where an event stands in the grammar: what governs it, and the verb that carries its tense."""

from dataclasses import dataclass

from tocsin.read.events.arguments import Arguments
from tocsin.read.events.governors import governors
from tocsin.read.parties import Tree

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_UP = frozenset(
    {
        "xcomp",
        "ccomp",
        "dobj",
        "obj",
        "pobj",
        "prep",
        "acl",
        "relcl",
        "nsubjpass",
        "nsubj",
        "conj",
        "pcomp",
        "attr",
        "appos",
        "dative",
        "acomp",
        "agent",
        "oprd",
        "advcl",
        "compound",
        "dep",
    }
)
_DEPTH = 7


@dataclass(frozen=True, slots=True)
class Site:
    """Where an event stands: its anchor and the verbs above that carry its tense."""

    tree: Tree
    arguments: Arguments
    anchor: int
    scope: range
    """The tokens of the content (first to last)."""
    verb: int | None
    """The verb whose tense the event has: itself, or the one it is subject or object of."""
    path: tuple[int, ...]
    """Words from the anchor upwards that may govern it, the anchor first."""


def site_of(tree: Tree, arguments: Arguments, anchor: int, scope: range) -> Site:
    """Walk upwards from a trigger to what governs it, inside the content only."""
    path, i = [anchor], anchor
    verb = anchor if tree.pos[anchor] in _VERBS else None
    for _ in range(_DEPTH):
        up = tree.head[i]
        if up == i or up not in scope or tree.dep[i] not in _UP:
            break
        if tree.dep[i] == "prep" and _given(tree, i, up):
            break
        if _closed(tree, i, up):
            break
        path.append(up)
        if verb is None and tree.pos[up] in _VERBS:
            verb = up
        i = up
    return Site(tree, arguments, anchor, scope, verb, tuple(path))


def _given(tree: Tree, preposition: int, host: int) -> bool:
    """Whether a preposition takes its event for granted: "killed in the raid"."""
    table, word = governors(), tree.lower[preposition]
    if word in table.temporal:
        return True
    if tree.pos[host] in _NOUNS:
        return tree.lemma[host] in table.answers
    if word not in table.factual:
        return False
    lemma = tree.lemma[host]
    return lemma not in table.phases and not (
        lemma in table.verbs and word in {"for", "on", "in", "against", "of", "about", "from"}
    )


def _closed(tree: Tree, i: int, up: int) -> bool:
    """Clauses with a tense of their own that the one above does not govern."""
    dep = tree.dep[i]
    if dep == "advcl":
        return tree.tag[i] != "VB"
    if dep == "relcl":
        return not (tree.tag[i] == "VB" and any(tree.lower[k] == "to" for k in tree.kids[i]))
    if dep == "acl":
        return tree.tag[i] in {"VBN", "VBD", "VBZ", "VBP"} or (
            tree.tag[i] == "VBG" and tree.lemma[up] not in governors().nouns
        )
    if dep == "conj":
        return (
            tree.pos[i] in _VERBS
            and tree.child(i, ("nsubj", "nsubjpass", "aux", "auxpass")) is not None
        )
    if dep == "nsubj":
        return tree.pos[up] in _VERBS and _own_deed(tree, up)
    return False


def _own_deed(tree: Tree, up: int) -> bool:
    """An event as the doer of another verb ("the strike killed"): it stands by itself."""
    return tree.child(up, ("dobj", "obj")) is not None and tree.lemma[up] not in {"take", "have"}
