"""The test data that lies in the repository is in form: spans in their texts, quotes in bodies."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.gold import items
from bench.newsroom import crises

DATA = Path(__file__).parents[2] / "bench" / "data"
GOLD = (
    items(DATA / "gold")
    | items(DATA / "voices")
    | items(DATA / "voices-2")
    | items(DATA / "events-2")
)
CRISES = crises(DATA / "newsroom") + crises(DATA / "newsroom-2")


def spans(item: dict[str, Any]) -> list[list[int]]:
    found: list[Any] = []
    for statement in item["statements"]:
        found += [*statement["content"], *statement["cue"]]
        found += [v["span"] for v in statement["voices"]]
        for event in statement["events"]:
            found += [event["trigger"], event["time"]["span"]]
            found += [p["span"] for p in (*event["actors"], *event["recipients"])]
    return [span for span in found if span is not None]


@pytest.mark.parametrize("key", GOLD)
def test_spans_are_whole_words_of_the_passage(key: str) -> None:
    text = GOLD[key]["text"]
    for start, end in spans(GOLD[key]):
        assert 0 <= start < end <= len(text)
        assert not text[start:end].startswith(" ")
        assert not text[start:end].endswith(" ")
        assert start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())


@pytest.mark.parametrize("folder", CRISES, ids=lambda p: p.name)
def test_the_truth_quotes_what_the_reports_say(folder: Path) -> None:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    bodies = {
        f.stem: f.read_text(encoding="utf-8").split("\n\n", 1)[1].rstrip("\n")
        for f in (folder / "reports").glob("*.txt")
    }
    assert bodies.keys() == truth["reports"].keys()
    members = [m for d in truth["developments"] for m in d["members"]]
    warnings = [s for w in truth["warnings"] for s in w["statements"]]
    for quoted in (*members, *warnings):
        start, end = quoted["quote"]
        words = bodies[quoted["report"]][start:end]
        assert words == words.strip()
        assert words


def test_the_world_of_the_crises_loads() -> None:
    world = yaml.safe_load((DATA / "newsroom" / "world.yaml").read_text(encoding="utf-8"))
    assert {"countries", "outlets"} <= world.keys()
