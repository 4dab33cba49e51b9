"""Products on one core: the same figures, numpy's other users left as they were."""

import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps

from tocsin.desk.models import PIPELINE, load_pipeline
from tocsin.desk.products import Cores, cores, operations
from tocsin.read.parse import Parsed, Tools, parse_many
from tocsin.records import Report
from tocsin.vocabulary import base_world

TEXTS = (
    "Troops left the town on Monday, two officials said.",
    "The minister denied it. " * 30,
    "No",
)


def test_products_are_the_same_up_to_rounding_and_cores_are_given_back() -> None:
    used: list[int] = []
    ops = operations(Cores(lambda: 7, used.append))
    a, b = np.random.default_rng(1).standard_normal((2, 9, 9), dtype=np.float32)
    assert np.allclose(ops.gemm(a, b, trans2=True), NumpyOps().gemm(a, b, trans2=True), atol=1e-5)
    assert used == [1, 7]


def test_cores_are_given_back_after_an_error() -> None:
    used: list[int] = []
    with pytest.raises(ValueError, match="2-dimensional"):
        _ = operations(Cores(lambda: 7, used.append)).gemm(np.zeros(3), np.zeros(3))
    assert used == [1, 7]


def test_the_switch_is_real() -> None:
    switch = cores()
    if switch is None:
        pytest.skip("numpy runs on another library here")
    now = switch.now()
    _ = switch.use(1)
    assert switch.now() == 1
    _ = switch.use(now)
    assert switch.now() == now


def test_the_pipeline_finds_what_it_finds_as_it_comes() -> None:
    plain = spacy.load(PIPELINE, exclude=["ner"])
    for ours, theirs in zip(load_pipeline().pipe(TEXTS), plain.pipe(TEXTS), strict=True):
        assert [(t.tag_, t.dep_, t.head.i) for t in ours] == [
            (t.tag_, t.dep_, t.head.i) for t in theirs
        ]


def test_vectors_do_not_hang_on_neighbours() -> None:
    tools = Tools(load_pipeline(), base_world())
    reports = [Report(outlet=None, title="", body=text, language="en") for text in TEXTS]
    together = [p.doc.tensor for p in parse_many(tools, reports) if isinstance(p, Parsed)]
    for report, vectors in zip(reports, together, strict=True):
        alone = next(parse_many(tools, [report]))
        assert isinstance(alone, Parsed)
        assert np.array_equal(alone.doc.tensor, vectors)
