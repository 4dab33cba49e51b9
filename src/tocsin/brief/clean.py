"""Text from outside made safe to show: what cannot be seen is made visible, never obeyed."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
"""Control characters, bidirectional controls, zero-width characters, tags, lone surrogates."""


def visible(text: str) -> str:
    """The text with unseen characters shown as ⟨U+202E⟩; tab and line feed stay.

    A right-to-left override cannot turn a line round, a NUL cannot end a page, an escape sequence
    cannot drive a terminal (Unicode TR 36, section 2.5).
    """
    return _UNSEEN.sub(_show, text)


def _show(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"


def line(text: str) -> str:
    """The text on one line, safe to show."""
    return " ".join(visible(text).split())


def shortened(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut between words."""
    whole = line(text)
    if len(whole) <= limit:
        return whole
    return whole[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def link(url: str | None) -> str | None:
    """An address that may be shown as a link: plain http or https, else None."""
    if url is None or _UNSEEN.search(url) or any(c in url for c in " \t\n\"'<>\\"):
        return None
    return url if url.lower().startswith(("http://", "https://")) else None
