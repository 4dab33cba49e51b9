"""The pieces kept of BERT's vocabulary: those of news, and single characters to fall back on."""

from collections import Counter
from collections.abc import Iterable

from tocsin.read.spans.pieces import Pieces
from tocsin.read.spans.words import words_of

FIRST = ("[PAD]", "[CLS]", "[SEP]", "[MASK]", "[UNK]")
"""Numbers 0 to 4 of the pruned vocabulary."""


def kept(full: list[str], texts: Iterable[str], most: int) -> list[str]:
    """`most` pieces of the full vocabulary: marks, single characters, then the most frequent."""
    pieces = Pieces({p: n for n, p in enumerate(full)})
    counts: Counter[int] = Counter()
    for text in texts:
        for word in pieces.of(words_of(text)):
            counts.update(word)
    single = [p for p in full if len(p.removeprefix("##")) == 1 and p.isascii()]
    found = dict.fromkeys([*FIRST, *single])
    for n, _ in counts.most_common():
        if len(found) >= most:
            break
        found.setdefault(full[n])
    return list(found)
