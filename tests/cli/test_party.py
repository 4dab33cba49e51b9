"""`tocsin party`: who a phrase stands for, in the terminal and as JSON."""

import json

from tests.cli.conftest import Tocsin


def test_in_the_terminal(tocsin: Tocsin) -> None:
    shown = tocsin("party", "the Chilean army")
    assert shown.status == 0
    assert "country  CHL" in shown.out
    assert "sector   MIL (armed forces of a state)" in shown.out


def test_as_json_on_a_day_and_with_a_country(tocsin: Tocsin) -> None:
    shown = tocsin(
        "party", "soldiers", "--country", "Norwegian", "--on", "2024-05-01", "--json", "-"
    )
    row = json.loads(shown.out)
    assert (row["country"], row["sector"], row["basis"]) == ("NOR", "MIL", "context")


def test_an_overlay_is_known(tocsin: Tocsin) -> None:
    shown = tocsin("party", "Veltrian police", "--world", "world.yaml", "--json", "-")
    assert json.loads(shown.out)["country"] == "XVE"


def test_what_is_not_understood_is_said(tocsin: Tocsin) -> None:
    assert "Nowhereland" in tocsin("party", "police", "--country", "Nowhereland").err
    assert tocsin("party", "police", "--on", "then").status == 1
