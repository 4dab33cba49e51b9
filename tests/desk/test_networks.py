"""Networks give the same numbers on every processor: what would overflow is noticed."""

from importlib.resources import as_file, files
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tocsin.desk.models import PAIRS
from tocsin.desk.networks import adds_up, overflows, session

PROBE = files("tocsin.desk") / "overflow.onnx"


class Saturating:
    """A processor without VNNI: two products are added in 16 bits, and stay at their limit."""

    def get_inputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(shape=[8, 64])]

    def run(self, _: None, given: dict[str, NDArray[np.uint8]]) -> list[NDArray[np.int64]]:
        products = given["ones"].astype(np.int64) * 127
        pairs = np.clip(products[:, ::2] + products[:, 1::2], -(2**15), 2**15 - 1)
        return [np.repeat(pairs.sum(1, keepdims=True), 64, axis=1)]


def test_a_processor_that_overflows_is_noticed() -> None:
    assert not adds_up(Saturating())


def test_guarded_products_always_add_up() -> None:
    with as_file(PROBE) as path:
        assert adds_up(session(path, exact=True))
        assert adds_up(session(path)), "what is chosen for this processor"
        assert adds_up(session(path, exact=False)) is not overflows()


@pytest.mark.parametrize("length", [3, 27, 120])
def test_quick_and_guarded_answers_are_the_same(length: int) -> None:
    with as_file(PAIRS) as folder:
        guarded, chosen = (session(folder / "pairs.onnx", exact=e) for e in (True, None))
    pieces = np.arange(5, 5 + length, dtype=np.int64)[None]
    given: dict[str, Any] = {"pieces": pieces, "role": np.zeros_like(pieces)}
    given["seen"] = np.ones((3, *pieces.shape), dtype=np.int64)
    for a, b in zip(guarded.run(None, given), chosen.run(None, given), strict=True):
        np.testing.assert_array_equal(a, b)
