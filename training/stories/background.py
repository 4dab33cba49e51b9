"""Counts how many news articles hold a term; writes the table that `tocsin.fuse.stories` weighs by.

The articles are the training part of PolNeAR (political news of seven US outlets, 2015-2016): only
counts of single terms leave them.
"""

import json
from collections import Counter, defaultdict
from pathlib import Path

from tocsin.fuse.stories.gist import gist_of

ARTICLES = ("attribution/text_train.json", "attribution/text_dev.json")
FEW = 4
"""Articles below which a term is as rare as can be told."""
HEAD = (
    "# Share of {n} news articles whose first 400 words hold a term: share, tab, terms.\n"
    "# Counted in PolNeAR (Newell, Margolin & Ruths 2018); terms of fewer than {few} articles are"
    " left out. Made by `python -m training.stories background`.\n"
)


def table(data: Path) -> str:
    """The table as text."""
    counted: Counter[str] = Counter()
    articles = 0
    for part in ARTICLES:
        for text in json.loads((data / part).read_text(encoding="utf-8")).values():
            articles += 1
            counted.update(gist_of("", text, None).weights.keys())
    by_share: defaultdict[str, list[str]] = defaultdict(list)
    for term, n in counted.items():
        if n >= FEW and " " not in term:
            by_share[f"{n / articles:.2g}"].append(term)
    lines = (f"{share}\t{' '.join(sorted(terms))}\n" for share, terms in sorted(by_share.items()))
    return HEAD.format(n=articles, few=FEW) + "".join(lines)
