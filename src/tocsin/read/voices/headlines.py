"""Headlines: "X: what X says", "what X says: X"."""

from collections.abc import Iterator

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.look import look_at, mention_of
from tocsin.read.voices.model import Frame, Range, Source
from tocsin.read.voices.phrases import is_finite
from tocsin.read.voices.verbs import verb_frames
from tocsin.read.voices.voice import describe
from tocsin.records import VoiceKind

_LABELS = frozenset(
    [
        "explainer",
        "analysis",
        "live",
        "watch",
        "video",
        "exclusive",
        "breaking",
        "update",
        "updated",
        "corrected",
        "correction",
        "opinion",
        "comment",
        "factbox",
        "timeline",
        "profile",
        "interview",
        "photos",
    ]
)
_LONGEST = 7
_SPEAKING: frozenset[VoiceKind] = frozenset(
    {"outlet", "person", "official", "officials", "government", "military", "group", "document"}
)


def headline_frames(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """The frame of a headline with a colon, where one side names a voice."""
    tree = parsed.tree
    colon = next((k for k in range(line.start + 1, line.end - 1) if tree.lower[k] == ":"), None)
    if colon is None:
        yield from _behind_dash(parsed, line)
        return
    for voice, content in (
        ((line.start, colon), (colon + 1, line.end)),
        ((colon + 1, line.end), (line.start, colon)),
    ):
        source = _source(parsed, *voice)
        if source is None:
            continue
        if _labels(parsed, line, source, content):
            return
        frame = Frame(anchor=voice[0], manner="say", kind="headline", lemma=":")
        frame.sources, frame.words, frame.content = [source], [(voice[0], voice[1])], [content]
        frame.cue = [(colon, colon + 1)]
        yield frame
        return


def _source(parsed: Parsed, start: int, end: int) -> Source | None:
    tree = parsed.tree
    if not 0 < end - start <= _LONGEST or _has_predicate(tree, start, end):
        return None
    if tree.lower[start] in _LABELS:
        return None
    heads = [k for k in range(start, end) if tree.pos[k] in {"NOUN", "PROPN"}]
    if not heads:
        return None
    outer = [k for k in heads if not start <= tree.head[k] < end or tree.head[k] == k]
    head = (outer or heads[-1:])[-1]
    if tree.dep[head] == "pobj" and start < tree.head[head] < head:
        return None
    source = Source(head, (start, end))
    voice = describe(parsed, source)
    named_or_role = voice is not None and voice.kind in _SPEAKING
    return source if named_or_role and tree.lower[start] not in {"what", "how", "why"} else None


def _behind_dash(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """As in "Envoys to leave Quito - La Hora": the outlet behind the last dash."""
    tree = parsed.tree
    dash = next((k for k in range(line.end - 2, line.start + 2, -1) if tree.lower[k] in _DASHES), 0)
    apart = dash and tree.start[dash] > tree.end[dash - 1] and tree.start[dash + 1] > tree.end[dash]
    source = _source(parsed, dash + 1, line.end) if apart else None
    voice = describe(parsed, source) if source else None
    if source is None or voice is None or voice.kind != "outlet":
        return
    frame = Frame(anchor=dash + 1, manner="report", kind="headline", lemma=":")
    frame.sources, frame.words = [source], [(dash, line.end)]
    frame.cue, frame.content = [(dash, dash + 1)], [(line.start, dash)]
    yield frame


_DASHES = frozenset({"-", "\u2013", "\u2014"})


def _labels(parsed: Parsed, line: Sentence, source: Source, content: Range) -> bool:
    """As in "Kenya: Police deny ...": where it happens; who speaks is named behind it."""
    known = mention_of(look_at(parsed, source))
    if known is None or known.kind not in {"country", "place"}:
        return False
    behind = (f for f in verb_frames(parsed, line) if f.sources)
    return any(content[0] <= f.sources[0].head < content[1] for f in behind)


def _has_predicate(tree: Tree, start: int, end: int) -> bool:
    return any(tree.pos[k] in {"VERB", "AUX"} and is_finite(tree, k) for k in range(start, end))
