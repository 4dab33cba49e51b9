"""How near-duplicates are planted and counted."""

from pathlib import Path

import pytest

from bench import neardup, short_texts
from bench.measure import DataMissing
from bench.minhash_peers import shingles
from tocsin.fuse.twins import twins

LINES = [
    "Harbour pilots at Midport will stop work on Thursday unless the port company pays them",
    "A ferry with ninety people on board ran aground off the outer islands in thick fog",
    "The ministry denies that grain from the northern silos was sold abroad before the harvest",
    "Two guards were hurt as prisoners broke out of the old fort above the town last night",
    "Voters of the lake province choose a new council after a year without any government",
    "Rain has closed the mountain road for a third week and bread is flown to the villages",
    "Envoys of both sides met for six hours in a hotel and left by different doors",
    "The mine at Blackwater opens again though its owners and the union still disagree on pay",
    "A court freed the editor who had printed the names of officers said to take bribes",
    "Fishermen say that a grey ship without a flag cut their nets close to the cape",
]


def test_planting_repeats_and_edits_a_quarter() -> None:
    texts, truth = short_texts.planted(LINES, 14)
    assert (texts, truth) == short_texts.planted(LINES, 14)
    assert len(texts) == 14
    for copy, source in truth.items():
        assert texts[copy] != texts[source]
        assert abs(texts[copy].count(" ") - texts[source].count(" ")) <= 4
        assert source < 10 <= copy


def test_short_texts_of_a_folder_are_taken_once(tmp_path: Path) -> None:
    _ = (tmp_path / "a.txt").write_text("\n".join([*LINES, LINES[0], "Too short."]))
    assert short_texts.short_texts(tmp_path) == LINES


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"no \*\.txt"):
        _ = short_texts.files(tmp_path)


def test_right_and_wrong_sources_are_counted() -> None:
    assert neardup.scored([(5, 1), (6, 2), (4, 0)], {5: 1, 6: 3}) == (0.5, pytest.approx(1 / 3))
    assert neardup.by_nature([(5, 1, 0.9), (4, 0, 0.8), (3, 0, 0.7)], {5: 1}) == pytest.approx(
        1 / 3
    )


def test_peers_see_runs_of_words_once() -> None:
    assert shingles("A b a b", 2) == ["a b", "b a"]


def test_ours_finds_what_is_planted() -> None:
    texts, truth = short_texts.planted(LINES, 14)
    recall, precision = neardup.scored([p[:2] for p in twins(texts)], truth)
    assert (recall, precision) == (1, 1)
