"""An exported network that does the same with less work: run on a file, it is rewritten in place.

    python -m training.slim src/tocsin/desk/spans/encoder.onnx 12

- Attention written out in a dozen nodes becomes one that the runtime does in one go. The padding
  mask falls away with it: a reader hands in every text alone, and nothing is padded.
- Convolutions take plain numbers again: a channel of five words is not worth rounding for.
- Unsigned 8-bit weights become signed ones, less 128, their zero points too: the products are the
  same numbers, and twice as quick on processors with VNNI. Others would overflow: the desk asks the
  processor first (`desk/networks.py`).
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, NodeProto, helper, numpy_helper

_CONTRIBUTED = "com.microsoft"
"""The runtime's own operations; of version 1 since its first release."""


def slim(path: Path, heads: int = 0) -> None:
    """Rewrite a network; without a number of heads its attention stays, with its mask."""
    model = onnx.load(str(path))
    _sign(model.graph)
    for softmax in [n for n in model.graph.node if heads and n.op_type == "Softmax"]:
        _attend(model.graph, softmax, heads)
    for convolution in [n for n in model.graph.node if n.op_type == "ConvInteger"]:
        _unround(model.graph, convolution)
    _prune(model.graph)
    if all(o.domain != _CONTRIBUTED for o in model.opset_import):
        model.opset_import.append(helper.make_opsetid(_CONTRIBUTED, 1))
    onnx.save(model, str(path))


def _sign(graph: GraphProto) -> None:
    """Unsigned weights of matrix products and their zero points, as signed ones."""
    tables = {t.name: t for t in graph.initializer}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        for name in (node.input[1], node.input[3]):
            values = numpy_helper.to_array(tables[name])
            if values.dtype == np.uint8:
                signed = (values.astype(np.int16) - 128).astype(np.int8)
                tables[name].CopyFrom(numpy_helper.from_array(signed, name))


def _unround(graph: GraphProto, convolution: NodeProto) -> None:
    """A convolution with its weights as numbers, from what goes in before rounding."""
    tables = {t.name: t for t in graph.initializer}
    made = {o: n for n in graph.node for o in n.output}
    name = convolution.input[1].removesuffix("_quantized")
    whole, scale, zero = (
        numpy_helper.to_array(tables[f"{name}_{part}"]).astype(np.float32)
        for part in ("quantized", "scale", "zero_point")
    )
    shape = (-1, *[1] * (whole.ndim - 1))
    weights = (whole - zero.reshape(shape)) * scale.reshape(shape)
    graph.initializer.append(numpy_helper.from_array(weights, name))
    scaled = _next(graph, _next(graph, convolution, "Cast"), "Mul")
    own = {a.name: helper.get_attribute_value(a) for a in convolution.attribute}
    given = [made[convolution.input[0]].input[0], name]
    one = helper.make_node("Conv", given, list(scaled.output), **own)
    graph.node.insert(list(graph.node).index(scaled), one)
    graph.node.remove(scaled)


def _next(graph: GraphProto, node: NodeProto, kind: str) -> NodeProto:
    return next(n for n in graph.node if n.op_type == kind and node.output[0] in n.input)


def _attend(graph: GraphProto, softmax: NodeProto, heads: int) -> None:
    """One node in place of what lies between the three projections and the joined heads."""
    made = {o: n for n in graph.node for o in n.output}

    def above(name: str, kind: str) -> NodeProto:
        node = made[name]
        while node.op_type != kind:
            node = made[node.input[0]]
        return node

    def below(name: str, kind: str) -> NodeProto:
        node = next(n for n in graph.node if name in n.input and n.op_type in {kind, "Cast"})
        return node if node.op_type == kind else below(node.output[0], kind)

    products = above(softmax.input[0], "MatMul")
    mixed = below(softmax.output[0], "MatMul")
    joined = below(below(mixed.output[0], "Transpose").output[0], "Reshape")
    queries, keys = (above(name, "Reshape").input[0] for name in products.input)
    values = above(mixed.input[1], "Reshape").input[0]
    one = helper.make_node(
        "MultiHeadAttention",
        [queries, keys, values],
        list(joined.output),
        domain=_CONTRIBUTED,
        num_heads=heads,
    )
    graph.node.insert(list(graph.node).index(joined), one)
    graph.node.remove(joined)


def _prune(graph: GraphProto) -> None:
    """Drop what nothing reads any more."""
    while True:
        read = {i for n in graph.node for i in n.input} | {o.name for o in graph.output}
        dead = [n for n in graph.node if not read.intersection(n.output)]
        if not dead:
            break
        for node in dead:
            graph.node.remove(node)
    for table in [t for t in graph.initializer if t.name not in read]:
        graph.initializer.remove(table)


if __name__ == "__main__":
    slim(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
