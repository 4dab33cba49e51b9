"""Small vocabularies agree with the records and with their sources."""

import csv
import json
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from tocsin.records import Manner, Modality
from tocsin.records.sharing import Tlp
from tocsin.vocabulary import gradings, manners, modalities, plover, probability_words, scales, tlp


def test_records_and_files_name_the_same_words() -> None:
    assert tuple(manners()) == get_args(Manner)
    assert tuple(modalities()) == get_args(Modality)
    assert tuple(tlp()) == get_args(Tlp)


def test_grades_that_mean_unknown_are_missing() -> None:
    assert gradings().missing == ("F", "6")
    assert "".join(gradings().reliability) == "ABCDEF"
    assert "".join(gradings().credibility) == "123456"


def test_bands_of_a_scale_do_not_overlap() -> None:
    for scale in scales().values():
        bands = sorted(set(scale.bands.values()))
        assert all(a[1] <= b[0] for a, b in pairwise(bands)), scale.name


def test_readers_stand_in_order_and_borrowed_ones_say_so() -> None:
    for band in probability_words().values():
        if band.median is not None:
            assert 0 <= (band.low or 0) <= band.median <= (band.high or 1) <= 1
    assert probability_words()["very likely"].like == "highly likely"
    assert probability_words()["very likely"].icd203 == (0.80, 0.95)
    assert probability_words()["realistic possibility"].median is None


def test_plover_has_its_types_modes_contexts_and_sectors() -> None:
    p = plover()
    assert (len(p.types), sum(len(t.modes) for t in p.types.values())) == (16, 67)
    assert (len(p.contexts), len(p.sectors)) == (37, 25)
    assert p.modes("CONSULT") == ("visit", "third-party", "multilateral", "phone")
    assert p.modes("DANCE") == ()
    assert "CC BY-SA 4.0" in p.source


@pytest.mark.shared
def test_plover_agrees_with_the_codebook(shared: Path) -> None:
    book = json.loads((shared / "data/events/plover_v2_ontology.json").read_text("utf-8"))
    assert book["events"].keys() == plover().types.keys()
    for name, event in book["events"].items():
        mine = plover().types[name]
        assert (mine.modes, mine.score) == (event["modes"], event["score"])
        assert event["quad"].startswith(mine.quad)
    assert set(book["contexts"]) == plover().contexts.keys()


@pytest.mark.shared
def test_readers_agree_with_the_survey(shared: Path) -> None:
    with (shared / "data/assess/verbal/summary_vs_scales.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 17
    for row in rows:
        band = probability_words()[row["phrase"].lower()]
        assert band.median == pytest.approx(float(row["median"]) / 100, abs=0.001)
