"""How much a development weighs on a page: which lines stand in full, which are folded."""

from functools import cache

import msgspec

from tocsin.brief.clean import line
from tocsin.brief.tables import table
from tocsin.records import Development

_WORDS = 5
"""A title of at least so many words that stands in a quotation is taken from it."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`weights.yaml`."""

    main: float
    few: int
    types: dict[str, float]
    statuses: dict[str, float]
    publishers: tuple[float, ...]
    known_actor: float
    known_recipient: float
    quotation_title: float


@cache
def weights() -> Weights:
    """The points, validated."""
    return table("weights.yaml", Weights)


def weight(d: Development) -> float:
    """Points of a development; more is graver and better supported."""
    rules = weights()
    publishers = min(d.counts.publishers, len(rules.publishers) - 1)
    points = rules.types.get(d.type, 0.0) + rules.statuses[d.status] + rules.publishers[publishers]
    doers, targets = ({p.country for p in side if p.country} for side in (d.actors, d.recipients))
    points += rules.known_actor if doers else 0
    points += rules.known_recipient if targets or len(doers) > 1 else 0
    return points + (rules.quotation_title if only_quoted(d) else 0)


def minor(d: Development) -> bool:
    """Whether a development is folded among the further mentions of its section."""
    return weight(d) < weights().main


def only_quoted(d: Development) -> bool:
    """Whether its title is but the words of one of its quotations."""
    title = _plain(d.title.removesuffix("…"))
    if len(title.split()) < _WORDS:
        return False
    return any(title in _plain(m.quote.text) for m in d.members)


def _plain(text: str) -> str:
    return line(text).casefold().strip(' ."“”')
