"""The trained network as two ONNX files with 8-bit weights, and what decoding needs beside them."""

import json
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.slim import slim
from training.voices.model import Model
from training.voices.net import HEADS

FILES = ("encoder.onnx", "roles.onnx", "steps.json", "vocab.txt")
"""What a reader needs; the desk loads them from the package."""
_OPSET = 18


class _Encode(nn.Module):
    """Encoder and cue head in one pass."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.encoder, self.cue = model.net.encoder, model.net.cue

    def forward(self, pieces: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
        vectors = self.encoder(pieces, seen)
        return vectors, self.cue(vectors)


def export(model: Model, vocabulary: Path, lean: float, folder: Path) -> None:
    """Write the files into a folder that is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    _ = model.eval()
    pieces, seen = torch.randint(200, 20000, (3, 40)), torch.zeros(3, 3, 40, dtype=torch.long)
    axes = {0: "windows", 1: "pieces"}
    write_onnx(
        _Encode(model),
        (pieces, seen),
        folder / "encoder.onnx",
        {
            "pieces": axes,
            "seen": {1: "windows", 2: "pieces"},
            "vectors": axes,
            "cues": axes,
        },
    )
    slim(folder / "encoder.onnx", HEADS)
    words = {0: "cues", 1: "words"}
    vectors, near = torch.randn(5, 20, 384), torch.randint(1, 63, (5, 20))
    write_onnx(
        model.net.roles,
        (vectors, torch.randn(5, 384), near),
        folder / "roles.onnx",
        {"around": words, "cue": {0: "cues"}, "near": words, "scores": words},
    )
    slim(folder / "roles.onnx")
    text = json.dumps({"lean": lean, **steps_of(model)}, indent=1)
    _ = (folder / "steps.json").write_text(text + "\n", encoding="utf-8")
    _ = (folder / "vocab.txt").write_bytes(vocabulary.read_bytes())


def steps_of(model: Model) -> dict[str, list[list[float]]]:
    """Weights of the steps of both lattices, as `learned` reads them."""
    table = {
        "cue": model.cue_crf.weight,
        "cue_first": model.cue_crf.begin[None],
        "role": model.role_crf.weight,
        "role_first": model.role_crf.begin[None],
    }
    return {k: [[round(x, 5) for x in row] for row in v.tolist()] for k, v in table.items()}


SEVEN: dict[str, Any] = {"weight_type": QuantType.QInt8, "reduce_range": True}
"""Signed weights in seven of the bits: processors without VNNI would overflow on eight."""


def write_onnx(
    part: nn.Module,
    given: tuple[Tensor, ...],
    path: Path,
    axes: dict[str, dict[int, str]],
    bits: dict[str, Any] = SEVEN,
) -> None:
    """One part as ONNX, its matrices in 8 bits, column by column; small tables stay as they are."""
    full = path.with_suffix(".full.onnx")
    names = list(axes)
    torch.onnx.export(
        part.eval(),
        given,
        str(full),
        input_names=names[: len(given)],
        output_names=names[len(given) :],
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )
    quantize_dynamic(str(full), str(path), per_channel=True, **bits)
    onnx.checker.check_model(str(path))
    full.unlink()
