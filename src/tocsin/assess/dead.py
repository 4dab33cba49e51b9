"""Who is told to have been killed: what is planned against them, or by them, is past.

Nobody is killed twice: a plan that is told of after the deed ("did not say that it planned to kill
him") asks no question, nor does anything else that the dead would do or suffer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tocsin.assess.material import Material, Prospect
from tocsin.assess.parties import actors_of, recipients_of
from tocsin.records import Event, Instant, Party, Report, TimeRange
from tocsin.vocabulary import World

_KILLED = re.compile(
    r"\b(?:kill|assassinat|murder|slain|slay|martyr|execut|eliminat|dead|death|died)", re.IGNORECASE
)
_TRIED = re.compile(r"\W*(?:attempt|bid|plot|try|threat|plan)", re.IGNORECASE)
_PEOPLE = frozenset({"person", "office"})
"""Kinds of names that stand for somebody who can die."""
Dead = Mapping[tuple[str, str], Sequence[tuple[str, TimeRange]]]
"""By surname and country ("" where unstated): the reports that tell it, with their times."""


def _surname(party: Party, world: World) -> str:
    """The last word of a person's name; empty for others, and for words that are no name."""
    name = party.name or ""
    last = name.split()[-1] if name else ""
    if not last[:1].isupper() or party.sector is None:
        return ""
    ends = [m for m in world.find(name) if m.span.end == len(name)]
    return last.casefold() if all(m.kind in _PEOPLE for m in ends) else ""


def _killing(event: Event, report: Report) -> bool:
    if event.type != "ASSAULT" or event.modality != "actual":
        return False
    text, trigger = report.text, event.trigger
    tried = _TRIED.match(text, trigger.end)
    return bool(_KILLED.match(trigger.of(text))) and tried is None


def dead_of(material: Material, world: World) -> Dead:
    """Everybody by name who is told to have been killed, unless that was withdrawn."""
    taken_back = {
        m.statement for d in material.developments if d.status == "withdrawn" for m in d.members
    }
    found: dict[tuple[str, str], list[tuple[str, TimeRange]]] = defaultdict(list)
    for key, statement in material.statements.items():
        report = material.reports.get(statement.report)
        if report is None or key in taken_back or statement.manner == "deny":
            continue
        for event in statement.events:
            for party in event.recipients if _killing(event, report) else ():
                if name := _surname(party, world):
                    told = (statement.report, material.published(statement.report))
                    found[name, party.country or ""].append(told)
    return found


def past(p: Prospect, dead: Dead, world: World, as_of: Instant | None) -> bool:
    """Whether all whom it would be done to, or all who would do it, had been killed before."""
    return any(
        _all_dead(parties, p, dead, (world, as_of))
        for parties in (p.event.recipients or recipients_of(p), p.event.actors or actors_of(p))
    )


def _all_dead(
    parties: Iterable[Party], p: Prospect, dead: Dead, known: tuple[World, Instant | None]
) -> bool:
    world, as_of = known
    names = [(_surname(party, world), party.country or "") for party in parties]
    return bool(names) and all(_told_before(n, p, dead, as_of) for n in names)


def _told_before(name: tuple[str, str], p: Prospect, dead: Dead, as_of: Instant | None) -> bool:
    """Whether the same report tells it, an earlier one, or one whose order nobody knows."""
    if not name[0]:
        return False
    same = [name] if name[1] else [k for k in dead if k[0] == name[0]]
    said = p.said.latest
    for key in dict.fromkeys([*same, (name[0], "")]):
        for report, told in dead.get(key, ()):
            at = told.earliest
            if as_of is not None and at is not None and at > as_of:
                continue
            if report == p.member.quote.report or at is None or said is None or at <= said:
                return True
    return False
