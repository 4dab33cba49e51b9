"""Marked sentences to tensors."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from tocsin.read.events.pairs import ACTOR, RECIPIENT, TRIGGER, Cut, cut
from tocsin.read.spans.pieces import Pieces
from training.events.corpus import Marked

_MASK = "[MASK]"
_HIDE = 0.06
"""Share of pieces that are hidden: names must not be learned by heart."""
_KEEP = {ACTOR: 0.92, RECIPIENT: 0.88, TRIGGER: 0.5}
"""How often a mark is shown: what is asked later may lack one."""


@dataclass(slots=True)
class Example:
    """One sentence in pieces with what is right."""

    cut: Cut
    right: frozenset[int]
    own: bool


@dataclass(slots=True)
class Batch:
    """Tensors of several sentences; see `PairNet` for the shapes."""

    pieces: Tensor
    seen: Tensor
    role: Tensor
    right: Tensor
    """[B, types], true where the type is right."""
    trigger: Tensor
    """[B, L], 1 for a piece of the trigger."""
    own: Tensor
    """[B], whose trigger is marked."""


def example(m: Marked, pieces: Pieces) -> Example:
    """A marked sentence in pieces, all marks shown."""
    return Example(cut(m.text, (m.actor, m.recipient, m.trigger), pieces), m.right, m.own)


def collate(batch: list[Example], types: int, rng: random.Random | None = None) -> Batch:
    """Tensors; with `rng`, marks and pieces are hidden at random."""
    longest = -(-max(len(e.cut.pieces) for e in batch) // 8) * 8
    n = len(batch)
    pieces, role = np.zeros((n, longest), np.int64), np.zeros((n, longest), np.int64)
    seen, trigger = np.zeros((3, n, longest), np.int64), np.zeros((n, longest), np.float32)
    right = np.zeros((n, types), np.bool_)
    for i, e in enumerate(batch):
        size = len(e.cut.pieces)
        pieces[i, :size], role[i, :size] = e.cut.pieces, e.cut.roles
        seen[:, i, :size] = e.cut.seen
        trigger[i, :size] = e.cut.roles == TRIGGER
        right[i, list(e.right)] = True
        if rng:
            _hide(pieces[i, :size], role[i, :size], rng)
    own = np.array([e.own for e in batch])
    return Batch(*(torch.from_numpy(a) for a in (pieces, seen, role, right, trigger, own)))


def _hide(pieces: np.ndarray, role: np.ndarray, rng: random.Random) -> None:
    for mark, keep in _KEEP.items():
        if rng.random() > keep:
            role[role == mark] = 0
    for k in range(1, len(pieces) - 1):
        if rng.random() < _HIDE:
            pieces[k] = HIDDEN


HIDDEN = 3
"""Number of the hidden piece in the pruned vocabulary (see `vocabulary.FIRST`)."""
