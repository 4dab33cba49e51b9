"""The benchmark of learned holdings: its data in form, its scoring right."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.holdings import bounds, conflicts, counts, days, matched, sets, share, truth_key
from bench.measure import ROOT, DataMissing
from tocsin.records import Holding, HoldingConflict, Learned

SETS = sets(ROOT / "bench" / "data" / "holdings")


@pytest.mark.parametrize("name", SETS)
def test_the_truth_is_about_the_reports(name: str) -> None:
    rows, truth = SETS[name]
    text = " ".join(r["text"] for r in rows)
    dates = {r["published"] for r in rows}
    assert len({r["id"] for r in rows}) == len(rows)
    for row in truth["holdings"]:
        assert row["person"] in text
        assert {row["first"], row["last"]} <= dates
        assert row["publishers"] <= row["reports"]
    for person in [p for c in truth["conflicts"] for p in c["persons"]] + truth["not_learned"]:
        assert person in text


def test_a_holding_counts_by_person_country_office_and_place() -> None:
    row: dict[str, Any] = {"person": "A B", "country": "UGA", "office": "mayor", "of": "Kampala"}
    row |= {"first": "2027-01-01", "last": "2027-02-01", "reports": 2, "publishers": 2}
    row |= {"ended": "2027-03-01"}
    right = Holding(
        person="A B",
        office="UGA/mayor-of-kampala",
        title="Mayor of Kampala",
        country="UGA",
        sector="GOV",
        first=date(2027, 1, 1),
        last=date(2027, 2, 1),
        reports=("a", "b"),
        publishers=1,
    )
    other = Holding(person="C D", office="x", title="Odd", country="UGA", sector="GOV")
    truth = {"holdings": [row], "conflicts": [{"why": "two-holders", "persons": ["E", "A"]}]}
    clash = HoldingConflict(kind="two-holders", persons=("A", "E"), offices=(), detail="")
    pairs, true, found = matched(truth, Learned(holdings=(right, other)))
    assert (truth_key(row)[3], len(pairs), true, found) == ("kampala", 1, 1, 2)
    assert (days(pairs[0]), bounds(pairs[0]), counts(pairs[0])) == (True, False, False)
    assert conflicts(truth, Learned(conflicts=(clash,))) == (1, 1, 1)
    assert share(0, 0) == 1


def test_a_folder_without_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="no NAME-reports"):
        _ = sets(tmp_path)
