"""What each origin says about a question: its window, its words, its number."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tocsin.assess.gather import Group
from tocsin.assess.material import UNKNOWN_ORIGIN, Prospect
from tocsin.assess.windows import filled, meet, not_before
from tocsin.records import OriginView, Quote, Voice, Window
from tocsin.vocabulary import World

NOBODY = "origin unknown"


def views_of(group: Group, world: World) -> tuple[OriginView, ...]:
    """One view an origin, in order of its first word; a stale one apart where old words return."""
    by_origin: dict[str, list[Prospect]] = defaultdict(list)
    for p in group.prospects:
        by_origin[p.key].append(p)
    return tuple(v for words in by_origin.values() for v in _views(words, world))


def _views(words: list[Prospect], world: World) -> Iterator[OriginView]:
    fresh = [p for p in words if not p.stale]
    stale = [p for p in words if p.stale]
    for part, old in ((fresh, False), (stale, True)):
        if part:
            yield _view(part, old, world)


def _view(words: Sequence[Prospect], stale: bool, world: World) -> OriginView:  # noqa: FBT001 - a value of the record, no switch
    latest = latest_words(words)
    lead = max(latest, key=lambda p: (p.probability if not p.dissents else -p.probability, p.order))
    return OriginView(
        origin=lead.key,
        description=lead.origin.description if lead.origin else NOBODY,
        grading=_grading(words, world),
        window=meet([p.window for p in latest]) or meet([p.window for p in words]),
        wording="; ".join(dict.fromkeys(p.wording for p in latest if p.wording)),
        probability=round(lead.probability, 4),
        stale=stale,
        quotes=tuple(_quotes(words)),
    )


def latest_words(words: Iterable[Prospect]) -> list[Prospect]:
    """What an origin said last: its words in the latest of the reports they were first printed in.

    Of dated reports only; where none is dated all of them count.
    """
    given = list(words)
    dated = [p for p in given if p.said.latest is not None]
    if not dated:
        return given
    last = max(p.order[0] for p in dated)
    return [p for p in dated if p.order[0] == last]


def _grading(words: Sequence[Prospect], world: World) -> str | None:
    """The origin's own grade, else the best grade among those who had it first-hand."""
    own = sorted({p.origin.grading for p in words if p.origin and p.origin.grading})
    if own:
        return own[0]
    carriers = {_carrier(p) for p in words}
    outlets = [world.outlet(name) for name in sorted(c for c in carriers if c)]
    grades = sorted({o.reliability for o in outlets if o and o.reliability})
    return grades[0] if grades else None


def _carrier(p: Prospect) -> str | None:
    relay: Voice | None = next((v for v in p.statement.voices if v.kind == "outlet"), None)
    return relay.name if relay else p.member.quote.outlet


def _quotes(words: Sequence[Prospect]) -> Iterator[Quote]:
    """Every quotation once, with its own window, its open ends filled from the same report."""
    seen: set[tuple[str, int, int]] = set()
    for p in words:
        quote = p.member.quote
        place = (quote.report, quote.span.start, quote.span.end)
        if place in seen:
            continue
        seen.add(place)
        yield msgspec.structs.replace(quote, window=window_here(p, words))


def window_here(p: Prospect, words: Sequence[Prospect]) -> Window | None:
    """The window of one quotation.

    Its own words first, then what the same origin says in the body of the same report, then "not
    before it was said".
    """
    own = meet([q.window for q in words if q.member.quote == p.member.quote])
    body = [q for q in words if q.root == p.root and q.key != UNKNOWN_ORIGIN and not q.headline]
    window = filled(own, [q.window for q in body])
    floor = not_before(p.said.anchor)
    if floor is None or window is None:
        return window or floor
    if window.resolved and window.earliest is None and not _gone(window, floor):
        return msgspec.structs.replace(window, earliest=floor.earliest, edtf="")
    return window


def _gone(window: Window, floor: Window) -> bool:
    """Whether it lies before the word itself."""
    ends, said = window.latest, floor.earliest
    return ends is not None and said is not None and ends <= said
