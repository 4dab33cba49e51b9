"""A picture laid out as a page: what goes where, in which order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tocsin.brief import dates
from tocsin.brief.cards import card, questions
from tocsin.brief.clean import line, link, shortened
from tocsin.brief.items import Desk, cited, desk_of, development_anchor, item, report_anchor
from tocsin.brief.labels import reason, told, way
from tocsin.brief.meetings import linked
from tocsin.brief.model import Card, Cited, Headline, Item, Page, Shelf, Source, Unread
from tocsin.brief.sides import Direction, at_home, direction, restrains
from tocsin.brief.subjects import in_title, subjects
from tocsin.brief.weight import minor, weight, weights
from tocsin.records import Development, EarlyWarning, Picture, Quote, Refused, Report, ReportLine

_AHEAD = frozenset({"planned", "possible", "threatened", "conditional"})
_NO_TYPE = "NONE"
_TOP = 3
_BY_DATE = frozenset({"reported", "further"})
"""Sections in order of time; the others are in order of weight."""
_LINE = 140
COPIES = {"verbatim": "copy of", "edited": "edited copy of", "paraphrase": "retold from"}
"""What a report is to the one that it took its text from."""


def compose(picture: Picture, reports: Mapping[str, Report]) -> Page:
    """Everything a brief shows, in its order. `reports` gives texts by id; gaps are bridged."""
    desk = desk_of(picture, reports)
    made = linked(picture, {d.id: item(d, desk) for d in newest_first(picture.developments)})
    parts = _sorted_out(picture, made)
    gathered = _gathered(picture, made, parts["warned"])
    asked = questions(picture.warnings, desk)
    cards = [(w.status, card(w, g, asked[w.id], desk, _answer(w, picture))) for w, g in gathered]
    open_ = tuple(c for status, c in cards if status == "open")
    sides = _sides(picture, made, reports)
    return Page(
        headline=_headline(picture, open_, parts["reported"].main, desk),
        warnings=open_,
        closed=tuple(c for status, c in cards if status != "open"),
        reported=parts["reported"],
        further=_all(parts["further"]),
        meetings=parts["meetings"],
        preparing=parts["preparing"],
        asked=parts["asked"],
        escalation=sides["escalation"],
        deescalation=sides["de-escalation"],
        restraint=tuple(_restraint(picture, sides, desk)),
        unread=tuple(_unread(picture, desk)),
        sources=tuple(_source(r, picture, desk) for r in _by_date(picture.reports)),
    )


def newest_first(developments: Iterable[Development]) -> list[Development]:
    """By when it happened or was last reported; undated ones last; then by title."""
    return sorted(developments, key=_age)


def _age(d: Development) -> tuple[float, str, str]:
    window = d.window
    at = (window.earliest or window.latest) if window and window.resolved else None
    at = at or d.last_reported.latest or d.first_reported.latest
    return (-at.timestamp() if at else float("inf"), d.title, d.id)


def heaviest_first(developments: Iterable[Development]) -> list[Development]:
    """By weight, then the newest."""
    return sorted(developments, key=lambda d: (-weight(d), _age(d)))


def _sorted_out(picture: Picture, made: Mapping[str, Item]) -> dict[str, Shelf]:
    """Each development in the first section that it belongs to; warned ones stand in their card."""
    warned = {d for w in picture.warnings for d in w.developments}
    parts: dict[str, list[Development]] = {name: [] for name, _ in SECTIONS}
    for d in newest_first(picture.developments):
        parts[_section(d, d.id in warned)].append(d)
    return {
        name: _shelf(found if name in _BY_DATE else heaviest_first(found), made)
        for name, found in parts.items()
    }


def _shelf(found: Iterable[Development], made: Mapping[str, Item]) -> Shelf:
    """The lines of a section in the order given, those of little weight apart."""
    given = list(found)
    if len(given) <= weights().few:
        return Shelf(main=tuple(made[d.id] for d in given))
    return Shelf(
        main=tuple(made[d.id] for d in given if not minor(d)),
        minor=tuple(made[d.id] for d in given if minor(d)),
    )


def _all(shelf: Shelf) -> tuple[Item, ...]:
    return (*shelf.main, *shelf.minor)


def _answer(w: EarlyWarning, picture: Picture) -> str:
    """Anchor of the development that a warning was overtaken by."""
    if w.status != "overtaken":
        return ""
    told = w.status_reason.rstrip(".")
    found = (d for d in picture.developments if d.modality == "actual")
    return next((development_anchor(d.id) for d in found if told.endswith(d.title.rstrip("."))), "")


def _gathered(
    picture: Picture, made: Mapping[str, Item], warned: Shelf
) -> Iterator[tuple[EarlyWarning, tuple[Item, ...]]]:
    """Each warning with the developments that stand only there; the first one has them."""
    left = {i.anchor for i in _all(warned)}
    for w in picture.warnings:
        items = [made[d] for d in w.developments if d in made and made[d].anchor in left]
        left -= {i.anchor for i in items}
        yield w, tuple(items)


def _section(d: Development, warned: bool) -> str:  # noqa: FBT001 - a fact about d
    return next(name for name, holds in SECTIONS if holds(d, warned))


SECTIONS: Sequence[tuple[str, Callable[[Development, bool], bool]]] = (
    ("meetings", lambda d, _: d.type == "CONSULT"),
    ("preparing", lambda d, _: d.type == "MOBILIZE" and d.modality != "denied"),
    ("warned", lambda d, warned: warned and d.modality in _AHEAD),
    ("preparing", lambda d, _: d.modality == "planned"),
    ("further", lambda d, _: d.type == _NO_TYPE),
    ("reported", lambda d, _: d.modality in {"actual", "denied"}),
    ("asked", lambda _, __: True),
)
"""The first section whose test holds takes the development."""


def _sides(
    picture: Picture, made: Mapping[str, Item], reports: Mapping[str, Report]
) -> dict[Direction, Shelf]:
    statements = dict(picture.statements)
    sides: dict[Direction, list[Development]] = {"escalation": [], "de-escalation": []}
    for d in heaviest_first(picture.developments):
        if d.status == "withdrawn" or not _known(d):
            continue
        ways: set[Direction] = set()
        for m in d.members:
            statement = statements.get(m.statement)
            if statement is None or not 0 <= m.event < len(statement.events):
                continue
            event = statement.events[m.event]
            if event.type != d.type or at_home(event):
                continue
            way = direction(event, statement, reports.get(statement.report))
            undone = (
                way == "de-escalation" and d.modality == "actual" and event.modality == "denied"
            )
            if way and not undone and m.stance not in {"denies", "retracts"}:
                ways.add(way)
        for way in sorted(ways):
            sides[way].append(d)
    return {way: _shelf(found, made) for way, found in sides.items()}


def _known(d: Development) -> bool:
    """Whether a party is known, or somebody speaks for or against it."""
    spoken = d.modality in {"advised", "demanded", "denied"}
    return spoken or any(p.country for p in (*d.actors, *d.recipients))


def _restraint(picture: Picture, sides: Mapping[Direction, Shelf], desk: Desk) -> Iterator[Cited]:
    """Counsel of restraint that no line of de-escalation carries."""
    shown = {i.anchor for i in _all(sides["de-escalation"])}
    carried = {
        m.statement
        for d in picture.developments
        if development_anchor(d.id) in shown
        for m in d.members
    }
    for key, statement in picture.statements:
        report = desk.reports.get(statement.report)
        if report and key not in carried and restrains(statement, report) and statement.sentence:
            yield cited(
                Quote(
                    report=statement.report,
                    span=statement.sentence,
                    text=statement.sentence.of(report.text),
                    outlet=report.outlet,
                    published=report.published,
                    voices=statement.voices,
                ),
                desk,
            )


def _headline(
    picture: Picture, warnings: Sequence[Card], news: Sequence[Item], desk: Desk
) -> Headline:
    outlets = {line(r.outlet).casefold() for r in picture.reports if r.outlet}
    origins = {o.key for d in picture.developments for o in d.origins if not o.retracted}
    unknown = {m.statement for d in picture.developments for m in d.members if not m.origin}
    return Headline(
        title=_title(picture, desk),
        period=_period(picture, desk),
        reports=len(picture.reports),
        publishers=len(outlets),
        origins=len(origins),
        unknown=len(unknown),
        warnings=tuple((w.anchor, w.question, w.likelihood) for w in warnings[:_TOP]),
        news=tuple((n.anchor, shortened(n.title, _LINE)) for n in news[:_TOP]),
    )


def _title(picture: Picture, desk: Desk) -> str:
    """Whom the brief is mostly about, and when: "Northland and Southland, May 2031"."""
    names = [line(in_title(c, desk.country(c), n == 0)) for n, c in enumerate(subjects(picture))]
    about = " and ".join(p for p in (", ".join(names[:-1]), names[-1]) if p) if names else "Brief"
    return ", ".join(p for p in (about, _span(picture.reports)) if p)


def _span(reports: Sequence[ReportLine]) -> str:
    """The days of the dated reports; empty where none is dated."""
    ends = [
        t for r in reports if r.published.known for t in (r.published.earliest, r.published.latest)
    ]
    known = sorted(t for t in ends if t is not None)
    return dates.days_between(known[0], known[-1]) if known else ""


def _period(picture: Picture, desk: Desk) -> str:
    reports, span = picture.reports, _span(picture.reports)
    undated = sum(not r.published.known for r in reports)
    known = f", as it was known on {dates.clock(picture.as_of)}" if picture.as_of else ""
    if not reports:
        return f"No reports{known}."
    if desk.undated or not span:
        none = "It is not" if len(reports) == 1 else "None of them is"
        return f"Rests on {_count(len(reports))}{known}. {none} dated."
    if not undated:
        return f"Rests on {_count(len(reports))} of {span}{known}."
    return f"Rests on {_count(len(reports) - undated)} of {span} and {undated} undated{known}."


def _count(reports: int) -> str:
    return f"{reports} report{'' if reports == 1 else 's'}"


def _by_date(reports: Iterable[ReportLine]) -> list[ReportLine]:
    def age(r: ReportLine) -> tuple[float, str]:
        return (-r.published.latest.timestamp() if r.published.latest else float("inf"), r.id)

    return sorted(reports, key=age)


def _source(r: ReportLine, picture: Picture, desk: Desk) -> Source:
    taken = next((u for u in picture.reuse if u.copy == r.id), None)
    when, grounds = desk.stated(r.id, r.published)
    return Source(
        anchor=report_anchor(r.id),
        outlet=line(r.outlet or "not stated"),
        title=desk.title(r.id) or "(no headline)",
        url=link(r.url),
        when=when,
        grounds=grounds,
        statements=r.statements,
        taken=f"{COPIES[taken.kind]} {desk.name(taken.source)}" if taken else "",
    )


def _unread(picture: Picture, desk: Desk) -> list[Unread]:
    groups: dict[str, list[Refused]] = defaultdict(list)
    for refusal in picture.refusals:
        groups[refusal.reason].append(refusal)
    found = [
        Unread(
            reason=reason(code),
            code=code,
            way=way(code),
            entries=tuple(_entry(r, desk) for r in refusals),
        )
        for code, refusals in sorted(groups.items(), key=lambda kv: (-len(kv[1]), kv[0]))
    ]
    if picture.unrecognised:
        entries = tuple((i, "record kept as received", "") for i in picture.unrecognised)
        found.append(Unread(reason=reason("unrecognised"), code="unrecognised", entries=entries))
    return found


def _entry(refusal: Refused, desk: Desk) -> tuple[str, str, str]:
    report = desk.reports.get(refusal.subject)
    about = desk.name(refusal.subject) if report else line(refusal.subject)
    return about, told(refusal, report), report_anchor(refusal.subject) if report else ""
