"""Loads small networks for one core of this processor; the same numbers come out on every one."""

from functools import lru_cache
from importlib import import_module
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

_UNFUSED = ["SkipLayerNormFusion"]
"""The runtime's joint sum and normalisation takes twice as long as the two one by one."""
_EXACT = "session.x64quantprecision"
"""Option: signed 8-bit products without overflow, at half the speed."""
_OVERFLOW = files("tocsin.desk") / "overflow.onnx"
_LARGEST = 255, 127
"""Unsigned and signed numbers in 8 bits."""


def session(path: Path, *, exact: bool | None = None) -> Any:  # noqa: ANN401 - typed in part
    """A network on one core. `exact`: whether to guard against overflow (None: where needed)."""
    runtime: Any = import_module("onnxruntime")  # slow: only when wanted
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    guarded = overflows() if exact is None else exact
    options.add_session_config_entry(_EXACT, "1" if guarded else "0")
    return runtime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_UNFUSED
    )


@lru_cache(maxsize=1)
def overflows() -> bool:
    """Whether this processor's quick products of signed 8-bit weights overflow.

    Processors without VNNI add two products in 16 bits (Intel 64 manual, VPMADDUBSW).
    """
    with as_file(_OVERFLOW) as path:
        return not adds_up(session(path, exact=False))


def adds_up(probe: Any) -> bool:  # noqa: ANN401 - a session
    """Whether the largest products of 8-bit numbers come out right."""
    rows, depth = probe.get_inputs()[0].shape
    ones = np.full((rows, depth), _LARGEST[0], dtype=np.uint8)
    (sums,) = probe.run(None, {"ones": ones})
    return bool((sums == _LARGEST[0] * _LARGEST[1] * depth).all())
