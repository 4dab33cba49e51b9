"""Every case of `cases/read/voices.yaml`: content, chain and manner of its attributions."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from tocsin.read.parse import Parsed, parse
from tocsin.read.voices import Attribution, attributions
from tocsin.records import Report, Voice
from tocsin.vocabulary import World

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "read" / "voices.yaml").read_text(encoding="utf-8")
)


def parsed(nlp: Language, world: World, case: dict[str, Any]) -> Parsed:
    report = Report(
        outlet=case.get("outlet"),
        title=case.get("title", ""),
        body=case.get("text", ""),
        language="en",
    )
    found = parse(nlp, report, world)
    assert isinstance(found, Parsed)
    return found


def voice_line(voice: Voice, text: str) -> str:
    words = voice.span.of(text) if voice.span else "-"
    return f"{words} | {voice.kind} | {voice.count or '-'} | {voice.country or '-'}"


def as_case(a: Attribution, text: str) -> dict[str, Any]:
    return {
        "manner": a.manner,
        "quoted": a.quoted,
        "content": [c.of(text) for c in a.content],
        "voices": [voice_line(v, text) for v in a.voices],
        **({"inferred": True} if a.inferred else {}),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.get("text", c.get("title"))[:50])
def test_case(nlp: Language, world: World, case: dict[str, Any]) -> None:
    report = parsed(nlp, world, case)
    found = [as_case(a, report.text) for a in attributions(report)]
    assert not case.get("only") or len(found) == len(case["statements"])
    for wanted in case["statements"]:
        assert wanted in found


def test_terms_of_anonymity(nlp: Language, world: World) -> None:
    text = (
        "A Libyan officer, speaking on condition of anonymity because the talks were secret,"
        " said a truce was near."
    )
    report = parsed(nlp, world, {"text": text})
    (found,) = attributions(report)
    terms = found.voices[-1].anonymity
    assert terms is not None
    assert terms.of(text) == "on condition of anonymity because the talks were secret"


def test_who_is_named_beside_a_ministry_is_no_part_of_its_name(nlp: Language, world: World) -> None:
    text = "Three people were killed, the health ministry and two medics said."
    (found,) = attributions(parsed(nlp, world, {"text": text}))
    assert found.voices[-1].name == "the health ministry"


def test_a_surname_is_that_of_who_was_named_in_full(nlp: Language, world: World) -> None:
    text = "Portuguese Navy Chief of Staff Ana Reis met the king. Reis said a strike was near."
    (found,) = attributions(parsed(nlp, world, {"text": text}))
    assert found.voices[-1].name == "Ana Reis"
