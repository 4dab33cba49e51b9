"""Where content ends, and where it goes on behind an attribution that interrupts it."""

from itertools import pairwise

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.chains import takes_up
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Frame, Range
from tocsin.read.voices.phrases import has_predicate, opening, tells

MARKS = frozenset({'"', "\u201c", "\u201d", "''", "``", "'", "\u2018", "\u2019"})
_PUBLIC_ACTS = frozenset(
    {"publish", "display", "show", "release", "post", "share", "hold", "speak", "cite", "quote"}
)
_TELLING = frozenset(
    {"say", "cite", "give", "name", "elaborate", "specify", "provide", "identify", "offer"}
)
_GOES_ON = frozenset(
    "how what why whether because unless if though although even until provided so lest".split()  # noqa: SIM905 - a table
)
_JOINING = frozenset({"while", "whereas", "and", "but"})
_NOMINAL = frozenset({"object", "of", "for", "about", "charge", "claim", "headline"})
_FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
_TALK = frozenset({"would", "could", "might", "may", "will", "should", "must", "'d", "had"})
_OUTSIDE = frozenset({"after", "as", "while", "before", "when"})
_CUT_BEFORE = frozenset(
    {
        "after",
        "that",
        "because",
        "as",
        "and",
        "but",
        "while",
        "when",
        "since",
        "though",
        "which",
        "where",
        "who",
        "if",
    }
)


_CLOSE = 3
"""Words up to a joined verb: "and has asked"."""
_HEDGES = frozenset({"adverb", "passive"})
_SETTLED = frozenset({"headline", "answered", "spotted"})
"""Frames that know their content from the start."""


class Regions:
    """The frames of one sentence, given their content."""

    def __init__(self, parsed: Parsed, line: Sentence, frames: list[Frame]) -> None:
        self.tree: Tree = parsed.tree
        self.line = line
        self.frames = sorted(frames, key=lambda f: f.anchor)
        self.begins = {id(f): opening(self.tree, self._first(f), line.start) for f in self.frames}
        self.quoted = [parsed.tokens(q.span) for q in parsed.quotes if line.span.overlaps(q.span)]

    def _first(self, frame: Frame) -> int:
        """First word of an attribution; its verb, when another one stands in between."""
        first = frame.words[0][0]
        between = any(first < f.anchor < frame.anchor for f in self.frames)
        return frame.anchor if between and first < frame.anchor else first

    def settle(self) -> None:
        """Give every frame its content; a frame that is left without any keeps none."""
        for frame in self.frames:
            if not frame.left and frame.kind not in _SETTLED:
                start = frame.content[0][0]
                end = self.end_from(start, frame)
                frame.content = [(start, end)] if end > start else []
                self._with_channel(frame, end)
        for frame in self.frames:
            if frame.left and frame.kind not in _SETTLED:
                inside = frame.kind in {"adverb", "passive"}
                frame.content = self._around(frame) if inside else self._left(frame)

    # -- right -------------------------------------------------------------------------------

    def _with_channel(self, frame: Frame, end: int) -> None:
        """As in ", in a letter seen by X" behind what was said: words of the attribution too."""
        if end + 1 < self.line.end and self.tree.lower[end] == "," and self._in_channel(end + 1):
            frame.words.append((end, self._closing_comma(end + 1)))

    def end_from(self, start: int, frame: Frame) -> int:
        """Where content that starts at a token ends: before the next attribution or break."""
        limit = self.line.end
        for other in self.frames:
            begin = self.begins[id(other)]
            if other.kind in _HEDGES and (frame.left or other.kind == "adverb"):
                continue
            if frame.left and 0 < other.anchor - start <= _CLOSE and self._joined_perfect(other):
                continue
            if other is frame or not start < begin < limit or self.nested(frame, other):
                continue
            if not self._deeper(start, frame, other):
                limit = begin
        limit = self._end_of_speech(start, limit)
        for k in range(start, limit):
            if self._breaks(k, frame):
                return k
        return limit

    def _deeper(self, start: int, frame: Frame, inner: Frame) -> bool:
        """Whether it belongs to the attribution that opens the content: "X says Y believes"."""
        opens = (
            f
            for f in self.frames
            if f is not frame and self.begins[id(f)] <= start <= self._first(f)
        )
        return any(self.nested(f, inner) for f in opens)

    def _end_of_speech(self, start: int, limit: int) -> int:
        """A quotation that opens the content and is closed before a comma is all of it."""
        for q in self.quoted:
            if q.start == start and q.end < limit - 1 and self.tree.lower[q.end] in MARKS:
                return q.end if self.tree.lower[q.end + 1] == "," else limit
        return limit

    def _breaks(self, k: int, frame: Frame) -> bool:
        word = self.tree.lower[k]
        if word == ";" and not self._in_quote(k):
            return True
        if word != "," or self._in_quote(k) or k + 1 >= self.line.end:
            return False
        return any(rule(k + 1, frame) for rule in (self._by_act, self._by_joining, self._by_remark))

    def _by_act(self, k: int, frame: Frame) -> bool:
        """As in ", publishing a video", ", without saying when": what the speaker did beside."""
        tree = self.tree
        if tree.tag[k] in _FINITE and tree.dep[frame.anchor] == "relcl":
            return True  # "X, who denied Y, left": the main clause goes on
        beside = tree.head[k] == frame.anchor
        if tree.tag[k] == "VBG":
            return beside or tree.lemma[k] in _PUBLIC_ACTS
        silent = (
            tree.lower[k] == "without" and tree.lemma[min(k + 1, self.line.end - 1)] in _TELLING
        )
        return silent or (beside and tree.lower[k] == "without")

    def _by_joining(self, k: int, frame: Frame) -> bool:
        """As in ", and recalled its ambassador": what the speaker did next."""
        tree = self.tree
        if tree.lower[k] not in _JOINING or k + 1 >= self.line.end:
            return False
        if frame.kind in _NOMINAL and tells(self.tree, k + 1, self.line.end):
            return True
        joined = tree.dep[k + 1] == "conj" and tree.head[k + 1] == frame.anchor
        return joined and tree.tag[k + 1] in {"VBD", "VBZ", "VBP"}

    def _by_remark(self, k: int, _frame: Frame) -> bool:
        return self._apposed_claim(k) or self._in_channel(k)

    def _in_channel(self, k: int) -> bool:
        """As in ", in a letter to ...", ", in a statement": how it was said, not what."""
        tree = self.tree
        if tree.lower[k] != "in" or k + 2 >= self.line.end or tree.lower[k + 1] not in {"a", "an"}:
            return False
        return any(
            tree.lemma[j] in lexicon().words["channels"]
            for j in range(k + 2, min(k + 5, self.line.end))
        )

    def _apposed_claim(self, k: int) -> bool:
        """As in ", a claim that ...", ", a step X called ...": the outlet's remark on it."""
        tree = self.tree
        if tree.lower[k] not in {"a", "an", "in"} or k + 2 >= self.line.end:
            return False
        if tree.lower[k] == "in":
            return tree.lower[k + 1] == "what"
        head = k + 1 if tree.pos[k + 1] == "NOUN" else k + 2
        if tree.lemma[head] in lexicon().words["remarks_on"] and head + 1 < self.line.end:
            return True
        return any(
            head < self.begins[id(f)] + 8
            and head < f.anchor < head + 16
            and self._below(f.anchor, head)
            for f in self.frames
        )

    def _below(self, i: int, head: int) -> bool:
        return head in self.tree.ancestors(i)

    def nested(self, outer: Frame, inner: Frame) -> bool:
        """Whether an attribution belongs to the content of another one."""
        tree = self.tree
        i = inner.anchor
        if tree.tag[i] == "VBG" and i > self.line.start and tree.lower[i - 1] == ",":
            return False
        if i < outer.anchor and not outer.left:
            return False
        if takes_up(self.tree, inner) or self._is_aside(inner):
            return False
        child = i
        for up in (i, *tree.ancestors(i)):
            if up == outer.anchor:
                return (
                    tree.dep[child] in {"ccomp", "xcomp", "dobj", "prep", "pobj", "oprd", "attr"}
                    and child != i
                ) or tree.dep[i] in {"ccomp", "xcomp"}
            child = up
        return False

    def _is_aside(self, inner: Frame) -> bool:
        """As in ", as X reported"."""
        begin, first = self.begins[id(inner)], inner.words[0][0]
        opened = self.tree.lower[begin : max(first, inner.anchor)]
        if not opened or opened[0] != ",":
            return False
        own = any(self.tree.dep[k] == "nsubj" for k in self.tree.kids[inner.anchor])
        return "as" in opened or (own and bool(_JOINING & set(opened)))

    def _in_quote(self, k: int) -> bool:
        return any(q.start <= k < q.end for q in self.quoted)

    def _around(self, frame: Frame) -> list[Range]:
        """As in "X is believed to have left": the clause without the words of the cue."""
        first, last = frame.words[0]
        start = self._left_start(frame, first)
        if start >= first:
            start = min(start, first)
        parts = [(start, first), (last, self.end_from(last, frame))]
        return [p for p in parts if p[1] > p[0]]

    # -- left --------------------------------------------------------------------------------

    def _left(self, frame: Frame) -> list[Range]:
        begin = self.begins[id(frame)]
        while begin < frame.words[0][0] and self.tree.lower[begin] in {"and", "but"}:
            begin += 1
        start = self._left_start(frame, begin)
        tail = self._tail(frame)
        before = [(start, begin)] if begin > start else []
        said = has_predicate(self.tree, start, begin) or any(
            self.tree.lower[k] in MARKS for k in range(start, begin)
        )
        after = self._after(frame, tail, interrupted=not said)
        frame.words.append((frame.words[0][1], tail))
        return before + after

    def _complete(self, start: int, begin: int) -> bool:
        last = begin - 1
        while last > start and self.tree.lower[last] in {",", *MARKS}:
            last -= 1
        return self.tree.lower[last] not in _CUT_BEFORE

    def _left_start(self, frame: Frame, begin: int) -> int:
        start = self.line.start
        for k in range(self.line.start, begin):
            if (self.tree.lower[k] == ";" and not self._in_quote(k)) or (
                self.tree.lower[k] == ":"
                and not self._in_quote(k)
                and (self.line.headline or has_predicate(self.tree, self.line.start, k))
            ):
                start = k + 1
        for other in self.frames:
            if other is frame or other.anchor >= frame.anchor:
                continue
            if other.left and other.kind not in _HEDGES and start < other.anchor < begin:
                start = max(start, other.words[-1][1])
        first = frame.words[0][0]
        opened = self.tree.lower[begin : first + 1]
        cut = any(a in _CUT_BEFORE and b == "," for a, b in pairwise(opened))
        if cut or not self._complete(start, begin):
            return begin
        start = self._clause_behind_as(frame, start, begin)
        while start < begin and self.tree.lower[start] in {",", "and", "but", *MARKS}:
            start += 1
        return start

    def _clause_behind_as(self, frame: Frame, start: int, begin: int) -> int:
        """As in ", as X reported": X reported the clause next to it, not the whole sentence."""
        tree = self.tree
        first = frame.words[0][0]
        if "as" not in tree.lower[begin : max(first, frame.anchor)]:
            return start
        for k in range(begin - 1, start, -1):
            if tree.lower[k] in {"after", "whether", "that", "because"} and has_predicate(
                self.tree, k, begin
            ):
                return k + 1
        return start

    def _tail(self, frame: Frame) -> int:
        """Behind the attribution and its adverbials: the next comma, semicolon or end."""
        tree, end = self.tree, self.line.end
        k = frame.words[0][1]
        while k < end:
            word = tree.lower[k]
            if word in {",", ";", "\u2014"} and not self._in_quote(k):
                if (
                    word == ","
                    and k + 1 < end
                    and (self._describes(k + 1) or self._is_name(k, frame))
                ):
                    k = self._closing_comma(k + 1)
                    continue
                return k
            if word == ":" or (tree.lower[k] in MARKS and k > frame.words[0][1]):
                return k
            if word in _OUTSIDE and tells(self.tree, k + 1, self.line.end):
                return k
            k += 1
        return end

    def _describes(self, k: int) -> bool:
        """A relative clause on the source that attributes nothing itself."""
        if self.tree.lower[k] not in {"who", "whose", "which"}:
            return False
        end = self._closing_comma(k)
        return not any(k <= f.anchor < end for f in self.frames if f.kind != "adverb")

    def _is_name(self, comma: int, frame: Frame) -> bool:
        """An apposition to the source on the right: "said X, a former policeman who leads ..."."""
        source = frame.sources[0] if frame.sources else None
        return bool(source and source.head > frame.anchor and comma < source.tokens[1])

    def _closing_comma(self, k: int) -> int:
        while k < self.line.end and self.tree.lower[k] not in {",", ";"}:
            k += 1
        return k

    def _after(self, frame: Frame, tail: int, *, interrupted: bool) -> list[Range]:
        """Content that goes on behind the attribution."""
        start = self._resumes(tail, interrupted=interrupted)
        if start is None or any(
            tail <= self.begins[id(f)] <= start and not self._joined_perfect(f)
            for f in self.frames
            if f is not frame
        ):
            return []
        end = self.end_from(start, frame)
        return [(start, end)] if end > start else []

    def _joined_perfect(self, frame: Frame) -> bool:
        """As in ", X said, and has asked ...": told by X still, not X's own next word."""
        return self.tree.lower[frame.anchor - 1] in {"has", "have"}

    def _resumes(self, tail: int, *, interrupted: bool) -> int | None:
        """Where content goes on behind the attribution; None where it does not."""
        tree, first = self.tree, tail + 1
        if first >= self.line.end:
            return None
        word = tree.lower[first]
        if tree.lower[tail] in {";", ":"}:
            anew = tree.lower[tail] == ";" and self._asserts_anew(first)
            return None if anew else first + (word in MARKS)
        if tree.lower[tail] in MARKS:
            return first
        if word in {"and", "but"}:
            return self._joined(first)
        if word == "to" and tree.tag[min(first + 1, self.line.end - 1)] == "VB":
            return first
        goes_on = word in _GOES_ON or word in MARKS or tree.tag[first] in _FINITE
        return first + (word == "that") if goes_on or interrupted or word == "that" else None

    def _asserts_anew(self, start: int) -> bool:
        """Somebody else says, or does not say, something behind the semicolon."""
        tree, table = self.tree, lexicon().verbs
        for k in range(start, self.line.end):
            if tree.lower[k] == ";":
                return False
            if (
                tree.lemma[k] in table
                and "clause" in table[tree.lemma[k]]
                and tree.pos[k] == "VERB"
            ):
                done = tree.child(k, ("auxpass",)) and tree.lemma[k] not in lexicon().passive
                return tree.dep[k] not in {"xcomp", "amod"} and not done
        return False

    def _joined(self, conjunction: int) -> int | None:
        """As in ", and has asked ...", ", but a batch could follow": still the same voice's."""
        tree, end = self.tree, self.line.end
        k = conjunction + 1
        while k < end and tree.tag[k] == "RB":
            k += 1
        if k >= end:
            return None
        start = conjunction if tree.lower[conjunction] == "and" else k
        if tree.pos[k] in {"VERB", "AUX"} and tree.tag[k] != "VBG":
            return start
        for j in range(k, min(k + 14, end)):
            if tree.tag[j] in {"VBD", "VBZ", "VBP", "MD"}:
                hedged = j + 1 < end and (
                    tree.lower[j + 1] == "to" or tree.lemma[j + 1] in lexicon().passive
                )
                passive = tree.lower[j] in {"were", "was"} and hedged
                return start if tree.lower[j] in _TALK or passive else None
        return None
