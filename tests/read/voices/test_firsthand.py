"""How a voice knows what it tells, where the report says so."""

import pytest
from spacy.language import Language

from tocsin.read.parse import Parsed, parse
from tocsin.read.voices import attributions
from tocsin.records import Report
from tocsin.vocabulary import World


@pytest.mark.parametrize(
    ("text", "first_hand"),
    [
        ("The bridge fell at noon, said a farmer who saw it.", True),
        ("The bridge fell at noon, eyewitnesses said.", True),
        ("A diplomat briefed on the talks said a truce was near.", False),
        ("A diplomat said a truce was near.", None),
    ],
)
def test_first_hand(nlp: Language, world: World, text: str, *, first_hand: bool | None) -> None:
    parsed = parse(nlp, Report(outlet=None, title="", body=text, language="en"), world)
    assert isinstance(parsed, Parsed)
    assert [v.first_hand for a in attributions(parsed) for v in a.voices] == [first_hand]
