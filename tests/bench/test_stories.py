"""The benchmark of stories: documents are read, B-cubed is right, peers run."""

from pathlib import Path

import pytest

from bench import stories
from bench.measure import DataMissing

DOC = '<Document doc_name="x">{}</Document>'


def written(folder: Path, name: str, *lines: str) -> None:
    """A document in the form of ECB+."""
    tokens = [
        f'<token t_id="{n}{k}" sentence="{n}" number="{k}">{word}</token>'
        for n, line in enumerate(lines)
        for k, word in enumerate(line.split())
    ]
    _ = (folder / f"{name}.xml").write_text(DOC.format("\n".join(tokens)), encoding="utf-8")


def test_the_address_is_no_text_and_the_date_no_headline(tmp_path: Path) -> None:
    written(
        tmp_path,
        "7_2ecbplus",
        "http : / / x . org / a",
        "May 3 , 2012",
        "Quake hits Olmen &amp; Sarn",
    )
    (found,) = stories.documents(tmp_path)
    assert (found.topic, found.story) == ("7", "7ecbplus")
    assert found.headline == "Quake hits Olmen & Sarn"
    assert found.text == "May 3 , 2012\nQuake hits Olmen & Sarn"


def test_b_cubed() -> None:
    gold = {"a": "1", "b": "1", "c": "2"}
    assert stories.b_cubed(gold, gold) == (1, 1, 1)
    precision, recall, _ = stories.b_cubed(gold, dict.fromkeys(gold, "x"))
    assert precision == pytest.approx(5 / 9)
    assert recall == 1


def test_figures_of_a_small_stream(tmp_path: Path) -> None:
    for n in range(1, 6):
        written(tmp_path, f"1_{n}ecb", f"Strong quake shakes harbour town of Olmen day {n}")
        written(tmp_path, f"1_{n}ecbplus", f"Striker Hollis held over crash in Audi day {n}")
    found = {m.measure: m.value for m in stories.run(tmp_path)}
    assert found.keys() == stories.GOALS.keys()
    assert found["b_cubed_f1"] == found["single_pass"] == found["average_link"] == 1


def test_missing_data_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="ecbplus"):
        _ = stories.run(tmp_path)
