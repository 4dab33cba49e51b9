"""Sentences, quotes and refusals of parsing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tocsin.read.parse import MOST_CHARACTERS, Parsed, english, parse
from tocsin.read.quotes import quotes
from tocsin.read.sentences import LONGEST, paragraphs
from tocsin.records import Refused, Report
from tocsin.vocabulary import World


def report(body: str, title: str = "", language: str = "en") -> Report:
    return Report(outlet=None, title=title, body=body, language=language)


def sentences(nlp: Language, world: World, body: str, title: str = "") -> list[str]:
    found = parse(nlp, report(body, title), world)
    assert isinstance(found, Parsed)
    return [s.of(found.text) for s in found.sentences]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gen. Amos Tal left at 3 p.m. He said nothing.", 2),
        ("Maj.-Gen. Lior Baz met Adm. J. Cole in the U.S. The talks were short.", 2),
        ('"Did you see it?" General Baz asked. "No," she said.', 2),
        ('He said: "We wait." She left.', 2),
        ("The dam broke.The town was flooded.", 2),
        ('"We hold the line. We shall not move," he said.', 2),
        ("It was hit by No. 4 battery on Jan. 9 at dawn.", 1),
        ("- first point\n- second point\n* third point", 3),
        ("THE PORT WAS SHUT ON FRIDAY. IT OPENED ON SUNDAY.", 2),
        (
            "The line of text is wrapped by the mail program here, so that\nit goes on below.",
            1,
        ),
    ],
)
def test_sentences(nlp: Language, world: World, text: str, wanted: int) -> None:
    assert len(sentences(nlp, world, text)) == wanted


def test_headline_and_dateline_stand_apart(nlp: Language, world: World) -> None:
    body = "BEIRUT (Levant Wire) - Two bridges were hit. Nobody was hurt."
    found = sentences(nlp, world, body, title="Bridges hit near the coast")
    assert found == [
        "Bridges hit near the coast",
        "Two bridges were hit.",
        "Nobody was hurt.",
    ]
    parsed = parse(nlp, report(body, "Bridges hit near the coast"), world)
    assert isinstance(parsed, Parsed)
    assert parsed.lines[0].headline
    assert parsed.home == "LBN"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "no" and left.', ["no"]),
        ("\u201cWe wait,\u201d she said.", ["We wait,"]),
        ("Headline: 'they fired first' says envoy", ["they fired first"]),
        ("The minister's envoys' cars weren't there.", []),
        ("He called it \"a 'gift' to them\".", ["a 'gift' to them", "gift"]),
        ('"We wait, he said.', ["We wait, he said."]),
    ],
)
def test_quotes(text: str, wanted: list[str]) -> None:
    assert [q.span.of(text) for q in quotes(text, paragraphs(text))] == wanted


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("", "en", "no-text"),
        (" \n\n ", "und", "no-text"),
        ("Le ministre a parlé hier soir au sujet de la crise.", "fr", "unsupported-language"),
        ("Министр сказал, что переговоры начнутся завтра утром в столице.", "und", None),
        ("a " * MOST_CHARACTERS, "en", "too-long"),
    ],
)
def test_refusals(
    nlp: Language, world: World, text: str, language: str, reason: str | None
) -> None:
    found = parse(nlp, report(text, language=language), world)
    assert isinstance(found, Refused)
    assert found.reason == (reason or "unsupported-language")


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Chad's army chief strongly condemned the Sahel bomb attack on Nigerien villagers.", True),
        ("Envoys ended mediation efforts between rebels, but both promised to return soon.", True),
        ("Der Minister hat am Montag in Bern gesagt, dass die Verhandlungen bald beginnen.", False),
        (
            "De minister heeft gezegd dat de onderhandelingen over de oorlog nu beginnen.",
            False,
        ),
        ("Ministeren sagde at han vil mødes med andre for at tale om krigen i den uge.", False),
        ("Angriff auf Kiew", False),
        ("Rebels enter Goma", True),
    ],
)
def test_a_short_text_is_english_or_not(text: str, yes: bool) -> None:  # noqa: FBT001 - a column
    assert english(text) == yes


def test_run_on_text_is_cut(nlp: Language, world: World) -> None:
    found = parse(nlp, report("the army said that " * 2500), world)
    assert isinstance(found, Parsed)
    assert max(line.end - line.start for line in found.lines) <= LONGEST


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            [
                "said",
                '"',
                "'",
                "\u201c",
                "\u201d",
                ",",
                ".",
                "\n",
                "\n\n",
                " ",
                "Iran",
                "Gen.",
                "the",
                "U.S.",
                ";",
                ":",
                "-",
                "that",
                "3 p.m.",
                "(",
                ")",
                "\u200f",
                "\x00",
                "😀",
            ]
        ),
        max_size=40,
    )
)
def test_spans_lie_in_the_text(nlp: Language, world: World, parts: list[str]) -> None:
    found = parse(nlp, report(" ".join(parts)), world)
    if isinstance(found, Refused):
        return
    ends = 0
    for line in found.lines:
        assert ends <= line.span.start < line.span.end <= len(found.text)
        ends = line.span.end
        tokens = found.tokens(line.span)
        assert (tokens.start, tokens.end) == (line.start, line.end)
    for quote in found.quotes:
        assert quote.marks.contains(quote.span)


@pytest.mark.parametrize("verb", ["stage", "wage", "fine", "rage", "ready"])
def test_verbs_that_the_pipeline_mistakes_have_their_own_lemma(
    nlp: Language, world: World, verb: str
) -> None:
    past = f"{verb}d" if verb.endswith("e") else "readied"
    found = parse(nlp, report(f"The rebels {past} it on Monday."), world)
    assert isinstance(found, Parsed)
    assert verb in found.tree.lemma


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("TRIPOLI, Lebanon (Agency) - Boats were searched.", "LBN"),
        ("TRIPOLI (Agency) - Boats were searched.", "LBY"),
        ("BERN, May 3 (Agency) - Snow fell.", "CHE"),
    ],
)
def test_a_dateline_tells_where_a_report_comes_from(
    nlp: Language, world: World, line: str, country: str
) -> None:
    parsed = parse(nlp, Report(outlet=None, title="", body=line, language="en"), world)
    assert isinstance(parsed, Parsed)
    assert parsed.home == country
