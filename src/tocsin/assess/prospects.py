"""Which statements look ahead and warn, and when each of them says that it may happen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tocsin.assess.copies import rebased, root_reports, tied_reports
from tocsin.assess.cues import Cue, cues_in, probability, wording
from tocsin.assess.dead import dead_of, past
from tocsin.assess.forecasts import (
    NEAR,
    Forecast,
    Known,
    about,
    forecast,
    grounds,
    left_open,
    merely_named,
    named_event,
    spoken,
)
from tocsin.assess.loose import unplaced
from tocsin.assess.material import Material, Prospect
from tocsin.assess.pointing import pointed
from tocsin.assess.rules import questions
from tocsin.assess.stand_ins import ATTACK, Passage, foretold, spoken_of
from tocsin.assess.turns import lapses, turned
from tocsin.assess.windows import ahead, anchored, begun, filled, fits, free_times
from tocsin.records import (
    Development,
    Event,
    Instant,
    Member,
    Origin,
    Party,
    Report,
    Span,
    Statement,
    TimeRange,
    Window,
)
from tocsin.vocabulary import World

AHEAD = frozenset({"planned", "possible", "threatened", "conditional"})
"""Modalities of what has not happened yet and may."""
_SPEECH = "THREATEN"
NO_TIES: Mapping[str, str] = {}


class _Source(msgspec.Struct, frozen=True):
    """A member on its way to becoming a prospect."""

    development: Development | None
    member: Member
    statement: Statement
    origin: Origin | None
    tied: Mapping[str, str]
    cues: tuple[Cue, ...]
    said: TimeRange
    """When its report was published."""


def prospects(material: Material, world: World, as_of: Instant | None) -> tuple[Prospect, ...]:
    """Every statement that looks ahead, made up to `as_of`, in order of the developments.

    A statement counts by its coded events; where none of them warns, by the event that its words
    imply (`forecasts`), once.
    """
    making = _Making(material, world, root_reports(material.reuse))
    left: dict[str, _Source] = {}
    for source in _sources(material, as_of):
        if _says_nothing(source, making.report(source)):
            continue
        event = _coded(source, making.report(source).text)
        if event is not None:
            making.coded(source, event)
        else:
            _ = left.setdefault(source.member.statement, source)
    rest = [s for key, s in left.items() if key not in making.done]
    for how in (making.unplaced, making.implied, making.pointing, making.lapsing):
        for source in rest:
            if source.member.statement not in making.done:
                how(source)
    dead = dead_of(material, world)
    return tuple(rebased([p for p in making.found if not past(p, dead, world, as_of)], material))


class _Making:
    """Prospects as they are found, report by report."""

    def __init__(self, material: Material, world: World, roots: Mapping[str, str]) -> None:
        self.found: list[Prospect] = []
        self.done: set[str] = set()
        self._by_report: dict[str, list[Prospect]] = defaultdict(list)
        self._material = material
        self._world = world
        self._roots = roots
        self._said: dict[str, list[Statement]] = defaultdict(list)
        for statement in material.statements.values():
            self._said[statement.report].append(statement)

    def report(self, source: _Source) -> Report:
        return self._material.reports[source.member.quote.report]

    def coded(self, source: _Source, event: Event) -> None:
        named = event.actors or event.recipients
        self._put(source, Forecast("", event, () if named else self._about(source)))

    def unplaced(self, source: _Source) -> None:
        """By an event of its own that fusing placed in no development."""
        text = self.report(source).text
        if not grounds(source.statement, self._known(source)):
            return
        for at in range(len(source.statement.events)):
            member = msgspec.structs.replace(source.member, event=at)
            event = _coded(msgspec.structs.replace(source, member=member), text)
            if event is not None and event.modality != "denied":
                self.coded(msgspec.structs.replace(source, member=member), event)
                return

    def implied(self, source: _Source) -> None:
        """By a word that stands for the event."""
        known = self._known(source)
        told = forecast(source.statement, self.report(source), self._world, known)
        if told is not None:
            self._put(source, told)

    def pointing(self, source: _Source) -> None:
        """By words that point back to what was foretold before them."""
        text, found = self.report(source).text, self._by_report[source.member.quote.report]
        event = pointed(
            source.statement, text, found, grounds(source.statement, self._known(source))
        )
        if event is not None:
            family = questions().types[event.type].family
            self._put(source, Forecast(family, event, self._about(source)))

    def lapsing(self, source: _Source) -> None:
        """By the end of a truce or an ultimatum; of another deadline where a deed is spoken of."""
        report = self.report(source)
        found = lapses(source.statement, report.text)
        if found is None or not any(ahead(w, source.said) for w in source.statement.times):
            return
        span = Span(*found.span())
        before = self._by_report[source.member.quote.report]
        if found["truce"] or before or spoken_of(report.text, span):
            event = named_event(ATTACK, span, source.statement, report, self._world)
            self._put(source, Forecast(ATTACK, event, self._about(source)))

    def _known(self, source: _Source) -> Known:
        return Known(source.cues, source.said)

    def _about(self, source: _Source) -> tuple[Party, ...]:
        return about(self.report(source), self._world)

    def _mates(self, source: _Source) -> Iterator[Statement]:
        """The other statements of its sentence by the same voice."""
        own = source.statement
        for other in self._said[own.report] if own.sentence else ():
            mate = other.sentence == own.sentence and other.origin == own.origin
            if mate and other is not own:
                yield other

    def _put(self, source: _Source, told: Forecast) -> None:
        if merely_named(source.statement, self.report(source).text, told.event):
            return
        text = self.report(source).text
        window = _window(source, told.event, text, self._mates(source))
        made = _prospect(source, told, window, (self._material, self._roots))
        self.done.add(source.member.statement)
        self.found.append(made)
        self._by_report[source.member.quote.report].append(made)


def _says_nothing(source: _Source, report: Report) -> bool:
    """Whether it foretells nothing: it leaves open whether, or names nothing at all."""
    if left_open(source.statement, report.text):
        return True
    index, events = source.member.event, source.statement.events
    if not 0 <= index < len(events) or events[index].type not in questions().types:
        return False
    event = events[index]
    bare = not (event.actors or event.recipients or event.place or source.statement.times)
    return bare and all(c.kind == "modal" for c in source.cues)


def _sources(material: Material, as_of: Instant | None) -> Iterator[_Source]:
    """The members of all developments, then the statements that fusing placed nowhere."""
    ties = {d.id: tied_reports(d) for d in material.developments}
    placed = [(d, m) for d in material.developments for m in d.members]
    loose = unplaced(material)
    for development, member, origin in [*((d, m, _origin(d, m)) for d, m in placed), *loose]:
        statement = material.statements.get(member.statement)
        report = material.reports.get(member.quote.report)
        if statement is None or report is None:
            continue
        if _said_by(material.published(member.quote.report), as_of):
            cues = tuple(
                c for span in _spoken(statement, member) for c in cues_in(report.text, span)
            )
            tied = ties[development.id] if development else NO_TIES
            said = material.published(member.quote.report)
            yield _Source(development, member, statement, origin, tied, cues, said)


def _spoken(statement: Statement, member: Member) -> tuple[Span, ...]:
    """The content with its cues."""
    if not statement.content:
        return (member.quote.span, *statement.cue)
    led = spoken(statement)
    return (*led, *(c for c in statement.cue if not led[0].contains(c)))


def _origin(development: Development, member: Member) -> Origin | None:
    return next((o for o in development.origins if o.key == member.origin), None)


def _said_by(published: TimeRange, as_of: Instant | None) -> bool:
    return as_of is None or published.earliest is None or published.earliest <= as_of


def _coded(source: _Source, text: str) -> Event | None:
    """The member's event where it warns: of a warning type and ahead, or a bare threat."""
    statement, index = source.statement, source.member.event
    if statement.manner == "advise" or not 0 <= index < len(statement.events):
        return None
    event = statement.events[index]
    if event.type not in questions().types:
        return None
    if event.type == _SPEECH:
        return event if _is_threat(event, statement) and not _has_content(statement) else None
    if event.modality == "denied":
        return _denied(event, source)
    if event.modality == "actual" and _dated_ahead(event, source, text):
        return msgspec.structs.replace(event, modality="planned")
    return event if event.modality in AHEAD else None


def _denied(event: Event, source: _Source) -> Event | None:
    """A denial of what others say may come; or what is denied only until a time."""
    if _held_back(event, source.said):
        return msgspec.structs.replace(event, modality="possible")
    lies_ahead = source.development is not None and source.development.modality in AHEAD
    return event if lies_ahead else None


def _held_back(event: Event, said: TimeRange) -> bool:
    """As in "no attack before the mourning ends on Friday": from then on it may come."""
    w, at = event.window, said.latest
    if w is None or at is None or w.earliest is None or w.latest is not None:
        return False
    return w.earliest > at and w.rule.startswith(("before", "until", "not-before"))


def _dated_ahead(event: Event, source: _Source, text: str) -> bool:
    """Whether its own time lies ahead, with a word of futurity ("a raid is expected by noon").

    Or whether it is said to be near ("war is only a matter of time").
    """
    window, at, statement = event.window, source.said.latest, source.statement
    starts = window.earliest if window else None
    near = tuple(c.span for c in source.cues if c.name in NEAR)
    later = at is not None and starts is not None and starts >= at
    if not statement.content or not (later or (near and window is None)):
        return False
    led = spoken(statement) if later else ()
    return foretold(Passage(text, statement.content, led, near), event.trigger)


def _is_threat(event: Event, statement: Statement) -> bool:
    """A threat uttered here; not "the threat" that somebody speaks about."""
    uttered = event.speech_act or statement.manner == "threaten"
    return uttered and event.modality not in {"denied", "hypothetical"}


def _has_content(statement: Statement) -> bool:
    types = questions().types
    return any(
        e.type in types and e.type != _SPEECH and e.modality in AHEAD for e in statement.events
    )


def _prospect(
    source: _Source,
    told: Forecast,
    window: Window | None,
    known: tuple[Material, Mapping[str, str]],
) -> Prospect:
    material, roots = known
    member, statement, event = source.member, source.statement, told.event
    report = member.quote.report
    root = roots.get(report, report)
    text = material.reports[report].text
    published = material.published(report)
    stretches = [c.span for c in source.cues]
    stretches += [w.span for w in (event.window, window) if w and w.span]
    return Prospect(
        development=source.development,
        member=member,
        statement=statement,
        event=_by_its_speaker(event, statement),
        about=told.about,
        coded=not told.family,
        headline=member.quote.span.end <= material.reports[report].body_start,
        origin=source.origin,
        published=published,
        root=root,
        tied=source.tied.get(root, root),
        said=material.published(root) if root in material.reports else published,
        window=window,
        stale=False,
        cues=source.cues,
        wording=wording(text, stretches) or wording(text, [event.trigger]),
        probability=probability(source.cues, event.modality, statement.manner),
    )


def _window(source: _Source, event: Event, text: str, mates: Iterable[Statement]) -> Window | None:
    """The event's own window; its open ends by the times that no other event has.

    Then by those of the other statements of the sentence. What lies ahead of a word does not begin
    before it.
    """
    said, statement = source.said, source.statement
    other = turned(statement, text, statement.times, said)
    if other is not None:
        return anchored(other, said)
    times = [anchored(w, said) for w in free_times(statement, said)]
    window = filled(anchored(event.window, said), times)
    beside = [anchored(w, said) for m in mates for w in free_times(m, said)]
    if window is not None and beside:
        window = filled(window, [w for w in beside if w and fits(window, w)])
    return begun(window, said)


def _by_its_speaker(event: Event, statement: Statement) -> Event:
    """A threat without a doer is made by the one who utters it."""
    voice = statement.origin
    threat = statement.manner == "threaten" or event.modality == "threatened"
    if event.actors or not threat or voice is None or voice.kind == "outlet":
        return event
    if not voice.named and not voice.country:
        return event
    speaker = Party(span=voice.span, name=voice.name, country=voice.country, sector=voice.sector)
    return msgspec.structs.replace(event, actors=(speaker,))
