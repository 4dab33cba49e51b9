"""What a modality is read into, and the modal verbs that carry it."""

from dataclasses import dataclass

from tocsin.read.events.governors import governors
from tocsin.read.parties import Tree
from tocsin.records import Modality

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A modality with what matters for coding it."""

    modality: Modality
    negated: bool = False
    """Denied by a negation in the content itself ("will not withdraw"), not by a denial of it."""
    willed: bool = False
    """The negation is the doer's own decision: "will not", "refuses to"."""
    future: bool = False
    weighed: bool = False
    """Only its consequences are told: "a strike might draw in others"."""


def modal_of(tree: Tree, verb: int) -> str | None:
    """The modal of a verb, its own or that of the verb it is joined to; None without."""
    for _ in range(3):
        for k in tree.kids[verb]:
            if tree.dep[k] == "aux" and tree.lower[k] in governors().modals:
                return tree.lower[k]
        if (
            tree.dep[verb] == "conj"
            and tree.pos[tree.head[verb]] in VERBS
            and tree.child(verb, ("nsubj", "nsubjpass", "aux")) is None
        ):
            verb = tree.head[verb]
        else:
            break
    return None
