"""From words to numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.assess.cues import cues_in, expit, logit, probability, wording
from tocsin.assess.rules import ladder
from tocsin.records import Manner, Modality, Span
from tocsin.vocabulary import probability_words

MODALITIES: list[Modality] = ["planned", "possible", "threatened", "conditional", "denied"]


def read(text: str, modality: Modality = "possible", manner: Manner = "say") -> float:
    return probability(cues_in(text, Span(0, len(text))), modality, manner)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("They vowed to answer.", "They are preparing to answer."),
        ("They are considering an answer.", "They are in the final stages of planning an answer."),
        ("It is unlikely to come.", "It may come."),
        ("It may come.", "It will probably come."),
        ("It will probably come.", "It will almost certainly come."),
        ("There is a 20 per cent chance of it.", "There is a 70 per cent chance of it."),
        ("An attack cannot be ruled out.", "An attack is imminent."),
    ],
)
def test_words_keep_their_order(weaker: str, stronger: str) -> None:
    assert read(weaker) < read(stronger)


def test_a_number_beats_the_words_around_it() -> None:
    assert read("It is very likely, with a chance of 60 percent.") == pytest.approx(0.6)


def test_the_later_and_higher_word_counts() -> None:
    text = "It could come on Sunday and will almost certainly come by Friday."
    assert read(text) == pytest.approx(probability_words()["almost certainly"].median)


def test_unlikely_is_not_read_as_likely() -> None:
    assert read("It is highly unlikely.") < 0.2


@given(st.text(max_size=200), st.sampled_from(MODALITIES))
def test_any_text_gives_a_probability(text: str, modality: Modality) -> None:
    span = Span(0, len(text))
    cues = cues_in(text, span)
    assert 0 < probability(cues, modality, "say") < 1
    assert all(span.contains(c.span) for c in cues)
    assert not any(a.span.overlaps(b.span) for a in cues for b in cues if a is not b)


@given(st.floats(0.01, 0.99))
def test_log_odds_turn_back(p: float) -> None:
    assert expit(logit(p)) == pytest.approx(p)


def test_wording_joins_what_lies_close() -> None:
    text = "An answer could come as early as Monday, after which talks, they said, are likely over."
    cues = [c.span for c in cues_in(text, Span(0, len(text)))]
    at = text.index("as early as Monday")
    assert wording(text, [*cues, Span(at, at + 18)]) == "could come as early as Monday ... likely"


def test_the_ladder_rises() -> None:
    by_name = {s.name: s.p for s in ladder().stages}
    order = ["vowed", "considering", "planning", "preparing", "final stages", "ordered", "imminent"]
    assert [by_name[n] for n in order] == sorted(by_name[n] for n in order)
