"""A line for a person: who did what to whom, where, in the order of English.

The deed is told in the past or as an infinitive, so that one form fits one actor and many: "Arland
attacked Borrow by drone in Midport", "Arland to visit Borrow", "Arland may attack Borrow". With no
actor known it is a noun: "Drone attack on Borrow".
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tocsin.fuse.fragments import fragment, shorten, trigger_of
from tocsin.fuse.mentions import Mention
from tocsin.fuse.words import stem, table, words
from tocsin.records import Event, Party, Place
from tocsin.vocabulary import World

LONGEST = 120
"""Characters of a title that names those who take part."""
WORDY = 5
"""Words beyond which a party's name is cut before what only describes it."""
_CUTS = (", ", " who ", " which ", " that ", " for ", " in ", " at ", " from ", " with ")
_PROPER = re.compile(r"(?<= )[A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]+)+$")
_LOOSE = frozenset({"", "troops", "change", "disapprove", "allege", "discontinue", "aerial"})
"""Modes that the trigger's own words may say better."""
_SITES = frozenset({"country", "region", "city"})


def _plain(name: str) -> str:
    """A party's words without leading determiners and trailing description."""
    found = name.split()
    while found and found[0].lower() in table("phrases.yaml")["determiners"]:
        found = found[1:]
    text = " ".join(found)
    for cut in _CUTS if len(found) > WORDY else ():
        text = text.split(cut, 1)[0]
    return text


def name_of(party: Party, world: World) -> str:
    """The shortest good name: a proper name, else the country, else what the words describe.

    A pronoun is its country. Words in lower case take the country's adjective: "Arlander troops";
    those that lead up to a name give way to it: "senior militia leader Rowan Tell".
    """
    country = world.country(party.country) if party.country else None
    name = _plain(party.name or "")
    if not name or name.lower() in table("phrases.yaml")["pronouns"]:
        return country.name if country else ""
    if name[:1].islower() and (proper := _PROPER.search(name)):
        return proper.group()
    if country is None or name != name.lower() or name[:1].isdigit():
        return name
    return f"{country.demonyms[0]} {name}" if country.demonyms else country.name


def _joined(parties: Sequence[Party], world: World) -> str:
    found = list(dict.fromkeys(n for p in parties if (n := name_of(p, world))))
    return " and ".join(found[:2]) + (" and others" if len(found) > 2 else "")  # noqa: PLR2004 - two fit the line


@dataclass(frozen=True, slots=True)
class _Deed:
    """How a deed is told."""

    past: str
    base: str
    link: str
    noun: str
    of: str


@cache
def _words() -> dict[tuple[str, str], str]:
    """Type and stem of a trigger's word to the phrase that says it best."""
    keys = (k for k in table("phrases.yaml") if k.startswith("word/"))
    return {(k.split("/")[1], stem(w)): k for k in keys for w in k.split("/")[2].split()}


def _by_word(m: Mention) -> str:
    trigger = words(trigger_of(m)) if m.mode in _LOOSE else []
    return next((k for w in trigger if (k := _words().get((m.type, stem(w))))), "")


def _deed(m: Mention) -> _Deed:
    phrases = table("phrases.yaml")
    found = phrases.get(_by_word(m)) or phrases.get(f"{m.type}/{m.mode}") or phrases.get(m.type)
    word = m.type.lower()
    return _Deed(*found) if found else _Deed(f"took part in {word}", word, "with", word, "with")


def _alone(m: Mention, deed: _Deed) -> _Deed | None:
    """The deed where nobody is known to whom; None when its verb wants an object."""
    phrases = table("phrases.yaml")
    if deed.link:
        return deed
    told = phrases.get(f"alone/{m.type}/{m.mode}") or phrases.get(f"alone/{m.type}")
    return replace(deed, past=told[0], base=told[1]) if told else None


def _told(deed: _Deed, modal: str, who: tuple[str, str], means: str) -> str:
    """The deed with its actor as subject."""
    actors, recipients = who
    verb = deed.base if modal else deed.past
    whom = f" {deed.link} {recipients}".replace("  ", " ") if recipients else ""
    return f"{actors} {modal} {verb}{whom}".replace("  ", " ") + (f" by {means}" if means else "")


def _named(deed: _Deed, stage: str, recipients: str, means: str) -> str:
    """The deed as a noun."""
    noun = f"{means} {deed.noun}" if means else deed.noun
    return f"{stage} {noun}".strip() + (f" {deed.of} {recipients}" if recipients else "")


def _means(m: Mention) -> str:
    given = m.coded.instrument if m.coded and m.type == "ASSAULT" else None
    return "" if not given or given in table("phrases.yaml")["plain"] else given


def _stage(m: Mention, event: Event) -> str:
    """How far it is; "denied" only where somebody denies it."""
    if m.speech_act and event.modality != "denied":
        return "actual"
    if event.modality != "denied" or m.stance == "denies":
        return event.modality
    return "refused" if m.stage == "maybe" else "negated"


def _where(place: Place | None, line: str) -> str:
    if place is None or place.name.lower() in line.lower():
        return ""
    return f" in {place.name}" if place.precision in _SITES else f", {place.name}"


def title(
    best: Mention,
    parties: tuple[Sequence[Party], Sequence[Party]],
    place: Place | None,
    world: World,
) -> str:
    """The line; the words of the best quotation where nobody is known to take part."""
    actors, recipients = (_joined(p, world) for p in parties)
    if not best.type or not (actors or recipients):
        return fragment(best)
    who = (actors, "" if recipients == actors else recipients)
    event, phrases = best.coded, table("phrases.yaml")
    stage = phrases.get(f"stage/{_stage(best, event)}") if event else None
    before, modal, first = stage or phrases["stage/actual"]
    deed, means = _deed(best), _means(best)
    verb = deed if who[1] or " and " in actors else _alone(best, deed)
    if actors and verb:
        line = _told(verb, modal, who, means)
    else:
        line = _named(deed, before, who[1], means)
        line = f"{actors}: {line}" if actors else line
    line = f"{first} {line}" if first else line
    line += _where(place, line)
    return shorten(line[:1].upper() + line[1:], LONGEST)


def most(values: Sequence[str]) -> str:
    """The commonest value; of equals the one that stands first."""
    counted = Counter(v for v in values if v)
    return max(counted, key=lambda v: (counted[v], -values.index(v)), default="")
