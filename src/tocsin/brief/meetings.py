"""Meetings that are said to prepare or to follow up another one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from tocsin.brief.clean import line
from tocsin.brief.items import development_anchor
from tocsin.brief.model import Item, Link
from tocsin.brief.tables import table
from tocsin.records import Development, Picture

_TYPE = "CONSULT"
_LONGEST = 90
"""Characters between the tying words and the noun."""
_NAMING = 4
"""Letters of a word that can tell one meeting from another."""
_HOW = {
    "prepares": ("said to prepare", "said to be prepared by"),
    "follows": ("said to follow up", "said to be followed up by"),
}


class Ties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`meetings.yaml`."""

    prepares: tuple[str, ...]
    follows: tuple[str, ...]
    nouns: dict[str, tuple[str, ...]]


class Tie(msgspec.Struct, frozen=True):
    """What a report ties a meeting to."""

    way: str
    words: str
    """How it calls the other meeting."""
    mode: str
    """Mode of the other meeting; "any" where its noun fits all."""


@cache
def ties() -> Ties:
    """The lists, validated."""
    return table("meetings.yaml", Ties)


@cache
def _pattern(way: str) -> re.Pattern[str]:
    heads = "|".join(map(re.escape, getattr(ties(), way)))
    nouns = "|".join(
        f"(?P<{mode}>{'|'.join(map(re.escape, words))})" for mode, words in ties().nouns.items()
    )
    between = rf"[^.;:,()\"“”]{{0,{_LONGEST}}}?"
    return re.compile(rf"\b(?:{heads})\s+(?P<words>{between}\b(?:{nouns}))\b", re.IGNORECASE)


def tied(text: str) -> Iterator[Tie]:
    """The meetings that a text says another one prepares or follows up."""
    for way in _HOW:
        for match in _pattern(way).finditer(text):
            mode = next(m for m in ties().nouns if match[m])
            yield Tie(way, line(match["words"]), mode)


def linked(picture: Picture, made: Mapping[str, Item]) -> dict[str, Item]:
    """The lines with the meetings tied to each other."""
    meetings = [d for d in picture.developments if d.type == _TYPE]
    links: defaultdict[str, dict[Link, None]] = defaultdict(dict)
    for d in meetings:
        for tie in {t: None for m in d.members for t in tied(m.quote.text)}:
            there, back = _HOW[tie.way]
            other = _other(tie, d, meetings)
            if other is None:
                links[d.id][Link(how=there, anchor="", title=f"“{tie.words}”")] = None
            else:
                links[d.id][_to(other, there, made)] = None
                links[other.id][_to(d, back, made)] = None
    return {
        key: msgspec.structs.replace(item, links=tuple(links[key])) if key in links else item
        for key, item in made.items()
    }


def _to(d: Development, how: str, made: Mapping[str, Item]) -> Link:
    return Link(how=how, anchor=development_anchor(d.id), title=made[d.id].title)


def _other(tie: Tie, d: Development, meetings: Sequence[Development]) -> Development | None:
    """The one other meeting whose words hold all that the tie calls it by; None when not sure."""
    named = _naming(tie.words) - {w for words in ties().nouns.values() for w in words}
    if not named:
        return None
    found = [
        other
        for other in meetings
        if other.id != d.id
        and tie.mode in {"any", other.mode}
        and named <= _naming(" ".join([other.title, *(m.quote.text for m in other.members)]))
    ]
    return found[0] if len(found) == 1 else None


def _naming(text: str) -> frozenset[str]:
    """The words of a text that can tell one meeting from another, in lower case."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"['\u2019]s\b", "", text.casefold()))
    return frozenset(w for w in words if len(w) >= _NAMING)
