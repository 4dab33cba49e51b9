"""The finder with small networks of the test's own making: what they mark comes back in place."""

import numpy as np
import pytest

from tocsin.read.spans import Finder, Pieces, learned
from tocsin.read.spans.tags import Floats
from tocsin.read.spans.words import Ints

WORDS = ["[PAD]", "rain", "is", "near", ",", "lund", "said", "fire", "."]
STEPS = {
    "cue": [[0.0] * 3] * 3,
    "cue_first": [[0.0] * 3],
    "role": [[0.0] * 8] * 8,
    "role_first": [[0.0] * 8],
}


def encode(pieces: Ints, seen: Ints) -> tuple[Floats, Floats]:
    """A vector is the piece's number; "said" is a cue."""
    assert seen.shape == (3, *pieces.shape)
    cues = np.zeros((*pieces.shape, 3), dtype=np.float32)
    cues[..., 0] = 2
    cues[pieces == WORDS.index("said"), 1] = 5
    return np.repeat(pieces[..., None].astype(np.float32), 384, axis=2), cues


def roles(around: Floats, cue: Floats, near: Ints) -> Floats:
    """ "Lund" is the source; "rain is near" what is said."""
    assert np.all(cue == WORDS.index("said"))
    assert near.shape == around.shape[:2]
    scores = np.zeros((*near.shape, 5), dtype=np.float32)
    number = around[..., 0]
    scores[..., 0] = 1
    scores[number == WORDS.index("lund"), 1] = 5
    scores[number == WORDS.index("rain"), 3] = 5
    scores[(number >= WORDS.index("is")) & (number <= WORDS.index("near")), 4] = 5
    return scores


@pytest.fixture
def finder() -> Finder:
    return Finder(Pieces.from_lines("\n".join(WORDS)), encode, roles, learned(STEPS, 0.0))


def test_source_cue_and_content_in_characters(finder: Finder) -> None:
    text = "fire.\nRain is near, Lund said."
    (found,) = finder.find([text])[0]
    assert found.cue.of(text) == "said"
    assert found.source is not None
    assert found.source.of(text) == "Lund"
    assert [c.of(text) for c in found.content] == ["Rain is near"]
    assert 0.9 < found.sure <= 1


def test_every_text_keeps_its_own_and_the_order_does_not_matter(finder: Finder) -> None:
    texts = [
        "Rain is near, Lund said.",
        "",
        "fire. " * 400,
        "fire.\nRain is near, Lund said.\n" * 60,
    ]
    found = finder.find(texts)
    assert [len(f) for f in found] == [1, 0, 0, 60]
    assert finder.find(texts[::-1]) == found[::-1]
    assert [f.cue.start for f in found[3]] == sorted(f.cue.start for f in found[3])


def test_the_lean_holds_back_doubtful_cues() -> None:
    pieces = Pieces.from_lines("\n".join(WORDS))
    held = Finder(pieces, encode, roles, learned(STEPS, 10.0))
    assert held.find(["Rain is near, Lund said."]) == [[]]
