"""Short texts of the news, and near-duplicates planted among them: a recipe anyone can repeat.

The texts are headlines, first sentences, posts and single sentences of 8 to 60 words, each once, as
they stand in the shared data. A planted text is one of them with a quarter of its words edited.
"""

import csv
import gzip
import io
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measure import DataMissing

SHORTEST, LONGEST = 8, 60
"""Words of a short text."""
EDITED = 0.25
REPLACED, DROPPED = 0.6, 0.2
"""Shares of the edits that replace or drop a word; the others put one in."""
SEED = 20261121

_SENTENCE = re.compile(r"(?<=[.!?\u201d\"])\s+(?=[A-Z\u201c\"])")
_TOKEN = re.compile(r'<token [^>]*sentence="(\d+)"[^>]*>([^<]*)<')
PARTS = (
    "attribution/text_dev.json",
    "attribution/text_train.json",
    "assess/verbal/future_statements_goldEN.json.gz",
    "fusion/conflict_tracker/articles.jsonl",
    "fusion/ruwa/ruwa-2022-02..06.csv.gz",
)
"""Files of the shared data that are read, besides ECB+."""


def sentences(text: str) -> Iterator[str]:
    """A running text cut at the ends of its sentences."""
    for paragraph in text.split("\n"):
        yield from _SENTENCE.split(paragraph)


def _words_of(file: Path) -> Iterator[str]:
    """Sentences of one ECB+ document, tokens parted by spaces."""
    found: dict[str, list[str]] = {}
    for number, token in _TOKEN.findall(file.read_text(encoding="utf-8")):
        found.setdefault(number, []).append(token)
    for tokens in found.values():
        yield " ".join(tokens)


def _plain(file: Path) -> str:
    data = file.read_bytes()
    return (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8")


def _shared(folder: Path) -> Iterator[str]:
    texts: list[Any]
    for name in PARTS[:2]:
        for text in json.loads(_plain(folder / name)).values():
            yield from sentences(text)
    for row in json.loads(_plain(folder / PARTS[2])):
        yield from sentences(row["original_text"])
    for line in _plain(folder / PARTS[3]).splitlines():
        row = json.loads(line)
        texts = [row["title"], row["summary"]]
        yield from texts
    for row in csv.DictReader(io.StringIO(_plain(folder / PARTS[4]))):
        texts = [row["title"], row["desc"]]
        yield from texts
    for file in sorted(folder.glob("fusion/ecbplus/ECB+/*/*.xml")):
        yield from _words_of(file)


def files(folder: Path) -> list[Path]:
    """What is read of a folder: the parts of the shared data, else its `*.txt`."""
    parts = [folder / name for name in PARTS]
    if parts[0].is_file():
        return [*parts, *folder.glob("fusion/ecbplus/ECB+/*/*.xml")]
    found = sorted(folder.glob("*.txt"))
    if not found:
        raise DataMissing(f"no *.txt with a text a line in {folder}")
    return found


def short_texts(folder: Path) -> list[str]:
    """All short texts of a folder, each once, in the order of the files."""
    if (folder / PARTS[0]).is_file():
        every: Iterator[str] = _shared(folder)
    else:
        every = (line for f in files(folder) for line in _plain(f).splitlines())
    plain = (" ".join(text.split()) for text in every)
    return [t for t in dict.fromkeys(plain) if SHORTEST <= t.count(" ") + 1 <= LONGEST]


def edited(text: str, words: list[str], chance: random.Random) -> str:
    """A text with a quarter of its words edited: replaced, dropped, or one put in before them.

    New words are drawn from `words`, so that common words are as common as in the texts.
    """
    out = text.split()
    places = chance.sample(range(len(out)), max(1, round(EDITED * len(out))))
    for at in sorted(places, reverse=True):
        kind = chance.random()
        if kind < REPLACED:
            out[at] = chance.choice(words)
        elif kind < REPLACED + DROPPED:
            del out[at]
        else:
            out.insert(at, chance.choice(words))
    return " ".join(out)


def planted(texts: list[str], size: int) -> tuple[list[str], dict[int, int]]:
    """The texts and edited copies of some of them, `size` at most; place of a copy to its source's.

    No text is copied twice, and at most half of the result are copies.
    """
    chance = random.Random(SEED)  # noqa: S311 - a recipe that anyone can repeat, no secret
    words = [w for t in texts for w in t.split()]
    originals = texts[: max(size // 2, min(len(texts), size * 3 // 4))]
    sources = chance.sample(range(len(originals)), min(len(originals), size - len(originals)))
    copies = [edited(originals[at], words, chance) for at in sources]
    return [*originals, *copies], {len(originals) + n: at for n, at in enumerate(sources)}
