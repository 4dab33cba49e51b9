"""As in "The Post has learned that ...": an outlet that vouches by itself."""

from collections.abc import Iterator

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.model import Frame, Source
from tocsin.read.voices.phrases import noun_phrase
from tocsin.read.voices.sources import source_of
from tocsin.read.voices.voice import describe, is_publisher

_LEARNING = frozenset({"learn", "understand", "establish", "see", "confirm"})


def learned_frames(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """Frames of "X has learned / understands", X an outlet."""
    tree = parsed.tree
    for i in range(line.start + 1, line.end):
        if tree.lemma[i] not in _LEARNING or tree.pos[i] != "VERB" or tree.lemma[i] == "see":
            continue
        frame = _learned(parsed, line, i)
        if frame is not None:
            yield frame


def _learned(parsed: Parsed, line: Sentence, i: int) -> Frame | None:
    tree = parsed.tree
    source = source_of(tree, i, (line.start, line.end))
    voice = describe(parsed, source) if source else None
    if source is None or voice is None or voice.kind != "outlet":
        return None
    start = _behind(tree, i, line.end)
    origin = _origin(tree, i, line.end)
    if origin is not None:
        start = next(
            (k + 1 for k in range(origin.tokens[1], line.end) if tree.lower[k] == "that"), None
        )
    first = min(source.tokens[0], i)
    aux = next((k for k in sorted(tree.kids[i]) if tree.dep[k] == "aux"), i)
    frame = Frame(anchor=i, manner="report", kind="clause", lemma="learn", left=start is None)
    frame.sources, frame.cue, frame.words = (
        [source, *([origin] if origin else [])],
        [(min(aux, i), i + 1)],
        [(first, start or (origin.tokens[1] if origin else i + 1))],
    )
    frame.content = [] if start is None else [(start, start)]
    frame.own = is_publisher(parsed, voice)
    return frame


def _origin(tree: Tree, i: int, end: int) -> Source | None:
    """As in "has learned from three officials": whose word it is."""
    if i + 2 >= end or tree.lower[i + 1] != "from":
        return None
    head = tree.pobj(i + 1)
    return None if head is None else Source(head, noun_phrase(tree, head, end))


def _behind(tree: Tree, i: int, end: int) -> int | None:
    """Start of a clause to the right, None when there is none."""
    if i + 2 >= end or tree.lower[i + 1] in {",", ".", ";"}:
        return None
    return i + 2 if tree.lower[i + 1] == "that" else i + 1
