"""Refusals: one order whatever the way they came, settled once their input is read."""

from pathlib import Path

import pytest

from tests.desk.conftest import file_of
from tocsin.desk.briefing import gather, kept
from tocsin.desk.intake import retry, take_in
from tocsin.desk.ledgers import open_existing
from tocsin.desk.refusals import input_of, lines
from tocsin.desk.settings import Settings
from tocsin.feeds import Options
from tocsin.ledger import verify

ROWS = '{"body": "Kenya said on Monday that Peru had closed its border."}\n{no json\n'


@pytest.fixture
def desk(tmp_path: Path) -> Settings:
    """A desk with a ledger of its own."""
    return Settings(ledger=str(tmp_path / "desk.db"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports with times that cannot be reckoned, and inputs that are none."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(4):
        text = file_of(number, dated=number % 2 == 0)
        _ = (folder / f"{9 - number}.txt").write_text(text)
    _ = (folder / "0.bin").write_bytes(b"\0")
    _ = (folder / "zz.bin").write_bytes(b"\0")
    _ = (folder / "r.jsonl").write_text(ROWS)
    return folder


def standing(desk: Settings) -> list[str]:
    """The refusals that a ledger's brief lists, by their subjects' last parts."""
    scratch = kept(desk)
    with scratch.ledger:
        return [Path(r.subject).name for r in scratch.picture(None).refusals]


def test_a_ledger_lists_refusals_in_the_order_of_a_direct_brief(
    desk: Settings, folder: Path
) -> None:
    paths = sorted(map(str, folder.iterdir()), reverse=True)
    direct = gather([str(folder)], Settings()).picture(None).refusals
    assert len(direct) > 4
    for path in paths:
        _ = take_in([path], desk, Options())
    scratch = kept(desk)
    with scratch.ledger:
        assert scratch.picture(None).refusals == direct


def test_what_is_read_later_is_settled_and_kept(desk: Settings, folder: Path) -> None:
    _ = take_in([str(folder / "late.txt"), str(folder / "r.jsonl")], desk, Options())
    assert standing(desk)[:2] == ["late.txt", "r.jsonl:2"]
    _ = (folder / "late.txt").write_text(file_of(9))
    assert "1 earlier refusal settled" in retry(desk)
    assert "late.txt" not in standing(desk)
    assert "r.jsonl:2" in standing(desk)
    with open_existing(desk) as ledger:
        (told,) = (line for line in lines(ledger) if "late.txt" in line)
        assert told.startswith("settled, not-found: ")
        assert verify(ledger).holds


def test_a_mended_row_is_settled_with_its_file(desk: Settings, folder: Path) -> None:
    _ = take_in([str(folder / "r.jsonl")], desk, Options())
    _ = (folder / "r.jsonl").write_text(ROWS.splitlines()[0])
    _ = take_in([str(folder / "r.jsonl")], desk, Options())
    assert "r.jsonl:2" not in standing(desk)


def test_a_folder_that_is_there_by_now_is_settled(desk: Settings, tmp_path: Path) -> None:
    later = tmp_path / "later"
    _ = take_in([str(later)], desk, Options())
    later.mkdir()
    _ = (later / "a.txt").write_text(file_of(1))
    assert retry(desk).startswith("1 input tried again: 1 new report,")
    assert "later" not in standing(desk)


def test_what_is_refused_again_stands_again_and_can_be_settled_again(
    desk: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "now-and-then.txt"
    for _ in range(2):
        _ = take_in([str(file)], desk, Options())
        assert "now-and-then.txt" in standing(desk)
        _ = file.write_text(file_of(3))
        assert "1 earlier refusal settled" in take_in([str(file)], desk, Options()).line()
        assert "now-and-then.txt" not in standing(desk)
        file.unlink()


def test_a_refused_report_is_named_in_the_list(desk: Settings, folder: Path) -> None:
    _ = take_in([str(folder)], desk, Options())
    with open_existing(desk) as ledger:
        told = list(lines(ledger))
    assert any("Gazette 1: Ships 1: it cannot be told which day" in line for line in told)


@pytest.mark.parametrize(
    ("subject", "file"),
    [("a.csv:row 3", "a.csv"), ("a.jsonl:12", "a.jsonl"), ("a.json#2", "a.json"), ("a", "a")],
)
def test_the_file_of_a_row(subject: str, file: str) -> None:
    assert input_of(subject) == file
