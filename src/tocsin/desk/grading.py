"""Grades that people give to sources, kept in the ledger: who gave them, when and why.

A grade is a judgement like any other: the last on a source counts, an undone one does not, and
nothing is ever deleted.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from tocsin.desk.ledgers import open_existing
from tocsin.desk.models import load_world
from tocsin.desk.settings import Settings
from tocsin.fuse import OutletBook
from tocsin.ledger import Ledger
from tocsin.picture import withdrawn
from tocsin.records import Entry, Judgement, Retraction, TocsinError
from tocsin.vocabulary import gradings

ORIGINS = frozenset({"body", "document", "group", "office", "outlet", "own", "person", "unnamed"})
"""What keys of origins begin with."""
DIGITS = 12
"""Digits of an id that are shown, and enough to name it."""


class Given(msgspec.Struct, frozen=True):
    """A grade with its credit."""

    entry: Entry
    judgement: Judgement
    stands: bool
    """Neither undone nor replaced."""
    undone: bool = False

    def line(self) -> str:
        """One line for a person."""
        letter = (self.judgement.value or "").strip('"')
        mark = "" if self.stands else ", no longer"
        when = self.entry.recorded_at.strftime("%Y-%m-%d %H:%M")
        about = f"{self.judgement.subject} {letter}{mark}: {self.judgement.reason}"
        return f"{self.entry.id[:DIGITS]}  {about} ({self.entry.author}, {when} UTC)"


def subject_of(source: str, settings: Settings) -> str:
    """What a grade is filed under: the key of an origin as it is, else the outlet of that name.

    Raises `TocsinError` for an empty name.
    """
    if source.partition(":")[0] in ORIGINS and ":" in source:
        return source
    key = OutletBook(load_world(settings.worlds)).named(source).key
    if not key:
        raise TocsinError(f"{source!r} names no source: give an outlet or the key of an origin")
    return f"outlet:{key}"


def grade(source: str, letter: str, reason: str, settings: Settings) -> Given:
    """Grade a source.

    Raises `TocsinError` where the letter is none of the Admiralty code or no reason is given.
    """
    _check(letter, reason)
    subject = subject_of(source, settings)
    with open_existing(settings) as ledger:
        before = tuple(g.entry.id for g in given(ledger) if g.judgement.subject == subject)
        judgement = Judgement(
            subject=subject,
            verdict="graded",
            reason=reason,
            others=before[-1:],  # the same words said twice are two judgements
            value=json.dumps(letter),
        )
        return Given(_append(ledger, judgement, settings), judgement, stands=True)


def undo(identity: str, reason: str, settings: Settings) -> Given:
    """Take a grade back, named by its id or the beginning of it.

    Raises `TocsinError` where no grade, or more than one, begins so, or it does not stand.
    """
    if not reason.strip():
        raise TocsinError("no reason given: say why, with --because TEXT")
    with open_existing(settings) as ledger:
        found = [g for g in given(ledger) if identity and g.entry.id.startswith(identity)]
        if len(found) != 1:
            how = "is the id of no grade" if not found else f"begins {len(found)} ids"
            raise TocsinError(f"{identity} {how}; `tocsin grade` lists them")
        if found[0].undone:
            raise TocsinError(f"{identity} is undone already")
        back = Judgement(subject=found[0].entry.id, verdict="undone", reason=reason)
        _ = _append(ledger, back, settings)
        return found[0]


def given(ledger: Ledger) -> list[Given]:
    """Every grade ever given, oldest first."""
    entries = [e for e in ledger.entries() if isinstance(e.record, Judgement | Retraction)]
    gone = withdrawn(entries)
    made = [
        (e, e.record)
        for e in entries
        if isinstance(e.record, Judgement) and e.record.verdict == "graded"
    ]
    last = {j.subject: e.id for e, j in made if e.id not in gone}
    return [Given(e, j, stands=last.get(j.subject) == e.id, undone=e.id in gone) for e, j in made]


def lines(settings: Settings) -> Iterator[str]:
    """What `given` has, for a person."""
    with open_existing(settings) as ledger:
        found = given(ledger)
    yield from (g.line() for g in found)
    if not found:
        yield "no source is graded"


def _check(letter: str, reason: str) -> None:
    known = gradings().reliability
    if letter not in known:
        listed = "; ".join(f"{k} {meaning}" for k, meaning in known.items())
        raise TocsinError(f"{letter} is no grade of the Admiralty code: {listed}")
    if not reason.strip():
        raise TocsinError("no reason given: say why, with --because TEXT")


def _append(ledger: Ledger, judgement: Judgement, settings: Settings) -> Entry:
    now = datetime.now(UTC).replace(microsecond=0)
    return ledger.append([judgement], author=settings.author, recorded_at=now)[0]
