"""Words per second of reading and fusing, beside the plain spaCy pipeline in the same run.

Data: a folder of .txt reports; the shared seeds by default, repeated with varied text. One core.
"""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measure import DataMissing, Measure, digest, shared
from bench.varied import reports
from tocsin.desk.models import PIPELINE, load_reader
from tocsin.fuse import fuse
from tocsin.records import Report, Statement, record_id
from tocsin.vocabulary import base_world

COUNT = 150
GROWTH = (40, 400)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this process that the work takes."""
    start = time.process_time()
    _ = work()
    return time.process_time() - start


def words(batch: list[Report]) -> int:
    """Words in a batch, as white space separates them."""
    return sum(len(r.text.split()) for r in batch)


def peak_mb() -> float:
    """Highest resident memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spacy_pipeline() -> Any:  # noqa: ANN401 - spaCy ships partial types
    """The plain pipeline as it comes, all components on."""
    import spacy  # noqa: PLC0415 - slow import, this benchmark only

    return spacy.load(PIPELINE)


def read_and_fuse(batch: list[Report]) -> int:
    """Read every report, join what they say; how many statements."""
    world = base_world()
    known = {record_id(r): r for r in batch}
    statements: list[tuple[str, Statement]] = []
    for reading in load_reader(world).read_many(batch):
        statements += [(record_id(s), s) for s in reading.statements]
    _ = fuse(known, statements, world, {})
    return len(statements)


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on the shared seeds."""
    folder = data or shared("cases/seeds")
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise DataMissing(f"no .txt in {folder}")
    texts = [f.read_text(encoding="utf-8") for f in files]
    batch = list(reports(texts, COUNT))
    pipeline = spacy_pipeline()
    warm = batch[:3]
    _ = list(pipeline.pipe(r.text for r in warm))
    plain = seconds(lambda: list(pipeline.pipe(r.text for r in batch)))
    plain_mb = peak_mb()
    _ = read_and_fuse(warm)
    ours = seconds(lambda: read_and_fuse(batch))
    small, large = (seconds(lambda n=n: read_and_fuse(list(reports(texts, n, 2)))) for n in GROWTH)
    rate, peer = words(batch) / ours, words(batch) / plain
    beside = f"plain spaCy {peer:,.0f} words/s, {plain_mb:,.0f} MB in this run"
    inputs = digest(files)
    return [
        _measure("words_per_s", rate, "words/s", None, beside, inputs),
        _measure("ratio_to_spacy", rate / peer, "", None, beside, inputs),
        _measure("peak_mb", peak_mb(), "MB", 1200, beside, inputs),
        _measure("growth_10x", large / small, "x", 12, "linear: 10", inputs),
    ]


def _measure(  # noqa: PLR0913, PLR0917 - one figure's columns
    name: str, value: float, unit: str, goal: float | None, peer: str, inputs: str
) -> Measure:
    lower = name in {"peak_mb", "growth_10x"}
    return Measure(
        bench="read-speed",
        measure=name,
        value=value,
        unit=unit,
        goal=goal,
        better="lower" if lower else "higher",
        peer=peer,
        inputs=inputs,
    )
