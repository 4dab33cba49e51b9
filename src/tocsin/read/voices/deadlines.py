"""Deadlines set to others: "gave the rebels until Friday to leave" is an order with its time."""

from collections.abc import Iterator

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.model import Frame
from tocsin.read.voices.phrases import auxiliaries, is_negated
from tocsin.read.voices.sources import source_of

_UNITS = frozenset({"minute", "hour", "day", "week", "fortnight", "month"})
_MAYBE = frozenset({"may", "might", "could", "would", "should", "to"})
_WHOM, _WHEN = 12, 12
"""Words up to the time; words from it up to what must be done."""


def deadline_frames(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """Frames of "gave X until Friday to ...", "gave X two days to ..."."""
    tree = parsed.tree
    for i in range(line.start, line.end):
        if tree.lemma[i] != "give" or tree.pos[i] != "VERB" or is_negated(tree, i):
            continue
        if _MAYBE & auxiliaries(tree, i):
            continue
        start = _time(tree, i, line.end)
        if start is None or not _must(tree, start, line.end):
            continue
        source = source_of(tree, i, (line.start, line.end))
        if source is None or tree.child(i, ("auxpass",)) is not None:
            continue
        frame = Frame(anchor=i, manner="order", kind="hearer", lemma="give")
        frame.sources, frame.cue = [source], [(i, i + 1)]
        frame.words, frame.content = [(min(i, source.tokens[0]), start)], [(start, start)]
        yield frame


def _time(tree: Tree, verb: int, end: int) -> int | None:
    """Where the time starts: at "until", at the number of hours or days."""
    for k in range(verb + 1, min(verb + _WHOM, end - 2)):
        if tree.lower[k] in {"until", "till"}:
            return k
        if tree.tag[k] in {"CD", "DT"} and tree.lemma[k + 1] in _UNITS:
            return k
        if tree.lower[k] in {",", ";", "that", "to"}:
            return None
    return None


def _must(tree: Tree, start: int, end: int) -> bool:
    """Whether the time is followed by what is to be done in it."""
    for k in range(start + 1, min(start + _WHEN, end - 1)):
        if tree.lower[k] == "to" and tree.tag[k + 1] == "VB":
            return True
        if tree.lower[k] in {",", ";"} or tree.tag[k] in {"VBD", "VBZ", "MD"}:
            return False
    return False
