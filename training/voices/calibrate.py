"""How sure a cue must be: the lean that tells best on the development articles."""

from pathlib import Path

import numpy as np
import torch

from tocsin.read.spans.finder import Finder, Found, learned
from tocsin.read.spans.pieces import Pieces
from tocsin.read.spans.tags import Floats
from tocsin.read.spans.words import Ints
from training.voices.corpus import Places, Text, shared
from training.voices.export import steps_of
from training.voices.model import Model

LEANS = np.arange(-0.2, 1.01, 0.2)
_HALF = 0.5


def finder_of(model: Model, pieces: Pieces, lean: float) -> Finder:
    """The model as it will run, in full precision."""
    _ = model.eval()

    @torch.no_grad()
    def encode(given: Ints, seen: Ints) -> tuple[Floats, Floats]:
        vectors = model.net.encoder(torch.from_numpy(given), torch.from_numpy(seen))
        return vectors.numpy(), model.net.cue(vectors).numpy()

    @torch.no_grad()
    def roles(around: Floats, cue: Floats, near: Ints) -> Floats:
        given = (torch.from_numpy(x) for x in (around, cue, near))
        return model.net.roles(*given).numpy()

    return Finder(pieces, encode, roles, learned(steps_of(model), lean))


def calibrated(model: Model, pieces: Pieces, data: Path) -> float:
    """The lean with the highest share of attributions that agree in all roles."""
    texts = shared(data, "dev")
    scores = {
        float(lean): _agreement(finder_of(model, pieces, float(lean)), texts) for lean in LEANS
    }
    return round(max(scores, key=lambda lean: scores[lean]), 2)


def _agreement(finder: Finder, texts: list[Text]) -> float:
    """F1 of attributions whose cues touch and whose sources and contents agree by half."""
    hits = told = gold = 0
    for text, found in zip(texts, finder.find([t.text for t in texts]), strict=True):
        told, gold = told + len(found), gold + len(text.attributions)
        for f in found:
            hits += any(_same(f, a.source, a.cue, a.content) for a in text.attributions)
    return 2 * hits / max(told + gold, 1)


def _same(f: Found, source: Places, cue: Places, content: Places) -> bool:
    mine = [(f.source.start, f.source.end)] if f.source else []
    said = [(c.start, c.end) for c in f.content]
    touch = any(a < f.cue.end and f.cue.start < b for a, b in cue)
    return touch and _dice(mine, source) >= _HALF and _dice(said, content) >= _HALF


def _dice(a: Places, b: Places) -> float:
    mine = {k for s, e in a for k in range(s, e)}
    theirs = {k for s, e in b for k in range(s, e)}
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 1.0
