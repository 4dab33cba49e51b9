"""Files are written whole or not at all, and problems are told before the work."""

import os
from pathlib import Path

import pytest

from tocsin.desk.output import OutputError, Outputs, write_text


def test_the_whole_text_arrives(tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    write_text(file, "früh\n" * 1000)
    assert file.read_text(encoding="utf-8") == "früh\n" * 1000
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_the_file_has_the_rights_that_others_expect(tmp_path: Path) -> None:
    umask = os.umask(0o022)
    try:
        write_text(tmp_path / "brief.html", "x")
    finally:
        _ = os.umask(umask)
    assert (tmp_path / "brief.html").stat().st_mode & 0o777 == 0o644


def test_standard_output_is_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    write_text(Path("-"), "text")
    assert capsys.readouterr().out == "text"


def test_a_missing_folder_is_told_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="make it first"):
        Outputs(html=tmp_path / "no" / "brief.html").check()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        Outputs(json=tmp_path).check()


def test_a_full_or_missing_disk_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_text(tmp_path / "gone" / "brief.html", "x")


def test_a_failed_writing_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "brief.html"
    write_text(file, "old")
    monkeypatch.setattr(Path, "replace", _full)
    with pytest.raises(OutputError, match="No space left"):
        write_text(file, "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def _full(_path: Path, _target: Path) -> Path:
    raise OSError(28, "No space left on device")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    link.symlink_to(real)
    write_text(link, "text")
    assert link.is_symlink()
    assert real.read_text() == "text"


def test_a_device_or_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    Outputs(json=pipe).check()
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_text(pipe, "text")
        assert os.read(reading, 10) == b"text"
    finally:
        os.close(reading)
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["-", "same.txt"])
def test_two_outputs_in_one_place_are_refused(name: str) -> None:
    with pytest.raises(OutputError, match="named for two outputs"):
        Outputs(markdown=Path(name), json=Path(name)).check()


def test_checking_leaves_nothing_behind(tmp_path: Path) -> None:
    Outputs(html=tmp_path / "a", markdown=tmp_path / "b", json=Path("-")).check()
    assert list(tmp_path.iterdir()) == []
