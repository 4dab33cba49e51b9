"""Public holidays: every case is found in both readings, with the day of the right country."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.read.time import find_windows
from tocsin.read.timex import find_timexes

CASES = Path(__file__).resolve().parents[2] / "cases" / "time" / "holidays.yaml"
DATED: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


@pytest.mark.parametrize("case", DATED, ids=lambda c: c["text"][:60])
def test_window(case: dict[str, Any]) -> None:
    text = case["text"]
    windows = find_windows(text, moment(case["at"]), country=case.get("country"))
    found = {w.span.of(text): w for w in windows if w.span}
    if case["phrase"] not in found:
        found = {words: w for words, w in found.items() if case["phrase"] in words}
    assert found, [w.span.of(text) for w in windows if w.span]
    window = next(iter(found.values()))
    if case.get("unresolved"):
        assert not window.resolved
        return
    late = case["latest"]
    assert window.earliest == moment(case["earliest"])
    assert window.latest == (None if late == "open" else moment(late))


@pytest.mark.parametrize("case", [c for c in DATED if "timex" in c], ids=lambda c: c["text"][:60])
def test_timex(case: dict[str, Any]) -> None:
    found = find_timexes(case["text"], moment(case["at"]), case.get("country"))
    assert str(case["timex"]) in [t.value for t in found]
