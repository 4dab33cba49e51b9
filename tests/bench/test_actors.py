"""The benchmark of actors: codes are mapped both ways, only what is asked for counts."""

from datetime import date
from pathlib import Path

import pytest

from bench import actors
from bench.measure import DataMissing
from tocsin.records import Identity


def case(**over: object) -> dict:
    """A case in the form of the data."""
    return {"function": "f", "args": ["p"], "kwargs": {}, "expect": {}, "expect_not": {}, **over}


def test_their_codes_become_ours() -> None:
    assert actors.expected(case(expect={"country": "XKX", "code_1": "UNK"})) == {
        "country": "KOS",
        "sector": None,
    }
    assert actors.expected(case(expect={"code": None})) == {"country": None, "sector": None}
    assert actors.expected(case(expect={"cc": "GBR", "text": "x"})) == {"country": "GBR"}


def test_an_organisation_of_nobody_is_a_sector_there() -> None:
    found = actors.coded(Identity(phrase="p", name="p", country="NGO", sector="SOC"))
    assert found == {"country": None, "sector": "NGO", "second": "SOC"}


@pytest.mark.parametrize(
    ("args", "kwargs", "on", "about"),
    [
        (["p"], {}, actors.TODAY, None),
        (["p", "Chile", "Today"], {}, actors.TODAY, "Chile"),
        (
            ["p"],
            {"query_date": "12 April 2022", "known_country": "Chile"},
            date(2022, 4, 12),
            "Chile",
        ),
        (["p", "", "October 1, 2021"], {}, date(2021, 10, 1), None),
    ],
)
def test_date_and_country(args: list, kwargs: dict, on: date, about: str | None) -> None:
    assert actors.asked(case(args=args, kwargs=kwargs)) == ("p", on, about)


def test_only_what_is_asked_for_counts() -> None:
    got: actors.Answer = {"country": "CHL", "sector": "MIL", "second": None}
    both = ("country", "sector")
    assert actors.right({"country": "CHL"}, {}, got, both)
    assert not actors.right({"country": "CHL", "sector": None}, {}, got, both)
    assert not actors.right({}, {"country": "CHL"}, got, both)


def test_missing_data_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"no ngec_actor_cases\.jsonl"):
        _ = actors.cases(tmp_path)
