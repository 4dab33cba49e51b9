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
        "manner": "deny",
    },
    "Arland did not arrest Borrow": {
        "type": "COERCE",
        "mode": "arrest",
        "actors": ["XAA"],
        "modality": "denied",
    },
    "Arland will not attack Borrow": {
        "text": "Arland will not attack Borrow, it says in a paper of the harbour master.",
        "type": "ASSAULT",
        "actors": ["XAA"],
        "modality": "denied",
    },
    "Arland went on alert against Borrow": {
        "text": "Arland stands on high alert, the harbour master of Borrow told everybody.",
        "trigger": "high alert",
        "type": "MOBILIZE",
        "mode": "troops",
        "actors": ["XAA"],
    },
    "Arland moved troops towards Borrow": {
        "text": "Arland moved two brigades up, the harbour master of Borrow told everybody.",
        "trigger": "moved",
        "type": "MOBILIZE",
        "mode": "troops",
        "actors": ["XAA"],
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
        == "Something was done to Borrow, the harbour master told everybody who would listen"
    )
    long = {**given, "text": "A meeting was held in a boat house " + "far up the river " * 6 + "."}
    cut = line(long)
    assert cut.endswith(" \u2026")
    assert cut[:-2] in long["text"]


def test_the_words_are_those_of_the_telling_clause() -> None:
    text = (
        "According to an old almanac, the harbour of the southern island had been dredged twice "
        "in that century and that its wall was blown up in the night of the spring tide."
    )
    given: dict[str, Any] = {"text": text, "type": "ASSAULT", "recipients": []}
    said = text.partition(", ")[2]
    assert line({**given, "content": said, "trigger": "blown"}) == (
        "Its wall was blown up in the night of the spring tide"
    )
    assert line(
        {
            **given,
            "content": "of " + said[:40],
            "text": text.replace("the harbour", "of the harbour"),
        }
    )


def test_who_is_known_by_name_is_told_before_the_town_he_went_to() -> None:
    town = {
        "text": "The talks in Saltmouth went on for a week, the Gazette has learned.",
        "type": "CONSULT",
        "actors": ["Saltmouth"],
        "place": "Saltmouth",
        "recipients": [],
    }
    visit = {
        "text": "Ada Quill visited Saltmouth for talks that went on for a week.",
        "type": "CONSULT",
        "mode": "visit",
        "actors": ["Ada Quill"],
        "recipients": ["Saltmouth"],
    }
    reports = [
        {"id": "a", "outlet": "Northern Wire", "at": 0, "lines": [town]},
        {"id": "b", "outlet": "Morning Echo", "at": 2, "lines": [visit]},
    ]
    case = build({"reports": reports})
    titles = [d.title for d in fuse(case.reports, case.statements, WORLD, {}).developments]
    assert "Ada Quill visited Saltmouth" in titles
    assert not any(t.startswith("Saltmouth paid") for t in titles)


def test_two_actors_meet() -> None:
    assert line({"type": "CONSULT", "actors": ["XAA", "XBB"], "recipients": []}) == (
        "Arland and Borrow met"
    )


def test_one_actor_alone_holds_talks() -> None:
    given: dict[str, Any] = {"type": "CONSULT", "actors": ["XAA"], "recipients": []}
    assert line(given) == "Arland held talks"
