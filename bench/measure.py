"""A measured figure, and where the data to measure with lies."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure with its goal and the best figure known of others."""

    bench: str
    """Name of the benchmark."""
    measure: str
    """Name of the figure."""
    value: float
    """What was measured."""
    unit: str = ""
    """Unit of the value; empty for shares between 0 and 1."""
    goal: float | None = None
    """What it should reach; None where no goal is set."""
    better: Literal["higher", "lower"] = "higher"
    """Which way is better."""
    peer: str = ""
    """Best peer or baseline and its figure."""
    inputs: str = ""
    """Digest of the inputs; empty where they are generated."""

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without a goal."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.better == "higher" else self.value <= self.goal

    def line(self) -> str:
        """One line for a terminal."""
        sign = "" if self.goal is None else (">=" if self.better == "higher" else "<=")
        goal = "no goal" if self.goal is None else f"goal {sign} {self.goal:g}"
        met = {None: " ", True: "+", False: "-"}[self.met]
        unit = f" {self.unit}" if self.unit else ""
        tail = "  ".join(x for x in (self.peer, self.inputs and f"inputs {self.inputs}") if x)
        return f"{met} {self.bench:12} {self.measure:32} {self.value:12,.4g}{unit}  {goal}  {tail}"

    def as_dict(self) -> dict[str, object]:
        """The figure as plain data."""
        return asdict(self)


Goal = tuple[float | None, Literal["higher", "lower"], str, str]
"""Goal, which way is better, unit, best peer."""


def against(bench: str, name: str, value: float, goal: Goal, inputs: str) -> Measure:
    """A figure beside its goal."""
    target, better, unit, peer = goal
    return Measure(
        bench=bench,
        measure=name,
        value=value,
        unit=unit,
        goal=target,
        better=better,
        peer=peer,
        inputs=inputs,
    )


class DataMissing(Exception):
    """The data a benchmark reads are not there; the message says where they were looked for."""


def shared(part: str) -> Path:
    """The folder `part` of the shared data beside the checkout (or under TOCSIN_SHARED)."""
    path = Path(os.environ.get("TOCSIN_SHARED", ROOT.parent / "shared")) / part
    if not path.exists():
        raise DataMissing(f"data missing: {path}; name a folder of the same form with --data")
    return path


def digest(files: Iterable[Path]) -> str:
    """First 12 hex digits of the SHA-256 over the names and contents of files."""
    sha = hashlib.sha256()
    for file in sorted(files):
        data = file.read_bytes()
        sha.update(f"{file.name}\0{len(data)}\0".encode())
        sha.update(data)
    return sha.hexdigest()[:12]


def digests(folders: Iterable[Iterable[Path]]) -> str:
    """One digest for files of several folders, wherever the folders lie."""
    found = [digest(files) for files in folders]
    return found[0] if len(found) == 1 else hashlib.sha256("".join(found).encode()).hexdigest()[:12]
