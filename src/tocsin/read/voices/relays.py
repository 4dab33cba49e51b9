"""Who handed the word on: "quoted by", "told X", "citing", "a report in X", "leaked to Y"."""

from collections.abc import Sequence

from msgspec.structs import replace

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.voices.lexicon import heads, lexicon
from tocsin.read.voices.look import NAME, singular
from tocsin.read.voices.memory import Memory
from tocsin.read.voices.model import Frame, Range, Source
from tocsin.read.voices.phrases import noun_phrase
from tocsin.read.voices.voice import describe, is_publisher, somebody
from tocsin.records import Voice

_LINKS = frozenset({"by", "to", "with", "from", "in", "for", "on"})
_HEARING = frozenset(
    {"tell", "confirm", "speak", "talk", "say", "inform", "admit", "write", "reveal", "disclose"}
)
_GIVEN_TO = frozenset({"deny", "describe", "acknowledge", "claim", "explain", "announce"})
"""Verbs whose hearer stands behind "to": "denied this to Reuters"."""
_BEFORE = 14
"""Words between a document and how it came to an outlet: "a letter to ... dated May and seen"."""
_TOLD = frozenset({"tell", "inform"})
_MEDIA = frozenset({"outlet"})


class Relays:
    """Finds the further links of one frame's chain."""

    def __init__(self, parsed: Parsed, line: Sentence, memory: Memory) -> None:
        self.parsed, self.line, self.memory = parsed, line, memory
        self.tree = parsed.tree
        self._known: dict[tuple[int, ...], list[Voice]] = {}

    def chain(self, frame: Frame) -> list[Voice] | None:
        """The frame's chain, nearest first; None when its source cannot be told.

        A verb that takes its source from another one of the sentence shares that one's chain.
        """
        who = tuple(s.head for s in frame.sources if not s.implied)
        if who in self._known:
            return self._known[who]
        found = self._chain(frame)
        if who and found is not None:
            pronoun = len(who) == 1 and self.tree.pos[who[0]] == "PRON"
            if pronoun and len(found) == 1:
                found = [*self.memory.relayed(found[0], self.line), *found]
            self._known[who] = found
            self.memory.remember(found, self.line)
            self.memory.keep(found, self.line)
        return found

    def _chain(self, frame: Frame) -> list[Voice] | None:
        voices: list[Voice] = []
        for source in frame.sources:
            voice = self._voice(source, frame.content if frame.left else ())
            if voice is None and (frame.seen or frame.lemma in lexicon().words["speaking"]):
                voice = somebody(self.parsed, source)
            if voice is None:
                return None
            voices.append(voice)
        zone = self._zone(frame)
        voices = self._medium(frame, voices)
        relaying = [v for z in (zone, *_tails(frame)) for v in self._relaying(frame, z)]
        for voice in (*relaying, *self._told(frame)):
            voices.insert(0, voice)
        voices.extend(self._origins(frame, zone))
        return _once([v for v in voices if not is_publisher(self.parsed, v)])

    def _voice(self, source: Source, said: Sequence[Range] = ()) -> Voice | None:
        if source.implied:
            return Voice(kind="unknown", named=False)
        return self.memory.resolve(source, self.line, said)

    def _zone(self, frame: Frame) -> Range:
        """The attribution's own words: from its first to the end of its tail."""
        first = min(w[0] for w in frame.words)
        if not frame.left and not self._predicate(self.line.start, first):
            first = self.line.start
        last = max(w[1] for w in frame.words)
        starts = [c[0] for c in frame.content if c[0] >= frame.anchor]
        ends = [c[1] for c in frame.content if c[0] >= frame.anchor]
        if not frame.left and ends and ends[-1] < self.line.end:
            return first, min(starts)
        return first, max(last, min(starts, default=last))

    def _predicate(self, start: int, end: int) -> bool:
        return any(self.tree.tag[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(start, end))

    def _relaying(self, frame: Frame, zone: Range) -> list[Voice]:
        """Outlets in the attribution behind "quoted by", "told", "spoke with", in order."""
        tree, table = self.tree, lexicon().words["relays"]
        found: list[Voice] = []
        k = zone[0]
        while k < zone[1]:
            lemma = tree.lemma[k]
            link = k + 1
            hears = k == frame.anchor and lemma in _HEARING and self._hearer(k)
            relays = lemma in table or lemma in _HEARING or lemma in {"account", "interview"}
            relays = relays or (lemma in _GIVEN_TO and "to" in tree.lower[k + 1 : k + 3])
            if relays and (hears or tree.pos[k] in {"VERB", "NOUN"}):
                voice, end = self._outlet_after(link, zone[1], hears=hears)
                if voice is not None:
                    found.extend(self._document(k, frame))
                    found.append(voice)
                    frame.cue.extend([] if hears else [(k, end[0])])
                    k = end[1]
                    continue
            k += 1
        return found

    def _told(self, frame: Frame) -> list[Voice]:
        """As in "X was told by two officers that ...": the outlet that was told."""
        tree = self.tree
        told = tree.child(frame.anchor, ("nsubjpass",)) if frame.lemma in _TOLD else None
        if told is None or any(s.head == told for s in frame.sources):
            return []
        voice = describe(self.parsed, Source(told, noun_phrase(tree, told, frame.anchor)))
        return [voice] if voice is not None and voice.kind in _MEDIA else []

    def _document(self, k: int, frame: Frame) -> list[Voice]:
        """As in "in a letter seen by X": the letter, which is no mere channel then."""
        tree = self.tree
        if tree.lemma[k] not in lexicon().words["handed"] or tree.tag[k] != "VBN":
            return []
        documents = heads().kinds["document"]
        for noun in range(k - 1, max(k - _BEFORE, self.line.start), -1):
            if tree.lower[noun] in {",", ";"} or any(noun == s.head for s in frame.sources):
                return []
            if tree.lemma[noun] in documents and tree.pos[noun] == "NOUN":
                voice = describe(self.parsed, Source(noun, noun_phrase(tree, noun, k)))
                return [voice] if voice is not None and voice.kind == "document" else []
        return []

    def _hearer(self, verb: int) -> bool:
        """Whether somebody is told: "told X", "confirmed to X"."""
        after = self.tree.lower[min(verb + 1, len(self.tree) - 1)]
        return self.tree.lemma[verb] in {"tell", "inform"} or after in {"to", "with"}

    def _outlet_after(self, start: int, stop: int, *, hears: bool) -> tuple[Voice | None, Range]:
        tree, words = self.tree, lexicon().words
        deaf = words["audience"] | (words["channels"] - heads().kinds["outlet"])
        for k in range(start, min(start + 7, stop)):
            handed = tree.tag[k] == "VBN" and tree.lemma[k] in words["handed"]
            if handed or tree.lower[k] in {",", ";", "that"}:
                break
            linked = hears or any(tree.lower[j] in _LINKS for j in range(start, k))
            heard = tree.tag[k] not in NAME and {tree.lemma[k], tree.lower[k]} & deaf
            if tree.pos[k] in {"NOUN", "PROPN"} and linked and not heard and not self._goes_on(k):
                source = Source(k, noun_phrase(tree, k, stop))
                voice = describe(self.parsed, source)
                if voice and self._is_medium(voice, source, hears=hears):
                    return self._as_medium(voice, source), (
                        source.tokens[0],
                        max(source.tokens[1], k + 1),
                    )
        return None, (start, start)

    def _as_medium(self, voice: Voice, source: Source) -> Voice:
        """An unknown name as an outlet, of a country only where its own words say so."""
        if voice.kind in _MEDIA or is_publisher(self.parsed, voice):
            return voice
        own = self.parsed.mentions_in(self.parsed.span(*source.tokens))
        country = next((m.country for m in own if m.country), None)
        return replace(voice, kind="outlet", country=country, sector=None)

    def _is_medium(self, voice: Voice, source: Source, *, hears: bool) -> bool:
        """An outlet; of those told, also a name unknown to the world that reads like one."""
        if voice.kind in _MEDIA or is_publisher(self.parsed, voice):
            return True
        if singular(self.tree.lower[source.head]) in heads().kinds["official"]:
            return False  # "told MPs"
        known = self.parsed.mentions_in(self.parsed.span(source.head, source.head + 1))
        if not (hears and voice.named):
            return False
        letters = voice.kind == "group" and not known and (voice.name or "").isupper()
        return letters or self.memory.is_outlet(self.parsed.span(*source.tokens))

    def _goes_on(self, k: int) -> bool:
        return self.tree.dep[k] in {"compound", "poss", "nmod"} and self.tree.head[k] > k

    def _origins(self, frame: Frame, zone: Range) -> list[Voice]:
        """Who is cited: "reported, citing an officer", "attributing it to a ledger"."""
        tree, table = self.tree, lexicon().words["origins"]
        for k in range(min(zone[0], frame.anchor), self.line.end):
            refers = tree.lower[k] == "reference" and tree.lower[k - 1] == "with"
            which = tree.tag[k] in {"VBD", "VBZ"} and tree.lower[k - 1] in {"who", "which"}
            if not refers and not (tree.lemma[k] in table and (which or tree.tag[k] == "VBG")):
                continue
            if k == frame.anchor or not (zone[0] <= k < zone[1] or frame.left):
                continue
            first = k + 1
            if refers or tree.lemma[k] == "attribute":
                first = next((j for j in range(k, self.line.end) if tree.lower[j] == "to"), k) + 1
            head = self._head_after(first)
            voice = head is not None and self._voice(
                Source(head, noun_phrase(tree, head, self.line.end))
            )
            if voice:
                frame.cue.append((k, k + 1))
                frame.words.append((k, self._phrase_end(k)))
                return [voice]
        return []

    def _phrase_end(self, k: int) -> int:
        """Whom is cited up to the next comma: "three people who were briefed on it"."""
        tree, end = self.tree, self.line.end
        return next((j for j in range(k, end) if tree.lower[j] in {",", ";"}), end)

    def _head_after(self, start: int) -> int | None:
        tree = self.tree
        for k in range(start, min(start + 9, self.line.end)):
            if tree.tag[k] in {"NN", "NNS", "NNP", "NNPS"} and not self._goes_on(k):
                return k
            if tree.tag[k] in {",", "."}:
                return None
        return None

    def _medium(self, frame: Frame, voices: list[Voice]) -> list[Voice]:
        """As in "A report in X", "reports from Axios": the outlet instead of its report."""
        if (
            not voices
            or voices[0].kind != "document"
            or not frame.sources
            or frame.sources[0].implied
        ):
            return voices
        source = frame.sources[0]
        words = lexicon().words
        behind = self.tree.lemma[source.head + 1 : source.tokens[1]]
        if self.tree.lemma[source.head] not in words["medium"] or words["handed"] & set(behind):
            return voices
        for m in self.parsed.mentions_in(
            self.parsed.span(source.tokens[0], min(source.tokens[1] + 2, self.line.end))
        ):
            if m.kind == "outlet":
                k = self.tree.at(m.span.end - 1)
                voice = describe(self.parsed, Source(k, (self.tree.at(m.span.start), k + 1)))
                return [voice] if voice else voices
        return voices


def _tails(frame: Frame) -> list[Range]:
    """Words of the attribution behind what was said to the right: ", in a letter seen by X"."""
    if frame.left or not frame.content:
        return []
    return [w for w in frame.words if w[0] >= frame.content[-1][1]]


def _once(voices: list[Voice]) -> list[Voice]:
    """A voice that two words of one attribution name stands once, where it is nearer the origin."""
    return [
        v
        for i, v in enumerate(voices)
        if not any(v.name and v.name == w.name and v.kind == w.kind for w in voices[i + 1 :])
    ]
