"""The editable numbers and wordings behind assessing, validated when they are loaded."""

from functools import cache
from importlib.resources import files
from typing import Annotated, cast

import msgspec
import yaml

from tocsin.records import Manner, VocabularyError

Probability = Annotated[float, msgspec.Meta(gt=0, lt=1)]
Positive = Annotated[float, msgspec.Meta(gt=0)]


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of what the rule files hold."""


class Stage(_Rule, frozen=True):
    """A rung of the preparation ladder."""

    name: str
    p: Probability
    """P(ever) where nothing else is said."""
    words: tuple[str, ...]
    """Phrases that show it, lower case."""
    note: str = ""


class Shape(_Rule, frozen=True):
    """How probability spreads over a window; shares in 0..1, tails in days."""

    inside: Probability
    before: Probability
    onset_days: Positive
    onset_before: Probability
    open_days: Positive


class Ladder(_Rule, frozen=True):
    """`ladder.yaml`: from words to numbers."""

    readers: dict[str, Probability]
    """What readers understand by words that the vocabulary lacks."""
    not_readers: tuple[str, ...]
    """Words of the vocabulary that are not read as words of probability."""
    stages: tuple[Stage, ...]
    modality: dict[str, Probability]
    manner: dict[Manner, float]
    grading: dict[str, Positive]
    shape: Shape
    horizons: tuple[Positive, ...]
    default_deadline_days: Positive
    proximity_days: Positive


class QuestionType(_Rule, frozen=True):
    """How events of one PLOVER type become a question."""

    family: str
    severity: Annotated[int, msgspec.Meta(ge=1, le=5)]
    verb: str
    """As in "Will A <verb> B"."""
    passive: str
    """As in "Will B <passive>" where nobody is named as doer."""
    alone: str = ""
    """As in "Will A <alone>" where no recipient is named; empty: the verb with "anyone"."""
    nobody: str = ""
    """How the question begins where nobody at all is named."""
    by_words: bool = False
    """Whether the question quotes what is foretold instead of naming parties."""
    instruments: bool = False
    """Whether the question names the instruments."""
    modes: dict[str, str] = msgspec.field(default_factory=dict)
    """Verb by PLOVER mode."""
    announced: tuple[str, ...] = ()
    """Modes that are announcements where they are planned with nobody named."""


class Change(_Rule, frozen=True):
    """Observations that would raise or lower a warning."""

    up: tuple[str, ...]
    down: tuple[str, ...]


class StandIns(_Rule, frozen=True):
    """Words that stand for an event that reading did not code."""

    type: str
    """The type that they stand for."""
    strong: tuple[str, ...]
    """They name it."""
    weak: tuple[str, ...] = ()
    """They count only after a strong one or one of `context`, or in a threat."""
    context: tuple[str, ...] = ()
    adjacent: bool = False
    """Whether the word of possibility must stand right beside."""


class Questions(_Rule, frozen=True):
    """`questions.yaml`: which events warn, and how it is worded."""

    types: dict[str, QuestionType]
    change: dict[str, Change]
    stage_change: dict[str, str]
    condition_change: str
    window_change: str
    source_change: str
    stand_ins: dict[str, StandIns]
    """By family."""
    future: tuple[str, ...]
    """Words of possibility or futurity."""
    elsewhere: tuple[str, ...]
    """Words of sport, business, culture and remembrance: no stand-in counts beside them."""
    pointing: tuple[str, ...]
    """Words that point back to what was foretold before them."""
    bare_verbs: tuple[str, ...]
    """Verbs that say only that it comes about."""


def _load(name: str) -> object:
    text = files("tocsin.assess").joinpath(name).read_text(encoding="utf-8")
    try:
        return cast("object", yaml.safe_load(text))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise VocabularyError(f"{name}:{line}: {error.problem}") from error


@cache
def ladder() -> Ladder:
    """The numbers behind words, grades and windows."""
    try:
        return msgspec.convert(_load("ladder.yaml"), Ladder)
    except msgspec.ValidationError as error:
        raise VocabularyError(f"ladder.yaml:1: {error}") from error


@cache
def questions() -> Questions:
    """Which events warn, how the question is worded, what would change it."""
    try:
        found = msgspec.convert(_load("questions.yaml"), Questions)
    except msgspec.ValidationError as error:
        raise VocabularyError(f"questions.yaml:1: {error}") from error
    missing = {t.family for t in found.types.values()} - set(found.change)
    if missing:
        raise VocabularyError(f"questions.yaml:1: no `change` for {', '.join(sorted(missing))}")
    return found
