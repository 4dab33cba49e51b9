"""Second words on what was just told: ", which Kyiv denied", ", a charge the army rejects"."""

from collections.abc import Iterator

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Frame, Range, Source
from tocsin.read.voices.phrases import is_negated
from tocsin.read.voices.sources import source_at
from tocsin.records import Manner

KIND = "relative"
ANSWERS: dict[str, Manner] = {
    **dict.fromkeys(
        ("deny", "reject", "dispute", "dismiss", "refute", "contest", "rebut", "disavow"), "deny"
    ),
    **dict.fromkeys(("confirm", "acknowledge", "admit", "concede"), "confirm"),
}
"""Verbs that answer a claim, with the manner of the answer."""
_BREAKS = frozenset({",", ";", ":", ".", "\u2014", "\u2013"})
_VERSIONS = frozenset({"version", "figure", "toll", "number"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_REACH = 14
"""Words between the comma and the verb."""


def relative_frames(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """Answers to what stands before a comma, in order; their content is settled later."""
    tree = parsed.tree
    for i in range(line.start, line.end):
        manner = ANSWERS.get(_lemma(tree, i))
        opened = None if manner is None else _opened(tree, i, line.start)
        if manner is None or opened is None:
            continue
        source = _source(tree, i, (opened[1], line.end))
        if source is None:
            continue
        frame = Frame(anchor=i, manner=manner, kind=KIND, lemma=tree.lemma[i], left=True)
        if is_negated(tree, i) or {"would", "could"} & set(tree.lower[opened[1] : i]):
            frame.manner = "decline"
        frame.sources, frame.cue = [source], [(i, i + 1)]
        frame.words = [(opened[0], _end(tree, i, line.end))]
        yield frame


def _lemma(tree: Tree, i: int) -> str:
    """A verb's lemma, also where the tagger takes it for a noun ("Riyadh rejects")."""
    word = tree.lemma[i].lower()
    return word[:-1] if tree.tag[i] == "NNS" and word.endswith("s") else word


def _end(tree: Tree, verb: int, end: int) -> int:
    return next((k for k in range(verb, end) if tree.lower[k] in _BREAKS), end)


def _opened(tree: Tree, verb: int, floor: int) -> Range | None:
    """First word behind the comma, and the one behind "which" or "a charge (that)"."""
    comma = next((k for k in range(verb, floor + 2, -1) if tree.lower[k] in _BREAKS), None)
    if comma is None or verb - comma > _REACH:
        return None
    start = comma + 1
    if tree.lower[start] == "which" and tree.dep[start] not in {"nsubj", "pobj"}:
        return start, start + 1
    taken_up = lexicon().words["claim"] | _VERSIONS
    noun = start + (tree.lower[start] in {"a", "an"})
    noun += tree.tag[noun] == "JJ"
    if tree.lower[start] != "something" and (noun == start or tree.lemma[noun] not in taken_up):
        return None
    return start, noun + 1 + (tree.lower[noun + 1] in {"that", "which"})


def _source(tree: Tree, verb: int, room: Range) -> Source | None:
    """Who answers: behind "by" in the passive, else the noun before the verb."""
    by = tree.child(verb, ("agent",))
    head = None if by is None else tree.pobj(by)
    if head is None:
        nouns = [k for k in range(room[0], verb) if tree.tag[k] in _NOUNS]
        head = next((k for k in nouns if tree.dep[k] in {"nsubj", "nsubjpass"}), None)
        head = nouns[-1] if nouns and head is None else head
    return None if head is None else source_at(tree, head, room, verb)


def answered(tree: Tree, frames: list[Frame], floor: int) -> None:
    """Give every such frame its content: what the attribution before it says, else the clause."""
    for frame in frames:
        if frame.kind != KIND:
            continue
        comma = frame.words[0][0] - 1
        told = [
            r for f in frames if f is not frame for r in f.content if r[1] in {comma, comma + 1}
        ]
        frame.content = [min(told, key=_length)] if told else [(floor, comma)]
        while tree.lower[frame.content[0][0]] in {"and", "but", ","}:
            frame.content = [(frame.content[0][0] + 1, frame.content[0][1])]


def _length(part: Range) -> int:
    return part[1] - part[0]
