"""Sentences with a marked pair and the types it may have: our own, and the shared ones."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import pairs
from tocsin.read.events.pairs import TYPES

NONE = "NONE"
ROOTS = {
    "02": "REQUEST",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "20": "ASSAULT",
}
"""CAMEO root code -> PLOVER type; 08 is split below (PLOVER codebook 2.0, table of types)."""
CONCEDED = ("081", "082", "083")
"""What of 08 is a concession: easing restrictions, releasing none, political change."""

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with characters of actor, recipient and trigger, and the types that are right."""

    text: str
    actor: Places
    recipient: Places
    trigger: Places
    right: frozenset[int]
    """Numbers in `TYPES`; several where the label joins them."""
    own: bool
    """Written for this project; its trigger is marked."""


def type_of(code: str) -> str | None:
    """PLOVER type of a CAMEO code; None for one that is no event between two parties."""
    if code == NONE:
        return NONE
    if code[:2] == "08":
        return "CONCEDE" if code.startswith(CONCEDED) or code == "080" else "RETREAT"
    return ROOTS.get(code[:2])


def own(folder: Path) -> Iterator[Marked]:
    """Our own sentences: `*.tsv`, a CAMEO code (or NONE) and the marked sentence a line."""
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            code, marked = line.split("\t")
            if kind := type_of(code):
                yield unmarked(marked, frozenset({TYPES.index(kind)}), own=True)


def shared(path: Path, *, held: bool) -> Iterator[Marked]:
    """Shared sentences (`marked_sentence`, `gold_root`): those that are measured, or the others."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if pairs.is_held(row["uid"]) == held:
            yield unmarked(row["marked_sentence"], right(row["gold_root"]), own=False)


def right(root: str) -> frozenset[int]:
    """The types a shared label stands for: YIELD joins CONCEDE and RETREAT."""
    names = ("CONCEDE", "RETREAT") if root == "YIELD" else (root,)
    return frozenset(TYPES.index(n) for n in names)


def unmarked(marked: str, right: frozenset[int], *, own: bool) -> Marked:
    """A sentence with its marks taken out and kept as characters."""
    text, marks = pairs.unmarked(marked)
    actor, recipient, trigger = (tuple(marks[k]) for k in "ste")
    return Marked(text, actor, recipient, trigger, right, own)
