"""Where sentences start: preset before the parser runs, so that it parses what a reader would read.

The statistical pipeline splits at "Gen.", in front of "he said" after a question mark, and not at
headlines; news text has few enough ways to end a sentence to be told them outright.
"""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.tokens import Doc, Token

from tocsin.read.words import words

LONGEST = 250
"""Tokens in one sentence; what is longer (tables, run-on text) is cut here."""

_FINAL = frozenset({".", "!", "?", "...", "…", "?!", "!!", ".."})
_CLOSERS = frozenset({'"', "”", "\u2019", "'", "''", ")", "]", "»"})
_TAILS = _FINAL | _CLOSERS
"""What a sentence ends with, but for abbreviations."""
_NEVER = words()["never"]
"""Abbreviations that a name or number follows."""
_STARTERS = words()["starters"]
_BULLETS = frozenset({"-", "*", "•", "\u2013", "—", "·", "▪"})
_SAYING = words()["saying"]
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'\u2019.\-/ ]{2,40}(?:, [A-Z][\w.' ]{1,25}){0,2}(?: \([^()\n]{2,40}\))?"
    r"|[A-Z][\w'\u2019.\- ]{2,30}(?:, [A-Z][\w.' ]{1,25}){0,2} \([^()\n]{2,40}\))"
    r"\s?(?:--?|\u2013|—)\s+"
)
_LINES = re.compile(r"[ \t]*\n[ \t]*(?:\n\s*)?")
_MARKS = 24
"""Marks behind the end of a sentence among which the next word is looked for."""
_WRAPPED = 60
"""A line at least this long that ends in mid-sentence goes on in the next (wrapped text)."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph or bullet line; wrapped lines are joined."""
    found: list[tuple[int, int]] = []
    start = line = 0
    for brk in _LINES.finditer(text):
        wraps = _wraps(text, line, brk)
        line = brk.end()
        if not wraps:
            found.append((start, brk.start()))
            start = brk.end()
    found.append((start, len(text)))
    return [p for p in (_trimmed(text, *p) for p in found) if p[0] < p[1]]


def _wraps(text: str, line: int, brk: "re.Match[str]") -> bool:
    if brk.group().count("\n") > 1 or not line < brk.start() or brk.end() >= len(text):
        return False
    last, following = text[brk.start() - 1], text[brk.end()]
    if last in ".!?:;\"”'\u2019":
        return False
    return following.islower() or (
        brk.start() - line >= _WRAPPED and (last.isalnum() or last == ",") and following.isalnum()
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def dateline(text: str, start: int, end: int) -> int:
    """Where the report's words begin in a paragraph: behind "BERN (Agency) - " if it has one."""
    match = _DATELINE.match(text, start, min(end, start + 120))
    return match.end() if match else start


def preset(doc: Doc, text: str, starts: frozenset[int]) -> None:
    """Mark sentence starts: at the characters `starts`, and behind every end of a sentence.

    `text` is the document's: spaCy puts it together anew from its tokens whenever it is asked.
    """
    begun, before = 0, ""
    marks: list[int] = []
    for i, (at, word) in enumerate(_words_of(doc, text)):
        begins = i == 0 or at in starts
        if not begins and not word.isspace():
            may = before in _TAILS or before[-1] == "."
            begins = (may and _ends_before(doc, doc[i])) or i - begun >= LONGEST
        if begins:
            begun = i
        before = word
        marks.append(1 if begins else -1)
    table: Any = np.array(marks, dtype=np.int64).view(np.uint64)
    _ = doc.from_array(["SENT_START"], table)


def _words_of(doc: Doc, text: str) -> Iterator[tuple[int, str]]:
    """First character and text of every token, without spaCy's objects for them."""
    for at, size in doc.to_array(["IDX", "LENGTH"]).tolist():
        yield at, text[at : at + size]


def _ends_before(doc: Doc, token: Token) -> bool:
    if token.text in _CLOSERS and (not token.nbor(-1).whitespace_ or token.text in ")]\u2019”"):
        return False
    last, quoted = token.i - 1, False
    while last > max(0, token.i - _MARKS) and doc[last].text in _CLOSERS:
        if doc[last].whitespace_ == "" and last + 1 == token.i and doc[last].nbor(-1).whitespace_:
            return False
        quoted, last = True, last - 1
    return _is_end(doc[last], _first_word(doc, token.i)) and not (
        quoted and _is_saying(doc, token.i)
    )


def _first_word(doc: Doc, i: int) -> Token:
    """The next word, or the last of the marks looked at: in a page of marks there is none."""
    last = min(i + _MARKS, len(doc) - 1)
    while i < last and not (doc[i].is_alpha or doc[i].like_num):
        i += 1
    return doc[i]


def _is_end(token: Token, following: Token) -> bool:
    if token.text in _FINAL:
        return not (following.text[:1].islower() or _abbreviates(token))
    if len(token) > 1 and token.text[-1] == "." and not following.text[:1].islower():
        low = token.lower_
        initial = len(low) == len("J.")
        return low not in _NEVER and not initial and following.lower_ in _STARTERS
    return False


def _abbreviates(token: Token) -> bool:
    """Whether a point that the tokenizer cut off belongs to an abbreviation ("Maj.-Gen" + ".")."""
    if token.i == 0 or token.text != "." or token.nbor(-1).whitespace_:
        return False
    before = f"{token.nbor(-1).lower_}."
    numbered = token.i + 1 < len(token.doc) and token.nbor().like_num
    return before in _NEVER and ("-" in before or numbered)


def _is_saying(doc: Doc, i: int) -> bool:
    for token in doc[i : i + 9]:
        if token.is_punct and token.text not in {"-", ","}:
            return False
        if token.lower_ in _SAYING:
            return True
    return False


def split(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token bounds of the sentences that were preset, white space cut off."""
    for sent in doc.sents:
        start, end = sent.start, sent.end
        while start < end and (doc[start].is_space or doc[start].text in _BULLETS):
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start < end:
            yield start, end
