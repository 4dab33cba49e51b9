"""A place named in a report: where it may lie, where it is taken to lie, and why."""

from tocsin.records.base import Span, Value
from tocsin.records.statement import Place, Precision


class Ground(Value, frozen=True, kw_only=True):
    """One rule that speaks for a candidate."""

    rule: str
    """Its name (docs/places.md): "container", "country-beside", "population", ..."""
    weight: float
    """How much it counts; ten times the inhabitants count 1."""
    words: Span | None = None
    """The words of the report it rests on; None where it rests on what the place is."""


class Candidate(Value, frozen=True, kw_only=True):
    """A place that bears the name."""

    name: str
    """Canonical name."""
    country: str | None = None
    """Country code; None for what several countries share."""
    region: str | None = None
    """The province or state it lies in, where known."""
    lat: float | None = None
    """WGS84 latitude in degrees."""
    lon: float | None = None
    """WGS84 longitude in degrees."""
    precision: Precision
    """What sort of place it is."""
    population: int = 0
    """Inhabitants; 0 where not known."""
    score: float
    """Sum of the weights of `grounds`."""
    grounds: tuple[Ground, ...] = ()
    """What speaks for it, in the order of the rules."""


class Located(Value, frozen=True, kw_only=True):
    """A place's name where it stands in a report, and what it is taken for."""

    place: Place
    """The choice: without coordinates and "unresolved" where none stands out."""
    candidates: tuple[Candidate, ...] = ()
    """The places of that name, the choice first where one is made, then the likeliest."""
    chosen: bool = False
    """Whether the first candidate is the choice."""
    reason: str = ""
    """Why none is chosen: "unknown" (no place of that name is known) or "ambiguous"."""
