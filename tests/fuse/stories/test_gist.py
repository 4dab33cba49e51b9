"""The gist of a report: its terms, its names, its decimals."""

from tocsin.fuse.stories.gist import OPENING, gist_of
from tocsin.fuse.stories.rarity import Rarity, Tally, background, unit
from tocsin.fuse.words import term


def test_names_are_what_has_a_capital_inside_sentences() -> None:
    found = gist_of("r", "Police said on Monday that Olmen was quiet. Olmen's police agreed.", None)
    assert term("Olmen") in found.names
    assert term("police") in found.plain
    assert term("Monday") not in found.names


def test_a_headline_in_capitals_names_nobody() -> None:
    assert not gist_of("r", "Police Hold Striker After Crash", None).names


def test_decimals_are_kept_whole() -> None:
    found = gist_of("r", "A 5.6 quake and one of 6,1; 12,500 fled.", None)
    assert {"5.6", "6.1", "12.500"} <= found.weights.keys()


def test_only_the_opening_counts() -> None:
    text = "\n".join(["words of an opening paragraph that goes on"] * OPENING) + "\nzanzibar"
    assert term("zanzibar") not in gist_of("r", text, None).weights


def test_common_words_weigh_less_and_names_more() -> None:
    tally = Tally()
    for n in range(4):
        tally.add(gist_of(str(n), f"The Senate heard out Ilvo Denn for hours in Sarn, {n}.", None))
    rarity = Rarity(tally)
    assert background()[term("senate")] > background()[term("abduct")]
    assert rarity.weight(term("Denn")) > rarity.weight(term("senate")) > 0
    assert rarity.is_name(term("Sarn"))


def test_a_text_of_empty_words_has_no_vector() -> None:
    assert unit(gist_of("r", "It was what it was.", None), {"x": 1.0}) == {}
