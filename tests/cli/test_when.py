"""`tocsin when`: how times are understood, in the terminal and as JSON."""

import json

from tests.cli.conftest import Tocsin


def test_rule_by_rule_in_the_terminal(tocsin: Tocsin) -> None:
    shown = tocsin("when", "It could come as early as tomorrow.", "--published", "2024-04-09")
    assert shown.status == 0
    for line in (
        "Reckoned from 9 April 2024 (the date given).",
        "“as early as tomorrow”",
        "  window  from 10 April 2024 on",
        "  EDTF    2024-04-10/..",
        "  rule    not-before",
        "  TIMEX3  DATE 2024-04-10  “tomorrow”, rule tomorrow",
    ):
        assert line in shown.out.splitlines()


def test_undated_text_says_so(tocsin: Tocsin) -> None:
    shown = tocsin("when", "It could come within 48 hours, or next Tuesday.")
    assert shown.out.startswith("Undated:")
    assert "unresolved: 0 h to 48 h from a date that is not known" in shown.out
    assert "unresolved: there is no date to reckon it from" in shown.out


def test_the_text_may_date_itself(tocsin: Tocsin) -> None:
    shown = tocsin("when", "Updated 3 May 2023\nThe harbour was shut yesterday.")
    assert "Reckoned from 3 May 2023 (the text's dateline)." in shown.out
    assert "  window  2 May 2023" in shown.out


def test_what_no_calendar_dates_and_what_has_no_time(tocsin: Tocsin) -> None:
    at = ("--published", "2024-04-09T14:00Z")
    shown = tocsin("when", "They will not leave until the funeral.", *at).out
    assert "Reckoned from 9 April 2024, 14:00 UTC (the date given)." in shown
    assert "unresolved: it hangs on something that no calendar dates" in shown
    assert "No time is told." in tocsin("when", "The harbour was shut.", *at).out


def test_as_json_and_by_country(tocsin: Tocsin) -> None:
    text = "Offices close this weekend and meet every Tuesday."
    shown = tocsin("when", text, "--published", "2024-09-11", "--country", "Egypt", "--json", "-")
    found = json.loads(shown.out)
    weekend, every = found["phrases"]
    assert weekend["window"]["earliest"].startswith("2024-09-13")
    assert (every["words"], every["expressions"][0]["value"]) == ("every Tuesday", "XXXX-WXX-2")


def test_what_is_not_understood_is_said(tocsin: Tocsin) -> None:
    assert tocsin("when", "today", "--published", "then").status == 1
    assert "Nowhereland" in tocsin("when", "today", "--country", "Nowhereland").err


def test_a_report_on_standard_input(tocsin: Tocsin) -> None:
    shown = tocsin("when", "-", "--published", "2024-04-09", stdin=b"It may fall by Friday.")
    assert "\u201cby Friday\u201d" in shown.out
