"""The command line teaches itself, and says what is wrong with what was typed."""

import re

import pytest

from tests.cli.conftest import Tocsin
from tocsin.cli.app import LEDGER_VERBS, VERBS

ALL = [(v,) for v in VERBS] + [("ledger", v) for v in LEDGER_VERBS]


@pytest.mark.parametrize("verb", ALL, ids=" ".join)
def test_every_verb_explains_itself_and_each_of_its_options(
    tocsin: Tocsin, verb: tuple[str, ...]
) -> None:
    shown = tocsin(*verb, "--help")
    assert shown.status == 0
    assert shown.out.startswith(f"Usage: tocsin {' '.join(verb)}")
    named = [line for line in shown.out.splitlines() if line.startswith(("│ --", "│ *", "│ P"))]
    assert all(len(line.strip("│ ").split("  ", 1)) == 2 for line in named)


def test_help_names_all_verbs_and_what_to_start_with(tocsin: Tocsin) -> None:
    shown = tocsin()
    assert shown.status == 0
    assert all(re.search(rf"│ {verb} +[A-Z].+\. *│", shown.out) for verb in [*VERBS, "ledger"])
    assert "tocsin brief REPORTS/" in shown.out


def test_the_verbs_of_the_ledger_are_listed(tocsin: Tocsin) -> None:
    shown = tocsin("ledger").out
    assert all(re.search(rf"│ {verb} +[A-Z].+\. *│", shown) for verb in LEDGER_VERBS)


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["breif"], ["breif", "brief"]),
        (["ledger", "check"], ["check", "verify"]),
        (["brief", "report.txt", "--htlm", "x.html"], ["--htlm", "--help"]),
        (["read", "report.txt", "--json", "--html"], ["--html"]),
        (["read"], ["PATH"]),
        (["brief", ""], ["a name is empty"]),
        (["read", "report.txt", "other.txt"], ["other.txt"]),
    ],
    ids=" ".join,
)
def test_what_was_mistyped_is_named(tocsin: Tocsin, argv: list[str], words: list[str]) -> None:
    ended = tocsin(*argv)
    assert ended.status == 2
    assert ended.out == ""
    assert all(word in ended.err for word in words)


def test_the_version_is_that_of_the_package(tocsin: Tocsin) -> None:
    from tocsin import __version__  # noqa: PLC0415 - `tocsin` is the fixture here

    assert tocsin("--version").out.strip() == __version__
