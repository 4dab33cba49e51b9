"""Taking in: once each, batch by batch, nothing acknowledged is lost, refusals tried again."""

from pathlib import Path

import pytest

from tests.desk.conftest import file_of
from tocsin.desk import intake
from tocsin.desk.briefing import gather, kept
from tocsin.desk.intake import BATCH, feed_options, retry, take_in
from tocsin.desk.ledgers import open_existing
from tocsin.desk.settings import Settings
from tocsin.feeds import Options
from tocsin.ledger import open_ledger
from tocsin.records import Entry, LedgerError, Refused, Report, Statement, TocsinError


class Stopped(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def desk(tmp_path: Path) -> Settings:
    """A desk with a ledger of its own."""
    return Settings(ledger=str(tmp_path / "desk.db"), author="night desk")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a few reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(5):
        _ = (folder / f"{number}.txt").write_text(file_of(number))
    return folder


def entries(desk: Settings) -> list[Entry]:
    assert desk.ledger is not None
    with open_ledger(desk.ledger) as ledger:
        assert ledger.verify().holds
        return list(ledger.entries())


def test_reports_statements_and_refusals_are_kept(desk: Settings, reports: Path) -> None:
    taken = take_in([str(reports), str(reports / "gone.txt")], desk, Options())
    kept = [e.record for e in entries(desk)]
    assert taken.new == sum(isinstance(r, Report) for r in kept) == 5
    assert taken.statements == sum(isinstance(r, Statement) for r in kept)
    assert [r.reason for r in kept if isinstance(r, Refused)].count("not-found") == 1
    assert {e.author for e in entries(desk)} == {"night desk"}


def test_again_changes_nothing(desk: Settings, reports: Path) -> None:
    _ = take_in([str(reports)], desk, Options())
    before = entries(desk)
    taken = take_in([str(reports), str(reports)], desk, Options())
    assert (taken.new, taken.known) == (0, 10)
    assert entries(desk) == before


def test_twice_in_one_go_is_new_once(desk: Settings, reports: Path) -> None:
    taken = take_in([str(reports), str(reports)], desk, Options())
    assert (taken.new, taken.known) == (5, 5)


def test_what_was_acknowledged_before_a_crash_is_there_and_the_rest_comes_later(
    desk: Settings, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    acknowledged: list[int] = []

    def crash(done: int, _: int) -> None:
        acknowledged.append(done)
        if done >= 4:
            raise Stopped

    with pytest.raises(Stopped):
        _ = take_in([str(reports)], desk, Options(), crash)
    found = entries(desk)
    assert sum(isinstance(e.record, Report) for e in found) == acknowledged[-1] == 4
    assert {e.record.report for e in found if isinstance(e.record, Statement)} == {
        e.id for e in found if isinstance(e.record, Report)
    }
    taken = take_in([str(reports)], desk, Options())
    assert (taken.new, taken.known) == (1, 4)
    assert entries(desk)[: len(found)] == found


def test_the_picture_of_what_is_kept_is_that_of_the_reports(desk: Settings, reports: Path) -> None:
    names = sorted(map(str, reports.iterdir()))
    _ = take_in(names[::-1], desk, Options())
    scratch = kept(desk)
    with scratch.ledger:
        assert scratch.picture(None) == gather(names, desk).picture(None)


def test_batches_are_small_enough_to_lose_little() -> None:
    assert BATCH <= 256


def test_a_refused_file_that_was_mended_is_read(desk: Settings, reports: Path) -> None:
    late, never = reports / "late.txt", reports / "never.txt"
    _ = take_in([str(late), str(never)], desk, Options())
    assert retry(desk).startswith("nothing to try again")
    _ = late.write_text(file_of(9))
    assert retry(desk).startswith("1 input tried again: 1 new report")
    assert [e.record.outlet for e in entries(desk) if isinstance(e.record, Report)] == ["Gazette 9"]


def test_there_must_be_a_ledger_to_look_at(desk: Settings) -> None:
    with pytest.raises(LedgerError, match=r"desk\.db: no ledger there"):
        _ = open_existing(desk)
    assert not Path(str(desk.ledger)).exists()


@pytest.mark.parametrize(
    ("published", "mapping", "words"),
    [("someday", (), "--published someday"), (None, ("x",), "field=column")],
)
def test_options_that_do_not_hold_are_named(
    published: str | None, mapping: tuple[str, ...], words: str
) -> None:
    with pytest.raises(TocsinError, match=words):
        _ = feed_options(Settings(), published=published, outlet=None, mapping=mapping)
