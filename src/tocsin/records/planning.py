"""Contingency plans, their activation and rehearsal, and consultations."""

from typing import Literal

from tocsin.records.base import Instant, Value
from tocsin.records.statement import Party
from tocsin.records.time import TimeRange


class Consultation(Value, frozen=True, kw_only=True, tag_field="type", tag="consultation"):
    """A visit, meeting or call of ours (reported ones are developments)."""

    form: Literal["visit", "meeting", "call"]
    """How they meet."""
    parties: tuple[Party, ...]
    """Who takes part."""
    held: TimeRange
    """When it is or was held."""
    principals: tuple[str, ...] = ()
    """Names of those who lead."""
    topics: tuple[str, ...] = ()
    """What it is about."""
    prepares: tuple[str, ...] = ()
    """Ids of consultations it prepares."""
    follows: tuple[str, ...] = ()
    """Ids of consultations it follows."""
    agreed: tuple[str, ...] = ()
    """Actions agreed."""
    v: int = 1
    """Version of this record's form."""


class Task(Value, frozen=True, kw_only=True):
    """One task of a plan."""

    id: str
    """Short name, unique in its plan."""
    title: str
    """What is to be done."""
    owner: str
    """Partner that does it."""
    role: str = ""
    """Role inside the partner."""
    after: tuple[str, ...] = ()
    """Ids of tasks that must be done first."""
    duration_s: int | None = None
    """How long it takes, in seconds."""
    consent: tuple[str, ...] = ()
    """Who must agree before it starts."""


class Plan(Value, frozen=True, kw_only=True, tag_field="type", tag="plan"):
    """One version of a contingency plan."""

    name: str
    """Name shared by all versions."""
    version: int
    """1, 2, ..."""
    scenario: str
    """What it is for."""
    assumptions: tuple[str, ...] = ()
    """What it takes for granted."""
    triggers: tuple[str, ...] = ()
    """Trigger conditions, as written."""
    tasks: tuple[Task, ...] = ()
    """What is to be done."""
    cites: tuple[str, ...] = ()
    """Ids of lessons this version answers."""
    v: int = 1
    """Version of this record's form."""


class Activation(Value, frozen=True, kw_only=True, tag_field="type", tag="activation"):
    """A plan put into action by a named person."""

    plan: str
    """Id of the plan version."""
    by: str
    """Who decided."""
    reason: str
    """Why."""
    v: int = 1
    """Version of this record's form."""


class TaskUpdate(Value, frozen=True, kw_only=True, tag_field="type", tag="task-update"):
    """Progress of one task of an activation."""

    activation: str
    """Id of the activation."""
    task: str
    """Id of the task inside the plan."""
    state: Literal["open", "started", "blocked", "done", "dropped"]
    """Where it stands."""
    note: str = ""
    """What the owner says about it."""
    v: int = 1
    """Version of this record's form."""


class Exercise(Value, frozen=True, kw_only=True, tag_field="type", tag="exercise"):
    """A rehearsal of a plan against an exercise newsroom."""

    plan: str
    """Id of the plan version."""
    scenario: str
    """Name of the newsroom used."""
    started: Instant
    """When the rehearsal began."""
    findings: tuple[str, ...] = ()
    """What was seen."""
    v: int = 1
    """Version of this record's form."""
