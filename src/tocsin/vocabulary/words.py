"""Manners, modalities, words of probability, gradings and TLP labels (data: YAML files)."""

from functools import cache
from typing import get_args

import msgspec

from tocsin.records import Manner, Modality, Value
from tocsin.records.sharing import Tlp
from tocsin.vocabulary.marks import Node
from tocsin.vocabulary.package import package_yaml


class Scale(Value, frozen=True, kw_only=True):
    """A standard's words of probability."""

    name: str
    """"ICD 203", "PHIA", "AJP-2.1"."""
    source: str
    bands: "dict[str, tuple[float, float]]"
    """Lowest and highest probability (0..1) by phrase; gaps between bands are the standard's."""


class Band(Value, frozen=True, kw_only=True):
    """What a word of probability means, to readers and to the standards. Probabilities 0..1."""

    phrase: str
    """Lower case."""
    median: float | None = None
    """Median of what readers understand; None where nobody asked and nothing is near."""
    low: float | None = None
    """10th percentile of the readers."""
    high: float | None = None
    """90th percentile of the readers."""
    like: str | None = None
    """The phrase whose readers are taken because nobody asked about this one."""
    scales: dict[str, tuple[float, float]] = msgspec.field(default_factory=dict)
    """Bands of the standards that define the phrase, by the standard's name."""

    @property
    def icd203(self) -> tuple[float, float] | None:
        """The band in ICD 203, None where it does not define the phrase."""
        return self.scales.get("ICD 203")


class Gradings(Value, frozen=True, kw_only=True):
    """The Admiralty code."""

    reliability: dict[str, str]
    """A-F for a source."""
    credibility: dict[str, str]
    """1-6 for a statement."""
    missing: tuple[str, ...]
    """Grades that mean "cannot be judged": no value, never a middle one."""


@cache
def manners() -> dict[str, str]:
    """Meaning by manner. Raises `VocabularyError` when the file and the records disagree."""
    return _meanings(_speech()["manners"], get_args(Manner))


@cache
def modalities() -> dict[str, str]:
    """The test of each modality. Raises `VocabularyError` when file and records disagree."""
    return _meanings(_speech()["modalities"], get_args(Modality))


@cache
def scales() -> dict[str, Scale]:
    """The standards' scales by name."""
    return {name: _scale(name, node) for name, node in _likelihood()["scales"].entries().items()}


@cache
def icd_203() -> tuple[tuple[float, str], ...]:
    """ODNI ICD 203 (2015): upper end and first term of each band, in rising order."""
    first: dict[float, str] = {}
    for words, (_, top) in scales()["ICD 203"].bands.items():
        _ = first.setdefault(top, words)
    return tuple(sorted(first.items()))


def likelihood(p: float) -> str:
    """The ICD 203 term whose band holds `p`; what lies beyond the last band takes its term."""
    bands = icd_203()
    return next((words for top, words in bands if p < top), bands[-1][1])


@cache
def probability_words() -> dict[str, Band]:
    """What is known of each phrase, the standards' own words included."""
    phrases = _likelihood()["phrases"].entries()
    found = {phrase: _band(phrase, node, phrases) for phrase, node in phrases.items()}
    for scale in scales().values():
        for phrase in scale.bands:
            _ = found.setdefault(phrase, Band(phrase=phrase, scales=_bands_of(phrase)))
    return found


@cache
def gradings() -> Gradings:
    """The Admiralty code."""
    t = _graded()
    return Gradings(
        reliability=_meanings(t["reliability"], tuple("ABCDEF")),
        credibility=_meanings(t["credibility"], tuple("123456")),
        missing=t["missing"].texts(),
    )


@cache
def tlp() -> dict[str, str]:
    """TLP 2.0 labels, most restricted first."""
    return _meanings(_graded()["tlp"], get_args(Tlp))


def _speech() -> dict[str, Node]:
    return package_yaml("speech.yaml").table(["manners", "modalities"])


def _likelihood() -> dict[str, Node]:
    return package_yaml("likelihood.yaml").table(["scales", "phrases"])


def _graded() -> dict[str, Node]:
    return package_yaml("gradings.yaml").table(["reliability", "credibility", "missing", "tlp"])


def _meanings(node: Node, expected: tuple[str, ...]) -> dict[str, str]:
    found = {key: n.text() for key, n in node.table(expected).items()}
    if tuple(found) != expected:
        node.fail(f"out of order: {', '.join(found)}; expected {', '.join(expected)}")
    return found


def _scale(name: str, node: Node) -> Scale:
    t = node.table(["source", "bands"])
    bands: dict[str, tuple[float, float]] = {}
    for item in t["bands"].items():
        row = item.table(["words", "low", "high"])
        low, high = row["low"].number(0, 1), row["high"].number(0, 1)
        if low > high:
            item.fail(f"the band goes from {low:g} down to {high:g}")
        bands.update(dict.fromkeys(row["words"].texts(), (low, high)))
    return Scale(name=name, source=t["source"].text(), bands=bands)


def _band(phrase: str, node: Node, phrases: dict[str, Node]) -> Band:
    t = node.table([], ["median", "low", "high", "like"])
    like = t["like"].choice(tuple(phrases)) if "like" in t else None
    asked = phrases[like].table(["median", "low", "high"]) if like else t
    reader = {k: asked[k].number(0, 1) for k in ("median", "low", "high") if k in asked}
    if reader and not reader["low"] <= reader["median"] <= reader["high"]:
        node.fail(f"{phrase}: low <= median <= high does not hold")
    return Band(phrase=phrase, like=like, scales=_bands_of(phrase), **reader)


def _bands_of(phrase: str) -> dict[str, tuple[float, float]]:
    return {s.name: s.bands[phrase] for s in scales().values() if phrase in s.bands}
