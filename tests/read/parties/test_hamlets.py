"""Small towns by the gazetteer: where their name is believed, and whose they are."""

import pytest
from spacy.language import Language

from tocsin.read.parse import parse
from tocsin.records import Refused, Report
from tocsin.vocabulary import base_world


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Shells fell near Vorukh on Monday.", "TJK"),
        ("Police in Peru sealed off the village of Ocoña.", "PER"),
        ("Colombia's army said rebels burned a truck near Arauquita.", "COL"),
        ("Venezuela's army said rebels burned a truck near Arauquita.", "VEN"),
        ("Ecuador's army moved towards Macará.", "ECU"),
        ("Residents spoke to Vorukh on Monday.", None),  # nobody says that it is a place
        ("Chad's president met Vorukh on Monday.", None),
        ("Chad's army was near Vorukh on Monday.", None),  # of a country that is not told of
        ("He was held in May.", None),
    ],
)
def test_a_small_town(nlp: Language, text: str, country: str | None) -> None:
    report = Report(outlet=None, title="", body=text, language="en")
    parsed = parse(nlp, report, base_world())
    assert not isinstance(parsed, Refused)
    towns = {m.country for m in parsed.parties.names.mention.values() if m.key.startswith("town/")}
    assert towns == ({country} if country else set())
