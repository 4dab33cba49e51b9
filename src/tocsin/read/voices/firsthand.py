"""Whether a voice saw what it tells of, or has it from others, where the report says so."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from tocsin.read.parse import Parsed
from tocsin.records import Voice

_SAW = re.compile(
    r"\b(?:eye-?witness(?:es)?|survivors?"
    r"|who (?:(?:had|has|have) )?(?:personally )?(?:saw|seen|heard|watched|witnessed|survived)"
    r"|who (?:(?:had|has|have) )?(?:filmed|attended|took part|taken part|participated|fled|escaped)"
    r"|who (?:was|were) (?:present|there|in the room)"
    r"|with (?:first-?hand|direct) knowledge|(?:directly|personally) involved|present at the)\b",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"\b(?:briefed (?:on|about|by)|(?:was|were|been) (?:told|informed) (?:of|about)"
    r"|second-?hand|who (?:had )?heard (?:of|about) it"
    r"|(?:spoke (?:to|with)|in contact with) (?:survivors|witnesses|people))\b",
    re.IGNORECASE,
)
_NOT_OWN = frozenset({"outlet", "document"})
_REACH = 90
"""Characters behind a voice in which a clause on it stands."""
_ENDS = re.compile(r"[.;:]|, (?!who\b|all\b|both\b|one\b)")


def with_hand(parsed: Parsed, voices: Sequence[Voice]) -> list[Voice]:
    """The voices, each with what the words on it say of how it knows."""
    return [_one(parsed.text, v) for v in voices]


def _one(text: str, voice: Voice) -> Voice:
    if voice.span is None or voice.kind in _NOT_OWN:
        return voice
    behind = text[voice.span.end : voice.span.end + _REACH]
    end = _ENDS.search(behind)
    words = text[voice.span.start : voice.span.end] + behind[: end.start() if end else None]
    if _HEARD.search(words):
        return replace(voice, first_hand=False)
    return replace(voice, first_hand=True) if _SAW.search(words) else voice
