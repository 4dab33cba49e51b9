"""Words, their shapes and quotation states, and their pieces."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.read.spans.pieces import Pieces
from tocsin.read.spans.words import CLOSING, INSIDE, OPENING, OUTSIDE, words_of

VOCABULARY = ["[PAD]", "the", "un", "##law", "##ful", "cafe", "'", "s", ".", "北", "_", "x"]


@given(st.text(max_size=200))
def test_words_are_the_text_without_space(text: str) -> None:
    words = words_of(text)
    joined = "".join(words.word(i) for i in range(len(words)))
    assert joined == "".join(text.split())
    assert np.all(np.diff(words.lines) >= 0)
    assert all(s in {OUTSIDE, INSIDE, OPENING, CLOSING} for s in words.quoted)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "come in" and left', "come in"),
        ("He said “it\u2019s time” and left", "it \u2019 s time"),
        ("''Never,'' she said", "Never ,"),
        ("He said \u2018the men\u2019s boat\u2019 sank", "the men \u2019 s boat"),
        ("the ministers' boat isn't there", ""),
        ('He said "come\nand left', "come"),
        ("«Jamais», dit-elle", "Jamais"),
    ],
)
def test_quotation_states(text: str, inside: str) -> None:
    words = words_of(text)
    found = " ".join(words.word(i) for i in range(len(words)) if words.quoted[i] == INSIDE)
    assert found == inside


def test_shapes_and_breaks() -> None:
    words = words_of("One two\nTHREE iPhone 4,")
    assert words.shapes.tolist() == [2, 1, 3, 4, 5, 6]
    assert words.breaks.tolist() == [2, 0, 1, 0, 0, 0]
    assert words.lines.tolist() == [0, 0, 1, 1, 1, 1]


def test_pieces_are_the_longest_that_match() -> None:
    pieces = Pieces.from_lines("\n".join(VOCABULARY))
    found = pieces.of(words_of("Unlawful café 北_x zebra " + "x" * 300))
    assert found[0] == [2, 3, 4]
    assert found[1] == [5]
    assert found[2] == [9, 10, 11]
    assert found[3] == [100], "unknown letters make an unknown word"
    assert found[4] == [100], "as in BERT, a word too long is unknown"


@given(st.text(max_size=80))
def test_every_word_has_a_piece(text: str) -> None:
    words = words_of(text)
    found = Pieces.from_lines("\n".join(VOCABULARY)).of(words)
    assert len(found) == len(words)
    assert all(1 <= len(p) <= 8 for p in found)
