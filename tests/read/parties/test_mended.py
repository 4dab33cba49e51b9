"""Slips of the parser that are put right: what was a noun is a verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.read.parties.mended import mend
from tocsin.read.parties.tokens import Tokens

_TAGS = st.sampled_from(["NN", "NNS", "NNP", "VBG", "VBD", "IN", ":"])
_DEPS = st.sampled_from(["compound", "amod", "nsubj", "dobj", "pobj", "prep", "acl", "appos"])
_WORDS = st.sampled_from(["rebels", "storm", "shipping", "raids", "denied", "of", "ship", ":"])


def tokens(*rows: tuple[str, str, str, int]) -> Tokens:
    """A sentence of (word, tag, label, head)."""
    words, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    pos = ["VERB" if t.startswith("V") else "NOUN" for t in tags]
    places = [8 * n for n in range(len(words))]
    lemmas = ["deny" if w == "denied" else w for w in words]
    ends = [p + len(w) for p, w in zip(places, words, strict=True)]
    return Tokens(words, lemmas, pos, tags, deps, heads, places, ends, [0] * len(words))


def test_a_headline_has_a_verb() -> None:
    t = tokens(
        ("rebels", "NNS", "compound", 1),
        ("storm", "NN", "compound", 2),
        ("prison", "NN", "ROOT", 2),
        ("today", "NN", "npadvmod", 2),
    )
    mend(t)
    assert t.tag[1] == "VBP"
    assert [t.dep[k] for k in (0, 1, 2)] == ["nsubj", "ROOT", "dobj"]
    assert t.head[:3] == [1, 1, 1]


@pytest.mark.parametrize("verb", ["VBD", "MD"])
def test_a_line_with_a_finite_verb_keeps_it(verb: str) -> None:
    t = tokens(
        ("rebels", "NNS", "compound", 1),
        ("storm", "NN", "nsubj", 2),
        ("ended", verb, "ROOT", 2),
    )
    mend(t)
    assert t.tag == ["NNS", "NN", verb]


def test_what_is_denied_is_done_to_something() -> None:
    t = tokens(
        ("it", "PRP", "nsubj", 1),
        ("denied", "VBD", "ROOT", 1),
        ("shipping", "NN", "compound", 3),
        ("shells", "NNS", "dobj", 1),
    )
    mend(t)
    assert (t.lemma[2], t.dep[2], t.head[2]) == ("ship", "xcomp", 1)
    assert (t.dep[3], t.head[3]) == ("dobj", 2)


def test_what_hangs_on_a_noun_without_a_doer_is_passive() -> None:
    t = tokens(
        ("ship", "NN", "ROOT", 0),
        ("detained", "VBD", "acl", 0),
        ("off", "IN", "prep", 1),
    )
    mend(t)
    assert t.tag[1] == "VBN"


@given(st.lists(st.tuples(_WORDS, _TAGS, _DEPS), min_size=2, max_size=8), st.data())
def test_a_tree_stays_a_tree(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    heads = [0, *(data.draw(st.integers(0, n - 1)) for n in range(1, len(rows)))]
    t = tokens(*((w, g, d, h) for (w, g, d), h in zip(rows, heads, strict=True)))
    mend(t)
    for k in range(len(rows)):
        seen = {k}
        while t.head[k] != k:
            k = t.head[k]  # noqa: PLW2901 - climbing
            assert k not in seen
            seen.add(k)
