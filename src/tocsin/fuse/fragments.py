"""A line in a sentence's own words, where nobody is known to take part: the telling clause."""

import re

from tocsin.fuse.mentions import Mention

LENGTH = 90
"""Characters of a line."""
_BREAK = re.compile(r"(?<=[;:])\s+|,?\s+(?=(?:and|but|that|which|who|while|because)\s)")
_MARKS = ' ,;:\u2013\u2014"\u201c\u201d'
_STOP = re.compile(r"(?<![A-Z])\.$")
_HANGING = re.compile(
    r"(?:was|were|is|are|be|been|has|have|had|will|would|against|of|to|with|then|not|and|or|that"
    r"|which|who|by|from|about|as)\b"
)
"""Lower-case words that no line opens with."""
_SAID_BY = re.compile(r"(?:According to|As reported by|Citing|Quoting)\b.{3,80}?,[\"\u201d]?\s+")
_JOINT = re.compile(r"^(?:and|but|that|which|who|while|because)\s+", re.IGNORECASE)


def shorten(text: str, length: int = LENGTH) -> str:
    """A text cut at a word."""
    plain = " ".join(text.split())
    if len(plain) <= length:
        return plain
    return plain[:length].rsplit(" ", 1)[0].rstrip(",;:-") + " \u2026"


def trigger_of(m: Mention) -> str:
    """The words that carry the mention's event; empty without one."""
    event = m.coded
    if event is None:
        return ""
    return m.text[max(0, event.trigger.start - m.span.start) : event.trigger.end - m.span.start]


def fragment(m: Mention) -> str:
    """What is said, without who says it; where that is long, from the clause of its trigger on."""
    said, at = _said(m)
    if len(said) > LENGTH and at >= 0:
        said = _clause(said, at)
    asked = "?" if m.text.rstrip('"\u201d ').endswith(said.strip() + "?") else ""
    line = shorten(_STOP.sub("", said.strip(_MARKS)) + asked)
    return line[:1].upper() + line[1:]


def _said(m: Mention) -> tuple[str, int]:
    """The words of the content, and where the trigger stands in them; -1 without one."""
    event = m.coded
    pieces: list[str] = []
    found, length = -1, 0
    for span in m.source.content:
        piece = m.text[max(0, span.start - m.span.start) : max(0, span.end - m.span.start)].strip()
        if event is not None and span.contains(event.trigger):
            found = length + event.trigger.start - span.start
        pieces.append(piece)
        length += len(piece) + 1
    said = " ".join(p for p in pieces if p)
    if said and _HANGING.match(said) is None:
        return said, found
    return _SAID_BY.sub("", m.text, count=1), -1


def _clause(said: str, at: int) -> str:
    """From the last break before the trigger that leaves the trigger in the line."""
    if at < LENGTH * 2 // 3:
        return said
    breaks = [b.end() for b in _BREAK.finditer(said) if b.end() <= at]
    return _JOINT.sub("", said[breaks[-1] :]) if breaks else said
