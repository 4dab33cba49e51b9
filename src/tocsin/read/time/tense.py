"""Whether the clause around a time phrase looks back or forward, from the words near it."""

from collections.abc import Sequence

from tocsin.read.time.context import Tense
from tocsin.read.time.conventions import TenseWords, tense_words
from tocsin.read.time.lexer import Token

CLAUSE_MARKS = frozenset({",", ";", ":", '"', "“", "”"})
STOPS = frozenset({".", "!", "?", ";"})
BE = frozenset({"is", "are", "'re", "'s", "am"})
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that"})
HAVE = frozenset({"have", "has", "had", "having", "'ve", "'d"})
CLAUSE_WORDS = frozenset({",", "and", "who", "which", "when", "where", "after", "as"})
OBJECT_REACH = 4
"""Tokens between a verb and its "to": "told all residents to leave"."""
PARTICIPLE_REACH = 6
"""Tokens between a modal and its participle."""
GIVER_REACH = 5
"""Tokens from "gave" to the time given."""
OPENING = 1
"""Tokens before a phrase that opens its sentence."""
REACH = 25
"""Tokens looked at on either side."""
NEGATION_REACH = 7
"""Tokens between a negation and the preposition it turns round."""


def sentence_bounds(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Token indices of the sentence around tokens `first:last`."""
    start = first
    while start > 0 and tokens[start - 1].word not in STOPS:
        start -= 1
    end = last
    while end < len(tokens) and tokens[end].word not in STOPS:
        end += 1
    return start, end


def tense_at(
    tokens: Sequence[Token], first: int, last: int, *, ahead: bool = False
) -> Tense | None:
    """The nearest cue before the phrase in its sentence, else the first one after it.

    `ahead` is for phrases that look ahead by themselves ("by spring"): only their own clause tells
    otherwise.
    """
    words = tense_words()
    start, end = sentence_bounds(tokens, first, last)
    if first > start and _led_ahead(tokens, first, words):
        return "future"
    for i in range(first - 1, max(start, first - REACH) - 1, -1):
        if ahead and tokens[i].word in CLAUSE_MARKS:
            return None
        found = _cue(tokens, i, words)
        if found == "past" and _weak(tokens, i, words):
            return _modal(tokens, i, start, words) or found
        if found:
            return found
    if ahead and first - start > OPENING:
        return None  # "a decision by Thursday was promised"
    return _after(tokens, (start, first), (last, min(end, last + REACH)), words)


def _led_ahead(tokens: Sequence[Token], first: int, words: TenseWords) -> bool:
    """As in "the deadline is Friday", "the handover was moved to Sunday"."""
    if tokens[first - 1].word != "to":
        return tokens[first - 1].word in {"is", "are"}
    near = tokens[max(0, first - OBJECT_REACH) : first]
    return any(t.word in words.moved for t in near)


def _after(
    tokens: Sequence[Token], before: tuple[int, int], after: tuple[int, int], words: TenseWords
) -> Tense | None:
    """The first cue after the phrase; who says it counts only where the phrase opens a sentence."""
    opening = before[1] - before[0] <= OPENING
    for i in range(*after):
        found = _cue(tokens, i, words)
        if found and (opening or tokens[i].word not in words.telling):
            return found
    return None


def _cue(tokens: Sequence[Token], i: int, words: TenseWords) -> Tense | None:
    token = tokens[i]
    word = token.word
    before = tokens[i - 1].word if i else ""
    if word == "may" and token.cap:
        return None
    if word == "to":
        return _infinitive(tokens, i, words)
    if _looks_ahead(tokens, i, words):
        return "future" if before not in DETERMINERS else None
    if word in words.past:
        return "past" if before not in DETERMINERS and before != "to" else None
    return "past" if _ends_past(word, before, words) else None


def _looks_ahead(tokens: Sequence[Token], i: int, words: TenseWords) -> bool:
    """A modal, a verb of what is planned, "is coming", "warned of"."""
    word = tokens[i].word
    before = tokens[i - 1].word if i else ""
    after = tokens[i + 1].word if i + 1 < len(tokens) else ""
    if word in words.foretelling and after in {"of", "about"}:
        return True
    if word == "set" and after not in {"to", "for"}:
        return False  # "was set on fire"
    going = word.endswith("ing") and before in BE
    return going or word in words.future or word in words.scheduled or word.endswith("'ll")


def sets_deadline(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word before the phrase in its sentence gives somebody time ("gave until noon")."""
    start, _ = sentence_bounds(tokens, first, first)
    words = tense_words().deadlines
    if first > start and tokens[first - 1].word in HAVE:
        return True  # "has until the 15th"
    return any(t.word in words for t in tokens[max(start, first - REACH) : first])


def put_off(tokens: Sequence[Token], first: int) -> bool:
    """Whether what the phrase dates was moved there: "has been put off until Monday"."""
    near = [t.word for t in tokens[max(0, first - 2) : first]]
    if near and near[-1] in {"off", "back"}:
        return near[0] in tense_words().put_off
    return bool(near) and near[-1] in tense_words().postponed


def gives_time(tokens: Sequence[Token], first: int) -> bool:
    """Whether somebody is given the time that follows ("have 72 hours to leave")."""
    near = tokens[max(0, first - GIVER_REACH) : first]
    return any(t.word in tense_words().givers for t in near)


def _weak(tokens: Sequence[Token], i: int, words: TenseWords) -> bool:
    """Whether the past form may be a participle or an infinitive ("will stay closed")."""
    word, before = tokens[i].word, tokens[i - 1].word if i else ""
    return before not in HAVE and (word.endswith("ed") or word in words.unmarked)


def _modal(tokens: Sequence[Token], i: int, start: int, words: TenseWords) -> Tense | None:
    for k in range(i - 1, max(start, i - PARTICIPLE_REACH) - 1, -1):
        word = tokens[k].word
        if word in words.clause_breaks or word in CLAUSE_WORDS:
            return None
        if word in words.future or word.endswith("'ll"):
            return "future"
    return None


def _participle(word: str, words: TenseWords) -> bool:
    return word in words.past or word in words.participles or word.endswith("ed")


def perfect_at(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the clause around the phrase is in the perfect ("has been closed")."""
    words = tense_words()
    start, end = sentence_bounds(tokens, first, last)
    if first - start <= OPENING:  # "for two weeks the city has been without water"
        after = tokens[last : min(end, last + NEGATION_REACH)]
        return any(
            t.word in {"has", "have"} and _participle(after[i + 1].word, words)
            for i, t in enumerate(after[:-1])
        )
    for i in range(first - 1, max(-1, first - 1 - NEGATION_REACH), -1):
        word = tokens[i].word
        if word in STOPS or word in words.clause_breaks:
            return False
        if word in {"has", "have", "'ve"}:
            return any(_participle(t.word, words) for t in tokens[i + 1 : i + 4])
    return False


def _infinitive(tokens: Sequence[Token], i: int, words: TenseWords) -> Tense | None:
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or after.cap or after.kind != "word" or after.word in DETERMINERS:
        return None
    near = tokens[max(0, i - OBJECT_REACH) : i]
    if _announced(tokens, i):
        return "future"
    return "future" if any(t.word in words.to_future for t in near) else None


def _announced(tokens: Sequence[Token], i: int) -> bool:
    """The "to" of a headline: "Chad to free nine soldiers on Saturday"."""
    start, _ = sentence_bounds(tokens, i, i)
    lead = tokens[start:i]
    named = all(t.cap or t.kind == "possessive" for t in lead)
    return 0 < len(lead) <= OBJECT_REACH and named


def _ends_past(word: str, before: str, words: TenseWords) -> bool:
    if not word.endswith("ed") or len(word) < 5 or word in words.not_past:  # noqa: PLR2004 - "fled"
        return False
    return before not in DETERMINERS and before != "be" and before not in BE


def negated(tokens: Sequence[Token], first: int) -> bool:
    """Whether a negation in the same clause turns "until" and "before" into "not before"."""
    words = tense_words()
    for i in range(first - 1, max(-1, first - 1 - NEGATION_REACH), -1):
        word = tokens[i].word
        if word in STOPS or word in words.clause_breaks or word in words.undone or word == ",":
            return False
        if word in words.negations or word.endswith("n't"):
            return True
    return False
