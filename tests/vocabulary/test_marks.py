"""The YAML reader: lines, limits, and nothing guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.records import VocabularyError
from tocsin.vocabulary.marks import MAX_CHARACTERS, read_yaml


def test_every_value_knows_its_line() -> None:
    root = read_yaml("a: 1\nb:\n  - x\n  - {c: NO}\n", "f.yaml")
    assert root.entries()["a"].line == 1
    item = root.entries()["b"].items()[1]
    assert (item.line, item.entries()["c"].text()) == (4, "NO")


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_plain_null_is_nothing_and_quoted_is_text(nothing: str) -> None:
    assert read_yaml(f"a: {nothing}\n", "f").entries()["a"].empty
    assert not read_yaml(f'a: "{nothing}"\n', "f").entries()["a"].empty


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 5000, "f:1: nested deeper than"),
        ("a: &x 1\n", "f:1: anchors"),
        ("a: 1\na: 2\n", "f:2: key 'a' stands twice"),
        ("a: \ud800\n", "f:1: no valid text"),
        ("a: \x00\n", "f:1: no valid YAML"),
        ("x" * (MAX_CHARACTERS + 1), "f:1: 4000001 characters"),
    ],
)
def test_hostile_text_is_refused_with_a_line(text: str, message: str) -> None:
    with pytest.raises(VocabularyError) as error:
        _ = read_yaml(text, "f")
    assert str(error.value).startswith(message)


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    with pytest.raises(VocabularyError, match="f:1: anchors and aliases"):
        _ = read_yaml("\n".join(lines), "f")


@given(st.text(max_size=200))
def test_any_text_gives_a_node_or_a_vocabulary_error(text: str) -> None:
    try:
        node = read_yaml(text, "f")
    except VocabularyError as error:
        assert str(error).startswith("f:")  # noqa: PT017 - either outcome is right
    else:
        assert node.line >= 1
