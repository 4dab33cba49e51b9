"""Words per second of reading and fusing, beside plain spaCy and our own encoder in the same run.

Data: a folder of .txt reports; the shared seeds by default, repeated with varied text. One core.
"""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from bench.measure import DataMissing, Goal, Measure, against, digest, shared
from bench.varied import reports
from tocsin.desk.models import PIPELINE, load_finder, load_reader
from tocsin.fuse import fuse
from tocsin.read.spans import Finder
from tocsin.records import Reading, Report, record_id
from tocsin.vocabulary import base_world

_P = ParamSpec("_P")
_R = TypeVar("_R")
COUNT = 150
GROWTH = (40, 400)
_SPACY = "plain spaCy in the same run"
GOALS: dict[str, Goal] = {
    "reading_words_per_s": (4000, "higher", "words/s", _SPACY),
    "encoder_words_per_s": (None, "higher", "words/s", _SPACY),
    "words_per_s": (None, "higher", "words/s", _SPACY),
    "ratio_to_spacy": (None, "higher", "", _SPACY),
    "peak_mb": (1200, "lower", "MB", _SPACY),
    "growth_10x": (12, "lower", "x", "linear: 10"),
}


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


def read(batch: list[Report]) -> list[Reading]:
    """Read every report: voices, events, times, places."""
    return list(load_reader(base_world()).read_many(batch))


def join(batch: list[Report], readings: list[Reading]) -> None:
    """Join what the reports say."""
    known = {record_id(r): r for r in batch}
    statements = [(record_id(s), s) for reading in readings for s in reading.statements]
    _ = fuse(known, statements, base_world(), {})


def read_and_fuse(batch: list[Report]) -> None:
    """Read every report, join what they say."""
    join(batch, read(batch))


class _Watch:
    """Adds up the processor time of functions."""

    def __init__(self) -> None:
        self.spent = 0.0

    def on(self, work: Callable[_P, _R]) -> Callable[_P, _R]:
        """The same function, its time added."""

        def watched(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            start = time.process_time()
            result = work(*args, **kwargs)
            self.spent += time.process_time() - start
            return result

        return watched


def networks(batch: list[Report]) -> float:
    """Processor time of the span model's networks alone."""
    whole, watch = load_finder(), _Watch()
    watched = Finder(whole.pieces, watch.on(whole.encode), watch.on(whole.roles), whole.learned)
    _ = watched.find([r.text for r in batch])
    return watch.spent


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on the shared seeds."""
    folder = data or shared("cases/seeds")
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise DataMissing(f"no .txt in {folder}")
    texts = [f.read_text(encoding="utf-8") for f in files]
    batch = list(reports(texts, COUNT))
    total, warm = words(batch), batch[:3]
    pipeline = spacy_pipeline()
    _ = list(pipeline.pipe(r.text for r in warm))
    plain = total / seconds(lambda: list(pipeline.pipe(r.text for r in batch)))
    plain_mb = peak_mb()
    read_and_fuse(warm)
    readings: list[Reading] = []
    reading = seconds(lambda: readings.extend(read(batch)))
    fusing = seconds(lambda: join(batch, readings))
    floor = total / networks(batch)
    small, large = (seconds(lambda n=n: read_and_fuse(list(reports(texts, n, 2)))) for n in GROWTH)
    beside = (
        f"plain spaCy {plain:,.0f} words/s, {plain_mb:,.0f} MB; "
        f"the encoder alone {floor:,.0f} words/s; in this run"
    )
    figures = {
        "reading_words_per_s": total / reading,
        "encoder_words_per_s": floor,
        "words_per_s": total / (reading + fusing),
        "ratio_to_spacy": total / (reading + fusing) / plain,
        "peak_mb": peak_mb(),
        "growth_10x": large / small,
    }
    inputs = digest(files)
    return [_measure(name, value, beside, inputs) for name, value in figures.items()]


def _measure(name: str, value: float, beside: str, inputs: str) -> Measure:
    """A figure beside its goal, the peer's own figures of this run in its place."""
    goal, better, unit, peer = GOALS[name]
    peer = beside if peer == _SPACY else peer
    return against("read-speed", name, value, (goal, better, unit, peer), inputs)
