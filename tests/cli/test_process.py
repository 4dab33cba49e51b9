"""What only a process of its own shows: what is loaded, Ctrl-C, a reader that leaves."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Tocsin
from tests.conftest import PATIENCE

HEAVY = ("spacy", "sqlalchemy", "altair", "httpx", "lxml", "trafilatura", "numpy", "jinja2")
PROGRAM = [sys.executable, "-c", "from tocsin.cli import main; main()"]
MORE_THAN_A_PIPE_HOLDS = 2_000_000
STARTED = "from tocsin.cli import main\ntry: main({argv})\nexcept SystemExit: pass"


def loaded(code: str) -> set[str]:
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return {name for name in shown.stderr.split() if name in HEAVY}


@pytest.mark.parametrize(
    "code",
    [
        "import tocsin",
        STARTED.format(argv="['--help']"),
        STARTED.format(argv="['brief', '--help']"),
        STARTED.format(argv="['ledger', 'verify', 'none.db']"),
    ],
    ids=["import", "help", "help of a verb", "an error"],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    assert not loaded(code)


def test_the_installed_command_is_there() -> None:
    program = Path(sys.executable).with_name("tocsin")
    shown = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout.strip()


def test_control_c_ends_quietly(here: Path) -> None:
    # `import -` opens the ledger, then reads. More than a pipe holds is taken only when it reads.
    argv = [*PROGRAM, "ledger", "import", "-", "--ledger", "desk.db"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(argv, cwd=here, **pipes) as process:
        assert process.stdin
        _ = process.stdin.write(b"\n" * MORE_THAN_A_PIPE_HOLDS)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert (out, err) == (b"", b"")


@pytest.mark.parametrize(
    "argv", [["--help"], ["ledger", "export", "-", "--ledger", "desk.db"]], ids=" ".join
)
def test_a_reader_that_leaves_gets_no_traceback(
    tocsin: Tocsin, here: Path, argv: list[str]
) -> None:
    assert tocsin("add", "missing.txt", "--ledger", "desk.db").status == 0
    reading, writing = os.pipe()
    os.close(reading)
    argv = [*PROGRAM, *argv]
    ended = subprocess.run(
        argv, cwd=here, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=PATIENCE
    )
    os.close(writing)
    assert ended.returncode == 1
    assert ended.stderr == b""


def test_a_terminal_without_our_letters_is_no_error(here: Path) -> None:
    argv = [*PROGRAM, "brief", "--help"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ended = subprocess.run(
        argv, cwd=here, env=environment, capture_output=True, check=False, timeout=PATIENCE
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
