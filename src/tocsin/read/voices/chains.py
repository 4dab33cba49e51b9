"""Attributions within attributions: which become links of one chain, which are dropped."""

from tocsin.read.parse import Parsed
from tocsin.read.parties import Tree
from tocsin.read.voices.model import Frame, Range
from tocsin.records import Voice

_HEDGES = frozenset({"adverb", "passive"})
_DEEP = frozenset(
    {"clause", "to", "hearer", "prep", "charge", "of", "against", "as", "for", "noun"}
)
_NEAR = 3
_DEEDS = frozenset({"decline"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})

_SPEAKERS_OWN = frozenset(
    {"demand", "warn", "add", "deny", "urge", "vow", "threaten", "call on", "accuse", "say", "tell"}
)


def takes_up(tree: Tree, inner: Frame) -> bool:
    """As in "... and demanded that": a verb of the speaker's own, wrongly hung into the content."""
    i = inner.anchor
    own = any(tree.dep[k] in {"nsubj", "nsubjpass"} for k in tree.kids[i])
    joined = tree.dep[i] == "conj" and tree.tag[i] in {"VBD", "VBZ", "VBP"} and not own
    return joined and inner.lemma in _SPEAKERS_OWN


def linked(frames: list[Frame]) -> list[tuple[Frame, list[Frame]]]:
    """Every frame that stays, with those that enclose it, outermost first."""
    kept: list[tuple[Frame, list[Frame]]] = []
    replaced: set[int] = set()
    for frame in frames:
        outer = [f for f in frames if f is not frame and _encloses(f, frame)]
        if not outer:
            kept.append((frame, []))
            continue
        outer.sort(key=lambda f: -sum(b - a for a, b in f.content))
        if frame.kind in _HEDGES:
            _hedge(frame, outer[-1])
        elif not (frame.kind in _DEEP and _leads(frame, outer[-1])):
            continue
        replaced.add(id(outer[-1]))
        kept.append((frame, outer))
    return [(f, o) for f, o in kept if id(f) not in replaced]


def _encloses(outer: Frame, inner: Frame) -> bool:
    if outer.kind in _HEDGES or "relative" in {outer.kind, inner.kind}:
        return False
    return any(a <= inner.anchor < b for a, b in outer.content)


def _hedge(frame: Frame, outer: Frame) -> None:
    """A hedge inside somebody's words: the content is all of theirs but the hedge."""
    cuts = list(frame.cue)
    left = list(frame.content)
    first = min((a for a, _ in left), default=frame.anchor)
    joined = [r for r in outer.content if any(a <= frame.anchor < b for a, b in [r])]
    bounds = joined[0] if joined else (first, first)
    rest = [r for r in outer.content if r not in joined]
    frame.content = [(max(first, bounds[0]), cuts[0][0]), (cuts[0][1], bounds[1]), *rest]
    frame.content = [r for r in frame.content if r[1] > r[0]]


def _leads(inner: Frame, outer: Frame) -> bool:
    """Whether the inner attribution opens what the outer one says."""
    if outer.left and not inner.left and inner.manner in _DEEDS:
        return False  # "X refused to go, Z said": what X did, not what X says
    starts = [a for a, b in outer.content[:1] if a <= inner.anchor < b]
    first = min(w[0] for w in inner.words)
    if inner.left:
        return bool(starts and inner.content) and abs(inner.content[0][0] - starts[0]) < _NEAR
    return bool(starts) and first - starts[0] < _NEAR


def chain(
    parsed: Parsed, frame: Frame, outer: list[Frame], voices: dict[int, list[Voice]]
) -> list[Voice]:
    """The whole chain of a frame within others."""
    own = voices[id(frame)]
    found: list[Voice] = []
    for f in outer:
        found.extend(voices.get(id(f), []))
    if frame.kind in _HEDGES:
        return found if frame.manner in {"believe", "assess"} and found else found + own
    if found and _is_pronoun(parsed, frame):
        return found
    return found + [v for v in own if v not in found]


def _is_pronoun(parsed: Parsed, frame: Frame) -> bool:
    return bool(frame.sources) and parsed.tree.lower[frame.sources[0].head] in _PRONOUNS


def merged_words(frame: Frame, outer: list[Frame]) -> list[Range]:
    """All words of the attribution, the enclosing ones' included."""
    return [w for f in (*outer, frame) for w in f.words]
