"""`tocsin brief`: every form, other moments, and input that is not as it should be."""

import json
import os
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import NEWSROOM, Done, Tocsin
from tocsin.records import Picture

SHIPPED = (NEWSROOM / "reports", "--world", NEWSROOM / "world.yaml")


def picture(ended: Done) -> Picture:
    assert ended.status == 0, ended.err
    return msgspec.json.decode(ended.out, type=Picture)


def brief(tocsin: Tocsin, *argv: str | Path, stdin: bytes = b"") -> Picture:
    return picture(tocsin("brief", *argv, "--json", "-", stdin=stdin))


def test_the_shipped_example_in_three_files_at_once(tocsin: Tocsin, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    files = [out / f"brief.{kind}" for kind in ("html", "md", "json")]
    ended = tocsin(
        "brief", *SHIPPED, "--html", files[0], "--markdown", files[1], "--json", files[2]
    )
    assert ended.status == 0
    assert ended.out == ""
    assert all(f"written: {file}" in ended.err for file in files)
    assert sorted(out.iterdir()) == sorted(files)
    made = msgspec.json.decode(files[2].read_bytes(), type=Picture)
    assert len(made.reports) == len(list((NEWSROOM / "reports").iterdir()))
    assert made.developments
    assert made.warnings
    page, text = (f.read_text(encoding="utf-8") for f in files[:2])
    assert page.startswith("<!doctype html>")
    assert all(w.question in text for w in made.warnings)


def test_the_shipped_example_at_an_earlier_moment(tocsin: Tocsin) -> None:
    early, late = (brief(tocsin, *SHIPPED, "--as-of", day) for day in ("2024-03-04", "2024-03-10"))
    first, second = ({r.id for r in p.reports} for p in (early, late))
    assert first < second
    assert all(r.published.known for r in late.reports)
    assert len(second) < len(list((NEWSROOM / "reports").iterdir()))


def test_without_an_output_option_it_is_printed(tocsin: Tocsin) -> None:
    ended = tocsin("brief", "report.txt", "--world", "world.yaml")
    assert ended.status == 0
    assert ended.err == ""
    for heading in ("What may happen", "What is reported to have happened", "could not be read"):
        assert heading in ended.out
    assert "two unnamed Veltrian officials" in " ".join(ended.out.split())


def test_progress_is_shown_on_a_terminal_beside_the_output(
    tocsin: Tocsin, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = tocsin("brief", "report.txt", "--json", "-")
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich takes any stream for a terminal
    loud = tocsin("brief", "report.txt", "--json", "-")
    assert quiet.err == ""
    assert "reading" in loud.err
    assert loud.out == quiet.out


def test_a_pipe_gets_no_control_characters(tocsin: Tocsin) -> None:
    shown = tocsin("brief", "report.txt").out
    assert not [c for c in shown if c < " " and c != "\n"]


def test_the_same_input_gives_the_same_bytes(tocsin: Tocsin) -> None:
    runs = [tocsin("brief", "report.txt", "--json", "-").out for _ in "12"]
    assert runs[0] == runs[1]


def test_standard_input_is_a_dash(tocsin: Tocsin) -> None:
    made = brief(tocsin, "-", stdin=Path("report.txt").read_bytes())
    assert [r.outlet for r in made.reports] == ["Quay Gazette"]


def test_date_and_outlet_may_be_given(tocsin: Tocsin) -> None:
    given = ("--published", "2031-06-01T00:00Z", "--outlet", "Elsewhere")
    (line,) = brief(tocsin, "report.txt", *given).reports
    assert line.outlet == "Elsewhere"
    assert str(line.published.earliest) == "2031-06-01 00:00:00+00:00"


def test_columns_are_mapped(tocsin: Tocsin) -> None:
    _ = Path("t.csv").write_text("Kopf,Rumpf\nRain,It rained in Paris on Monday.\n")
    made = brief(tocsin, "t.csv", "--map", "title=Kopf", "--map", "body=Rumpf")
    assert [r.title for r in made.reports] == ["Rain"]


def test_the_same_report_twice_is_one(tocsin: Tocsin) -> None:
    assert len(brief(tocsin, "report.txt", "report.txt").reports) == 1


def test_what_gives_no_report_is_listed_beside_what_does(tocsin: Tocsin) -> None:
    _ = Path("noise.bin").write_bytes(os.urandom(200))
    ended = tocsin("brief", "report.txt", "missing.txt", "noise.bin", "--json", "-")
    made = picture(ended)
    assert len(made.reports) == 1
    assert {r.subject for r in made.refusals} >= {"missing.txt", "noise.bin"}
    assert "2 inputs" in ended.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], ["nothing to brief", "--ledger"]),
        (["missing.txt"], ["missing.txt: no such file"]),
        (["empty"], ["no report in empty"]),
        (["noise.bin"], ["noise.bin: files of type .bin"]),
        (["odd.csv"], ["odd.csv", "--map"]),
        (["blank.txt"], ["blank.txt"]),
        (["report.txt", "--ledger", "desk.db"], ["one of them"]),
        (["--ledger", "desk.db"], ["desk.db: no ledger there"]),
        (["report.txt", "--as-of", "someday"], ["--as-of someday", "2024-04-11"]),
        (["report.txt", "--published", "someday"], ["--published someday", "2024-04-11"]),
        (["report.txt", "--map", "headline"], ["headline", "field=column"]),
        (["report.txt", "--world", "typo.yaml"], ["typo.yaml:2: ", "countrys", "countries"]),
        (["report.txt", "--world", "none.yaml"], ["none.yaml: world file: No such file"]),
        (["report.txt", "--html", "no/brief.html"], ["no/brief.html", "make it first"]),
        (["report.txt", "--markdown", "empty"], ["empty: is a folder"]),
    ],
    ids=lambda v: " ".join(v) if v and v[0].startswith("-") else None,
)
def test_what_cannot_be_done_is_said_and_fails(
    tocsin: Tocsin, argv: list[str], words: list[str]
) -> None:
    Path("empty").mkdir()
    _ = Path("noise.bin").write_bytes(os.urandom(200))
    _ = Path("odd.csv").write_text("a,b\n1,2\n")
    _ = Path("blank.txt").write_text("  \n\n")
    _ = Path("typo.yaml").write_text("name: x\ncountrys: []\n")
    ended = tocsin("brief", *argv)
    assert ended.status == 1
    assert ended.out == ""
    assert ended.err.startswith("tocsin: ")
    assert all(word in ended.err for word in words), ended.err


def test_a_folder_that_may_not_be_read_is_named(tocsin: Tocsin) -> None:
    folder = Path("locked")
    folder.mkdir(mode=0)
    try:
        if os.access(folder, os.R_OK):
            pytest.skip("this user may read everything")
        assert "may not be read" in tocsin("brief", folder).err
    finally:
        folder.chmod(0o700)


def test_an_unwritable_place_is_told_before_the_work(tocsin: Tocsin) -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("no file system here that nobody may write to")
    ended = tocsin("brief", "report.txt", "--html", "/proc/brief.html")
    assert ended.status == 1
    assert "/proc/brief.html: cannot be written" in ended.err


def test_a_long_list_of_failures_is_cut(tocsin: Tocsin) -> None:
    ended = tocsin("brief", *[f"missing-{n:03}.txt" for n in range(50)])
    assert "and 40 more" in ended.err


def test_a_moment_before_everything_shows_nothing_and_succeeds(tocsin: Tocsin) -> None:
    made = brief(tocsin, "report.txt", "--as-of", "1999-01-01")
    assert made.reports == made.developments == made.warnings == ()


def test_a_moment_yet_to_come_shows_everything(tocsin: Tocsin) -> None:
    assert len(brief(tocsin, "report.txt", "--as-of", "2199-01-01").reports) == 1


def test_settings_give_world_and_ledger(tocsin: Tocsin) -> None:
    _ = Path("tocsin.toml").write_text('world = ["world.yaml"]\nledger = "desk.db"\n')
    assert tocsin("add", "report.txt").status == 0
    made = brief(tocsin)
    assert json.loads(tocsin("ledger", "export", "-").out.splitlines()[0])["author"] == "desk"
    assert {"XOS", "XVE"} <= {
        p.country for d in made.developments for p in (*d.actors, *d.recipients) if p.country
    }
