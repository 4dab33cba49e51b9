"""The vocabulary of triggers: which words, with what beside them, carry which PLOVER event.

Every file of `triggers/` holds one type per YAML document. A pattern is written

    WORD [WORD ...] [SLOT=VALUE[|VALUE ...]] ...

    send obj=troops to=*          the verb "send" with an object of class `troops` and any "to"
    shoot prt=down                a verb with its particle
    air strike                    a noun with the words before it
    withdrawal of=diplomat        a noun with a prepositional complement

Slots: `subj`, `obj` (logical ones, so the passive needs no pattern of its own), `prt` (particle or
adverb), `xcomp` (verb of an infinitive), `mod` (adjective or compound before a noun, or before the
object of a verb), `gov` (word that governs it), `whom` (who is wanted to do it), `will` (the "not"
of what somebody will not do), and any preposition; `roles=swap` makes the subject the recipient,
`roles=stative` the subject of a passive the doer ("is opposed to"). A value is a word, a class of
`classes.yaml`, `*` (anything), `none` (nothing), `@place @party @state @leader @force @person
@people @money @rescuer @outlaw` (decided by the parties), or any of these after `!` (present, but
not that). Type NONE stands for idioms that tell of no event (`void.yaml`). The pattern that asks
for most wins; between equals the one that stands first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from tocsin.read.events.tables import documents, names_in, table
from tocsin.records import VocabularyError

Kind = Literal["verb", "noun"]
KINDS = frozenset(
    {
        "@place",
        "@party",
        "@state",
        "@leader",
        "@force",
        "@person",
        "@people",
        "@money",
        "@rescuer",
        "@outlaw",
    }
)
NOTHING = "NONE"
"""The type of patterns that hold where no event is told: idioms of `void.yaml`."""
_ANYTHING = 1
_SOMETHING = 3
_WORD = 2
_PREPOSITIONS = frozenset(
    {
        "of",
        "on",
        "to",
        "for",
        "with",
        "against",
        "between",
        "in",
        "at",
        "from",
        "by",
        "over",
        "into",
    }
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing a pattern asks for."""

    name: str
    words: frozenset[str]
    """Lemmas, classes resolved."""
    kinds: frozenset[str]
    """Decided by the parties: "@place", ..."""
    anything: bool
    forbidden: frozenset[str]
    """Lemmas that must not fill it."""
    empty: bool = False
    """Nothing may fill it ("obj=none")."""

    @property
    def weight(self) -> int:
        """How much asking for it says."""
        return _SOMETHING if self.words or self.kinds else _ANYTHING


@dataclass(frozen=True, slots=True)
class Trigger:
    """One pattern with the event it stands for."""

    type: str
    mode: str | None
    kind: Kind
    words: tuple[str, ...]
    """Verb and the words that must be near it; or a noun phrase, head last."""
    before: tuple[str, ...]
    """What a hyphen joins to the left of a verb: "force" of "force-feed"."""
    slots: tuple[Slot, ...]
    frame: str
    instrument: str | None
    literal: bool
    """Words that are as common in metaphor: they need support from what stands around them."""
    swap: bool = False
    """The grammatical subject is the one it is done to ("will go to prison")."""
    stative: bool = False
    """A passive tells how its subject stands: he is the doer ("is opposed to")."""

    @property
    def weight(self) -> int:
        """Between two patterns that hold, the heavier wins."""
        return _WORD * (len(self.words) + len(self.before) - 1) + sum(s.weight for s in self.slots)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All triggers by the word they hang on, heaviest first, and the noun classes."""

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    classes: Mapping[str, frozenset[str]]


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """The noun classes of `classes.yaml`."""
    raw = cast("dict[str, list[str]]", table("classes.yaml"))
    return {name: frozenset(str(w) for w in words) for name, words in raw.items()}


def _slot(name: str, value: str, classes: Mapping[str, frozenset[str]]) -> Slot:
    words: set[str] = set()
    kinds: set[str] = set()
    forbidden: set[str] = set()
    anything = False
    for part in value.split("|"):
        bare = part.removeprefix("!")
        meant = classes.get(bare, frozenset({bare}))
        if part.startswith("!"):
            forbidden |= meant
            anything = True
        elif part == "*":
            anything = True
        elif part.startswith("@"):
            if part not in KINDS:
                raise VocabularyError(
                    f"triggers: {name}={value}: {part} is none of {sorted(KINDS)}"
                )
            kinds.add(part)
        else:
            words |= meant
    empty = words == {"none"}
    return Slot(
        name,
        frozenset(words),
        frozenset(kinds),
        anything,
        frozenset(forbidden),
        empty,
    )


@dataclass(frozen=True, slots=True)
class _Group:
    type: str
    mode: str | None
    frame: str
    instrument: str | None
    literal: bool


def _trigger(pattern: str, kind: Kind, group: _Group) -> Trigger:
    classes = word_classes()
    words: list[str] = []
    slots: list[Slot] = []
    roles = ""
    for part in pattern.split():
        name, equals, value = part.partition("=")
        if name == "roles":
            roles = value
        elif equals:
            slots.append(_slot(name, value, classes))
        else:
            words.append(part)
    before: list[str] = []
    if kind == "noun":
        words, extra = _complement(words)
        words = [part for w in words for part in w.split("-") if part]
        slots.extend(_slot(n, v, classes) for n, v in extra)
    elif words and "-" in words[0]:
        *before, words[0] = words[0].split("-")
    if not words:
        raise VocabularyError(f"triggers: {group.type}: {pattern!r} names no word")
    return Trigger(
        group.type,
        group.mode,
        kind,
        tuple(words),
        tuple(before),
        tuple(slots),
        group.frame,
        group.instrument,
        group.literal,
        roles == "swap",
        roles == "stative",
    )


def _complement(words: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The words and slots of a phrase: "exchange of fire" is "exchange of=fire"."""
    at = next((k for k, w in enumerate(words) if k and w in _PREPOSITIONS), None)
    if at is None:
        return words, []
    return words[:at], [(words[at], words[-1] if len(words) > at + 1 else "*")]


def _triggers() -> Iterator[Trigger]:
    for name in names_in("triggers"):
        for document in documents(name):
            yield from _of_document(cast("dict[str, object]", document), name)


def _of_document(document: dict[str, object], file: str) -> Iterator[Trigger]:
    plover = document.get("type")
    groups = document.get("groups")
    if not isinstance(plover, str) or not isinstance(groups, list):
        raise VocabularyError(f"{file}: a document needs `type` and `groups`")
    for raw in cast("list[dict[str, object]]", groups):
        mode, instrument = raw.get("mode"), raw.get("instrument")
        group = _Group(
            type=plover,
            mode=mode if isinstance(mode, str) else None,
            frame=str(raw.get("frame", "harm")),
            instrument=instrument if isinstance(instrument, str) else None,
            literal=bool(raw.get("literal", False)),
        )
        kinds: tuple[tuple[str, Kind], ...] = (("verbs", "verb"), ("nouns", "noun"))
        for key, kind in kinds:
            for pattern in cast("list[str]", raw.get(key) or []):
                yield _trigger(str(pattern), kind, group)


def _indexed(triggers: list[Trigger], anchor: int) -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        found.setdefault(trigger.words[anchor], []).append(trigger)
    return {w: tuple(sorted(ts, key=lambda t: -t.weight)) for w, ts in found.items()}


@cache
def lexicon() -> Lexicon:
    """The packaged vocabulary. Raises `VocabularyError` for what does not hold."""
    triggers = list(_triggers())
    return Lexicon(
        verbs=_indexed([t for t in triggers if t.kind == "verb"], 0),
        nouns=_indexed([t for t in triggers if t.kind == "noun"], -1),
        classes=word_classes(),
    )
