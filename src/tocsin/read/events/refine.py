"""The mode of an event where the trigger's words leave it to its surroundings."""

from collections.abc import Sequence
from dataclasses import replace

from tocsin.read.events.details import modes_of_instruments
from tocsin.read.events.find import Match
from tocsin.read.events.lexicon import word_classes
from tocsin.read.events.roles import Cast
from tocsin.read.parties import Tree
from tocsin.records import Party

_HACKERS = frozenset({"hacker", "hacktivist", "cybercriminal"})
_DRILLS = frozenset({"exercise", "drill", "game", "manoeuvre", "maneuver"})
_OPEN = frozenset({None, "drone", "heavy-weapons", "explosives"})
"""Modes that a named instrument may settle."""


def settled(match: Match, cast: Cast, tree: Tree) -> Match:
    """A match as its doers settle it: an attack by hackers is done with computers."""
    if match.trigger.type == "ASSAULT" and any(tree.lemma[k] in _HACKERS for k in cast.actors):
        return replace(match, trigger=replace(match.trigger, type="COERCE", mode="cyber"))
    return match


def typed(match: Match, actors: Sequence[Party], tree: Tree) -> str:
    """The type of a match: an exercise of two countries is cooperation (PLOVER, MOBILIZE)."""
    trigger = match.trigger
    nations = {a.country for a in actors if a.country}
    drill = trigger.type == "MOBILIZE" and tree.lemma[match.words[-1]] in _DRILLS
    return "COOPERATE" if drill and len(nations) > 1 else trigger.type


def refined(
    match: Match, actors: Sequence[Party], instrument: str | None, tree: Tree
) -> str | None:
    """The mode of a match; None where PLOVER's type has none or nothing tells it."""
    trigger = match.trigger
    if typed(match, actors, tree) != trigger.type:
        return None
    fired = trigger.mode == "firearms" and tree.lemma[match.anchor] == "fire"
    if trigger.type == "ASSAULT" and (trigger.mode in _OPEN or fired):
        return _assault(match, actors, instrument, tree)
    if trigger.type == "MOBILIZE" and trigger.mode in {"troops", "weapons"}:
        return _mobilize(match, actors, tree)
    return trigger.mode


def _assault(
    match: Match, actors: Sequence[Party], instrument: str | None, tree: Tree
) -> str | None:
    if instrument and (told := modes_of_instruments().get(instrument)):
        return told
    if (
        match.trigger.mode is None
        and match.trigger.kind == "noun"
        and tree.lemma[match.anchor] == "strike"
    ):
        return "aerial" if any(a.sector == "MIL" for a in actors) else None
    return match.trigger.mode


def _mobilize(match: Match, actors: Sequence[Party], tree: Tree) -> str | None:
    if any(a.sector in {"REB", "UAF", "PRM"} for a in actors):
        return "militia"
    fills = {tree.lemma[k] for k in match.fills}
    classes = word_classes()
    if fills and fills <= classes["weapons"] and not fills <= classes["troops"]:
        return "weapons"
    return match.trigger.mode
