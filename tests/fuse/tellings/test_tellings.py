"""What is told at a passage, the numbers of a pair, and which tellings are put together."""

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.fuse.tellings import Passage, Roles, Telling, likeness, telling, text_of, together
from tocsin.fuse.tellings.features import FEATURES, Setting, compared
from tocsin.fuse.tellings.joining import joined, pairs
from tocsin.fuse.tellings.kinds import base, families, sharpness
from tocsin.fuse.tellings.likeness import Tree, likeness_from
from tocsin.records import VocabularyError

TEXTS = (
    (
        "Rebels seize the airfield of Olmen",
        "Rebels seized the airfield of Olmen on Monday , the army said .",
        "Three soldiers were killed in the fighting .",
    ),
    (
        "The capture of the Olmen airfield was confirmed by the army on Tuesday .",
        "It said that 3 soldiers had died .",
    ),
    ("A court in Sarn jailed two bankers for fraud .", "They had stolen 40 million crowns ."),
)


def told(text: int, sentence: int, word: str, roles: Roles | None = None) -> Telling:
    """What is told by a word of a sentence."""
    line = TEXTS[text][sentence]
    start = line.index(word)
    whole = text_of(str(text), TEXTS[text])
    spans = ((start, start + len(word)),)
    return telling(Passage(whole, sentence, line, spans, roles or Roles()))


ALL = (
    told(0, 0, "seize"),
    told(0, 1, "seized"),
    told(0, 1, "said"),
    told(0, 2, "killed"),
    told(1, 0, "capture"),
    told(1, 1, "died"),
    told(2, 0, "jailed"),
    told(2, 1, "stolen"),
)


def test_base_forms() -> None:
    assert base("struck") == base("strikes") == base("strike")
    assert base("Confirmed") == base("confirms")


def test_families() -> None:
    assert "acquire" in families("bought") & families("sale") & families("takeover")
    assert families("xyzzy") == frozenset()
    assert sharpness("rehab") > sharpness("kill")


def test_what_is_told() -> None:
    one = told(0, 1, "seized", Roles(("Rebels",), ("the", "airfield"), ("Monday",)))
    assert one.head == base("seize")
    assert one.doers == {"rebel"}
    assert one.undergoers == {"+airport"}
    assert {"rebel", "+airport", "olmen"} <= one.near
    assert one.times == {"monday"}
    assert one.names == {"olmen"}
    assert told(1, 1, "died").figures == {"3"}
    assert told(0, 2, "killed").figures == {"3"}


def test_a_trigger_without_a_word() -> None:
    text = text_of("x", ["... !"])
    assert telling(Passage(text, 0, "... !", ((0, 3),))).head == ""


@given(st.sampled_from(ALL), st.sampled_from(ALL))
def test_it_does_not_matter_which_comes_first(a: Telling, b: Telling) -> None:
    setting = Setting.of([t.text for t in ALL])
    assert compared(a, b, setting) == compared(b, a, setting)
    assert len(compared(a, b, setting)) == len(FEATURES)


def test_the_same_deed_is_likelier_than_another() -> None:
    chances = likeness().chances(pairs([ALL[1], ALL[4], ALL[3]]))
    assert chances[0] > max(chances[1], chances[2])


def test_one_happening_in_other_words() -> None:
    groups = together(ALL[:6], likeness())
    assert sorted(i for g in groups for i in g) == list(range(6))
    assert next(g for g in groups if 0 in g)[:2] == [0, 1]
    assert all(2 not in g for g in groups if 3 in g)


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_compare(count: int) -> None:
    assert together(ALL[:count], likeness()) == [[i] for i in range(count)]


def test_groups_reach_the_bar() -> None:
    assert joined([0.9, 0.1, 0.1], 3, 0.5) == [[0, 1], [2]]
    assert joined([0.9, 0.6, 0.6], 3, 0.5) == [[0, 1, 2]]
    assert joined([0.9, 0.9, 0.0], 3, 0.5) == [[0, 1], [2]]


def test_a_tree_goes_low_at_its_limit() -> None:
    kept = {
        "feature": [0, 1],
        "limit": [0.5, 2.0],
        "low": [-1, -2],
        "high": [1, -3],
        "leaves": [-1.0, 0.25, 1.0],
    }
    rows = np.array([[0.5, 9.0], [0.6, 2.0], [0.6, 2.1]])
    assert Tree.of(kept).values(rows).tolist() == [-1.0, 0.25, 1.0]


def test_a_tree_without_a_split() -> None:
    kept: dict[str, list[float]] = {"feature": [], "limit": [], "low": [], "high": []}
    assert Tree.of({**kept, "leaves": [0.5]}).values(np.zeros((2, 1))).tolist() == [0.5, 0.5]


def test_a_table_for_other_features_is_refused() -> None:
    table = files("tocsin.fuse.tellings").joinpath("trees.json").read_text(encoding="utf-8")
    with pytest.raises(VocabularyError, match="training"):
        _ = likeness_from({**json.loads(table), "features": ["other"]})
