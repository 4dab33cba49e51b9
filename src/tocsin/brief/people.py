"""Voices in a human sentence: "two unnamed Israeli officials, via Axios"."""

import re
from collections.abc import Sequence

from tocsin.brief.clean import line
from tocsin.records import Party, Report, Span, Voice
from tocsin.vocabulary.common import common_words

_LEADS = (
    "a|an|the|one|two|three|four|five|six|seven|eight|nine|ten|dozens of|several|some|many|other"
    r"|another|both|at least|more than|its|their|his|her|our|my|\d+"
)
_LEAD = re.compile(rf"^(?P<lead>(?:(?:{_LEADS})\s+)+)", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{_LEADS})(?: (?:other|{_LEADS}))*", re.IGNORECASE)
"""A voice called by nothing but its number: "one", "the other two"."""
_SENTENCE_END = frozenset('.!?:"”\n')
_PEOPLE = frozenset({"official", "officials", "person", "unknown", "public"})
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BARE = {
    "official": "official",
    "officials": "officials",
    "person": "person",
    "unknown": "source",
    "public": "people",
    "outlet": "outlet",
    "document": "document",
    "government": "government",
    "military": "military",
    "group": "group",
}


def voice(given: Voice, report: Report | None) -> str:
    """One voice as a person would name it."""
    words = _within(given.span, report) if given.span and report else ""
    if given.named:
        return line(given.name or words or "a named voice")
    if not words:
        return _described(given)
    return _unnamed(words) if given.kind in _PEOPLE else words


def _within(span: Span, report: Report) -> str:
    """The words of a voice, as they would stand within a sentence."""
    words = line(span.of(report.text))
    first = words.split(" ")[0].lower()
    before = report.text[: span.start].rstrip(" ")
    starts = not before or before[-1] in _SENTENCE_END
    return words[:1].lower() + words[1:] if starts and first in common_words() else words


def _unnamed(words: str) -> str:
    if _ALONE.fullmatch(words):
        return f"{words.lower()}, not named"
    if re.search(r"\b(?:unnamed|anonymous|unidentified)\b", words, re.IGNORECASE):
        return words
    lead = _LEAD.match(words)
    if lead is None:
        return (
            f"unnamed {words[:1].lower()}{words[1:]}" if words[:1].islower() else f"unnamed {words}"
        )
    head = lead["lead"].lower()
    head = "an " if head == "a " else head
    return f"{head}unnamed {words[lead.end() :]}"


def _described(given: Voice) -> str:
    if given.kind == "unknown" or given.span is None:
        return "an unnamed source"
    noun = _BARE.get(given.kind, "voice")
    if given.count and given.count < len(_COUNTS):
        return f"{_COUNTS[given.count]} unnamed {noun}"
    return f"unnamed {noun}"


def chain(voices: Sequence[Voice], report: Report | None, outlet: str | None) -> str:
    """The chain of authority from the origin to the outlet that printed it."""
    printed = line(outlet or "")
    if not voices:
        return f"{printed}, on its own account" if outlet else "the report itself"
    names = [voice(v, report) for v in reversed(voices)]
    between = dict.fromkeys(n for n in names[1:] if n not in {names[0], printed})
    relays = "".join(f", via {name}" for name in between)
    return f"{names[0]}{relays}; printed by {printed}" if outlet else f"{names[0]}{relays}"


def parties(given: Sequence[Party], report: Report | None = None) -> str:
    """Parties by their names, else their words, else their country codes.

    Beside its report, a party that no words of it name is marked as implied.
    """
    return ", ".join(dict.fromkeys(n for p in given if (n := party(p, report))))


def party(given: Party, report: Report | None = None) -> str:
    """One party: its name, its words, its country's code; see `parties`."""
    if given.name:
        return line(given.name)
    if given.span and report:
        return line(given.span.of(report.text))
    marked = " (implied)" if report and given.country and given.span is None else ""
    return f"{given.country or ''}{marked}"
