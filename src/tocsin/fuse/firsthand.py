"""What an outlet saw for itself: its reporters, its pictures, its receiver."""

import re

from tocsin.fuse.cues import cue
from tocsin.records import Span

_SAID = re.compile(r"[\u201c\u00ab\"][^\u201d\u00bb\"\n]*(?:[\u201d\u00bb\"]|$)", re.MULTILINE)
"""What stands in quotation marks: who saw something there is somebody else."""


def observed(text: str) -> re.Match[str] | None:
    """The cue of own observation in the outlet's own words, at its place in the text."""
    return cue("observation", _SAID.sub(lambda m: " " * len(m[0]), text))


def firsthand(text: str, *, quoting: bool) -> tuple[Span, ...]:
    """Where in a report the outlet speaks from its own observation.

    `quoting`: whether the report gives anybody's words at all. One that does is the outlet's own
    only in the paragraphs that say so; one that does not is so throughout.
    """
    if not quoting:
        return (Span(0, len(text)),) if text and observed(text) else ()
    found: list[Span] = []
    at = 0
    for paragraph in text.split("\n\n"):
        end = at + len(paragraph)
        if observed(paragraph):
            found.append(Span(at, end))
        at = end + 2
    return tuple(found)
