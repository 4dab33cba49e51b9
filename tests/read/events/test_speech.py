"""Speech acts through the whole reader: who does what to whom by saying it."""

import pytest

from tocsin.desk.models import load_reader
from tocsin.records import Event, Report
from tocsin.vocabulary import base_world


def events(text: str) -> list[Event]:
    """All events of a text, told by whomever."""
    report = Report(outlet=None, title="", body=text, language="en")
    return [e for s in load_reader(base_world()).read(report).statements for e in s.events]


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Norway's foreign minister said Chad must return the boat.", "REQUEST", "NOR", "TCD"),
        ("Norway complained that Chad had shut its border.", "ACCUSE", "NOR", "TCD"),
        ("Norway has refused to lift the ban on Chadian trawlers.", "REJECT", "NOR", "TCD"),
        ("Norway threatened to cut off aid to Chad.", "THREATEN", "NOR", "TCD"),
        ("Norway demanded a truce with the Malian army.", "REQUEST", "NOR", "MLI"),
        (
            "Chad said it will pull out its troops unless Niger signs the treaty.",
            "THREATEN",
            "TCD",
            "NER",
        ),
        ("Norway has refused to respond to a demand from Chad.", "REJECT", "NOR", "TCD"),
    ],
)
def test_what_is_done_by_saying_it(text: str, type_: str, actor: str, recipient: str) -> None:
    act = next(e for e in events(text) if e.type == type_)
    assert {a.country for a in act.actors} == {actor}
    assert {r.country for r in act.recipients} == {recipient}


def test_who_says_he_must_do_it_himself_asks_nobody() -> None:
    assert not any(e.speech_act for e in events("Chad's minister said Chad must cut its spending."))


def test_what_is_refused_has_not_happened() -> None:
    found = events("Norway has refused to send troops to Chad.")
    assert [e.modality for e in found if e.type == "MOBILIZE"] == ["denied"]


def test_what_stands_before_a_participle_of_saying_is_told_too() -> None:
    found = events("Oslo rejected Chad's proposal, saying the talks had come too late.")
    assert ("REJECT", False) in [(e.type, e.speech_act) for e in found]


def test_entry_that_is_denied_somebody_is_no_denial() -> None:
    found = events("Norway denied entry to a Chadian editor on Monday.")
    assert [(e.type, e.modality) for e in found] == [("COERCE", "actual")]
