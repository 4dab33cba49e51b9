"""The trained pair model as an ONNX file with 8-bit weights, its pieces, and its temperature."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType
from torch import Tensor, nn
from torch.nn import functional

from tocsin.read.events.pairs import MOST
from training.events.net import PairNet
from training.slim import slim
from training.voices.export import write_onnx
from training.voices.net import HEADS

EIGHT: dict[str, Any] = {
    "weight_type": QuantType.QUInt8,
    "op_types_to_quantize": ["MatMul"],
}
"""Weights in all eight bits: nothing measurable is lost. `training.slim` signs them."""


class Rows(nn.Module):
    """A table of vectors in 8 bits with a scale a row: one scale for all costs a point."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True) / 127
        self.register_buffer("whole", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, i: Tensor) -> Tensor:
        """[B, L] -> [B, L, width]."""
        return functional.embedding(i, self.whole).float() * functional.embedding(i, self.scale)


def export(net: PairNet, vocabulary: list[str], warmth: float, folder: Path) -> None:
    """Write the files into a folder that is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    small = deepcopy(net).eval()
    encoder = small.encoder
    encoder.word = Rows(encoder.word.weight.detach())
    encoder.position = nn.Embedding.from_pretrained(encoder.position.weight[:MOST].clone())
    pieces = torch.randint(5, len(vocabulary), (3, 40))
    seen, role = torch.zeros(3, 3, 40, dtype=torch.long), torch.zeros(3, 40, dtype=torch.long)
    axes = {0: "sentences", 1: "pieces"}
    write_onnx(
        small,
        (pieces, seen, role),
        folder / "pairs.onnx",
        {
            "pieces": axes,
            "seen": {1: "sentences", 2: "pieces"},
            "role": axes,
            "types": {0: "sentences"},
            "trigger": axes,
        },
        EIGHT,
    )
    slim(folder / "pairs.onnx", HEADS)
    _ = (folder / "pieces.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    settings = json.dumps({"warmth": round(warmth, 3)}, indent=1)
    _ = (folder / "settings.json").write_text(settings + "\n", encoding="utf-8")
