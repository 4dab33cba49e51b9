"""The vocabulary of attributing: cues with manner and frames, heads of voices."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from tocsin.records import Manner, VocabularyError
from tocsin.vocabulary.numerals import CARDINALS

FRAMES = frozenset(
    "clause to hearer object of about for against as charge claim".split()  # noqa: SIM905 - a table
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues by lemma (phrases as tuples of lemmas), and word lists by name."""

    verbs: Mapping[str, Mapping[str, Manner]]
    """Lemma or phrase -> frame -> manner."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word of a phrase -> the phrases that start with it, longest first."""
    negated: Mapping[str, Manner]
    passive: Mapping[str, Manner]
    adverbs: Mapping[str, Manner]
    said: Mapping[str, Manner]
    """Nouns for what was said ("voiced fears that ...")."""
    classes: Mapping[str, tuple[str, ...]]
    """A noun and its kinds: "aircraft" -> "jet", "helicopter"."""
    words: Mapping[str, frozenset[str]]
    """Named word lists: "weak", "harm", "rejecting", "channels", ..."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What head nouns make of a voice."""

    kinds: Mapping[str, frozenset[str]]
    sectors: Mapping[str, str]
    titles: frozenset[str]
    numbers: Mapping[str, int]


def _load(name: str) -> dict[str, object]:
    text = files("tocsin.read.voices").joinpath(name).read_text(encoding="utf-8")
    return cast("dict[str, object]", yaml.safe_load(text))


def _verbs(raw: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[str, Manner]]:
    found: dict[str, dict[str, Manner]] = {}
    for manner, frames in raw.items():
        for frame, words in frames.items():
            if frame not in FRAMES:
                raise VocabularyError(f"cues.yaml: verbs: {manner}: no frame named {frame!r}")
            for word in words:
                _ = found.setdefault(word, {}).setdefault(frame, cast("Manner", manner))
    return found


def word_lists(raw: Mapping[str, object], file: str) -> dict[str, frozenset[str]]:
    """The word lists of a file. YAML reads a bare `no` or `false` as a truth value: refused."""
    found = {k: cast("list[object]", v) for k, v in raw.items() if isinstance(v, list)}
    for name, listed in found.items():
        for word in listed:
            if not isinstance(word, str):
                raise VocabularyError(f"{file}: {name}: {word!r} is no word: put it in quotes")
    return {name: frozenset(map(str, listed)) for name, listed in found.items()}


def _by_word(raw: Mapping[str, list[str]]) -> dict[str, Manner]:
    return {word: cast("Manner", manner) for manner, words in raw.items() for word in words}


@cache
def lexicon() -> Lexicon:
    """The packaged vocabulary of cues. Raises `VocabularyError` for an unknown frame."""
    raw = _load("cues.yaml")
    verbs = _verbs(cast("dict[str, dict[str, list[str]]]", raw["verbs"]))
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for word in verbs:
        if " " in word:
            parts = tuple(word.split())
            phrases.setdefault(parts[0], []).append(parts)
    lists = word_lists(raw, "cues.yaml")
    nouns = cast("dict[str, list[str]]", raw["nouns"])
    return Lexicon(
        verbs=verbs,
        phrases={k: tuple(sorted(v, key=len, reverse=True)) for k, v in phrases.items()},
        negated=cast("dict[str, Manner]", raw["negated"]),
        passive=_by_word(cast("dict[str, list[str]]", raw["passive"])),
        adverbs=_by_word(cast("dict[str, list[str]]", raw["adverbs"])),
        said=_by_word(cast("dict[str, list[str]]", raw["said"])),
        classes={k: tuple(v) for k, v in cast("dict[str, list[str]]", raw["classes"]).items()},
        words={**lists, **{k: frozenset(v) for k, v in nouns.items()}},
    )


@cache
def heads() -> Heads:
    """The packaged vocabulary of voices."""
    raw = _load("heads.yaml")
    sectors = cast("dict[str, list[str]]", raw["sectors"])
    return Heads(
        kinds=word_lists(raw, "heads.yaml"),
        sectors={word: code for code, words in sectors.items() for word in words},
        titles=frozenset(cast("list[str]", raw["titles"])),
        numbers=CARDINALS | cast("dict[str, int]", raw["numbers"]),
    )
