"""Writes the small network that asks a processor whether signed 8-bit products overflow on it.

    python -m training.overflow src/tocsin/desk/overflow.onnx

One product of the largest unsigned with the largest signed numbers. Processors without VNNI add two
of them in 16 bits, which they do not fit into.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

ROWS, DEPTH, COLUMNS = 8, 64, 64
"""Large enough for the runtime's ordinary way of multiplying."""
_OPSET = 18


def write(path: Path) -> None:
    """Input `ones` [8, 64] of unsigned, output `sums` [8, 64] of 32-bit integers."""
    weights = np.full((DEPTH, COLUMNS), 127, dtype=np.int8)
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["ones", "weights"], ["sums"])],
        "overflow",
        [helper.make_tensor_value_info("ones", TensorProto.UINT8, [ROWS, DEPTH])],
        [helper.make_tensor_value_info("sums", TensorProto.INT32, [ROWS, COLUMNS])],
        [numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
