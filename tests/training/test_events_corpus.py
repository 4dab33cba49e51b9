"""Our own sentences of events are in form; codes become types."""

from pathlib import Path

import pytest

from tocsin.read.events.pairs import TYPES
from training.events import corpus

TEXTS = Path(__file__).parents[2] / "training" / "events" / "texts"


@pytest.mark.parametrize(
    ("code", "type_"),
    [
        ("0331", "AGREE"),
        ("0811", "CONCEDE"),
        ("0841", "RETREAT"),
        ("090", "ACCUSE"),
        ("204", "ASSAULT"),
        ("NONE", "NONE"),
        ("010", None),
    ],
)
def test_types_of_codes(code: str, type_: str | None) -> None:
    assert corpus.type_of(code) == type_


def test_marks_are_taken_out_and_kept() -> None:
    m = corpus.unmarked("<t>Two men</t> were <e>held</e> by <s>police</s>.", frozenset(), own=True)
    assert m.text == "Two men were held by police."
    spans = (m.actor, m.recipient, m.trigger)
    assert [m.text[slice(*s[0])] for s in spans] == ["police", "Two men", "held"]


def test_a_joined_label_allows_both_types() -> None:
    assert {TYPES[n] for n in corpus.right("YIELD")} == {"CONCEDE", "RETREAT"}


def test_our_own_sentences_are_in_form() -> None:
    found = list(corpus.own(TEXTS))
    assert len(found) > 4000
    assert {TYPES[n] for m in found for n in m.right} == set(TYPES)
    for m in found:
        assert not set("<>\t") & set(m.text)
        assert len(m.recipient) <= 1
        assert all(a < b for a, b in (*m.actor, *m.recipient, *m.trigger))
