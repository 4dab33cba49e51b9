"""Contexts by the case file, and what the table holds."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import tocsin
from tests.read.events.conftest import Code
from tocsin.read.events.contexts import contexts
from tocsin.vocabulary import plover

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "events" / "contexts.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:48])
def test_contexts_of_the_first_event(case: dict[str, Any], code: Code) -> None:
    events = code(case["text"]).events
    assert list(events[0].contexts if events else ()) == case["contexts"]


def test_the_table_names_every_context_and_real_codes() -> None:
    table, known = contexts(), plover()
    assert table.order.keys() == known.contexts.keys()
    assert set(table.sectors) <= set(known.sectors)
    for kind, context in table.modes.items():
        type_, _, mode = kind.partition("/")
        assert mode in known.modes(type_)
        assert context in known.contexts


def test_every_context_is_shown_by_a_case() -> None:
    assert {c for case in CASES for c in case["contexts"]} == plover().contexts.keys()


def test_the_act_of_saying_has_the_contexts_of_what_is_said() -> None:
    reading = tocsin.read("Namibia urged Germany to pay reparations.")
    (act,) = (e for s in reading.statements for e in s.events if e.type == "REQUEST")
    assert act.contexts == ("reparations",)
