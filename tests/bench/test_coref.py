"""The benchmark of coreference: ECB+ is read as it is counted, figures come in their order."""

import json
from pathlib import Path

import pytest

from bench import coref, ecb
from bench.measure import DataMissing

DOC = '<Document doc_name="x">{}</Document>'
FIRST = ("Police arrested Dana Orlo in Sarn on Monday .",)
SECOND = ("http : / / x . org / a", "The arrest of Orlo in Sarn was confirmed .")


def written(folder: Path, name: str, lines: tuple[str, ...]) -> None:
    """A document in the form of ECB+."""
    tokens = [
        f'<token t_id="{n}{k}" sentence="{n}" number="{k}">{word}</token>'
        for n, line in enumerate(lines)
        for k, word in enumerate(line.split())
    ]
    place = folder / "ECB+" / name.partition("_")[0]
    place.mkdir(parents=True, exist_ok=True)
    _ = (place / f"{name}.xml").write_text(DOC.format("\n".join(tokens)), encoding="utf-8")


def mention(document: str, tokens: list[int], chain: str) -> dict[str, object]:
    """A mention in the form of the files."""
    return {"doc_id": document, "sent_id": 0, "tokens_number": tokens, "coref_chain": chain}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents on one arrest."""
    written(tmp_path, "7_1ecbplus", SECOND)
    written(tmp_path, "7_2ecb", FIRST)
    rows = [
        mention("7_2ecb", [1], "arrest"),
        mention("7_1ecbplus", [1], "arrest"),
        mention("7_1ecbplus", [7], "word"),
    ]
    (tmp_path / "mentions").mkdir()
    for split in ("Train", "Dev"):
        file = tmp_path / "mentions" / f"ECB_{split}_Event_gold_mentions.json"
        _ = file.write_text(json.dumps(rows), encoding="utf-8")
    return tmp_path


def test_sentences_are_counted_without_the_address(folder: Path) -> None:
    listed = ecb.mentions(folder / "mentions/ECB_Dev_Event_gold_mentions.json")
    texts = ecb.documents(folder, listed)
    assert [(d.topic, d.story) for d in texts.values()] == [("7", "7ecbplus"), ("7", "7ecb")]
    found = ecb.told(listed, texts)
    assert [one.lemma for one in found] == ["arrest", "confirm", "arrest"]
    assert found[2].telling.doers == {"polic"}
    assert "orlo" in found[2].telling.undergoers & found[0].telling.undergoers


def test_only_what_is_not_learned_from_is_measured(folder: Path) -> None:
    found = coref.run(folder)
    assert [m.measure for m in found] == list(coref.GOALS)
    assert all(0 <= m.value <= 1 for m in found)


def test_missing_data_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="no mentions"):
        _ = coref.run(tmp_path)
