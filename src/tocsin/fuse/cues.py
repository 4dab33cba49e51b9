"""Cues in the words of a sentence: denial, correction, retraction, own observation, recap."""

import re
from functools import cache

from tocsin.fuse.words import table
from tocsin.records import VocabularyError


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    compiled: dict[str, re.Pattern[str]] = {}
    for kind, parts in table("cues.yaml").items():
        try:
            compiled[kind] = re.compile("|".join(f"(?:{p})" for p in parts), re.IGNORECASE)
        except re.error as error:
            raise VocabularyError(f"cues.yaml:1: {kind}: {error}") from error
    return compiled


def cue(kind: str, text: str) -> re.Match[str] | None:
    """The first cue of that kind in a text."""
    return _patterns()[kind].search(text)
