"""A report parsed once: sentences, tokens, quotes and known names that all reading works on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from tocsin.read import sentences as split
from tocsin.read.parties import Parties, Tree, tree_of
from tocsin.read.quotes import Quote, quotes
from tocsin.read.spans import Finder, Found
from tocsin.read.words import words
from tocsin.records import Refused, Report, Span, record_id
from tocsin.vocabulary import Mention, World

MOST_CHARACTERS = 400_000
"""Longest text parsed in one go (about 65,000 words); a longer one is refused, never cut."""
_NOT_PLACE = re.compile(r"[(,\u2013\u2014]| -")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]"
    r"|(?<!\w)[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    r"|[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff](?!\w)"
)
"""Controls anywhere; format characters at the edge of a word (within one they belong to it)."""
_FIRST = re.compile(r"(?:^|[.!?]\s+)\w")
_ENGLISH = words()["english"]
_FOREIGN = words()["foreign"]
_BODIES = words()["bodies"]
_STATES = frozenset({"country", "demonym", "capital"})
_POSSESSIVE = ("'s", "\u2019s")
_SHORT = 12
"""Texts up to this many words (headlines) are taken for English when their letters are Latin."""
_WORDY = 3
"""Spaces from which a line in capitals is a sentence, not a name."""
_LATIN = 0.8
_SHARE = 0.12
"""Least share of common English words in a text of undetermined language."""

_ALONE = {"tok2vec": {"batch_size": 1}}
"""Every text's vectors are reckoned by themselves: matrix products may round differently by what
else is in the matrix, and a reading must not hang on its neighbours."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters, its tokens `start:end` of the doc, and where it stands."""

    span: Span
    start: int
    end: int
    paragraph: int
    """Number of its paragraph; the headline's is 0."""
    headline: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report with everything that is found before meaning is looked for."""

    report: Report
    text: str
    """`Report.text`; every span counts its characters."""
    doc: Doc
    """Parsed tokens over the same characters (all-capital lines in lower case)."""
    lines: tuple[Sentence, ...]
    """The sentences with their tokens."""
    paragraphs: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]
    """What the world knows by name in the text, in order."""
    world: World
    starts: tuple[int, ...]
    """First character of every token."""
    tree: Tree
    """The parse as plain lists."""
    parties: Parties
    """Who its noun phrases stand for."""
    home: str | None
    """Country of the dateline's place; None without one."""
    seat: str | None = None
    """Country that the outlet's own name tells ("Harare Post"); None without one."""
    spots: tuple[Found, ...] = ()
    """Attributions the span model found, in order of their cues."""

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Characters of every sentence, the headline first."""
        return tuple(s.span for s in self.lines)

    def tokens(self, span: Span) -> Tokens:
        """The tokens that share at least one character with the span."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        doc = self.doc
        if first < len(doc) and self.starts[first] + len(doc[first]) <= span.start:
            first += 1
        return doc[first : max(bisect_left(self.starts, span.end), first)]

    def span(self, start: int, end: int) -> Span:
        """Characters of the tokens `start:end`; `end` must be beyond `start`."""
        last = self.doc[end - 1]
        return Span(self.starts[start], last.idx + len(last))

    def line_at(self, character: int) -> Sentence | None:
        """The sentence that holds a character, None between sentences."""
        i = bisect_right(self.lines, character, key=lambda s: s.span.start) - 1
        found = self.lines[i] if i >= 0 else None
        return found if found and character < found.span.end else None

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Known names that lie wholly inside the span."""
        i = bisect_left(self.mentions, span.start, key=lambda m: m.span.start)
        j = bisect_left(self.mentions, span.end, key=lambda m: m.span.start)
        return tuple(m for m in self.mentions[i:j] if m.span.end <= span.end)


@dataclass(frozen=True, slots=True)
class Tools:
    """What parsing works with, loaded elsewhere."""

    nlp: Language
    world: World
    finder: Finder | None = None
    """The span model; without it the rules stand alone."""


def parse(nlp: Language, report: Report, world: World) -> Parsed | Refused:
    """The report parsed by rules alone; refused when it is empty, too long or not English."""
    return next(parse_many(Tools(nlp, world), [report]))


def parse_many(tools: Tools, reports: Iterable[Report]) -> Iterator[Parsed | Refused]:
    """The reports parsed in order, in batches."""
    for batch in _batches(reports):
        checked = [(r, _refusal(r)) for r in batch]
        texts = [r.text for r, refused in checked if refused is None]
        docs = tools.nlp.pipe((_prepared(tools.nlp, text) for text in texts), component_cfg=_ALONE)
        none: list[list[Found]] = [[] for _ in texts]
        spots = iter(tools.finder.find(texts) if tools.finder else none)
        for report, refused in checked:
            yield refused or _parsed(report, next(docs), tools.world, tuple(next(spots)))


def _batches(reports: Iterable[Report], size: int = 32) -> Iterator[list[Report]]:
    batch: list[Report] = []
    for report in reports:
        batch.append(report)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _refusal(report: Report) -> Refused | None:
    text = report.text
    if not text.strip():
        return Refused(subject=record_id(report), reason="no-text", detail="the report is empty")
    if len(text) > MOST_CHARACTERS:
        return Refused(
            subject=record_id(report),
            reason="too-long",
            detail=f"{len(text)} characters; at most {MOST_CHARACTERS} are read: split the report",
        )
    if report.language not in {"en", "und"} or (report.language == "und" and not english(text)):
        return Refused(
            subject=record_id(report),
            reason="unsupported-language",
            detail=f"language {report.language!r}; only English is read: translate the report",
        )
    return None


def english(text: str) -> bool:
    """Whether a text of undetermined language looks English."""
    words = [w.strip(".,;:!?\"'“”\u2018\u2019()").lower() for w in text[:6000].split()]
    words = [w for w in words if w]
    if not words:
        return False
    latin = sum(w.isascii() for w in words) / len(words)
    common = sum(w in _ENGLISH or w.endswith(_POSSESSIVE) for w in words)
    if latin <= _LATIN or sum(w in _FOREIGN for w in words) > common:
        return False
    return len(words) <= _SHORT or common / len(words) >= _SHARE


def _prepared(nlp: Language, text: str) -> Doc:
    pieces = split.paragraphs(text)
    calmed = _calmed(text, pieces)
    doc = nlp.make_doc(calmed)
    starts = {p[0] for p in pieces} | {split.dateline(text, *p) for p in pieces}
    split.preset(doc, calmed, frozenset(starts))
    return doc


def _calmed(text: str, pieces: list[tuple[int, int]]) -> str:
    """The text as the tagger should see it, character for character.

    All-capital paragraphs are in lower case: it takes every word there for a name. What cannot be
    seen at the edge of a word is a space: a byte order mark, a NUL, a mark of direction.
    """
    if not text.isprintable():
        text = _UNSEEN.sub(" ", text)
    for start, end in pieces:
        piece = text[start:end]
        if piece.isupper() and piece.count(" ") >= _WORDY and len(piece.lower()) == len(piece):
            text = text[:start] + _FIRST.sub(lambda m: m[0].upper(), piece.lower()) + text[end:]
    return text


def _parsed(report: Report, doc: Doc, world: World, spots: tuple[Found, ...]) -> Parsed:
    text = report.text
    pieces = split.paragraphs(text)
    titled = bool(report.title.strip())
    tree = tree_of(doc, _calmed(text, pieces))
    mentions = tuple(_of_a_state(world.find(text)))
    when = report.published.earliest.date() if report.published.earliest else None
    home, seat = _home(text, pieces, world), _seat(report.outlet, world)
    parties = Parties(tree, mentions, world, when, home or seat)
    return Parsed(
        report=report,
        text=text,
        doc=doc,
        lines=tuple(_lines(doc, text, pieces, titled=titled)),
        paragraphs=tuple(Span(*p) for p in pieces),
        quotes=quotes(text, pieces),
        mentions=mentions,
        world=world,
        starts=tuple(tree.start),
        tree=tree,
        parties=parties,
        home=home,
        seat=seat,
        spots=spots,
    )


def _of_a_state(found: Sequence[Mention]) -> Iterator[Mention]:
    """Without bodies named in common words of a state that the report, naming others, never names.

    Many a country has an Electoral Commission: the world's own tells nothing then.
    """
    named = {m.country for m in found if m.kind in _STATES}
    for m in found:
        if m.kind != "institution" or not named or m.country in named or not _common(m.name):
            yield m


def _common(name: str) -> bool:
    return all(word in _BODIES for word in name.lower().split())


def _home(text: str, pieces: list[tuple[int, int]], world: World) -> str | None:
    """Country of the first dateline, whose places stand in capitals: "BERN (Agency) - ".

    A country behind the place decides: "TRIPOLI, Lebanon - ".
    """
    for start, end in pieces[:3]:
        behind = split.dateline(text, start, end)
        if behind > start:
            place, _, more = text[start:behind].partition(",")
            named = _NOT_PLACE.split(more, maxsplit=1)[0].strip()
            country = next((m.country for m in world.find(named) if m.kind == "country"), None)
            place = _NOT_PLACE.split(place, maxsplit=1)[0].strip().title()
            return country or next((m.country for m in world.find(place) if m.country), None)
    return None


_SEATED = frozenset({"country", "capital", "city", "place", "region", "demonym"})


def _seat(outlet: str | None, world: World) -> str | None:
    """Country of the places in an outlet's name, where they are of one."""
    found = {m.country for m in world.find(outlet or "") if m.kind in _SEATED and m.country}
    return next(iter(found)) if len(found) == 1 else None


def _lines(
    doc: Doc, text: str, pieces: list[tuple[int, int]], *, titled: bool
) -> Iterator[Sentence]:
    firsts = [p[0] for p in pieces]
    heads = {p[0]: split.dateline(text, *p) for p in pieces}
    for start, end in split.split(doc):
        first, last = doc[start], doc[end - 1]
        if heads.get(first.idx, first.idx) > first.idx:
            continue  # the dateline itself is no sentence
        number = bisect_right(firsts, first.idx) - 1
        span = Span(first.idx, last.idx + len(last))
        yield Sentence(span, start, end, number, titled and number == 0)
