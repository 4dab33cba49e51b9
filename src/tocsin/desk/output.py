"""Writes a brief where it was asked for: terminal, page, Markdown, JSON."""

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.records import Picture, Report, TocsinError

if TYPE_CHECKING:
    from rich.console import Console

STDOUT = Path("-")


class OutputError(TocsinError):
    """A file that cannot be written; the message names it and the way out."""


def write_text(path: Path, text: str) -> None:
    """Write a whole file or nothing: a crash leaves the old file as it was. `-` is standard output.

    Raises `OutputError`.
    """
    if path == STDOUT:
        _ = sys.stdout.write(text)
        return
    try:
        if path.exists() and not path.is_file():  # a device or a pipe: nothing to put in its place
            _ = path.write_text(text, encoding="utf-8")
        else:
            _replace(path.resolve(), text)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def _replace(path: Path, text: str) -> None:
    new = _beside(path)
    try:
        _ = new.write_text(text, encoding="utf-8", newline="\n")
        new.chmod(0o666 & ~_umask())
        _ = new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """A new, empty file in the same folder."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(name)


def check_file(path: Path | None) -> None:
    """Raise `OutputError` before the work starts when a file could not be written after it."""
    if path is None or path == STDOUT:
        return
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    if path.exists() and not path.is_file():
        return
    if not path.parent.is_dir():
        raise OutputError(f"{path}: no folder {path.parent}; make it first")
    try:
        _beside(path.resolve()).unlink()
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def told(paths: Iterable[Path | None]) -> None:
    """Say on standard error which files were written."""
    for path in paths:
        if path and path != STDOUT:
            _ = sys.stderr.write(f"written: {path}\n")


def _umask() -> int:
    current = os.umask(0)
    _ = os.umask(current)
    return current


class Outputs(msgspec.Struct, frozen=True, kw_only=True):
    """Where a brief goes; none named: the terminal."""

    html: Path | None = None
    markdown: Path | None = None
    json: Path | None = None
    show: bool = False
    """Print it in the terminal also when it is written to a file."""

    def check(self) -> None:
        """Raise `OutputError` before the work starts when a file could not be written after it."""
        named = [path for path in (self.html, self.markdown, self.json) if path]
        for n, path in enumerate(named):
            check_file(path)
            if path in named[:n]:
                raise OutputError(f"{path}: named for two outputs; give each a file of its own")

    def write(self, picture: Picture, reports: Mapping[str, Report], console: "Console") -> None:
        """Write every form that was asked for."""
        from tocsin.brief import (  # noqa: PLC0415 - templates and charts, wanted only here
            html,
            json_text,
            markdown,
            terminal,
        )

        if self.html:
            write_text(self.html, html(picture, reports))
        if self.markdown:
            write_text(self.markdown, markdown(picture, reports))
        if self.json:
            write_text(self.json, json_text(picture))
        if self.show or not (self.html or self.markdown or self.json):
            console.print(terminal(picture, reports))
        told((self.html, self.markdown, self.json))
        unread = {r.subject for r in picture.refusals} - {line.id for line in picture.reports}
        if unread and (self.html or self.markdown or self.json):
            inputs = f"{len(unread)} input{'' if len(unread) == 1 else 's'}"
            _ = sys.stderr.write(f"gave no report: {inputs}, listed at the end\n")
