"""Quotation marks paired into quotes: curly, straight, British single, nested, left open."""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.records import Span

_OPEN = {"“": "”", "„": "”", "«": "»", "\u2018": "\u2019"}
_DOUBLED = "''"
"""Two single marks for a double one, as some archives write it."""
_STRAIGHT = frozenset({'"', "'", _DOUBLED})
_MARKS = frozenset("\"'“”„«»\u2018\u2019")
_LONGEST = 4000
"""Characters in one quote; a mark without partner within this reach is taken as stray."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks: `span` without the marks, `marks` with them."""

    span: Span
    marks: Span
    depth: int
    """0 for an outer quote, 1 inside another one."""
    closed: bool
    """False when the paragraph ends, or another quote opens, before it is closed."""


@dataclass(slots=True)
class _Open:
    at: int
    mark: str


def quotes(text: str, paragraphs: "list[tuple[int, int]]") -> tuple[Quote, ...]:
    """All quotes, in order of their start."""
    found: list[Quote] = []
    for start, end in paragraphs:
        found.extend(_in_paragraph(text, start, end))
    return tuple(sorted(found, key=lambda q: (q.marks.start, -q.marks.end)))


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    stack: list[_Open] = []
    for at, mark in _marks(text, start, end):
        before = text[at - 1] if at > start else " "
        after = text[at + len(mark)] if at + len(mark) < end else " "
        if stack and _closes(stack[-1].mark, mark, before, after):
            opened = stack.pop()
            found.append(_quote((opened.at, at), mark, len(stack), closed=True))
        elif _opens(mark, before, after):
            stack.append(_Open(at, mark))
    # Only the outermost double mark is worth keeping when its partner is missing.
    if stack and stack[0].mark not in "'\u2018" and end - stack[0].at < _LONGEST:
        found.append(_quote((stack[0].at, end), stack[0].mark, 0, closed=False))
    return found


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Every mark with its place; two single ones side by side are a double one."""
    at = start
    while at < end:
        mark = _DOUBLED if text.startswith(_DOUBLED, at) else text[at]
        if mark[0] in _MARKS:
            yield at, mark
        at += len(mark)


def _quote(ends: tuple[int, int], mark: str, depth: int, *, closed: bool) -> Quote:
    start, end = ends
    inner = Span(min(start + len(mark), end), end)
    return Quote(inner, Span(start, end + len(mark) * closed), depth, closed)


def _closes(opened: str, mark: str, before: str, after: str) -> bool:
    if opened in _OPEN:
        fits = mark == _OPEN[opened] or (opened == "“" and mark == '"')
        return fits and not (mark == "\u2019" and after.isalnum())
    if mark != opened:
        return False
    if mark == "'":
        return not before.isspace() and not after.isalnum()
    return not before.isspace() or not after.isalnum()


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _OPEN:
        return True
    if mark not in _STRAIGHT or after.isspace():
        return False
    if mark in {'"', _DOUBLED}:
        return True
    return not before.isalnum() and (after.isalpha() or (after.isdigit() and before in " (—-"))
