"""What the manner of a statement does to the events inside it."""

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.read.events.standing import Reading
from tocsin.records import Manner, Modality, Quoted


@dataclass(frozen=True, slots=True)
class Told:
    """How the content is told: what the statement's manner does to the events in it."""

    manner: Manner
    quoted: Quoted
    bare: bool
    """The content has no finite verb: "to withdraw", "an immediate truce"."""
    own: bool
    """The event's doer is the one who speaks, or his side."""
    verb: bool
    """The event is told by a verb ("to withdraw"), not only named ("to discuss the withdrawal")."""
    hostile: bool
    """The event is harm (PLOVER's material conflict)."""


def _if_bare(modality: Modality) -> Callable[[Reading, Told], Modality | None]:
    return lambda r, t: modality if t.bare and r.modality in {"actual", "planned"} else None


def _denied(r: Reading, t: Told) -> Modality | None:
    return "denied" if r.modality == "actual" and t.quoted != "direct" else None


def _threatened(r: Reading, t: Told) -> Modality | None:
    if r.modality in {"planned", "possible"} or (r.modality == "actual" and t.bare):
        return "threatened" if t.hostile else None
    return None


def _warned(r: Reading, t: Told) -> Modality | None:
    if (r.modality == "planned" and not t.own) or (t.bare and r.modality == "actual"):
        return "possible"
    return None


def _declined(r: Reading, t: Told) -> Modality | None:
    """What somebody refuses to do is not done; what he refuses to talk about may be."""
    if r.modality == "actual":
        return "denied" if t.bare and t.verb else None if t.bare else "hypothetical"
    return None


def _speculated(r: Reading, t: Told) -> Modality | None:
    return "possible" if r.modality == "planned" and not t.own else None


def _advised(r: Reading, t: Told) -> Modality | None:
    """A course that is weighed in advice is what is advised."""
    if r.weighed and t.hostile:
        return "advised"
    return "advised" if t.bare and r.modality in {"actual", "planned"} else None


_BY_MANNER: dict[Manner, Callable[[Reading, Told], Modality | None]] = {
    "deny": _denied,
    "threaten": _threatened,
    "warn": _warned,
    "request": _if_bare("demanded"),
    "order": _if_bare("demanded"),
    "advise": _advised,
    "promise": _if_bare("planned"),
    "speculate": _speculated,
    "decline": _declined,
}


def by_manner(reading: Reading, told: Told) -> Modality:
    """The modality as the whole statement has it."""
    change = _BY_MANNER.get(told.manner)
    return (change(reading, told) if change else None) or reading.modality
