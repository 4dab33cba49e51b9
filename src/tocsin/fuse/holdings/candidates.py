"""Attestations put together by person and kind of office."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tocsin.records import Value
from tocsin.records.holdings import Attestation
from tocsin.vocabulary.finder import fold
from tocsin.vocabulary.roles import Role, own_role, roles, title_words

_WORD = re.compile(r"[^\W_]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_IN_OFFICE = frozenset({"held", "began"})
Key = tuple[str, str]
"""Kind of office and where it is."""


class Terms(Value, frozen=True, kw_only=True):
    """What it takes to propose a holding."""

    min_reports: int = 2
    """Reports that have the person in office."""
    min_publishers: int = 2
    """Publishers among them with words of their own; 0 takes reports of unnamed outlets too."""
    tolerance: int = 30
    """Days by which what is vouched for reaches beyond the first and the last report."""


@dataclass(frozen=True)
class Candidate:
    """What reports say of one person and one kind of office; attestations earliest first."""

    role: Role
    of: str
    names: tuple[str, ...]
    """As written, the fullest first."""
    attested: tuple[Attestation, ...]

    @cached_property
    def stated(self) -> frozenset[str]:
        """Countries that reports state."""
        return frozenset(a.country for a in self.attested if a.country and a.ground == "stated")

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Countries stated, else those that the reports are about."""
        said = self.stated or {a.country for a in self.attested if a.country}
        return tuple(sorted(said))

    @cached_property
    def held(self) -> tuple[Attestation, ...]:
        """Those that have the person in office."""
        return tuple(a for a in self.attested if a.standing in _IN_OFFICE)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Days of those, earliest first."""
        return tuple(a.day for a in self.held if a.day)

    @cached_property
    def reports(self) -> tuple[str, ...]:
        """Ids of those reports, earliest first."""
        return tuple(dict.fromkeys(a.report for a in self.held))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names as they are compared."""
        return frozenset(plain(n) for n in self.names)

    @property
    def begun(self) -> date | None:
        """First report that has the person new in office."""
        return min((a.day for a in self.held if a.standing == "began" and a.day), default=None)

    @property
    def over(self) -> tuple[date, ...]:
        """Days of the reports that have the office behind the person, earliest first."""
        return tuple(a.day for a in self.attested if a.standing not in _IN_OFFICE and a.day)

    @property
    def telling(self) -> Attestation:
        """The attestation to show: one that states the country and has the person in office."""
        return min(
            self.attested,
            key=lambda a: (a.standing not in _IN_OFFICE, a.ground != "stated", *_order(a)),
        )

    def at(self, country: str) -> "Candidate":
        """The same with the role as it is in a country."""
        found = Counter(role_of(a).at(country) for a in self.attested)
        return replace(self, role=min(found, key=lambda r: (-found[r], r.key)))


def role_of(a: Attestation) -> Role:
    """The kind of office of an attestation; a kind of its own for a title that is of none."""
    words = title_words(a.office)
    found = roles().at(words, 0)
    return found[1] if found and found[0] == len(words) else own_role(a.office)


def plain(name: str) -> str:
    """A name as it is compared: folded, without initials, hyphens and "Jr"."""
    words = _WORD.findall(fold(name).lower())
    return " ".join(w for w in words if len(w) > 1 and w not in _SUFFIXES) or name.lower()


def candidates(attested: Iterable[Attestation]) -> list[Candidate]:
    """One for every person and kind of office, whatever the order of what comes in."""
    by_key: dict[Key, list[Attestation]] = defaultdict(list)
    for a in sorted(set(attested), key=_order):
        if a.day is not None:
            by_key[_kind(role_of(a)), a.of].append(a)
    return [c for key in sorted(by_key) for c in _persons(by_key[key])]


def _order(a: Attestation) -> tuple[str, ...]:
    return (str(a.day), a.report, a.words, a.person, a.standing, a.office, a.country or "", a.of)


def _kind(role: Role) -> str:
    """Secretaries and ministers of one portfolio together: the country tells later."""
    return role.key.replace("secretary", "minister") if role.portfolios else role.key


def _persons(attested: Sequence[Attestation]) -> Iterator[Candidate]:
    """One for every person: the same name, or a longer one in the same country."""
    by_name: dict[str, list[Attestation]] = defaultdict(list)
    for a in attested:
        by_name[plain(a.person)].append(a)
    for names in _joined(by_name):
        own = sorted((a for n in names for a in by_name[n]), key=_order)
        yield Candidate(role_of(own[0]), own[0].of, _spelled(own), tuple(own))


def _joined(by_name: Mapping[str, Sequence[Attestation]]) -> list[list[str]]:
    """Names that stand for one person, together: "Asif Durrani", "Asif Karim Durrani"."""
    of = {n: {a.country for a in found if a.country} for n, found in by_name.items()}
    bearing: dict[str, set[str]] = defaultdict(set)
    for name in by_name:
        for word in name.split():
            bearing[word].add(name)
    groups = {n: [n] for n in sorted(by_name)}
    for short in sorted(by_name):
        parts = short.split()
        if len(parts) == 1:
            continue
        longer = set[str].intersection(*(bearing[w] for w in parts))
        for name in sorted(longer - {short}):
            if of[short] & of[name] and groups[short] is not groups[name]:
                groups[name].extend(groups[short])
                for n in groups[short]:
                    groups[n] = groups[name]
    return [sorted(g) for n, g in groups.items() if n == min(g)]


def _spelled(attested: Sequence[Attestation]) -> tuple[str, ...]:
    """The names as written: the one with the most words first, of these the most frequent."""
    found = Counter(a.person for a in attested)
    return tuple(sorted(found, key=lambda n: (-len(plain(n).split()), -found[n], n)))


def publishers(attested: Iterable[Attestation]) -> int:
    """How many publishers say so in words of their own: the largest matching of both.

    A sentence that two print counts for one of them; an outlet that nobody names counts for none
    (bipartite matching by augmenting paths, Kuhn 1955). More attestations never give fewer.
    """
    said: dict[str, set[str]] = defaultdict(set)
    for a in attested:
        if a.publisher:
            said[a.publisher].add(plain(a.sentence))
    owner: dict[str, str] = {}

    def settles(who: str, tried: set[str]) -> bool:
        for words in sorted(said[who] - tried):
            tried.add(words)
            if words not in owner or settles(owner[words], tried):
                owner[words] = who
                return True
        return False

    return sum(settles(who, set()) for who in sorted(said))
