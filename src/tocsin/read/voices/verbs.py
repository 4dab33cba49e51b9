"""Verbs of saying: which frame of the vocabulary each one fills, and who answers."""

from collections.abc import Iterator, Mapping

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.clauses import FAR, MARKS, remarked
from tocsin.read.voices.cue import Cue, asserts, cue_at, neither
from tocsin.read.voices.lexicon import heads, lexicon
from tocsin.read.voices.model import Frame, Range, Source
from tocsin.read.voices.phrases import is_negated, noun_phrase
from tocsin.read.voices.sources import as_saying, source_of
from tocsin.read.voices.starts import STARTS
from tocsin.records import Manner


def verb_frames(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """All verbs of saying in a sentence with a source, in order."""
    taken = line.start
    for i in range(line.start, line.end):
        if i < taken or not _verbal(parsed.tree, line, i):
            continue
        cue = cue_at(parsed.tree, line, i)
        if cue is None or not asserts(cue):
            continue
        frame = _frame(cue)
        if frame is not None:
            taken = cue.end
            yield frame


def _verbal(tree: Tree, line: Sentence, i: int) -> bool:
    """A verb, or one the tagger takes for a noun: "..., Kyiv claims."."""
    if tree.pos[i] in {"VERB", "AUX"}:
        return True
    if tree.tag[i] != "NNS" or i - line.start < _LEAST or "clause" not in _frames_of(tree, i):
        return False
    ends = i + 1 >= line.end or tree.lower[i + 1] in {",", ";", "."}
    return ends and tree.tag[i - 1] in {"NNP", "NN"} and "," in tree.lower[max(i - 5, 0) : i]


_LEAST = 4
"""Words that stand before such a verb."""


def _frames_of(tree: Tree, i: int) -> Mapping[str, Manner]:
    return lexicon().verbs.get(tree.lemma[i], {})


def _frame(cue: Cue) -> Frame | None:
    for name, rule in STARTS.items():
        manner = cue.frames.get(name)
        if manner is None:
            continue
        start = rule(cue)
        if name == "object" and _withholds(cue):
            continue
        if start is not None and not (name == "clause" and _is_weak(cue, start)):
            return _made(cue, name, manner, start)
    return None


def _withholds(cue: Cue) -> bool:
    """As in "denied him entry": something is kept from somebody, nothing is said."""
    kept = cue.tree.child(cue.verb, ("dobj",))
    kept = kept if kept is not None else cue.tree.child(cue.verb, ("nsubjpass",))
    return kept is not None and cue.tree.lemma[kept] in lexicon().words["withheld"]


def _is_weak(cue: Cue, start: int) -> bool:
    """A verb with many other uses tells of a saying only before "that" or quotation marks."""
    if cue.lemma not in lexicon().words["weak"] or _testifies(cue):
        return False
    before = cue.tree.lower[max(start - 1, cue.line.start)]
    if start < 0:
        return not any(w in MARKS for w in cue.tree.lower[cue.line.start : cue.verb])
    return before != "that" and before not in MARKS and cue.lemma not in _THINKING


def _testifies(cue: Cue) -> bool:
    """As in "a survey found", "the memo shows": a document says what it says."""
    if cue.lemma not in lexicon().words["document_verbs"]:
        return False
    source = source_of(cue.tree, cue.verb, cue.bounds)
    head = source and cue.tree.lemma[source.head].lower()
    return head in heads().kinds["document"]


_THINKING = frozenset({"think", "expect", "hope", "fear", "doubt", "suggest", "indicate", "show"})


def _made(cue: Cue, kind: str, manner: Manner, start: int) -> Frame | None:
    source = source_of(cue.tree, cue.verb, cue.bounds)
    left = start < 0
    frame = Frame(anchor=cue.verb, manner=manner, kind=kind, lemma=cue.lemma, left=left)
    if cue.end > cue.verb + 1 and cue.lemma == cue.tree.lemma[cue.verb]:
        frame.manner = "believe"
    if neither(cue):
        frame.manner = "decline"
    elif is_negated(cue.tree, cue.verb):
        frame.manner = lexicon().negated.get(cue.lemma, manner)
    if source is None:
        frame.alone = True
    else:
        frame.sources = [source]
        quoted = _quoted(cue)
        if quoted is not None:
            frame.sources.append(quoted)
    frame.cue = [(cue.verb, cue.end)] if len(frame.sources) == 1 else _split(cue)
    if not left:
        frame.content = [(start, start)]
        first = _first_word(cue, source)
        frame.words = [(first, start)]
    else:
        comma = remarked(cue)
        first, last = _block(cue, source)
        frame.words = [(first if comma is None else comma + 1, last)]
    return frame


def _quoted(cue: Cue) -> Source | None:
    """Whom the source quotes: "quoted a minister as saying"."""
    tree = cue.tree
    if as_saying(tree, cue.verb, cue.line.end) is None:
        return None
    whom = tree.child(cue.verb, ("dobj",))
    return None if whom is None else Source(whom, noun_phrase(tree, whom, cue.end - 2))


def _split(cue: Cue) -> list[Range]:
    return [(cue.verb, cue.verb + 1), (cue.end - 2, cue.end)]


def _first_word(cue: Cue, source: Source | None) -> int:
    """Where the attribution's own words begin: at its subject, else at the verb."""
    if source is None or source.head > cue.verb:
        return cue.verb
    nearby = cue.verb - source.tokens[1] <= FAR and cue.tree.dep[cue.verb] != "conj"
    if _has_own_subject(cue) or neither(cue) or (nearby and not _besides(cue, source)):
        return min(cue.verb, source.tokens[0])
    return cue.verb


def _besides(cue: Cue, source: Source) -> bool:
    """As in "Oslo rejected the offer, saying": what is told before the participle is no cue."""
    tree, verb = cue.tree, cue.verb
    up = tree.head[verb]
    told = tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" and tree.pos[up] == "VERB"
    return told and source.tokens[1] <= up < verb and tree.lemma[up] not in _SPEAKING


_SPEAKING = frozenset({"say", "speak", "write", "tell", "reply", "respond", "comment", "ask"})
"""Verbs that are part of the attribution themselves ("replied, saying")."""


def _has_own_subject(cue: Cue) -> bool:
    tree = cue.tree
    return any(tree.dep[k] in {"nsubj", "nsubjpass"} for k in tree.kids[cue.verb])


def _block(cue: Cue, source: Source | None) -> Range:
    first, last = cue.verb, cue.end
    if source:
        a, b = source.tokens
        if b <= cue.verb and cue.verb - b <= FAR:
            first = a
        elif a >= cue.verb:
            last = max(last, b)
    return first, last
