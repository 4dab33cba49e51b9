"""From a statement to the origin it rests on: whose knowledge it is, through every relay.

`Roots` works on the members of one development. A chain of voices is followed to its last link; a
relayed outlet's word to that outlet's own report where the ledger holds it; a copy to its source; a
bare sentence to the voices around it. What cannot be followed is unknown, and never counts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.fuse.bodies import PRIVATE, Bodies, briefed_on, own_people
from tocsin.fuse.cues import cue
from tocsin.fuse.firsthand import observed
from tocsin.fuse.mentions import Mention
from tocsin.fuse.outlets import NOBODY, OutletBook, Publisher
from tocsin.records import Edge, Report, Reuse, Voice
from tocsin.records.picture import Ground

UNKNOWN = ""
UTTERED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""PLOVER types that are done by saying so in public."""


def _one_body(a: str, b: str) -> bool:
    """Whether two keys are one, but for the country that a reader made out for it."""
    (kind, _, rest), (other, _, more) = a.partition(":"), b.partition(":")
    if a == b or not kind == other == "body":
        return a == b
    office = rest.partition(":")[2]
    return bool(office) and office == more.partition(":")[2]


def _one_paragraph(text: str, a: int, b: int) -> bool:
    return "\n\n" not in text[min(a, b) : max(a, b)]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the whole ledger knows that following an origin needs."""

    reports: Mapping[str, Report]
    reuse: Mapping[str, Reuse]
    """Reports that took their text, by id."""
    book: OutletBook
    bodies: Bodies


@dataclass(slots=True)
class Roots:
    """Origins of the members of one development."""

    desk: Desk
    members: Sequence[Mention]
    found: dict[int, str] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], Edge] = field(default_factory=dict)
    labels: dict[str, tuple[str, str, Publisher]] = field(default_factory=dict)
    """Origin key -> (words, kind, the outlet that brought it)."""
    _open: set[int] = field(default_factory=set)
    _alone_until: int | None = None
    """Place of the first member that another publisher brought."""
    _by_report: dict[str, list[int]] = field(default_factory=dict)
    _by_outlet: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for i, m in enumerate(self.members):
            self._by_report.setdefault(m.report, []).append(i)
            self._by_outlet.setdefault(m.publisher.key, []).append(i)

    def of(self, i: int) -> str:
        """Origin key of a member; `UNKNOWN` when nobody can tell."""
        if i not in self.found:
            if i in self._open:  # a circle of relays has no root
                return UNKNOWN
            self._open.add(i)
            self.found[i] = self._trace(i)
            self._open.discard(i)
        return self.found[i]

    def _trace(self, i: int) -> str:
        m = self.members[i]
        if m.headline:
            return self._headline(i)
        copied = self._from_source(i)
        if copied is not None:
            return copied
        voices = [v for v in m.voices if not self._is_self(m, v)]
        if not voices:
            return self._bare(i)
        return self._chain(i, voices)

    def _headline(self, i: int) -> str:
        below = [j for j in self._by_report[self.members[i].report] if j != i]
        body = [j for j in below if not self.members[j].headline]
        return self.of(body[0]) if body else UNKNOWN

    # --- copies ---------------------------------------------------------------------------------

    def _from_source(self, i: int) -> str | None:
        m = self.members[i]
        reuse = self.desk.reuse.get(m.report)
        if reuse is None or reuse.source not in self._by_report:
            return None
        held = [j for j in self._by_report[reuse.source] if not self.members[j].headline]
        if not held or (reuse.kind == "paraphrase" and not self._leans(m, reuse)):
            return None
        best = max(held, key=lambda j: (self._alike(m, self.members[j]), -j))
        if self._voiced(i) and not any(self._voiced(j) for j in held):
            return None
        mine, theirs = self._last_key(m), self._last_key(self.members[best])
        if mine and not _one_body(mine, theirs):
            same = [j for j in held if _one_body(mine, self._last_key(self.members[j]))]
            if not same:
                return None  # the editor added a source of his own
            best = same[0]
        ground: Ground = "reuse"
        self._edge(reuse.source, m.report, ground, f"{reuse.kind}, {reuse.containment:.0%} of it")
        return self.of(best)

    def _leans(self, m: Mention, reuse: Reuse) -> bool:
        source = self.desk.book.of(self.desk.reports[reuse.source])
        named = {self.desk.book.named(v.name).key for v in m.voices if v.kind == "outlet"}
        return source.key in named or source.key in self.desk.book.credited(m.text)

    def _alike(self, a: Mention, b: Mention) -> float:
        x, y = set(a.words), set(b.words)
        return len(x & y) / max(1, len(x | y))

    def _last_key(self, m: Mention) -> str:
        return self._named(m, m.voices[-1]) if m.voices else ""

    # --- chains ---------------------------------------------------------------------------------

    def _is_self(self, m: Mention, voice: Voice) -> bool:
        """The publishing outlet naming itself, or its own reporters: its own observation."""
        if voice.kind == "outlet" and m.publisher.key:
            return self.desk.book.named(voice.name).key == m.publisher.key
        phrase = self._words(m, voice)
        return not voice.named and own_people(phrase)

    def _words(self, m: Mention, voice: Voice) -> str:
        if voice.span is None:
            return voice.name or ""
        return voice.span.of(self.desk.reports[m.report].text)

    def _named(self, m: Mention, voice: Voice) -> str:
        when = m.published.earliest or m.published.latest
        return self.desk.bodies.key(voice, self._words(m, voice), when)

    def _chain(self, i: int, voices: Sequence[Voice]) -> str:
        m = self.members[i]
        outlets = [v for v in voices if v.kind == "outlet"]
        origin = voices[-1]
        relay = self.desk.book.named(outlets[-1].name) if outlets else NOBODY
        if outlets:
            held = self._relay(i, relay, origin)
            if held is not None:
                return held
        if origin.kind == "outlet":
            key = f"outlet:{relay.key}" if relay.key else UNKNOWN
            return self._register(key, m, (relay.name, "outlet", relay))
        return self._person(m, origin, relay if relay.key else m.publisher)

    def _relay(self, i: int, relay: Publisher, origin: Voice) -> str | None:
        """The origin behind a relayed outlet, from that outlet's own report on the matter."""
        m = self.members[i]
        held = [
            j
            for j in self._by_outlet.get(relay.key, ())
            if not self.members[j].headline and self.members[j].report != m.report
        ]
        if not held:
            return None
        name = self._named(m, origin) if origin.kind != "outlet" else ""
        keys = {j: self._last_key(self.members[j]) for j in held}
        if name:
            held = [j for j in held if keys[j] == name]
        elif origin.kind != "outlet":
            held = [j for j in held if not keys[j]] or held
        if not held:
            return None
        source = self.members[held[0]]
        self._edge(source.report, m.report, "credit", f"names {relay.name}: {m.text}")
        return self.of(held[0])

    def _person(self, m: Mention, voice: Voice, brought: Publisher) -> str:
        if voice.kind == "unknown" and voice.span is None:
            return UNKNOWN
        phrase = self._words(m, voice)
        label = voice.name or phrase or "unnamed source"
        if key := self._named(m, voice):
            return self._register(key, m, (label, voice.kind, brought))
        if voice.kind == "document":
            return self._register(
                f"document:{voice.country or ''}:", m, (label, "document", brought)
            )
        document = briefed_on(phrase)
        sort = "private" if voice.kind in PRIVATE else "officials"
        first = self._first_report(brought, m)
        key = f"document::{document}" if document else f"unnamed:{brought.key}:{sort}:{first[:12]}"
        return self._register(key, m, (label, voice.kind, brought))

    def _first_report(self, outlet: Publisher, m: Mention) -> str:
        own = self._by_outlet.get(outlet.key, ())
        return self.members[own[0]].report if own else m.report

    # --- sentences without a voice --------------------------------------------------------------

    def _bare(self, i: int) -> str:
        m = self.members[i]
        if cue("unsourced", m.text):
            return UNKNOWN
        seen = observed(self._around(m))
        if seen is None and (utterer := self._utterer(m)):
            return utterer
        other = self._credited(i)
        if other is None and seen is None:
            other = self._beside(i)
        if other is None and m.firsthand:
            return self._own(m, m.text)
        return self._unattributed(i, seen) if other is None else self.of(other)

    def _credited(self, i: int) -> int | None:
        """The member behind an outlet that the sentence names."""
        m = self.members[i]
        if m.stance == "denies":  # it names the outlet that it speaks against
            return None
        for outlet in sorted(self.desk.book.credited(m.text) - {m.publisher.key}):
            for j in self._by_outlet.get(outlet, ()):
                if self.members[j].report != m.report:
                    self._edge(self.members[j].report, m.report, "credit", m.text)
                    return j
        return None

    def _beside(self, i: int) -> int | None:
        """The nearest member of the same report that somebody answers for.

        Where the outlet saw some of it, nobody answers for more than his own paragraph.
        """
        m = self.members[i]
        at = m.span.start
        voiced = [j for j in self._by_report[m.report] if self._voiced(j)]
        if m.firsthand:
            text = self.desk.reports[m.report].text
            voiced = [j for j in voiced if _one_paragraph(text, at, self.members[j].span.start)]
        return min(voiced, key=lambda j: (abs(self.members[j].span.start - at), j), default=None)

    def _unattributed(self, i: int, seen: re.Match[str] | None) -> str:
        """A state's outlet speaks for it; else it takes own work, or to lead with it first."""
        m = self.members[i]
        if m.publisher.state and m.publisher.country:
            key = f"body:{m.publisher.country}:"
            label = f"government, via {m.publisher.name}"
            return self._register(key, m, (label, "government", m.publisher))
        if seen is None and not (m.lead and self._first(i)):
            return UNKNOWN
        return self._own(m, seen.group() if seen else m.text)

    def _utterer(self, m: Mention) -> str:
        """Who made a public utterance that is told as a deed: "the minister appealed to ..."."""
        event = m.coded
        if event is None or not (event.speech_act or event.type in UTTERED):
            return UNKNOWN
        party = event.actors[0] if event.actors else None
        if party is None or party.span is None or not party.name:
            return UNKNOWN
        voice = Voice(
            kind="person" if party.sector is None else "government",
            named=True,
            span=party.span,
            name=party.name,
            country=party.country,
            sector=party.sector,
        )
        key = self._named(m, voice)
        if key.startswith("body:") and key.endswith(":"):
            return UNKNOWN  # a country as a whole is nobody who spoke
        return self._register(key, m, (party.name, voice.kind, m.publisher))

    def _own(self, m: Mention, words: str) -> str:
        key = f"own:{m.publisher.key or m.report[:12]}"
        _ = self._register(
            key,
            m,
            (f"{m.publisher.name or 'the report'}, own reporting", "outlet-own", m.publisher),
        )
        self._edge(key, m.report, "own", words)
        return key

    def _around(self, m: Mention) -> str:
        text = self.desk.reports[m.report].text
        return text[max(0, m.span.start - 1) : m.span.end + 160]

    def _voiced(self, j: int) -> bool:
        m = self.members[j]
        return not m.headline and any(not self._is_self(m, v) for v in m.voices)

    def _first(self, i: int) -> bool:
        """Whether no other publisher had it before; of unstated ones each report is another."""
        if self._alone_until is None:
            whose = [o.publisher.family or o.report for o in self.members]
            changes = (at for at, family in enumerate(whose) if family != whose[0])
            self._alone_until = next(changes, len(whose))
        return i < self._alone_until

    # --- bookkeeping ----------------------------------------------------------------------------

    def _register(self, key: str, m: Mention, label: tuple[str, str, Publisher]) -> str:
        if key != UNKNOWN:
            _ = self.labels.setdefault(key, label)
            named = not key.startswith("unnamed:")
            self._edge(key, m.report, "attribution" if named else "anonymous", m.text)
        return key

    def _edge(self, giver: str, taker: str, ground: Ground, evidence: str) -> None:
        if giver != taker:
            _ = self.edges.setdefault(
                (giver, taker, ground),
                Edge(giver=giver, taker=taker, ground=ground, evidence=evidence),
            )
