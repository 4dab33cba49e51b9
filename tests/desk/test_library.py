"""`tocsin.read` and `tocsin.brief`: what Python code calls."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import tocsin
from tests.conftest import PATIENCE
from tests.desk.conftest import START, file_of, report, text_of
from tocsin.records import Coded, Picture, Reading, VocabularyError

WORLD = "schema: tocsin-world/1\ncountries:\n  - {code: XVE, name: Veltria, demonym: Veltrian}\n"


def test_read_gives_statements_whose_spans_lie_in_the_text() -> None:
    text = text_of(1)
    reading = tocsin.read(text, published="2021-05-05T08:00Z")
    assert isinstance(reading, Reading)
    (statement,) = (s for s in reading.statements if s.voices)
    assert "Kenya could send 3 ships" in " ".join(s.of(text) for s in statement.content)
    assert statement.voices[-1].count == 2
    windows = [e.window for e in statement.events if e.window] or list(statement.times)
    assert windows[0].earliest == datetime(2021, 5, 5, 8, tzinfo=UTC)


def test_names_with_what_they_stand_for(tmp_path: Path) -> None:
    world = tmp_path / "world.yaml"
    _ = world.write_text(WORLD)
    found = tocsin.names("Lund left Veltria.", title="Maria Lund resigns", world=world)
    assert [(n.kind, n.full, n.country) for n in found] == [
        ("person", "Maria Lund", None),
        ("person", "Maria Lund", None),
        ("place", "Veltria", "XVE"),
    ]
    assert tocsin.names("") == ()


def test_without_a_date_relative_times_stay_unresolved() -> None:
    reading = tocsin.read(text_of(1))
    windows = [w for s in reading.statements for w in s.times]
    windows += [e.window for s in reading.statements for e in s.events if e.window]
    assert windows
    assert not any(w.resolved for w in windows)
    assert "unresolved-time" in {r.reason for r in reading.refusals}


def test_read_takes_title_outlet_and_world(tmp_path: Path) -> None:
    world = tmp_path / "world.yaml"
    _ = world.write_text(WORLD)
    title = "Veltria attacked Peru"
    reading = tocsin.read("It was at noon.", title=title, outlet="Gazette", world=world)
    events = [(e, s) for s in reading.statements for e in s.events]
    assert {p.country for e, _ in events for p in e.actors} == {"XVE"}
    assert all(e.trigger.end <= len(title) for e, _ in events)


@pytest.mark.parametrize("published", ["tomorrow", "04/11/2024", datetime(2021, 5, 5)])  # noqa: DTZ001 - shown to be refused
def test_a_date_that_is_not_understood_is_an_error(published: str | datetime) -> None:
    with pytest.raises(ValueError, match=r"understood|UTC offset"):
        _ = tocsin.read("x", published=published)


def test_events_of_reports_and_files(tmp_path: Path) -> None:
    _ = (tmp_path / "one.txt").write_text(file_of(1))
    gone = str(tmp_path / "gone.txt")
    coded = tocsin.events([tmp_path, report(2), gone], keep_all=True)
    assert {e.source.outlet for e in coded.events} == {"Gazette 1", "Gazette 2"}
    assert [r.reason for r in coded.refusals if r.span is None] == ["not-found"]
    kept = tocsin.events([tmp_path, report(2)])
    assert len(kept.events) + sum(kept.left_out.values()) == len(coded.events)
    assert tocsin.events([]) == Coded()


def test_brief_takes_files_folders_and_reports_together(tmp_path: Path) -> None:
    _ = (tmp_path / "one.txt").write_text(file_of(1))
    picture = tocsin.brief([tmp_path, report(2), str(tmp_path / "gone.txt")])
    assert isinstance(picture, Picture)
    assert {r.outlet for r in picture.reports} == {"Gazette 1", "Gazette 2"}
    assert [r.reason for r in picture.refusals if r.subject.endswith("gone.txt")] == ["not-found"]


def test_brief_takes_one_source_without_a_list(tmp_path: Path) -> None:
    _ = (tmp_path / "one.txt").write_text(file_of(1))
    for source in (tmp_path, str(tmp_path / "one.txt"), report(1)):
        assert len(tocsin.brief(source).reports) == 1


def test_brief_at_a_moment() -> None:
    reports = [report(n) for n in range(3)]
    assert len(tocsin.brief(reports, as_of=START).reports) == 1
    assert len(tocsin.brief(reports, as_of="2021-05-05").reports) == 3
    with pytest.raises(ValueError, match="UTC offset"):
        _ = tocsin.brief(reports, as_of=START.replace(tzinfo=None))


def test_brief_of_nothing_is_an_empty_picture() -> None:
    assert tocsin.brief([]).reports == ()


def test_a_world_that_does_not_hold_is_named(tmp_path: Path) -> None:
    world = tmp_path / "typo.yaml"
    _ = world.write_text(WORLD.replace("countries", "contries"))
    with pytest.raises(VocabularyError, match=r"typo\.yaml:\d+: .*contries"):
        _ = tocsin.brief([report(1)], world=[world])


def test_rooms_of_the_same_names_do_not_hide_the_functions() -> None:
    code = (
        "import tocsin, tocsin.read, tocsin.brief\n"
        "from tocsin.read import RuleReader\n"
        "import tocsin.brief.compose\n"
        "assert tocsin.read is not None and callable(tocsin.read) and callable(tocsin.brief)\n"
        "assert tocsin.read.__module__ == tocsin.brief.__module__ == 'tocsin.desk.library'"
    )
    _ = subprocess.run([sys.executable, "-c", code], check=True, timeout=PATIENCE)


def test_who_a_phrase_stands_for() -> None:
    found = tocsin.party("officials in Nairobi", on="2024-05-01")
    assert (found.country, found.sector, found.basis) == ("KEN", "GOV", "role")
    assert tocsin.party("the army", country="Peru").country == "PER"
    unknown = tocsin.party("Ada Example-Quill")
    assert (unknown.name, unknown.country, unknown.basis) == ("Ada Example-Quill", None, None)
    with pytest.raises(ValueError, match="Nowhereland"):
        _ = tocsin.party("the army", country="Nowhereland")


def test_times_of_a_text() -> None:
    found = tocsin.when("It may fall by Friday.", published="2024-05-01T10:00Z")
    assert [p.expressions[0].value for p in found.phrases] == ["2024-05-03"]
    with pytest.raises(ValueError, match="Nowhereland"):
        _ = tocsin.when("today", country="Nowhereland")
