"""The three reports the project grew out of: what any brief of them must and must not say.

The reports are three crises (April 2024, August 2024, early 2026), without date or outlet. What is
asked here is asked of fields, never of wording.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from tocsin.brief.compose import compose
from tocsin.desk.briefing import Scratch, gather
from tocsin.desk.settings import Settings
from tocsin.records import Development, Event, Picture, Statement, Voice

pytestmark = pytest.mark.shared
APRIL, EARLY_2026, AUGUST = range(3)
HAPPENED = {
    APRIL: datetime(2024, 4, 11, tzinfo=UTC),
    AUGUST: datetime(2024, 8, 4, tzinfo=UTC),
    EARLY_2026: datetime(2026, 2, 2, tzinfo=UTC),
}
UNNAMED = {"officials", "official", "unknown"}


@pytest.fixture(scope="module")
def scratch(shared: Path) -> Scratch:
    return gather([str(shared / "cases" / "seeds")], Settings())


@pytest.fixture(scope="module")
def picture(scratch: Scratch) -> Picture:
    return scratch.picture(None)


class Seed:
    """One of the reports: what is said in it, in the order of its text."""

    def __init__(self, picture: Picture, scratch: Scratch, number: int) -> None:
        self.id = sorted(scratch.sources, key=lambda key: scratch.sources[key])[number]
        self.text = scratch.reports[self.id].text
        self.statements = [s for _, s in picture.statements if s.report == self.id]
        self.developments = [
            d for d in picture.developments if any(m.quote.report == self.id for m in d.members)
        ]

    def events(self, type_: str, *modalities: str) -> Iterator[tuple[Event, Statement]]:
        """Events of a type, in any or these modalities, with their statements."""
        for statement in self.statements:
            for event in statement.events:
                if event.type == type_ and (not modalities or event.modality in modalities):
                    yield event, statement


@pytest.fixture
def seed(picture: Picture, scratch: Scratch, request: pytest.FixtureRequest) -> Seed:
    return Seed(picture, scratch, request.param)


april = pytest.mark.parametrize("seed", [APRIL], indirect=True)
august = pytest.mark.parametrize("seed", [AUGUST], indirect=True)
early_2026 = pytest.mark.parametrize("seed", [EARLY_2026], indirect=True)
every = pytest.mark.parametrize("seed", [APRIL, EARLY_2026, AUGUST], indirect=True)


def actors(event: Event) -> set[str | None]:
    return {p.country for p in event.actors}


def recipients(event: Event) -> set[str | None]:
    return {p.country for p in event.recipients}


def names(event: Event) -> str:
    return " ".join(p.name or "" for p in (*event.actors, *event.recipients))


def via(statement: Statement, outlet: str) -> bool:
    """Whether the words came through an outlet, or from it."""
    return any(v.name == outlet for v in statement.voices)


def unnamed(statement: Statement, count: int) -> bool:
    """Whether it rests on so many people who are not named."""
    origin = statement.origin
    return bool(origin and not origin.named and origin.count == count and origin.kind in UNNAMED)


# All three


def test_they_are_three_crises(picture: Picture) -> None:
    assert len(picture.reports) == 3
    assert picture.reuse == ()
    for d in picture.developments:
        assert len({m.quote.report for m in d.members}) == 1, d.title
    for w in picture.warnings:
        assert len({q.report for v in w.views for q in v.quotes}) == 1, w.question


@every
def test_none_is_dated_by_guesswork(seed: Seed, picture: Picture) -> None:
    (line,) = (r for r in picture.reports if r.id == seed.id)
    assert line.published.earliest is line.published.latest is None
    windows = [w for s in seed.statements for w in s.times]
    windows += [e.window for s in seed.statements for e in s.events if e.window]
    assert windows
    assert not [w for w in windows if w.anchor in {"published", "dateline"}]


@pytest.mark.parametrize(("seed", "number"), [(n, n) for n in HAPPENED], indirect=["seed"])
def test_the_bounds_found_hold_the_day_and_say_why(
    seed: Seed, number: int, picture: Picture
) -> None:
    (dating,) = (d for d in picture.dated if d.report == seed.id)
    assert dating.grounds
    earliest, latest = dating.published.earliest, dating.published.latest
    assert earliest is None or earliest <= HAPPENED[number]
    assert latest is None or HAPPENED[number] <= latest


# April 2024


@april
def test_the_commander_visits_on_the_word_of_two_officials_via_an_outlet(seed: Seed) -> None:
    found = [
        (e, s)
        for e, s in seed.events("CONSULT", "actual")
        if e.mode == "visit" and actors(e) == {"USA"} and recipients(e) == {"ISR"}
    ]
    assert any(p.sector == "MIL" for e, _ in found for p in e.actors)
    (chain,) = {s.voices for _, s in found if s.voices and unnamed(s, 2)}
    assert chain[0].name == "Axios"
    assert chain[-1].country == "ISR"


def _visit(seed: Seed) -> Development:
    return next(
        d
        for d in seed.developments
        if (d.type, d.mode) == ("CONSULT", "visit")
        and any(p.country == "ISR" for p in d.recipients)
    )


@april
def test_another_outlet_confirms_the_visit(seed: Seed) -> None:
    visit = _visit(seed)
    confirming = [m for m in visit.members if m.stance == "confirms"]
    voices: set[Voice] = {v for m in confirming for v in m.quote.voices}
    assert {v.kind for v in voices} == {"outlet"}
    assert "Axios" not in {v.name for v in voices}
    assert visit.status == "corroborated"
    assert visit.counts.origins >= 2


@april
def test_the_attack_is_possible_and_did_not_happen(seed: Seed) -> None:
    possible = list(seed.events("ASSAULT", "possible"))
    assert [e for e, _ in possible if e.instrument and "IRN" in actors(e)]
    assert not [e for e, _ in seed.events("ASSAULT", "actual") if "IRN" in actors(e)]
    for d in seed.developments:
        if d.type == "ASSAULT" and any(p.country == "IRN" for p in d.actors):
            assert d.modality != "actual", d.title


@april
def test_an_accusation_is_no_deed(seed: Seed) -> None:
    accused = [e for e, _ in seed.events("ACCUSE", "actual") if "IRN" in actors(e)]
    assert [e for e in accused if "ISR" in recipients(e)]
    assert not [e for e, _ in seed.events("ASSAULT", "actual") if "ISR" in actors(e)]
    for d in seed.developments:
        assert not (
            d.type == "ASSAULT"
            and d.modality == "actual"
            and any(p.country == "ISR" for p in d.actors)
        ), d.title


@april
def test_the_leader_threatens(seed: Seed) -> None:
    said = [s for s in seed.statements if s.origin and s.origin.name == "Ali Khamenei"]
    assert {s.manner for s in said} == {"threaten"}
    assert "mixed" in {s.quoted for s in said}
    events = [e for s in said for e in s.events]
    assert [e for e in events if e.type == "THREATEN" and "ISR" in recipients(e)]
    assert not [e for e in events if e.type == "ASSAULT" and e.modality == "actual"]


@april
def test_two_secretaries_called_the_minister(seed: Seed) -> None:
    calls = [e for e, _ in seed.events("CONSULT", "actual") if e.mode == "phone"]
    assert any("Austin" in names(e) and "Blinken" in names(e) for e in calls) or (
        any("Austin" in names(e) for e in calls) and any("Blinken" in names(e) for e in calls)
    )
    assert all({"USA", "ISR"} <= actors(e) | recipients(e) for e in calls)


# August 2024


@august
def test_as_early_as_tomorrow_has_no_end(seed: Seed) -> None:
    windows = [
        e.window
        for e, _ in seed.events("ASSAULT", "possible")
        if "IRN" in actors(e) and "ISR" in recipients(e)
    ]
    (early, late), *_ = [w.relative for w in windows if w and w.relative]
    assert late is None
    assert early is not None
    assert 0 < early <= 24


@august
def test_three_sources_via_an_outlet_speak_of_the_stage_of_planning(
    seed: Seed, picture: Picture
) -> None:
    (said,) = (s for s in seed.statements if unnamed(s, 3))
    assert said.voices[0].name == "Axios"
    assert {e.modality for e in said.events if e.type == "ASSAULT"} <= {"possible", "planned"}
    views = [
        (w, v)
        for w in picture.warnings
        for v in w.views
        if any(q.voices and q.voices == said.voices for q in v.quotes)
    ]
    assert views
    assert all(v.wording for _, v in views)
    assert any(len(w.views) > 1 for w, _ in views)


@august
def test_the_denial_and_the_admission_are_two(seed: Seed) -> None:
    said = [s for s in seed.statements if s.origin and s.origin.name == "Benjamin Netanyahu"]
    assert {"deny", "confirm"} <= {s.manner for s in said}
    spans = sorted(span for s in said for span in s.content)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


@august
def test_advice_is_advised(seed: Seed) -> None:
    said = [s for s in seed.statements if s.manner == "advise"]
    assert said
    assert all(via(s, "Asharq Al-Awsat") and s.origin and not s.origin.named for s in said)
    deeds = {e.modality for s in said for e in s.events if not e.speech_act and e.type == "ASSAULT"}
    assert "advised" in deeds
    staggered = next(e for s in said for e in s.events if "staggered" in e.trigger.of(seed.text))
    assert staggered.modality == "advised"
    assert not [
        e
        for e, _ in seed.events("ASSAULT", "actual", "planned", "threatened")
        if "LBN" in actors(e)
    ]


@august
def test_the_neighbour_does_not_join_for_now(seed: Seed) -> None:
    deeds = ("actual", "planned", "threatened")
    for type_ in ("ASSAULT", "MOBILIZE", "COERCE"):
        assert not [e for e, _ in seed.events(type_, *deeds) if "SYR" in actors(e)]
    assert list(seed.events("ASSAULT", "denied"))
    for d in seed.developments:
        mine = d.type == "ASSAULT" and any(p.country == "SYR" for p in d.actors)
        assert not (mine and d.modality in deeds), d.title


# Early 2026


@early_2026
def test_the_meetings_at_the_ministry_and_their_two_sources(seed: Seed) -> None:
    meetings = list(seed.events("CONSULT", "actual"))
    assert [e for e, _ in meetings if e.place and e.place.name == "Pentagon"]
    assert [s for _, s in meetings if unnamed(s, 2)]
    there = [e.trigger for e, _ in meetings if e.place and e.place.name == "Pentagon"]
    sources = [
        origin.description
        for d in seed.developments
        if any(m.quote.span.contains(trigger) for m in d.members for trigger in there)
        for origin in d.origins
    ]
    assert "two senior diplomatic sources" in sources


@early_2026
def test_two_weeks_to_two_months(seed: Seed, picture: Picture) -> None:
    found = [
        (e, s)
        for e, s in seed.events("ASSAULT", "possible")
        if actors(e) == {"USA"} and e.window and e.window.relative
    ]
    ((event, said),) = found
    assert event.window is not None
    assert event.window.relative == (
        pytest.approx(14 * 24, rel=0.05),
        pytest.approx(1440, rel=0.05),
    )
    assert said.origin is not None
    assert (said.origin.named, said.origin.country) == (True, "ISR")
    assert [
        w
        for w in picture.warnings
        if w.type == "ASSAULT" and {p.country for p in w.actors} == {"USA"}
    ]


@early_2026
def test_the_presence_was_increased_as_an_agency_reports(seed: Seed) -> None:
    (said,) = (s for e, s in seed.events("MOBILIZE", "actual") if actors(e) == {"USA"})
    assert via(said, "Reuters")


def test_equal_questions_of_two_crises_are_told_apart(picture: Picture, scratch: Scratch) -> None:
    asked = [w.question for w in picture.warnings]
    assert len(set(asked)) < len(asked)
    page = compose(picture, scratch.reports)
    shown = [c.question for c in (*page.warnings, *page.closed)]
    assert len(set(shown)) == len(asked)
