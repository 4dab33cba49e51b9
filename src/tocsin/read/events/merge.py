"""One deed told by several words is one event: "fired missiles at X, killing two"."""

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.read.events.arguments import Arguments
from tocsin.read.events.find import Match
from tocsin.read.events.guards import Reason
from tocsin.read.events.roles import Cast
from tocsin.read.parties import Tree

_CONSEQUENCE = frozenset(
    {
        "kill",
        "wound",
        "injure",
        "destroy",
        "damage",
        "leave",
        "hit",
        "strike",
        "maim",
        "set",
        "wreck",
        "down",
        "die",
        "injured",
        "wounded",
    }
)
_HARM = frozenset({"kill", "wound", "injure", "hurt", "die"})
"""What is joined tells one toll: "14 were killed and dozens wounded"."""
_STOPS = frozenset({"down", "shoot", "intercept", "destroy", "repel", "bring"})
_SENDS = frozenset({"fire", "launch", "send", "lob"})
"""What was sent by one side and stopped by the other are two deeds."""
_OPENING = frozenset({"REQUEST", "AGREE", "THREATEN", "MOBILIZE", "ACCUSE"})
"""Types that are about another event, which is told as well ("called for a truce")."""
_INCLUDED = frozenset({"in", "with", "during", "by", "from", "of", "through", "after"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A match with its cast, before it is placed in a content."""

    match: Match
    cast: Cast
    reason: Reason | None = None
    besides: Reason | None = None
    """What else speaks against one whose reason is that it is background."""
    also: tuple[int, ...] = ()
    """Anchors of other words that tell the same deed; its numbers may stand with them."""


def merged(tree: Tree, arguments: Arguments, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those that tell the same deed joined."""
    kept: list[Draft] = []
    for draft in drafts:
        if any(_part(draft, o) or _stopped(tree, arguments, draft, o) for o in drafts):
            continue
        twin = next(
            (n for n, other in enumerate(kept) if _same(tree, arguments, other, draft)), None
        )
        if twin is None:
            kept.append(draft)
        else:
            kept[twin] = _joined(tree, kept[twin], draft)
    return kept


def _part(draft: Draft, other: Draft) -> bool:
    """Whether a word only completes another pattern: the talks of "broke off talks"."""
    if draft is other or draft.match.anchor not in other.match.fills:
        return False
    same = draft.match.trigger.type == other.match.trigger.type
    return other.match.trigger.type not in _OPENING or same


def _stopped(tree: Tree, arguments: Arguments, draft: Draft, other: Draft) -> bool:
    """As in "shot down a jet that had entered its airspace": how it came is told with its end."""
    i, match = draft.match.anchor, other.match
    if draft.match.trigger.type != "MOBILIZE" or match.trigger.type != "ASSAULT":
        return False
    which = tree.dep[i] in {"relcl", "acl"} and tree.lemma[match.anchor] in _STOPS
    return which and tree.head[i] in arguments.objects(match.anchor)


def _joined(tree: Tree, first: Draft, second: Draft) -> Draft:
    """The more telling match with the cast of both; a consequence never replaces the deed."""
    follows = tree.dep[second.match.anchor] in {"advcl", "acl", "relcl"}
    better = _telling(second) > _telling(first) and not follows
    keep, other = (second, first) if better else (first, second)
    actors = keep.cast.actors or tuple(k for k in other.cast.actors if k != keep.match.anchor)
    recipients = keep.cast.recipients or tuple(k for k in other.cast.recipients if k not in actors)
    also = (*keep.also, *other.also, other.match.anchor)
    return Draft(keep.match, Cast(actors, recipients), also=also)


def _telling(draft: Draft) -> tuple[bool, int]:
    return draft.match.trigger.mode is not None, draft.match.trigger.weight


def _same(tree: Tree, arguments: Arguments, a: Draft, b: Draft) -> bool:
    if a.match.trigger.type != b.match.trigger.type:
        return False
    if set(a.match.words) & set(b.match.words):
        return True
    journeys = [d.match.trigger.mode == "visit" for d in (a, b)]
    if any(journeys) and not all(journeys) and not set(a.cast.actors) & set(b.cast.actors):
        return False
    i, j = a.match.anchor, b.match.anchor
    return _linked(tree, arguments, i, j) or _linked(tree, arguments, j, i)


def _linked(tree: Tree, arguments: Arguments, top: int, low: int) -> bool:
    """Whether the lower word tells a consequence or the doing of the upper one."""
    up = tree.head[tree.first_conjunct(low)]
    astray = tree.dep[low] == "advcl" and tree.dep[top] == "ccomp" and top < low < up
    # "Two died when a wall came down, they said": hung on what was said behind it
    behind = tree.dep[low] == "advcl" and tree.head[up] == top and top < low < up
    if tree.dep[low] in {"advcl", "acl", "relcl"} and (
        up == top or behind or (astray and up == tree.head[top])
    ):
        return _clause(tree, top, low)
    if tree.dep[low] in {"nsubj", "nsubjpass", "dobj"} and up == top:
        return True
    if tree.dep[low] == "conj" and tree.head[low] == top:
        toll = {tree.lemma[low], tree.lemma[top]} <= _HARM
        own = tree.child(low, ("nsubj", "nsubjpass")) is not None
        follows = not own and tree.lemma[low] in _CONSEQUENCE and tree.pos[top] != "NOUN"
        return toll or follows
    if tree.dep[low] in {"acl", "relcl"} and tree.head[up] == top:
        sent = tree.lemma[top] in _STOPS and tree.lemma[low] in _SENDS
        return not sent and tree.dep[up] in {"nsubj", "nsubjpass", "dobj"}
    if (
        tree.dep[low] == "pobj"
        and tree.dep[up] in {"prep", "agent"}
        and tree.lower[up] in _INCLUDED
    ):
        host = tree.head[up]
        return host == top or (top in arguments.objects(host)) or tree.head[host] == top
    return False


def _clause(tree: Tree, top: int, low: int) -> bool:
    """A clause that tells the outcome or the cause of the deed above it."""
    if tree.dep[low] == "advcl" and tree.tag[low] != "VBG":
        marks = {tree.lower[k] for k in tree.kids[low] if tree.dep[k] in {"mark", "advmod"}}
        cause = tree.lemma[top] in _CONSEQUENCE and bool(marks & {"when", "as"})
        return cause or (tree.tag[low] == "VB" and "if" not in marks)
    return tree.lemma[low] in _CONSEQUENCE or tree.pos[top] in {"NOUN", "PROPN"}
