"""Origins of one development that are the same behind different names."""

import re
from collections.abc import Mapping, Sequence

from tocsin.fuse.origins import UNKNOWN, Roots

_GIVEN = re.compile(
    r"\b(?:the|that|an?|its|her|his|their|my|our) (?:\w+ ){0,2}"
    r"(?:paper|assessment|memo|memorandum|document|dossier|cable|note|intelligence|bulletin|findings)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:given|gave|shared|read out|shown|passed|handed|handing|sent|circulated|received|briefed|"
    r"published|printed|revealed|leaked)\b",
    re.IGNORECASE,
)
_REACH = 260
"""Characters after a member's sentence in which its speaker's own paper may be named."""


class Union:
    """Disjoint sets of keys; each is called by its canonically best name."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._up = {k: k for k in keys}
        self._rank = {k: i for i, k in enumerate(keys)}

    def find(self, key: str) -> str:
        """The name of the key's set."""
        while self._up[key] != key:
            key = self._up[key]
        return key

    def join(self, a: str, b: str) -> None:
        """Make one set of two, called by the name that comes first."""
        a, b = self.find(a), self.find(b)
        if a != b:
            first, second = sorted((a, b), key=lambda k: self._rank[k])
            self._up[second] = first


def _vague(key: str) -> bool:
    """Names that a sharper one of the same development may stand behind."""
    return key.startswith(("outlet:", "document::")) or key.endswith(":")


def _join_vague(union: Union, roots: Roots, keys: Sequence[str]) -> None:
    """A government in general is its body that spoke; an outlet in general is whom it quoted."""
    sharp = [k for k in keys if not _vague(k)]
    for key in keys:
        kind, _, rest = key.partition(":")
        if key.startswith("outlet:"):
            same = [k for k in keys if k != key and roots.labels[k][2].key == rest]
        elif kind == "body" and key.endswith(":"):
            same = [k for k in sharp if k.startswith(key)]
            same += [
                k for k in keys if k.startswith("document:") and k.split(":")[1] in {rest[:-1], ""}
            ]
        else:
            continue
        if same:
            union.join(same[0], key)


def _join_documents(union: Union, keys: Sequence[str]) -> None:
    """Papers told of in one development without a name of their own are one paper."""
    papers = [k for k in keys if k.startswith("document:")]
    for a in papers:
        for b in papers:
            (_, x, _), (_, y, _) = a.split(":", 2), b.split(":", 2)
            if a < b and (x == y or not x or not y):
                union.join(a, b)


def _join_derived(union: Union, roots: Roots, keys: Sequence[str]) -> None:
    """Somebody who only passes on a paper that another origin of the development rests on."""
    papers = [k for k in keys if k.startswith("document:")]
    if not papers:
        return
    for i, m in enumerate(roots.members):
        key = roots.of(i)
        if key == UNKNOWN or key in papers or m.headline:
            continue
        text = roots.desk.reports[m.report].text[m.span.start : m.span.end + _REACH]
        given = _GIVEN.search(text)
        if given and _PASSED.search(text, max(0, given.start() - 60), given.end() + 90):
            union.join(papers[0], key)


def _join_quoted(union: Union, roots: Roots) -> None:
    """Somebody whose sentence rests on another outlet's report: "as the Post wrote"."""
    earliest: dict[str, int] = {}
    for j, o in enumerate(roots.members):
        if roots.of(j) != UNKNOWN:
            _ = earliest.setdefault(o.publisher.key, j)
    for i, m in enumerate(roots.members):
        key = roots.of(i)
        if key == UNKNOWN or not m.voices or m.stance not in {"asserts", "confirms"}:
            continue
        if any(v.kind == "outlet" for v in m.voices):
            continue
        for outlet in sorted(roots.desk.book.credited(m.text) - {m.publisher.key}):
            held = earliest.get(outlet)
            if held is not None and held < i:
                union.join(roots.of(held), key)


def unified(roots: Roots) -> Mapping[str, str]:
    """Every origin key to the key it goes by."""
    found = (roots.of(i) for i in range(len(roots.members)))
    keys = sorted(dict.fromkeys(k for k in found if k != UNKNOWN), key=_vague)
    union = Union(keys)
    _join_documents(union, keys)
    _join_derived(union, roots, keys)
    _join_quoted(union, roots)
    _join_vague(union, roots, keys)
    return {k: union.find(k) for k in keys}
