"""Which encoding bytes are in when they are neither marked, declared nor Unicode.

An encoding was made for some languages: the right one turns the bytes into letters that make one
of them. Each candidate (legacy encodings of the WHATWG Encoding Standard, section 4.2) is judged
by how sure that language is and by how many of its characters beyond ASCII are letters or
quotation marks. Where several are about as good, as with languages that are told by their script
alone, the one that charset-normalizer finds least disorderly wins.
"""

import codecs
import unicodedata

from tocsin.feeds.language import probable_language

_SAMPLE = 4_096
_CONVINCING = 0.4
_TIE = 0.15
"""Scores closer than this are about as good."""
_PUNCTUATION = frozenset({"Pd", "Pi", "Pf", "Ps", "Pe", "Po", "Sc", "Zs"})

_WEST = frozenset({"en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "id", "sw"})
_EAST = frozenset({"cs", "pl", "hu", "sk", "sl", "hr", "ro", "sq"})
_CYRILLIC = frozenset({"ru", "uk", "bg", "sr"})
CANDIDATES = {
    "cp1252": _WEST,
    "cp1250": _EAST,
    "iso8859_2": _EAST,
    "cp1251": _CYRILLIC,
    "koi8_r": frozenset({"ru"}),
    "koi8_u": frozenset({"uk"}),
    "iso8859_5": _CYRILLIC,
    "cp1256": frozenset({"ar", "fa", "ur"}),
    "iso8859_6": frozenset({"ar"}),
    "cp1255": frozenset({"he"}),
    "cp1254": frozenset({"tr"}),
    "cp1253": frozenset({"el"}),
    "iso8859_7": frozenset({"el"}),
    "cp1257": frozenset({"lv", "lt", "et"}),
    "cp1258": frozenset({"vi"}),
    "cp874": frozenset({"th"}),
    "gb18030": frozenset({"zh"}),
    "big5": frozenset({"zh"}),
    "cp932": frozenset({"ja"}),
    "euc_jp": frozenset({"ja"}),
    "cp949": frozenset({"ko"}),
}
"""Encoding -> languages it was made for, the commoner encodings first."""


def guess(data: bytes) -> str:
    """Python's name of the likeliest encoding; `cp1252` when nothing speaks for any."""
    sample = _around(data)
    scores = {name: _score(sample, name) for name in CANDIDATES}
    best = max(scores.values())
    tied = [name for name, score in scores.items() if score >= max(best - _TIE, _CONVINCING)]
    if len(tied) == 1:
        return tied[0]
    disorder = _disorder(sample)
    if tied:
        return min(tied, key=lambda name: disorder.get(codecs.lookup(name).name, 1.0))
    return next(iter(disorder), "cp1252")


def _around(data: bytes) -> bytes:
    """A sample that holds the first bytes beyond ASCII."""
    first = next((n for n, byte in enumerate(data[:1_000_000]) if byte > 127), 0)  # noqa: PLR2004 - ASCII ends there
    start = max(0, first - _SAMPLE // 2)
    return data[start : start + _SAMPLE]


def _score(sample: bytes, encoding: str) -> float:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:  # more than a character cut at the end of the sample
            return 0.0
        text = sample[: error.start].decode(encoding, "replace")
    language, probability = probable_language(text)
    return probability * _share_of_text(text) if language in CANDIDATES[encoding] else 0.0


def _share_of_text(text: str) -> float:
    """Share of the characters beyond ASCII that running text is made of; halved for capitals."""
    beyond = [c for c in text if not c.isascii()]
    usual = sum(1 for c in beyond if c.isalpha() or unicodedata.category(c) in _PUNCTUATION)
    shouted = sum(map(str.isupper, beyond)) > sum(map(str.islower, beyond))
    return usual / len(beyond) * (0.5 if shouted else 1.0) if beyond else 1.0


def _disorder(sample: bytes) -> dict[str, float]:
    """Encodings with the share of disorder that charset-normalizer sees, the least first."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - wanted for few files

    found = from_bytes(sample, steps=5, chunk_size=1024, threshold=0.3)
    return {codecs.lookup(match.encoding).name: match.chaos for match in found}
