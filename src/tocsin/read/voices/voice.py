"""What a voice is: kind, name, count, country and sector of the noun phrase that answers."""

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from tocsin.read.parse import Parsed
from tocsin.read.voices.home import placed
from tocsin.read.voices.lexicon import heads
from tocsin.read.voices.look import (
    CALLED_OUTLET,
    NAME,
    Look,
    count_of,
    kind_of,
    look_at,
    mention_of,
    name_in,
    sector_of,
    singular,
)
from tocsin.read.voices.model import Range, Source
from tocsin.records import Voice, VoiceKind
from tocsin.vocabulary import Mention

_PAPERS = frozenset(
    [
        "times",
        "post",
        "news",
        "herald",
        "agency",
        "radio",
        "tv",
        "gazette",
        "courier",
        "journal",
        "standard",
        "tribune",
        "chronicle",
        "ledger",
        "wire",
        "press",
        "today",
        "observer",
        "monitor",
        "record",
        "express",
        "mirror",
        "telegraph",
        "guardian",
        "argus",
        "star",
        "dispatch",
        "channel",
        "online",
        "review",
        "daily",
        "mail",
        "bulletin",
        "globe",
        "examiner",
        "register",
        "inquirer",
        "advertiser",
        "info",
        "media",
        "broadcasting",
        "television",
    ]
)
_MENTIONED: dict[str, VoiceKind] = {
    "country": "government",
    "capital": "government",
    "institution": "government",
    "force": "military",
    "group": "group",
    "alliance": "group",
    "outlet": "outlet",
    "person": "person",
    "office": "official",
}


def describe(parsed: Parsed, source: Source) -> Voice | None:
    """The voice a noun phrase makes by itself; None for what cannot speak."""
    look = look_at(parsed, source)
    for rule in _RULES:
        voice = rule(look)
        if voice is not None:
            return _stateless(placed(look, voice))
    return None


def _stateless(voice: Voice) -> Voice:
    """Private bodies stand under a code of PLOVER's that is no country's."""
    return replace(voice, country=None) if voice.country in _NO_COUNTRY else voice


_NO_COUNTRY = frozenset({"NGO", "MNC"})


def _by_mention(look: Look) -> Voice | None:
    m = mention_of(look)
    if m is None or m.kind not in _MENTIONED:
        return None
    kind = _MENTIONED[m.kind]
    role = kind_of(look)
    if (
        role in {"official", "officials"}
        and kind not in {"person", "official"}
        and not _covers(look, m)
    ):
        return None
    if m.kind == "office":
        name = name_in(look)
        person = name and name[0] > look.parsed.tokens(m.span).end - 1
        if not person:
            return Voice(
                kind="official",
                named=False,
                span=look.span,
                count=1,
                country=m.country,
                sector=m.sector,
            )
        return _person(look, name)
    if look.plural and m.kind in {"country", "demonym"}:
        return None
    said = _said_to_be(look, m) if m.kind == "outlet" else None
    return Voice(
        kind=kind,
        named=True,
        span=look.span,
        name=m.name if m.kind in {"person", "outlet"} else m.span.of(look.parsed.text),
        count=1 if kind == "person" else None,
        country=said or m.country,
        sector=m.sector or ("GOV" if kind == "government" else None),
    )


def _said_to_be(look: Look, outlet: Mention) -> str | None:
    """As in "the Saudi newspaper X", whatever city it is made in."""
    found = look.parsed.mentions_in(look.span)
    before = (m for m in found if m.kind == "demonym" and m.span.end <= outlet.span.start)
    return next((m.country for m in before), None)


def _covers(look: Look, m: Mention) -> bool:
    return m.span.start <= look.parsed.tree.start[look.head] < m.span.end


def _person(look: Look, name: Range | None) -> Voice | None:
    if name is None:
        return None
    words = look.parsed.span(*name).of(look.parsed.text)
    return Voice(
        kind="person", named=True, span=look.span, name=words, count=1, sector=sector_of(look)
    )


def _by_name(look: Look) -> Voice | None:
    """A name the world does not know: a person's with a role or two words, else a body's."""
    name = name_in(look)
    if name is None:
        return None
    tree = look.parsed.tree
    if any(m.kind == "demonym" for m in look.parsed.mentions_in(look.parsed.span(*name))):
        return None
    words = tree.lower[name[0] : name[1]]
    if len(words) == 1 and words[0] in heads().kinds["outlet"]:
        return None  # "State TV": a common noun in capitals
    kind = _kind_of_name(look, name, words)
    if kind is None:
        return None
    if kind == "person":
        return _person(look, name)
    text = look.parsed.span(*name).of(look.parsed.text)
    return Voice(kind=kind, named=True, span=look.span, name=text, sector=sector_of(look))


@dataclass(frozen=True, slots=True)
class _Named:
    """An unknown name in its phrase."""

    look: Look
    name: Range
    words: list[str]
    """Its words in lower case."""
    before: list[str]
    """Lemmas before it in the phrase."""


def _kind_of_name(look: Look, name: Range, words: list[str]) -> VoiceKind | None:
    """What bears an unknown name, by the words in and before it."""
    before = [look.parsed.tree.lemma[k].lower() for k in range(look.tokens[0], name[0])]
    named = _Named(look, name, words, before)
    return next((kind for rule in _NAMING if (kind := rule(named)) is not None), None)


def _is_paper(n: _Named) -> VoiceKind | None:
    outlet = n.words[-1] in _PAPERS or (n.before and n.before[-1] in CALLED_OUTLET)
    return "outlet" if outlet else None


def _by_own_words(n: _Named) -> VoiceKind | None:
    """As in "Fisheries Ministry", "Engineer Corps", "Radio Lisbon"."""
    kinds = heads().kinds
    last = {n.words[-1], singular(n.words[-1])}
    found: VoiceKind | None = next((kind for kind in _BODIES if last & kinds[kind]), None)
    return "outlet" if found is None and n.words[0] in kinds["outlet"] else found


def _by_role(n: _Named) -> VoiceKind | None:
    """As in "the spokesman, Carlos Mendes"."""
    behind = n.name[0] > n.look.head and kind_of(n.look) in {"official", "person"}
    return "person" if behind else None


def _by_word_before(n: _Named) -> VoiceKind | None:
    """As in "the rebel group Azul", "President Mendes"."""
    table = heads()
    if not n.before:
        return None
    found: VoiceKind | None = next((k for k in _BODIES if n.before[-1] in table.kinds[k]), None)
    titled = any(w.strip(".") in table.titles or w in table.kinds["official"] for w in n.before)
    return found or ("person" if titled else None)


def _by_form(n: _Named) -> VoiceKind | None:
    """With an article a body, in capitals a group, else a person."""
    if not n.name[0] <= n.look.head < n.name[1]:
        return None
    if n.before and n.before[-1] == "the":
        return "government"
    written = n.look.parsed.span(*n.name).of(n.look.parsed.text)
    return "group" if written.isupper() and " " not in written else "person"


_BODIES: tuple[VoiceKind, ...] = ("outlet", "military", "government", "group")
_NAMING: tuple[Callable[[_Named], VoiceKind | None], ...] = (
    _is_paper,
    _by_own_words,
    _by_role,
    _by_word_before,
    _by_form,
)


def _by_head(look: Look) -> Voice | None:
    """A common noun: an official, a ministry, residents, a report."""
    kind = kind_of(look)
    if kind is None:
        return None
    body = kind in {"government", "military"} or (kind == "group" and _owned(look))
    named = body and _definite(look) and (look.lemma != "police" or _owned(look))
    named = named or (kind == "outlet" and _of_state(look))
    name = _alone(look) if named else None
    return Voice(
        kind=kind,
        named=named,
        span=look.span,
        name=name,
        count=count_of(look, kind),
        sector=sector_of(look),
    )


def _by_own_name(look: Look) -> Voice | None:
    """As in "a group calling itself Red Dawn"."""
    tree, end = look.parsed.tree, look.tokens[1]
    for k in range(look.head + 1, min(end + 2, len(tree) - 2)):
        if tree.lemma[k] == "call" and tree.lower[k + 1] in {"itself", "themselves"}:
            start = stop = k + 2 + (tree.lower[k + 2] == "the")
            while stop < len(tree) and tree.tag[stop] in NAME:
                stop += 1
            if stop > start:
                name = look.parsed.span(start, stop).of(look.parsed.text)
                whole = look.parsed.span(look.tokens[0], stop)
                kind = kind_of(look) or "group"
                return Voice(kind=kind, named=True, span=whole, name=name, sector=sector_of(look))
    return None


def _alone(look: Look) -> str:
    """Its words without who is named beside it: "the ministry and two medics"."""
    tree, end = look.parsed.tree, look.tokens[1]
    beside = (k for k in range(look.head + 1, end) if tree.dep[k] == "cc")
    end = next((k for k in beside if tree.head[k] == look.head), end)
    return look.parsed.span(look.tokens[0], end).of(look.parsed.text)


def _owned(look: Look) -> bool:
    """A body of a country by name: "Portugal's dockers' union"."""
    found = look.parsed.mentions_in(look.span)
    return not look.plural and any(m.kind == "country" for m in found)


def _of_state(look: Look) -> bool:
    """As in "Libya's state news agency": there is only one."""
    found = look.parsed.mentions_in(look.span)
    own = any(m.kind in {"country", "demonym"} for m in found)
    return own and "state" in look.words() and not look.plural


def _definite(look: Look) -> bool:
    tree = look.parsed.tree
    if look.plural:
        return False
    return (
        any(
            tree.lower[k] == "the" or tree.dep[k] == "poss" or tree.tag[k] in NAME
            for k in range(look.tokens[0], look.head)
        )
        or tree.tag[look.head] in NAME
    )


_RULES: tuple[Callable[[Look], Voice | None], ...] = (_by_own_name, _by_mention, _by_name, _by_head)


def somebody(parsed: Parsed, source: Source) -> Voice | None:
    """Whoever it is that speaks: "several", "a third of them", "her godson"; None for a pronoun."""
    tree, look = parsed.tree, look_at(parsed, source)
    word = tree.lower[source.head]
    if word in _NOBODY or (tree.pos[source.head] == "PRON" and word not in _SOME):
        return None
    number = heads().numbers.get(word)
    shares = word in _SHARES | _SOME or tree.tag[source.head] in {"CD", "JJ"}
    if shares or look.plural:
        count = number or count_of(look, "public")
        return placed(look, Voice(kind="public", named=False, span=look.span, count=count))
    if tree.tag[source.head] != "NN":
        return None
    kind: VoiceKind = "person" if word.endswith(_WHO_DOES) else "unknown"
    return placed(look, Voice(kind=kind, named=False, span=look.span, count=1))


_WHO_DOES = ("man", "woman", "er", "or", "ist", "ian", "ee")
"""Endings of words for people by what they do: "ombudswoman", "broker", "cellist"."""
_SHARES = frozenset({"percent", "%", "majority", "minority", "half", "third", "quarter", "rest"})
_SOME = frozenset({"some", "others", "many", "several", "most", "few"})
_NOBODY = frozenset({"this", "that", "these", "those", "which", "what", "there"})


def is_publisher(parsed: Parsed, voice: Voice) -> bool:
    """Whether a voice is the outlet that published the report, by name, alias or short name."""
    outlet = parsed.report.outlet
    words = voice.span.of(parsed.text).lower().split() if voice.span else []
    if words[:1] in (["this"], ["our"]) and voice.kind == "outlet":
        return True
    if not voice.named or not voice.name or voice.kind not in {"outlet", "group", "person"}:
        return False
    world = parsed.world
    known = world.outlet(outlet) or world.outlet(parsed.report.url)
    other = world.outlet(voice.name)
    if known is not None and other is not None:
        return known.id == other.id
    names = [n for n in (outlet, *(known.aliases if known else ())) if n]
    mine = _plain(voice.name)
    return any(mine == _plain(n) or _plain(n).endswith(" " + mine) for n in names)


def _plain(name: str) -> str:
    words = name.lower().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
