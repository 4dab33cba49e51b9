"""The reader: statements and refusals of whole reports, on hostile input too."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tocsin.read import Reader, RuleReader
from tocsin.records import Reading, Report, Statement, TimeRange, canonical, decode, record_id
from tocsin.vocabulary import World, base_world, parse_world

PUBLISHED = TimeRange.at(datetime(2025, 3, 5, 12, tzinfo=UTC), "header")


@pytest.fixture(scope="module")
def reader(nlp: Language, world: World) -> Reader:
    return RuleReader(nlp, world)


def report(body: str, **more: object) -> Report:
    return Report(
        **{"outlet": "Morning Sheet", "title": "", "body": body, "language": "en", **more}  # type: ignore[arg-type]
    )


def words(reading: Reading, text: str) -> list[tuple[str, int, str]]:
    return [
        (s.manner, len(s.voices), " ".join(c.of(text) for c in s.content))
        for s in reading.statements
    ]


def test_own_word_and_others_word_are_kept_apart(reader: Reader) -> None:
    text = report(
        "Two bombers hit the port of Tartus on Tuesday. Syria's defence ministry said a third was"
        " shot down, and the harbour was closed."
    )
    assert words(reader.read(text), text.text) == [
        ("report", 0, "Two bombers hit the port of Tartus on Tuesday"),
        ("say", 1, "a third was shot down, and the harbour was closed"),
    ]


def test_events_stand_inside_their_statement(reader: Reader) -> None:
    reading = reader.read(
        report("Israel bombed an airfield near Homs, Reuters reported.", published=PUBLISHED)
    )
    (statement,) = reading.statements
    assert [e.type for e in statement.events] == ["ASSAULT"]
    assert statement.reader == "rules/1"
    assert all(statement.content[0].contains(e.trigger) for e in statement.events)


def test_undated_report_leaves_relative_time_unresolved(reader: Reader) -> None:
    text = "Ethiopia could shell Asmara before noon tomorrow, a Kenyan envoy said."
    reading = reader.read(report(text))
    assert "unresolved-time" in {r.reason for r in reading.refusals}
    windows = [e.window for s in reading.statements for e in s.events if e.window]
    assert windows
    assert not any(w.resolved for w in windows)


def test_sport_is_refused_as_a_whole(reader: Reader) -> None:
    body = (
        "The striker scored twice in the final minutes as the visitors beat the league leaders."
        " The goalkeeper saved a penalty before half-time. The coach praised his midfielder, and"
        " the club's fans sang on the terrace. The winger hit the post in the second half. The"
        " team play the cup semi-final on Saturday and the captain will start the match."
    )
    reading = reader.read(report(body, url="https://paper.example/sport/late-strike"))
    assert reading.statements == ()
    assert [r.reason for r in reading.refusals] == ["noise-sport"]


NO_NEWS = {
    "noise-sport": (
        (
            "Jockey Ana Reis brought the gelding home by a neck in the autumn handicap after the"
            " favourite refused to leave the stalls. Reis seized the lead two furlongs out. The"
            " trainer called it robbery and kissed the horse. The stewards let the result stand,"
            " and the winner goes next to the racecourse at Palt."
        ),
        "https://paper.example/sport/racing/reis",
    ),
    "noise-culture": (
        (
            "The sequel opened in every cinema on Friday. Its director kept the cast of the first"
            " film, and the screenplay takes its plot from a novel by the same novelist. The"
            " actress who plays the smuggler seizes every scene. Critics liked the soundtrack and"
            " its songs, the orchestra and the soprano, and the studio has announced a third film."
        ),
        "https://paper.example/culture/sequel",
    ),
}


@pytest.mark.parametrize("reason", sorted(NO_NEWS))
def test_racing_and_films_are_refused(reader: Reader, reason: str) -> None:
    body, url = NO_NEWS[reason]
    reading = reader.read(report(body, url=url))
    assert [r.reason for r in reading.refusals] == [reason]


def test_an_attack_on_a_concert_is_news(reader: Reader) -> None:
    body = (
        "Gunmen attacked a concert hall in Goma on Friday night and killed 40 people, police said."
        " The band was playing its second song when the explosion shook the stage, a guitarist"
        " said. Soldiers and troops surrounded the theatre. The dead include a singer and two"
        " dancers, and the minister promised that the attackers would be found."
    )
    reading = reader.read(report(body, url="https://paper.example/culture/concert"))
    assert reading.statements


def test_a_sentence_without_end_is_cut_and_said_so(reader: Reader) -> None:
    reading = reader.read(report("The army said: " + "and the bridge held " * 100))
    assert "sentence-too-long" in {r.reason for r in reading.refusals}


def test_an_answer_leaves_the_word_to_its_teller(reader: Reader) -> None:
    reading = reader.read(report("Rwanda has armed the rebels in Goma, something Kigali denies."))
    told = [(s.manner, [v.name for v in s.voices]) for s in reading.statements]
    assert sorted(told) == [("deny", ["Kigali"]), ("report", [])]


def test_same_report_same_reading(reader: Reader) -> None:
    texts = [
        report("Jordan said its pilots had hit a depot."),
        report("", title=""),
        report("A minister in Oman denied it."),
    ]
    together = list(reader.read_many(texts))
    assert together == [reader.read(t) for t in texts]
    assert [r.reason for r in together[1].refusals] == ["no-text"]


@pytest.mark.parametrize(
    "body",
    [
        '"' * 500,
        "said, " * 2000,
        "a|b|c|d\n" * 500,
        "WAR NOW SAYS THE GENERAL. " * 50,
        "\u202eIran said \u202cit \x00 would (((([[[ attack \u201c\u201c\u201c",
        "He said he said he said he said he said that he believed that it said that.",
        "According to according to according to Reuters, according to.",
        "x" * 100_000,
        "The army said: " + "and " * 5000,
    ],
    ids=range(9),
)
def test_hostile_text_is_survived(reader: Reader, body: str) -> None:
    reading = reader.read(report(body))
    assert isinstance(reading, Reading)


PIECES = [
    *("according to", "two officials", "said", "that", "Iran", "would attack", ",", '"', ".", ";"),
    *(
        ":",
        "\u201c",
        "\u201d",
        "Reuters",
        "told",
        "Axios",
        "denied",
        "reportedly",
        "and",
        "but",
        "he",
    ),
    *(
        "is believed to",
        "have left",
        "it",
        "they",
        "the ministry",
        "accused",
        "of",
        "called",
        "for",
    ),
    *("a truce", "as first reported by", "quoted by", "on Monday", "if", "not", "\n", "\n\n", "'"),
    *("vowed to", "retaliate", "what", "who", "which", "whose"),
]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_every_span_lies_in_the_text(reader: Reader, pieces: list[str]) -> None:
    text = report(" ".join(pieces))
    size = len(text.text)
    for s in reader.read(text).statements:
        spans = [*s.content, *s.cue, *(v.span for v in s.voices if v.span)]
        assert s.content
        assert all(0 <= x.start < x.end <= size for x in spans)
        assert not any(c.overlaps(x) for c in s.cue for x in s.content)
        assert decode(canonical(s)) == s


@pytest.mark.shared
def test_exercise_reports_read_without_a_gap(nlp: Language, world: World, shared: Path) -> None:
    folder = shared / "cases" / "exercise"
    overlay = parse_world((folder / "world.yaml").read_text(encoding="utf-8"), "world.yaml")
    reader = RuleReader(nlp, world.with_overlay(overlay))
    texts = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("crisis-1/reports/*.txt"))]
    reports = [report(t.partition("\n\n")[2]) for t in texts[:10]]
    for text, reading in zip(reports, reader.read_many(reports), strict=True):
        assert reading.statements or reading.refusals
        assert {s.report for s in reading.statements} <= {record_id(text)}
        assert all(isinstance(s, Statement) for s in reading.statements)


NAMED = """\
schema: tocsin-world/1
countries:
  - {code: XZZ, name: Zedland}
places:
  - {name: Friday Bridge, country: XZZ, coords: [1, 2]}
groups:
  - {id: sunday, name: Sunday Brigade, base: XZZ}
"""


@pytest.mark.parametrize(
    ("body", "times"),
    [
        ("The Sunday Brigade shelled the port on Tuesday.", ["on Tuesday"]),
        ("The army shelled Friday Bridge.", []),
        ("The Morning Sentinel says the port was shelled.", []),
        ("The port was shelled on Sunday morning.", ["on Sunday morning"]),
    ],
)
def test_a_time_in_a_name_is_none(nlp: Language, body: str, times: list[str]) -> None:
    world = base_world().with_overlay(parse_world(NAMED, "named.yaml"))
    text = report(body, outlet="Morning Sentinel", published=PUBLISHED)
    reading = RuleReader(nlp, world).read(text)
    found = {w.span for s in reading.statements for w in s.times if w.span}
    assert [s.of(text.text) for s in sorted(found, key=lambda s: s.start)] == times
