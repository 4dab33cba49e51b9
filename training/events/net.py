"""The network: the first layers of MiniLM over a sentence whose parties are marked, two heads."""

import torch
from torch import Tensor, nn

from training.voices.net import WIDTH, Encoder

ROLES = 4
"""0 none, 1 actor, 2 recipient, 3 trigger."""
INNER = 256


class PairNet(nn.Module):
    """Pieces with roles -> a score for every type, and for every piece to be of the trigger."""

    def __init__(self, types: int, layers: int, vocabulary: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers=layers, vocabulary=vocabulary)
        self.role = nn.Embedding(ROLES, WIDTH)
        nn.init.normal_(self.role.weight, std=0.02)
        self.out = nn.Sequential(
            nn.Linear(WIDTH * 5, INNER), nn.GELU(), nn.Dropout(0.2), nn.Linear(INNER, types)
        )
        self.trigger = nn.Linear(WIDTH, 1)

    def forward(self, pieces: Tensor, seen: Tensor, role: Tensor) -> tuple[Tensor, Tensor]:
        """`pieces` [B, L] (0 pads), `seen` [3, B, L], `role` [B, L] -> [B, types], [B, L]."""
        x = self.encoder(pieces, seen, self.role(role))
        live = (pieces != 0).float()
        highest = (x - (1 - live)[..., None] * 1e4).max(1)[0]
        parts = [_mean(x, (role == n).float() * live) for n in range(1, ROLES)]
        return self.out(torch.cat([x[:, 0], *parts, highest], -1)), self.trigger(x)[..., 0]


def _mean(x: Tensor, weight: Tensor) -> Tensor:
    return (x * weight[..., None]).sum(1) / weight.sum(1, keepdim=True).clamp(min=1)
