"""MinHash peers on short texts: datasketch, rensa, gaoya, each by the calls its own pages show.

Every peer gets the nearest text before each one, as ours does: candidates of its LSH index, the
nearest by its own estimate of the Jaccard overlap, kept from the threshold on.
"""

import importlib
import os
from collections.abc import Callable, Sequence
from typing import Any

Found = list[tuple[int, int]]
"""Places of a text and of the nearest one before it."""
Peer = Callable[[Sequence[str], int, float], Found]
"""Texts, words a shingle, threshold."""
PERMUTATIONS = 128
SETTINGS = ((1, 0.5), (3, 0.5))
"""Words a shingle and threshold: single words at .5 as their pages show, and the usual
shingles of three."""


def shingles(text: str, n: int) -> list[str]:
    """Runs of `n` words in lower case, each once."""
    words = text.lower().split()
    return list(dict.fromkeys(" ".join(words[i : i + n]) for i in range(len(words) - n + 1)))


def load(name: str) -> Any | None:  # noqa: ANN401 - the peers ship no types
    """A peer's package; None where it is not installed, except in CI, where that is an error."""
    try:
        return importlib.import_module(name)
    except ImportError:
        if os.environ.get("CI"):
            raise
        return None


def datasketch(texts: Sequence[str], n: int, threshold: float) -> Found:
    """MinHashLSH with 128 permutations."""
    lib: Any = importlib.import_module("datasketch")
    every = [[s.encode() for s in shingles(t, n)] for t in texts]
    sketches = list(lib.MinHash.generator(every, num_perm=PERMUTATIONS))
    index = lib.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    found: Found = []
    for at, sketch in enumerate(sketches):
        near = [(sketch.jaccard(sketches[j]), -j) for j in index.query(sketch)]
        best = max(near, default=(0.0, 0))
        if best[0] >= threshold:
            found.append((at, -best[1]))
        index.insert(at, sketch, check_duplication=False)
    return found


def rensa(texts: Sequence[str], n: int, threshold: float) -> Found:
    """RMinHash and RMinHashLSH with 128 permutations; bands for the threshold."""
    lib: Any = importlib.import_module("rensa")
    rows = 4 if threshold < 0.6 else 8  # noqa: PLR2004 - (1/b)^(1/r) is .42 and .71: near the threshold
    index = lib.RMinHashLSH(
        threshold=threshold, num_perm=PERMUTATIONS, num_bands=PERMUTATIONS // rows
    )
    sketches: list[Any] = []
    found: Found = []
    for at, text in enumerate(texts):
        sketch = lib.RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(shingles(text, n))
        near = [(sketch.jaccard(sketches[j]), -j) for j in index.query(sketch)]
        best = max(near, default=(0.0, 0))
        if best[0] >= threshold:
            found.append((at, -best[1]))
        index.insert(at, sketch)
        sketches.append(sketch)
    return found


def gaoya(texts: Sequence[str], n: int, threshold: float) -> Found:
    """MinHashStringIndex with 42 bands of 3 hashes, as its page shows."""
    lib: Any = importlib.import_module("gaoya.minhash")
    index = lib.MinHashStringIndex(32, threshold, 42, 3, None, "word", True, (n, n))  # noqa: FBT003 - its signature
    found: Found = []
    for at, text in enumerate(texts):
        near = [(share, -j) for j, share in index.query(text, return_similarity=True)]
        if near:
            found.append((at, -max(near)[1]))
        index.insert_document(at, text)
    return found


PEERS: dict[str, Peer] = {"datasketch": datasketch, "rensa": rensa, "gaoya": gaoya}
