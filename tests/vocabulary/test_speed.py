"""Finding names must never be what reading waits for."""

import time

import pytest

from tocsin.vocabulary import base_world

TEXT = (
    "Two Israeli officials told Axios on Monday that the United States and Iran would meet in "
    "Geneva, but the foreign minister of Egypt denied it and said that the army had moved. "
)


@pytest.mark.slow
def test_more_than_150_000_words_a_second() -> None:
    world = base_world()
    text = TEXT * 2000
    _ = world.find(TEXT)
    start = time.process_time()
    found = world.find(text)
    spent = time.process_time() - start
    assert len(found) == 6 * 2000
    assert len(text.split()) / spent > 150_000
