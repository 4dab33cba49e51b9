"""Whole reports that are no news of a crisis: sport, company news, films and books."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from tocsin.read.parse import Parsed
from tocsin.records import Refused

_FILE = "noise.yaml"
_SECTION = re.compile(r"^[a-z]+://[^/]+/([^?#]*)", re.IGNORECASE)
_FEWEST = 40
"""Words below which density says nothing."""
_LEAST = {"sport": (0.02, 0.06), "business": (0.03, 0.08), "culture": (0.02, 0.07)}
"""Least share of a kind's words: in a section of that name, and elsewhere."""
_MIXED = 2 / 3
"""Share of crisis words, against those of the section, from which its report is news."""
_CRISIS = 0.01
"""Share of crisis words from which a report outside such a section is news all the same."""


@cache
def _words() -> Mapping[str, frozenset[str]]:
    text = files("tocsin.read").joinpath(_FILE).read_text(encoding="utf-8")
    raw = cast("dict[str, object]", yaml.safe_load(text))
    lists = {
        k: frozenset(map(str, cast("list[object]", v)))
        for k, v in raw.items()
        if isinstance(v, list)
    }
    sections = cast("dict[str, list[str]]", raw["sections"])
    return {**lists, **{f"section-{k}": frozenset(v) for k, v in sections.items()}}


def noise_in(parsed: Parsed, report: str) -> Refused | None:
    """The refusal of a report that is sport, business or culture throughout; else None."""
    lemmas = [w for w, p in zip(parsed.tree.lemma, parsed.tree.pos, strict=True) if p != "PUNCT"]
    if len(lemmas) < _FEWEST:
        return None
    crisis = _share(lemmas, "crisis")
    for kind, (in_section, elsewhere) in _LEAST.items():
        named = _in_section(parsed.report.url, kind)
        share = _share(lemmas, kind)
        newsy = crisis >= (share * _MIXED if named else _CRISIS)
        if share >= (in_section if named else elsewhere) and not newsy:
            return Refused(
                subject=report,
                reason=f"noise-{kind}",
                detail=f"{share:.0%} of its words are {kind}; judge it as news if it is",
            )
    return None


def _in_section(url: str | None, kind: str) -> bool:
    match = _SECTION.match(url or "")
    parts = match.group(1).lower().split("/")[:-1] if match else []
    return bool(_words()[f"section-{kind}"] & set(parts))


def _share(lemmas: list[str], kind: str) -> float:
    words = _words()[kind]
    return sum(w in words for w in lemmas) / len(lemmas)
