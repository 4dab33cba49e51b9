"""Figures of a sentence with what they count: "at least 23 people were killed" is 23+ killed.

Works on words, since a figure may stand in a statement without a coded event; figures that the
reader found for an event come on top.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tocsin.fuse.words import number, stem, table, term, words

REACH = 5
"""Words after a number in which its noun is looked for."""
_AGE = re.compile(r",\s\d{1,3}(?=,)")
"""An age: "the general, 54, died"."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
DEEDS = ("+kill", "+wound")
NEAR = 9
"""Words between a number of people and the deed that makes it a toll."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something; an open end is None."""

    unit: str
    low: int | None
    high: int | None
    said: str

    def agrees(self, other: "Figure") -> bool:
        """Whether both can hold."""
        low = max(self.low or 0, other.low or 0)
        tops = [h for h in (self.high, other.high) if h is not None]
        return not tops or low <= min(tops)


@cache
def _kinds() -> dict[str, frozenset[str]]:
    loaded = table("numbers.yaml")
    return {
        name: frozenset(v if name in {"least", "most", "about", "bounds"} else map(stem, v))
        for name, v in loaded.items()
    }


def _bounds(before: str, value: int) -> tuple[int | None, int | None]:
    for name, bounds in (
        ("least", (value, None)),
        ("most", (None, value)),
        ("about", (int(value * 0.85), int(value * 1.15) + 1)),
    ):
        if any(before.endswith(" " + phrase) for phrase in _kinds()[name]):
            return bounds
    return (value, value)


def _unit(found: list[str], at: int) -> str | None:
    """What the number before `at` counts; None when it measures, "" when nothing is named.

    The counted noun is the first plural within reach ("two coastal air defence batteries"), else
    the first word that says something.
    """
    kinds = _kinds()
    first = ""
    for word in found[at : at + REACH]:
        root = stem(word)
        if root in kinds["measures"] or root in kinds["rest"] or number(word) is not None:
            return first or None
        if root in kinds["people"]:
            return "people"
        if word.lower() in kinds["bounds"]:
            break
        counted = term(word)
        if counted and word.lower().endswith("s"):
            return counted
        first = first or counted
    return first


def _toll(found: list[str], at: int, unit: str) -> str | None:
    """The deed that a number of people, or a bare number after a count, stands beside."""
    before = range(at - 1, max(-1, at - NEAR), -1)
    if unit == "people":
        reach = [*range(at + 1, min(len(found), at + NEAR)), *before]
    elif any(stem(found[i]) in _kinds()["tallies"] for i in before):
        reach = list(before)
    else:
        return unit or None
    for i in reach:
        if (deed := term(found[i])) in DEEDS:
            return deed
    return None if unit == "people" else unit or None


def figures(text: str) -> list[Figure]:
    """The figures of a sentence."""
    text = _THOUSANDS.sub("", _AGE.sub(" ", text))
    found = words(text)
    result: list[Figure] = []
    for i, word in enumerate(found):
        value = number(word)
        if value is None or (1900 <= value <= 2100 and word.isdigit()):  # noqa: PLR2004 - years
            continue
        if i and stem(found[i - 1]) in _kinds()["measures"]:
            continue
        counted = _unit(found, i + 1)
        unit = None if counted is None else _toll(found, i, counted)
        if unit is None:
            continue
        before = " " + " ".join(w.lower() for w in found[max(0, i - 4) : i])
        low, high = _bounds(before, value)
        said = " ".join([*before.split()[-2:], word]) if (low, high) != (value, value) else word
        result.append(Figure(unit, low, high, said))
    return result


@lru_cache(maxsize=1_000)
def tallies(text: str) -> frozenset[str]:
    """The deeds whose victims a sentence counts."""
    return frozenset(f.unit for f in figures(text) if f.unit in DEEDS)


def bounds_of(said: str) -> tuple[int | None, int | None] | None:
    """The bounds of a figure as `Figure.said` has it; None where it ends on no number."""
    found = words(_THOUSANDS.sub("", said))
    value = number(found[-1]) if found else None
    if value is None:
        return None
    return _bounds(" " + " ".join(w.lower() for w in found[:-1]), value)
