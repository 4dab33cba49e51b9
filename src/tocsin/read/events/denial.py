"""Whether an event is denied: negated, governed by what says it did not come about, or untrue."""

from tocsin.read.events.governors import governors
from tocsin.read.events.site import Site
from tocsin.read.events.standing import NOUNS, VERBS, Reading, modal_of
from tocsin.read.parties import Tree

_NO_MORE = frozenset({"longer", "again", "yet", "anymore"})
_WILL = frozenset({"intention", "intent", "desire", "wish", "willingness", "appetite"})
"""What one lacks who will not do a thing: "has no intention of leaving"."""
_TELLING = frozenset(
    {"tell", "inform", "notify", "brief", "warn", "alert", "consult", "advise"}
    | {"share", "disclose", "reveal", "discuss", "mention", "know", "learn", "announce"}
)


def _before_infinitive(tree: Tree, i: int) -> bool:
    """As in "never again to fight": the negation stands before "to"."""
    to = next((k for k in tree.kids[i] if tree.lower[k] == "to" and tree.dep[k] == "aux"), None)
    if to is None or tree.tag[i] != "VB":
        return False
    near = [tree.lower[k] for k in (to - 1, to - 2) if k >= 0]
    return bool(near) and (
        near[0] in {"not", "never"} or (near[0] in {"again", "more"} and near[-1] == "never")
    )


def _negative(tree: Tree, i: int) -> bool:
    if _before_infinitive(tree, i):
        return True
    for k in tree.kids[i]:
        if tree.dep[k] == "neg" or (
            tree.dep[k] in {"det", "preconj"} and tree.lower[k] in {"no", "neither"}
        ):
            return True
        if tree.dep[k] in {"nsubj", "nsubjpass"} and (
            tree.lower[k] in {"nobody", "none", "nothing"}
            or any(tree.lower[j] == "no" for j in tree.kids[k])
            or tree.lower[k - 2 : k] == ["not", "one"]
            or tree.lower[k - 3 : k - 1] == ["not", "one"]
        ):
            return True
        if tree.dep[k] == "advmod" and (
            tree.lower[k] in {"never", "hardly", "nowhere"}
            or any(tree.lower[j] == "never" for j in tree.kids[k])
            or (
                tree.lower[k] in _NO_MORE
                and any(tree.lower[j] in {"not", "no"} for j in tree.kids[k])
            )
        ):
            return True
    return tree.dep[i] == "pcomp" and tree.lower[tree.head[i]] == "without"


def by_denial(s: Site) -> Reading | None:
    """Negated, or governed by a word that says it did not come about."""
    tree, table = s.tree, governors()
    count, willed, above = 0, False, False
    for n, i in enumerate(s.path):
        if (
            n
            and table.verbs.get(tree.lemma[i]) == "denied"
            and tree.pos[i] in VERBS
            and not _factive_object(s, n)
        ):
            count += 1
            willed = willed or tree.lemma[i] in {"refuse", "decline"}
            above = above or not willed
        if (
            n
            and tree.lower[i] in {"rule", "ruled", "ruling", "rules"}
            and any(tree.lower[k] == "out" for k in tree.kids[i])
        ):
            count += 1
        if (
            _negative(tree, i)
            and (n == 0 or tree.pos[i] in VERBS or table.nouns.get(tree.lemma[i]))
            and not _taken_for_granted(s, n)
        ):
            count += 1
            willed = willed or modal_of(tree, i) in {"will", "wo", "would", "shall"}
            willed = willed or tree.lemma[i] in _WILL
    if count == 0:
        return None
    if count > 1:
        return Reading("possible")
    return Reading("denied", negated=not above, willed=willed)


def _taken_for_granted(s: Site, n: int) -> bool:
    """As in "did not tell its ally of its plans to strike": only the telling is denied."""
    tree = s.tree
    between = s.path[1:n]
    owned = any(
        tree.pos[k] in NOUNS and any(tree.dep[j] == "poss" for j in tree.kids[k]) for k in between
    )
    return owned and tree.lemma[s.path[n]] in _TELLING


def _factive_object(s: Site, n: int) -> bool:
    """As in "rejected the offer": the object stands although the verb refuses it."""
    below = s.path[n - 1]
    return (
        s.tree.lemma[s.path[n]]
        in {
            "reject",
            "dismiss",
            "oppose",
            "dispute",
            "resist",
            "repel",
            "stop",
            "halt",
            "block",
            "end",
            "abandon",
            "delay",
        }
        and s.tree.pos[below] in NOUNS
    )


def by_falsehood(s: Site) -> Reading | None:
    """As in "reports that it had shut were false": told only to be called untrue."""
    tree, table = s.tree, governors()
    for k in (*s.path, *tree.ancestors(s.path[-1])):
        up = tree.head[k]
        told = tree.dep[k] in {"acl", "relcl", "ccomp", "pobj"} and tree.pos[up] != "AUX"
        noun = up if tree.dep[k] != "pobj" else tree.head[up]
        if not told or tree.lemma[noun] not in table.tales:
            continue
        below = (*tree.children(tree.head[noun], ("acomp", "attr", "oprd")), *tree.kids[noun])
        if any(tree.lemma[j] in table.untrue for j in below):
            return Reading("denied", negated=False)
    return None
