"""What a development is about, and which of the gathered sentences are to the point."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.fuse.mentions import Mention
from tocsin.fuse.subjects import calamitous

REPLIES = frozenset({"denies", "corrects", "retracts"})
MOST = 0.4
"""Share of the sentences that name a deed for it to be what the development is about."""
STRAY = 0.25
"""Share of the sentences below which a type is one reader's slip and not the development's."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The deed that a group of mentions has in common."""

    deeds: frozenset[str]
    type: str
    ahead: bool
    """Nobody codes it as having happened."""

    def covers(self, m: Mention) -> bool:
        """Whether a mention speaks of it. A denial or correction may do so in other words."""
        if m.stance in REPLIES or (m.type and m.type == self.type):
            return True
        if m.seen and not m.type and not self.ahead:
            return True  # what an outlet saw it tells in words of its own
        if m.event < 0 and m.unreal is not self.ahead:
            return False  # what might be is no word that it is, nor the other way round
        return bool(m.deeds & self.deeds) or not (self.deeds or self.type)


def _own(m: Mention, roots: Mapping[str, str]) -> str:
    return roots.get(m.report, m.report)


def matter_of(group: Sequence[Mention], roots: Mapping[str, str]) -> Matter:
    """The commonest deeds and type; copies of one text count once."""
    texts: dict[tuple[str, frozenset[str]], Mention] = {}
    for m in group:
        if not m.headline:
            _ = texts.setdefault((_own(m, roots), m.deeds), m)
    named = [m for m in texts.values() if m.deeds]
    counted = Counter(d for m in named for d in m.deeds)
    most = max(counted.values(), default=0)
    deeds = frozenset(d for d, n in counted.items() if n == most or n >= MOST * len(named))
    types = Counter(m.type for m in texts.values() if m.type)
    kind = max(sorted(types), key=lambda t: types[t], default="")
    telling = [m for m in texts.values() if m.type or m.deeds]
    if types[kind] < STRAY * len(telling):
        kind = ""
    ahead = bool(kind) and all(m.stage != "past" for m in texts.values() if m.type == kind)
    return Matter(deeds, kind, ahead)


def worth(group: Sequence[Mention], roots: Mapping[str, str]) -> bool:
    """Whether a group is something to show.

    History that is only recalled is not, nor is a bare headline. Without a coded event it takes a
    count of victims, what an outlet opens with from its own observation, or a sentence that opens
    its report or that somebody answers for, and several publishers or a deed that concerns a crisis
    desk.
    """
    if all(m.old for m in group) or all(m.headline for m in group):
        return False
    if any(m.event >= 0 or m.tallies or (m.seen and m.lead) for m in group if not m.headline):
        return True
    body = [m for m in group if not m.headline]
    told = [m for m in body if m.lead or any(v.kind not in {"unknown", "public"} for v in m.voices)]
    if len({m.publisher.family for m in told}) > 1 and len({_own(m, roots) for m in told}) > 1:
        return True
    return any(calamitous(m.deeds) for m in told)


def _voice(m: Mention) -> str:
    last = m.voices[-1] if m.voices else None
    return "" if last is None else f"{last.name}:{last.span}:{m.stance}"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Mentions of one thing, ready to be shown."""

    members: tuple[Mention, ...]
    """In canonical order, one per quotation and voice."""
    pointed: tuple[bool, ...]
    """Which of them are to the point: the others are shown, but prove nothing."""
    type: str
    """PLOVER type of what is told; empty for what PLOVER has no type for."""


def gathered(group: Sequence[Mention], roots: Mapping[str, str]) -> Gathered | None:
    """What of a group is shown; None when it is nothing to show."""
    if not worth(group, roots):
        return None
    matter = matter_of(group, roots)
    best: dict[tuple[str, int, int, str], Mention] = {}
    for m in sorted(
        group, key=lambda m: (not matter.covers(m), m.event < 0, m.speech_act, m.order)
    ):
        _ = best.setdefault((m.report, m.span.start, m.span.end, _voice(m)), m)
    kept = tuple(sorted(best.values(), key=lambda m: m.order))
    pointed = tuple(matter.covers(m) for m in kept)
    return Gathered(kept, pointed, matter.type) if any(pointed) else None
