"""Statements about one thing that may happen gather under one question."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

import msgspec

from tocsin.assess.deeds import Deeds, done_by
from tocsin.assess.material import DAY, Prospect
from tocsin.assess.parties import actors_of, agree, keys_of, recipients_of
from tocsin.assess.rules import ladder, questions
from tocsin.assess.windows import ahead
from tocsin.records import Instant


class Joined:
    """The groups so far, found by what could tie another one to them."""

    def __init__(self, groups: list["Group"]) -> None:
        self.groups = groups
        self._where: dict[tuple[str, str, int], set[int]] = defaultdict(set)

    def put(self, group: "Group", at: int) -> None:
        """Add a group, or set it in the place of the one it has grown from."""
        self.groups[at : at + 1] = [group]
        for key in _keys(group, 0):
            self._where[key].add(at)

    def near(self, group: "Group") -> list[int]:
        """Places of the groups that might join, in order."""
        found: set[int] = set()
        for key in _keys(group, 1):
            found |= self._where.get(key, set())
        return sorted(found)


def _keys(group: "Group", around: int) -> Iterator[tuple[str, str, int]]:
    """What ties a group to others: its texts always; its names only near in time, if dated."""
    for text in (*group.roots, *group.lineages):
        yield group.family, text, 0
    dated = group.said is not None
    for development in group.developments:
        if dated or not around:
            yield group.family, development, int(dated)
        if around:
            yield group.family, development, int(not dated)
    if group.said is None:
        return
    width = ladder().proximity_days * DAY.total_seconds()
    first, last = (int(t.timestamp() // width) for t in group.said)
    for name in group.actors | group.recipients | group.about:
        for slot in range(first - around, last + around + 1):
            yield group.family, name, slot


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What will become one early warning."""

    family: str
    actors: frozenset[str]
    """Party keys; empty when nobody is named."""
    recipients: frozenset[str]
    roots: frozenset[str]
    """Ids of the reports its words were first printed in."""
    reports: frozenset[str]
    said: tuple[Instant, Instant] | None
    """First and last dated word; None when undated."""
    lineages: frozenset[str]
    """Reports that its words are tied to (`Prospect.tied`)."""
    about: frozenset[str]
    """Keys of all who are named in the reports of words that name too few."""
    prospects: tuple[Prospect, ...]

    @property
    def developments(self) -> tuple[str, ...]:
        """Ids of the developments it gathers, each once."""
        return tuple(dict.fromkeys(p.development.id for p in self.prospects if p.development))


def gather(found: Iterable[Prospect], deeds: Deeds) -> tuple[Group, ...]:
    """One group a question: joined where fusing joined them, or where everything agrees.

    Two groups that fusing kept apart join only when actors, recipients and family agree, and when
    they share a root report or lie near in time. Undated ones join only where lineage ties them.
    Words that name no actor are placed last, with the group that is nearest; what names nobody at
    all and fits nowhere asks no question.
    """
    by_key: dict[tuple[str, str, frozenset[str], str], list[Prospect]] = defaultdict(list)
    for p in found:
        family = questions().types[p.event.type].family
        alone = "" if p.said.known else p.tied
        by_key[p.place, family, keys_of(actors_of(p)), alone].append(p)
    groups = sorted((_group(ps) for ps in by_key.values()), key=_placing)
    joined = Joined([])
    for group in groups:
        fitting = [i for i in joined.near(group) if joins(joined.groups[i], group, deeds)]
        if fitting:
            at = min(fitting, key=lambda i: (_distance(joined.groups[i], group), i))
            joined.put(_group([*joined.groups[at].prospects, *group.prospects]), at)
        elif _is_question(group):
            joined.put(group, len(joined.groups))
    return tuple(joined.groups)


def _is_question(group: Group) -> bool:
    """Whether it can be asked: it is a hazard, or the one it is done to is named.

    The doer alone is enough where the deed makes sense without a target ("carry out an attack").
    What names neither asks in its own words where it says how likely, or when; but a measure that
    is planned for a day, with nobody named, is an announcement.
    """
    kind = questions().types[group.prospects[0].event.type]
    if kind.by_words or group.recipients or (group.actors and kind.alone):
        return True
    return any(_timed(p) or _weighed(p) or _menaces(p) for p in group.prospects)


def _timed(p: Prospect) -> bool:
    routine = p.event.mode in questions().types[p.event.type].announced
    announced = routine and p.event.modality == "planned"
    return p.window is not None and not announced and ahead(p.window, p.said)


def _menaces(p: Prospect) -> bool:
    """Whether somebody is named who threatens it, or of whom it is warned."""
    spoken = p.statement.manner in {"warn", "threaten"} or p.event.modality == "threatened"
    return spoken and bool(actors_of(p))


def _weighed(p: Prospect) -> bool:
    return any(c.kind in {"number", "word"} for c in p.cues)


def _placing(group: Group) -> tuple[bool, bool, tuple[float, str, int]]:
    return (not group.actors, not group.recipients, group.prospects[0].order)


def _distance(a: Group, b: Group) -> tuple[bool, timedelta]:
    """Shared text is nearest, then time."""
    if a.said is None or b.said is None:
        return (not a.roots & b.roots, timedelta.max)
    return (not a.roots & b.roots, max(a.said[0] - b.said[1], b.said[0] - a.said[1], timedelta(0)))


def _group(members: list[Prospect]) -> Group:
    times = [t for p in members for t in (p.said.earliest, p.said.latest) if t and p.said.known]
    return Group(
        family=questions().types[members[0].event.type].family,
        actors=frozenset[str]().union(*(keys_of(actors_of(p)) for p in members)),
        recipients=frozenset[str]().union(*(keys_of(recipients_of(p)) for p in members)),
        roots=frozenset(p.root for p in members),
        reports=frozenset(p.member.quote.report for p in members),
        lineages=frozenset(p.tied for p in members),
        about=frozenset[str]().union(*(keys_of(p.about) for p in members)),
        said=(min(times), max(times)) if times else None,
        prospects=tuple(sorted(members, key=lambda p: p.order)),
    )


def joins(a: Group, b: Group, deeds: Deeds) -> bool:
    """Whether two groups ask one question."""
    if a.family != b.family or not agree(a.recipients, b.recipients):
        return False
    if not agree(a.actors, b.actors):
        return False
    if a.roots & b.roots or a.lineages & b.lineages:
        return True
    if set(a.developments) & set(b.developments) and (a.said or b.said):
        return True
    return _tied(a, b) and _near(a, b) and not _settled_between(a, b, deeds)


def _tied(a: Group, b: Group) -> bool:
    """Whether names tie two groups of different reports: actors, recipients, else the report."""
    if a.actors and b.actors:
        return True
    if a.recipients and b.recipients:
        return True
    named, bare = (a, b) if a.actors else (b, a)
    return (
        bool(named.actors & bare.about)
        and not bare.recipients
        and agree(named.recipients, bare.about)
    )


def _near(a: Group, b: Group) -> bool:
    if a.said is None or b.said is None:
        return False
    apart = timedelta(days=ladder().proximity_days)
    return a.said[0] - b.said[1] <= apart and b.said[0] - a.said[1] <= apart


def _settled_between(a: Group, b: Group, deeds: Deeds) -> bool:
    """Whether the deed came after the one's last word and before the other's first."""
    if a.said is None or b.said is None:
        return False
    early, late = (a.said, b.said) if a.said[1] <= b.said[1] else (b.said, a.said)
    done = done_by(deeds, a.family, a.actors | b.actors, a.recipients | b.recipients)
    return any(d.when is not None and early[1] <= d.when <= late[0] for d in done)


def horizon_of(group: Group) -> Instant | None:
    """End of the last window that has one, among words that are not stale."""
    ends = [p.window.latest for p in group.prospects if p.window and not p.stale]
    known = [e for e in ends if e is not None]
    return max(known) if known else None


def last_word(group: Group) -> Instant | None:
    """When the last dated report of the group was published."""
    times = [p.published.latest for p in group.prospects if p.published.latest]
    return max(times) if times else None


def default_deadline(base: Instant) -> Instant:
    """Where nobody names an end: some weeks after the last word or the stated onset."""
    return base + ladder().default_deadline_days * DAY
