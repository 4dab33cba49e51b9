"""The benchmark of voices: which split, what counts as invented, traits of single voices."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.measure import DataMissing
from bench.scorer import load_scorer
from bench.traits import trait_accuracy
from bench.voices import entry, invented, split_of
from tests.read.spans.test_finder import STEPS, WORDS, encode, roles
from tocsin.read.spans import Finder, Found, Pieces, learned
from tocsin.records import Span


def test_the_development_split_comes_first(tmp_path: Path) -> None:
    for name in ("gold_train.json", "gold_test.json"):
        _ = (tmp_path / name).write_text("{}", encoding="utf-8")
    assert split_of(tmp_path)[1].name == "gold_test.json"
    _ = (tmp_path / "gold_dev.json").write_text("{}", encoding="utf-8")
    assert [p.name for p in split_of(tmp_path)] == ["text_dev.json", "gold_dev.json"]


def test_a_folder_without_a_split_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=str(tmp_path)):
        _ = split_of(tmp_path)


def test_an_attribution_as_the_scorer_reads_it() -> None:
    found = Found(cue=Span(5, 9), source=None, content=(Span(0, 4),), sure=1.0)
    assert entry(found) == {"source": [], "cue": [[5, 9]], "content": [[0, 4]]}
    assert json.dumps(entry(found))


def test_what_is_invented_counts_by_a_thousand_words(tmp_path: Path) -> None:
    finder = Finder(Pieces.from_lines("\n".join(WORDS)), encode, roles, learned(STEPS, 0.0))
    text = "fire " * 95 + "\n---\n" + "Rain is near, Lund said."
    _ = (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert invented(finder, tmp_path) == pytest.approx(10)


@pytest.mark.shared
def test_traits_of_voices_that_stand_in_one_place(shared: Path) -> None:
    assert (shared / "cases/gold").is_dir()
    text = "Two aides said rain fell."
    voice: dict[str, Any] = {"span": [0, 9], "named": False, "count": 2, "country": "TCD"}
    said = {"content": [[15, 24]], "voices": [voice], "manner": "say"}
    other = {**said, "voices": [{**voice, "span": [4, 9], "count": None}]}
    gold = {"a": {"text": text, "statements": [said]}}
    found = {"a": {"text": text, "statements": [other]}}
    accuracy = trait_accuracy(load_scorer("cases/gold", None), gold, found)
    assert accuracy == {"named_accuracy": 1, "count_accuracy": 0, "country_accuracy": 1}
