"""Windows of whole lines, and what is looked at around a cue."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tocsin.read.spans.windows import Window, around, windows_of
from tocsin.read.spans.words import words_of

texts = st.lists(st.text("ab .\n", max_size=60), max_size=12).map("\n".join)


@given(texts, st.integers(8, 60))
def test_windows_cover_every_word_once_and_fit(text: str, longest: int) -> None:
    words = words_of(text)
    pieces = np.array([1 + i % 3 for i in range(len(words))], dtype=np.int64)
    at = 0
    for w in windows_of(words, pieces, longest):
        assert w.first == at < w.last
        assert pieces[w.first : w.last].sum() <= longest - 2
        at = w.last
    assert at == len(words)


def test_a_window_ends_with_a_line() -> None:
    words = words_of("one two three\nfour five six\nseven eight")
    pieces = np.ones(len(words), dtype=np.int64)
    assert list(windows_of(words, pieces, 9)) == [Window(0, 6), Window(6, 8)]


def test_a_long_line_is_cut_behind_a_sentence() -> None:
    words = words_of("word " * 50 + ". " + "word " * 50)
    pieces = np.ones(len(words), dtype=np.int64)
    first, _ = windows_of(words, pieces, 80)
    assert words.word(first.last - 1) == "."


def test_around_a_cue_is_its_line_and_where_speech_goes_on() -> None:
    words = words_of('before\nShe said:\n"We stay.\n"We fight."\nafter')
    whole = Window(0, len(words))
    first, last = around(words, whole, (2, 3))
    assert words.word(first) == "She"
    assert words.word(last - 1) == '"'
    assert words.word(last) == "after"
