"""Marked texts become texts with attributions; ours are in form."""

from pathlib import Path

import pytest

from training.voices.corpus import inner, outer, own, unmarked

TEXTS = Path(__file__).parents[2] / "training" / "voices" / "texts"
MARKED = (
    "[x1 [s2 The mayor] [c2 fears] [x2 rain]], [s1 an aide] [c1 said]."
    " [x1 “Soon,”] [s3 he] [c3 hopes] [x3 so]."
)


def test_marks_are_taken_out_and_kept() -> None:
    text = unmarked("t", MARKED)
    assert text.text == "The mayor fears rain, an aide said. “Soon,” he hopes so."
    by_cue = {text.text[slice(*a.cue[0])]: a for a in text.attributions}
    assert [text.text[slice(*c)] for c in by_cue["said"].content] == [
        "The mayor fears rain",
        "“Soon,”",
    ]
    assert text.text[slice(*by_cue["fears"].source[0])] == "The mayor"


def test_outer_and_inner() -> None:
    text = unmarked("t", MARKED)
    assert [text.text[slice(*a.cue[0])] for a in outer(text).attributions] == ["said", "hopes"]
    (nested,) = inner(text)
    assert nested.text == "The mayor fears rain"
    assert [nested.text[slice(*a.cue[0])] for a in nested.attributions] == ["fears"]


@pytest.mark.parametrize(
    ("marked", "message"),
    [("[c1 said", "is not closed"), ("said]", "never opened"), ("[s1 he] spoke", "has no cue")],
)
def test_broken_marks_are_named(marked: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _ = unmarked("t", marked)


def test_our_texts_are_in_form() -> None:
    texts = own(TEXTS)
    told = [t for t in texts if t.name.startswith("attributed")]
    silent = [t for t in texts if t.name.startswith("narration")]
    assert len(told) > 100
    assert all(t.attributions for t in told)
    assert len(silent) > 30
    assert not any(t.attributions for t in silent)
    for text in texts:
        assert "[" not in text.text
        assert all(a.content for a in text.attributions)
