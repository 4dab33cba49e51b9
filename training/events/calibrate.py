"""The temperature that makes the pair model's probabilities honest, on sentences kept out."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from tocsin.read.events.pairs import TRIGGER
from training.events.batches import Example, collate
from training.events.net import PairNet

_STEPS = np.linspace(0.4, 2.0, 33)


def scores_of(net: PairNet, examples: list[Example], types: int) -> tuple[Tensor, Tensor]:
    """Scores [N, types] and what is right [N, types], triggers not shown."""
    scores, right = [], []
    _ = net.eval()
    with torch.no_grad():
        for k in range(0, len(examples), 32):
            batch = collate(examples[k : k + 32], types)
            role = batch.role.masked_fill(batch.role == TRIGGER, 0)
            scores.append(net(batch.pieces, batch.seen, role)[0])
            right.append(batch.right)
    return torch.cat(scores), torch.cat(right)


def accuracy(scores: Tensor, right: Tensor) -> float:
    """Share of sentences whose likeliest type is right."""
    return float(right.gather(1, scores.argmax(-1, keepdim=True)).float().mean())


def warmth_of(scores: Tensor, right: Tensor) -> float:
    """The temperature of least log loss (Guo et al. 2017)."""

    def loss(warmth: float) -> float:
        logs = functional.log_softmax(scores / warmth, -1)
        return -float(torch.logsumexp(logs.masked_fill(~right, -1e4), -1).mean())

    return float(min(_STEPS, key=loss))
