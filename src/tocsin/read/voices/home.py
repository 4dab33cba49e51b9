"""Which country a voice belongs to."""

import re
from bisect import bisect_left

from msgspec.structs import replace

from tocsin.read.parse import Parsed
from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import heads
from tocsin.read.voices.look import Look, sector_of
from tocsin.records import Voice
from tocsin.vocabulary import Mention

_SERVICES = frozenset(
    "military security army police defence defense government interior".split()  # noqa: SIM905 - a table
)
_DOMESTIC = frozenset({"rebel", "separatist", "insurgent", "side", "opposition", "union"})
_AT_HOME = frozenset({"official", "government", "military", "public"})
_FOREIGN = frozenset(
    {"source", "official", "diplomat", "analyst", "expert", "people", "intelligence"}
)
_STATE_ROLES = frozenset(
    "minister president premier chancellor governor mayor prosecutor judge chief speaker lawmaker"  # noqa: SIM905 - a table
    " senator prefect king emir sultan general adviser attorney legislator deputy".split()
)
"""Offices that a state has: without its name, that of the state the report is about."""
_ABROAD = frozenset({"western", "foreign-based", "european", "regional", "former"})
_POSTED = frozenset("diplomat envoy correspondent reporter ambassador attache".split())  # noqa: SIM905 - a table
_ELSEWHERE = frozenset({"retired", "relief", "aid", "humanitarian"})
"""Words for people who may come from anywhere: "a relief worker", "a retired admiral"."""
_ARMIES = {"PSE": "ISR"}
"""Lands without an army of their own, and whose army is there: "in Gaza, the army said"."""
_OWN_LAND = re.compile(r"['\u2019]s (?:own |land |air )*(?:borders?|airspace|constitution)")
"""What a state's own bodies decide on: "they had closed Chad's borders"."""
_STATES = frozenset({"country", "demonym", "capital"})
_PLACES = frozenset({"country", "capital", "place", "town", "region"})
_TURNS = frozenset({",", ";", "and", "while", "but", ":", "\u2013", "\u2014"})
_NO_SETTING = frozenset({"outlet", "alliance", "sea", "group"})


def placed(look: Look, voice: Voice) -> Voice:
    """The voice with its country: of its words, its owner, or what the report is about."""
    if voice.country is not None:
        return voice
    within = look.parsed.span(*look.tokens)
    if voice.kind == "document":
        within = look.parsed.span(look.tokens[0], look.head + 1)
    inside = look.parsed.mentions_in(within)
    own_name = voice.name if voice.kind == "person" and voice.name else ""
    first = next((m for m in inside if m.country and _of(look, m) and not _in(m, own_name)), None)
    if first is not None and look.plural and not voice.named and _joined(look.parsed, first):
        return voice
    own = None if first is None else first.country
    if voice.kind == "person" and voice.name:
        voice = _known_person(look.parsed, voice)
    country = (
        own
        or voice.country
        or _of_owner(look, voice)
        or (_setting(look, voice) if _is_local(look, voice) else None)
        or (_only_country(look) if voice.kind == "document" or _in_arms(look, voice) else None)
    )
    return replace(voice, country=country)


def _in(m: Mention, name: str) -> bool:
    """A place's name that is part of a person's: "Douglas Kirwan", "Chelsea Brandt"."""
    return m.kind in {"place", "capital"} and m.name in name.split()


def _joined(parsed: Parsed, first: Mention) -> bool:
    """Whether another country stands beside it: "in Oman and Qatar" is of neither alone."""
    tree, linked, end = parsed.tree, False, first.span.end
    for m in parsed.mentions[bisect_left(parsed.mentions, end, key=lambda m: m.span.start) :]:
        between = range(tree.at(end - 1) + 1, tree.at(m.span.start))
        if not between or not all(_links(tree, k) for k in between):
            return False
        linked = linked or any(tree.lower[k] in {"and", "or"} for k in between)
        if linked and m.country and m.country != first.country:
            return True
        end = m.span.end
    return False


def _links(tree: Tree, k: int) -> bool:
    return tree.lower[k] in {",", "and", "or", "the", "from", "in"} or tree.tag[k] == "CD"


def _known_person(parsed: Parsed, voice: Voice) -> Voice:
    """A person the world knows by this name, when there is no doubt which."""
    name = voice.name or ""
    known = parsed.world.person(name)
    people = (known,) if known else parsed.world.persons_by_surname(name.split()[-1])
    if len({p.country for p in people}) != 1 or (known is None and " " in name):
        return voice
    person = people[0]
    return replace(
        voice,
        name=person.name if len(people) == 1 else name,
        country=person.country,
        sector=voice.sector or person.sector,
    )


def _of(look: Look, m: Mention) -> bool:
    """Not "pro-Iranian", "anti-American"; nor the post of a diplomat: "two envoys in Ankara"."""
    text, tree = look.parsed.text, look.parsed.tree
    if look.lemma in _POSTED and m.span.start > tree.start[look.head]:
        first = tree.at(m.span.start)
        if tree.lower[first - 1] == "in":
            return False
    return (
        not text[max(m.span.start - 5, 0) : m.span.start]
        .lower()
        .endswith(("pro-", "anti-", "pan-"))
    )


def _of_owner(look: Look, voice: Voice) -> str | None:
    """Country of a pronoun that owns the phrase: "its ministry", "their commander".

    Not of people by what they are to somebody ("his classmates"), nor of two owners at once.
    """
    tree = look.parsed.tree
    owner = next((k for k in look.core() if tree.tag[k] == "PRP$"), None)
    if owner is None or voice.kind == "public":
        return None
    owners = look.parsed.parties.parties_at(owner)
    return owners[0].country if len(owners) == 1 else None


def _from_anywhere(look: Look, voice: Voice) -> bool:
    """As in "a relief worker", "her classmates", "their lawyers"."""
    tree = look.parsed.tree
    owned = any(tree.tag[k] == "PRP$" for k in look.core())
    whose = (owned and voice.kind == "public") or tree.lower[look.tokens[0]] == "their"
    return whose or bool(_ELSEWHERE & set(look.words()))


def _is_local(look: Look, voice: Voice) -> bool:
    """Whether a voice named without a country belongs to the one the report is about."""
    if _from_anywhere(look, voice):
        return False
    if voice.kind in _AT_HOME and look.lemma not in _FOREIGN:
        return "western" not in look.words() and "senior" not in look.words()[:1]
    if voice.kind in {"official", "officials"}:
        one, abroad = voice.kind == "official", bool(_ABROAD & set(look.words()))
        state = one and look.lemma in _STATE_ROLES and not abroad
        return state or (bool(_SERVICES & set(look.words())) and (one or not abroad))
    if voice.kind == "outlet":
        return not voice.named
    if voice.kind == "person":
        return bool(sector_of(look)) or look.lemma in heads().kinds["public"]
    # "a group calling itself ...": nobody says whose
    own_name = voice.named and look.words()[:1] not in (["a"], ["an"])
    return voice.kind == "group" and (own_name or look.lemma in _DOMESTIC)


def _in_arms(look: Look, voice: Voice) -> bool:
    """As in "soldiers calling themselves the Council of ..."."""
    return look.plural and voice.named and look.lemma in heads().kinds["official"]


def _only_country(look: Look) -> str | None:
    """The one country that the report names at all."""
    named = {m.country for m in look.parsed.mentions if m.country and m.kind not in _NO_SETTING}
    return next(iter(named)) if len(named) == 1 else None


def _setting(look: Look, voice: Voice) -> str | None:
    """The country named before in the sentence, else first in the report.

    Never a state the voice itself names: "The ministry condemned Chad" does not tell whose it is;
    "The rebels closed the port of Aden" does.
    """
    parsed = look.parsed
    line = parsed.line_at(look.span.start)
    names = parsed.mentions_in(line.span) if line else ()
    names = [m for m in names if not _spoken(parsed, m)]
    there = next((m for m in names if m.country and _opens(look, m)), None)
    if there is not None:
        return there.country
    if parsed.home is not None:
        return parsed.home
    near = (m for m in names if m.kind != "demonym" and m.span.end <= look.span.start)
    text = parsed.text
    after = {
        m.span
        for m in names
        if m.span.start > look.span.start
        and m.kind in _STATES
        and not _OWN_LAND.match(text, m.span.end)
    }
    others = (m for m in parsed.mentions if m.span not in after and not _spoken(parsed, m))
    for m in (*near, *others):
        apart = not look.span.overlaps(m.span) and _of(look, m)
        if m.country and m.kind not in _NO_SETTING and apart:
            return _army_of(parsed, m.country) if voice.kind == "military" else m.country
    return parsed.seat


def _opens(look: Look, m: Mention) -> bool:
    """Whether a place sets the scene before the voice: "In neighbouring Chad the ministry said"."""
    tree = look.parsed.tree
    first, last = tree.at(m.span.start), tree.at(m.span.end - 1)
    if m.kind not in _PLACES or not last < look.tokens[0]:
        return False
    if any(tree.pos[k] in {"VERB", "AUX"} for k in range(last + 1, look.tokens[0])):
        return False
    start = first - 1
    while start > 0 and tree.lower[start] != "in" and tree.tag[start] in {"DT", "JJ", "VBG", "NN"}:
        start -= 1
    opening = start == 0 or tree.sentence[start] != tree.sentence[start - 1]
    return tree.lower[start] == "in" and (opening or tree.lower[start - 1] in _TURNS)


def _spoken(parsed: Parsed, m: Mention) -> bool:
    """Whether it is named in direct speech: rather the other side than the speaker's own."""
    return any(q.depth == 0 and q.span.contains(m.span) for q in parsed.quotes)


def _army_of(parsed: Parsed, land: str) -> str:
    """Whose army is meant where none of its own is: another state's, if the report names it."""
    foreign = _ARMIES.get(land, land)
    return foreign if any(m.country == foreign for m in parsed.mentions) else land
