"""The time phrase that dates an event: which of a sentence's phrases hangs on it."""

from collections.abc import Callable, Sequence

import msgspec

from tocsin.read.events.find import Finder
from tocsin.read.events.governors import governors
from tocsin.records import Span, Window

WindowsOf = Callable[[Span], Sequence[Window]]
"""The time windows of a stretch of text, in order; `read.time` gives them."""
_REACH = 6
_DEADLINES = frozenset({"by", "before"})
"""Rules of `read.time` that bound the end alone."""
_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "pcomp", "csubj"})
_WANTED = frozenset({"demanded", "advised"})
_REASONS = frozenset({"over", "for", "after", "following"})
_CONDITIONS = frozenset({"if", "unless"})
_DAY = 24
_PARTS = frozenset({"night", "day", "morning", "evening", "afternoon", "dawn", "winter", "summer"})


def _joined(first: Window, last: Window) -> Window:
    """From the start of one window to the end of another."""
    given = [s for s in (first.span, last.span) if s is not None]
    relative = first.relative and last.relative and (first.relative[0], last.relative[1])
    return msgspec.structs.replace(
        first,
        span=Span(min(s.start for s in given), max(s.end for s in given)),
        latest=last.latest,
        relative=relative,
        edtf=f"{first.edtf.partition('/')[0]}/{last.edtf.rpartition('/')[2]}",
    )


def _over(window: Window) -> bool:
    """Whether a window ends before the report's day is over."""
    return window.relative is not None and (window.relative[1] or _DAY + 1) <= _DAY


class When:
    """Finds the phrase for events of one report; what `windows` gives is kept per sentence."""

    def __init__(self, finder: Finder, windows: WindowsOf) -> None:
        self.finder, self.tree, self.parties = finder, finder.tree, finder.parties
        self.windows = windows
        self._times: dict[int, Sequence[Window]] = {}

    def window(self, anchor: int, path: tuple[int, ...], scope: range) -> Window | None:
        """The phrase that hangs nearest on the trigger or what governs it; else a shared one."""
        found = self._nearest(anchor, path, scope) or self._shared(path)
        last = self._closing(anchor, found, scope) if found else None
        return _joined(found, last) if found and last else found

    def _closing(self, anchor: int, found: Window, scope: range) -> Window | None:
        """As in "as early as tonight, and in any case before Friday": what ends an open window."""
        if not found.resolved or found.span is None or found.latest or not found.earliest:
            return None
        start = found.span.end
        for window in self._of_sentence(anchor):
            if window.span is None or window.span.start < start or window.rule not in _DEADLINES:
                continue
            between = self.tree.within(Span(start, window.span.start))
            told = any(True for _ in self.finder.find(between))
            head = self.parties.head_of(window.span)
            inside = head in scope and not self._parted(anchor, head)
            if inside and not told and window.latest and window.latest > found.earliest:
                return window
        return None

    def _of_sentence(self, anchor: int) -> Sequence[Window]:
        number = self.tree.sentence[anchor]
        if number not in self._times:
            r = self.tree.sentences[number]
            self._times[number] = self.windows(self.tree.span(r.start, r.stop - 1))
        return self._times[number]

    def _nearest(self, anchor: int, path: tuple[int, ...], scope: range) -> Window | None:
        best: tuple[int, int] | None = None
        chosen: Window | None = None
        for window in self._of_sentence(anchor):
            if window.span is None:
                continue
            head = self.parties.head_of(window.span)
            if head not in scope or self._descriptive(head, window.span):
                continue
            distance = self._distance(head, path)
            if distance is None or self._parted(anchor, head):
                continue
            if self._of_another(window, head, path):
                continue
            lasting = not window.resolved and window.rule == "for"  # "for an hour": no date
            key = (distance + 2 * lasting, abs(head - anchor))
            if best is None or key < best:
                best, chosen = key, window
        return chosen

    def _descriptive(self, head: int, span: Span) -> bool:
        """As in "a night curfew", "for the first time since 2019": what kind, not when."""
        tree = self.tree
        bare = tree.lower[head] in _PARTS and span.of(tree.text).lower() == tree.lower[head]
        if bare and tree.dep[head] in {"compound", "amod", "nmod"}:
            return True
        first = tree.at(span.start)
        return first > 1 and tree.lower[first - 1] == "time" and tree.lower[first - 2] == "first"

    def _distance(self, head: int, path: tuple[int, ...]) -> int | None:
        """Steps up from a time phrase to the trigger or its governors; None if elsewhere."""
        for steps, k in enumerate([head, *self.tree.ancestors(head)]):
            if steps > _REACH:
                return None
            if k in path:
                return steps + path.index(k)
            if steps and (self._clause(k, path) or self._dated(k, path)):
                return None
        return None

    def _clause(self, k: int, path: tuple[int, ...]) -> bool:
        """Whether a phrase below a word stays there: a clause or an act of its own.

        "A pause to begin before Friday" is dated all the same; what was agreed for Friday was not
        agreed then; what will be read out on Friday was not received then.
        """
        tree, up = self.tree, self.tree.head[k]
        if tree.dep[k] in _CLAUSES:
            return not (up in path and tree.lemma[k] in governors().occurring)
        if tree.dep[k] == "xcomp":
            table, lemma = governors(), tree.lemma[up]
            meant = lemma in table.verbs or lemma in table.adjectives
            return (up in path and meant) or any(True for _ in self.finder.find([k]))
        ahead = tree.child(k, ("aux",)) is not None and tree.child(up, ("aux",)) is None
        return tree.dep[k] == "conj" and tree.pos[k] in _VERBS and ahead

    def _of_another(self, window: Window, head: int, path: tuple[int, ...]) -> bool:
        """Whether a phrase dates what asks for the event, or what the event is the reason for.

        "Rejected on Sunday a demand for access", "summoned the envoy on Sunday over the raid".
        """
        met = next((k for k in (head, *self.tree.ancestors(head)) if k in path), path[0])
        below = path[: path.index(met)]
        anchor = self.tree.span(path[0], path[0]).start
        if not below or window.span is None or window.span.end > anchor:
            return False
        tree, table = self.tree, governors()
        asked = any(
            table.verbs.get(tree.lemma[k], table.nouns.get(tree.lemma[k])) in _WANTED
            for k in (*below[1:], met)
        )
        reason = any(tree.dep[k] == "prep" and tree.lower[k] in _REASONS for k in below[1:])
        return reason or (asked and _over(window))

    def _dated(self, k: int, path: tuple[int, ...]) -> bool:
        """Another event between the phrase and the trigger: "in answer to last week's raid"."""
        noun = self.tree.pos[k] == "NOUN" and self.tree.dep[k] == "pobj"
        answer = noun and self.tree.lower[self.tree.head[k]] in {"to", "for", "after", "over"}
        return answer and k not in path and any(True for _ in self.finder.find([k]))

    def _parted(self, anchor: int, head: int) -> bool:
        """Whether a clause with a subject of its own begins between a trigger and a phrase."""
        tree = self.tree
        return self._on_condition(anchor, head) or any(
            tree.dep[k] in {"conj", "ROOT"}
            and tree.pos[k] in _VERBS
            and tree.child(k, _SUBJECTS) is not None
            and (subject := tree.child(k, _SUBJECTS) or 0) > anchor
            and subject < k
            and k not in {anchor, *tree.ancestors(anchor)}
            for k in range(anchor + 1, head)
        )

    def _on_condition(self, anchor: int, head: int) -> bool:
        """Whether a condition with a subject of its own begins in between: "unless he goes by"."""
        tree = self.tree
        return any(
            tree.dep[k] == "mark"
            and tree.lower[k] in _CONDITIONS
            and (subject := tree.child(tree.head[k], _SUBJECTS)) is not None
            and k < subject < tree.head[k] < head
            for k in range(anchor + 1, head)
        )

    def _shared(self, path: tuple[int, ...]) -> Window | None:
        """The day of the clause before ("on Monday, and ..."), or of the deed a clause is about."""
        tree = self.tree
        verb = next((k for k in path if tree.pos[k] in _VERBS), None)
        if verb is None or tree.head[verb] == verb:
            return None
        up = tree.head[verb]
        finite = tree.dep[verb] == "acl" and tree.tag[verb] == "VBD"
        if (tree.dep[verb] == "relcl" or finite) and any(True for _ in self.finder.find([up])):
            hosts = (up, *tree.ancestors(up))[:3]
        elif tree.dep[verb] == "conj" and tree.pos[up] in _VERBS and self._past(verb):
            hosts = (up,)
        else:
            return None
        here = tree.sentences[tree.sentence[verb]]
        return self._nearest(up, hosts, range(here.start, verb))

    def _past(self, verb: int) -> bool:
        """Whether a verb is in the past without an auxiliary: it goes on telling."""
        return self.tree.tag[verb] == "VBD" and self.tree.child(verb, ("aux",)) is None
