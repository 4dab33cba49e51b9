"""The project keeps its own rules: sizes, words, links, figures."""

import ast
import re
import subprocess
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(p for d in ("src", "bench") for p in (ROOT / d).rglob("*.py"))
DOCS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
MAX_FILE, MAX_FUNCTION, MAX_MEDIAN = 400, 50, 10


def lengths(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (n.name, (n.end_lineno or n.lineno) - n.lineno + 1)
        for n in ast.walk(tree)
        if isinstance(n, kinds)
    ]


def tracked() -> list[Path]:
    out = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if out.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / line for line in out.stdout.splitlines()]


def test_files_stay_short() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in CODE
        if (n := len(p.read_text().split("\n"))) > MAX_FILE
    }
    assert not long


def test_functions_stay_short() -> None:
    found = [(f"{p.relative_to(ROOT)}:{name}", n) for p in CODE for name, n in lengths(p)]
    assert not [f for f in found if f[1] > MAX_FUNCTION]
    assert median(n for _, n in found) <= MAX_MEDIAN


@pytest.mark.parametrize("doc", DOCS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(doc: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", doc.read_text(encoding="utf-8"))
    assert not [link for link in links if not (doc.parent / link).exists()]


@pytest.mark.parametrize("doc", DOCS, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_named_in_documents_exist(doc: Path) -> None:
    named = re.findall(r"`((?:src|docs|bench|examples|tests|locks)/[\w./-]+\w)`", doc.read_text())
    assert not [name for name in named if not (ROOT / name).exists()]


def test_nothing_points_outside_the_project() -> None:
    # Put together here so that this file does not hold the words it looks for.
    hosts = ["files.python" + "hosted.org", "py" + "pi.org/simple", "registry.npm" + "js.org"]
    paths = ["/wo" + "rk/", "/ro" + "ot/"]
    bad = []
    for path in tracked():
        if path.suffix in {".png", ".svg", ".gz", ".bin"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        bad += [(str(path.relative_to(ROOT)), w) for w in [*hosts, *paths] if w in text]
    assert not bad
