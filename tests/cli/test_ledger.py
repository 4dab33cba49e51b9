"""`tocsin add` and `tocsin ledger`: kept once, checked, carried over, tried again."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import REPORT, Tocsin


@pytest.fixture
def kept(tocsin: Tocsin) -> Path:
    file = Path("desk.db")
    ended = tocsin("add", "report.txt", "missing.txt", "--ledger", file, "--world", "world.yaml")
    assert ended.status == 0
    assert "1 new report, 0 already there" in ended.out
    return file


def lines(tocsin: Tocsin, ledger: Path) -> list[str]:
    return tocsin("ledger", "export", "-", "--ledger", ledger).out.splitlines()


def test_adding_twice_changes_nothing(tocsin: Tocsin, kept: Path) -> None:
    before = lines(tocsin, kept)
    ended = tocsin("add", "report.txt", "missing.txt", "--ledger", kept, "--world", "world.yaml")
    assert "0 new reports, 1 already there" in ended.out
    assert lines(tocsin, kept) == before


def test_the_brief_of_a_ledger_is_the_brief_of_its_reports(tocsin: Tocsin, kept: Path) -> None:
    def questions(*argv: str | Path) -> list[str]:
        made = json.loads(tocsin("brief", *argv, "--world", "world.yaml", "--json", "-").out)
        return [d["title"] for d in made["developments"]]

    assert questions("--ledger", kept) == questions("report.txt", "missing.txt")


def test_a_whole_ledger_verifies(tocsin: Tocsin, kept: Path) -> None:
    ended = tocsin("ledger", "verify", kept)
    assert ended.status == 0
    head = json.loads(lines(tocsin, kept)[-1])["hash"]
    assert ended.out == f"{len(lines(tocsin, kept))} entries hold; head {head}\n"


def test_a_changed_entry_is_found(tocsin: Tocsin, kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as store, store:
        (table,) = (
            name
            for (name,) in store.execute("select name from sqlite_master where type = 'table'")
            if "entr" in name
        )
        _ = store.execute(
            f"update {table} set author = 'somebody else' where seq = 2"  # noqa: S608 - our own table
        )
    ended = tocsin("ledger", "verify", kept)
    assert ended.status == 1
    assert ended.out.startswith("entry 2 does not hold: ")


@pytest.mark.parametrize("verb", [["ledger", "verify"], ["brief", "--ledger"]], ids=" ".join)
def test_a_file_that_is_no_ledger_is_said(tocsin: Tocsin, kept: Path, verb: list[str]) -> None:
    _ = kept.write_bytes(b"not a database at all" * 500)
    for side in ("-wal", "-shm"):
        Path(f"{kept}{side}").unlink(missing_ok=True)
    ended = tocsin(*verb, kept)
    assert ended.status == 1
    assert "desk.db: file is not a database" in ended.err


@pytest.mark.parametrize(
    "argv",
    [
        ["ledger", "verify", "none.db"],
        ["ledger", "refused", "none.db"],
        ["ledger", "retry", "--ledger", "none.db"],
        ["ledger", "export", "-", "--ledger", "none.db"],
        ["ledger", "import", "none.jsonl", "--ledger", "none.db"],
    ],
    ids=" ".join,
)
def test_looking_makes_no_ledger(tocsin: Tocsin, argv: list[str]) -> None:
    ended = tocsin(*argv)
    assert ended.status == 1
    assert "tocsin: none" in ended.err
    assert not Path("none.db").exists()


def test_without_a_ledger_named_the_way_out_is_said(tocsin: Tocsin) -> None:
    for argv in (["add", "report.txt"], ["ledger", "verify"]):
        ended = tocsin(*argv)
        assert ended.status == 1
        assert "--ledger FILE" in ended.err


def test_out_and_in_again(tocsin: Tocsin, kept: Path) -> None:
    file = Path("out.jsonl")
    assert tocsin("ledger", "export", file, "--ledger", kept).status == 0
    count = len(file.read_text(encoding="utf-8").splitlines())
    first = tocsin("ledger", "import", file, "--ledger", "copy.db")
    assert first.out == f"{count} entries taken from out.jsonl\n"
    again = tocsin("ledger", "import", "-", "--ledger", "copy.db", stdin=file.read_bytes())
    assert again.out.startswith("0 entries taken")
    assert tocsin("ledger", "verify", "copy.db").out == tocsin("ledger", "verify", kept).out


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"hello\n", "line 1"), (b"\xff\xfe\x00", "no UTF-8 text"), (b'{"seq": 1}\n', "line 1")],
)
def test_what_is_no_export_is_refused(tocsin: Tocsin, content: bytes, words: str) -> None:
    _ = Path("in.jsonl").write_bytes(content)
    ended = tocsin("ledger", "import", "in.jsonl", "--ledger", "new.db")
    assert ended.status == 1
    assert words in ended.err


def test_a_changed_line_is_refused(tocsin: Tocsin, kept: Path) -> None:
    rows = lines(tocsin, kept)
    rows[1] = rows[1].replace('"author":"desk"', '"author":"Desk"')
    _ = Path("in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    ended = tocsin("ledger", "import", "in.jsonl", "--ledger", "new.db")
    assert ended.status == 1
    assert "entry 2 does not hold" in ended.err
    assert tocsin("ledger", "verify", "new.db").status == 0


def test_refusals_are_listed_and_tried_again(tocsin: Tocsin, kept: Path) -> None:
    assert "not-found: missing.txt: no such file" in tocsin("ledger", "refused", kept).out
    nothing = tocsin("ledger", "retry", "--ledger", kept)
    assert nothing.out == "nothing to try again: no refused file is there\n"
    _ = Path("missing.txt").write_text(REPORT.replace("Sunday", "Saturday"), encoding="utf-8")
    ended = tocsin("ledger", "retry", "--ledger", kept)
    assert ended.status == 0
    assert "1 input tried again: 1 new report" in ended.out
    assert tocsin("ledger", "verify", kept).status == 0
