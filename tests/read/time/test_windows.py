"""Every case under tests/cases/time: the phrase is found and its ends are right."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.read.time import find_windows
from tocsin.records import Window

CASES = Path(__file__).resolve().parents[2] / "cases" / "time"


def load(name: str) -> list[Any]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


DATED = [case for name in ("bounds", "calendar", "clock", "elections") for case in load(name)]


def moment(text: str | None, offset: str = "+00:00") -> datetime | None:
    return None if text in {None, "open"} else datetime.fromisoformat(f"{text}{offset}")


def close(found: datetime | None, wanted: datetime | None, hours: float) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return abs(found - wanted) <= timedelta(hours=hours)


def chosen(case: dict[str, Any]) -> Window:
    windows = find_windows(case["text"], moment(case["at"], case.get("offset", "+00:00")))
    found = [w for w in windows if w.span and w.span.of(case["text"]) == case["phrase"]]
    assert found, [w.span.of(case["text"]) for w in windows if w.span]
    return found[0]


@pytest.mark.parametrize("case", DATED, ids=lambda c: f"{c['phrase']} @{c['at']}")
def test_window(case: dict[str, Any]) -> None:
    w = chosen(case)
    if case.get("unresolved"):
        assert (w.resolved, w.earliest, w.latest, w.edtf) == (False, None, None, "")
        if "relative" in case:
            assert w.relative == tuple(case["relative"])
        return
    offset, tol = case.get("offset", "+00:00"), case.get("tol", 0)
    assert w.resolved
    assert close(w.earliest, moment(case["earliest"], offset), tol), w
    assert close(w.latest, moment(case["latest"], offset), tol), w


@pytest.mark.parametrize("text", load("none"))
def test_no_time(text: str) -> None:
    anchor = moment("2024-09-11T10:00")
    assert [w.span.of(text) for w in find_windows(text, anchor) if w.span] == []
