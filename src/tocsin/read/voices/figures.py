"""Figures given: "the ministry put the number of dead at 31", "raised its count to 12"."""

from collections.abc import Iterator

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import heads, lexicon
from tocsin.read.voices.model import Frame
from tocsin.read.voices.phrases import auxiliaries, is_negated
from tocsin.read.voices.sources import source_of

_BEFORE = {
    "put": ("at",),
    "place": ("at",),
    "set": ("at",),
    "estimate": ("at",),
    "give": ("as", "at"),
    "raise": ("to",),
    "lower": ("to",),
    "cut": ("to",),
    "reduce": ("to",),
    "increase": ("to",),
    "revise": ("to", "from", "down", "up", "downwards", "upwards"),
    "update": ("to",),
    "correct": ("to",),
}
"""What stands between the counted and the figure, by the verb (Levin 1993, 9.1 and 54.4)."""
_MAYBE = frozenset({"may", "might", "could", "would", "should", "will", "to"})
_REACH = 5
"""Words from the preposition in which the figure stands."""


def figure_frames(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """Frames of who gives a figure of victims, losses or people."""
    tree = parsed.tree
    for i in range(line.start, line.end):
        if tree.lemma[i] not in _BEFORE or tree.pos[i] != "VERB" or is_negated(tree, i):
            continue
        if _MAYBE & auxiliaries(tree, i) or tree.child(i, ("auxpass",)) is not None:
            continue
        counted = tree.child(i, ("dobj", "obj"))
        if counted is None or tree.lemma[counted] not in lexicon().words["counted"]:
            continue
        source = source_of(tree, i, (line.start, line.end))
        if source is None or not _answers(tree, source.head) or not _figure(tree, i, line.end):
            continue
        start = tree.left_edge(counted)
        frame = Frame(anchor=i, manner="say", kind="object", lemma=tree.lemma[i])
        frame.sources, frame.cue = [source], [(i, i + 1)]
        frame.words, frame.content = [(min(i, source.tokens[0]), start)], [(start, start)]
        yield frame


def _answers(tree: Tree, head: int) -> bool:
    """A name, or a noun for people, bodies and papers: no storm raises the toll by saying so."""
    kinds = heads().kinds
    return tree.pos[head] in {"PROPN", "PRON"} or any(
        tree.lemma[head].lower() in words for words in kinds.values()
    )


def _figure(tree: Tree, verb: int, end: int) -> bool:
    """Whether a number follows the verb's preposition."""
    before = _BEFORE[tree.lemma[verb]]
    at = (k for k in range(verb + 1, end) if tree.lower[k] in before)
    return any(
        tree.tag[k] == "CD" or tree.lemma[k] in {"dozen", "hundred", "thousand", "zero"}
        for a in at
        for k in range(a + 1, min(a + 1 + _REACH, end))
    )
