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


def _takes_back(denial: Spoken, told: Spoken) -> bool:
    """Whether who denies it tells it in the same report: then something else is meant."""
    a, b = denial.mention, told.mention
    if (denial.origin, a.report) != (told.origin, b.report):
        return False
    return bool(a.deeds & b.deeds) or not a.deeds or not b.deeds


def happened(members: Sequence[Spoken]) -> list[Contradiction]:
    """Told and denied, or told and withdrawn."""
    told = [s for s in members if s.mention.stance in {"asserts", "confirms"}]
    denied = [
        s
        for s in members
        if s.mention.stance == "denies" and not any(_takes_back(s, other) for other in told)
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
