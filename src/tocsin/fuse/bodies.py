"""Which body speaks: a minister, the ministry and its spokesman are one origin.

A voice is reduced to its country and the words of its portfolio: "Foreign Minister Ada Quill",
"the foreign ministry" and "a Foreign Ministry spokesman" of one country are the same body.
"""

import re
from datetime import datetime
from functools import lru_cache

from tocsin.fuse.outlets import slug
from tocsin.fuse.words import WORD, stem
from tocsin.records import Voice
from tocsin.vocabulary import World

_ROLE = frozenset(
    stem(w)
    for w in [
        "minister",
        "ministry",
        "ministers",
        "department",
        "secretary",
        "deputy",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokespeople",
        "office",
        "commander",
        "head",
        "chief",
        "chair",
        "director",
        "the",
        "of",
        "for",
        "in",
        "at",
        "its",
        "his",
        "her",
        "a",
        "an",
        "acting",
        "former",
        "new",
        "state's",
        "mr",
        "mrs",
        "ms",
        "dr",
        "general",
        "colonel",
        "major",
        "lieutenant",
        "brigadier",
        "admiral",
        "captain",
        "officer",
        "official",
        "officials",
        "statement",
        "and",
        "to",
        "senior",
        "top",
        "under",
        "republic",
        "national",
        "service",
        "services",
        "union",
        "government",
        "authorities",
        "press",
        "bureau",
        "regime",
        "agency",
    ]
)
_SAME = {
    "presidential": "president",
    "presidency": "president",
    "premier": "prime",
    "military": "army",
    "armed": "army",
    "defense": "defence",
    "pentagon": "defence",
    "kremlin": "president",
    "foreign": "foreign",
    "home": "interior",
}
_OWN_PEOPLE = re.compile(
    r"\b(?:reporters?|correspondents?|photographers?|crews?|journalists?|cameram[ae]n|newsroom)\b",
    re.IGNORECASE,
)
_PAPERS = (
    r"(?:paper|assessment|memo|memorandum|document|report|dossier|cable|note|intelligence|letter"
    r"|bulletin)"
)
_BRIEFED = re.compile(
    r"\b(?:briefed on|familiar with|shown|read out|who (?:have |has |had )?(?:seen|read)"
    r"|know what is in|aware of|with knowledge of)\b[^,.;]{0,40}"
    r"\b(?P<what>" + _PAPERS + r")\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"(?:the|The|her|his|Her|His) (?P<title>[A-Za-z' -]{4,40}?)\\W*$")
_TITLE = re.compile(r"minist|secretary|spokes|president|chancellor|commander", re.IGNORECASE)
PRIVATE = frozenset({"person", "public"})
"""Kinds of voices that hold no office."""


def own_people(text: str) -> bool:
    """Whether a phrase names an outlet's own reporters."""
    return bool(_OWN_PEOPLE.search(text))


def briefed_on(text: str) -> str | None:
    """The document that unnamed people are said to know of."""
    found = _BRIEFED.search(text)
    return found["what"].lower() if found else None


class Bodies:
    """Keys of named voices, with the world's offices behind the names."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._portfolio = lru_cache(maxsize=50_000)(self._reduce)
        self._office = lru_cache(maxsize=50_000)(self._tenure)
        countries = world.countries.values()
        self._empty = _ROLE | {
            stem(w) for c in countries for name in (c.name, *c.demonyms) for w in WORD.findall(name)
        }

    def _reduce(self, title: str) -> str:
        found = {_SAME.get(w.lower(), w.lower()) for w in WORD.findall(title)}
        return "-".join(sorted({stem(w) for w in found} - self._empty))

    def _tenure(self, name: str, when: datetime | None) -> tuple[str, str | None]:
        tenures = self._world.tenures(name)
        day = when.date() if when else None
        for t in tenures:
            if day is None or t.serves(day):
                return (t.office if t.office in self._world.groups else t.title), t.country
        return ("", None)

    def key(self, voice: Voice, phrase: str, when: datetime | None) -> str:
        """Key of a named voice; "" for an unnamed one. `phrase` is its words in the text."""
        if not voice.named:
            return self._definite(voice, phrase)
        name = voice.name or phrase
        office, country = self._office(name, when)
        country = voice.country or country or ""
        if office in self._world.groups:
            return f"group:{office}"
        if voice.kind == "group":
            return f"group:{self._group(name)}"
        if voice.kind == "person" or office:
            held = self._portfolio(office) if office else self._titled(phrase, name)
            held = held or (self._portfolio(name) if _TITLE.search(name) else "")
            return f"body:{country}:{held}" if held else f"person:{slug(name)}"
        if voice.kind == "document":
            return f"document:{country}:{slug(name)}"
        return f"body:{country}:{self._portfolio(name)}"

    def _definite(self, voice: Voice, phrase: str) -> str:
        """Key of "the foreign minister": unnamed, but there is only one."""
        found = _ONLY.match(phrase)
        if found is None or not voice.country or not self._world.offices_titled(found["title"]):
            return ""
        return f"body:{voice.country}:{self._portfolio(found['title'])}"

    def _group(self, name: str) -> str:
        for mention in self._world.find(name):
            if mention.kind in {"group", "alliance"}:
                return mention.key
        return slug(name)

    def _titled(self, phrase: str, name: str) -> str:
        """Portfolio words written around a person's name, when they name an office."""
        if not _TITLE.search(phrase):
            return ""
        own = {stem(w) for w in WORD.findall(name)}
        words = " ".join(w for w in WORD.findall(phrase) if stem(w) not in own)
        return self._portfolio(words)
