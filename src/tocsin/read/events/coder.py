"""Events of a report: triggers found, questioned, cast, dated, and put into records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import msgspec

from tocsin.read.events.arguments import Arguments
from tocsin.read.events.carried import Carried
from tocsin.read.events.contexts import Surroundings
from tocsin.read.events.counterparts import Counterparts
from tocsin.read.events.details import HERE, WHERE, Details
from tocsin.read.events.find import Finder, Match
from tocsin.read.events.governors import governors
from tocsin.read.events.guards import Guard, Suspect
from tocsin.read.events.implied import Implied
from tocsin.read.events.merge import Draft, merged
from tocsin.read.events.modality import read
from tocsin.read.events.pairs import PairModel
from tocsin.read.events.proposals import Proposals
from tocsin.read.events.quantities import Quantities
from tocsin.read.events.refine import refined, settled, typed
from tocsin.read.events.roles import Roles
from tocsin.read.events.site import Site, site_of
from tocsin.read.events.speech import Said, SpeechActs
from tocsin.read.events.standing import Reading
from tocsin.read.events.told import Told, by_manner
from tocsin.read.events.when import When, WindowsOf
from tocsin.read.parties import Guess, Parties, Tree
from tocsin.records import Event, Manner, Modality, Party, Place, Quoted, Refused, Span

_FORCEFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"})
_REJECTS = {"AID": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}
_COOPERATIVE = frozenset({"AID", "CONSULT", "RETREAT", "CONCEDE", "SUPPORT", "AGREE", "COOPERATE"})
_WANTING = frozenset({"request", "order", "advise", "accuse"})
_ANSWERS = frozenset(
    {"retaliate", "retaliation", "revenge", "avenge", "respond", "punish", "reprisal"}
)
_TALK = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "CONSULT"})
_ARMED_TYPES = _FORCEFUL | {"AID"}
_ANSWERING = frozenset({"THREATEN", "ACCUSE", "REJECT"})
_THIRD = frozenset({"he", "she", "it", "they"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Telling:
    """How a content is told: manner and quotation of its statement, and who answers for it."""

    manner: Manner = "report"
    quoted: Quoted = "none"
    speaker: Guess | None = None
    """Country and sector of the origin; None for the outlet's own word."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What one content gave."""

    events: tuple[Event, ...] = ()
    background: tuple[Event, ...] = ()
    """What is told as history only, coded the same; it is refused all the same."""
    refusals: tuple[Refused, ...] = ()


@dataclass
class Coder:
    """Codes the events of one report; what does not depend on the content is kept per sentence.

    `report` is the id that refusals name; `windows` gives the time windows of a sentence.
    """

    parties: Parties
    report: str
    published: date | None
    windows: WindowsOf = lambda _: ()
    pairs: PairModel | None = None
    _drafts: dict[int, list[Draft]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tree: Tree = self.parties.tree
        self.arguments = Arguments(self.tree)
        self.finder = Finder(self.tree, self.arguments, self.parties)
        self.roles = Roles(self.finder)
        self.proposals = Proposals(self.finder, self.pairs) if self.pairs else None
        self.details = Details(self.finder, self.parties.names.world)
        self.quantities = Quantities(self.finder)
        self.guard = Guard(self.finder, self.published)
        self.implied = Implied(self.roles, Counterparts(self.parties, self.published))
        self.when = When(self.finder, self.windows)
        self.acts = SpeechActs(self.parties, self.roles, self.implied)
        self.contexts = Surroundings(self.tree)
        self.carried = Carried(self.tree, self.arguments)

    def code(self, content: Sequence[Span], telling: Telling) -> Coding:
        """All codable events inside a content, in order of the text, and what is none."""
        tokens = sorted({k for s in content for k in self.tree.within(s)})
        if not tokens:
            return Coding()
        self.parties.speaker = telling.speaker
        inside = frozenset(tokens)
        scope = range(tokens[0], tokens[-1] + 1)
        drafts = [
            d
            for n in dict.fromkeys(self.tree.sentence[k] for k in tokens)
            for d in self.drafts(n)
            if d.match.anchor in inside
        ]
        news = [d for d in drafts if d.reason is None]
        old = [d for d in drafts if d.reason == "background" and d.besides is None]
        events, background = (
            tuple(e for d in told if (e := self._event(d, scope, telling)) is not None)
            for told in (merged(self.tree, self.arguments, some) for some in (news, old))
        )
        refusals = [self._refusal(d) for d in drafts if d.reason not in {None, "unsupported"}]
        return Coding(events, background, tuple(refusals))

    def speech_acts(self, said: Said) -> tuple[Event, ...]:
        """The acts of a cue; who asks for something "or else" asks and threatens."""
        both = said.manner == "threaten" and self.acts.asks(said.cue)
        manners = ("request", "threaten") if both else (said.manner,)
        found = (self.speech_act(replace(said, manner=m)) for m in manners)
        return tuple(act for act in found if act is not None)

    def speech_act(self, said: Said) -> Event | None:
        """The act of a statement's cue as an event ("threatened"), where PLOVER has one."""
        act = self.acts.event(said)
        if act is None:
            return None
        tokens = [k for s in said.content for k in self.tree.within(s)]
        if act.type in _ANSWERING and not act.recipients and act.actors and tokens:
            home = act.actors[0].country
            whom = self.carried.answered(tokens[0], home) if home else ()
            act = msgspec.structs.replace(act, recipients=whom)
        return msgspec.structs.replace(act, contexts=self.contexts.within(tokens))

    def drafts(self, sentence: int) -> list[Draft]:
        """The matches of a sentence with their cast and, where they are no events, the reason."""
        if sentence not in self._drafts:
            tokens = self.tree.sentences[sentence]
            self._drafts[sentence] = [self._draft(m, tokens) for m in self._matches(tokens)]
        return self._drafts[sentence]

    def _matches(self, tokens: range) -> list[Match]:
        found = list(self.finder.find(tokens))
        if self.proposals is None:
            return found
        more = list(self.proposals.of(tokens, found))
        return sorted([*found, *more], key=lambda m: m.anchor) if more else found

    def _draft(self, match: Match, tokens: range) -> Draft:
        cast = self.roles.cast(match)
        match = settled(match, cast, self.tree)
        site = site_of(self.tree, self.arguments, match.anchor, tokens)
        suspect = Suspect(match, cast, site.path, lambda: self._supported(match, site, tokens))
        reason = self.guard.reason(suspect)
        besides = self.guard.reason(suspect, "background") if reason == "background" else None
        return Draft(match, cast, reason, besides)

    def _supported(self, match: Match, site: Site, tokens: range) -> bool:
        """Whether anything particular stands with a match."""
        anchor = match.anchor
        return (
            read(site).modality != "actual"
            or bool(self.details.instruments(anchor, None))
            or self.details.place(anchor, site.path[:2], tokens) is not None
            or self.when.window(anchor, site.path, tokens) is not None
        )

    def _refusal(self, draft: Draft) -> Refused:
        words = self._trigger(draft.match)
        text = words.of(self.tree.text)
        return Refused(
            subject=self.report,
            reason=str(draft.reason),
            detail=f"{text!r} is read as {draft.reason}, not as {draft.match.trigger.type};"
            " correct the statement if it is news",
            span=words,
        )

    def _trigger(self, match: Match) -> Span:
        return self.tree.span(match.words[0], match.words[-1])

    def _event(self, draft: Draft, scope: range, telling: Telling) -> Event | None:
        match, trigger = draft.match, draft.match.trigger
        site = site_of(self.tree, self.arguments, match.anchor, scope)
        reading = read(site)
        leader = self._leader(match, reading, telling)
        hosts = self._hosts(site)
        place = self._where(draft, hosts, scope)
        actors, recipients = self._sides(draft, scope, telling, (leader, place))
        told = Told(
            telling.manner,
            telling.quoted,
            self._bare(site),
            self._own(actors, telling.speaker),
            trigger.kind == "verb",
            trigger.type in _FORCEFUL,
        )
        modality = by_manner(reading, told)
        type_ = typed(match, actors, self.tree)
        named = self.details.instruments(match.anchor, site.verb) if type_ in _ARMED_TYPES else ()
        instrument = next(iter(named), trigger.instrument)
        mode = refined(match, actors, instrument, self.tree)
        if self._refused(reading, modality, type_):
            type_, mode, modality = "REJECT", _REJECTS.get(type_), "actual"
        if type_ == "REJECT" and modality == "denied":
            return None
        event = Event(
            type=type_,
            mode=mode,
            trigger=self._trigger(match),
            modality=modality,
            negated=modality == reading.modality == "denied",
            actors=actors,
            recipients=recipients,
            place=place,
            instrument=instrument if type_ in _ARMED_TYPES else None,
            also_with=named[1:],
            contexts=self.contexts.of(match.anchor, (type_, mode), (*actors, *recipients)),
            quantities=self.quantities.of((match.anchor, *draft.also), scope),
            window=self.when.window(match.anchor, hosts, scope),
        )
        self.carried.remember(match.anchor, event, telling.manner, telling.speaker)
        return event

    def _where(self, draft: Draft, hosts: tuple[int, ...], scope: range) -> Place | None:
        """Where it was done, by its own word, else by the others that tell the same deed."""
        place = self._place(draft.match, self._scene(hosts), scope)
        for k in draft.also:
            place = place or self.details.place(k, (k,), scope, HERE)
        return place

    def _sides(
        self, draft: Draft, scope: range, telling: Telling, known: tuple[Guess | None, Place | None]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Who does it and to whom, by the words and by what is beyond doubt.

        `known` is who would be behind a passive, and where it was done.
        """
        match, (leader, place) = draft.match, known
        actors = self._actors(draft, telling, leader)
        told_of = (k for k in draft.cast.recipients if k < scope.stop)
        recipients = self._parties(told_of, match.trigger.type, acting=False)
        recipients = self.carried.victims(match, recipients)
        actors, recipients = self.implied.complete(match, (actors, recipients), place, leader)
        actors, recipients = self.carried.complete(
            match, (actors, recipients), place, telling.speaker
        )
        if not actors and telling.manner == "deny" and leader is not None:
            actors = self.implied.accused(telling.speaker)
        return actors, recipients

    def _actors(self, draft: Draft, telling: Telling, leader: Guess | None) -> tuple[Party, ...]:
        """Who does it by the words; else the one who tells of himself or threatens with it."""
        actors = self._parties(draft.cast.actors, draft.match.trigger.type, acting=True)
        if not actors and telling.speaker is not None and self._himself(draft.match):
            actors = self.implied.menacing(telling.speaker)
        if not actors and leader is not None and telling.manner == "threaten":
            actors = self.implied.menacing(leader)
        return actors

    def _hosts(self, site: Site) -> tuple[int, ...]:
        """What governs a trigger, up to the verb of its clause: time and place may hang there."""
        found = list(site.path)
        if site.verb is None:
            for k in self.tree.ancestors(site.path[-1]):
                caused = (
                    self.tree.dep[found[-1]] == "nsubj"
                    and self.tree.lemma[k] in governors().causing
                )
                if k not in site.scope or caused:
                    break
                found.append(k)
                if self.tree.pos[k] in {"VERB", "AUX"}:
                    break
        return tuple(found)

    def _place(self, match: Match, hosts: tuple[int, ...], scope: range) -> Place | None:
        """Where the deed was done; where that happened which it answers to is not meant.

        Where a shot or a march came from is not where it went.
        """
        anchor = match.anchor
        sent = match.trigger.type in {"ASSAULT", "MOBILIZE"}
        found = self.details.place(anchor, hosts, scope, HERE if sent else WHERE)
        tree = self.tree
        if found is None or tree.lemma[anchor] not in _ANSWERS:
            return found
        below = tree.at(found.span.start)
        path = [below, *tree.ancestors(below)]
        answered = anchor in path and any(
            tree.dep[k] == "prep" and tree.lower[k] in {"for", "to", "over", "after"}
            for k in path[: path.index(anchor)]
        )
        return None if answered else found

    def _scene(self, hosts: tuple[int, ...]) -> tuple[int, ...]:
        """The hosts whose place is the deed's: where it was condemned is not where it happened."""
        for n, k in enumerate(hosts[1:], start=1):
            if any(m.trigger.type in _TALK for m in self.finder.find([k])):
                return hosts[:n]
        return hosts

    def _refused(self, reading: Reading, modality: Modality, type_: str) -> bool:
        """Whether it tells of a refusal: "will not withdraw"."""
        return reading.negated and reading.willed and modality == "denied" and type_ in _COOPERATIVE

    def _leader(self, match: Match, reading: Reading, telling: Telling) -> Guess | None:
        """Who is behind a passive without an agent: the side of the official who tells of it.

        What he demands of others is not his own.
        """
        wanted = telling.manner in _WANTING or reading.modality in {"demanded", "advised"}
        own = telling.manner == "threaten" or not wanted
        passive = self.arguments.passive(match.anchor) or match.trigger.swap
        return telling.speaker if match.trigger.kind == "verb" and passive and own else None

    def _himself(self, match: Match) -> bool:
        """Whether it is done by "he" or "they" for whom nobody stands but the one who tells it."""
        doers = self.arguments.subjects(match.anchor) if match.trigger.kind == "verb" else []
        return bool(doers) and all(
            self.tree.lower[k] in _THIRD and self.parties.antecedent(k) == k for k in doers
        )

    def _parties(self, heads: Iterable[int], type_: str, *, acting: bool) -> tuple[Party, ...]:
        found: dict[tuple[str | None, str | None, str | None], Party] = {}
        for k in heads:
            for p in self.roles.party(k, type_, acting=acting):
                _ = found.setdefault((p.country, p.sector, p.name), p)
        return tuple(found.values())

    def _own(self, actors: tuple[Party, ...], speaker: Guess | None) -> bool:
        return speaker is not None and (
            not actors or any(a.country == speaker.country for a in actors)
        )

    def _bare(self, site: Site) -> bool:
        """Whether the content says it without a finite verb."""
        tree, top = self.tree, site.path[-1]
        if tree.head[top] != top and tree.head[top] in site.scope and tree.dep[top] != "conj":
            return False
        if tree.pos[top] in {"NOUN", "PROPN", "ADP"}:  # a preposition: "against" what is advised
            return True
        verbs = [top, *(k for k in tree.kids[top] if tree.dep[k] in {"aux", "auxpass"})]
        tags = {tree.tag[k] for k in verbs}
        return not tags & _FINITE and "VB" in tags
