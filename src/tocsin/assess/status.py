"""Whether a warning still stands: open, overtaken, expired or withdrawn, each with its reason."""

from typing import Literal

import msgspec

from tocsin.assess.confidence import Basis
from tocsin.assess.deeds import Deed, Deeds, done_by
from tocsin.assess.gather import Group, last_word
from tocsin.assess.phrasing import day_of
from tocsin.records import Instant

Status = Literal["open", "overtaken", "expired", "withdrawn"]


class Standing(msgspec.Struct, frozen=True):
    """A warning's status with its reason."""

    status: Status
    reason: str


class Moment(msgspec.Struct, frozen=True):
    """When a warning is looked at, and when its question closes."""

    as_of: Instant | None
    deadline: Instant | None
    """None when undated."""


def standing(basis: Basis, deeds: Deeds, moment: Moment) -> Standing:
    """Withdrawn before overtaken before expired; else open."""
    return (
        _withdrawn(basis)
        or _overtaken(basis.group, deeds, moment)
        or _expired(basis.group, moment)
        or Standing("open", "")
    )


def _withdrawn(basis: Basis) -> Standing | None:
    affirming = [p for p in basis.group.prospects if not p.dissents]
    speaking = {p.key for p in affirming}
    if speaking and speaking <= basis.retracted:
        return Standing("withdrawn", "All who had said so have withdrawn it.")
    taken_back = {
        p.key
        for p in basis.group.prospects
        if p.dissents and p.key in speaking and p.order > _first(basis.group, p.key)
    }
    if speaking and speaking <= taken_back:
        return Standing("withdrawn", "Its own origin has denied or retracted it since.")
    return None


def _first(group: Group, key: str) -> tuple[float, str, int]:
    return min(p.order for p in group.prospects if p.key == key and not p.dissents)


def _overtaken(group: Group, deeds: Deeds, moment: Moment) -> Standing | None:
    """A deed after the first word, by the deadline; one that comes later answers no more."""
    since = group.said[0] if group.said else None
    if since is None:
        return None
    done = done_by(deeds, group.family, group.actors, group.recipients)
    known = [(d.when, d.development.id, d) for d in done if _is_it(d, since, moment)]
    if not known:
        return None
    deed = min(known, key=lambda k: k[:2])[2]
    when = f" ({day_of(deed.when)})" if deed.when else ""
    title = deed.development.title.rstrip(".")
    return Standing("overtaken", f"It is reported to have happened{when}: {title}.")


def _is_it(deed: Deed, since: Instant, moment: Moment) -> bool:
    told = deed.development.first_reported.earliest
    if moment.as_of and told and told > moment.as_of:
        return False
    if deed.when is None or deed.when <= since:
        return False
    return moment.deadline is None or deed.when <= moment.deadline


def _expired(group: Group, moment: Moment) -> Standing | None:
    now = moment.as_of or last_word(group)
    if moment.deadline is None or now is None or now < moment.deadline:
        return None
    last = day_of(moment.deadline)
    return Standing("expired", f"Its time ran out on {last} and nothing of it is reported.")
