"""The command line as a person meets it: what was typed, what came out, the exit status."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tocsin.cli import main

NEWSROOM = ROOT / "examples" / "newsroom"
REPORT = """Outlet: Quay Gazette
Published: 2031-05-05T08:00:00+00:00
Title: Navy shells harbour of Veltria

The navy of Ostravia shelled a harbour in Veltria on Sunday, two Veltrian officials told this paper.

Ostravia could attack the port again within three days, the officials warned.
"""
WORLD = """schema: tocsin-world/1
name: Two coasts
countries:
  - {code: XOS, name: Ostravia, demonym: Ostravian}
  - {code: XVE, name: Veltria, demonym: Veltrian}
outlets:
  - {id: quay-gazette, name: Quay Gazette}
"""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


Tocsin = Callable[..., Done]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder without settings, with one report and a world."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("TOCSIN_CONFIG", raising=False)
    _ = Path("report.txt").write_text(REPORT, encoding="utf-8")
    _ = Path("world.yaml").write_text(WORLD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def tocsin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tocsin:
    """Runs a command line in this process, so that the language pipeline is loaded once."""

    def run(*argv: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        monkeypatch.setenv("COLUMNS", "100")
        with pytest.raises(SystemExit) as end:
            main([str(a) for a in argv])
        shown = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Done(end.value.code, shown.out, shown.err)

    return run
