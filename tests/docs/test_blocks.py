"""What the documents show works: Python runs, commands exist with the options shown."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from bench.__main__ import BENCHES
from tests.conftest import ROOT
from tests.docs.blocks import Block, blocks, commands
from tocsin.cli.app import LEDGER_VERBS, VERBS, app
from tocsin.desk.settings import Settings
from tocsin.vocabulary import parse_world

TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
NEEDY = {"read", "events", "holdings", "add", "export"}
"""Verbs that are not typed alone."""
PLACEHOLDER = re.compile(r"^[A-Z]+$|^\[.*\]$")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with the examples in it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # files left open
@pytest.mark.parametrize("block", blocks("python"), ids=str)
def test_python_runs_and_prints_what_is_said(
    block: Block, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(compile(block.text, str(block), "exec"), {"__name__": "__main__"})  # noqa: S102 - our own documents
    printed = capsys.readouterr().out
    said = re.search(r"((?:^# .*\n)+)\Z", block.text, re.MULTILINE)
    if said:
        assert printed == re.sub(r"^# ", "", said[1], flags=re.MULTILINE)


def _tocsin(words: list[str]) -> None:
    given = [w for w in words if not w.startswith("[")]
    if given in ([], ["VERB", "--help"]):
        return
    path, needs = given[:2] if given[0] == "ledger" else given[:1], NEEDY
    assert path[0] in [*VERBS, "ledger"], path
    assert path[1:] == [] or path[1] in LEDGER_VERBS, path
    if given == path and path[-1] in {*needs, "import", "ledger"}:
        return  # a verb named in a sentence
    _, bound, *_ = app.parse_args(given, exit_on_error=False, print_error=False)
    assert bound is not None


def _make(words: list[str]) -> None:
    assert not [w for w in words if "=" not in w and w not in TARGETS]


def _bench(words: list[str]) -> None:
    names = [w for w in words[: words.index("--data")] if w] if "--data" in words else words
    known = {*BENCHES, "list", "quick", "floors", "NAME"}
    options = {"--data", "--json", "--raise", "--lower"}
    assert not [w for w in names if not w.startswith("-") and w not in known]
    assert not [w for w in words if w.startswith("-") and w not in options]


CHECKS = {"tocsin": (1, _tocsin), "make": (1, _make), "python": (3, _bench)}


@pytest.mark.parametrize(
    ("doc", "words"), commands(), ids=lambda v: v if isinstance(v, str) else " ".join(v)
)
def test_commands_shown_exist(doc: str, words: list[str]) -> None:
    skip, check = CHECKS[words[0]]
    assert doc
    check(words[skip:])


@pytest.mark.parametrize("block", blocks("toml"), ids=str)
def test_settings_shown_are_settings(block: Block) -> None:
    _ = msgspec.convert(tomllib.loads(block.text), Settings)


@pytest.mark.parametrize("block", blocks("yaml"), ids=str)
def test_worlds_shown_are_worlds(block: Block) -> None:
    assert parse_world(block.text, str(block)).countries
