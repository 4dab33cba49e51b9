"""The pair model: what it is asked and what it answers; clauses without a trigger."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.read.events import Answer, Asked, PairModel
from tocsin.read.events.pairs import CLS, SEP, TYPES, UNKNOWN, Cut, cut
from tocsin.read.spans import Pieces
from tocsin.read.spans.tags import Floats
from tocsin.read.spans.words import Ints
from tocsin.records import Span

VOCABULARY = "[PAD]\n[CLS]\n[SEP]\n[MASK]\n[UNK]\nnorway\nthanked\nthe\nenvoy\n.\n"
PIECES = Pieces.from_lines(VOCABULARY)
TEXT = "Norway thanked the envoy."


def roles(c: Cut) -> list[int]:
    """Roles piece by piece."""
    return c.roles.tolist()


def model(favoured: str, seen: list[Ints] | None = None) -> PairModel:
    """A model with one answer; what it is asked is kept."""

    def network(pieces: Ints, _: Ints, role: Ints) -> tuple[Floats, Floats]:
        if seen is not None:
            seen.append(role)
        scores = np.zeros((1, len(TYPES)), dtype=np.float32)
        scores[0, TYPES.index(favoured)] = 5
        return scores, np.zeros(pieces.shape, dtype=np.float32)

    return PairModel(PIECES, network)


def test_a_question_in_pieces() -> None:
    c = cut(TEXT, [[(0, 6)], [(15, 24)], [(7, 14)]], PIECES)
    assert c.pieces.tolist() == [CLS, 5, 6, 7, 8, 9, SEP]
    assert roles(c) == [0, 1, 3, 2, 2, 0, 0]
    assert c.seen.shape == (3, 7)


def test_an_unknown_word_has_the_models_own_number() -> None:
    assert cut("Qatar", [], PIECES).pieces.tolist() == [CLS, UNKNOWN, SEP]


@given(st.integers(0, 900))
def test_of_a_long_sentence_the_marked_part_is_read(at: int) -> None:
    words = ["the"] * 1000
    words[at] = "Norway"
    text = " ".join(words)
    c = cut(text, [[(at * 4, at * 4 + 6)]], PIECES)
    assert len(c.pieces) == 200
    assert roles(c).count(1) == 1


def test_an_answer_has_its_chances() -> None:
    asked: list[Ints] = []
    answer = model("SUPPORT", asked).ask(Asked(TEXT, Span(0, 6), Span(15, 24)))
    assert answer.type == answer.event == "SUPPORT"
    assert answer.sure == answer.chance("SUPPORT") > 0.8
    assert sum(answer.chances) == pytest.approx(1)
    assert asked[0].tolist() == [[0, 1, 0, 2, 2, 0, 0]]


def test_of_a_known_pair_no_event_is_no_answer() -> None:
    answer = Answer((0.6, 0.3, 0.1, *[0.0] * (len(TYPES) - 3)))
    assert (answer.type, answer.event) == ("NONE", TYPES[1])


@pytest.mark.parametrize(
    ("text", "favoured", "types"),
    [
        ("Norway let the air out of the Swedish idea.", "REJECT", ["REJECT"]),
        ("Norway let the air out of the Swedish idea.", "NONE", []),
        ("Norway condemned Sweden.", "REJECT", ["ACCUSE"]),  # a trigger answers: nobody is asked
        ("The cat let the air out of the idea.", "REJECT", []),  # no party
        ("Norway will let the air out of the Swedish idea.", "AGREE", []),  # mere intent
        ("An aide said Norway let the air out of the Swedish idea.", "REJECT", ["REJECT"]),
    ],
)
def test_a_clause_without_a_trigger(
    code_with: Callable[..., list[str]], text: str, favoured: str, types: list[str]
) -> None:
    assert code_with(text, model(favoured)) == types
