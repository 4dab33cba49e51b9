"""What an outlet saw for itself: its reporters, its pictures, its receiver."""

import re

from tocsin.fuse.cues import cue

_SAID = re.compile(r"[\u201c\u00ab\"][^\u201d\u00bb\"\n]*(?:[\u201d\u00bb\"]|$)", re.MULTILINE)
"""What stands in quotation marks: who saw something there is somebody else."""


def observed(text: str) -> re.Match[str] | None:
    """The cue of own observation in the outlet's own words, at its place in the text."""
    return cue("observation", _SAID.sub(lambda m: " " * len(m[0]), text))
