"""What is reported to have happened, found by who did it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from tocsin.assess.parties import agree, keys_of
from tocsin.assess.rules import questions
from tocsin.records import Development, Instant

_SPEECH = "THREATEN"


class Deed(msgspec.Struct, frozen=True):
    """A development of a warning type that stands as having happened."""

    development: Development
    recipients: frozenset[str]
    when: Instant | None
    """When it began, else when it was first reported; None when neither is known."""


Deeds = Mapping[tuple[str, str], tuple[Deed, ...]]
"""By family of types and by actor's key."""


def deeds_of(developments: Iterable[Development]) -> Deeds:
    """The deeds among developments. Withdrawn ones and mere threats are none."""
    table: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for d in developments:
        kind = questions().types.get(d.type)
        if kind is None or d.modality != "actual" or d.status == "withdrawn" or d.type == _SPEECH:
            continue
        deed = Deed(d, _struck(d), _when(d))
        for actor in keys_of(d.actors):
            table[kind.family, actor].append(deed)
    return {key: tuple(found) for key, found in table.items()}


def _struck(d: Development) -> frozenset[str]:
    """Whom it was done to: those named, their countries, and the country it was done in."""
    at = {d.place.country} if d.place else set[str | None]()
    countries = {c for c in (*(r.country for r in d.recipients), *at) if c}
    named = keys_of(d.recipients)
    return named | countries - {c for a in d.actors if (c := a.country)}


def _when(d: Development) -> Instant | None:
    if d.window and d.window.earliest:
        return d.window.earliest
    return d.first_reported.earliest


def done_by(
    deeds: Deeds, family: str, actors: Iterable[str], recipients: frozenset[str]
) -> list[Deed]:
    """The dated deeds of these actors, to these recipients as far as either is named."""
    found = [d for a in sorted(actors) for d in deeds.get((family, a), ())]
    return [d for d in found if d.when is not None and agree(d.recipients, recipients)]
