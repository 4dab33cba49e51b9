"""The reader made of rules: report in, statements and refusals out."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from spacy.language import Language

from tocsin.read.events import Coder, PairModel, Said, Telling
from tocsin.read.names import names
from tocsin.read.noise import noise_in
from tocsin.read.own import own_assertions
from tocsin.read.parse import Parsed, Tools, parse_many
from tocsin.read.parties import Guess
from tocsin.read.places import Locator
from tocsin.read.sentences import LONGEST
from tocsin.read.spans import Finder
from tocsin.read.time import anchor_of, find_windows
from tocsin.read.voices import Attribution, attributions
from tocsin.records import (
    Event,
    Name,
    Reading,
    Refused,
    Report,
    Span,
    Statement,
    Voice,
    Window,
    record_id,
)
from tocsin.vocabulary import World

PRONOUNS = frozenset({"he", "she", "it", "they", "both", "who"})


class RuleReader:
    """Reads English reports by vocabulary and grammar over a parse and the spans of an encoder.

    `nlp` is a loaded English pipeline with tagger, parser and lemmatizer; `world` what is known by
    name; `finder` the span model and `pairs` the pair model, without which the rules stand alone.
    Reading is pure: no clock, no disk, the same report always gives the same reading.
    """

    name = "rules/1"

    def __init__(
        self,
        nlp: Language,
        world: World,
        finder: Finder | None = None,
        pairs: PairModel | None = None,
    ) -> None:
        self.nlp, self.world = nlp, world
        self._tools = Tools(nlp, world, finder)
        self._pairs = pairs

    def read(self, report: Report) -> Reading:
        """Statements and refusals of one report, in order of its text."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading for every report, in order; parsed in batches."""
        for parsed in parse_many(self._tools, reports):
            if isinstance(parsed, Refused):
                yield Reading(refusals=(parsed,))
            else:
                yield _Desk(parsed, self._pairs).reading(self.name)

    def read_named(self, reports: Iterable[Report]) -> Iterator[tuple[Reading, tuple[Name, ...]]]:
        """As `read_many`, each reading with the proper names of its report."""
        for parsed in parse_many(self._tools, reports):
            if isinstance(parsed, Refused):
                yield Reading(refusals=(parsed,)), ()
            else:
                yield _Desk(parsed, self._pairs).reading(self.name), names(parsed)


def _country(parsed: Parsed) -> str | None:
    """The country a report comes from: its dateline's, else its outlet's."""
    outlet = parsed.world.outlet(parsed.report.outlet)
    return parsed.home or (outlet.country if outlet else None) or parsed.seat


class _Desk:
    """One report on the desk: its parse, its coder, what was refused."""

    def __init__(self, parsed: Parsed, pairs: PairModel | None) -> None:
        self.parsed = parsed
        self.id = record_id(parsed.report)
        self.refusals: list[Refused] = []
        anchor, basis = anchor_of(parsed.report)
        self.locator = Locator(parsed)
        windows = find_windows(parsed.text, anchor, basis=basis, country=_country(parsed))
        self.windows = _outside_names(parsed, windows)
        self.coder = Coder(
            parties=parsed.parties,
            report=self.id,
            published=anchor.date() if anchor else None,
            windows=self._windows_in,
            pairs=pairs,
        )

    def reading(self, reader: str) -> Reading:
        """Everything the report gives."""
        noise = noise_in(self.parsed, self.id)
        if noise is not None:
            return Reading(refusals=(noise,))
        self._cut()
        found = attributions(self.parsed)
        found.extend(own_assertions(self.parsed, found))
        found.sort(key=lambda a: (a.sentence.start, a.content[0].start, a.content[-1].end))
        statements = [self._statement(a, reader) for a in found]
        refusals = sorted(set(self.refusals), key=lambda r: (r.span or Span(0, 0), r.reason))
        if not statements and not refusals:
            refusals.append(
                Refused(
                    subject=self.id,
                    reason="no-statement",
                    detail="no sentence in it is read as saying what somebody did or said",
                )
            )
        return Reading(statements=tuple(statements), refusals=tuple(refusals))

    def _cut(self) -> None:
        """Refuse to vouch for sentences that were cut because they do not end."""
        for line in self.parsed.lines:
            if line.end - line.start >= LONGEST:
                self.refusals.append(
                    Refused(
                        subject=self.id,
                        reason="sentence-too-long",
                        detail=f"more than {LONGEST} words without an end: read in pieces",
                        span=line.span,
                    )
                )

    def _statement(self, a: Attribution, reader: str) -> Statement:
        origin = a.voices[-1] if a.voices else None
        coding = self.coder.code(a.content, Telling(a.manner, a.quoted, _guess(origin)))
        self.refusals.extend(coding.refusals)
        events = coding.events
        acts = self.coder.speech_acts(Said(a.manner, a.content, a.cue, a.voices, events))
        events = tuple(map(self._placed, (*acts, *events)))
        self._unresolved(events)
        self._unnamed(a)
        return Statement(
            report=self.id,
            content=a.content,
            manner=a.manner,
            quoted=a.quoted,
            cue=a.cue,
            voices=a.voices,
            events=events,
            background=tuple(map(self._placed, coding.background)),
            inferred=a.inferred,
            sentence=a.sentence,
            times=tuple(w for span in a.content for w in self._windows_in(span)),
            reader=reader,
        )

    def _placed(self, event: Event) -> Event:
        """An event with its place as the whole report shows it."""
        if event.place is None:
            return event
        place = self.locator.place(event.place)
        return event if place == event.place else msgspec.structs.replace(event, place=place)

    def _unnamed(self, a: Attribution) -> None:
        """Refuse to say for whom a pronoun stands that nothing in the report explains."""
        for voice in a.voices:
            words = voice.span.of(self.parsed.text).lower() if voice.span else ""
            if words in PRONOUNS:
                self.refusals.append(
                    Refused(
                        subject=self.id,
                        reason="unresolved-voice",
                        detail=f"{words!r}: nobody before it fits; correct the statement",
                        span=voice.span,
                    )
                )

    def _unresolved(self, events: Sequence[object]) -> None:
        for event in events:
            window = getattr(event, "window", None)
            if isinstance(window, Window) and not window.resolved and window.span is not None:
                words = window.span.of(self.parsed.text)
                self.refusals.append(
                    Refused(
                        subject=self.id,
                        reason="unresolved-time",
                        detail=f"{words!r}: nothing to reckon it from; --published may help",
                        span=window.span,
                    )
                )

    def _windows_in(self, span: Span) -> Sequence[Window]:
        first = bisect_left(self.windows, span.start, key=lambda w: w.span.start if w.span else 0)
        last = bisect_left(self.windows, span.end, key=lambda w: w.span.start if w.span else 0)
        return self.windows[first:last]


def _outside_names(parsed: Parsed, windows: Sequence[Window]) -> Sequence[Window]:
    """The windows but those within a name: no Sunday is meant by "the Sunday Sentinel"."""
    names = [m.span for m in parsed.mentions] + _own_name(parsed)
    names.sort(key=lambda s: s.start)
    kept: list[Window] = []
    for w in windows:
        near = names[: bisect_left(names, w.span.end, key=lambda s: s.start)] if w.span else []
        if not any(w.span and _part_of(w.span, n) for n in near[-_NEAREST:]):
            kept.append(w)
    return kept


_NEAREST = 4
"""Names before the end of a phrase that may still hold it."""


def _own_name(parsed: Parsed) -> list[Span]:
    outlet = parsed.report.outlet
    if not outlet or " " not in outlet:
        return []
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(outlet), parsed.text)]


def _part_of(phrase: Span, name: Span) -> bool:
    return name.start < phrase.end < name.end or name.start < phrase.start < name.end


def _guess(origin: Voice | None) -> Guess | None:
    return None if origin is None else Guess(origin.country, origin.sector, origin.name)
