"""Names: kinds, spans, what short forms stand for, and what is no name."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tocsin.read.names import names
from tocsin.read.parse import parse
from tocsin.records import Name, Refused, Report, TimeRange
from tocsin.vocabulary import World, parse_world

Reads = Callable[[str], list[tuple[str, str]]]
Finds = Callable[[str], tuple[Name, ...]]


@pytest.fixture
def finds(nlp: Language, world: World) -> Finds:
    def _finds(text: str) -> tuple[Name, ...]:
        at = TimeRange.at(datetime(2024, 5, 5, tzinfo=UTC), "header")
        report = Report(outlet=None, title="", body=text, published=at, language="en")
        parsed = parse(nlp, report, world)
        assert not isinstance(parsed, Refused)
        return names(parsed)

    return _finds


@pytest.fixture
def reads(finds: Finds) -> Reads:
    return lambda text: [(n.span.of(text), n.kind) for n in finds(text)]


KINDS = [
    ("Two officials told Axios so.", [("Axios", "outlet")]),
    (
        "Joint Chiefs of Staff Chairman Gen. Olaf Brandt spoke in Oslo.",
        [
            ("Joint Chiefs of Staff", "organisation"),
            ("Olaf Brandt", "person"),
            ("Oslo", "place"),
        ],
    ),
    (
        "The Chilean National Police searched a house near Rancho Perdido.",
        [("Chilean National Police", "organisation"), ("Rancho Perdido", "place")],
    ),
    (
        "The Union of Fishermen for Peace met at the Upper Morava River.",
        [("Union of Fishermen for Peace", "organisation"), ("Upper Morava River", "place")],
    ),
    ("The newspaper Zvezda Severa said so.", [("Zvezda Severa", "outlet")]),
    ("Karim bin Salem al-Otaibi fled.", [("Karim bin Salem al-Otaibi", "person")]),
    ('Tomas "Wolf" Berg was arrested.', [('Tomas "Wolf" Berg', "person")]),
    ("May Lund and Will Stone left.", [("May Lund", "person"), ("Will Stone", "person")]),
    ("R. K. Menon, a lawyer, fled.", [("R. K. Menon", "person")]),
    (
        "Moscow-backed officials and Sen. Ann Cole (D-Nevada) agreed.",
        [("Moscow", "place"), ("Ann Cole", "person"), ("Nevada", "place")],
    ),
    ("PRAIA (Reuters) - A boat sank.", [("PRAIA", "place"), ("Reuters", "outlet")]),
    ("People's Defence Forces took Mindat Ridge.", [
        ("People's Defence Forces", "organisation"),
        ("Mindat Ridge", "place"),
    ]),
    (
        "Seoul's Joint Chiefs of Staff met M23 rebels on Channel 9.",
        [
            ("Seoul", "place"),
            ("Joint Chiefs of Staff", "organisation"),
            ("M23", "organisation"),
            ("Channel 9", "outlet"),
        ],
    ),
    ("Secretary of State Odd Berg left.", [("Odd Berg", "person")]),
    ("Côte d'Ivoire's army left N'Djamena.", [("Côte d'Ivoire", "place"), ("N'Djamena", "place")]),
    ("The Chinese military left southern Lebanon.", [("Lebanon", "place")]),
    ("A group calling itself Red Falcon was behind it.", [("Red Falcon", "organisation")]),
    ("Chief of Staff Andriy Yermak quit.", [("Andriy Yermak", "person")]),
    ("Afghanistan International said so.", [("Afghanistan International", "organisation")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds_and_spans(reads: Reads, text: str, expected: list[tuple[str, str]]) -> None:
    assert reads(text) == expected


NOBODY = [
    "Israeli officials left on Easter Sunday in May.",
    "The tanker Coral Dawn sank.",
    "Operation Steady Shield began under the Treaty of Amity.",
    "The USS Samuel Hill fired two Tomahawk missiles.",
    "Rioters torched a shop.",
    "The President of the Republic spoke.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_name(reads: Reads, text: str) -> None:
    assert reads(text) == []


REFERRED = [
    ("Maria Lund spoke. Lund left.", "Maria Lund"),
    ("Lund left, said Maria Lund herself.", "Maria Lund"),
    ("The Jerusalem Post asked. Nobody told the Post.", "The Jerusalem Post"),
    ("The Rapid Relief Corps moved. The RRC stopped.", "Rapid Relief Corps"),
    ("The Joint Border Task Force moved. The Task Force stopped.", "Joint Border Task Force"),
    ("Nobody told the Post.", "the Post"),
]


@pytest.mark.parametrize(("text", "full"), REFERRED)
def test_a_short_name_stands_for_the_full_one(finds: Finds, text: str, full: str) -> None:
    assert {n.full for n in finds(text)} == {full}


def test_a_headline_in_capitals_is_read_by_what_the_report_says(reads: Reads) -> None:
    text = "LUNDMARK WARNS IRAN OVER STRIKE\n\nElsa Lundmark spoke in Oslo. Lundmark left."
    assert reads(text)[:2] == [("LUNDMARK", "person"), ("IRAN", "place")]


def test_everyday_words_in_a_headline_are_no_names(reads: Reads) -> None:
    text = "Rebels Capture Border Town Near Goma While Peace Talks Begin\n\nNothing else happened."
    assert reads(text) == [("Goma", "place")]


def test_countries_come_from_the_world_and_from_what_stands_before(finds: Finds) -> None:
    text = "Norwegian Foreign Minister Odd Berg met Chile's Harbour Board in Lima."
    found = [(n.full, n.country) for n in finds(text)]
    assert found == [
        ("Odd Berg", "NOR"),
        ("Chile", "CHL"),
        ("Harbour Board", "CHL"),
        ("Lima", "PER"),
    ]


def test_an_outlet_of_an_overlay_is_an_outlet(nlp: Language, world: World) -> None:
    text = "schema: tocsin-world/1\noutlets:\n- {id: kb, name: Kesta Bora, country: KEN}\n"
    over = world.with_overlay(parse_world(text, "own.yaml"))
    body = "Kesta Bora has a picture of it."
    parsed = parse(nlp, Report(outlet=None, title="", body=body, language="en"), over)
    assert not isinstance(parsed, Refused)
    assert [(n.full, n.kind, n.country) for n in names(parsed)] == [("Kesta Bora", "outlet", "KEN")]


PIECES = st.sampled_from(
    [
        *("Maria Lund", "the Post", "said", "IRAN", "of the", "Ministry", "Gen.", "Al", "bin"),
        *("U.S.", "24", "and", "River", "Israeli", "May", "X"),
        *("(", ")", "-", "'s", ",", ".", "\n\n", '"', "\u2019"),
    ]
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PIECES, min_size=1, max_size=30))
def test_names_lie_in_the_text_in_order_and_apart(finds: Finds, pieces: list[str]) -> None:
    text = "It was said: " + " ".join(pieces)
    found = finds(text)
    for n in found:
        assert n.span.of(text).strip() == n.span.of(text)
        assert n.full
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "around", ["Mahamat The of Mediafax", "in the of a The of the College freed"]
)
def test_an_article_alone_is_no_name(finds: Finds, around: str) -> None:
    text = f"Rain fell on Monday. Pakistan {around}."
    assert "the" not in [n.span.of(text).lower() for n in finds(text)]
