"""Instruments by the case file, and what the table holds."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.read.events.conftest import Code
from tocsin.read.events.details import instruments, modes_of_instruments
from tocsin.read.events.tables import table
from tocsin.vocabulary import plover

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "events" / "instruments.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:48])
def test_instruments_of_the_first_event(case: dict[str, Any], code: Code) -> None:
    event = code(case["text"]).events[0]
    assert event.instrument == case["instrument"]
    assert list(event.also_with) == case.get("also", [])
    if "mode" in case:
        assert event.mode == case["mode"]


def test_a_word_names_one_instrument_and_modes_are_plovers() -> None:
    words = [w for row in table("instruments.yaml").values() for w in dict(row)["words"]]
    assert len(words) == len(set(words))
    assert set(words) <= set(instruments())
    assert set(modes_of_instruments().values()) <= set(plover().modes("ASSAULT"))
