"""The speech act of a cue as an event: "threatened", "urged", "accused", "pledged", "refused"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from tocsin.read.events.implied import Implied
from tocsin.read.events.roles import Roles
from tocsin.read.events.tables import table
from tocsin.read.parties import Parties, Tree
from tocsin.records import Event, Party, Span, Voice

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SIDES = ("on", "upon", "to", "at", "against")


_SETS = ("asking", "menacing", "hostile", "ahead", "condition", "naming", "abuse", "refusing")


@dataclass(frozen=True, slots=True)
class Act:
    """What a manner does."""

    type: str
    mode: str | None
    target: str


@dataclass(frozen=True, slots=True)
class Acts:
    """The table of `speech.yaml`."""

    by_manner: Mapping[str, Act]
    modes: Mapping[str, Mapping[str, str]]
    disapproving: frozenset[str]
    penal: frozenset[str]
    answers: frozenset[str]
    by_cue: Mapping[str, str]
    """Cue verbs that accuse whatever the manner."""
    friendly: frozenset[str]
    """Types that nobody is threatened with."""
    binding: frozenset[str]
    """Cue verbs that bind the speaker to good or ill."""
    telling: frozenset[str]
    """Manners that tell what somebody else must do."""
    obliging: frozenset[str]
    asking: frozenset[str]
    """Cue verbs that ask for something, also where a threat goes with it."""
    menacing: frozenset[str]
    """Cue verbs that can threaten, with the harm and the condition in what they say."""
    hostile: frozenset[str]
    ahead: frozenset[str]
    condition: frozenset[str]
    naming: frozenset[str]
    """Cue verbs that call somebody something."""
    abuse: frozenset[str]
    refusing: frozenset[str]


@cache
def acts() -> Acts:
    """The packaged table."""
    raw = table("speech.yaml")
    rows = {
        k: cast("dict[str, str | None]", v)
        for k, v in raw.items()
        if isinstance(v, dict) and "target" in v
    }
    return Acts(
        by_manner={m: Act(str(r["type"]), r["mode"], str(r["target"])) for m, r in rows.items()},
        modes=cast("dict[str, dict[str, str]]", raw["modes"]),
        disapproving=frozenset(cast("list[str]", raw["disapproving"])),
        penal=frozenset(cast("list[str]", raw["penal"])),
        answers=frozenset(cast("list[str]", raw["answers"])),
        by_cue=cast("dict[str, str]", raw["cues"]),
        friendly=frozenset(cast("list[str]", raw["friendly"])),
        binding=frozenset(cast("list[str]", raw["binding"])),
        telling=frozenset(cast("list[str]", raw["telling"])),
        obliging=frozenset(cast("list[str]", raw["obliging"])),
        **{name: frozenset(cast("list[str]", raw[name])) for name in _SETS},
    )


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the speech act needs it."""

    manner: str
    content: Sequence[Span]
    cue: Sequence[Span]
    voices: Sequence[Voice]
    events: Sequence[Event] = ()
    """The events already found inside the content."""


class SpeechActs:
    """Makes events of cues over one report."""

    def __init__(self, parties: Parties, roles: Roles, implied: Implied) -> None:
        self.parties, self.arguments, self.toward = parties, roles.arguments, roles.toward
        self.implied = implied
        self.tree: Tree = parties.tree
        self.table = acts()

    def event(self, said: Said) -> Event | None:
        """The act of the cue; None where PLOVER has no type for it or nobody answers for it."""
        act = self._act(said)
        if act is None:
            return self._obliged(said) if said.voices and said.cue else None
        if not said.voices or not said.cue or self._answers(said):
            return None
        if any(e.type == act.type for e in said.events):
            return None
        verb = self._cue_verb(said.cue)
        mode, whom = self._mode(act, said, verb), self._targets(act, said, verb)
        if verb is not None:
            kind = f"{act.type}/{mode}"
            whom = self.implied.fellows(kind, said.voices[-1].country, verb, whom)
        return Event(
            type=act.type,
            mode=mode,
            trigger=said.cue[0],
            modality="actual",
            actors=self._speakers(said.voices[-1]),
            recipients=whom,
            speech_act=True,
        )

    def asks(self, cue: Sequence[Span]) -> bool:
        """Whether a cue asks for something, whatever else it does."""
        verb = self._cue_verb(cue) if cue else None
        return verb is not None and self.tree.lemma[verb] in self.table.asking

    def _act(self, said: Said) -> Act | None:
        """The act of the manner; who promises nothing but help threatens nobody."""
        verb = self._cue_verb(said.cue) if said.cue else None
        cue = self.tree.lemma[verb] if verb is not None else ""
        if cue in self.table.menacing and said.manner != "threaten" and self._menaces(said):
            return self.table.by_manner["threaten"]
        if said.manner in self.table.telling and verb is not None:
            griped = self.table.by_cue.get(cue) or self._named(said, cue)
            menace = "threaten" if self._unless(said) else None
            return self.table.by_manner.get(griped or menace or said.manner)
        if said.manner != "threaten" or not said.events:
            return self.table.by_manner.get(said.manner)
        binding = verb is not None and self.tree.lemma[verb] in self.table.binding
        friendly = binding and {e.type for e in said.events} <= self.table.friendly
        return self.table.by_manner["promise" if friendly else "threaten"]

    def _menaces(self, said: Said) -> bool:
        """Whether harm is promised: the speaker's own to come, or what awaits who does not obey."""
        words = {self.tree.lower[k] for s in said.content for k in self.tree.within(s)}
        speaker = said.voices[-1].country if said.voices else None
        hostile = [e for e in said.events if e.type in self.table.hostile]
        if not hostile or not words & self.table.ahead or not said.voices:
            return False
        if said.manner == "promise":
            return True
        own = [e for e in hostile if not e.negated and e.modality != "actual"]
        own = [e for e in own if all(a.country in {None, speaker} for a in e.actors)]
        return bool(own) and speaker is not None and bool(words & self.table.condition)

    def _named(self, said: Said, cue: str) -> str | None:
        """As in "called it shameful", "called them heroes": a name that blames or praises."""
        if cue not in self.table.naming:
            return None
        lemmas = {self.tree.lemma[k] for s in said.content for k in self.tree.within(s)}
        return "accuse" if lemmas & self.table.abuse else None

    def _unless(self, said: Said) -> bool:
        """As in "will pull out its troops unless Chad signs": his own deed, another's to avert."""
        speaker = said.voices[-1].country if said.voices else None
        own = (e for e in said.events if e.modality == "conditional")
        mine = any(a.country == speaker for e in own for a in e.actors) and speaker is not None
        words = (self.tree.lower[k] for s in said.content for k in self.tree.within(s))
        return mine and "unless" in words

    def _obliged(self, said: Said) -> Event | None:
        """As in "said Chad must return the boat": what another must do is asked of him."""
        if said.manner not in self.table.telling:
            return None
        verb = self._duty(said.content)
        if verb is None:
            return None
        subjects = self.arguments.subjects(verb) or self.arguments.objects(verb)
        whom = [k for k in subjects if self._known(k)]
        speakers = self._speakers(said.voices[-1])
        asked = tuple(p for k in whom for p in self.parties.parties_at(k))
        own = {(p.country, sector) for p in speakers for sector in (p.sector, None)}
        asked = tuple({p.country or p.name: p for p in asked}.values())
        if all((p.country, p.sector) in own for p in asked):
            return None
        return Event(
            type="REQUEST",
            mode=self._mode(Act("REQUEST", "change", "actor"), said, verb),
            trigger=self.tree.span(self._modal(verb) or verb, verb),
            modality="actual",
            actors=speakers,
            recipients=asked,
            speech_act=True,
        )

    def _duty(self, content: Sequence[Span]) -> int | None:
        """The verb of a content's own clause that stands under "must" and its like."""
        tops = [self.parties.head_of(s) for s in content]
        verbs = [k for t in tops for k in (t, *self.tree.children(t, ("conj",)))]
        return next((k for k in verbs if self._modal(k) is not None), None)

    def _modal(self, verb: int) -> int | None:
        words = self.tree.children(verb, ("aux",))
        return next((k for k in words if self.tree.lower[k] in self.table.obliging), None)

    def _answers(self, said: Said) -> bool:
        """Declining to comment rejects nothing."""
        if said.manner != "decline":
            return False
        if any(e.type == "REQUEST" and any(a.country for a in e.actors) for e in said.events):
            return False  # "refused to respond to the court's demand"
        words = [k for s in (*said.cue, *said.content[:1]) for k in self.tree.within(s)]
        verb = self._cue_verb(said.cue)
        refused = verb is not None and self.tree.lemma[verb] in self.table.refusing
        silent = any(self.tree.lemma[k] in self.table.answers for k in words[:6])
        return silent or not (said.events or (refused and said.voices[-1].country))

    def _cue_verb(self, cue: Sequence[Span]) -> int | None:
        tokens = [k for s in cue for k in self.tree.within(s)]
        return next(
            (k for k in reversed(tokens) if self.tree.pos[k] in _VERBS),
            tokens[0] if tokens else None,
        )

    def _speakers(self, voice: Voice) -> tuple[Party, ...]:
        if voice.span is None:
            return (Party(name=voice.name, country=voice.country, sector=voice.sector),)
        head = self.parties.head_of(voice.span)
        several = self.parties.parties_at(head)
        if len({p.country for p in several}) > 1 and voice.country in {
            None,
            *(p.country for p in several),
        }:
            return several
        known = self.parties.party_at(head)
        return (
            Party(
                span=voice.span,
                name=voice.name or known.name,
                country=voice.country or known.country,
                sector=voice.sector or known.sector,
            ),
        )

    def _mode(self, act: Act, said: Said, verb: int | None) -> str | None:
        if act.type == "ACCUSE":
            judged = verb is not None and self.tree.lemma[verb] in self.table.disapproving
            return "disapprove" if judged else act.mode
        table = self.table.modes.get(act.type, {})
        for e in said.events:
            found = table.get(f"{e.type}/{e.mode}") or table.get(e.type)
            if found:
                return found
        lemmas = {self.tree.lemma[k] for s in said.content for k in self.tree.within(s)}
        return "arrest" if act.type == "THREATEN" and lemmas & self.table.penal else act.mode

    def _targets(self, act: Act, said: Said, verb: int | None) -> tuple[Party, ...]:
        voices = [v.span for v in said.voices if v.span]
        heads = self._addressed(verb) if verb is not None else []
        named = [
            k for k in heads if not any(k in self.tree.within(v) for v in voices) and self._known(k)
        ]
        if not named and act.type in {"ACCUSE", "REQUEST"}:
            named = self._in_content(said)
        if not named and act.type == "REQUEST":
            named = self._asked_of(said)
        if named:
            return tuple(
                {(p.country, p.name): p for k in named for p in self.parties.parties_at(k)}.values()
            )
        speakers = {p.country for p in self._speakers(said.voices[-1])}
        for e in said.events:
            sides = e.actors if act.target == "actor" else e.recipients
            others = tuple(p for p in sides if p.country and p.country not in speakers)
            if others:
                return others
        return self._meant(said, verb) or self._at_home(act, said)

    def _at_home(self, act: Act, said: Said) -> tuple[Party, ...]:
        """Whom a threat inside a country is for: those to whom it would be done."""
        if act.type != "THREATEN":
            return ()
        hostile = (e for e in said.events if e.modality in {"threatened", "conditional", "planned"})
        return next((e.recipients for e in hostile if any(p.country for p in e.recipients)), ())

    def _meant(self, said: Said, verb: int | None) -> tuple[Party, ...]:
        """Those named somewhere in what the cue governs: "refused to lift the ban on Chadians"."""
        if verb is None:
            return ()
        doers = [self.parties.head_of(v.span) for v in said.voices if v.span]
        heads = self.toward.below(verb, doers, said.voices[-1].country)
        found = [p for k in heads for p in self.parties.parties_at(k)]
        return tuple({(p.country, p.name): p for p in found}.values())

    def _addressed(self, verb: int) -> list[int]:
        governed = self.arguments.prepositions(verb)
        found = self.arguments.objects(verb) if not self.arguments.passive(verb) else []
        sides = [k for p in _SIDES if p in governed for k in governed[p]]
        return found or sides

    def _known(self, k: int) -> bool:
        return any(g.country or g.sector for g in self.parties.guesses(k))

    def _in_content(self, said: Said) -> list[int]:
        """A content that is, or starts with, the one addressed: "blamed the rebels"."""
        if not said.content:
            return []
        top = self.parties.head_of(said.content[0])
        if self.tree.pos[top] in _NOUNS:
            return self._of_noun(top)
        return [k for k in self.arguments.subjects(top) if self._known(k)]

    def _asked_of(self, said: Said) -> list[int]:
        """As in "demanded a truce with the rebels": who is to grant what is only named."""
        top = self.parties.head_of(said.content[0]) if said.content else None
        if top is None or self.tree.pos[top] not in _NOUNS:
            return []
        doers = [self.parties.head_of(v.span) for v in said.voices if v.span]
        return self.toward.of_noun(top, doers)

    def _of_noun(self, top: int) -> list[int]:
        if self._known(top):
            return [top]
        return [
            k
            for k in self.tree.kids[top]
            if self.tree.dep[k] in {"poss", "amod", "compound"} and self._known(k)
        ]
