"""A linear-chain CRF over a lattice of allowed steps (Lafferty, McCallum, Pereira 2001)."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

NEVER = -1e4
"""Added for a step that the lattice does not have."""


class Crf(nn.Module):
    """Learned weights of the steps; `tag_of` says which score each state takes."""

    def __init__(
        self, may: NDArray[np.bool_], first: NDArray[np.bool_], tag_of: NDArray[np.int64]
    ) -> None:
        super().__init__()
        states = len(first)
        self.weight = nn.Parameter(torch.zeros(states, states))
        self.begin = nn.Parameter(torch.zeros(states))
        self.register_buffer("closed", torch.from_numpy(~may))
        self.register_buffer("barred", torch.from_numpy(~first))
        self.register_buffer("tag_of", torch.from_numpy(tag_of))

    def steps(self) -> Tensor:
        """[S, S] to add for a step."""
        return self.weight.masked_fill(self.closed, NEVER)

    def first(self) -> Tensor:
        """[S] to add for the first state."""
        return self.begin.masked_fill(self.barred, NEVER)

    def loss(self, scores: Tensor, states: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood of the gold states, a word.

        `scores` [N, T, tags], `states` [N, T], `lengths` [N].
        """
        scores = scores[..., self.tag_of]
        steps, first = self.steps(), self.first()
        longest = scores.size(1)
        at = torch.arange(longest, device=scores.device)
        live = at[None] < lengths[:, None]
        held = scores.gather(2, states[..., None])[..., 0]
        moved = steps[states[:, :-1], states[:, 1:]]
        gold = first[states[:, 0]] + (held * live).sum(1) + (moved * live[:, 1:]).sum(1)
        alpha = scores[:, 0] + first
        for t in range(1, longest):
            ahead = torch.logsumexp(alpha[:, :, None] + steps, 1) + scores[:, t]
            alpha = torch.where(live[:, t, None], ahead, alpha)
        total = torch.logsumexp(alpha, 1)
        return ((total - gold) * (lengths > 0)).sum() / live.sum()
