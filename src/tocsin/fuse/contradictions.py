"""Values inside one development that cannot both hold, kept side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin.fuse.figures import Figure, figures
from tocsin.fuse.mentions import Mention
from tocsin.records import Contradiction, Quote, Side

LABELS = {"+kill": "killed", "+wound": "wounded"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A member with what is shown of it."""

    mention: Mention
    origin: str
    quote: Quote


def _side(value: str, spoken: Sequence[Spoken]) -> Side:
    quotes = {(s.quote.report, s.quote.span): s.quote for s in spoken}
    origins = tuple(dict.fromkeys(s.origin for s in spoken if s.origin))
    return Side(value=value, quotes=tuple(quotes.values()), origins=origins)


def _label(unit: str) -> str:
    return LABELS.get(unit, unit.removeprefix("+"))


def happened(members: Sequence[Spoken]) -> list[Contradiction]:
    """Told and denied, or told and withdrawn.

    Who denies a thing and tells it in the same report means something else.
    """
    told = [s for s in members if s.mention.stance in {"asserts", "confirms"}]
    own: dict[tuple[str, str], list[frozenset[str]]] = {}
    for s in told:
        own.setdefault((s.origin, s.mention.report), []).append(s.mention.deeds)
    denied = [
        s
        for s in members
        if s.mention.stance == "denies"
        and not any(
            s.mention.deeds & deeds or not s.mention.deeds or not deeds
            for deeds in own.get((s.origin, s.mention.report), ())
        )
    ]
    withdrawn = [s for s in members if s.mention.stance == "retracts"]
    sides = [("reported", told), ("denied", denied), ("withdrawn", withdrawn)]
    kept = tuple(_side(value, spoken) for value, spoken in sides if spoken)
    if not told or len(kept) < 2:  # noqa: PLR2004 - one side is no contradiction
        return []
    return [Contradiction(attribute="whether it happened", values=kept)]


def _figures(m: Mention) -> list[Figure]:
    found = figures(m.text)
    known = {f.unit for f in found}
    for unit, low, high in m.units:
        if unit not in known and {"killed": "+kill", "wounded": "+wound"}.get(unit) not in known:
            said = str(low if low is not None else high)
            found.append(Figure(unit, low, high, said))
    return found


def counts(members: Sequence[Spoken]) -> list[Contradiction]:
    """Figures of one unit that exclude each other."""
    by_unit: dict[str, list[tuple[Figure, Spoken]]] = {}
    for s in members:
        if s.mention.headline:
            continue
        for figure in _figures(s.mention):
            by_unit.setdefault(figure.unit, []).append((figure, s))
    result: list[Contradiction] = []
    for unit, said in sorted(by_unit.items()):
        exact = {(f.low, f.high): f for f, _ in said}
        values = sorted(exact.values(), key=lambda f: (f.low or f.high or 0, f.high or 0))
        if all(a.agrees(b) for a in values for b in values):
            continue
        sides = tuple(
            _side(v.said, [s for f, s in said if (f.low, f.high) == (v.low, v.high)])
            for v in values
        )
        result.append(Contradiction(attribute=_label(unit), values=sides))
    return result


CHECKS: tuple[Callable[[Sequence[Spoken]], list[Contradiction]], ...] = (happened, counts)


def contradictions(members: Sequence[Spoken]) -> tuple[Contradiction, ...]:
    """Everything in the members of one development that cannot hold together."""
    return tuple(c for check in CHECKS for c in check(members))
