"""Developments and quotations as lines of a page."""

from collections.abc import Iterable, Mapping

import msgspec

from tocsin.brief import dates, people
from tocsin.brief.beliefs import neither, reasons, standing
from tocsin.brief.clean import line, shortened
from tocsin.brief.labels import kind, labels
from tocsin.brief.lineage import tree
from tocsin.brief.model import Cited, Clash, Item, Tally, Time, ValueSide
from tocsin.brief.subjects import country_names
from tocsin.records import Contradiction, Development, Party, Picture, Quote, Report, TimeRange

ID_DIGITS = 12
_NO_TIME = Time(short="", full="")
_TITLE = 60
_HEADLINE = 140
_PRONOUNS = frozenset({"it", "they", "them", "he", "she", "him", "her", "we", "us", "who", "its"})


class Desk(msgspec.Struct, frozen=True):
    """The reports at hand, with what is known of their dates."""

    reports: Mapping[str, Report]
    dated: Mapping[str, tuple[TimeRange, tuple[str, ...]]]
    """Bounds and grounds of undated reports."""
    countries: Mapping[str, str]
    """Names by code."""
    undated: bool = False
    """Whether no report is dated: said once at the top, not with every line."""

    def when(self, report: str, published: TimeRange) -> Time:
        """Publication in short: a day, or "undated", with the day where one could be inferred.

        Empty where no report at all is dated.
        """
        if self.undated:
            return _NO_TIME
        if published.known and report not in self.dated:
            return dates.issued(published)
        found, _ = self.dated.get(report, (published, ()))
        if found.exact or found.anchor:
            about = f"undated, about {dates.issued(found).short}"
            return Time(short=about, full=about)
        return Time(short="undated", full="undated")

    def stated(self, report: str, published: TimeRange) -> tuple[str, tuple[str, ...]]:
        """Publication in full, with the grounds where it had to be inferred."""
        if published.known and report not in self.dated:
            return dates.published(published), ()
        found, grounds = self.dated.get(report, (published, ()))
        told = tuple(dates.days_only(line(g)) for g in grounds)
        if found.exact or found.anchor:
            return f"undated, about {dates.published(found)}", told
        return dates.published(found), told

    def party(self, given: Party) -> str:
        """A party by its name, else by its country's."""
        land = self.country(given.country or "")
        name = line(given.name or "")
        if not name or name.casefold() in _PRONOUNS:
            return land
        return f"{name} ({land})" if land and name[:1].islower() else name

    def country(self, code: str) -> str:
        """A country by its name; the code where none is known."""
        return self.countries.get(code, code)

    def name(self, report: str) -> str:
        """A report as a node of a lineage."""
        found = self.reports.get(report)
        if found is None:
            return f"report {report[:ID_DIGITS]}"
        head, title = self.source(report), shortened(found.title or found.body, _TITLE)
        return f"{head}: {title}" if head else f"“{title}”"

    def title(self, report: str) -> str:
        """A report's headline, or the words it begins with."""
        found = self.reports.get(report)
        if found is None:
            return ""
        return shortened(found.title, _HEADLINE) or f"“{shortened(found.body, _TITLE)}”"

    def source(self, report: str) -> str:
        """Who printed a report and when, as far as it is stated."""
        found = self.reports.get(report)
        outlet = line(found.outlet or "") if found else ""
        return ", ".join(p for p in (outlet, "" if self.undated else self.day(report)) if p)

    def day(self, report: str) -> str:
        """The day of publication, "about" where it was inferred, or "undated"."""
        found = self.reports.get(report)
        at = found.published.anchor if found else None
        if at is not None:
            return dates.day(at)
        inferred = self.dated[report][0].anchor if report in self.dated else None
        return f"about {dates.day(inferred)}" if inferred else "undated"


def desk_of(picture: Picture, reports: Mapping[str, Report]) -> Desk:
    """The reports with what the picture found out about their dates."""
    dated = {d.report: (d.published, d.grounds) for d in picture.dated}
    known = [r.published for r in picture.reports] + [found for found, _ in dated.values()]
    undated = not any(when.known and when.anchor for when in known)
    return Desk(reports, dated, country_names(picture), undated)


def report_anchor(report: str) -> str:
    """Anchor of a report's entry in the page."""
    return f"r-{report[:ID_DIGITS]}"


def development_anchor(development: str) -> str:
    """Anchor of a development's entry in the page."""
    return f"d-{''.join(c for c in development if c.isalnum())[:20]}"


def cited(quote: Quote, desk: Desk) -> Cited:
    """A quotation with its authority."""
    report = desk.reports.get(quote.report)
    phrase = ""
    if report and quote.window and quote.window.span:
        phrase = quote.window.span.of(report.text)
    return Cited(
        words=_bare(line(quote.text)),
        who=people.chain(quote.voices, report, quote.outlet),
        when=desk.when(quote.report, quote.published),
        said_window=dates.window(quote.window, phrase),
        report=report_anchor(quote.report),
    )


def _bare(words: str) -> str:
    """Words without the quotation marks that enclose them all: the page sets its own."""
    inner = words[1:-1]
    whole = len(words) > 1 and words[0] in '"“' and words[-1] in '"”'
    return inner if whole and not set(inner) & set('"“”') else words


def quotes(given: Iterable[Quote], desk: Desk) -> tuple[Cited, ...]:
    """Every quotation once, in the order given, with everybody who has the same words."""
    seen: dict[str, dict[tuple[str, str], Cited]] = {}
    for quote in given:
        made = cited(quote, desk)
        same = seen.setdefault(made.words.casefold(), {})
        _ = same.setdefault((made.report, made.who), made)
    return tuple(_together(tuple(same.values())) for same in seen.values())


def _together(same: tuple[Cited, ...]) -> Cited:
    return msgspec.structs.replace(same[0], also=same[1:])


def item(d: Development, desk: Desk) -> Item:
    """A development as a line."""
    return Item(
        anchor=development_anchor(d.id),
        title=line(d.title),
        kind=kind(d.type, d.mode),
        modality=labels().modalities.get(d.modality, d.modality),
        status=d.status,
        when=_when(d, desk),
        where=line(d.place.name) if d.place else "",
        who=_who(d, desk),
        tally=Tally(
            reports=d.counts.reports,
            publishers=d.counts.publishers,
            origins=d.counts.origins,
            unknown=d.counts.unknown_origin,
        ),
        origins=tuple(_origin(o.description, o.grading, o.retracted) for o in d.origins),
        quotes=quotes((m.quote for m in d.members), desk),
        lineage=tree(d, desk.name, desk.source),
        clashes=tuple(_clash(c, desk) for c in d.contradictions),
    )


def _origin(description: str, grading: str | None, retracted: bool) -> str:  # noqa: FBT001 - a value of the record
    graded = f" (graded {grading})" if grading else ""
    return f"{line(description)}{graded}{', withdrawn' if retracted else ''}"


def _who(d: Development, desk: Desk) -> str:
    actors, recipients = (_named(side, desk) for side in (d.actors, d.recipients))
    if actors and recipients:
        return (
            f"{actors} {'with' if d.type == 'CONSULT' and d.mode != 'visit' else '→'} {recipients}"
        )
    return actors or (f"unknown → {recipients}" if recipients else "")


def _named(parties: Iterable[Party], desk: Desk) -> str:
    return ", ".join(dict.fromkeys(n for p in parties if (n := desk.party(p))))


def _when(d: Development, desk: Desk) -> Time:
    phrase = ""
    lead = next((m.quote for m in d.members if m.quote.window == d.window), None)
    report = desk.reports.get(lead.report) if lead else None
    if report and d.window and d.window.span and d.window.span.end <= len(report.text):
        phrase = d.window.span.of(report.text)
    said = dates.window(d.window, phrase)
    if said.short:
        return said
    if desk.undated:
        return _NO_TIME
    day = desk.day(d.members[0].quote.report) if d.members else "undated"
    told = "time not stated, report undated" if day == "undated" else f"reported {day}"
    return Time(short=told, full=told if day == "undated" else f"{told}, time not stated")


def _clash(c: Contradiction, desk: Desk) -> Clash:
    return Clash(
        attribute=line(c.attribute),
        values=tuple(
            ValueSide(
                value=line(side.value),
                who=tuple(dict.fromkeys(q.who for q in quotes(side.quotes, desk))),
                quotes=quotes(side.quotes, desk),
                standing=standing(side.belief),
                reasons=tuple(reasons(side)),
            )
            for side in c.values
        ),
        neither=neither(c),
    )
