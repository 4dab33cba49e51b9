"""Voices met so far in a report, for pronouns, roles and short names that go back to them."""

from collections.abc import Sequence

from msgspec.structs import replace

from tocsin.read.names import names
from tocsin.read.parse import Parsed, Sentence
from tocsin.read.voices.lexicon import heads
from tocsin.read.voices.model import Range, Source
from tocsin.read.voices.phrases import noun_phrase
from tocsin.read.voices.sources import source_at
from tocsin.read.voices.voice import describe
from tocsin.records import Span, Voice

_PERSONAL = frozenset({"he", "she"})
_FIRST = frozenset({"i", "we"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "both"}) | _FIRST
_REACH = 4
"""How many sentences a pronoun looks back for a voice."""
_AGAIN = frozenset(
    {"the", "this", "that", "one", "another", "both", "two", "three", "other", "same"}
)
_ORDINAL = frozenset(
    {"second", "third", "other", "another", "one", "two", "first", "latter", "former"}
)


class Memory:
    """Voices in the order of the text, with the sentence they spoke in."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.met: list[tuple[int, Voice]] = []
        self.chains: list[tuple[int, list[Voice]]] = []
        """Chains with the paragraph they stand in."""
        self._outlets: list[Span] | None = None

    def keep(self, chain: list[Voice], line: Sentence) -> None:
        """Keep a whole chain for pronouns that take it up."""
        if len(chain) > 1:
            self.chains.append((line.paragraph, chain))

    def relayed(self, voice: Voice, line: Sentence) -> list[Voice]:
        """The outlets that handed on, earlier in the paragraph, the voice a pronoun stands for."""
        for paragraph, chain in reversed(self.chains):
            if paragraph != line.paragraph:
                break  # in the order of the text: none before stands in this one
            if chain[-1].span == voice.span:
                return [v for v in chain[:-1] if v.kind == "outlet"]
        return []

    def is_outlet(self, words: Span) -> bool:
        """Whether a name in some words is an outlet's by the evidence of the whole report."""
        if self._outlets is None:
            self._outlets = [n.span for n in names(self.parsed) if n.kind == "outlet"]
        return any(words.contains(span) for span in self._outlets)

    def remember(self, voices: Sequence[Voice], line: Sentence) -> None:
        """Keep the voices of a statement."""
        self.met.extend((line.start, v) for v in voices if v.span is not None)

    def resolve(self, source: Source, line: Sentence, said: Sequence[Range] = ()) -> Voice | None:
        """The voice of a source; a pronoun's is its antecedent's. None when nobody fits.

        Who is named in what is `said` comes last, and never from within quotation marks.
        """
        tree = self.parsed.tree
        word = tree.lower[source.head]
        if word in _PRONOUNS:
            return self._antecedent(source, line, said)
        voice = describe(self.parsed, source)
        if voice is None:
            return None
        return self._again(voice, source)

    def _antecedent(self, source: Source, line: Sentence, said: Sequence[Range]) -> Voice | None:
        """The voice a pronoun stands for; one that stands for nobody is kept by its own words."""
        tree = self.parsed.tree
        word = tree.lower[source.head]
        if word in _FIRST:
            return None
        k = self.parsed.parties.earlier.of_pronoun(source.head)
        inside = k is not None and any(a <= k < b for a, b in said)
        if k is not None and inside and self._quoted(k, source.head):
            k = None
        if k is not None and not inside and tree.sentence[k] == tree.sentence[source.head]:
            here = describe(self.parsed, source_at(tree, k, (line.start, line.end), source.head))
            if here is not None and _fits(word, here):
                return here
        found = self._recent(word, line)
        if found is None and k is not None:
            there = describe(self.parsed, source_at(tree, k, (0, len(tree)), len(tree)))
            found = there if there is not None and _fits(word, there) else None
        return found or self._nobody(source, word)

    def _quoted(self, k: int, pronoun: int) -> bool:
        """Whether a quotation holds the one and not the other."""
        tree = self.parsed.tree
        return any(
            q.span.start <= tree.start[k] < q.span.end
            and not q.span.start <= tree.start[pronoun] < q.span.end
            for q in self.parsed.quotes
        )

    def _nobody(self, source: Source, word: str) -> Voice:
        personal = word in _PERSONAL
        return Voice(
            kind="person" if personal else "unknown",
            named=False,
            span=self.parsed.span(source.head, source.head + 1),
            count=1 if personal else None,
        )

    def _recent(self, word: str, line: Sentence) -> Voice | None:
        """Sentence by sentence back: a voice that spoke there, else the person it was about."""
        number = next(n for n, s in enumerate(self.parsed.lines) if s is line)
        for n in range(number, max(number - _REACH, 0) - 1, -1):
            earlier = self.parsed.lines[n]
            spoke = [v for at, v in reversed(self.met) if at == earlier.start]
            found = next((v for v in spoke if _fits(word, v)), None)
            if found is None and n < number and word in _PERSONAL:
                found = self._subject(word, earlier)
            if found is not None:
                return found
        return None

    def _subject(self, word: str, line: Sentence) -> Voice | None:
        """The person a sentence is about: the subject of its main verb."""
        tree = self.parsed.tree
        for k in range(line.start, line.end):
            if (
                tree.dep[k] == "nsubj"
                and tree.dep[tree.head[k]] == "ROOT"
                and tree.pos[k] != "PRON"
            ):
                about = describe(self.parsed, source_at(tree, k, (line.start, line.end), line.end))
                return about if about is not None and _fits(word, about) else None
        return None

    def _again(self, voice: Voice, source: Source) -> Voice:
        """As in "The official", "one of them", "Berg": an earlier voice tells more."""
        text = self.parsed.text
        words = self.parsed.tree.lower[source.tokens[0] : source.tokens[1]]
        if voice.kind == "person" and voice.name:
            return self._same_person(voice, source)
        paper = words == ["the", "paper"] and any(v.kind == "outlet" for _, v in self.met)
        if voice.kind == "outlet" or paper:
            return self._same_outlet(voice, words)
        if voice.named or not words or words[0] not in _AGAIN or "other" in words:
            return voice
        for _, earlier in reversed(self.met):
            if earlier.span is None or not _same_role(voice, earlier, text):
                continue
            count = voice.count
            if count is None and not _ORDINAL & set(words):
                count = earlier.count
            return replace(
                voice,
                country=earlier.country or voice.country,
                count=count,
                sector=voice.sector or earlier.sector,
            )
        return voice

    def _same_outlet(self, voice: Voice, words: list[str]) -> Voice:
        """As in "The paper", "the same media", "the Post": the outlet named in full."""
        if not voice.named and words[:1] == ["the"]:
            known = next((v for _, v in reversed(self.met) if v.kind == "outlet" and v.named), None)
            return replace(known, span=voice.span) if known else voice
        if voice.named and len([w for w in words if w != "the"]) == 1:
            for m in self.parsed.mentions:
                full = m.span.of(self.parsed.text).lower().split()
                if m.kind == "outlet" and len(full) > len(words) and full[-1] == words[-1]:
                    return replace(voice, name=m.name, country=m.country)
        return voice

    def _introduced(self, surname: str, before: int) -> Voice | None:
        """The person as first named in full: "Chief of Staff Carla Berg" for "Berg"."""
        tree = self.parsed.tree
        for k in range(1, before):
            if tree.lower[k] == surname and tree.tag[k] == "NNP" and tree.tag[k - 1] == "NNP":
                return describe(self.parsed, Source(k, noun_phrase(tree, k, before)))
        return None

    def _same_person(self, voice: Voice, source: Source) -> Voice:
        name = voice.name or ""
        if " " not in name:
            full = self._introduced(name.lower(), source.head)
            same = full and (not voice.country or full.country in {None, voice.country})
            if full is not None and full.kind == "person" and same:
                return replace(full, span=voice.span, country=full.country or voice.country)
        for _, earlier in self.met:
            known = earlier.name or ""
            if earlier.kind == "person" and (known == name or known.endswith(" " + name)):
                return replace(
                    voice,
                    name=known,
                    country=earlier.country or voice.country,
                    sector=earlier.sector or voice.sector,
                )
        return voice


def _fits(word: str, voice: Voice) -> bool:
    individual = voice.count == 1 or voice.kind == "official"
    if word in _PERSONAL:
        return individual
    if word in {"they", "both"}:
        return not individual and voice.kind != "document"
    return not individual and voice.kind not in {"officials", "public", "unknown"}


_ROLES = {
    "official": "official",
    "officials": "official",
    "unknown": "official",
    "person": "official",
    "public": "public",
}


def _same_role(voice: Voice, earlier: Voice, text: str) -> bool:
    a, b = _ROLES.get(voice.kind), _ROLES.get(earlier.kind)
    if a != b or a is None or voice.span is None or earlier.span is None:
        return False
    mine, theirs = voice.span.of(text).lower().split(), earlier.span.of(text).lower()
    generic = {
        "source",
        "sources",
        "official",
        "officials",
        "people",
        "person",
        "one",
        "another",
        "other",
        "two",
        "both",
    }
    last = [w.strip(",.") for w in mine]
    if any(w in generic for w in last) and earlier.kind in {"official", "officials", "unknown"}:
        return True
    table = heads()
    roles = [w for w in last if w in table.titles or w in table.kinds["official"]]
    return any(w in theirs for w in roles)
