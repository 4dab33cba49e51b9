"""Stories found as reports come in, on ECB+: B-cubed beside simple peers.

Data: a folder in the form of ECB+ (`ECB+/TOPIC/TOPIC_NUMBER(ecb|ecbplus).xml`, Cybulska & Vossen
2014). The two halves of a topic are two stories of one kind: two quakes, two arrests. The documents
have no dates that could be relied on, so none are given, and reports come in orders fixed by
digests of their names. The address that a document begins with is taken for one, not for text.
"""

import hashlib
import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from math import log
from pathlib import Path

import numpy as np
import yaml

from bench.conll import b_cubed_recall, clusters, f1
from bench.measure import ROOT, DataMissing, Goal, Measure, against, digests, shared
from tocsin.fuse.prints import moment
from tocsin.fuse.stories import Gist, StoryIndex, gist_of
from tocsin.fuse.stories.likeness import Item, all_pairs
from tocsin.fuse.stories.linkage import Matrix, Tree, average_link
from tocsin.fuse.stories.rarity import Vector
from tocsin.fuse.words import term, words

PART = "data/fusion/ecbplus"
OWN = ROOT / "bench/data/stories/near-misses.yaml"
FIRST_OF_MAY = datetime(2031, 5, 1, 8, tzinfo=UTC)
ORDERS = 3
STOPS = 10
"""Moments of a stream at which the stories so far are looked at."""
TELLING = 3
"""Words that say something and without which a line is a date, a byline or page furniture."""
BARS = tuple(n / 100 for n in range(6, 55, 4))
"""Thresholds that the peers are tried at; each is given its best one."""

_NAME = re.compile(r"(\d+)_\d+(ecb|ecbplus)$")
_TOKEN = re.compile(r'<token t_id="\d+" sentence="(\d+)" number="\d+">([^<]*)</token>')

GOALS: dict[str, Goal] = {
    "b_cubed_f1": (0.92, "higher", "", "0.889 streaming, 0.917 in one batch"),
    "precision": (None, "higher", "", ""),
    "recall": (None, "higher", "", ""),
    "while_growing_f1": (None, "higher", "", ""),
    "single_pass": (None, "higher", "", ""),
    "average_link": (None, "higher", "", ""),
    "headline_b_cubed_f1": (0.8, "higher", "", "0.373 worldmonitor, 0.774"),
    "headline_precision": (None, "higher", "", ""),
    "headline_recall": (None, "higher", "", ""),
    "headline_while_growing_f1": (None, "higher", "", ""),
    "headline_single_pass": (None, "higher", "", ""),
    "headline_average_link": (None, "higher", "", ""),
    "near_misses_f1": (None, "higher", "", ""),
    "near_misses_headline_f1": (None, "higher", "", ""),
}

Stories = Mapping[str, str]
"""Report to the name of its story."""


@dataclass(frozen=True)
class Document:
    """A document of ECB+."""

    name: str
    topic: str
    story: str
    lines: tuple[str, ...]
    """Its sentences, without the address."""

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)

    @property
    def headline(self) -> str:
        """Its first sentence that says something."""
        return next((line for line in self.lines if _says(line)), self.lines[0])


def _says(line: str) -> bool:
    telling = {t for w in words(line) if w.isalpha() and (t := term(w))}
    return len(telling) >= TELLING


def document(path: Path) -> Document | None:
    """A document; None for a file of another name."""
    named = _NAME.match(path.stem)
    if named is None:
        return None
    sentences: defaultdict[int, list[str]] = defaultdict(list)
    for number, token in _TOKEN.findall(path.read_text(encoding="utf-8")):
        sentences[int(number)].append(html.unescape(token))
    lines = [" ".join(tokens) for _, tokens in sorted(sentences.items())]
    if len(lines) > 1 and lines[0].startswith("http"):
        del lines[0]
    return Document(path.stem, named[1], named[1] + named[2], tuple(lines))


def documents(folder: Path) -> list[Document]:
    """All documents below a folder, by name."""
    found = [d for path in sorted(folder.rglob("*.xml")) if (d := document(path))]
    if not found:
        raise DataMissing(f"no TOPIC_NUMBER(ecb|ecbplus).xml below {folder}")
    return found


def b_cubed(gold: Stories, found: Stories) -> tuple[float, float, float]:
    """Precision, recall and F1 over the reports found (Bagga & Baldwin 1998)."""
    true = {report: gold[report] for report in found}
    precision = b_cubed_recall(clusters(found), true)
    recall = b_cubed_recall(clusters(true), found)
    return precision, recall, f1(precision, recall)


def labelled(stories: Sequence[Sequence[str]]) -> dict[str, str]:
    """Report to the first report of its story."""
    return {report: story[0] for story in stories for report in story}


def in_order(gists: Sequence[Gist], order: int) -> list[Gist]:
    """The reports in an order of arrival: by digest of the order's number and their names."""
    return sorted(gists, key=lambda g: hashlib.sha256(f"{order}/{g.report}".encode()).hexdigest())


def streamed(gists: Sequence[Gist], gold: Stories) -> tuple[dict[str, str], float]:
    """Stories at the end of a stream, and the mean F1 of what is shown while it runs."""
    index = StoryIndex()
    shown: list[float] = []
    stops = {len(gists) * n // STOPS for n in range(1, STOPS + 1)}
    found: dict[str, str] = {}
    for at, gist in enumerate(gists, start=1):
        index.add(gist)
        if at in stops:
            found = labelled(index.stories())
            shown.append(b_cubed(gold, found)[2])
    return found, sum(shown) / len(shown)


# --- peers ------------------------------------------------------------------------------------


def vectors(gists: Sequence[Gist]) -> list[Vector]:
    """Plain TF-IDF over the documents themselves, at length 1."""
    seen = Counter(t for g in gists for t in g.weights)
    found: list[Vector] = []
    for gist in gists:
        weighed = {t: w * log((1 + len(gists)) / seen[t]) for t, w in gist.weights.items()}
        length = sum(w * w for w in weighed.values()) ** 0.5 or 1.0
        found.append({t: w / length for t, w in weighed.items()})
    return found


def single_pass(near: Matrix, bar: float) -> list[list[int]]:
    """Each document joins the story whose centroid is most alike if it reaches the bar."""
    stories: list[list[int]] = []
    for i in range(len(near)):
        scores = [
            near[i, story].sum() / max(near[np.ix_(story, story)].sum(), 1e-9) ** 0.5
            for story in stories
        ]
        best = int(np.argmax(scores)) if scores else -1
        if best >= 0 and scores[best] >= bar:
            stories[best].append(i)
        else:
            stories.append([i])
    return stories


def cut_at(tree: Tree, bar: float) -> list[list[int]]:
    """Average-link clusters at a bar."""
    if tree.branches is None or tree.likeness >= bar:
        return [list(tree.leaves)]
    return [group for branch in tree.branches for group in cut_at(branch, bar)]


def peers(gists: Sequence[Gist], gold: Stories) -> Iterator[tuple[str, float]]:
    """What simple methods reach, each at the threshold that is best for it here."""
    names = [g.report for g in gists]
    near = all_pairs(vectors(gists), [Item.of(g) for g in gists])
    np.fill_diagonal(near, 1.0)
    tree = average_link(near, [1] * len(gists))

    def best(found: Iterator[list[list[int]]]) -> float:
        return max(
            b_cubed(gold, labelled([[names[i] for i in story] for story in stories]))[2]
            for stories in found
        )

    yield "single_pass", best(single_pass(near, bar) for bar in BARS)
    yield "average_link", best(cut_at(tree, bar) for bar in BARS)


# --- figures ----------------------------------------------------------------------------------


def figures(gists: Sequence[Gist], gold: Stories) -> Iterator[tuple[str, float]]:
    """Means over the orders of arrival; then the peers."""
    runs = [streamed(in_order(gists, order), gold) for order in range(ORDERS)]
    scores = [b_cubed(gold, found) for found, _ in runs]
    for at, name in ((2, "b_cubed_f1"), (0, "precision"), (1, "recall")):
        yield name, sum(s[at] for s in scores) / ORDERS
    yield "while_growing_f1", sum(growing for _, growing in runs) / ORDERS
    yield from peers(in_order(gists, 0), gold)


def near_misses(file: Path, *, whole: bool) -> float:
    """F1 on dated near misses of our own, all in one stream; whole or by headline."""
    gold: dict[str, str] = {}
    index = StoryIndex()
    stories = chain.from_iterable(
        case["stories"] for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    )
    for story, reports in enumerate(stories):
        for n, (day, headline, text) in enumerate(reports):
            name = f"{story}-{n}"
            gold[name] = str(story)
            at = FIRST_OF_MAY + timedelta(days=day - 1, hours=n)
            index.add(gist_of(name, f"{headline}\n\n{text}" if whole else headline, moment(at)))
    return b_cubed(gold, labelled(index.stories()))[2]


def run(data: Path | None) -> list[Measure]:
    """Measure on the folder given, else on the shared one."""
    folder = data or shared(PART)
    found = documents(folder)
    gold = {d.name: d.story for d in found}
    inputs = digests([folder.rglob("*.xml"), [OWN]])
    whole = [gist_of(d.name, d.text, None) for d in found]
    short = [gist_of(d.name, d.headline, None) for d in found]
    measures = [
        against("stories", before + name, value, GOALS[before + name], inputs)
        for before, gists in (("", whole), ("headline_", short))
        for name, value in figures(gists, gold)
    ]
    for name, with_text in (("near_misses_f1", True), ("near_misses_headline_f1", False)):
        value = near_misses(OWN, whole=with_text)
        measures.append(against("stories", name, value, GOALS[name], inputs))
    return measures
