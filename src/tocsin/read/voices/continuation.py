"""Sentences without a cue that go on as the last voice's talk."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Attribution
from tocsin.read.voices.nouns import that_is
from tocsin.read.voices.retakes import retakes
from tocsin.read.voices.sources import source_at
from tocsin.read.voices.speech import Speech
from tocsin.read.voices.voice import describe, is_publisher
from tocsin.records import Span
from tocsin.vocabulary.numerals import ORDINALS


def continued(
    parsed: Parsed, line: Sentence, before: list[Attribution], speech: Speech
) -> Iterator[Attribution]:
    """The attribution of a sentence that goes on as the voice before; none when in doubt."""
    if not before or line.headline or not before[-1].voices:
        return
    last, previous = before[-1], _previous(parsed, line)
    if previous is None or not last.sentence.overlaps(previous.span):
        return
    if _by_outlet(parsed, line):
        return
    if previous.paragraph != line.paragraph:
        content = speech.trimmed(line.span)
        if content and _one_each(parsed, previous, line) and retakes(parsed, line, last):
            yield _carried(last, content, line, speech.quoted((content,)))
        return
    equated = _equated(parsed, line, last, speech)
    if equated is not None:
        yield equated
        return
    content = speech.trimmed(line.span)
    if content is None:
        return
    quote = speech.around(content)
    if quote is not None:
        yield _carried(last, content, line, "direct")
    elif _talks_on(parsed, line, last) or retakes(parsed, line, last):
        yield _carried(last, content, line, speech.quoted((content,)))


def _by_outlet(parsed: Parsed, line: Sentence) -> bool:
    """As in "The Courier could not verify the toll": an outlet itself is what it is about."""
    tree = parsed.tree
    about = (
        k
        for k in range(line.start, line.end)
        if tree.dep[k] == "nsubj" and tree.dep[tree.head[k]] == "ROOT"
    )
    k = next(about, None)
    if k is None:
        return False
    voice = describe(parsed, source_at(tree, k, (line.start, line.end), line.end))
    return voice is not None and (voice.kind == "outlet" or is_publisher(parsed, voice))


def _previous(parsed: Parsed, line: Sentence) -> Sentence | None:
    i = bisect_left(parsed.lines, line.start, key=lambda s: s.start)
    return parsed.lines[i - 1] if i else None


def _one_each(parsed: Parsed, first: Sentence, second: Sentence) -> bool:
    """Paragraphs of one sentence, as agencies write: the break between them says nothing."""
    inside = [s for s in parsed.lines if first.paragraph <= s.paragraph <= second.paragraph]
    return inside == [first, second] and not first.headline


def _equated(
    parsed: Parsed, line: Sentence, last: Attribution, speech: Speech
) -> Attribution | None:
    """As in "The suggestion is that ...": the noun says in which manner the voice goes on."""
    tree = parsed.tree
    for k in range(line.start, line.end):
        that = that_is(tree, k)
        if that is None:
            continue
        if not any(tree.lower[j] in _RETAKEN for j in tree.kids[k]):
            return None
        content = speech.trimmed(Span(tree.end[that], line.span.end))
        if content is None:
            return None
        cue = parsed.span(tree.left_edge(k), tree.head[k] + 1)
        carried = _carried(last, content, line, speech.quoted((content,)))
        return replace(carried, manner=lexicon().said[tree.lemma[k]], cue=(cue,), rule="equated")
    return None


_RETAKEN = frozenset({"the", "this", "that", "their", "his", "her", "its"})


def _carried(last: Attribution, content: Span, line: Sentence, quoted: str) -> Attribution:
    return Attribution(
        content=(content,),
        cue=(),
        voices=last.voices,
        manner="say" if last.manner not in {"assess", "believe", "report"} else last.manner,
        quoted="direct" if quoted == "direct" else "mixed" if quoted == "mixed" else "indirect",
        sentence=line.span,
        inferred=True,
        rule="continued",
    )


_SHIFTED = frozenset({"would", "could", "might", "had"})
_COUNTED = frozenset(
    "some others none many several two three four both another one neither each most few".split()  # noqa: SIM905 - a table
)
_THINKING = frozenset(
    {"believe", "think", "expect", "fear", "hope", "doubt", "suspect", "rule", "consider", "want"}
)


def _talks_on(parsed: Parsed, line: Sentence, last: Attribution) -> bool:
    """Free indirect style: "would", "had", "they believe", or more about those just told of."""
    if last.quoted == "none" or (last.voices[-1].kind == "document" and not last.inferred):
        return False
    tree = parsed.tree
    verbs = [k for k in range(line.start, line.end) if tree.tag[k] in {"VBD", "VBZ", "VBP", "MD"}]
    if not verbs:
        return False
    if tree.lower[verbs[0]] in _SHIFTED:
        return True
    subject = next(
        (k for k in range(line.start, verbs[0]) if tree.dep[k] in {"nsubj", "nsubjpass"}), None
    )
    if subject is None:
        return False
    if tree.lower[subject] in _COUNTED or _ordinal(tree, subject, line):
        return True
    thinks = tree.lemma[verbs[0]] in _THINKING or any(
        tree.lemma[k] in _THINKING for k in range(verbs[0], min(verbs[0] + 4, line.end))
    )
    return tree.lower[subject] == "they" and thinks


def _ordinal(tree: Tree, subject: int, line: Sentence) -> bool:
    """As in "A third is on standby"."""
    numbered = tree.tag[subject] == "JJ" or tree.lower[subject] in ORDINALS
    return numbered and tree.lower[line.start] in {"a", "another", "the"}
