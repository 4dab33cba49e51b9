"""How a sentence stands to what was reported, and what an outlet saw for itself."""

import pytest

from tests.fuse.build import build
from tocsin.fuse.firsthand import firsthand, observed
from tocsin.fuse.stances import stance_of
from tocsin.records import Span

STANCES = {
    "retracts": [
        "We told you at nine that the ferry had been shelled; it isn't so, and we take it back.",
        "The harbour is open, and this newspaper should not have said that it was closed.",
        "The agency pulled its story on the shelling of the ferry after an hour.",
        "The broadcaster apologised for its report that the ferry had been shelled.",
        "The captain admitted that he had invented the shelling.",
        "The Post no longer stands by its report on the shelling.",
    ],
    "corrects": [
        "In Friday's article we gave the number of ships as forty; it is fourteen.",
        "An early dispatch wrongly put the number of ships at forty.",
        "The ships number fourteen, not forty as earlier reported.",
    ],
    "denies": [
        "There was no collision, the captain said.",
        "No weapon was discharged during the inspection, the captain said.",
        "No vehicle had been stopped by anyone, the captain said.",
    ],
    "asserts": [
        "There was no wind, the captain said.",
        "The brigade was withdrawn from the pass, the captain said.",
        "The shelling of the ferry went on for an hour, the captain said.",
        "He took the hill back at dawn, the captain said.",
        "There was no immediate comment, the captain said.",
    ],
}
SEEN = [
    "Wire reporters watched the column leave the base.",
    "I counted nine lorries on the bridge.",
    "Our crew saw two bodies in the square.",
    "While this newspaper's reporter stood on the corner, the police went in.",
    "The satellite pictures show the pads empty.",
]
NOT_SEEN = [
    'A neighbour said: "I saw two bodies and we counted nine lorries."',
    "The ministry said reporters were not admitted.",
    "The column left the base at dawn.",
]


@pytest.mark.parametrize(("stance", "text"), [(s, t) for s, ts in STANCES.items() for t in ts])
def test_stance(stance: str, text: str) -> None:
    voice = {"kind": "person", "words": "the captain"}
    line = {"text": text, "voices": [voice] if "the captain said" in text else []}
    report = {"id": "a", "outlet": "Wire", "at": 0, "lines": [line]}
    case = build({"reports": [report], "expect": {}})
    ((_, statement),) = case.statements
    assert stance_of(text, statement, None) == stance


@pytest.mark.parametrize("text", SEEN)
def test_own_observation(text: str) -> None:
    assert observed(text)


@pytest.mark.parametrize("text", NOT_SEEN)
def test_what_others_saw_is_no_observation(text: str) -> None:
    assert not observed(text)


def test_a_report_that_quotes_nobody_is_first_hand_throughout() -> None:
    text = "The river rose at four.\n\nI counted nine lorries on the bridge."
    assert firsthand(text, quoting=False) == (Span(0, len(text)),)
    assert firsthand(text, quoting=True) == (Span(text.index("I counted"), len(text)),)
    assert firsthand("The river rose at four.", quoting=False) == ()
    assert firsthand("", quoting=False) == ()
