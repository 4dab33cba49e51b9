"""What the entries hold, sorted into tables; and what of it stands.

Nothing here depends on the order in which entries come: where order counts (the last judgement on a
subject), it is `seq`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from tocsin.picture.grading import grades_of
from tocsin.records import (
    Entry,
    Instant,
    Judgement,
    RecordError,
    Refused,
    Report,
    Retraction,
    Statement,
    Unrecognised,
    decode,
    record_id,
)

T = TypeVar("T")
Said = dict[str, Statement]
"""Statements by id."""


class Received(msgspec.Struct, frozen=True):
    """A report and when it came in."""

    report: Report
    at: Instant


class Standing(msgspec.Struct, frozen=True):
    """What is left when withdrawals and corrections are applied."""

    reports: Mapping[str, Received]
    said: Mapping[str, Said]
    """Statements by report and id; reports without statements are missing."""
    refusals: tuple[Refused, ...]
    unrecognised: tuple[str, ...]
    grades: Mapping[str, str]
    """What people decided about sources: letter by subject."""


class Tables:
    """Entries by kind, and which reports changed since somebody asked."""

    def __init__(self) -> None:
        self._reports: dict[str, Received] = {}
        self._said: dict[str, Said] = {}
        self._refusals: dict[str, tuple[int, Refused]] = {}
        self._unrecognised: dict[str, int] = {}
        self._retractions: dict[str, Retraction] = {}
        self._judgements: dict[str, tuple[int, Judgement]] = {}
        self._changed: set[str] = set()
        self._decided = False

    def add(self, entry: Entry) -> None:
        """Take in an entry; one that is there already changes nothing."""
        match entry.record:
            case Report() as report:
                self._reports[entry.id] = Received(report, entry.recorded_at)
                self._changed.add(entry.id)
            case Statement() as statement:
                self._said.setdefault(statement.report, {})[entry.id] = statement
                self._changed.add(statement.report)
            case Refused() as refused:
                self._refusals[entry.id] = (entry.seq, refused)
            case Unrecognised():
                self._unrecognised[entry.id] = entry.seq
            case Retraction() as retraction:
                self._retractions[entry.id] = retraction
                self._decided = True
            case Judgement() as judgement:
                self._judgements[entry.id] = (entry.seq, judgement)
                self._decided |= judgement.verdict in ("corrected", "undone")
            case _:
                pass  # plans, sharing and alerts are no part of the picture of the world

    def changed(self) -> set[str] | None:
        """Reports that are new or have new statements since the last call; None: any may differ."""
        changed, decided = self._changed, self._decided
        self._changed, self._decided = set(), False
        return None if decided else changed

    def standing(self) -> Standing:
        """What stands, without a copy while nothing was withdrawn or corrected."""
        gone = self.withdrawn()
        reports = _without(self._reports, gone)
        corrections = self._decisions("corrected", gone)
        grades, bad = grades_of(self._decisions("graded", gone))
        said = self._said
        if gone or corrections:
            said = {r: kept for r, s in said.items() if (kept := dict(_without(s, gone)))}
            bad += _correct(said, corrections, gone)
        orphans = {r: s for r, s in said.items() if r not in reports}
        if orphans:
            said = {r: s for r, s in said.items() if r in reports}
            bad += [_orphan(i, r) for r, s in orphans.items() if r not in gone for i in s]
        refusals = sorted((seq, r) for i, (seq, r) in self._refusals.items() if i not in gone)
        return Standing(
            reports,
            said,
            (*(r for _, r in refusals if r.subject not in gone), *sorted(bad, key=_order)),
            tuple(sorted(self._unrecognised.keys() - gone, key=self._unrecognised.__getitem__)),
            grades,
        )

    def withdrawn(self) -> set[str]:
        """Ids of what a retraction, or a judgement undone, took out of the picture."""
        return _gone(self._withdrawals())

    def _decisions(self, verdict: str, gone: set[str]) -> list[tuple[str, Judgement]]:
        """The judgements of a verdict that stand, in the order in which they were made."""
        return [
            (key, j)
            for key, (_, j) in sorted(self._judgements.items(), key=lambda item: item[1][0])
            if j.verdict == verdict and key not in gone
        ]

    def _withdrawals(self) -> Iterator[tuple[str, str]]:
        """Pairs of what withdraws and what is withdrawn."""
        for key, retraction in self._retractions.items():
            yield key, retraction.record
        for key, (_, judgement) in self._judgements.items():
            if judgement.verdict == "undone":
                targets = {judgement.subject, *judgement.others} & self._judgements.keys()
                yield from ((key, target) for target in targets)


def withdrawn(entries: Iterable[Entry]) -> set[str]:
    """Ids of the entries that others took out of the picture, and that nothing put back."""
    tables = Tables()
    for entry in entries:
        tables.add(entry)
    return tables.withdrawn()


def _without(table: Mapping[str, T], gone: set[str]) -> Mapping[str, T]:
    return {k: v for k, v in table.items() if k not in gone} if gone else table


def _gone(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """What is withdrawn by something that is not withdrawn itself.

    An id is a digest of what names the withdrawn one's id, so nothing withdraws itself in a circle.
    """
    by_target: dict[str, list[str]] = {}
    for key, target in pairs:
        by_target.setdefault(target, []).append(key)
    gone: dict[str, bool] = {}
    todo = list(by_target)
    while todo:
        key = todo[-1]
        open_ = [k for k in by_target.get(key, ()) if k not in gone]
        if open_:
            todo += open_
            continue
        _ = todo.pop()
        gone[key] = any(not gone[k] for k in by_target.get(key, ()))
    return {key for key, is_gone in gone.items() if is_gone}


def _correct(
    said: dict[str, Said], corrections: Iterable[tuple[str, Judgement]], gone: set[str]
) -> list[Refused]:
    """Put corrected statements in the machine's place, the last word last; what could not be.

    A correction names the machine's statement, or what an earlier correction put in its place.
    """
    report_of = {key: report for report, found in said.items() for key in found}
    now = {key: key for key in report_of}
    before = dict(now)
    refused: list[Refused] = []
    for key, judgement in corrections:
        original = before.get(judgement.subject, judgement.subject)
        if original in gone:
            continue
        found = _corrected(judgement, report_of.get(original))
        if isinstance(found, str):
            detail = f"correction {key} of {judgement.subject}: {found}"
            refused.append(Refused(subject=key, reason="correction", detail=detail))
            continue
        statements = said[found.report]
        _ = statements.pop(now[original], None)
        now[original] = record_id(found)
        _ = before.setdefault(now[original], original)
        if now[original] not in gone:
            statements[now[original]] = found
    return refused


def _corrected(judgement: Judgement, report: str | None) -> Statement | str:
    """The statement that a judgement puts in the place of its subject, or why there is none."""
    if report is None:
        return "there is no such statement"
    try:
        found = decode((judgement.value or "").encode())
    except (RecordError, UnicodeEncodeError) as error:
        return f"its value cannot be read: {error}"
    if not isinstance(found, Statement) or found.report != report:
        return "its value is no statement of the same report"
    return found


def _orphan(statement: str, report: str) -> Refused:
    detail = f"statement {statement} belongs to report {report}, which is not in the ledger"
    return Refused(subject=statement, reason="report-missing", detail=detail)


def _order(refused: Refused) -> tuple[str, str, str]:
    return (refused.reason, refused.subject, refused.detail)
