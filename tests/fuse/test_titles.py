"""Titles read as English: one table of what is known and the line that a person gets."""

from typing import Any

import pytest

from tests.fuse.build import WORLD, build
from tocsin.fuse import fuse

LINES: dict[str, dict[str, Any]] = {
    "Arland visited Borrow": {"type": "CONSULT", "mode": "visit", "actors": ["XAA"]},
    "Arland to visit Borrow": {
        "type": "CONSULT",
        "mode": "visit",
        "actors": ["XAA"],
        "modality": "planned",
    },
    "Attack on Borrow": {"type": "ASSAULT"},
    "Possible attack on Borrow": {"type": "ASSAULT", "modality": "possible"},
    "Arland may attack Borrow, Quayside": {
        "type": "ASSAULT",
        "actors": ["XAA"],
        "modality": "possible",
        "place": "Quayside",
    },
    "Arland threatened to attack Borrow": {
        "type": "ASSAULT",
        "actors": ["XAA"],
        "modality": "threatened",
    },
    "Denied: Arland arrested Borrow": {
        "type": "COERCE",
        "mode": "arrest",
        "actors": ["XAA"],
        "modality": "denied",
    },
    "Rowan Tell accused Borrow": {
        "type": "ACCUSE",
        "actors": ["senior militia leader Rowan Tell"],
    },
    "Harbour guards expelled Borrow": {
        "type": "SANCTION",
        "mode": "expel",
        "actors": ["the harbour guards, who wore no badges that night"],
    },
}


def line(given: dict[str, Any]) -> str:
    words = "Something was done to Borrow, the harbour master told everybody who would listen."
    event = {"text": words, "recipients": ["XBB"], **given}
    case = build({"reports": [{"id": "a", "outlet": "Northern Wire", "at": 0, "lines": [event]}]})
    (found,) = fuse(case.reports, case.statements, WORLD, {}).developments
    return found.title


@pytest.mark.parametrize("expected", LINES)
def test_title(expected: str) -> None:
    assert line(LINES[expected]) == expected


def test_nobody_known_gives_the_words_cut_at_a_word() -> None:
    given: dict[str, Any] = {"type": "CONSULT", "recipients": []}
    assert (
        line(given)
        == "Something was done to Borrow, the harbour master told everybody who would listen."
    )
    long = {**given, "text": "A meeting was held in a boat house " + "far up the river " * 6 + "."}
    cut = line(long)
    assert cut.endswith(" \u2026")
    assert cut[:-2] in long["text"]


def test_two_actors_meet() -> None:
    assert line({"type": "CONSULT", "actors": ["XAA", "XBB"], "recipients": []}) == (
        "Arland and Borrow met"
    )


def test_one_actor_alone_holds_talks() -> None:
    given: dict[str, Any] = {"type": "CONSULT", "actors": ["XAA"], "recipients": []}
    assert line(given) == "Arland held talks"
