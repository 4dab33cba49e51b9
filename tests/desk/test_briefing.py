"""Reports replayed as if they had just come in, once each; what gave none is kept too."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import START, file_of, report
from tocsin.desk.briefing import chosen, gather, gather_reports
from tocsin.desk.settings import Settings, SettingsError
from tocsin.feeds import Found, Options
from tocsin.records import NoText, Refused, Report, Statement, VocabularyError, record_id

NONE = Settings()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three dated reports named against their order, one undated, one that is none."""
    for name, number, dated in (("c", 0, True), ("b", 1, True), ("a", 2, True), ("aa", 3, False)):
        _ = (tmp_path / f"{name}.txt").write_text(file_of(number, dated=dated))
    _ = (tmp_path / "ab.bin").write_bytes(b"\0\1\2")
    return tmp_path


def test_reports_come_in_the_order_of_publication_undated_last(folder: Path) -> None:
    scratch = gather([str(folder)], NONE)
    outlets = [e.record.outlet for e in scratch.ledger.entries() if isinstance(e.record, Report)]
    assert outlets == ["Gazette 0", "Gazette 1", "Gazette 2", "Gazette 3"]
    assert scratch.ledger.verify().holds


def test_each_is_recorded_when_it_was_published(folder: Path) -> None:
    for entry in gather([str(folder)], NONE).ledger.entries():
        record = entry.record
        if isinstance(record, Report) and record.published.latest:
            assert entry.recorded_at == record.published.latest


def test_statements_follow_their_report(folder: Path) -> None:
    last = ""
    said = 0
    for entry in gather([str(folder)], NONE).ledger.entries():
        if isinstance(entry.record, Report):
            last = entry.id
        elif isinstance(entry.record, Statement):
            assert entry.record.report == last
            said += 1
    assert said >= 4


def test_refusals_are_kept_and_reach_the_picture(folder: Path) -> None:
    picture = gather([str(folder), str(folder / "gone.txt")], NONE).picture(None)
    given = {r.subject: r.reason for r in picture.refusals}
    assert given[str(folder / "ab.bin")] == "unsupported-type"
    assert given[str(folder / "gone.txt")] == "not-found"


def test_the_same_report_twice_is_one(folder: Path) -> None:
    names = [str(folder / "a.txt")] * 3
    scratch = gather(names, NONE)
    assert len(scratch.reports) == len(scratch.picture(None).reports) == 1
    assert set(scratch.sources) == set(scratch.reports)


def test_the_picture_of_a_moment_holds_what_was_there(folder: Path) -> None:
    scratch = gather([str(folder)], NONE)
    shown = scratch.picture(START + timedelta(hours=1))
    assert {r.outlet for r in shown.reports} == {"Gazette 0", "Gazette 1"}
    assert {r.outlet for r in scratch.picture(None).reports} >= {"Gazette 2", "Gazette 3"}


def test_the_order_in_which_reports_are_given_changes_nothing() -> None:
    found = [Found(f"r{n}", report(n)) for n in range(4)]
    forth, back = (gather_reports(items, NONE).picture(None) for items in (found, found[::-1]))
    assert forth == back


def test_progress_is_told(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    _ = gather([str(folder)], NONE, None, lambda done, every: told.append((done, every)))
    assert told == [(n, 4) for n in (1, 2, 3, 4)]


def test_inputs_that_give_no_report_alone_are_no_brief(folder: Path) -> None:
    with pytest.raises(NoText, match=r"ab\.bin"):
        _ = chosen([str(folder / "ab.bin")], None, NONE, Options())
    with pytest.raises(SettingsError, match="--ledger FILE"):
        _ = chosen([], None, NONE, Options())
    with pytest.raises(SettingsError, match="one of them"):
        _ = chosen([str(folder)], "desk.db", NONE, Options())


def test_a_world_is_laid_over_the_packaged_one(folder: Path) -> None:
    world = folder / "world.yaml"
    _ = world.write_text("schema: tocsin-world/1\noutlets:\n  - {id: g0, name: Gazette 0}\n")
    scratch = gather([str(folder / "c.txt")], Settings(worlds=(str(world),)))
    known = scratch.world.outlet("Gazette 0")
    assert known is not None
    assert known.id == "g0"
    assert scratch.world.country("KEN") is not None


def test_a_world_that_is_missing_is_told_before_the_reading(folder: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.yaml: world file: No such file"):
        _ = gather([str(folder)], Settings(worlds=("none.yaml",)))


def test_what_cannot_be_reckoned_is_a_refusal_about_its_report(folder: Path) -> None:
    scratch = gather([str(folder / "aa.txt")], NONE)
    (key,) = scratch.reports
    refused = [r for r in scratch.picture(None).refusals if r.subject == key]
    assert [r.reason for r in refused] == ["unresolved-time"]
    assert all(isinstance(r, Refused) for r in refused)
    assert key == record_id(scratch.reports[key])
