"""PLOVER's rules for what has not happened: where a plain type fits, no auxiliary mode is used.

A table of small functions, first answer wins; `tests/export/test_reduce.py` shows them as a table.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.export.rules import rules
from tocsin.records import Auxiliary, Event, Manner


@dataclass(frozen=True, slots=True)
class Setting:
    """What of an event's statement its coding depends on."""

    manner: Manner = "report"
    own: bool = False
    """The one who speaks is the one who acts, or of his side."""
    plain: tuple[Event, ...] = ()
    """The other events of the statement that are told as fact."""
    background: bool = False
    """Told as history only."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """Type, mode and auxiliary modes of an event after the rules."""

    type: str
    mode: str | None = None
    auxiliary: tuple[Auxiliary, ...] = ()
    told: bool = False
    """A plain event of the same statement already says it."""


def reduced(event: Event, setting: Setting) -> Reduced:
    """An event as PLOVER codes it."""
    return next(found for rule in _RULES if (found := rule(event, setting)) is not None)


def _negated(event: Event, setting: Setting) -> Reduced | None:
    """Negated events may be dropped from output: they are flagged, whoever writes drops them."""
    if event.modality != "denied":
        return None
    flags: tuple[Auxiliary, ...] = ("historical",) if setting.background else ()
    return Reduced(event.type, event.mode, (*flags, "negation"))


def _historical(event: Event, setting: Setting) -> Reduced | None:
    return Reduced(event.type, event.mode, ("historical",)) if setting.background else None


def _threat(event: Event, setting: Setting) -> Reduced | None:
    """ASSAULT + hypothetical may be THREATEN: where it is threatened, or said by the doer as such.

    What somebody else thinks that one may do is no threat.
    """
    table = rules().threat
    key = f"{event.type}/{event.mode}"
    mode = table.get(key, table.get(event.type))
    threatened = event.modality == "threatened" and mode is not None
    menaced = (
        event.type == "ASSAULT"
        and event.modality in {"planned", "possible", "conditional"}
        and setting.own
        and setting.manner in rules().menacing
    )
    return _plain("THREATEN", mode, event, setting) if threatened or menaced else None


def _future(event: Event, setting: Setting) -> Reduced | None:
    """CONSULT, SUPPORT, COOPERATE, AID + future -> AGREE; RETREAT + future -> CONCEDE."""
    type_ = rules().future.get(event.type) if event.modality == "planned" else None
    if type_ is None:
        return None
    return Reduced(type_) if type_ == event.type else _plain(type_, None, event, setting)


def _within(event: Event, setting: Setting) -> Reduced | None:
    """MOBILIZE inside an ASSAULT report: only the ASSAULT is coded."""
    if (
        event.type != "MOBILIZE"
        or event.modality != "actual"
        or not _told("ASSAULT", event, setting)
    ):
        return None
    return Reduced(event.type, event.mode, told=True)


def _flagged(event: Event, _setting: Setting) -> Reduced:
    auxiliary = rules().auxiliary.get(event.modality)
    return Reduced(event.type, event.mode, (auxiliary,) if auxiliary else ())


def _plain(type_: str, mode: str | None, event: Event, setting: Setting) -> Reduced:
    """The plain type; flagged as it was where another event of the statement already says it."""
    if not _told(type_, event, setting):
        return Reduced(type_, mode)
    auxiliary = rules().auxiliary[event.modality]
    return Reduced(event.type, event.mode, (auxiliary,), told=True)


def _told(type_: str, event: Event, setting: Setting) -> bool:
    mine = {p.country for p in event.actors} - {None}
    theirs = [{p.country for p in e.actors} - {None} for e in setting.plain if e.type == type_]
    return any(not mine or not others or mine & others for others in theirs)


_Rule = Callable[[Event, Setting], Reduced | None]
_RULES: tuple[_Rule, ...] = (_negated, _historical, _threat, _future, _within, _flagged)
