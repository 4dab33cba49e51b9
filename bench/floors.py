"""Accuracy floors: figures that CI does not let fall.

`floors.json` holds, per benchmark, the digest of the inputs and a floor (or ceiling) per measure.
Floors of changed inputs do not hold and fail until they are set anew.
"""

import json
import os
import sys
from pathlib import Path
from typing import TypedDict

from bench.measure import Measure

FILE = Path(__file__).with_name("floors.json")
SLACK = 0.005
"""How far a floor stands below today's figure: room for another machine's last digits."""


class Floor(TypedDict):
    """The kept figures of one benchmark."""

    inputs: str
    reason: str
    floors: dict[str, float]


def load() -> dict[str, Floor]:
    """The floors by benchmark."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def benches() -> list[str]:
    """Benchmarks that have floors."""
    return list(load())


def failures(found: list[Measure], kept: dict[str, Floor]) -> list[str]:
    """What fell below its floor, or was measured on other inputs; a line each."""
    lines: list[str] = []
    for m in found:
        floor = kept.get(m.bench)
        if floor is None or m.measure not in floor["floors"]:
            continue
        limit = floor["floors"][m.measure]
        if m.inputs != floor["inputs"]:
            lines.append(
                f"{m.bench} {m.measure}: inputs are {m.inputs}, floors for {floor['inputs']}"
            )
        elif (m.value < limit) if m.better == "higher" else (m.value > limit):
            lines.append(f"{m.bench} {m.measure}: {m.value:.4f} is past its floor {limit:.4f}")
    return lines


def renewed(found: list[Measure], kept: dict[str, Floor], reason: str | None) -> dict[str, Floor]:
    """Floors at today's figures; without a reason none gets weaker."""
    out: dict[str, Floor] = {}
    for m in found:
        if m.unit:  # a speed or a size is no accuracy: it depends on the machine
            continue
        old = kept.get(m.bench)
        entry = out.setdefault(
            m.bench,
            {"inputs": m.inputs, "reason": reason or (old or {}).get("reason", ""), "floors": {}},
        )
        sign = 1 if m.better == "higher" else -1
        value = round(m.value - sign * SLACK, 4)
        before = old["floors"].get(m.measure) if old and old["inputs"] == m.inputs else None
        if before is not None and reason is None:
            value = sign * max(sign * value, sign * before)
        entry["floors"][m.measure] = value
    return out


def settle(found: list[Measure], missing: list[str], *, up: bool, reason: str | None) -> int:
    """Check against the floors, or set them; the exit status."""
    if missing:
        print(*missing, sep="\n", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    kept = load()
    if up or reason:
        text = json.dumps({**kept, **renewed(found, kept, reason)}, indent=1, sort_keys=True)
        _ = FILE.write_text(text + "\n", encoding="utf-8")
        return 0
    bad = failures(found, kept)
    print(*(m.line() for m in found), *bad, sep="\n")
    return 1 if bad else 0
