"""Units: what one sentence says about deeds done, deeds ahead, or by the saying itself.

Readers split a sentence into several statements and code some of them; what the pieces share is the
sentence. A unit gathers the pieces of one sentence that can be compared as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tocsin.fuse.mentions import Hours, Mention
from tocsin.fuse.words import words

UTTERED = frozenset({"ACCUSE", "REJECT"})
"""PLOVER types that are only said; a request may be an order, a threat announces a deed."""
FEW = 4
"""Words below which a sentence is no quotation: "There are 44."."""
Side = Literal["speech", "ahead", "done"]


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Mentions of one sentence, and of verbatim copies of it, that are compared as one."""

    mentions: tuple[Mention, ...]
    side: Side
    types: frozenset[str]
    lead: str
    """Type of its first event; empty without one."""
    modes: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    sent: frozenset[tuple[str, str]]
    """Country and sector of those who act, where both are known."""
    called: frozenset[str]
    """Last words of the proper names of those who act."""
    places: frozenset[str]
    window: Hours
    deeds: frozenset[str]
    words: tuple[str, ...]
    old: bool

    @property
    def head(self) -> Mention:
        """The earliest of its mentions."""
        return self.mentions[0]

    @property
    def hours(self) -> float | None:
        """When it was published, in hours; None when unknown."""
        unknown, hours, _ = self.head.order[0]
        return None if unknown else hours


def _side(m: Mention) -> Side | None:
    """None for a mention without an event: it goes with the rest of its sentence."""
    if not m.type:
        return None
    if m.type in UTTERED or (m.speech_act and m.type != "THREATEN"):
        return "speech"
    if m.speech_act:
        return "ahead"
    return "ahead" if m.stage in {"plan", "maybe"} else "done"


def _unit(mentions: Sequence[Mention], side: Side) -> Unit:
    windows = [m.window for m in mentions if m.window != (None, None)]
    return Unit(
        mentions=tuple(mentions),
        side=side,
        types=frozenset(m.type for m in mentions if m.type),
        lead=next((m.type for m in mentions if m.type), ""),
        modes=frozenset(f"{m.type}/{m.mode}" for m in mentions if m.mode),
        actors=frozenset(x for m in mentions for x in m.actors),
        recipients=frozenset(x for m in mentions for x in m.recipients),
        sent=frozenset(x for m in mentions for x in m.sent),
        called=frozenset(x for m in mentions for x in m.called),
        places=frozenset(m.place for m in mentions if m.place),
        window=windows[0] if windows else (None, None),
        deeds=frozenset(x for m in mentions for x in m.deeds),
        words=tuple(dict.fromkeys(w for m in mentions for w in m.words)),
        old=all(m.old for m in mentions),
    )


def _of_sentence(mentions: Sequence[Mention]) -> list[Unit]:
    sides: dict[Side, list[Mention]] = {}
    loose: list[Mention] = []
    for m in mentions:
        side = _side(m)
        if side is None:
            loose.append(m)
        else:
            sides.setdefault(side, []).append(m)
    for side in ("done", "ahead", "speech"):
        if loose and side in sides:
            sides[side] = sorted([*sides[side], *loose], key=lambda m: m.order)
            loose = []
    if loose:
        sides["ahead" if all(m.unreal for m in loose) else "done"] = loose
    return [_unit(sides[side], side) for side in sorted(sides)]


def units_of(mentions: Sequence[Mention]) -> list[Unit]:
    """The units of mentions in canonical order, in canonical order."""
    units: list[Unit] = []
    sentence: list[Mention] = []
    for m in mentions:
        if sentence and (sentence[0].report, sentence[0].span) != (m.report, m.span):
            units += _of_sentence(sentence)
            sentence = []
        sentence.append(m)
    return units + (_of_sentence(sentence) if sentence else [])


def _apart(group: Sequence[Unit], far: float) -> list[list[Unit]]:
    """The same words weeks apart are said of something else."""
    parts: list[list[Unit]] = []
    for u in group:
        last = parts[-1][-1].hours if parts else None
        if not parts or (last is not None and u.hours is not None and u.hours - last > far):
            parts.append([])
        parts[-1].append(u)
    return parts


def with_copies(units: Sequence[Unit], far: float) -> list[Unit]:
    """Units of the same words and side as one: a sentence and its verbatim copies.

    `far` is the gap in hours beyond which the same words are about something else.
    """
    groups: dict[tuple[object, ...], list[Unit]] = {}
    for u in units:
        said: tuple[str, ...] = u.words
        if len(said) < FEW:
            said = tuple(words(u.head.text))
        key = (u.side, said, u.head.headline)
        if len(said) < FEW or u.head.anaphoric:
            key = (u.head.order,)
        groups.setdefault(key, []).append(u)
    result: list[Unit] = []
    for group in groups.values():
        for same in _apart(group, far):
            mentions = sorted((m for u in same for m in u.mentions), key=lambda m: m.order)
            result.append(_unit(mentions, same[0].side) if len(same) > 1 else same[0])
    return sorted(result, key=lambda u: (u.head.order, u.side))
