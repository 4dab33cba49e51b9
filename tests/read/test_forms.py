"""What is remembered of words is what the pipeline's own rules say of them."""

from types import SimpleNamespace

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tocsin.desk.models import PIPELINE
from tocsin.read import forms
from tocsin.read.forms import FORMS, LEMMATIZER, RULER, Forms

NAMED = """
There there is are was were 's ' x X ai n't nt gon na got ta let us c'm on y y' all nothin' not
that if it do does did had 'd have be am to you I US Reuters said saying found leaves left better
best troops Troops children went dying this which who Gen. 1,200 — …
"""
TAGS = """
CC CD DT EX IN JJ JJR JJS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RP TO UH VB VBD VBG VBN VBP
VBZ WDT WP WRB _SP , . :
"""
LABELS = """
ROOT nsubj dobj pobj aux auxpass expl attr det quantmod advcl conj ccomp relcl xcomp punct dep prep
"""


@pytest.fixture(scope="module")
def plain() -> Language:
    """The pipeline as it comes."""
    return spacy.load(PIPELINE, exclude=["ner"])


@pytest.fixture(scope="module")
def quick(plain: Language) -> Forms:
    return Forms(plain.vocab, plain.get_pipe(RULER), plain.get_pipe(LEMMATIZER))


def rows(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, t.lemma_) for t in doc]


def both(plain: Language, quick: Forms, doc: Doc) -> None:
    """Fill in a document both ways."""
    found = quick(doc.copy())
    for name in (RULER, LEMMATIZER):
        doc = plain.get_pipe(name)(doc)
    assert rows(found) == rows(doc)


tokens = st.tuples(
    *(
        st.sampled_from([*names.split(), *more])
        for names, more in (
            (NAMED, ["\n\n", " "]),
            (TAGS, []),
            (LABELS, []),
        )
    )
)


@settings(max_examples=200, deadline=None)
@given(st.lists(tokens, min_size=1, max_size=12))
def test_any_words_get_what_the_rules_say(
    plain: Language, quick: Forms, found: list[tuple[str, str, str]]
) -> None:
    words, tagged, labelled = (list(column) for column in zip(*found, strict=True))
    heads = [0] * len(words)
    both(plain, quick, Doc(plain.vocab, words, tags=tagged, deps=labelled, heads=heads))


@pytest.mark.parametrize(
    "text",
    [
        "There's nothin' we ain't gonna do, y'all. Let's go, c'mon, you've gotta see it.",
        "There are two.\n\n  There were three, there 's one. They're not there.",
        "The troops' leaves were found; he had had it, as she does. US said US forces left us.",
        "",
        "   ",
    ],
)
def test_sentences_get_what_the_rules_say(plain: Language, quick: Forms, text: str) -> None:
    doc = plain.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        doc = plain.get_pipe(name)(doc)
    both(plain, quick, doc)


def test_a_full_memory_starts_anew(
    plain: Language, quick: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "_MOST_KNOWN", 3)
    for words in (["The", "men", "left"], ["There", "is", "one"], ["The", "men", "left"]):
        tagged, labelled = ["DT", "NNS", "VBD"], ["det", "nsubj", "ROOT"]
        both(plain, quick, Doc(plain.vocab, words, tags=tagged, deps=labelled, heads=[1, 2, 2]))


@pytest.mark.parametrize(
    "pattern",
    [
        [{"SHAPE": "Xxxx"}],
        [{"LOWER": {"NOT_IN": ["a"]}}],
        [{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}],
        [{"TAG": "NN"}, {"LOWER": "b"}],
    ],
)
def test_a_ruler_that_sees_more_is_refused(
    plain: Language, pattern: list[dict[str, object]]
) -> None:
    ruler = SimpleNamespace(patterns=[{"patterns": [pattern], "attrs": {}, "index": 0}])
    with pytest.raises(ValueError, match="attribute ruler"):
        _ = Forms(plain.vocab, ruler, plain.get_pipe(LEMMATIZER))


def test_it_stands_for_both_in_a_pipeline(plain: Language) -> None:
    own = spacy.load(PIPELINE, exclude=["ner"])
    _ = own.add_pipe(FORMS)
    for name in (RULER, LEMMATIZER):
        _ = own.remove_pipe(name)
    text = "Troops left the villages. There were no reports of deaths, and they aren't saying more."
    assert rows(own(text)) == rows(plain(text))
