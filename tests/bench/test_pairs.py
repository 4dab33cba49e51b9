"""The benchmark of pairs: marks are taken out, what training uses is left out, shares are right."""

import json
from pathlib import Path

import pytest

from bench import coding, pairs
from bench.measure import DataMissing
from tocsin.records import Event, Span, Statement

ROW = {
    "uid": "a1",
    "marked_sentence": "On Monday <s>Norway</s> thanked <t>the envoy</t>.",
    "gold_root": "SUPPORT",
}


def event(type_: str, at: int, modality: str = "actual") -> Event:
    """An event whose trigger starts there."""
    return Event(type=type_, trigger=Span(at, at + 2), modality=modality)


def statement(*events: Event) -> Statement:
    """A statement with these events."""
    return Statement(
        report="r", content=(Span(0, 5),), manner="report", quoted="none", events=events
    )


def test_marks_become_spans() -> None:
    p = pairs.pair_of(ROW)
    assert p.text == "On Monday Norway thanked the envoy."
    assert p.actor is not None
    assert p.recipient is not None
    assert (p.actor.of(p.text), p.recipient.of(p.text)) == ("Norway", "the envoy")


def test_of_a_training_file_only_what_is_left_out_counts(tmp_path: Path) -> None:
    rows = [{**ROW, "uid": f"s{n}"} for n in range(60)]
    text = "\n".join(map(json.dumps, rows))
    for name in ("PLV_train_x.jsonl", "PLV_x.jsonl"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    held = [r for r in rows if pairs.is_held(r["uid"])]
    assert 0 < len(held) < len(rows)
    assert len(pairs.pairs([tmp_path / "PLV_train_x.jsonl"])) == len(held)
    assert len(pairs.pairs([tmp_path / "PLV_x.jsonl"])) == len(rows)


def test_the_event_told_first_is_the_main_one() -> None:
    first, second = event("ACCUSE", 3), event("AID", 9)
    main = pairs.main_of([statement(second), statement(first)])
    assert main == first
    assert pairs.main_of([statement()]) is None


@pytest.mark.parametrize(
    ("type_", "modality", "labels"),
    [("CONCEDE", "actual", {"YIELD"}), ("AID", "planned", {"AID", "AGREE"})],
)
def test_labels(type_: str, modality: str, labels: set[str]) -> None:
    assert pairs.labels_of(event(type_, 0, modality)) == labels


def test_shares() -> None:
    gold = [pairs.pair_of({**ROW, "gold_root": t}) for t in ("AID", "ACCUSE", "AID")]
    read = [[statement(event("AID", 1), event("ACCUSE", 5))], [statement()], [statement()]]
    shown = pairs.end_to_end(gold, read)
    assert shown["end_to_end_f1"] == pytest.approx(2 * 1 / (1 + 3))
    assert shown["all_events_f1"] == pytest.approx(2 * 1 / (2 + 3))


def test_missing_data_are_told(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"PLOVER_GSR\*\.txt nor PLV_\*\.jsonl"):
        _ = coding.run(tmp_path)


def test_one_file_may_be_given(tmp_path: Path) -> None:
    file = tmp_path / "PLV_mine.jsonl"
    file.write_text(json.dumps(ROW), encoding="utf-8")
    assert coding.found(file, pairs.FILES) == [file]
    assert coding.found(file, "PLOVER_GSR*.txt") == []
