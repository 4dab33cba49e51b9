"""The words that tell what a name stands for."""

import pytest

from tocsin.records import VocabularyError
from tocsin.vocabulary import name_words as module
from tocsin.vocabulary.marks import Node, read_yaml
from tocsin.vocabulary.name_words import name_words


def test_words_have_kinds() -> None:
    words = name_words()
    assert words.heads["ministry"] == "organisation"
    assert words.heads["river"] == "place"
    assert words.heads["treaty"] == "none"
    assert words.before["newspaper"] == "outlet"
    assert words.titles.isdisjoint(words.given)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: {place: [River], person: []}", "x.yaml:1: 'River': single words in lower case"),
        ("a: {place: [river], outlet: [river]}", "x.yaml:1: 'river' stands under place and outlet"),
        ("a: {harbour: [river]}", "harbour"),
    ],
)
def test_errors_name_file_and_line(text: str, message: str) -> None:
    node: Node = read_yaml(text, "x.yaml").table(["a"])["a"]
    with pytest.raises(VocabularyError, match=message):
        _ = module._kinds(node)  # noqa: SLF001 - what every table of the file goes through
