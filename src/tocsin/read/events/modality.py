"""Whether an event happened, is planned, feared, demanded or denied: read from its grammar.

A table of small functions, first answer wins; each looks at one ground. What is read here is the
standing inside the content; the manner of the whole statement comes last (`told.py`), so that
hedges are not counted twice.
"""

from collections.abc import Callable
from itertools import pairwise

from tocsin.read.events.denial import by_denial, by_falsehood
from tocsin.read.events.governors import governors
from tocsin.read.events.site import Site
from tocsin.read.events.standing import NOUNS, VERBS, Reading, modal_of
from tocsin.read.parties import Tree
from tocsin.records import Modality

_OR_ELSE = frozenset({("failing", "which"), ("failing", "that"), ("or", "else"), ("or", "face")})
_WEIGHING = frozenset({"would", "could", "might", "may", "can"})
_ANY = frozenset({"a", "an", "any", "another", "such"})


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
        if s.tree.pos[i] not in VERBS:
            continue
        for k in s.tree.children(i, ("advcl",)):
            if {"if", "unless"} & _marks(s, k) and (
                modal_of(s.tree, s.verb or i) or s.tree.tag[i] in {"VBZ", "VBP", "VB"}
            ):
                return Reading("conditional", future=True)
    if s.verb is not None and modal_of(s.tree, s.verb) and _condition_in(s):
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


def by_adjective(s: Site) -> Reading | None:
    """As in "A possible attack", "the planned talks", "any strike"."""
    tree, table = s.tree, governors()
    if tree.pos[s.anchor] not in NOUNS:
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
    modal = modal_of(tree, s.verb)
    if modal is not None:
        return Reading(governors().modals[modal], future=True)
    for i in s.path:
        if tree.lower[i] == "going" and tree.dep[s.verb] == "xcomp":
            return Reading("planned", future=True)
    modal = _modal_above(s)
    return Reading(governors().modals[modal], future=True) if modal else None


def _modal_above(s: Site) -> str | None:
    """As in "could try to take": the modal of the verb that an infinitive hangs on."""
    tree, verb = s.tree, s.verb
    while verb is not None and tree.dep[verb] == "xcomp" and tree.head[verb] in s.scope:
        verb = tree.head[verb]
        if (modal := modal_of(tree, verb)) is not None:
            return modal
    return None


def by_consequence(s: Site) -> Reading | None:
    """As in "A strike might draw in others": what it would do is weighed, so it has not happened.

    One that is known ("the strike", "their strike") may well have happened and stays as it is.
    """
    tree, i = s.tree, s.anchor
    up = tree.head[i]
    if tree.pos[i] not in NOUNS or tree.dep[i] != "nsubj" or tree.pos[up] not in VERBS:
        return None
    if tree.lemma[up] in governors().phases or modal_of(tree, up) not in _WEIGHING:
        return None
    fixed = [k for k in tree.kids[i] if tree.dep[k] in {"det", "poss"}]
    open_ = tree.lower[fixed[0]] in _ANY if fixed else tree.tag[i] == "NNS"
    told = "advised" if _counselled(tree, up) else "hypothetical"
    return Reading(told, weighed=True) if open_ else None


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
        if tree.pos[i] in VERBS:
            if (said := _predicated(s, n)) is not None:
                return Reading(said, future=True)
            found = table.verbs.get(tree.lemma[i])
        elif tree.pos[i] == "ADJ":
            found = table.adjectives.get(tree.lower[i])
        else:
            found = table.nouns.get(tree.lemma[i])
        if found == "demanded" and _of_oneself(s, n):
            found = "possible"
        if found and found != "denied" and (tree.pos[i] not in VERBS or _governs(s, n)):
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
        return modal_of(s.tree, below) is not None or s.tree.tag[below] == "VB"
    return s.tree.dep[below] != "nsubj" or s.tree.lemma[s.path[n]] in {"loom", "threaten"}


def by_inversion(s: Site) -> Reading | None:
    """As in "Had the rebels taken the town, ...", "were they to attack": it did not happen."""
    tree = s.tree
    for k in s.path:
        subject = tree.child(k, ("nsubj", "nsubjpass"))
        helper = next(
            (a for a in tree.children(k, ("aux", "auxpass")) if tree.lower[a] in _INVERTED), None
        )
        if helper is None or subject is None or helper > subject:
            continue
        sentence = tree.sentences[tree.sentence[k]]
        opens = helper == sentence.start or tree.dep[k] == "advcl"
        asks = tree.lower[sentence.stop - 1] == "?"
        if opens and not asks:
            return Reading("hypothetical")
    return None


_INVERTED = frozenset({"had", "were", "should"})
_Ground = Callable[[Site], Reading | None]
GROUNDS: tuple[_Ground, ...] = (
    by_question,
    by_inversion,
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
