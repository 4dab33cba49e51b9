"""The words around an office and a name (data: words.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from tocsin.records.holdings import Standing
from tocsin.vocabulary.roles import Phrases

DOUBTED = "doubted"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb between a name and a title, or before them."""

    standing: Standing
    passive: bool = False
    """Whether it needs "was" before it."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists; every phrase in lower case, without hyphens."""

    before: Phrases[str]
    """What a phrase before a title says, read backwards."""
    doubtful: Phrases[str]
    """Words right after a title that leave no holder."""
    verbs: Phrases[Verb]
    """Verbs between a name and a title."""
    acts: Mapping[str, Standing]
    """Verbs before a name or a title."""
    bid: frozenset[str]
    kin: frozenset[str]
    between: frozenset[str]
    passive: frozenset[str]
    not_yet: frozenset[str]
    homes: frozenset[str]
    pronouns: frozenset[str]
    areas: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The packaged lists."""
    text = files("tocsin.read.posts").joinpath("words.yaml").read_text(encoding="utf-8")
    raw = cast("dict[str, object]", yaml.safe_load(text))
    before = cast("dict[str, list[str]]", raw["before"])
    after = cast("dict[str, list[str]]", raw["after"])
    verbs = cast("dict[Standing, dict[str, list[str]]]", raw["verbs"])
    acts = cast("dict[Standing, list[str]]", raw["acts"])
    return Lexicon(
        before=Phrases(
            {tuple(p.split()[::-1]): kind for kind, phrases in before.items() for p in phrases}
        ),
        doubtful=Phrases({tuple(p.split()): DOUBTED for p in after[DOUBTED]}),
        verbs=Phrases(
            {
                tuple(p.split()): Verb(standing, passive=voice == "passive")
                for standing, voices in verbs.items()
                for voice, phrases in voices.items()
                for p in phrases
            }
        ),
        acts={word: standing for standing, words in acts.items() for word in words},
        **{name: _words(raw, name) for name in _LISTS},
    )


_LISTS = ("bid", "kin", "between", "passive", "not_yet", "homes", "pronouns", "areas")


def _words(raw: Mapping[str, object], name: str) -> frozenset[str]:
    return frozenset(cast("list[str]", raw[name]))
