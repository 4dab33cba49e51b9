"""Lines with every event marked: how they are read and counted."""

from collections import Counter

import pytest

from bench import told


def test_marks_are_taken_out_and_counted() -> None:
    line = told.line_of("Troops [ASSAULT shelled] a camp and [ASSAULT burned] it.")
    assert line.text == "Troops shelled a camp and burned it."
    assert line.types == {"ASSAULT": 2}


def test_an_unknown_type_is_named_with_its_line() -> None:
    with pytest.raises(ValueError, match="WAR is no type"):
        _ = told.line_of("They [WAR fought].")


def test_an_event_too_many_and_one_missed() -> None:
    gold = [told.line_of("They [AID fed] it."), told.line_of("It rained.")]
    found = [Counter({"AID": 2}), Counter[str]()]
    assert told.figures(gold, found) == {
        "f1": pytest.approx(2 / 3),
        "precision": 0.5,
        "recall": 1,
        "silent": 1,
    }


def test_our_own_lines_are_in_form() -> None:
    files = sorted(told.DATA.glob("*.txt"))
    assert len(told.lines(files)) > 4000
    assert {f.name.split("-")[0] for f in files} == {"dev", "held", "dev3", "held3"}
