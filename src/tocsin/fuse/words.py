"""Words as fusing sees them: folded, lightly stemmed, synonyms under one concept, weights.

`concepts.yaml` groups words of news English that may stand for one another; `words.yaml` lists
words that say nothing about the subject. Both are data of this room.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

import yaml

from tocsin.records import VocabularyError
from tocsin.vocabulary.numerals import cardinal

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
"""A word: letters and digits, with inner apostrophes."""

_NAME = re.compile(
    r"(?<![.!?:\u201d\"]\s)(?<!^)\b[A-Z][\w'\u2019-]*[a-z][\w-]*(?:\s+(?:of\s+)?[A-Z][\w'\u2019-]*\w)*"
)
SHORTEST = 3
"""Letters that a stem keeps."""
DIGITS = 9
"""Longer figures are no counts."""
_SUFFIXES = (
    ("ies", "y", 4),
    ("sses", "ss", 4),
    ("ations", "at", 8),
    ("ation", "at", 8),
    ("ings", "", 7),
    ("ing", "", 6),
    ("ied", "y", 5),
    ("ed", "", 5),
    ("es", "", 5),
    ("ly", "", 6),
    ("s", "", 4),
)


@cache
def table(name: str) -> dict[str, list[str]]:
    """A data file of this room: names to lists of strings."""
    text = files("tocsin.fuse").joinpath(name).read_text(encoding="utf-8")
    loaded: object = yaml.safe_load(text)
    if not isinstance(loaded, dict):
        raise VocabularyError(f"{name}:1: a mapping of names to word lists is expected")
    entries = cast("dict[object, object]", loaded)
    for key, value in entries.items():
        if not isinstance(value, list) or not all(
            isinstance(word, str) for word in cast("list[object]", value)
        ):
            line = 1 + text[: text.find(f"{key}:")].count("\n")
            raise VocabularyError(
                f"{name}:{line}: {key}: a list of words is expected; quote on, off, yes, no"
            )
    return {
        str(key): [str(word) for word in cast("list[object]", value)]
        for key, value in entries.items()
    }


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its commonest English endings; folded to lower case, apostrophe cut."""
    low = word.lower().replace("\u2019", "'").split("'", 1)[0]
    if low.isdigit():
        return low
    for ending, instead, least in _SUFFIXES:
        if low.endswith(ending) and len(low) >= least:
            low = low[: len(low) - len(ending)] + instead
            break
    if (
        len(low) > SHORTEST and low[-1] == low[-2] and low[-1] not in "aeiouls"
    ):  # "stopped" -> "stop"
        low = low[:-1]
    return low[:-1] if len(low) > SHORTEST + 1 and low.endswith("e") else low


@cache
def concepts() -> dict[str, str]:
    """Stem, or two words as written, to concept ("+kill")."""
    known: dict[str, str] = {}
    for concept, members in table("concepts.yaml").items():
        for word in members:
            _ = known.setdefault(word if " " in word else stem(word), f"+{concept}")
    return known


@cache
def empty_words() -> frozenset[str]:
    """Stems that say nothing about the subject."""
    return frozenset(stem(w) for line in table("words.yaml").values() for w in line) | {""}


def words(text: str) -> list[str]:
    """The words of a text as they stand, in order."""
    return WORD.findall(text)


@lru_cache(maxsize=200_000)
def term(word: str) -> str:
    """What a single word counts as: its concept, its stem, or "" when it says nothing."""
    root = stem(word)
    if (concept := concepts().get(root)) is not None:
        return concept
    return "" if root in empty_words() or len(root) == 1 else root


@cache
def _paired() -> dict[str, dict[str, str]]:
    """Concepts of two words: first word to second to concept."""
    known: dict[str, dict[str, str]] = {}
    for words_of, concept in concepts().items():
        first, _, second = words_of.partition(" ")
        if second:
            known.setdefault(first, {})[second] = concept
    return known


def terms(text: str) -> list[str]:
    """Stems and concepts of a text, without empty words, in order, repeats kept."""
    return terms_of(words(text))


@lru_cache(maxsize=200_000)
def _known(word: str) -> tuple[str, dict[str, str] | None]:
    """Its term, and the concepts it makes with a second word."""
    return term(word), _paired().get(word.lower())


def terms_of(found: Sequence[str]) -> list[str]:
    """The same of words."""
    read = [_known(w) for w in found]
    result = [t for t, _ in read if t]
    for (_, seconds), after in zip(read, found[1:], strict=False):
        if seconds and (c := seconds.get(after.lower())):
            result.append(c)
    return result


@lru_cache(maxsize=200_000)
def number(word: str) -> int | None:
    """The value of a number in figures or a small number word."""
    low = word.lower().replace(",", "")
    return int(low) if low.isdigit() and len(low) <= DIGITS else cardinal(low)


def names(text: str) -> list[str]:
    """Runs of capitalised words that do not open a sentence: most likely proper names."""
    return _NAME.findall(text)
