"""What is true where sources differ, beside majority vote and TruthFinder on the same claims.

Data: `books/claims/*.txt` and `books/truth/book_golden.csv` (authors of books by what shops print),
`population/population_claims.csv.gz` and `population_truth.csv.gz` (population of towns by who set
it in an encyclopedia; the claims about a town stand in the order in which they were made). A source
has one claim about a thing, its last.

`books` is right where the same people are named as in the gold, by the same surnames, given names
and initials, order, case, accents and punctuation aside: "Hutton, David W." is not "Hutton, David
V.", nor is "James T. Perry" "James Perry". `books_surnames` asks for the surnames alone. A number
is right when it is the gold's. Gold without claims is left out. The same reading of author lists
serves the method and both rivals. `*_halves` takes the assumptions on the one half of the gold and
measures on the other, both ways.
"""

import csv
import gzip
import io
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from bench.authors import Book, People, borne_out, key
from bench.finders import Found, majority, truthfinder
from bench.measure import DataMissing, Goal, Measure, against, digest, shared
from tocsin.fuse.belief import Claim, Habits, Priors, Shape, latest, learn, weigh

PART = "data/fusion/truth"
Items = dict[Any, tuple[Claim[Any], ...]]
GOALS: dict[str, Goal] = {
    "books": (0.75, "higher", "", "best known .66; majority and TruthFinder below"),
    "books_majority": (None, "higher", "majority", ""),
    "books_truthfinder": (None, "higher", "TruthFinder", ""),
    "books_halves": (None, "higher", "", ""),
    "books_surnames": (None, "higher", "", ""),
    "books_surnames_majority": (None, "higher", "majority", ""),
    "books_surnames_truthfinder": (None, "higher", "TruthFinder", ""),
    "books_brier": (None, "lower", "", ""),
    "books_brier_majority": (None, "lower", "majority", ""),
    "books_brier_truthfinder": (None, "lower", "TruthFinder", ""),
    "books_calibration": (None, "lower", "", ""),
    "population": (0.84, "higher", "", "best known .831; majority and TruthFinder below"),
    "population_majority": (None, "higher", "majority", ""),
    "population_truthfinder": (None, "higher", "TruthFinder", ""),
    "population_undated": (None, "higher", "", ""),
    "population_halves": (None, "higher", "", ""),
    "population_brier": (None, "lower", "", ""),
    "population_brier_majority": (None, "lower", "majority", ""),
    "population_brier_truthfinder": (None, "lower", "TruthFinder", ""),
    "population_calibration": (None, "lower", "", ""),
}
"""Goal, which way is better, unit, best peer. A rival's name is its unit: no floor."""
UNNAMED, NAMED = "unnamed", "named"
BASE_SIMILARITY = 0.5
"""Yin, Han and Yu 2008, section 6: the share of authors in common from which a
list implies another."""


@dataclass(frozen=True)
class Assumed:
    """The few numbers that are not learned."""

    alternatives: float = 10.0
    likeness: float = 0.1
    copies: float = 0.2
    dated: bool = False

    @property
    def shape(self) -> Shape:
        """As weighing takes it; a claim fades by half with each that comes after."""
        return Shape(self.alternatives, dated=self.dated, fading=0.5 if self.dated else 1.0)

    @property
    def priors(self) -> Priors:
        """Nothing is held against anybody beforehand: kinds begin alike."""
        habits = Habits(exact=0.7, partial=0.15, copies=self.copies)
        return Priors({UNNAMED: habits, NAMED: habits})


GRID = [Assumed(*row) for row in product((5.0, 10.0, 50.0), (0.03, 0.1, 0.3))]


@dataclass(frozen=True)
class Case:
    """One set of claims with its gold."""

    name: str
    items: Items
    gold: Mapping[Any, Any]
    borne_out: Callable[[Any, Any], bool]
    implies: Callable[[Any, Any], float]
    kind_of: Callable[[str], str]
    dated: bool


def books(folder: Path) -> Case:
    """Authors of books."""
    by_book: dict[str, list[tuple[str, str]]] = {}
    for file in sorted((folder / "books/claims").glob("*.txt")):
        for row in _rows(file.read_text(encoding="utf-8"), 6):
            by_book.setdefault(row[2], []).append((row[5], row[4]))
    items: Items = {}
    for isbn, said in by_book.items():
        book = Book(text for _, text in said)
        read = ((source, book.people(text)) for source, text in said)
        if claims := latest(Claim(source, people) for source, people in read if people):
            items[isbn] = claims
    golden = csv.reader(io.StringIO(_text(folder / "books/truth/book_golden.csv")))
    gold = {row[0]: key(row[2]) for row in golden}
    return Case(
        "books", items, _covered(gold, items), borne_out, _shared, lambda _: NAMED, dated=False
    )


def population(folder: Path) -> Case:
    """Population of towns in a year."""
    items: dict[tuple[str, str], list[Claim[str]]] = {}
    for row in _rows(_text(folder / "population/population_claims.csv.gz"), 4):
        items.setdefault((row[0], row[1]), []).append(Claim(row[3], row[2]))
    truth = _rows(_text(folder / "population/population_truth.csv.gz"), 3)
    gold = {(row[0], row[1]): row[2] for row in truth}
    known = {key: latest(claims) for key, claims in items.items()}
    return Case("population", known, _covered(gold, known), _never, _nothing, _account, dated=True)


def _account(source: str) -> str:
    """An address in place of a name: account 0."""
    return UNNAMED if source.startswith("0 (") else NAMED


def _never(_said: object, _true: object) -> bool:
    return False


def _nothing(_a: object, _b: object) -> float:
    return 0.0


def _shared(a: People, b: People) -> float:
    """What one list of authors says for another (Yin, Han and Yu 2008, section 6)."""
    surnames = {last for last, _ in b}
    return sum(last in surnames for last, _ in a) / len(a) - BASE_SIMILARITY


def _covered(gold: Mapping[Any, Any], items: Mapping[Any, object]) -> dict[Any, Any]:
    return {k: v for k, v in gold.items() if k in items}


def _text(file: Path) -> str:
    if not file.is_file():
        raise DataMissing(f"no {file.name} in {file.parent}")
    raw = file.read_bytes()
    return (gzip.decompress(raw) if file.suffix == ".gz" else raw).decode("utf-8")


def _rows(text: str, columns: int) -> Iterator[list[str]]:
    """Rows below the header that are whole."""
    rows = csv.reader(io.StringIO(text))
    _ = next(rows, None)
    return (row for row in rows if len(row) >= columns)


def believed(case: Case, assumed: Assumed) -> Found[Any, Any]:
    """The most probable value of everything in the gold, with its probability."""

    @cache
    def likeness(said: Any, true: Any) -> float:  # noqa: ANN401 - authors or numbers
        return assumed.likeness if case.borne_out(said, true) else 0.0

    shape = assumed.shape
    known = learn(case.items, likeness, shape, assumed.priors, case.kind_of)
    found: Found[Any, Any] = {}
    for k in case.gold:
        weighed = weigh(case.items[k], known.habits, likeness, shape)
        found[k] = (weighed.best, weighed.chance(weighed.best))
    return found


def right(
    found: Found[Any, Any], gold: Mapping[Any, Any], same: Callable[[Any], Hashable]
) -> dict[Any, bool]:
    """Which values are the gold's."""
    return {k: same(found[k][0]) == same(true) for k, true in gold.items()}


def whole(value: Any) -> Hashable:  # noqa: ANN401 - authors or numbers
    """A value as it is compared; given names run together, "J. P." and "JP" are one."""
    return value if isinstance(value, str) else tuple((a, "".join(f)) for a, f in value)


def surnames(value: People) -> Hashable:
    """The surnames alone."""
    return tuple(sorted({last for last, _ in value}))


def brier(found: Found[Any, Any], hits: Mapping[Any, bool]) -> float:
    """Mean squared distance of the probabilities of the chosen values from what came of them."""
    return _mean((found[k][1] - hit) ** 2 for k, hit in hits.items())


def calibration(found: Found[Any, Any], hits: Mapping[Any, bool]) -> float:
    """Mean distance, over ten bands of probability, of what was said from what held; by size."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for k, hit in hits.items():
        bands.setdefault(min(9, int(found[k][1] * 10)), []).append((found[k][1], hit))
    off = (abs(sum(p - hit for p, hit in band)) for band in bands.values())
    return sum(off) / len(hits)


def halves(case: Case) -> float:
    """Share right where each half is weighed as served the other best, by the Brier score."""
    grid = [Assumed(a.alternatives, a.likeness, dated=case.dated) for a in GRID]
    tried = [
        (found, right(found, case.gold, whole))
        for found in (believed(case, a) for a in _needed(case, grid))
    ]
    parts = [sorted(case.gold, key=str)[start::2] for start in (0, 1)]
    hits = 0
    for mine, other in (parts, parts[::-1]):
        _, best = min(tried, key=lambda t: brier(t[0], {k: t[1][k] for k in other}))
        hits += sum(best[k] for k in mine)
    return hits / len(case.gold)


def _needed(case: Case, grid: Sequence[Assumed]) -> Iterable[Assumed]:
    """Without partial agreement one likeness is as good as another."""
    if case.name == "books":
        return grid
    return [a for a in grid if a.likeness == grid[0].likeness]


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def figures(case: Case) -> Iterator[tuple[str, float]]:
    """Every figure of a case by its measure name."""
    ways = {
        "": believed(case, Assumed(dated=case.dated)),
        "_majority": majority(case.items),
        "_truthfinder": truthfinder(case.items, case.implies),
    }
    for tail, found in ways.items():
        hits = right(found, case.gold, whole)
        yield f"{case.name}{tail}", _mean(hits.values())
        yield f"{case.name}_brier{tail}", brier(found, hits)
        if not tail:
            yield f"{case.name}_calibration", calibration(found, hits)
        if case.name == "books":
            yield f"books_surnames{tail}", _mean(right(found, case.gold, surnames).values())
    if case.dated:
        undated = believed(case, Assumed())
        yield f"{case.name}_undated", _mean(right(undated, case.gold, whole).values())
    yield f"{case.name}_halves", halves(case)


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on the shared data."""
    folder = data or shared(PART)
    files = [f for f in folder.rglob("*") if f.is_file()]
    found = dict(pair for case in (books(folder), population(folder)) for pair in figures(case))
    return [against("truth", name, found[name], GOALS[name], digest(files)) for name in GOALS]
