"""Matrix products of the language pipeline: numpy's in place of BLIS, on one core.

On current processors OpenBLAS, which comes with numpy, is about three times as fast as the BLIS
that spaCy uses. Left alone it spreads small products over all cores and loses more than it gains.
"""

import ctypes
import importlib
from collections.abc import Callable
from typing import Any, NamedTuple

_NAMES = (
    "scipy_openblas_{}_num_threads64_",
    "openblas_{}_num_threads64_",
    "openblas_{}_num_threads",
)
"""How builds of OpenBLAS call what asks for and sets the number of its threads."""


class Cores(NamedTuple):
    """How many cores numpy's products run on: asks and sets."""

    now: Callable[[], int]
    use: Callable[[int], object]


def cores() -> Cores | None:
    """The switch of the OpenBLAS that numpy runs on; None where it runs on something else."""
    module = importlib.import_module("numpy.linalg._umath_linalg")
    library = ctypes.CDLL(str(module.__file__))
    for name in _NAMES:
        if hasattr(library, name.format("set")):
            return Cores(library[name.format("get")], library[name.format("set")])
    return None


def operations(switch: Cores) -> Any:  # noqa: ANN401 - thinc's operations
    """Those of thinc with numpy's matrix products; during each, numpy keeps to one core."""
    thinc: Any = importlib.import_module("thinc.api")  # typed in part; slow: only when wanted
    own = thinc.NumpyOps(use_blis=False)
    product = own.gemm

    def gemm(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - its arrays
        now = switch.now()
        _ = switch.use(1)
        try:
            return product(*args, **kwargs)
        finally:
            _ = switch.use(now)

    own.gemm = gemm
    return own


def quicken(model: Any) -> None:  # noqa: ANN401 - a thinc model
    """Let a model take its products from numpy where it can be kept to one core."""
    switch = cores()
    if switch is not None:
        own = operations(switch)
        for layer in model.walk():
            layer.ops = own
