"""How good sources are held to be: `reliability.yaml`, and grades that people gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Annotated

import msgspec
import yaml

from tocsin.fuse.outlets import OutletBook
from tocsin.records import Member, Origin, VocabularyError
from tocsin.vocabulary import gradings

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
UNNAMED = ("unnamed:", "document::")
"""Origins that nobody could go and ask."""
PUBLISHED = ("own:", "outlet:")
"""Outlets that speak for themselves."""
BROUGHT = (*PUBLISHED, "unnamed:")
"""Keys of origins that name the outlet which vouches for them."""


class Alternatives(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """False values by sort of matter."""

    happened: float
    figure: float
    other: float


class Early(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is left to a figure that was replaced."""

    hours: float
    part: Share


class Likenesses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How readily one value is said where another is true."""

    bound: Share
    rising: Share


class Reliability(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`reliability.yaml`."""

    accuracy: dict[str, Share]
    neutral: Share
    unnamed: Share
    interested: Share
    early: Early
    unknown: Share
    partial: Share
    alternatives: Alternatives
    likeness: Likenesses

    def of(self, grading: str | None) -> float:
        """How often a source is right by its grade; a missing grade is neutral."""
        return self.accuracy.get((grading or "")[:1], self.neutral)

    def origin(self, origin: Origin, *, own: bool) -> float:
        """How often an origin is right; `own`: its grade is not that of who brings it."""
        graded = self.of(origin.grading)
        if own or origin.key.startswith(PUBLISHED):
            return graded
        if origin.key.startswith(UNNAMED):
            return left(graded, self.unnamed)
        return min(graded, self.neutral)


def left(accuracy: float, part: float) -> float:
    """An accuracy of which only a part of what is better than a coin is left."""
    return 0.5 + (accuracy - 0.5) * part


@cache
def reliability() -> Reliability:
    """The defaults. Raises `VocabularyError` where the file does not hold."""
    text = files("tocsin.fuse").joinpath("reliability.yaml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), Reliability)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"reliability.yaml: {error}") from error


@dataclass(frozen=True, slots=True)
class Grades:
    """What people decided about sources, and how a source is found by what it is called."""

    book: OutletBook
    given: Mapping[str, str] = field(default_factory=dict[str, str])
    """Letter by subject: the key of an origin, or "outlet:" and the key of an outlet."""

    def of(self, origin: Origin, first: Member | None) -> str | None:
        """The grade of an origin: its own, else that of who brought it, else what it had."""
        subjects = (origin.key, f"outlet:{self._brought(origin.key, first)}")
        letter = next((self.given[s] for s in subjects if s in self.given), origin.grading)
        return None if letter in gradings().missing else letter

    def _brought(self, key: str, first: Member | None) -> str:
        """The outlet that vouches for an origin: that of its key, or the first that has it."""
        if key.startswith(BROUGHT):
            return key.split(":")[1]
        if first is None:
            return ""
        relays = [v.name for v in first.quote.voices if v.kind == "outlet"]
        return self.book.named(relays[-1] if relays else first.quote.outlet).key
