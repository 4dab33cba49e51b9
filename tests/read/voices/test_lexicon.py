"""The vocabulary of attributing loads whole, and refuses what YAML reads otherwise than meant."""

import pytest

from tocsin.read.voices.lexicon import heads, lexicon, word_lists
from tocsin.records import VocabularyError


def test_a_bare_truth_value_is_no_word() -> None:
    with pytest.raises(VocabularyError, match="rejecting: False is no word"):
        _ = word_lists({"rejecting": [False, "fake"]}, "cues.yaml")


def test_the_packaged_lists_are_words() -> None:
    assert "false" in lexicon().words["rejecting"]
    assert "spokesman" in heads().kinds["official"]
