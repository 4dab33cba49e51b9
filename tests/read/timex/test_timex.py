"""Every case under tests/cases/timex: extents, types, values and modifiers."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.read.timex import find_timexes

CASES = Path(__file__).resolve().parents[2] / "cases" / "timex" / "values.yaml"
DATED: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", DATED, ids=lambda c: c["text"][:50])
def test_expressions(case: dict[str, Any]) -> None:
    day = datetime.fromisoformat(case["at"]) if case["at"] else None
    found = find_timexes(case["text"], day)
    rows = [[t.span.of(case["text"]), t.type, t.value, t.mod] for t in found]
    wanted = [[str(w), kind, str(value), *(mod or [""])] for w, kind, value, *mod in case["found"]]
    assert rows == wanted


def test_sets_tell_how_often() -> None:
    found = find_timexes("They meet every Friday and report three times a month.", None)
    assert [(t.quant, t.freq) for t in found] == [("EVERY", ""), ("", "3X")]


def test_a_history_is_not_dated_by_its_report() -> None:
    text = " ".join(f"It fell in May {year}." for year in range(1861, 1869))
    found = find_timexes(f"{text} In June all was over.", datetime(2009, 12, 19))  # noqa: DTZ001 - civil time
    assert found[-1].value == "1868-06"


def test_a_chronicle_leads_its_own_months() -> None:
    text = " ".join(f"In March {year} they met." for year in range(1996, 2007))
    found = find_timexes(f"{text} In June they parted. Today it is shut.", datetime(2009, 12, 19))  # noqa: DTZ001 - civil time
    assert [t.value for t in found[-2:]] == ["2006-06", "2009-12-19"]


def test_every_expression_names_its_rule() -> None:
    for case in DATED:
        assert all(t.rule for t in find_timexes(case["text"], None))
