"""The benchmark of names: its data are in form, its counting is right."""

from pathlib import Path

import pytest

from bench import names as bench
from bench.measure import DataMissing

DATA = Path(__file__).parents[2] / "bench" / "data" / "names"
CASES = bench.cases(DATA)


def test_there_are_two_halves_of_35() -> None:
    assert [c["half"] for c in CASES] == ["dev"] * 35 + ["held"] * 35


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_spans_are_whole_words_in_order(case: dict) -> None:
    end = 0
    for n in case["names"]:
        words = case["text"][n["start"] : n["end"]]
        assert n["start"] >= end
        end = n["end"]
        assert words == words.strip()
        assert n["kind"] in bench.KINDS
        assert n["full"].replace(" ", "").isprintable()
        assert not case["text"][max(n["start"] - 1, 0) : n["start"]].isalnum()
        assert not case["text"][n["end"] : n["end"] + 1].isalnum()


def test_articles_and_possessives_do_not_count() -> None:
    text = "The Hill's report"
    assert bench.trimmed(text, 0, 10, "outlet") == bench.trimmed(text, 4, 8, "outlet")


def test_f1_counts_kinds_and_spans() -> None:
    true = [(0, 4, "person"), (5, 9, "place")]
    assert bench.f1([(true, true)]) == 1
    assert bench.f1([(true, [(0, 4, "outlet")])]) == 0
    assert bench.f1([(true, true[:1])]) == pytest.approx(2 / 3)
    assert bench.f1([(true, true[:1])], "place") == 0


def test_missing_data_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"no names\.jsonl"):
        _ = bench.cases(tmp_path)
