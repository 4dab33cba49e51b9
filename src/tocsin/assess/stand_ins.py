"""The word in a statement that stands for an event which reading did not code."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from tocsin.assess.cues import phrase_pattern
from tocsin.assess.rules import questions
from tocsin.records import Event, Span, Statement

BEFORE = 400
"""Characters before a statement in which a strong word may stand for a weak one."""
ATTACK = "attack"
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN", "AGREE"})
"""Types that are said, not done: a forecast may stand beside them."""
_TOLD = frozenset({"actual", "denied"})
_NEW_CLAUSE = re.compile(
    r"[;:.!?]\s|,\s+(?:when|which|who|whom|whose|where|after|before|because|as|and|but|while)\b"
)


_NEAR = 24
"""Characters before a word in which its helping verbs stand."""
_HAVE = re.compile(r"\b(?:have|has|had|having|'ve)\s+(?:\w+\s+)?(?:been\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:be|being|get|gets|getting|is|are)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\w+ed(?:\s\w+)*|sunk|shot(?:\sdown)?|blown\sup|brought\sout|flown\sout|overthrown",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether|in case|in the event|lest)\b", re.IGNORECASE)


class _Words(msgspec.Struct, frozen=True):
    """The words of one family as patterns."""

    family: str
    strong: re.Pattern[str]
    weak: re.Pattern[str] | None
    before: re.Pattern[str]
    adjacent: re.Pattern[str] | None


@cache
def future() -> re.Pattern[str]:
    """Words of possibility or futurity."""
    return phrase_pattern(questions().future)


@cache
def _families() -> tuple[_Words, ...]:
    return tuple(
        _Words(
            family,
            phrase_pattern(s.strong),
            phrase_pattern(s.weak) if s.weak else None,
            phrase_pattern(s.context or s.strong),
            _beside(s.strong) if s.adjacent else None,
        )
        for family, s in questions().stand_ins.items()
    )


def _beside(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word of possibility and one of `words`, few words between them, either first."""
    futures = (*questions().future, "should")  # of nature it foretells, of people it advises
    ahead, named = (phrase_pattern(p).pattern for p in (futures, words))
    near, far = r"(?:\s+\w+){0,4}?\s+", r"(?:\s+\w+){0,6}?\s+"
    return re.compile(rf"{ahead}{near}{named}|{named}{far}{ahead}", re.IGNORECASE)


@cache
def _elsewhere() -> re.Pattern[str]:
    return phrase_pattern(questions().elsewhere)


class Passage(msgspec.Struct, frozen=True):
    """Where a statement's event may be named, and where it may be said to lie ahead."""

    text: str
    content: tuple[Span, ...]
    ahead: tuple[Span, ...]
    """The content with what leads to it ("forecasters expect")."""
    near: tuple[Span, ...] = ()
    """Words that say by themselves that it is near ("days away")."""
    threat: bool = False

    def futures(self) -> Iterator[Span]:
        """Words that say that something lies ahead."""
        yield from self.near
        yield from _all(future(), self.text, self.ahead)


def stand_in(statement: Statement, passage: Passage) -> tuple[str, Span] | None:
    """The family and the word; None when no word stands for an event that lies ahead.

    Sport, business, culture and remembrance use the same words: where the sentence is about them
    none of its words counts.
    """
    whole = statement.sentence or passage.content[0]
    if _elsewhere().search(passage.text, whole.start, whole.end):
        return None
    done = any(happened(e) for e in statement.events)
    for words in _families():
        if done and words.adjacent is None:
            continue
        for span in _named(passage, words):
            if foretold(passage, span):
                return words.family, span
    return None


def spoken_of(text: str, span: Span) -> Span | None:
    """The last word before a stretch that names an attack."""
    strong = next(w.strong for w in _families() if w.family == ATTACK)
    found = [*strong.finditer(text, max(0, span.start - BEFORE), span.start)]
    return Span(found[-1].start(), found[-1].end()) if found else None


def happened(event: Event) -> bool:
    """Whether an event is told or denied, not foretold; what is merely said is no such event."""
    return event.type not in VERBAL and event.modality in _TOLD


def _named(passage: Passage, words: _Words) -> Iterator[Span]:
    """Every word that names the event; the weak ones where something before vouches for them."""
    text, content = passage.text, passage.content
    if words.adjacent is not None:
        yield from _all(words.adjacent, text, passage.ahead)
        return
    yield from _all(words.strong, text, content)
    if words.weak is None:
        return
    near = words.before.search(text, max(0, content[0].start - BEFORE), content[-1].end)
    if near or (passage.threat and words.family == ATTACK):
        yield from _all(words.weak, text, content)


def _all(pattern: re.Pattern[str], text: str, content: tuple[Span, ...]) -> Iterator[Span]:
    for span in content:
        for m in pattern.finditer(text, span.start, span.end):
            yield Span(m.start(), m.end())


def foretold(passage: Passage, trigger: Span) -> bool:
    """Whether a word of futurity stands in one clause with the word that stands for the event.

    Not in "if Kelmoria is attacked", "the seized tanker", "might have sunk by then".
    """
    text = passage.text
    if _is_past(text, trigger) or _is_condition(text, passage.content, trigger):
        return False
    return any(one_clause(text, word, trigger) for word in passage.futures())


def one_clause(text: str, a: Span, b: Span) -> bool:
    """Whether no new clause begins between two stretches."""
    return _NEW_CLAUSE.search(text, min(a.end, b.end), max(a.start, b.start)) is None


def _is_past(text: str, trigger: Span) -> bool:
    before = text[max(0, trigger.start - _NEAR) : trigger.start]
    if _HAVE.search(before):
        return True
    return bool(_PARTICIPLE.fullmatch(trigger.of(text))) and not _PASSIVE.search(before)


def _is_condition(text: str, content: tuple[Span, ...], trigger: Span) -> bool:
    start = next((s.start for s in content if s.contains(trigger)), trigger.start)
    marks = [m.end() for m in _IF.finditer(text, start, trigger.start)]
    return bool(marks) and not re.search(r"[,;:]", text[marks[-1] : trigger.start])
