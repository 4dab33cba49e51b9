"""`tocsin where`: places with their grounds, in the terminal and as JSON."""

import json

from tests.cli.conftest import Tocsin


def test_in_the_terminal(tocsin: Tocsin) -> None:
    shown = tocsin("where", "Shells fell on Tripoli, Lebanese officials said.")
    assert shown.status == 0
    assert "LBN  34.43 35.84  city" in shown.out
    assert 'country-named   its country is named: "Lebanese"' in shown.out
    assert "not Tripoli, LBY" in shown.out


def test_what_is_open_or_unknown_is_told(tocsin: Tocsin) -> None:
    shown = tocsin("where", "Police in Springfield met rebels at Kwandebrug.")
    assert "nothing decides between places of that name" in shown.out
    assert "no place of that name is known: it is kept by its name" in shown.out
    assert tocsin("where", "He slept.").out == "no place is named\n"


def test_as_json_from_standard_input_with_an_overlay(tocsin: Tocsin) -> None:
    text = b"The navy shelled Veltria."
    shown = tocsin("where", "-", "--world", "world.yaml", "--json", "-", stdin=text)
    (found,) = json.loads(shown.out)
    assert (found["place"]["country"], found["place"]["precision"]) == ("XVE", "country")


def test_a_text_that_is_not_read_says_why(tocsin: Tocsin) -> None:
    shown = tocsin("where", " ")
    assert shown.status == 1
    assert "the report is empty" in shown.err


def test_the_name_of_a_file_is_no_text(tocsin: Tocsin) -> None:
    shown = tocsin("where", "report.txt")
    assert shown.status == 1
    assert "tocsin where - < report.txt" in shown.err
