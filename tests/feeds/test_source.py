"""Sources: files, folders, streams, overrides."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tocsin.feeds import (
    Limits,
    MemoryFeed,
    Options,
    SourceFeed,
    found_in,
    parse_mapping,
    parse_published,
    reports_from,
)
from tocsin.feeds.errors import BadMapping
from tocsin.records import Refused, Report, TimeRange

TEXT = "The road to the pass was closed on Monday, the police said.\n"


def reasons(path: Path | str, options: Options | None = None) -> list[str]:
    return [i.reason if isinstance(i, Refused) else "report" for i in reports_from(path, options)]


def test_folders_in_folders_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.x/y.txt", "c/.h.txt", "c/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        _ = (tmp_path / name).write_text(f"Title: {name}\n\n{TEXT}", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    titles = [i.title for i in reports_from(tmp_path) if isinstance(i, Report)]
    assert titles == ["a/z.txt", "b.txt", "c/d.txt"]
    flat = [
        i.title for i in reports_from(tmp_path, Options(recursive=False)) if isinstance(i, Report)
    ]
    assert flat == ["b.txt"]


def test_what_is_not_read_is_refused_by_name(tmp_path: Path) -> None:
    _ = (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    _ = (tmp_path / "b").write_text(TEXT, encoding="utf-8")
    _ = (tmp_path / "c.txt").write_bytes(b"PK\x03\x04 not what it says")
    _ = (tmp_path / "d.txt").write_bytes(b" \n\n")
    os.mkfifo(tmp_path / "e.txt")
    (tmp_path / "f.txt").symlink_to(tmp_path / "nowhere")
    assert reasons(tmp_path) == [
        *("unsupported-type", "unsupported-type", "unsupported-type"),
        *("no-text", "unsupported-type", "not-found"),
    ]
    for item in reports_from(tmp_path):
        assert isinstance(item, Refused)
        assert item.detail.startswith(f"{item.subject}: ")
    assert reasons(tmp_path / "nothing.txt") == ["not-found"]
    assert reasons("nul\x00byte.txt") == ["malformed"]


def test_an_undated_text_stays_undated_however_new_the_file(tmp_path: Path) -> None:
    _ = (tmp_path / "a.txt").write_text("Storm expected today\n\n" + TEXT, encoding="utf-8")
    [report] = reports_from(tmp_path)
    assert isinstance(report, Report)
    assert report.published == TimeRange()


def test_overrides_win(tmp_path: Path) -> None:
    head = "Outlet: Old\nPublished: 2020-01-01\n\n"
    _ = (tmp_path / "a.txt").write_text(head + TEXT, encoding="utf-8")
    when = parse_published("2024-04-11T14:00+02:00", "option")
    [report] = reports_from(tmp_path, Options(published=when, outlet=" New\n Name "))
    assert isinstance(report, Report)
    assert (report.published, report.outlet) == (when, "New Name")


@pytest.mark.parametrize(
    "text",
    [
        "Subject: x\nTitle: y\n\n" + TEXT,  # a key that is none
        "\nTitle: y\n\n" + TEXT,  # not at the very top
        "Title: y\n" + TEXT,  # no blank line after
        "Title: y\nTitle: z\n\n" + TEXT,  # twice
    ],
)
def test_what_only_resembles_a_header_is_text(tmp_path: Path, text: str) -> None:
    _ = (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    [report] = reports_from(tmp_path)
    assert isinstance(report, Report)
    assert "Title: y" in report.text


@pytest.mark.parametrize(
    ("first", "headline"),
    [
        ("Talks resume in the capital", True),
        ("Talks resume with the U.S.", True),
        ("Talks to resume?", True),
        ("Talks resumed on Monday.", False),
        ("Talks " * 60, False),
    ],
)
def test_a_short_first_line_is_the_headline(tmp_path: Path, first: str, headline: bool) -> None:  # noqa: FBT001 - a case's expectation
    _ = (tmp_path / "a.txt").write_text(f"{first}\n\n{TEXT}", encoding="utf-8")
    [report] = reports_from(tmp_path)
    assert isinstance(report, Report)
    assert report.title == (first if headline else "")


def test_limits(tmp_path: Path) -> None:
    _ = (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    _ = (tmp_path / "b.jsonl").write_text('{"body": "x y z"}\n' * 5, encoding="utf-8")
    small = Options(limits=Limits(file_bytes=30, items=3))
    assert reasons(tmp_path, small) == ["too-large", "report", "report", "report", "too-many"]
    assert reasons(tmp_path / "a.txt", Options(limits=Limits(text_chars=9))) == ["too-large"]


def test_mapping() -> None:
    assert parse_mapping(["title=head line, body = text", "outlet=source.name"]) == {
        "title": "head line",
        "body": "text",
        "outlet": "source.name",
    }
    for wrong in ("title", "title=", "heading=x"):
        with pytest.raises(BadMapping, match="field=column"):
            _ = parse_mapping([wrong])


def test_a_mapping_that_fits_nothing_names_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    _ = path.write_text("t,b\nx,y\n", encoding="utf-8")
    [item] = reports_from(path, Options(mapping={"body": "content"}))
    assert isinstance(item, Refused)
    assert item.reason == "bad-mapping"
    assert "there are: t, b" in item.detail


def test_nested_json_is_mapped_with_dots(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    _ = path.write_text(
        '{"doc": {"text": "The pass is open."}, "src": {"n": "X"}}', encoding="utf-8"
    )
    mapping = parse_mapping(["body=doc.text", "outlet=src.n"])
    [report] = reports_from(path, Options(mapping=mapping))
    assert isinstance(report, Report)
    assert (report.body, report.outlet) == ("The pass is open.", "X")


def test_standard_input() -> None:
    code = "from tocsin.feeds import *; print([r.title for r in reports_from('-')])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=f"Title: From a pipe\n\n{TEXT}".encode(),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == "['From a pipe']"


def test_importing_is_light() -> None:
    heavy = (
        "trafilatura",
        "pypdf",
        "httpx",
        "feedparser",
        "htmldate",
        "lxml",
        "py3langid",
        "numpy",
    )
    code = f"import sys, tocsin.feeds; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


def test_a_large_folder_is_streamed(tmp_path: Path) -> None:
    for number in range(300):
        _ = (tmp_path / f"{number:05}.txt").write_text(TEXT, encoding="utf-8")
    found = found_in(tmp_path)
    assert next(found).name.endswith("00000.txt")
    (tmp_path / "00001.txt").unlink()  # not yet opened: read one by one
    item = next(found).item
    assert isinstance(item, Refused)
    assert item.reason == "not-found"


def test_feeds(tmp_path: Path) -> None:
    _ = (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    real = SourceFeed(tmp_path)
    items = list(real.poll())
    assert items == list(real.poll())
    twin = MemoryFeed("twin", [items])
    assert list(twin.poll()) == items
    assert list(twin.poll()) == []
    assert (real.name, twin.name) == (str(tmp_path), "twin")


def test_an_empty_stream_has_no_text() -> None:
    [item] = reports_from(io.BytesIO(b""))
    assert isinstance(item, Refused)
    assert item.reason == "no-text"
