"""What is one thing and what is two: a table of pairs of sentences and how many things they are."""

from typing import Any

import pytest

from tests.fuse.build import WORLD, build
from tocsin.fuse import fuse
from tocsin.fuse.words import empty_words, stem

VISIT: dict[str, Any] = {
    "text": "General Odo Lint of Arland visited Borrow for talks on the harbour at Saltmouth.",
    "type": "CONSULT",
    "mode": "visit",
    "actors": ["Odo Lint"],
    "recipients": ["XBB"],
}
CALL: dict[str, Any] = {
    "text": "The visit to Borrow for talks on the harbour at Saltmouth was agreed in a call.",
    "type": "CONSULT",
    "mode": "phone",
    "actors": ["XAA", "XBB"],
}
STRIKE: dict[str, Any] = {
    "text": "Arland struck the harbour of Saltmouth in Borrow with rockets.",
    "type": "ASSAULT",
    "actors": ["XAA"],
    "recipients": ["XBB"],
}
LOOMING: dict[str, Any] = {
    "text": "A war of Arland with Borrow looms over the harbour of Saltmouth, struck with rockets."
}
REFUSAL: dict[str, Any] = {
    "text": "Arland will not strike the harbour of Saltmouth in Borrow with rockets.",
    "type": "ASSAULT",
    "modality": "denied",
    "actors": ["XAA"],
    "recipients": ["XBB"],
}


def things(*lines: dict[str, Any]) -> int:
    """How many developments the lines, a report each, come to at most once a sentence."""
    reports = [
        {"id": str(n), "outlet": f"Paper {n}", "at": n, "lines": [line]}
        for n, line in enumerate(lines)
    ]
    case = build({"reports": reports})
    return len(fuse(case.reports, case.statements, WORLD, {}).developments)


def test_the_same_told_twice_is_one() -> None:
    again = {**VISIT, "text": VISIT["text"].replace("visited", "came on a visit to")}
    assert things(VISIT, again) == 1


@pytest.mark.parametrize(
    "pair",
    [
        (
            VISIT,
            {
                **VISIT,
                "text": VISIT["text"].replace("Odo Lint", "Una Grey"),
                "actors": ["Una Grey"],
            },
        ),
        (
            VISIT,
            {**VISIT, "text": VISIT["text"].replace("Borrow", "Carrow"), "recipients": ["XCC"]},
        ),
        (STRIKE, REFUSAL),
    ],
    ids=["another visitor", "another host", "a refusal is of what is to come"],
)
def test_two_things(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    assert things(*pair) == 2


def test_a_visit_and_a_call_in_one_report_are_two() -> None:
    case = build({"reports": [{"id": "a", "outlet": "Paper", "at": 0, "lines": [VISIT, CALL]}]})
    assert len(fuse(case.reports, case.statements, WORLD, {}).developments) == 2


def test_what_looms_is_no_word_that_it_happened() -> None:
    case = build(
        {
            "reports": [
                {"id": "a", "outlet": "Paper", "at": 0, "lines": [STRIKE]},
                {"id": "b", "outlet": "Other", "at": 1, "lines": [LOOMING]},
            ]
        }
    )
    found = fuse(case.reports, case.statements, WORLD, {}).developments
    assert all(len(d.members) == 1 for d in found if d.type == "ASSAULT")


def test_a_station_is_no_state_and_on_is_a_word() -> None:
    assert stem("station") != stem("state")
    assert {"on", "no", "off"} <= empty_words()
