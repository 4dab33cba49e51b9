"""Reports with varied text, made from a few real ones: for speed and growth, never for accuracy.

Each variant takes most sentences of one report, shuffled within their paragraph, and replaces
numbers, days and country names, so that no two are copies and neither caches nor reuse detection
shortcut the work.
"""

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tocsin.records import Report, TimeRange

START = datetime(2024, 1, 1, tzinfo=UTC)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = ("Poland", "Kenya", "Peru", "Japan", "Norway", "Chile", "Nepal", "Ghana", "Laos", "Cuba")
_swap = re.compile(r"\b(?:Iran|Israel|Syria|Lebanon|Monday|Wednesday|Thursday|Sunday|\d+)\b")
_sentence = re.compile(r"(?<=[.!?])\s+")


def vary(text: str, rng: random.Random) -> str:
    """The text with about four sentences in five, other numbers, days and countries."""
    names = rng.sample(NAMES, 4)
    swaps: dict[str, str] = dict(zip(("Iran", "Israel", "Syria", "Lebanon"), names, strict=True))

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit():
            return str(rng.randint(2, 900))
        return swaps.get(word) or rng.choice(DAYS)

    lines: list[str] = []
    for paragraph in text.split("\n"):
        kept = [s for s in _sentence.split(paragraph) if rng.random() < 0.8]  # noqa: PLR2004 - four in five
        rng.shuffle(kept)
        lines.append(" ".join(_swap.sub(other, s) for s in kept))
    return "\n".join(lines)


def reports(texts: list[str], count: int, seed: int = 1) -> Iterator[Report]:
    """`count` varied reports over 200 outlets, forty a day."""
    rng = random.Random(seed)  # noqa: S311 - no secret here
    for n in range(count):
        yield Report(
            outlet=f"Outlet {rng.randrange(200)}",
            title=f"Report {n}",
            body=vary(texts[n % len(texts)], rng),
            published=TimeRange.at(START + timedelta(minutes=36 * n), "made"),
            language="en",
        )
