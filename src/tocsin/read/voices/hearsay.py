"""Claims with nobody named for them: "there were reports that", "claims that ... were denied"."""

from collections.abc import Iterator

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Frame, Source
from tocsin.read.voices.phrases import noun_phrase
from tocsin.read.voices.relatives import ANSWERS
from tocsin.records import Manner

KIND = "answered"
_BE = frozenset({"is", "are", "was", "were", "been"})
_MODIFIES = frozenset({"DT", "JJ", "JJR", "CD", "RB", "VBG", "VBN", "NN"})
_FARTHEST = 6
"""Words from "there were" up to the noun."""
_HEARD: dict[str, Manner] = {
    **dict.fromkeys(("report", "account"), "report"),
    **dict.fromkeys(("claim", "allegation", "accusation"), "accuse"),
    **dict.fromkeys(("rumour", "rumor", "speculation", "suggestion", "talk"), "speculate"),
    **dict.fromkeys(("fear", "concern", "hope", "expectation", "suspicion", "worry"), "believe"),
}


def hearsay_frames(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """All such frames of a sentence, in order."""
    tree = parsed.tree
    for i in range(line.start, line.end - 3):
        rule = _there_are if tree.tag[i] == "EX" else _answered
        frame = rule(tree, line, i)
        if frame is not None:
            yield frame


def _there_are(tree: Tree, line: Sentence, i: int) -> Frame | None:
    """Nobody is named for it: an implied voice."""
    verb = tree.head[i]
    if tree.lemma[verb] != "be" or verb < i:
        return None
    for k in range(verb + 1, min(verb + _FARTHEST, line.end - 2)):
        manner = _HEARD.get(tree.lemma[k])
        if manner is not None and tree.lower[k + 1] == "that":
            frame = Frame(anchor=k, manner=manner, kind="noun", lemma=tree.lemma[k])
            frame.sources = [Source(i, (i, i), implied=True)]
            frame.cue = [(i, k + 1)]
            frame.words, frame.content = [(i, k + 2)], [(k + 2, k + 2)]
            return frame
        if tree.tag[k] not in _MODIFIES or tree.lower[k] == "no":
            return None
    return None


def _answered(tree: Tree, line: Sentence, i: int) -> Frame | None:
    """As in "Reports of an attack were denied by the army": the answer over what was claimed."""
    manner = ANSWERS.get(tree.lemma[i])
    if manner is None or tree.tag[i] != "VBN" or tree.lower[i + 1] != "by":
        return None
    aux = next((k for k in range(i - 1, max(i - 4, line.start), -1) if tree.lower[k] in _BE), None)
    start = None if aux is None else _claimed(tree, line, aux)
    who = tree.pobj(i + 1)
    if aux is None or start is None or who is None:
        return None
    source = Source(who, noun_phrase(tree, who, line.end))
    frame = Frame(anchor=i, manner=manner, kind=KIND, lemma=tree.lemma[i])
    frame.sources, frame.cue = [source], [(i, i + 2)]
    frame.content = [(start, aux)]
    frame.words = [(line.start, start), (aux, source.tokens[1])]
    return frame


def _claimed(tree: Tree, line: Sentence, end: int) -> int | None:
    """Where what the opening noun claims starts: behind its "that" or "of"."""
    claims = lexicon().words["claim"]
    for k in range(line.start, min(line.start + _FARTHEST, end - 2)):
        if tree.lower[k] in claims:
            return k + 2 if tree.lower[k + 1] in {"that", "of"} else None
        if tree.tag[k] not in _MODIFIES:
            return None
    return None
