"""The command line: a file a verb, no logic."""

import io
import os
import sys
from collections.abc import Sequence

from tocsin.cli.app import app
from tocsin.records import TocsinError

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells expect it."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line; an error of ours is one line on standard error and status 1.

    `argv` comes without the program's name; None takes that of the process.
    """
    _print_anything()
    try:
        tokens = sys.argv[1:] if argv is None else argv
        status = app(tokens, result_action="return_int_as_exit_code_else_zero")
        _ = sys.stdout.flush()
    except TocsinError as error:
        print(f"tocsin: {error}", file=sys.stderr)
        status = 1
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        status = _reader_gone()
    sys.exit(status)


def _print_anything() -> None:
    """A terminal that cannot show a character gets a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _reader_gone() -> int:
    """Whoever read our output has left: say nothing more, as in `tocsin brief REPORTS | head`."""
    _ = os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
