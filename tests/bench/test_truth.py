"""Truth discovery's rivals and figures, on claims made up for the purpose."""

import gzip
from pathlib import Path

import pytest

from bench.finders import majority, truthfinder
from bench.measure import DataMissing
from bench.truth import Assumed, believed, books, brier, calibration, population, right, run, whole
from tocsin.fuse.belief import Claim

ITEMS = {
    "one": (Claim("a", "x"), Claim("b", "y"), Claim("c", "y")),
    "two": (Claim("a", "p"), Claim("d", "p"), Claim("b", "q"), Claim("c", "r")),
    "three": (Claim("a", "m"), Claim("d", "m"), Claim("e", "m")),
}
POPULATION = """"ObjectID","PropertyID","PropertyValue","SourceID","TimeStamp"
"tessim","Population2000","900","7: Clerk","null"
"tessim","Population2000","1","0 (10.0.0.1)","null"
"tessim","Population2000","900","8: Watch","null"
"orvane","Population2000","52","7: Clerk","null"
"""
GOLD = '"ObjectID","PropertyID","PropertyValue"\n"tessim","Population2000","900"\n"x","P","1"\n'
SHOPS = """"ClaimID","Remove","ObjectID","PropertyID","PropertyValue","SourceID","TimeStamp"
"1","","978","AuthorsNamesList","Orlo, Jan; Kamper, Mina","Quay Books","null"
"2","","978","AuthorsNamesList","ORLO, JAN KAMPER, MINA","Pier Books","null"
"3","","978","AuthorsNamesList","Not Available","Dock Books","null"
"4","","978","AuthorsNamesList","Orlo","Mole Books","null"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("books/claims", "books/truth", "population"):
        (tmp_path / part).mkdir(parents=True)
    _ = (tmp_path / "books/claims/claims.txt").write_text(SHOPS)
    _ = (tmp_path / "books/truth/book_golden.csv").write_text('"978","A","orlo, jan; kamper, mina"')
    for name, text in (("claims", POPULATION), ("truth", GOLD)):
        file = tmp_path / f"population/population_{name}.csv.gz"
        _ = file.write_bytes(gzip.compress(text.encode()))
    return tmp_path


def test_majority_takes_the_commonest_then_the_first() -> None:
    assert majority(ITEMS)["one"] == ("y", 2 / 3)
    assert majority({"t": (Claim("a", "x"), Claim("b", "y"))})["t"] == ("x", 0.5)


def test_truthfinder_trusts_whoever_agrees_with_the_trusted() -> None:
    found = truthfinder(ITEMS, lambda _a, _b: 0.0)
    assert {k: v for k, (v, _) in found.items()} == {"one": "y", "two": "p", "three": "m"}
    alone = truthfinder({"t": ITEMS["one"]}, lambda _a, _b: 0.0)["t"][1]
    against = truthfinder({"t": ITEMS["one"]}, lambda _a, _b: -0.5)["t"][1]
    assert against < alone


def test_books_and_towns_are_read(folder: Path) -> None:
    shops, towns = books(folder), population(folder)
    assert len(shops.items["978"]) == 3
    assert set(towns.gold) == {("tessim", "Population2000")}
    for case in (shops, towns):
        found = believed(case, Assumed(dated=case.dated))
        assert all(right(found, case.gold, whole).values())


def test_every_figure_is_measured(folder: Path) -> None:
    found = {m.measure: m.value for m in run(folder)}
    assert found["books"] == found["population"] == found["books_surnames"] == 1
    assert all(0 <= value <= 1 for value in found.values())


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="book_golden"):
        _ = run(tmp_path)


def test_brier_and_calibration() -> None:
    found = {"a": ("x", 0.95), "b": ("x", 0.95), "c": ("x", 0.55)}
    hits = {"a": True, "b": True, "c": False}
    assert brier(found, hits) == pytest.approx((0.0025 * 2 + 0.3025) / 3)
    assert calibration(found, hits) == pytest.approx((0.1 + 0.55) / 3)
