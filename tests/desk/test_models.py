"""What the desk loads: the shipped span model finds, in place, and a text's spans are its own."""

import pytest

from tocsin.desk.models import SPANS, load_finder, load_pairs
from tocsin.read.events import Asked
from tocsin.records import Span

SAID = 'Rain had "cut the road", Chad\'s transport minister prophesied on Monday.'
OTHER = (
    "According to two officers quoted by Radio Kayes, the column had turned back at dawn.\n"
    "Nobody in the town had seen it. The river rose through the night and took the ferry.\n" * 9
)


def test_a_verb_on_no_list_is_found() -> None:
    (found,) = load_finder().find([SAID])[0]
    assert found.cue.of(SAID).startswith("prophesied")
    assert found.source is not None
    assert found.source.of(SAID) == "Chad's transport minister"
    assert found.content[0].of(SAID).startswith('Rain had "cut the road')
    assert 0.5 < found.sure <= 1


def test_spans_do_not_hang_on_neighbours() -> None:
    finder = load_finder()
    alone = [finder.find([text])[0] for text in (SAID, OTHER)]
    assert finder.find([SAID, OTHER, SAID]) == [*alone, alone[0]]
    assert finder.find([OTHER]) == [alone[1]]


def test_narration_stays_silent() -> None:
    text = "The ferry left at noon and crossed the river. Goats stood on the bank, and it rained."
    assert load_finder().find([text]) == [[]]


def test_the_card_and_the_weights_ship_together() -> None:
    names = {f.name for f in SPANS.iterdir()}
    assert {"CARD.md", "encoder.onnx", "roles.onnx", "steps.json", "vocab.txt"} <= names
    size = sum(len(f.read_bytes()) for f in SPANS.iterdir() if f.is_file())
    assert size < 30_000_000


def test_the_pair_model_knows_what_is_done_to_whom() -> None:
    text = "The customs union expelled the island's envoy."
    asked = Asked(text, Span(0, 17), Span(27, 45))
    first, again = (load_pairs().ask(asked) for _ in range(2))
    assert first == again
    assert first.type in {"SANCTION", "COERCE"}
    assert sum(first.chances) == pytest.approx(1)


def test_where_nothing_happens_the_pair_model_says_so() -> None:
    text = "Norway beat Sweden 3-1 in the final on Sunday."
    assert load_pairs().ask(Asked(text, Span(0, 6), Span(12, 18))).type == "NONE"
