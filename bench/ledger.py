"""Appends to a ledger in SQLite, and its memory as it grows. Runs on Linux.

Entries are made here: reports of about a kilobyte, each with four statements; 500 records an
append, every append on the disk before it returns. Memory is the peak of a process that appends,
iterates, verifies and exports, at 10,000 and at 100,000 entries.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.measure import ROOT, Measure
from tocsin.ledger import export_jsonl, open_ledger, verify
from tocsin.records import (
    Event,
    Party,
    Record,
    Report,
    Span,
    Statement,
    TimeRange,
    Voice,
    Window,
    canonical,
    record_id,
)

ENTRIES = 50_000
SMALL, LARGE = 10_000, 100_000
BATCH = 500
START = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = (
    "ferry",
    "minister",
    "said",
    "officials",
    "warned",
    "talks",
    "border",
    "bridge",
    "storm",
    "convoy",
    "radar",
    "village",
    "power",
    "repairs",
    "delayed",
    "night",
    "market",
    "grain",
)


def report(chance: Random, number: int) -> Report:
    """A report of about a kilobyte."""
    return Report(
        outlet=f"Outlet {number % 40}",
        title=" ".join(chance.choices(WORDS, k=8)),
        body=" ".join(chance.choices(WORDS, k=140)),
        published=TimeRange.at(START + timedelta(minutes=number), "header"),
        url=f"https://outlet{number % 40}.example/{number}",
        language="en",
    )


def statement(chance: Random, report_id: str, at: int) -> Statement:
    """A statement with a voice and an event."""
    party = Party(span=Span(at, at + 4), name="Varland", country="XVA", sector="GOV")
    return Statement(
        report=report_id,
        content=(Span(at, at + 90),),
        manner="say",
        quoted="indirect",
        cue=(Span(at + 91, at + 95),),
        voices=(Voice(kind="officials", named=False, count=2, country="XVA", span=Span(at, 200)),),
        events=(
            Event(
                type="CONSULT",
                mode="visit",
                trigger=Span(at + 9, at + 14),
                modality="actual",
                actors=(party,),
                recipients=(party,),
                window=Window(relative=(0.0, float(chance.randrange(96))), rule="day"),
            ),
        ),
        sentence=Span(at, at + 120),
        reader="rules/1",
    )


def records() -> Iterator[Record]:
    """Reports, each followed by its statements, without end."""
    chance = Random(2)  # noqa: S311 - the same input in every run
    number = 0
    while True:
        made = report(chance, number)
        yield made
        for at in range(0, 80, 20):
            yield statement(chance, record_id(made), at)
        number += 1


def batches(count: int) -> Iterator[list[Record]]:
    """So many records in batches."""
    stream = islice(records(), count)
    while batch := list(islice(stream, BATCH)):
        yield batch


def appends_per_s(folder: Path) -> float:
    """Entries acknowledged per second."""
    taken = 0.0
    with open_ledger(folder / "speed.sqlite") as ledger:
        for batch in batches(ENTRIES):
            start = perf_counter()
            _ = ledger.append(batch, author="bench", recorded_at=START)
            taken += perf_counter() - start
    return ENTRIES / taken


def plain_per_s(folder: Path) -> float:
    """Rows per second that SQLite's own driver takes of the same bytes, without chain or checks."""
    connection = sqlite3.connect(folder / "plain.sqlite", isolation_level=None)
    _ = connection.execute("PRAGMA journal_mode=WAL")
    _ = connection.execute("PRAGMA synchronous=FULL")
    _ = connection.execute("CREATE TABLE r (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, record BLOB)")
    taken = 0.0
    for batch in batches(ENTRIES):
        rows = [(record_id(r), canonical(r)) for r in batch]
        start = perf_counter()
        _ = connection.execute("BEGIN IMMEDIATE")
        _ = connection.executemany("INSERT INTO r (id, record) VALUES (?, ?)", rows)
        _ = connection.execute("COMMIT")
        taken += perf_counter() - start
    connection.close()
    return ENTRIES / taken


def use(folder: str, count: int) -> None:
    """Append, iterate, verify and export so many entries; print this process's peak in MB."""
    place = Path(folder)
    with open_ledger(place / f"{count}.sqlite") as ledger:
        for batch in batches(count):
            _ = ledger.append(batch, author="bench", recorded_at=START)
        found = sum(1 for _ in ledger.entries())
        with (place / "out.jsonl").open("w", encoding="utf-8") as stream:
            found += export_jsonl(ledger, stream)
        if found != 2 * count or not verify(ledger).holds:
            raise RuntimeError(f"{found} of {2 * count} entries came back")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    # Not getrusage: its peak is inherited from the process that started this one.
    print(next(int(line.split()[1]) / 1024 for line in status.splitlines() if "VmHWM" in line))


def peak_mb(folder: Path, count: int) -> float:
    """Peak memory in MB of a process of its own that uses a ledger of so many entries."""
    code = f"from bench.ledger import use; use({str(folder)!r}, {count})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def run(_data: Path | None) -> list[Measure]:
    """Measure; the input is made here, `--data` changes nothing."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        plain = plain_per_s(folder)
        speed = appends_per_s(folder)
        growth = peak_mb(folder, LARGE) - peak_mb(folder, SMALL)
    return [
        Measure(
            bench="ledger",
            measure="appends_per_s",
            value=speed,
            unit="entries/s",
            goal=10_000,
            peer=f"plain sqlite3 inserts of the same bytes {plain:,.0f}",
        ),
        Measure(
            bench="ledger",
            measure="peak_mb_growth",
            value=growth,
            unit="MB",
            goal=10,
            better="lower",
            peer=f"{SMALL:,} to {LARGE:,} entries",
        ),
    ]
