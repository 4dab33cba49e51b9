"""Titles, peoples and things taken off the candidates: what is left may be a name."""

from collections.abc import Iterator
from dataclasses import replace

from tocsin.read.names.stretches import Stretch
from tocsin.read.names.units import Unit
from tocsin.vocabulary.common import common_words
from tocsin.vocabulary.name_words import name_words

_ROLE = 3
"""Words from which the first may be a role: role, given name, surname."""
_NEWS = frozenset({"news", "press", "broadcasting", "television", "radio"})
_NEWSROOMS = frozenset(
    {"agency", "service", "corporation", "authority", "company", "network", "organisation"}
)
"""Heads that are a newsroom's beside one of these: "Meridian Press Agency"."""


def head_of(units: list[Unit]) -> tuple[Unit, str | None]:
    """The word that tells what a name of several words is, and the kind it tells.

    It is the last word before the first "of" or "for", else the last: "[Ministry] of Defence",
    "Haitian National [Police]".
    """
    words = name_words()
    cut = next(
        (k for k, u in enumerate(units) if k and u.low in words.joins - {"the", "and"}), len(units)
    )
    head = units[cut - 1]
    parts = head.low.split()[-1].split("-")
    kind = words.heads.get(parts[0] if "in" in parts else parts[-1])
    if kind == "organisation" and parts[-1] in _NEWSROOMS and any(u.low in _NEWS for u in units):
        kind = "outlet"
    return head, kind


def bare(stretch: Stretch) -> Iterator[Stretch]:
    """The names within a candidate: what stands before and behind the titles in it."""
    units = stretch.units
    if stretch.everyday:
        yield stretch
        return
    if _nobody(units):
        return
    cut = _title(units)
    if cut is not None and len(units) == 1:
        yield replace(stretch, everyday=True)
        return
    if cut is None:
        rest = _without_people(_without_role(units))
        if rest:
            yield replace(stretch, units=rest, kinds={})
        return
    before, after = units[: cut[0]], units[cut[1] :]
    people = next((u.demonym for u in before if u.demonym), None)
    before = _without_weak(before)
    if before:
        yield replace(stretch, units=before, role=True, kinds={})
    if after:
        yield replace(stretch, units=after, titled=True, country=people, kinds={})


def _nobody(units: list[Unit]) -> bool:
    """Ships, operations, treaties, laws, weapons: "USS ...", "... Treaty"."""
    words = name_words()
    if words.first.get(units[0].low) == "none" and units[0].mention is None:
        return True
    if len(units) == 1 and units[0].mention is None:
        return len(units[0].text) == 1 or units[0].low.split("-")[0] in words.things
    head, kind = head_of(units)
    return kind == "none" and head.mention is None


def _title(units: list[Unit]) -> tuple[int, int] | None:
    """Where the first title starts and the last one ends; None without a title."""
    words = name_words()
    strong = [k for k, u in enumerate(units) if u.mention is None and u.low in words.titles]
    if not strong:
        return _before_person(units)
    first, last = strong[0], strong[-1]
    if last == len(units) - 1 and len(units) > 1 and _surname(units, last):
        strong = strong[:-1]
        if not strong:
            return None
        last = strong[-1]
    behind = units[last + 1 :]
    if behind and head_of(behind)[1] is not None and head_of(behind)[0].mention is None:
        return None  # "General Labour Union", "Secretary of the Navy"
    while first and units[first - 1].mention is None and units[first - 1].low in words.weak_titles:
        first -= 1
    return first, last + 1


def _before_person(units: list[Unit]) -> tuple[int, int] | None:
    """Where somebody known begins behind other words: "[Staff] Andriy Yermak"."""
    last, k = units[-1].mention, len(units) - 1
    known = last is not None and last.kind == "person" and k > 0
    return (k, k) if known and units[0].low not in name_words().first else None


def _surname(units: list[Unit], k: int) -> bool:
    """Whether a word that is a title is somebody's name here: "Carla Bishop"."""
    words, before = name_words(), units[:k]
    known = any(u.low in words.titles or u.low in words.weak_titles for u in before)
    return not known and all(u.mention is None and u.demonym is None for u in before)


def _without_role(units: list[Unit]) -> list[Unit]:
    """An everyday word taken off that opens the sentence before a name: "Jockey Ann Lee"."""
    first = units[0]
    role = first.opens and first.mention is None and first.low in common_words()
    part = first.mention is None and first.low in name_words().weak_titles  # "Chief of Staff X Y"
    if not (role or part) or len(units) < _ROLE or first.low in name_words().given:
        return units
    plain = first.low not in name_words().first and head_of(units)[1] is None
    return units[1:] if plain else units


def _without_weak(units: list[Unit]) -> list[Unit]:
    """What stands before a title, without "of the" at its end."""
    words = name_words()
    while units and (units[-1].low in words.joins or units[-1].low in words.weak_titles):
        units = units[:-1]
    return _without_people(units)


def _without_people(units: list[Unit]) -> list[Unit]:
    """Peoples taken off the front ("Israeli"), but not of a body's name: "Haitian Police"."""
    words = name_words()
    count = 0
    while count < len(units) and (units[count].demonym or units[count].low in words.peoples):
        count += 1
    if not count or units[0].mention is not None:
        return units
    rest = units[count:]
    return units if rest and head_of(rest)[1] == "organisation" else rest
