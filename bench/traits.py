"""What single voices are said to be: named, how many, of which country; over voices found."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

TRAITS = ("named", "count", "country")
Item = dict[str, Any]


def trait_accuracy(
    scorer: ModuleType, gold: dict[str, Item], found: dict[str, Item]
) -> dict[str, float]:
    """Share of voices, in statements that the scorer pairs, that agree in each trait."""
    pairs = [p for key in gold for p in _voices(scorer, gold[key], found[key])]
    return {
        f"{trait}_accuracy": sum(a[trait] == b[trait] for a, b in pairs) / max(len(pairs), 1)
        for trait in TRAITS
    }


def _voices(scorer: ModuleType, gold: Item, found: Item) -> Iterator[tuple[Item, Item]]:
    """Voices of paired statements that stand in the same place, or nowhere, in order."""
    mine, theirs = gold["statements"], found["statements"]
    for a, b in scorer.match_statements(gold["text"], mine, theirs):
        left = list(theirs[b]["voices"])
        for voice in mine[a]["voices"]:
            same = next((v for v in left if _same_place(scorer, voice, v)), None)
            if same is not None:
                left.remove(same)
                yield voice, same


def _same_place(scorer: ModuleType, a: Item, b: Item) -> bool:
    if a["span"] is None or b["span"] is None:
        return a["span"] is b["span"]
    return bool(scorer.overlap(a["span"], b["span"]))
