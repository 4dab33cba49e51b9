"""The training loop: cue and role CRFs over the shared encoder, with averaged weights."""

import random
import sys
import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from training.voices.batches import Cut, Example, collate, examples
from training.voices.model import Model

_WINDOWS = (128, 192, 256, 256, 256)
"""Pieces that windows are packed to, drawn for every text anew: the context varies."""
_CHUNK = 800
"""Windows sorted by length together."""
_WARM = 0.06
"""Share of the steps over which the rate rises."""
_SHOWN, _SAVED = 50, 500
"""Steps between lines of progress, and between saved weights."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One run over the texts."""

    name: str
    epochs: float
    rate: float
    """Highest learning rate of the encoder."""
    head_rate: float
    own: int
    """How often our own texts are shown in an epoch; 0 leaves them out."""
    pieces: int = 2048
    """Pieces in a batch, padding included."""
    hide: float = 0.06
    """Share of words whose pieces are hidden: names must not be learned by heart."""
    flat: float = 0.3
    """Weight of the tags without regard to a cue."""
    seed: int = 1


STAGES = (
    Stage("articles", epochs=8, rate=3e-4, head_rate=1e-3, own=0),
    Stage("articles and own texts", epochs=2, rate=1e-4, head_rate=3e-4, own=4, seed=2),
)
"""The recipe of the shipped weights."""


def batches(cuts: list[Cut], stage: Stage, rng: random.Random) -> list[list[Example]]:
    """An epoch's batches: windows packed anew, near in length within a batch."""
    found: list[Example] = []
    for c in cuts:
        longest = rng.choice(_WINDOWS)
        for _ in range(stage.own if c.own else 1):
            found.extend(examples(c, longest, rng.randrange(4)))
    rng.shuffle(found)
    out: list[list[Example]] = []
    for k in range(0, len(found), _CHUNK):
        out.extend(_packed(sorted(found[k : k + _CHUNK], key=lambda e: e.size), stage.pieces))
    rng.shuffle(out)
    return out


def _packed(near: list[Example], most: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for e in near:
        if batch and (len(batch) + 1) * e.size > most:
            yield batch
            batch = []
        batch.append(e)
    if batch:
        yield batch


def share_of_rate(progress: float) -> float:
    """Share of the full learning rate: up over the first part, then down in a straight line."""
    return min(1.0, progress / _WARM) * max(0.01, 1 - progress)


def train(model: Model, cuts: list[Cut], stage: Stage, out: Path) -> Model:
    """Train through one stage; the exponential average of the weights is saved and returned."""
    _ = torch.manual_seed(stage.seed)
    rng = random.Random(stage.seed)  # noqa: S311 - no secret
    averaged = deepcopy(model)
    steps = _Steps(model, averaged, stage)
    first = batches(cuts, stage, rng)
    total = max(1, round(len(first) * stage.epochs))
    while steps.done < total:
        for batch in first or batches(cuts, stage, rng):
            steps.take(batch, steps.done / total, rng)
            if steps.done % _SHOWN == 0:
                steps.show(total)
            if steps.done % _SAVED == 0:
                torch.save(averaged.state_dict(), out)
            if steps.done >= total:
                break
        first = []
    torch.save(averaged.state_dict(), out)
    return averaged


class _Steps:
    """Optimizer steps and what is shown of them."""

    def __init__(self, model: Model, averaged: Model, stage: Stage) -> None:
        self.model, self.averaged, self.stage = model, averaged, stage
        encoder = list(model.net.encoder.parameters())
        ids = {id(p) for p in encoder}
        heads = [p for p in model.parameters() if id(p) not in ids]
        self.rates = (stage.rate, stage.head_rate)
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder}, {"params": heads}], weight_decay=0.01, fused=True
        )
        self.done = self.words = 0
        self.losses = [0.0, 0.0, 0.0]
        self.begun = time.monotonic()

    def take(self, examples_: list[Example], progress: float, rng: random.Random) -> None:
        """One step."""
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * share_of_rate(progress)
        _ = self.model.train()
        batch = collate(examples_, self.stage.hide, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            cue, role, flat = self.model.loss(batch)
        self.optimizer.zero_grad()
        (cue + role + self.stage.flat * flat).backward()
        _ = nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        _ = self.optimizer.step()
        self.done += 1
        self._average()
        self.words += int(batch.lengths.sum())
        for i, loss in enumerate((cue, role, flat)):
            self.losses[i] += (loss.item() - self.losses[i]) / min(self.done, _SHOWN)

    def _average(self) -> None:
        decay = min(0.998, (1 + self.done) / (10 + self.done))
        with torch.no_grad():
            torch._foreach_lerp_(
                list(self.averaged.parameters()), list(self.model.parameters()), 1 - decay
            )

    def show(self, total: int) -> None:
        """One line of progress."""
        took = time.monotonic() - self.begun
        left = took / self.done * (total - self.done) / 60
        cue, role, flat = self.losses
        _ = sys.stdout.write(
            f"{self.stage.name}: step {self.done} of {total}, {self.words / took:,.0f} words/s,"
            f" {left:.0f} min left; loss cue {cue:.4f} role {role:.4f} flat {flat:.4f}\n"
        )
        _ = sys.stdout.flush()
