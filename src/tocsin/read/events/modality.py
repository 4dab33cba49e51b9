"""Whether an event happened, is planned, feared, demanded or denied: read from its grammar.

A table of small functions, first answer wins; each looks at one ground. What is read here is the
standing inside the content; the manner of the whole statement comes last (`told.py`), so that
hedges are not counted twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from tocsin.read.events.governors import governors
from tocsin.read.events.site import Site
from tocsin.read.parties import Tree
from tocsin.records import Modality

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OR_ELSE = frozenset({("failing", "which"), ("failing", "that"), ("or", "else"), ("or", "face")})
_WEIGHING = frozenset({"would", "could", "might", "may", "can"})
_ANY = frozenset({"a", "an", "any", "another", "such"})
_TELLING = frozenset(
    {"tell", "inform", "notify", "brief", "warn", "alert", "consult", "advise"}
    | {"share", "disclose", "reveal", "discuss", "mention", "know", "learn", "announce"}
)
_NO_MORE = frozenset({"longer", "again", "yet", "anymore"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A modality with what matters for coding it."""

    modality: Modality
    negated: bool = False
    """Denied by a negation in the content itself ("will not withdraw"), not by a denial of it."""
    willed: bool = False
    """The negation is the doer's own decision: "will not", "refuses to"."""
    future: bool = False


def _modal(tree: Tree, verb: int) -> str | None:
    for _ in range(3):
        for k in tree.kids[verb]:
            if tree.dep[k] == "aux" and tree.lower[k] in governors().modals:
                return tree.lower[k]
        if (
            tree.dep[verb] == "conj"
            and tree.pos[tree.head[verb]] in _VERBS
            and tree.child(verb, ("nsubj", "nsubjpass", "aux")) is None
        ):
            verb = tree.head[verb]
        else:
            break
    return None


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


def by_question(s: Site) -> Reading | None:
    """A question asks; it tells nothing."""
    last = s.tree.sentences[s.tree.sentence[s.anchor]].stop - 1
    ends = {s.tree.lower[k] for k in range(max(last - 1, 0), last + 1)}
    return Reading("hypothetical") if "?" in ends else None


def _marks(s: Site, i: int) -> set[str]:
    return {
        s.tree.lower[k]
        for k in s.tree.kids[i]
        if s.tree.dep[k] in {"mark", "advmod"} and k < i and k in s.scope
    }


def _failing(s: Site) -> bool:
    """As in "failing which they would attack", "or else"."""
    first = s.tree.left_edge(s.verb) if s.verb is not None else s.anchor
    near = range(max(first - 3, s.tree.sentences[s.tree.sentence[s.anchor]].start), s.anchor)
    words = [s.tree.lower[k] for k in near]
    return any(pair in _OR_ELSE for pair in pairwise(words))


def by_condition(s: Site) -> Reading | None:
    """Inside an if-clause or under "whether"; or with a condition beside it."""
    if _failing(s):
        return Reading("conditional", future=True)
    for i in (*s.path, *(s.tree.ancestors(s.path[-1]))):
        if i not in s.scope and not any(k in s.scope for k in s.tree.kids[i]):
            continue
        marks = _marks(s, i)
        if "whether" in marks:
            return Reading("hypothetical")
        if "unless" in marks and s.tree.dep[i] == "advcl":
            return Reading("conditional")
        if "if" in marks and s.tree.dep[i] in {"advcl", "ccomp", "pcomp"}:
            return Reading("hypothetical")
    return _conditioned(s)


def _conditioned(s: Site) -> Reading | None:
    for i in s.path:
        if s.tree.pos[i] not in _VERBS:
            continue
        for k in s.tree.children(i, ("advcl",)):
            if {"if", "unless"} & _marks(s, k) and (
                _modal(s.tree, s.verb or i) or s.tree.tag[i] in {"VBZ", "VBP", "VB"}
            ):
                return Reading("conditional", future=True)
    if s.verb is not None and _modal(s.tree, s.verb) and _condition_in(s):
        return Reading("conditional", future=True)
    return None


def _condition_in(s: Site) -> bool:
    """An if-clause of the content that the parser hung elsewhere."""
    tree, here = s.tree, s.tree.sentence[s.anchor]
    return any(
        tree.lower[k] in {"if", "unless"}
        and tree.dep[k] == "mark"
        and tree.sentence[k] == here
        and tree.dep[tree.head[k]] == "advcl"
        and s.anchor not in tree.subtree(tree.head[k])
        for k in s.scope
    )


def by_denial(s: Site) -> Reading | None:
    """Negated, or governed by a word that says it did not come about."""
    tree, table = s.tree, governors()
    count, willed, above = 0, False, False
    for n, i in enumerate(s.path):
        if (
            n
            and table.verbs.get(tree.lemma[i]) == "denied"
            and tree.pos[i] in _VERBS
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
            and (n == 0 or tree.pos[i] in _VERBS or table.nouns.get(tree.lemma[i]))
            and not _taken_for_granted(s, n)
        ):
            count += 1
            willed = willed or _modal(tree, i) in {"will", "wo", "would", "shall"}
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
        tree.pos[k] in _NOUNS and any(tree.dep[j] == "poss" for j in tree.kids[k]) for k in between
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
        and s.tree.pos[below] in _NOUNS
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


def by_adjective(s: Site) -> Reading | None:
    """As in "A possible attack", "the planned talks", "any strike"."""
    tree, table = s.tree, governors()
    if tree.pos[s.anchor] not in _NOUNS:
        return None
    for k in tree.kids[s.anchor]:
        if tree.dep[k] in {"amod", "compound"} and (found := table.adjectives.get(tree.lower[k])):
            return Reading(found, future=found != "denied")
        if tree.dep[k] == "det" and tree.lower[k] == "any":
            return Reading("hypothetical")
    return None


def by_modal(s: Site) -> Reading | None:
    """Modal verbs: "will", "may", "must", "is to", "going to" on the verb of the tense."""
    tree = s.tree
    if s.verb is None:
        return None
    modal = _modal(tree, s.verb)
    if modal is not None:
        return Reading(governors().modals[modal], future=True)
    for i in s.path:
        if tree.lower[i] == "going" and tree.dep[s.verb] == "xcomp":
            return Reading("planned", future=True)
    above = _tried(s)
    modal = _modal(tree, above) if above is not None else None
    return Reading(governors().modals[modal], future=True) if modal else None


def _tried(s: Site) -> int | None:
    """As in "could try to take": the verb that an infinitive hangs on and shares its modal with."""
    tree, verb = s.tree, s.verb
    while verb is not None and tree.dep[verb] == "xcomp" and tree.head[verb] in s.scope:
        verb = tree.head[verb]
        if any(
            tree.dep[k] == "aux" and tree.lower[k] in governors().modals for k in tree.kids[verb]
        ):
            return verb if tree.pos[verb] in _VERBS else None
    return None


def by_consequence(s: Site) -> Reading | None:
    """As in "A strike might draw in others": what it would do is weighed, so it has not happened.

    One that is known ("the strike", "their strike") may well have happened and stays as it is.
    """
    tree, i = s.tree, s.anchor
    up = tree.head[i]
    if tree.pos[i] not in _NOUNS or tree.dep[i] != "nsubj" or tree.pos[up] not in _VERBS:
        return None
    if tree.lemma[up] in governors().phases or _modal(tree, up) not in _WEIGHING:
        return None
    fixed = [k for k in tree.kids[i] if tree.dep[k] in {"det", "poss"}]
    open_ = tree.lower[fixed[0]] in _ANY if fixed else tree.tag[i] == "NNS"
    return Reading("advised" if _counselled(tree, up) else "hypothetical") if open_ else None


def _counselled(tree: Tree, clause: int) -> bool:
    """As in "The suggestion is that ...", "the advice that ..." over a clause."""
    up = tree.head[clause]
    carriers = [up, *tree.children(up, ("nsubj",))] if tree.dep[clause] in {"ccomp", "acl"} else []
    nouns = (k for k in carriers if tree.pos[k] == "NOUN" and k < clause)
    return any(governors().nouns.get(tree.lemma[k]) == "advised" for k in nouns)


def by_infinitive(s: Site) -> Reading | None:
    """As in "Iran to strike", "were to be flown out", "came to discuss"."""
    tree, verb = s.tree, s.verb
    if verb is None:
        return None
    base = tree.tag[verb] == "VB" or any(
        tree.tag[k] == "VB" for k in tree.children(verb, ("auxpass",))
    )
    if not base or not any(tree.lower[k] == "to" for k in tree.children(verb, ("aux",))):
        return None
    up = tree.head[verb]
    own = tree.child(verb, ("nsubj", "nsubjpass")) is not None
    plain = tree.dep[verb] in {"advcl", "ROOT", "relcl"} or (
        tree.lemma[up] == "be" and tree.dep[verb] in {"xcomp", "ccomp"}
    )
    if verb == up or (own and tree.dep[verb] in {"ROOT", "ccomp"}) or (plain and up in s.scope):
        return Reading("planned", future=True)
    if tree.dep[verb] != "xcomp" or up not in s.scope or tree.pos[up] != "VERB":
        return None
    # Of an infinitive under an unknown verb nothing says that it came about (Karttunen 1971).
    done = tree.lemma[up] in governors().implicative or s.arguments.passive(up)
    return None if done else Reading("possible", future=True)


def by_governor(s: Site) -> Reading | None:
    """Verbs, nouns and adjectives above: "plans to", "calls for", "is likely to"."""
    tree, table = s.tree, governors()
    for n, i in enumerate(s.path[1:], start=1):
        if tree.lemma[i] == "consider" and s.arguments.passive(i):
            continue
        if tree.pos[i] in _VERBS:
            if (said := _predicated(s, n)) is not None:
                return Reading(said, future=True)
            found = table.verbs.get(tree.lemma[i])
        elif tree.pos[i] == "ADJ":
            found = table.adjectives.get(tree.lower[i])
        else:
            found = table.nouns.get(tree.lemma[i])
        if found == "demanded" and _of_oneself(s, n):
            found = "possible"
        if found and found != "denied" and (tree.pos[i] not in _VERBS or _governs(s, n)):
            return Reading(found, future=True)
    return None


def _of_oneself(s: Site, n: int) -> bool:
    """As in "wants to leave": nobody else is asked."""
    tree, below = s.tree, s.path[n - 1]
    wish = tree.lemma[s.path[n]] in {"want", "need", "require"}
    return wish and tree.dep[below] == "xcomp" and tree.child(below, ("nsubj",)) is None


def _predicated(s: Site, n: int) -> Modality | None:
    """What is said of the event itself: "an attack is likely"."""
    if not _over(s, n):
        return None
    table = governors().adjectives
    said = s.tree.children(s.path[n], ("acomp", "oprd"))
    return next((table[w] for k in said if (w := s.tree.lower[k]) in table), None)


def _over(s: Site, n: int) -> bool:
    """The event is the subject of "is likely", "is possible"."""
    return s.tree.dep[s.path[n - 1]] in {"nsubj", "nsubjpass", "csubj"}


def _governs(s: Site, n: int) -> bool:
    """A verb governs clauses below it, its passive subject and its object, not its doer."""
    below = s.path[n - 1]
    if s.tree.dep[below] == "ccomp" and s.tree.lemma[s.path[n]] in {
        "agree",
        "decide",
        "tell",
        "warn",
        "insist",
        "propose",
        "suggest",
    }:
        return _modal(s.tree, below) is not None or s.tree.tag[below] == "VB"
    return s.tree.dep[below] != "nsubj" or s.tree.lemma[s.path[n]] in {"loom", "threaten"}


_Ground = Callable[[Site], Reading | None]
GROUNDS: tuple[_Ground, ...] = (
    by_question,
    by_condition,
    by_falsehood,
    by_denial,
    by_adjective,
    by_consequence,
    by_modal,
    by_governor,
    by_infinitive,
)


def read(site: Site) -> Reading:
    """The modality inside the content; actual when no ground says otherwise."""
    return next((r for ground in GROUNDS if (r := ground(site)) is not None), Reading("actual"))
