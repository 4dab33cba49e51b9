"""Everything that can be typed, set or measured is described."""

import importlib
import re

import pytest

from bench.__main__ import BENCHES
from tests.conftest import ROOT
from tests.docs.blocks import DOCS
from tocsin.cli.app import LEDGER_VERBS, VERBS, app
from tocsin.desk.settings import Settings

TEXT = "\n".join(doc.read_text(encoding="utf-8") for doc in DOCS if doc.name != "CHANGELOG.md")
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
MEASURES = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
PATHS = [*[[v] for v in VERBS], *[["ledger", v] for v in LEDGER_VERBS]]
UNLISTED = {"CHANGELOG.md", "README.md", "CONTRIBUTING.md", "SECURITY.md"}
"""Documents that stand in the root: found without a link."""


def options(path: list[str]) -> set[str]:
    """The options of a verb as it names them itself."""
    found = app[path[0]] if len(path) == 1 else app[path[0]][path[1]]
    arguments = found.assemble_argument_collection(parse_docstring=True)
    return {name for a in arguments for name in a.names if name.startswith("--")}


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_verb_stands_in_the_table(path: list[str]) -> None:
    assert f"| `tocsin {' '.join(path)}" in CLI


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_option_stands_in_the_table(path: list[str]) -> None:
    rows = {
        m[1]: m[2] for m in re.finditer(r"^\| `(--[\w-]+)[^|]*\| ([^|]*) \|", CLI, re.MULTILINE)
    }
    for option in options(path):
        assert option in rows, option
        assert path[0] in rows[option], f"{option} of {path[0]}"


def test_no_option_is_made_up() -> None:
    real = set().union(*(options(p) for p in PATHS), {"--version", "--help"})
    assert set(re.findall(r"^\| `(--[\w-]+)", CLI, re.MULTILINE)) <= real


def test_every_setting_is_described() -> None:
    for field in Settings.__struct_fields__:
        name = {"worlds": "world"}.get(field, field)
        assert re.search(rf"^{name} = ", CLI, re.MULTILINE), name


def rows(bench: str) -> dict[str, tuple[str, str]]:
    """Goal and peer by measure, as the page has them."""
    section = re.search(rf"^## {bench}\n(.*?)(?=^## |\Z)", MEASURES, re.MULTILINE | re.DOTALL)
    assert section, f"docs/measures.md has no section {bench}"
    assert f"`python -m bench {bench}`" in section[1]
    lines = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", section[1], re.MULTILINE)
    return {name: (goal, peer) for name, goal, peer in lines}


def table_of(bench: str) -> dict[str, tuple]:
    """Goal, which way is better and peer by measure, where the code holds them in a table."""
    module = importlib.import_module(BENCHES[bench][0])
    return getattr(module, "GOALS", None) or getattr(module, "NAMES", {})


def measured(bench: str) -> set[str]:
    """Names of a benchmark's measures, from its table or its code."""
    path = (ROOT / BENCHES[bench][0].replace(".", "/")).with_suffix(".py")
    called = re.findall(r"(?:_measure\(|measure=)\"(\w+)\"", path.read_text(encoding="utf-8"))
    return set(table_of(bench) or called)


@pytest.mark.parametrize("bench", BENCHES)
def test_every_measure_is_explained(bench: str) -> None:
    assert measured(bench)
    assert set(rows(bench)) == measured(bench)


@pytest.mark.parametrize("bench", [b for b in BENCHES if table_of(b)])
def test_goals_and_peers_are_those_of_the_code(bench: str) -> None:
    for name, (said, peer) in rows(bench).items():
        row = table_of(bench)[name]
        goal = next(value for value in row if not isinstance(value, str))
        sign = ">=" if "higher" in row else "<="
        assert said == ("none" if goal is None else f"{sign} {goal:.15g}"), name
        assert peer == (row[-1] or "-"), name


@pytest.mark.parametrize("bench", BENCHES)
def test_no_other_benchmark_is_described(bench: str) -> None:
    assert set(re.findall(r"^## ([\w-]+)$", MEASURES, re.MULTILINE)) == set(BENCHES), bench


def test_every_document_is_linked_from_another() -> None:
    linked = {name.split("/")[-1] for name in re.findall(r"\]\(([^)#\s]+\.md)", TEXT)}
    named = set(re.findall(r"([\w-]+\.md)", TEXT))
    lost = {d.name for d in DOCS if "decisions" not in d.parts} - linked - named - UNLISTED
    assert not lost
