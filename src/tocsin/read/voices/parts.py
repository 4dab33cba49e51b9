"""Parts of what is said: "said that X had fallen and that Y should go" says one, asks the other."""

from dataclasses import replace

from tocsin.read.parties import Tree
from tocsin.read.voices.manner import Told, manner_of
from tocsin.read.voices.model import Frame
from tocsin.records import Voice

_CLAUSAL = frozenset({"clause", "noun"})
_PRONOUN = frozenset({"nsubj", "nsubjpass", "det", "dobj"})


def by_manner(tree: Tree, frame: Frame, voices: list[Voice]) -> list[Frame]:
    """The frame, or one for each "that" clause where their manners differ."""
    parts = _clauses(tree, frame)
    manners = {manner_of(Told(tree, p, voices)) for p in parts}
    return parts if len(manners) > 1 else [frame]


def _clauses(tree: Tree, frame: Frame) -> list[Frame]:
    if frame.left or frame.kind not in _CLAUSAL or len(frame.content) != 1:
        return [frame]
    start, end = frame.content[0]
    cuts = [
        k
        for k in range(start + 2, end - 1)
        if tree.lower[k] == "that"
        and tree.lower[k - 1] in {"and", "but"}
        and tree.dep[k] not in _PRONOUN
    ]
    firsts, lasts = [start, *(k + 1 for k in cuts)], [*(k - 1 for k in cuts), end]
    return [replace(frame, content=[r]) for r in zip(firsts, lasts, strict=True)]
