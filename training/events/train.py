"""The training loop of the pair model, with averaged weights."""

import random
import sys
import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.events.batches import Batch, Example, collate
from training.events.net import PairNet

_WARM = 0.1
_CHUNK = 256
_SHOWN = 100
_SMOOTH = 0.1
"""Share of every label that is spread over all types: labels of pairs are not beyond doubt."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One run over the sentences."""

    epochs: int = 7
    rate: float = 1.5e-4
    """Highest learning rate of the encoder."""
    head_rate: float = 1e-3
    size: int = 16
    """Sentences in a batch."""
    shared: int = 2
    """How often a shared sentence is shown in an epoch."""
    trigger: float = 0.5
    """Weight of the trigger head."""
    seed: int = 1


def train(net: PairNet, examples: list[Example], types: int, recipe: Recipe) -> PairNet:
    """Train; the exponential average of the weights is returned."""
    _ = torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)  # noqa: S311 - no secret
    averaged = deepcopy(net)
    optimizer = _optimizer(net, recipe)
    total = recipe.epochs * len(list(_batches(examples, recipe, rng)))
    done, begun, shown = 0, time.monotonic(), 0.0
    for _ in range(recipe.epochs):
        for batch in _batches(examples, recipe, rng):
            rates = (recipe.rate, recipe.head_rate)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * _share(done / total)
            loss = _step(net, optimizer, collate(batch, types, rng), recipe)
            done += 1
            _average(net, averaged, done)
            shown += (loss - shown) / min(done, _SHOWN)
            if done % _SHOWN == 0:
                left = (time.monotonic() - begun) / done * (total - done) / 60
                _ = sys.stdout.write(f"step {done} of {total}, {left:.0f} min left: {shown:.3f}\n")
                _ = sys.stdout.flush()
    return averaged


def _optimizer(net: PairNet, recipe: Recipe) -> torch.optim.AdamW:
    encoder = [p for n, p in net.encoder.named_parameters() if n != "word.weight"]
    net.encoder.word.weight.requires_grad = False  # too few sentences to move single words
    ids = {id(p) for p in net.encoder.parameters()}
    heads = [p for p in net.parameters() if id(p) not in ids]
    groups = [{"params": encoder, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _batches(
    examples: list[Example], recipe: Recipe, rng: random.Random
) -> Iterator[list[Example]]:
    """An epoch: sentences near in length together."""
    found = [e for e in examples for _ in range(1 if e.own else recipe.shared)]
    rng.shuffle(found)
    out: list[list[Example]] = []
    for k in range(0, len(found), _CHUNK):
        near = sorted(found[k : k + _CHUNK], key=lambda e: len(e.cut.pieces))
        out += [near[j : j + recipe.size] for j in range(0, len(near), recipe.size)]
    rng.shuffle(out)
    yield from out


def _share(progress: float) -> float:
    return min(1.0, progress / _WARM) * max(0.02, 1 - progress)


def _step(net: PairNet, optimizer: torch.optim.AdamW, batch: Batch, recipe: Recipe) -> float:
    _ = net.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, trigger = net(batch.pieces, batch.seen, batch.role)
    loss = type_loss(scores.float(), batch) + recipe.trigger * trigger_loss(trigger.float(), batch)
    optimizer.zero_grad()
    loss.backward()
    _ = nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    _ = optimizer.step()
    return float(loss.item())


def type_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Of the right answers together, with smoothing."""
    logs = functional.log_softmax(scores, -1)
    right = torch.logsumexp(logs.masked_fill(~batch.right, -1e4), -1)
    return -((1 - _SMOOTH) * right + _SMOOTH * logs.mean(-1)).mean()


def trigger_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Of the pieces of the trigger, in our own sentences only."""
    live = (batch.pieces != 0) & batch.own[:, None]
    if not bool(live.any()):
        return scores.sum() * 0
    return functional.binary_cross_entropy_with_logits(scores[live], batch.trigger[live])


def _average(net: PairNet, averaged: PairNet, done: int) -> None:
    decay = min(0.995, (1 + done) / (10 + done))
    with torch.no_grad():
        torch._foreach_lerp_(list(averaged.parameters()), list(net.parameters()), 1 - decay)
