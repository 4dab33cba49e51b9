"""Time phrases of a text as windows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from tocsin.read.time.algebra import Closed, Range
from tocsin.read.time.anchor import Dateline, dateline
from tocsin.read.time.context import Context, Tense, Unanchored
from tocsin.read.time.conventions import conventions
from tocsin.read.time.edtf import edtf
from tocsin.read.time.grammar import Phrase, finder
from tocsin.read.time.lands import Setting, may_name_feast, ruled
from tocsin.read.time.resolve import ASTRAY, resolve
from tocsin.read.time.tense import gives_time, negated, perfect_at, put_off, sets_deadline, tense_at
from tocsin.read.time.tree import (
    Bound,
    Date,
    Feast,
    Lasting,
    Moment,
    Node,
    Reference,
    This,
    parts_of,
    rebuilt,
)
from tocsin.records import Anchor, Instant, Span, Window

TenseOf = Callable[[Span], Tense | None]
IF_DENIED = "if-denied"
"""Rule of bounds by an unnamed day ("until the funeral"), kept only where the clause denies."""
IF_GIVEN = "if-given"
"""Rule of bare lengths before "to", kept only where somebody is given the time."""
HOUR = timedelta(hours=1)
NOMINAL = (
    datetime(2023, 1, 4, 12),  # noqa: DTZ001 - civil time of no place
    datetime(2024, 8, 16, 12),  # noqa: DTZ001 - civil time of no place
)
"""Two anchors on different weekdays, months and years: what they agree on hangs on no calendar."""
AGREEMENT = 0.06
"""Share by which the two may differ: months are not equally long."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a text's phrases are reckoned from."""

    moment: datetime | None
    """Naive civil time."""
    zone: timezone
    basis: Anchor


@dataclass(slots=True)
class _Reader:
    ground: Ground
    tense: TenseOf | None
    setting: Setting
    ref: Closed | None = None
    """The day-sized date last mentioned."""
    wide: Closed | None = None
    """The month or year last mentioned, where no day was since."""

    def window(self, phrase: Phrase) -> Window | None:
        """The phrase's window; None for one that counts only in a clause that denies."""
        ctx = self._context(phrase)
        if phrase.rule == IF_DENIED and not ctx.negated:
            return None
        if phrase.rule == IF_GIVEN and not gives_time(phrase.tokens, phrase.first):
            return None
        span = Span(phrase.start, phrase.end)
        phrase = _placed(phrase, self.setting, ctx.now)
        found = _try(phrase.node, ctx)
        if found is None:
            return Window(span=span, rule=phrase.rule, relative=_nominal(phrase.node, ctx))
        self._remember(found)
        try:
            return _window(span, phrase, found, ctx, self.ground)
        except ASTRAY:  # at the very ends of the calendar
            return Window(span=span, rule=phrase.rule)

    def _context(self, phrase: Phrase) -> Context:
        span = Span(phrase.start, phrase.end)
        tokens, first, last = phrase.tokens, phrase.first, phrase.last
        ahead = _is_deadline(phrase.node)
        tense = self.tense(span) if self.tense else tense_at(tokens, first, last, ahead=ahead)
        moved = isinstance(phrase.node, Bound) and put_off(tokens, first)
        if moved or ((ahead or isinstance(phrase.node, Lasting)) and sets_deadline(tokens, first)):
            tense = "future"
        return Context(
            conv=conventions(),
            now=self.ground.moment,
            ref=self.ref,
            wide=self.wide,
            tense=tense,
            offset=_hours(self.ground.zone),
            country=self.setting.home,
            narrative=self.ground.basis == "text",
            perfect=perfect_at(tokens, first, last),
            negated=moved or negated(tokens, first),
        )

    def _remember(self, found: Range) -> None:
        if found.start is None or found.end is None:
            return
        if found.end - found.start <= timedelta(days=conventions().reference_days):
            self.ref, self.wide = Closed(found.start, found.end, found.grain), None
        elif found.grain in {"month", "year"}:
            self.wide = Closed(found.start, found.end, found.grain)


def _placed(phrase: Phrase, setting: Setting, now: datetime | None) -> Phrase:
    """The phrase with its public holidays those of a country, which its rule then names."""
    if not may_name_feast(phrase.tokens[phrase.first : phrase.last]):
        return phrase
    countries: list[str] = []

    def placed(node: Node) -> Node | None:
        if not isinstance(node, Feast):
            return None
        year = node.year or (now.year if now else None)
        country = setting.country(node.name, (phrase.start, phrase.end), year)
        countries.append(country)
        return replace(node, country=country) if country else None

    node = rebuilt(phrase.node, placed)
    return replace(phrase, node=node, rule=ruled(phrase.rule, countries))


def _is_deadline(node: Node) -> bool:
    return isinstance(node, Bound) and node.op in {"until", "by", "until-after", "until-at-least"}


def find_windows(
    text: str,
    anchor: Instant | None,
    *,
    tense: TenseOf | None = None,
    basis: Anchor = "published",
    country: str | None = None,
) -> list[Window]:
    """All time phrases of a text as windows, in order of the text; spans count its code points.

    `anchor` is what relative phrases are reckoned from, with its UTC offset: results are civil time
    of that offset. Without it a dateline or "Updated" line in the text serves, then the explicit
    date last mentioned; without any the phrase stays unresolved. `tense` tells whether the clause
    around a span looks back or forward; None lets words nearby decide. `basis` says where the
    anchor comes from, `country` (ISO 3166-1 alpha-3) whose weekend
    and holidays are meant where no other country is named. Never raises.
    """
    phrases = list(finder().phrases(text))
    setting = Setting(text, country)
    if not phrases:
        return []
    ground = _ground(text, anchor, basis)
    if ground.moment is None:
        return list(_by_text(phrases, tense, setting))
    reader = _Reader(ground, tense, setting)
    return [w for p in phrases if (w := reader.window(p)) is not None]


def _ground(text: str, anchor: Instant | None, basis: Anchor) -> Ground:
    if anchor is not None:
        offset = anchor.utcoffset() or timedelta()
        return Ground(anchor.replace(tzinfo=None), timezone(offset), basis)
    line: Dateline | None = dateline(text)
    if line is not None:
        return Ground(line.moment, line.zone, "dateline")
    return Ground(None, UTC, "none")


def _by_text(phrases: list[Phrase], tense: TenseOf | None, setting: Setting) -> Iterator[Window]:
    """Reckoned from the explicit date last mentioned, else from the first one to come."""
    dates = [(p.start, day) for p in phrases if (day := explicit_day(p.node)) is not None]
    reader = _Reader(Ground(None, UTC, "none"), tense, setting)
    for p in phrases:
        if explicit_day(p.node) is None and dates:
            before = [day for at, day in dates if at < p.start]
            reader.ground = Ground(before[-1] if before else dates[0][1], UTC, "text")
        else:
            reader.ground = Ground(None, UTC, "none")
        window = reader.window(p)
        if window is not None:
            yield window


def explicit_day(node: Node) -> datetime | None:
    """The first day in a phrase that is named with its year; civil time."""
    for part in parts_of(node):
        if isinstance(part, Moment) or (isinstance(part, Date) and part.year and part.month):
            found = _try(part, Context(conventions(), None))
            if found is not None and found.start is not None:
                return found.start
    return None


def _try(node: Node, ctx: Context) -> Range | None:
    try:
        r = resolve(node, ctx)
    except (Unanchored, *ASTRAY):
        return None
    wrong = r.start is not None and r.end is not None and r.start > r.end
    return None if wrong or (r.start is None and r.end is None) else r


def _hours(zone: timezone) -> float:
    return zone.utcoffset(None).total_seconds() / 3600


def _window(span: Span, phrase: Phrase, r: Range, ctx: Context, ground: Ground) -> Window:
    absolute = _try(phrase.node, replace(ctx, now=None, ref=None, wide=None)) == r
    basis: Anchor = "none" if absolute else _basis(phrase.node, ground)
    return Window(
        span=span,
        earliest=r.start.replace(tzinfo=ground.zone) if r.start else None,
        latest=r.end.replace(tzinfo=ground.zone) if r.end else None,
        resolved=True,
        relative=None if absolute or ctx.now is None else _relative(r, ctx.now),
        edtf=edtf(r, _offset(ground.zone)),
        rule=phrase.rule,
        anchor=basis,
    )


def _basis(node: Node, ground: Ground) -> Anchor:
    by_text = any(
        isinstance(p, Reference) or (isinstance(p, This) and p.ref) for p in parts_of(node)
    )
    return "text" if by_text else ground.basis


def _offset(zone: timezone) -> str:
    name = datetime(2000, 1, 1, tzinfo=zone).isoformat()
    return name[-6:]


def _relative(r: Range, now: datetime) -> tuple[float | None, float | None]:
    start = None if r.start is None else round((r.start - now) / HOUR, 4)
    end = None if r.end is None else round((r.end - now) / HOUR, 4)
    return start, end


def _nominal(node: Node, ctx: Context) -> tuple[float | None, float | None] | None:
    """Hours from an anchor that is not there, where every anchor would give the same."""
    found = [_try(node, replace(ctx, now=now, ref=None, wide=None)) for now in NOMINAL]
    if found[0] is None or found[1] is None:
        return None
    a, b = (_relative(r, now) for r, now in zip(found, NOMINAL, strict=True) if r)
    return (a[0], a[1]) if _agree(a[0], b[0]) and _agree(a[1], b[1]) else None


def _agree(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= AGREEMENT * max(abs(a), abs(b))
