"""What the span model finds fills what rules leave, and does not repeat what they have."""

import pytest
from spacy.language import Language

from tocsin.read.parse import Parsed, Tools, parse_many
from tocsin.read.spans import Found
from tocsin.read.voices import Attribution, attributions
from tocsin.records import Report, Span
from tocsin.vocabulary import World


class Told:
    """A finder that finds what the test tells it: source, cue and content by their words."""

    def __init__(self, source: str, cue: str, content: str, sure: float = 0.99) -> None:
        self.words, self.sure = (source, cue, content), sure

    def find(self, texts: list[str]) -> list[list[Found]]:
        (text,) = texts
        source, cue, content = (self._span(text, w) for w in self.words)
        return [[Found(cue, source, (content,), self.sure)]]

    def _span(self, text: str, words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))


def read(nlp: Language, world: World, text: str, told: Told) -> tuple[Parsed, list[Attribution]]:
    report = Report(outlet=None, title="", body=text, language="en")
    parsed = next(parse_many(Tools(nlp, world, told), [report]))
    assert isinstance(parsed, Parsed)
    return parsed, attributions(parsed)


def test_an_unknown_verb_is_plain_saying(nlp: Language, world: World) -> None:
    text = "The dam would hold until June, Chad's water minister prophesied."
    told = Told("Chad's water minister", "prophesied", "The dam would hold until June")
    _, (found,) = read(nlp, world, text, told)
    assert found.manner == "say"
    assert [c.of(text) for c in found.content] == ["The dam would hold until June"]
    assert found.voices[0].country == "TCD"
    assert found.cue[0].of(text) == "prophesied"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The dam would hold until June, Chad's water minister said.",
            Told("Chad's water minister", "said", "The dam would hold until June"),
        ),
        (
            "The dam will hold, according to two engineers quoted by Reuters.",
            Told("Reuters", "quoted by", "The dam will hold"),
        ),
    ],
)
def test_what_a_rule_has_is_not_told_twice(
    nlp: Language, world: World, text: str, told: Told
) -> None:
    _, found = read(nlp, world, text, told)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The envoy offered to quit.", Told("The envoy", "offered", "to quit")),
        ("The strike angered the crowd.", Told("The strike", "angered", "the crowd")),
        (
            "Chad has not prophesied that the dam will hold.",
            Told("Chad", "has not prophesied", "that the dam will hold"),
        ),
        (
            "The dam would hold, the minister prophesied.",
            Told("the minister", "prophesied", "The dam would hold", sure=0.4),
        ),
    ],
)
def test_deeds_negations_and_doubtful_cues_are_left(
    nlp: Language, world: World, text: str, told: Told
) -> None:
    _, found = read(nlp, world, text, told)
    assert not any("prophesied" in c.of(text) for a in found for c in a.cue)
    assert not any(a.rule.startswith("spotted") for a in found)
