"""Trains and exports the pair model: `python -m training.events --help`."""

import argparse
import json
import sys
from pathlib import Path

import torch

from tocsin.read.events.pairs import TYPES
from tocsin.read.spans.pieces import Pieces
from training.events import corpus
from training.events.batches import example
from training.events.calibrate import accuracy, scores_of, warmth_of
from training.events.export import export
from training.events.net import PairNet
from training.events.train import Recipe, train
from training.events.vocabulary import kept
from training.voices.__main__ import minilm
from training.voices.net import load_minilm

ROOT = Path(__file__).resolve().parents[2]
TEXTS = Path(__file__).parent / "texts"
DATA = ROOT.parent / "shared/data"
PAIRS = "events/PLV_train_1050.jsonl"
ARTICLES = "attribution/text_train.json"
"""Articles that only say which pieces of the vocabulary news needs."""
LAYERS, PIECES = 6, 9_000
"""All of MiniLM's layers over the pieces that news needs."""


def parse() -> argparse.Namespace:
    """Command line to options."""
    parser = argparse.ArgumentParser(prog="python -m training.events", description=__doc__)
    _ = parser.add_argument("--data", type=Path, default=DATA, help="folder of the shared data")
    _ = parser.add_argument(
        "--out", type=Path, default=ROOT / "src/tocsin/desk/pairs", help="exported files"
    )
    _ = parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    return parser.parse_args()


def main() -> None:
    """Train, calibrate, export."""
    options = parse()
    torch.set_num_threads(options.threads)
    pairs, articles = options.data / PAIRS, options.data / ARTICLES
    for path in (pairs, articles):
        if not path.exists():
            sys.exit(f"no {path}: name the folder of the shared data with --data")
    start = minilm()
    learned = [*corpus.own(TEXTS), *corpus.shared(pairs, held=False)]
    held = list(corpus.shared(pairs, held=True))
    full = [p for p in (start / "vocab.txt").read_text(encoding="utf-8").split("\n") if p]
    texts = [m.text for m in learned] + list(json.loads(articles.read_text("utf-8")).values())
    vocabulary = kept(full, texts, PIECES)
    pieces = Pieces({p: n for n, p in enumerate(vocabulary)})
    net = PairNet(len(TYPES), LAYERS, len(vocabulary))
    numbers = {p: n for n, p in enumerate(full)}
    load_minilm(net.encoder, start / "model.safetensors", [numbers[p] for p in vocabulary])
    net = train(net, [example(m, pieces) for m in learned], len(TYPES), Recipe())
    scores, right = scores_of(net, [example(m, pieces) for m in held], len(TYPES))
    warmth = warmth_of(scores, right)
    export(net, vocabulary, warmth, options.out)
    shown = f"{len(learned)} sentences; kept out {len(held)}: {accuracy(scores, right):.3f} right"
    _ = sys.stdout.write(f"{shown}, temperature {warmth:.2f}; exported to {options.out}\n")


if __name__ == "__main__":
    main()
