"""Who and what takes part in what a trigger tells, read off a parse."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from tocsin.fuse.tellings import Roles

DOERS = frozenset({"nsubj", "csubj", "poss"})
UNDERGOERS = frozenset({"nsubjpass", "dobj", "dative", "attr", "oprd"})
OTHERS = frozenset({"npadvmod", "advmod", "compound", "amod", "nmod", "nummod"})
LOOSE = frozenset({"relcl", "advcl", "ccomp", "conj", "acl", "punct", "cc"})
"""Labels below which another clause or phrase begins."""
NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "compound"})

Found = dict[str, list[Token]]


def _phrase(top: Token, own: frozenset[int]) -> Iterator[Token]:
    """The words of a phrase without clauses that hang on it."""
    yield top
    for child in top.children:
        if child.dep_ not in LOOSE and child.i not in own:
            yield from _phrase(child, own)


def _part(child: Token) -> str:
    """The role of what hangs on a trigger."""
    if child.dep_ in DOERS or child.dep_ == "agent":
        return "doers"
    if child.dep_ in UNDERGOERS:
        return "undergoers"
    if child.dep_ == "prep":
        return {"of": "undergoers", "by": "doers"}.get(child.lower_, "others")
    return "others" if child.dep_ in OTHERS else ""


def _below(trigger: Iterable[Token], own: frozenset[int], found: Found) -> None:
    for token in trigger:
        for child in token.children:
            if child.i not in own and (part := _part(child)):
                words = [t for t in _phrase(child, own) if t.dep_ not in {"prep", "agent"}]
                found[part] += words


def _above(head: Token, own: frozenset[int], found: Found) -> None:
    """What a trigger takes from the word it hangs on."""
    up = head.head
    if up.i == head.i or up.i in own:
        return
    if head.dep_ in {"conj", "xcomp"} and not found["doers"]:
        subjects = [c for c in up.children if c.dep_ in {"nsubj", "nsubjpass"}]
        found["doers"] += [t for c in subjects for t in _phrase(c, own)]
    elif head.dep_ in {"relcl", "acl"}:
        part = "undergoers" if head.tag_ == "VBN" else "doers"
        found[part] += [up, *(c for c in up.children if c.dep_ in {"compound", "amod"})]
    elif head.dep_ in NOMINAL:
        verb = up.head if head.dep_ == "pobj" else up
        beside = [c for c in verb.children if c.i not in own and c.i != up.i]
        fit = [c for c in beside if c.dep_ in NOMINAL | {"agent", "poss"} and c.dep_ != "pobj"]
        found["others"] += [verb, *(t for c in fit for t in _phrase(c, own))]


def head_of(doc: Doc, trigger: Sequence[int]) -> Token:
    """The word of a trigger that hangs on no other one of it."""
    words = [doc[i] for i in trigger]
    return next((w for w in words if w.head.i not in trigger or w.head.i == w.i), words[0])


def roles_of(doc: Doc, trigger: Sequence[int]) -> Roles:
    """The roles around a trigger, given as places of its words in a parsed sentence."""
    own = frozenset(trigger)
    words = [doc[i] for i in trigger]
    found: Found = {"doers": [], "undergoers": [], "others": []}
    _below(words, own, found)
    _above(head_of(doc, trigger), own, found)
    said = {k: tuple(t.text for t in v if t.pos_ != "PRON") for k, v in found.items()}
    return Roles(said["doers"], said["undergoers"], said["others"])
