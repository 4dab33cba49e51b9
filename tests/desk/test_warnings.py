"""Warnings from single sentences, read and assessed as a desk does it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.desk.briefing import gather
from tocsin.desk.settings import Settings
from tocsin.records import Window

FILE = Path(__file__).resolve().parents[1] / "cases" / "assess" / "language.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
HEAD = "Outlet: Paper {n}\nPublished: 2031-03-05T09:00:00+00:00\nTitle: Notes {n}\n\n{text}\n"


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[Window | None]]:
    """The windows of all quotations of warnings, by the case's number."""
    folder = tmp_path_factory.mktemp("language")
    for n, case in enumerate(CASES):
        text = HEAD.format(n=n, text=case["text"])
        _ = (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    scratch = gather([str(folder)], Settings())
    number = {key: int(Path(name).stem) for key, name in scratch.sources.items()}
    found: dict[int, list[Window | None]] = {}
    for warning in scratch.picture(None).warnings:
        for view in warning.views:
            for quote in view.quotes:
                found.setdefault(number[quote.report], []).append(quote.window)
    return found


def _moment(text: str) -> datetime | None:
    return None if text == "open" else datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize("n", range(len(CASES)), ids=lambda n: str(CASES[n]["text"])[:60])
def test_a_sentence_warns_or_does_not(n: int, windows: dict[int, list[Window | None]]) -> None:
    case = CASES[n]
    found = windows.get(n, [])
    assert bool(found) is case.get("warns", True)
    ends = [(w.earliest, w.latest) for w in found if w is not None]
    if found:
        assert ends == [(_moment(case["earliest"]), _moment(case["latest"]))]
