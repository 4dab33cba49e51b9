"""The network: MiniLM's encoder, a cue head, and a light head that reads around one cue."""

from functools import cache
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from tocsin.read.spans.tags import CUE_STATES, NEARNESS, ROLE_TAGS
from tocsin.read.spans.words import BREAKS, QUOTED, SHAPES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
"""MiniLM-L6-H384 (Wang et al. 2020)."""
VOCABULARY, POSITIONS = 30522, 512
NARROW, NARROW_HEADS, NARROW_INNER, NARROW_LAYERS = 192, 6, 384, 2
"""The role head's own transformer layers."""


class Dropout(nn.Module):
    """Dropout whose masks are cut from one pool: drawing them anew takes a quarter of the time."""

    POOL = 1 << 23

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share of `x` and raise the rest, in training only."""
        if not self.training or not self.share:
            return x
        if self.pool is None or self.pool.dtype != x.dtype:
            self.pool = _pool(self.share, self.POOL, x.dtype)
        size = x.numel()
        if size >= self.POOL:
            return functional.dropout(x, self.share)
        start = int(torch.randint(self.POOL - size, (1,)))
        return x * self.pool[start : start + size].view(x.shape)


@cache
def _pool(share: float, size: int, kind: torch.dtype) -> Tensor:
    return ((torch.rand(size) >= share).float() / (1 - share)).to(kind)


class Layer(nn.Module):
    """A transformer layer, normalised after each part as BERT does it."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.i, self.d = nn.Linear(width, inner), nn.Linear(inner, width)
        self.ln1, self.ln2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = Dropout(dropout)

    def split(self, x: Tensor) -> Tensor:
        """[B, L, width] -> [B, heads, L, width / heads]."""
        return x.view(x.size(0), x.size(1), self.heads, -1).transpose(1, 2)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` [B, L, width]; `mask` [B, 1, 1, L], 0 or a large negative number to add."""
        q, k, v = self.split(self.q(x)), self.split(self.k(x)), self.split(self.v(x))
        scores = q @ k.transpose(-1, -2) / q.size(-1) ** 0.5 + mask.to(q.dtype)
        a = torch.softmax(scores, -1).to(v.dtype) @ v
        x = self.ln1(x + self.drop(self.o(a.transpose(1, 2).flatten(2))))
        return self.ln2(x + self.drop(self.d(functional.gelu(self.i(x)))))


class Encoder(nn.Module):
    """Pieces and what is seen of their words -> a vector a piece."""

    def __init__(
        self, dropout: float = 0.1, *, layers: int = LAYERS, vocabulary: int = VOCABULARY
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape, self.quoted, self.breaks = (
            nn.Embedding(n, WIDTH) for n in (SHAPES, QUOTED, BREAKS)
        )
        for table in (self.shape, self.quoted, self.breaks):
            nn.init.normal_(table.weight, std=0.01)
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(layers))

    def forward(self, pieces: Tensor, seen: Tensor, more: Tensor | None = None) -> Tensor:
        """`pieces` [B, L] (0 pads); `seen` [3, B, L]: shape, quoted, breaks. -> [B, L, 384].

        `more` [B, L, 384] is added to what goes in: marks of another task.
        """
        mask = ((pieces == 0).float() * -1e4)[:, None, None]
        x = self.word(pieces) + self.position.weight[: pieces.size(1)][None]
        x = x + self.shape(seen[0]) + self.quoted(seen[1]) + self.breaks(seen[2])
        if more is not None:
            x = x + more
        x = self.drop(self.ln(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Roles(nn.Module):
    """Vectors around one cue -> a score for each role tag of every word."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pt, self.pc = nn.Linear(WIDTH, NARROW), nn.Linear(WIDTH, NARROW)
        self.bt, self.bc = nn.Linear(WIDTH, NARROW), nn.Linear(WIDTH, NARROW)
        self.near = nn.Embedding(NEARNESS, NARROW)
        nn.init.normal_(self.near.weight, std=0.1)
        self.ln = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(
            Layer(NARROW, NARROW_HEADS, NARROW_INNER, dropout) for _ in range(NARROW_LAYERS)
        )
        self.conv = nn.Conv1d(NARROW, NARROW, 5, padding=2, groups=NARROW)
        self.out = nn.Linear(NARROW, ROLE_TAGS)
        self.drop = Dropout(dropout)

    def forward(self, around: Tensor, cue: Tensor, near: Tensor) -> Tensor:
        """`around` [C, T, 384], `cue` [C, 384], `near` [C, T] (0 pads) -> [C, T, tags]."""
        mask = ((near == 0).float() * -1e4)[:, None, None]
        z = self.pt(around) + self.pc(cue)[:, None] + self.bt(around) * self.bc(cue)[:, None]
        z = self.ln(functional.gelu(z + self.near(near)))
        for layer in self.layers:
            z = layer(z, mask)
        z = z * (near != 0)[..., None]
        z = z + functional.gelu(self.conv(z.transpose(1, 2)).transpose(1, 2))
        return self.out(self.drop(z))


class Net(nn.Module):
    """Everything that is trained; `flat` (tags without regard to a cue) only helps training."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.cue = nn.Linear(WIDTH, CUE_STATES)
        self.flat = nn.Linear(WIDTH, ROLE_TAGS)
        self.roles = Roles()
        self.drop = Dropout(0.1)


def load_minilm(encoder: Encoder, path: Path, rows: list[int] | None = None) -> None:
    """Fill the encoder from MiniLM's published weights (`model.safetensors`).

    An encoder of fewer layers takes the first ones; `rows` are the pieces kept of the vocabulary.
    """
    found = load_file(path)
    state = encoder.state_dict()
    table = found["embeddings.word_embeddings.weight"]
    state["word.weight"] = table if rows is None else table[rows]
    state["position.weight"] = found["embeddings.position_embeddings.weight"]
    state["position.weight"] = (
        state["position.weight"] + found["embeddings.token_type_embeddings.weight"][0]
    )
    state.update({f"ln.{p}": found[f"embeddings.LayerNorm.{p}"] for p in ("weight", "bias")})
    names = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "o": "attention.output.dense",
        "ln1": "attention.output.LayerNorm",
        "i": "intermediate.dense",
        "d": "output.dense",
        "ln2": "output.LayerNorm",
    }
    for n in range(len(encoder.layers)):
        for mine, theirs in names.items():
            for p in ("weight", "bias"):
                state[f"layers.{n}.{mine}.{p}"] = found[f"encoder.layer.{n}.{theirs}.{p}"]
    encoder.load_state_dict(state)
