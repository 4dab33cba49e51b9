"""What docs/world.md shows works, and it names every key that may be written."""

import re
from datetime import date
from pathlib import Path

from tocsin.vocabulary import base_world, parse_world

DOCS = Path(__file__).parents[2] / "docs"


def _example() -> str:
    found = re.search(r"```yaml\n(.*?)```", (DOCS / "world.md").read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_the_example_is_read() -> None:
    world = base_world().with_overlay(parse_world(_example(), "region.yaml"))
    text = (
        "Quarrovians in Longreach told the Post that Tide Wardens spokesman Ilse Vanderhook and "
        "the French Harbour Minister Bastien Corvane met on the Strait of Elder."
    )
    keys = [m.key for m in world.find(text)]
    assert keys == [
        *("XQA", "XQA/long-reach", "elder-post", "tidewardens", "Ilse Vanderhook"),
        *("FRA", "FRA/harbour-minister", "Bastien Corvane", "strait-of-elder"),
    ]
    holder = world.holder("FRA/harbour-minister", date(2032, 6, 30))
    assert holder is not None
    assert holder.name == "Odile Marchfeld"


def test_every_data_file_is_described() -> None:
    data = DOCS.parent / "src" / "tocsin" / "vocabulary" / "data"
    text = (DOCS / "vocabulary.md").read_text("utf-8")
    assert [p.name for p in data.iterdir() if f"`{p.name}`" not in text] == []
