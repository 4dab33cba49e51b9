"""Learns how alike two tellings of one happening are: `python -m training.tellings --help`.

Only the training topics of ECB+ are learned from. Topics are dealt into folds for the choice of the
bar and for the figures that the card gives; the shipped trees then learn from all of them.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from bench.conll import scores
from bench.ecb import Told, documents, mentions, stories, told
from tocsin.fuse.tellings.features import FEATURES
from tocsin.fuse.tellings.joining import joined, pairs
from tocsin.fuse.tellings.likeness import likeness_from
from training.tellings.trees import Sample, learned

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared/data/fusion/ecbplus"
TABLE = ROOT / "src/tocsin/fuse/tellings/trees.json"
MENTIONS = "mentions/ECB_Train_Event_gold_mentions.json"
FOLDS = 5
BARS = tuple(n / 100 for n in range(25, 56, 5))


def samples(folder: Path) -> list[Sample]:
    """The found stories of the training topics, with the pairs of their mentions."""
    listed = mentions(folder / MENTIONS)
    texts = documents(folder, listed)
    story_of = stories(texts)
    by_story: dict[str, list[Told]] = {}
    for one in told(listed, texts):
        by_story.setdefault(story_of[one.mention.document], []).append(one)
    found: list[Sample] = []
    for here in by_story.values():
        rows = pairs([one.telling for one in here]).reshape(-1, len(FEATURES))
        chains = [one.mention.chain for one in here]
        same = [a == b for i, a in enumerate(chains) for b in chains[i + 1 :]]
        topics = Counter(texts[one.mention.document].topic for one in here)
        topic = min(topics, key=lambda t: (-topics[t], t))
        found.append(Sample(int(topic), tuple(o.mention for o in here), rows, np.array(same, bool)))
    return found


def left_out(found: list[Sample]) -> list[list[float]]:
    """For each story its pairs' chances by trees that did not learn from its topic."""
    chances: list[list[float]] = [[] for _ in found]
    topics = sorted({s.topic for s in found})
    fold = {topic: n % FOLDS for n, topic in enumerate(topics)}
    for k in range(FOLDS):
        trees = likeness_from(learned([s for s in found if fold[s.topic] != k], bar=0.5))
        for i, sample in enumerate(found):
            if fold[sample.topic] == k:
                chances[i] = trees.chances(sample.rows).tolist()
    return chances


def score(found: list[Sample], chances: list[list[float]], bar: float) -> float:
    """CoNLL F1 of all stories at a bar."""
    labels = {
        sample.mentions[i]: (n, k)
        for n, (sample, likely) in enumerate(zip(found, chances, strict=True))
        for k, group in enumerate(joined(likely, len(sample.mentions), bar))
        for i in group
    }
    return scores({m: m.chain for m in labels}, labels).mean


def main() -> None:
    """Choose the bar, print figures on topics left out, write the trees."""
    parser = argparse.ArgumentParser(prog="python -m training.tellings", description=__doc__)
    _ = parser.add_argument("--data", type=Path, default=DATA, help="a folder of ECB+")
    _ = parser.add_argument("--out", type=Path, default=TABLE, help="the table of trees")
    options = parser.parse_args()
    found = samples(options.data)
    chances = left_out(found)
    by_bar = {bar: score(found, chances, bar) for bar in BARS}
    for bar, value in by_bar.items():
        _ = sys.stdout.write(f"bar {bar:.2f}: CoNLL F1 on topics left out {value:.4f}\n")
    best = max(by_bar, key=lambda b: by_bar[b])
    table = learned(found, bar=best)
    _ = options.out.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    _ = sys.stdout.write(f"{len(found)} stories learned from; exported to {options.out}\n")


if __name__ == "__main__":
    main()
