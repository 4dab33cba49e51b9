"""When two named parties are one for a question, and how a question calls them."""

from collections import Counter
from collections.abc import Iterable

from tocsin.assess.material import Prospect
from tocsin.records import Party

STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI"})
"""PLOVER sectors that act for their country; a named party of any other stands for itself."""

_ARTICLES = frozenset({"the", "a", "an"})
_PRONOUNS = frozenset(
    {"it", "they", "he", "she", "we", "i", "this", "that", "these", "those", "who"}
)


def party_key(party: Party) -> str:
    """Country code for a state or its organs, else the folded name; empty when neither is known.

    Words that are no name ("the group", "it") tell nobody apart.
    """
    name = _proper(party.name or "")
    if name and party.sector is not None and party.sector not in STATE_SECTORS:
        return f"name:{name}"
    if party.country:
        return party.country
    return f"name:{name}" if name else ""


def _proper(name: str) -> str:
    """A proper name folded for comparing, without its article; empty for other words."""
    words = name.split()
    if words and words[0].lower() in _ARTICLES:
        words = words[1:]
    proper = any(w[:1].isupper() and w.lower() not in _PRONOUNS for w in words)
    return " ".join(words).casefold() if proper else ""


def keys_of(parties: Iterable[Party]) -> frozenset[str]:
    """Keys of all that have one."""
    return frozenset(k for k in map(party_key, parties) if k)


def actors_of(p: Prospect) -> tuple[Party, ...]:
    """Who would do it: as the words have it, else as the development has it."""
    return p.event.actors or (p.development.actors if p.development and p.coded else ())


def recipients_of(p: Prospect) -> tuple[Party, ...]:
    """To whom: as the words have it, else as the development has it; never the doer himself."""
    doers = actors_of(p)
    beside = p.development.recipients if p.development and p.coded else ()
    given = p.event.recipients or beside
    return tuple(r for r in given if party_key(r) not in keys_of(doers) or _within(r, doers))


def _within(recipient: Party, doers: Iterable[Party]) -> bool:
    """Whether it is a body or person of the doers' own country: officers oust a president."""
    named = _proper(recipient.name or "")
    return bool(named) and all(
        recipient.sector and d.sector and recipient.sector != d.sector for d in doers
    )


def agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of keys share one, or one of them is empty."""
    return not a or not b or bool(a & b)


def commonest(groups: Iterable[tuple[str, tuple[Party, ...]]]) -> tuple[Party, ...]:
    """The party that most origins name, with the one named beside it, if any, as often.

    Takes (origin key, parties) pairs; each origin has one vote a party, ties go to the party named
    more often, then to the one named first.
    """
    given = list(groups)
    votes = Counter(k for _, k in {(o, k) for o, ps in given for k in keys_of(ps)})
    named = Counter(k for _, ps in given for k in keys_of(ps))
    first: dict[str, Party] = {}
    for _, parties in given:
        for party in parties:
            _ = first.setdefault(party_key(party), party)
    keys = [k for k in first if k]
    if not keys:
        return ()
    place = {k: n for n, k in enumerate(keys)}
    lead = min(keys, key=lambda k: (-votes[k], -named[k], place[k]))
    beside = [k for k in keys if k != lead and (votes[k], named[k]) == (votes[lead], named[lead])]
    together = [k for k in beside if any({lead, k} <= keys_of(ps) for _, ps in given)]
    chosen = sorted([lead, *together[:1]], key=lambda k: place[k])
    return tuple(first[k] for k in chosen)
