"""What people decide and learn: judgements, retractions, outcomes, lessons."""

from typing import Literal

from tocsin.records.base import Instant, Value


class Judgement(Value, frozen=True, kw_only=True, tag_field="type", tag="judgement"):
    """A person's decision about something in the picture. The last one on a subject counts."""

    subject: str
    """Id of the record or derived thing it is about."""
    verdict: Literal[
        "same-development",
        "different-development",
        "same-origin",
        "different-origin",
        "corrected",
        "graded",
        "signed",
        "changed",
        "rejected",
        "observed",
        "undone",
    ]
    """What was decided."""
    reason: str
    """Why, in the person's words."""
    others: tuple[str, ...] = ()
    """Further ids concerned: the statement it is the same as, the judgement undone."""
    value: str | None = None
    """The decided value as canonical JSON: a corrected statement, a grading ("B2"), an estimate."""
    v: int = 1
    """Version of this record's form."""


class Retraction(Value, frozen=True, kw_only=True, tag_field="type", tag="retraction"):
    """An entry withdrawn: it stays in the ledger, the picture drops it."""

    record: str
    """Id of the withdrawn record."""
    reason: str
    """Why."""
    v: int = 1
    """Version of this record's form."""


class Outcome(Value, frozen=True, kw_only=True, tag_field="type", tag="outcome"):
    """How a question came out."""

    warning: str
    """Id of the early warning."""
    resolution: Literal["yes", "no", "partly", "unresolvable"]
    """How it came out."""
    occurred_at: Instant | None = None
    """When it happened, where it did."""
    evidence: tuple[str, ...] = ()
    """Ids of the reports or statements it rests on."""
    reason: str = ""
    """The judgement in words."""
    v: int = 1
    """Version of this record's form."""


class Lesson(Value, frozen=True, kw_only=True, tag_field="type", tag="lesson"):
    """Observation, conclusion, recommendation; learned only when a validated change cites it."""

    observation: str
    """What was seen."""
    conclusion: str
    """What follows from it."""
    recommendation: str
    """What should change."""
    owner: str
    """The partner or role that sees to it."""
    change: str | None = None
    """Id of the validated change (a plan version, a setting) that cites it."""
    evidence: tuple[str, ...] = ()
    """Ids of what it rests on."""
    v: int = 1
    """Version of this record's form."""
