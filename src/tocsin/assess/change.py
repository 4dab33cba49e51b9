"""What observation would change a warning: by rule from its type, its stage and its conditions."""

from collections.abc import Iterable, Iterator

from tocsin.assess.gather import Group
from tocsin.assess.parties import party_key
from tocsin.assess.phrasing import Subject, names, stages_of
from tocsin.assess.rules import questions
from tocsin.records import OriginView, Party
from tocsin.vocabulary import World


def would_change(
    subject: Subject, group: Group, views: Iterable[OriginView], deadline: str, world: World
) -> tuple[str, ...]:
    """Observable things, a sentence each: what would raise it, then what would lower it."""
    rules = questions()
    change = rules.change[rules.types[subject.type].family]
    fill = {
        "actor": names(subject.actors, world),
        "recipient": names(subject.recipients, world),
        "land": names(_lands(subject.recipients), world),
        "deadline": deadline,
    }
    lines = [f"Up: {line}" for line in change.up]
    lines += [f"Down: {line}" for line in change.down]
    lines += _stage_lines(group)
    if any(v.window is not None for v in views):
        lines.append(f"Down: {rules.window_change}")
    if len({v.origin for v in views}) < 2:  # noqa: PLR2004 - corroborated means two
        lines.append(f"Either way: {rules.source_change}")
    return tuple(_sentence(line.format_map(fill)) for line in lines if _complete(line, fill))


def _lands(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties that stand for their country, which has airspace, ports and embassies."""
    return tuple(p for p in parties if p.country and party_key(p) == p.country)


def _sentence(line: str) -> str:
    """The line with a capital after its sign."""
    sign, _, words = line.partition(": ")
    return f"{sign}: {words[:1].upper()}{words[1:]}"


def _stage_lines(group: Group) -> Iterator[str]:
    rules = questions()
    for stage in stages_of(group.prospects):
        if stage in rules.stage_change:
            yield f"Either way: {rules.stage_change[stage]}"
    if any(p.event.modality == "conditional" for p in group.prospects):
        yield f"Up: {rules.condition_change}"


def _complete(line: str, fill: dict[str, str]) -> bool:
    """Whether all that a line names is known."""
    return all(value or f"{{{key}}}" not in line for key, value in fill.items())
