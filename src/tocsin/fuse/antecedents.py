"""Who a short form speaks of: "the ministry", "the minister", "the Corps" later in a report.

A voice called by a definite article and one or two words is the nearest voice before it whose own
words include them. Readers leave such voices unnamed or guess their country from the dateline.
"The three" are the nearest three people before, with whomever they spoke for.
"""

import re
from collections.abc import Mapping, Sequence

from tocsin.fuse.words import WORD, number, stem
from tocsin.records import Span, Statement, Voice

_SHORT = re.compile(r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) [\w'\u2019-]+(?: [\w'\u2019-]+)?$")
_NUMBERED = re.compile(r"(?:[\w'-]+ of )?[Tt]he (?P<n>[\w-]+)(?: [\w'-]+)?$")
_BODIES = frozenset({"government", "military", "group"})
_PEOPLE = frozenset({"person", "official"})


def _words(phrase: str) -> frozenset[str]:
    return frozenset(stem(w) for w in WORD.findall(phrase)) - {"the", "it", "hi", "her", "their"}


def _alike(a: Voice, b: Voice) -> bool:
    """Whether one may stand for the other: a body for a body, a person for a person."""
    return any(a.kind in kinds and b.kind in kinds for kinds in (_BODIES, _PEOPLE))


def _found(voice: Voice, text: str, before: Sequence[Voice]) -> Voice | None:
    """The nearest earlier voice that the short form's words belong to."""
    if voice.span is None or not _SHORT.fullmatch(phrase := voice.span.of(text)):
        return None
    words = _words(phrase)
    for other in reversed(before):
        theirs = _words(f"{other.span.of(text) if other.span else ''} {other.name or ''}")
        if words < theirs and _alike(voice, other):
            return other
    return None


def _numbered(voice: Voice, text: str, before: Sequence[Voice]) -> Voice | None:
    """The nearest earlier group of as many people: "the three", "one of the three"."""
    found = _NUMBERED.fullmatch(voice.span.of(text)) if voice.span else None
    many = number(found["n"]) if found else None
    if many is None or many < 2:  # noqa: PLR2004 - one is no group
        return None
    for other in reversed(before):
        first = (other.span.of(text) if other.span else "").split(" ", 1)[0]
        if number(first) == many:
            return other
    return None


def settled(
    statements: Sequence[tuple[str, Statement]], text: str
) -> Mapping[str, tuple[Voice, ...]]:
    """For the statements of one report, by id, the chains with short forms filled in.

    A short form is replaced by the fuller voice as it stands further up in the report.
    """
    spoken: dict[Span, tuple[Voice, ...]] = {}
    for _, s in statements:
        for i, v in enumerate(s.voices):
            if v.span is not None:
                _ = spoken.setdefault(v.span, s.voices[i:])
    order = sorted(spoken)
    full: dict[Voice, tuple[Voice, ...]] = {}
    for at, span in enumerate(order):
        voice = spoken[span][0]
        chains = [spoken[o] for o in order[:at]]
        before = [full.get(c[0], c)[0] for c in chains]
        if (other := _found(voice, text, before)) is not None:
            full[voice] = (other,)
        elif (other := _numbered(voice, text, before)) is not None:
            full[voice] = chains[before.index(other)]
    return {
        key: tuple(link for v in s.voices for link in full.get(v, (v,))) for key, s in statements
    }
