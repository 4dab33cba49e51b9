"""Attributions without a verb of saying: "according to", "reportedly", "is believed to"."""

from collections.abc import Iterator

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import heads, lexicon
from tocsin.read.voices.model import Frame, Source
from tocsin.read.voices.phrases import auxiliaries, is_negated, left_edge, noun_phrase
from tocsin.read.voices.sources import source_at
from tocsin.records import Manner

_TENTATIVE = frozenset({"be", "is", "are", "was", "were", "been", "being"})


def other_frames(parsed: Parsed, line: Sentence) -> Iterator[Frame]:
    """All such attributions of a sentence, in order of their cues."""
    tree = parsed.tree
    for i in range(line.start, line.end):
        for rule in (_according, _account, _put, _convinced, _adverb, _passive):
            frame = rule(tree, line, i)
            if frame is not None:
                yield frame
                break


def _according(tree: Tree, line: Sentence, i: int) -> Frame | None:
    word, manner = tree.lower[i], _SAY
    if word == "according" and i + 2 < line.end and tree.lower[i + 1] == "to":
        after = i + 2
    elif (
        word == "per"
        and i + 1 < line.end
        and tree.pos[i + 1] in {"PROPN", "DET"}
        and tree.lower[i - 1] == ","
    ):
        after = i + 1
    elif tree.lower[max(i - 2, 0) : i] == ["in", "the"] and tree.lower[i + 1 : i + 2] == ["of"]:
        if word not in _WORDED or i + 2 >= line.end:
            return None
        manner = _WORDED[word]
        i, after = i - 2, i + 2
    else:
        return None
    head = _head_after(tree, after, line.end)
    if head is None:
        return None
    source = Source(head, noun_phrase(tree, head, line.end))
    first = i == line.start or all(
        tree.pos[k] in {"CCONJ", "ADV", "PUNCT"} for k in range(line.start, i)
    )
    frame = Frame(anchor=i, manner=manner, kind="prep", lemma="according to", left=not first)
    frame.sources = [source]
    frame.cue = [(i, after)]
    frame.words = [(i, max(source.tokens[1], after + 1))]
    if first:
        start = _behind_comma(tree, frame.words[0][1], line.end)
        frame.words = [(line.start, start)]
        frame.content = [(start, start)]
    return frame


def _passive_by(tree: Tree, i: int, aux: int, by: int) -> Frame | None:
    """As in "is said by two aides to have left"."""
    who, what = tree.pobj(by), tree.child(i, ("xcomp",))
    to = None if what is None else tree.child(what, ("aux",))
    if who is None or to is None or not i < by < to or tree.lower[to] != "to":
        return None
    lemma = tree.lemma[i]
    frame = Frame(anchor=i, manner=lexicon().passive[lemma], kind="passive", lemma=lemma, left=True)
    frame.sources = [Source(who, noun_phrase(tree, who, to))]
    frame.cue = [(min(aux, i), by + 1), (to, to + 1)]
    frame.words = [(min(aux, i), to + 1)]
    return frame


def _account(tree: Tree, line: Sentence, i: int) -> Frame | None:
    """As in "by the army's account", "in the UN's estimate", "by the count of a local chief"."""
    if tree.lower[i] not in {"by", "in", "on"} or (noun := tree.pobj(i)) is None:
        return None
    manner = _ACCOUNTS.get(tree.lemma[noun])
    if manner is None or noun - i > _FAR:
        return None
    of = next((k for k in tree.kids[noun] if tree.lower[k] == "of"), None)
    who = tree.child(noun, ("poss",)) if of is None else tree.pobj(of)
    if who is None or tree.tag[who] == "PRP$":
        return None
    words = noun_phrase(tree, who, line.end) if of is not None else (left_edge(tree, who), who + 1)
    source = Source(who, words)
    last = max(noun + 1, source.tokens[1])
    first = all(tree.pos[k] in {"CCONJ", "ADV", "PUNCT"} for k in range(line.start, i))
    frame = Frame(anchor=i, manner=manner, kind="prep", lemma="according to", left=not first)
    frame.sources, frame.cue, frame.words = [source], [(i, i + 1), (noun, noun + 1)], [(i, last)]
    if first:
        start = _behind_comma(tree, last, line.end)
        frame.words, frame.content = [(line.start, start)], [(start, start)]
    return frame


_FAR = 9
"""Words from "by" to the noun: "by the Somali defence ministry's own account"."""
_ACCOUNTS: dict[str, Manner] = {
    "account": "say",
    "telling": "say",
    "reckoning": "assess",
    "count": "assess",
    "tally": "assess",
    "estimate": "assess",
    "estimation": "assess",
    "calculation": "assess",
    "assessment": "assess",
    "view": "believe",
    "opinion": "believe",
}


def _convinced(tree: Tree, line: Sentence, i: int) -> Frame | None:
    """As in "is convinced that", "was confident that"."""
    if tree.lower[i] not in _CONVINCED or i + 2 >= line.end or tree.lower[i + 1] != "that":
        return None
    be = tree.head[i] if tree.dep[i] in {"acomp", "oprd"} else i
    who = tree.child(be, ("nsubj", "nsubjpass"))
    if who is None or who > i or is_negated(tree, be):
        return None
    source = source_at(tree, who, (line.start, line.end), i)
    frame = Frame(anchor=i, manner="believe", kind="clause", lemma="believe")
    frame.sources, frame.cue = [source], [(source.tokens[1], i + 1)]
    frame.words, frame.content = [(source.tokens[0], i + 2)], [(i + 2, i + 2)]
    return frame


_CONVINCED = frozenset(
    "convinced confident certain sure hopeful optimistic sceptical skeptical adamant".split()  # noqa: SIM905 - a table
)


def _done_by(tree: Tree, i: int, aux: int, by: int) -> Frame | None:
    """As in "The move was first reported by X": what was reported is its subject."""
    who = tree.pobj(by)
    what = next((k for k in tree.kids[i] if tree.dep[k] == "nsubjpass" and k < aux), None)
    manner = _REVEALED.get(tree.lemma[i])
    if who is None or what is None or manner is None or tree.pos[what] == "PRON":
        return None
    lemma = tree.lemma[i]
    frame = Frame(anchor=i, manner=manner, kind="answered", lemma=lemma)
    frame.sources = [Source(who, noun_phrase(tree, who, len(tree)))]
    frame.cue = [(min(aux, i), by + 1)]
    frame.words = [(min(aux, i), frame.sources[0].tokens[1])]
    frame.content = [(tree.left_edge(what), aux)]
    return frame


def _also_by(tree: Tree, i: int) -> Frame | None:
    """As in "was reported by X and later confirmed by Y"."""
    first, by = tree.head[i], tree.child(i, ("agent",))
    aux = tree.child(first, ("auxpass",))
    if by is None or aux is None or tree.child(first, ("nsubjpass",)) is None:
        return None
    frame = _done_by(tree, first, aux, by)
    manner = _REVEALED.get(tree.lemma[i])
    if frame is None or manner is None:
        return None
    frame.anchor, frame.manner, frame.lemma = i, manner, tree.lemma[i]
    frame.cue, frame.words = [(i, by + 1)], [(i, frame.words[0][1])]
    return frame


_REVEALED: dict[str, Manner] = {
    "report": "report",
    "confirm": "confirm",
    "deny": "deny",
    "announce": "announce",
    "disclose": "announce",
    "reveal": "say",
}


def _put(tree: Tree, line: Sentence, i: int) -> Frame | None:
    """As in "as one diplomat put it"."""
    if tree.lemma[i] != "put" or i + 1 >= line.end or tree.lower[i + 1] != "it":
        return None
    who = tree.child(i, ("nsubj",))
    first = None if who is None else tree.left_edge(who) - 1
    if who is None or first is None or first < line.start or tree.lower[first] != "as":
        return None
    opens = first == line.start
    frame = Frame(anchor=i, manner="say", kind="prep", lemma="put", left=not opens)
    frame.sources = [Source(who, noun_phrase(tree, who, i))]
    frame.cue = [(first, first + 1), (i, i + 2)]
    frame.words = [(first, i + 2)]
    if opens:
        start = _behind_comma(tree, i + 2, line.end)
        frame.words, frame.content = [(first, start)], [(start, start)]
    return frame


def _head_after(tree: Tree, start: int, end: int) -> int | None:
    """Head of the noun phrase that begins at a token."""
    k = start
    if tree.lower[k + 1 : k + 2] == ["of"] and tree.lower[k] in heads().numbers:
        return k
    while k < end and tree.tag[k] not in {"NN", "NNS", "NNP", "NNPS", "PRP"}:
        if tree.tag[k] in {"VBD", "VBZ", "MD", ",", "."}:
            return None
        k += 1
    if k >= end:
        return None
    while tree.dep[k] in {"compound", "poss", "nmod", "amod"} and k < tree.head[k] < end:
        k = tree.head[k]
    return k


_SAY: Manner = "say"
_WORDED: dict[str, Manner] = {
    "words": "quote",
    "view": "believe",
    "opinion": "believe",
    "judgment": "assess",
    "judgement": "assess",
    "assessment": "assess",
}
"""As in "in the words of", "in the view of"."""
_ASIDE = frozenset({"who", "which", "whose", "citing", "quoting"})


def _behind_comma(tree: Tree, start: int, end: int) -> int:
    """Start of the clause behind an opening phrase: behind its comma, else at once."""
    for k in range(start, min(start + 30, end)):
        if tree.lower[k] == ",":
            if k + 1 < end and tree.lower[k + 1] in _ASIDE:
                continue
            return k + 1 + (k + 1 < end and tree.lower[k + 1] in {'"', "\u201d", "'", "\u2019"})
        if tree.tag[k] in {"VBD", "VBZ", "MD"} and tree.dep[k] in {"ROOT", "aux"}:
            return start
    return start


def _adverb(tree: Tree, line: Sentence, i: int) -> Frame | None:
    manner = lexicon().adverbs.get(tree.lower[i])
    if manner is None or i + 1 >= line.end or tree.dep[i] == "amod":
        return None
    frame = Frame(anchor=i, manner=manner, kind="adverb", lemma=tree.lower[i], left=True)
    frame.sources = [Source(i, (i, i), implied=True)]
    frame.cue = [(i, i + 1)]
    frame.words = [(i, i + 1)]
    return frame


def _passive(tree: Tree, line: Sentence, i: int) -> Frame | None:
    """As in "X is believed to have left", "was told that", "is reported to be"."""
    manner = lexicon().passive.get(tree.lemma[i])
    aux = next(
        (k for k in tree.kids[i] if tree.dep[k] == "auxpass" and tree.lower[k] in _TENTATIVE), None
    )
    if aux is None and tree.dep[i] == "conj":
        return _also_by(tree, i)
    if manner is None or tree.tag[i] != "VBN" or aux is None or i + 1 >= line.end:
        return None
    nxt = i + 1
    if "not" in tree.lower[aux:i]:
        return None
    by = tree.child(i, ("agent",))
    if by is not None:
        return _passive_by(tree, i, aux, by) or _done_by(tree, i, aux, by)
    if tree.lower[nxt] == "to" and tree.lemma[i] != "tell":
        frame = Frame(anchor=i, manner=manner, kind="passive", lemma=tree.lemma[i], left=True)
        frame.cue = [(min(aux, i), nxt + 1)]
        frame.words = [(min(aux, i), nxt + 1)]
    else:
        that = next(
            (k for k in range(nxt, min(nxt + 6, line.end)) if tree.lower[k] == "that"), None
        )
        if that is None or not auxiliaries(tree, i):
            return None
        frame = Frame(anchor=i, manner=manner, kind="passive", lemma=tree.lemma[i])
        subject = next((k for k in tree.kids[i] if tree.dep[k] == "nsubjpass"), aux)
        frame.cue = [(min(aux, i), i + 1)]
        frame.words = [(min(subject, aux), that + 1)]
        frame.content = [(that + 1, that + 1)]
    frame.sources = [Source(i, (i, i), implied=True)]
    return frame
