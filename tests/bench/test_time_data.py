"""Our own time expressions and windows are in form."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bench.timex import documents, timeml
from bench.windows import cases

DATA = Path(__file__).parents[2] / "bench" / "data"
TEXTS = list(documents(DATA / "timex").values())
WINDOWS = cases(DATA / "windows")


@pytest.mark.parametrize("item", TEXTS, ids=lambda d: d["id"])
def test_expressions_are_whole_words_in_order(item: dict[str, Any]) -> None:
    last = 0
    for t in item["timexes"]:
        words = item["text"][t["start"] : t["end"]]
        assert t["start"] >= last
        assert words == words.strip()
        assert t["type"] in {"DATE", "TIME", "DURATION", "SET"}
        last = t["end"]


@pytest.mark.parametrize("case", WINDOWS, ids=lambda c: c["id"])
def test_windows_quote_their_phrase(case: dict[str, Any]) -> None:
    assert case["text"][case["start"] : case["end"]] == case["phrase"]
    ends = [
        datetime.fromisoformat(e) for e in (case["earliest"], case["latest"]) if e and e != "open"
    ]
    assert ends == sorted(ends)


def test_the_halves_are_even() -> None:
    for rows in (TEXTS, WINDOWS):
        held = sum(r["half"] == "held" for r in rows)
        assert abs(len(rows) - 2 * held) <= 1


def test_timeml_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.tml"
    _ = file.write_text(
        '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-05-01">May 1</TIMEX3></DCT>'
        '<TEXT>On <TIMEX3 tid="t1" type="DATE" value="2024-04-30">Tuesday</TIMEX3> it '
        '<EVENT eid="e1">fell</EVENT>.</TEXT></TimeML>',
        encoding="utf-8",
    )
    assert timeml(file) == {
        "dct": "2024-05-01",
        "text": "On Tuesday it fell.",
        "timexes": [{"start": 3, "end": 10, "type": "DATE", "value": "2024-04-30"}],
    }
