"""PLOVER v2: event types with their modes, contexts and sectors (data: plover.yaml)."""

from functools import cache

from tocsin.records import Quad, Value
from tocsin.vocabulary.marks import Node
from tocsin.vocabulary.package import package_yaml

_QUADS = ("verbal-coop", "material-coop", "verbal-conflict", "material-conflict")


class PloverType(Value, frozen=True, kw_only=True):
    """One event type."""

    name: str
    """"ASSAULT", ..."""
    modes: dict[str, float | None]
    """Its modes with their scores; None where the codebook gives none."""
    quad: Quad
    """Quad class."""
    score: float
    """Conflict-cooperation score from -10 to 10."""
    recipient_required: bool
    """Whether an event of this type must have a recipient."""
    verbal: bool
    """Whether saying it can be doing it: the event may be the utterance itself."""


class Plover(Value, frozen=True, kw_only=True):
    """The ontology."""

    source: str
    """Where it is restated from, with its licence."""
    types: dict[str, PloverType]
    contexts: dict[str, str]
    """What each context means."""
    sectors: dict[str, str]
    """What each sector means."""
    bodies: dict[str, str]
    """Codes that stand where a country's would: UNO, IGO, EUR, NGO, ..."""

    def modes(self, kind: str) -> tuple[str, ...]:
        """Modes of a type; empty for a type that has none or is not known."""
        return tuple(self.types[kind].modes) if kind in self.types else ()


@cache
def plover() -> Plover:
    """The packaged ontology. Raises `VocabularyError` with file and line when it does not hold."""
    t = package_yaml("plover.yaml").table(["source", "types", "contexts", "sectors", "bodies"])
    types = {name: _type(name, node) for name, node in t["types"].entries().items()}
    return Plover(
        source=t["source"].text(),
        types=types,
        contexts=_meanings(t["contexts"]),
        sectors=_meanings(t["sectors"]),
        bodies=_meanings(t["bodies"]),
    )


def _type(name: str, node: Node) -> PloverType:
    t = node.table(["quad", "score", "recipient"], ["modes", "speech_act"])
    quad: Quad = next(q for q in _QUADS if q == t["quad"].choice(_QUADS))  # type: ignore[assignment]
    return PloverType(
        name=name,
        modes={m: _score(n) for m, n in t["modes"].entries().items()} if "modes" in t else {},
        quad=quad,
        score=t["score"].number(-10, 10),
        recipient_required=t["recipient"].flag(),
        verbal=t["speech_act"].flag() if "speech_act" in t else False,
    )


def _score(node: Node) -> float | None:
    return None if node.empty else node.number(-10, 10)


def _meanings(node: Node) -> dict[str, str]:
    return {key: n.text() for key, n in node.entries().items()}
