"""History is coded apart from news; what the words themselves negate is flagged."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import tocsin
from tests.read.events.conftest import Code

CASES = Path(__file__).parents[2] / "cases" / "events" / "background.yaml"


@pytest.mark.parametrize(
    "case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda c: c["text"][:48]
)
def test_history_is_coded_apart(case: dict[str, Any], code: Code) -> None:
    coding = code(case["text"])
    assert [[e.type, e.mode, e.modality] for e in coding.background] == case["background"]
    assert [e.type for e in coding.events] == case.get("events", [])
    if coding.background:
        assert "background" in {r.reason for r in coding.refusals}
        (event,) = coding.background
        if "actors" in case:
            assert [a.country for a in event.actors] == case["actors"]
        if "window" in case:
            assert event.window
            assert event.window.edtf == case["window"]


@pytest.mark.parametrize(
    ("text", "manner", "modality", "negated"),
    [
        ("Chad did not attack Niger on Monday.", "say", "denied", True),
        ("Rebels failed to capture Goma.", "say", "denied", True),
        ("Chad attacked Niger on Monday.", "deny", "denied", False),
        ("Chad attacked Niger on Monday.", "say", "actual", False),
    ],
)
def test_negation_in_the_words_is_flagged(
    text: str,
    manner: str,
    modality: str,
    negated: bool,  # noqa: FBT001 - a column of the table
    code: Code,
) -> None:
    (event,) = code(text, manner).events
    assert (event.modality, event.negated) == (modality, negated)


def test_a_statement_holds_its_background() -> None:
    reading = tocsin.read("Iraq invaded Kuwait in 1990.", published="2024-05-05")
    (statement,) = reading.statements
    assert statement.events == ()
    assert [e.type for e in statement.background] == ["ASSAULT"]
    assert [r.reason for r in reading.refusals] == ["background"]
