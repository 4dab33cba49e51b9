"""Which grades stand: the desk and the picture go by one rule."""

from datetime import UTC, datetime

from tocsin.desk.grading import given
from tocsin.ledger import MemoryLedger
from tocsin.records import Judgement, Record, Retraction

NOW = datetime(2031, 5, 5, 8, tzinfo=UTC)


def kept(ledger: MemoryLedger, record: Record) -> str:
    return ledger.append([record], author="Ada", recorded_at=NOW)[0].id


def graded(letter: str) -> Judgement:
    return Judgement(
        subject="outlet:wire", verdict="graded", reason="thirty checked", value=f'"{letter}"'
    )


def standing(ledger: MemoryLedger) -> list[bool]:
    return [g.stands for g in given(ledger)]


def test_the_last_grade_stands() -> None:
    with MemoryLedger() as ledger:
        _ = kept(ledger, graded("B"))
        _ = kept(ledger, graded("C"))
        assert standing(ledger) == [False, True]


def test_a_grade_undone_or_retracted_gives_way_to_the_one_before() -> None:
    for back in ("undone", "retracted"):
        with MemoryLedger() as ledger:
            _ = kept(ledger, graded("B"))
            last = kept(ledger, graded("C"))
            taken = (
                Judgement(subject=last, verdict="undone", reason="wrong outlet")
                if back == "undone"
                else Retraction(record=last, reason="wrong outlet")
            )
            away = kept(ledger, taken)
            assert standing(ledger) == [True, False], back
            assert [g.undone for g in given(ledger)] == [False, True]
            _ = kept(ledger, Retraction(record=away, reason="right after all"))
            assert standing(ledger) == [False, True], back
