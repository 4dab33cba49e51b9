"""How a sentence stands to what was reported: says so, confirms, denies, corrects, takes back."""

from tocsin.fuse.cues import cue
from tocsin.fuse.subjects import deeds_of
from tocsin.fuse.words import terms
from tocsin.records import Event, Stance, Statement


def stance_of(text: str, statement: Statement, event: Event | None) -> Stance:
    """The stance of one event of a statement (None: of the statement itself).

    `text` is the whole sentence, since "it is not so, and we take it back" may stand outside what
    is said.
    """
    if cue("retracts", text):
        return "retracts"
    if cue("corrects", text):
        return "corrects"
    if event is not None and event.speech_act:
        return "asserts"
    if _denied(text, statement, event):
        return "denies"
    return "confirms" if statement.manner == "confirm" else "asserts"


def _denied(text: str, statement: Statement, event: Event | None) -> bool:
    if statement.manner == "deny" or _negated(text, statement, event):
        return True
    if not statement.voices:
        return False
    return cue("denies", text) is not None or _nothing(text)


def _nothing(text: str) -> bool:
    """Whether it says that there was none of a deed: "There was no collision"."""
    found = cue("nothing", text)
    return found is not None and not cue("nobody", text) and bool(deeds_of(terms(found[0])))


def _negated(text: str, statement: Statement, event: Event | None) -> bool:
    """Whether a named voice says that the statement's first deed did not happen."""
    first = next((e for e in statement.events if not e.speech_act), None)
    if event is None or event is not first or event.modality != "denied":
        return False
    return bool(statement.voices) and statement.voices[-1].named and not cue("nobody", text)
