"""Attributions that the span model finds where no rule does: "decreed", "by the army's account"."""

from bisect import bisect_left

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.spans import Found
from tocsin.read.voices.clauses import MARKS
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Frame, Range, Source
from tocsin.read.voices.phrases import SUBJECTS, is_negated
from tocsin.read.voices.voice import describe
from tocsin.records import Manner, Span

_SURE, _SURER = 0.6, 0.9
"""Least probability of a cue that no rule knows; and of one whose source may be anybody."""
KIND = "spotted"
_ALIKE = 0.7
"""Share of common words from which two contents are one."""
_QUOTED, _WHOLE = 4, 0.5
"""Words between quotation marks; fewer are scare quotes."""


def with_spotted(parsed: Parsed, line: Sentence, known: list[Frame]) -> list[Frame]:
    """The frames of rules and, where no rule has one or its source cannot be, the model's."""
    frames = list(known)
    first = bisect_left(parsed.spots, line.span.start, key=lambda s: s.cue.start)
    last = bisect_left(parsed.spots, line.span.end, key=lambda s: s.cue.start)
    for spot in parsed.spots[first:last]:
        if not line.span.contains(spot.cue) or spot.sure < _SURE or not spot.content:
            continue
        new = _frame(parsed, line, spot)
        if new is None:
            continue
        new.seen = spot.sure >= _SURER
        same = [f for f in frames if _same(f, new)]
        for f in same:
            f.seen = f.seen or (new.seen and _same_source(f, new))
        if not _tells(parsed.tree, new.content):
            continue
        if not same:
            frames.append(new)
        elif len(same) == 1 and _misled(parsed, same[0], new):
            frames[frames.index(same[0])] = new
    return frames


def _same(known: Frame, new: Frame) -> bool:
    """Whether a rule has it already: its cue is one, or stands in the words of one."""
    cue = new.cue[0]
    if cue[0] <= known.anchor < cue[1]:
        return True
    return any(a < cue[1] and cue[0] < b for a, b in (*known.cue, *known.words))


def _same_source(known: Frame, new: Frame) -> bool:
    cue, (first, last) = new.cue[0], new.sources[0].tokens
    heads = [s.head for s in known.sources if not s.implied]
    return cue[0] <= known.anchor < cue[1] and any(first <= k < last for k in heads)


def _misled(parsed: Parsed, known: Frame, new: Frame) -> bool:
    """A verb whose subject, as parsed, cannot speak, where the model sees one that can."""
    cue = new.cue[0]
    if known.kind != "clause" or not cue[0] <= known.anchor < cue[1]:
        return False
    if any(_speaks(parsed, s) for s in known.sources):
        return False
    return any(_speaks(parsed, s) for s in new.sources)


def _speaks(parsed: Parsed, source: Source) -> bool:
    return parsed.tree.pos[source.head] == "PRON" or describe(parsed, source) is not None


def without_doubles(frames: list[Frame]) -> list[Frame]:
    """Without what was spotted and tells what a rule's attribution tells: a relay of it."""
    ruled = [f for f in frames if f.kind != KIND]
    return [
        f
        for f in frames
        if f.kind != KIND or all(_overlap(f.content, g.content) <= _ALIKE for g in ruled)
    ]


def _overlap(a: list[Range], b: list[Range]) -> float:
    """Share of words common to two contents."""
    mine = {k for r in a for k in range(*r)}
    theirs = {k for r in b for k in range(*r)}
    return len(mine & theirs) / max(len(mine | theirs), 1)


def _frame(parsed: Parsed, line: Sentence, spot: Found) -> Frame | None:
    tree = parsed.tree
    cue = _tokens(parsed, spot.cue)
    content = _contents(parsed, line, spot)
    anchor = _head(tree, cue)
    if not content or not _may_say(tree, anchor):
        return None
    frame = Frame(anchor=anchor, manner=_manner(tree, cue), kind=KIND, lemma=tree.lemma[anchor])
    frame.left = content[0][0] < cue[0]
    frame.content, frame.cue = content, [cue]
    if spot.source is None or not line.span.overlaps(spot.source):
        return None
    source = _within(line, _tokens(parsed, spot.source))
    if source[1] <= source[0]:
        return None
    frame.sources = [Source(_head(tree, source), source)]
    frame.words = [(min(source[0], cue[0]), max(source[1], cue[1]))]
    if any(a < frame.words[0][1] and frame.words[0][0] < b for a, b in content):
        frame.words = sorted([source, cue])
    return frame


def _may_say(tree: Tree, anchor: int) -> bool:
    """Not a deed or a wish, nor one yet to come, nor the handing on of another's word."""
    words = lexicon().words
    if tree.lemma[anchor] in words["unsaid"] | words["origins"] or is_negated(tree, anchor):
        return False
    unreal = tree.tag[anchor] == "VB"  # "would tell", "to say"
    return tree.pos[anchor] in _SAYING and not unreal


_SAYING = frozenset({"VERB", "NOUN", "PUNCT"})
"""What can be a cue by itself; the mark is a headline's colon."""


def _contents(parsed: Parsed, line: Sentence, spot: Found) -> list[Range]:
    found = [_within(line, _tokens(parsed, c)) for c in spot.content if line.span.overlaps(c)]
    return [c for c in found if c[1] > c[0]]


def _tokens(parsed: Parsed, span: Span) -> Range:
    found = parsed.tokens(span)
    return found.start, found.end


def _within(line: Sentence, found: Range) -> Range:
    return max(found[0], line.start), min(found[1], line.end)


def _head(tree: Tree, words: Range) -> int:
    """The word of a stretch on which the others hang: the first whose governor lies outside."""
    inside = range(*words)
    out = [k for k in inside if tree.head[k] not in inside or tree.head[k] == k]
    verbs = [k for k in out if tree.pos[k] in {"VERB", "NOUN", "PROPN", "PRON"}]
    return (verbs or out or [words[0]])[0]


def _tells(tree: Tree, content: list[Range]) -> bool:
    """A clause of its own or a quotation: no mere object or deed ("angered X", "offered to go")."""
    words = [k for r in content for k in range(*r)]
    marks = [k for k in words if tree.lower[k] in MARKS]
    if marks and marks[-1] - marks[0] > max(_QUOTED, int(_WHOLE * len(words))):
        return True
    inside = set(words)
    tops = [k for k in words if tree.head[k] not in inside or tree.head[k] == k]
    return any(tree.dep[k] != "advcl" and _predicates(tree, k, inside) for k in tops)


def _predicates(tree: Tree, top: int, inside: set[int]) -> bool:
    verbs = (top, *(k for k in tree.kids[top] if tree.dep[k] in {"conj", "ccomp"}))
    return any(tree.dep[k] in SUBJECTS and k in inside for verb in verbs for k in tree.kids[verb])


def _manner(tree: Tree, cue: Range) -> Manner:
    """That of the first word the vocabulary knows; plain saying for all others."""
    for k in range(*cue):
        for manner in lexicon().verbs.get(tree.lemma[k], {}).values():
            return manner
        if tree.lemma[k] in lexicon().said:
            return lexicon().said[tree.lemma[k]]
    return "say"
