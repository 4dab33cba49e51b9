"""The editable rules hold together."""

from tocsin.assess.rules import ladder, questions
from tocsin.vocabulary import plover


def test_questions_speak_of_types_and_modes_that_exist() -> None:
    ontology = plover()
    for name, kind in questions().types.items():
        if name in {"NONE", "HAZARD"}:
            continue
        assert name in ontology.types
        assert set(kind.modes) <= set(ontology.modes(name)), name


def test_every_manner_modality_and_grade_has_a_number() -> None:
    rules = ladder()
    assert len(rules.manner) == 17
    assert {"planned", "possible", "threatened", "conditional", "denied"} == set(rules.modality)
    assert {*"ABCDE", "unknown"} == set(rules.grading)
    assert rules.shape.inside + rules.shape.before < 1


def test_phrases_stand_on_one_rung_only() -> None:
    words = [w for s in ladder().stages for w in s.words]
    assert len(words) == len(set(words))
    assert all(w == w.lower() for w in words)
