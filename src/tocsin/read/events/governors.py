"""What a governing word does to the event below it ("plans to", "calls for", "the threat of")."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from tocsin.read.events.tables import table
from tocsin.records import Modality, VocabularyError


@dataclass(frozen=True, slots=True)
class Governors:
    """`modality.yaml`, inverted: word -> modality, by the word class of the governor."""

    verbs: Mapping[str, Modality]
    nouns: Mapping[str, Modality]
    adjectives: Mapping[str, Modality]
    modals: Mapping[str, Modality]
    temporal: frozenset[str]
    factual: frozenset[str]
    phases: frozenset[str]
    answers: frozenset[str]
    tales: frozenset[str]
    untrue: frozenset[str]
    occurring: frozenset[str]
    """Verbs that only say when something is: "a pause to begin on Monday"."""
    causing: frozenset[str]
    """Verbs for what their subject brings about."""
    implicative: frozenset[str]
    """Verbs whose infinitive came about when they did ("managed to")."""


@cache
def governors() -> Governors:
    """The packaged table. Raises `VocabularyError` for a modality that does not exist."""
    raw = table("modality.yaml")

    def inverted(key: str) -> dict[str, Modality]:
        found: dict[str, Modality] = {}
        for name, words in cast("dict[str, list[str]]", raw[key]).items():
            if name not in get_args(Modality):
                raise VocabularyError(f"modality.yaml: {key}: {name!r} is no modality")
            for word in words:
                _ = found.setdefault(str(word), cast("Modality", name))
        return found

    return Governors(
        verbs=inverted("verbs"),
        nouns=inverted("nouns"),
        adjectives=inverted("adjectives"),
        modals=inverted("modals"),
        temporal=frozenset(cast("list[str]", raw["temporal"])),
        factual=frozenset(cast("list[str]", raw["factual"])),
        answers=frozenset(cast("list[str]", raw["answers"])),
        tales=frozenset(cast("list[str]", raw["tales"])),
        untrue=frozenset(cast("list[str]", raw["untrue"])),
        implicative=frozenset(cast("list[str]", raw["implicative"])),
        phases=frozenset(cast("list[str]", raw["phases"])),
        occurring=frozenset(cast("list[str]", raw["occurring"])),
        causing=frozenset(cast("list[str]", raw["causing"])),
    )
