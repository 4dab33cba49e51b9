"""A noun phrase looked at: its head, its kind, the names in it, how many."""

from dataclasses import dataclass

from tocsin.read.parse import Parsed
from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import Heads, heads
from tocsin.read.voices.model import Range, Source
from tocsin.read.words import words
from tocsin.records import Span, VoiceKind
from tocsin.vocabulary import Mention

NAME = frozenset({"NNP", "NNPS"})
_PARTICLES = frozenset(
    {"al", "-", "bin", "ibn", "van", "von", "de", "der", "el", "da", "'", "III", "II"}
)
_ORDER: tuple[tuple[VoiceKind, str], ...] = (
    ("document", "document"),
    ("outlet", "outlet"),
    ("official", "official"),
    ("military", "military"),
    ("government", "government"),
    ("person", "person"),
    ("group", "group"),
    ("public", "public"),
    ("unknown", "unknown"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """A noun phrase looked at: its tokens and what they are."""

    parsed: Parsed
    head: int
    tokens: Range
    plural: bool
    lemma: str

    @property
    def span(self) -> Span:
        """Its characters, without a closing comma."""
        return self.parsed.span(*self.tokens)

    def words(self) -> list[str]:
        """Lower-case words."""
        return self.parsed.tree.lower[self.tokens[0] : self.tokens[1]]

    def core(self) -> range:
        """Tokens up to the head."""
        return range(self.tokens[0], self.head + 1)


def look_at(parsed: Parsed, source: Source) -> Look:
    """The phrase of a source; "one of the officials" is looked at as an official."""
    tree = parsed.tree
    head = source.head
    if tree.lower[head] in words()["weekdays"] and head > source.tokens[0]:
        head -= 1  # "Reuters Wednesday (reported)"
        source = Source(head, (source.tokens[0], head + 1))
    source = _with_name(tree, source)
    plural = tree.tag[head] in {"NNS", "NNPS"}
    lemma = tree.lemma[head].lower() if tree.tag[head] != "NNS" else singular(tree.lower[head])
    if tree.lower[head] in {
        "one",
        "two",
        "three",
        "several",
        "some",
        "many",
        "another",
        "both",
        "most",
    }:
        of = next((k for k in tree.kids[head] if tree.lower[k] == "of"), None)
        inner = tree.pobj(of) if of is not None else None
        if inner is not None:
            return Look(
                parsed,
                inner,
                source.tokens,
                tree.lower[head] not in {"one", "another"},
                singular(tree.lower[inner]),
            )
    return Look(parsed, head, source.tokens, plural, lemma)


def singular(word: str) -> str:
    """A noun's singular by its ending."""
    for ending, single in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("men", "man")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + single
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _with_name(tree: Tree, source: Source) -> Source:
    """As in "The newspaper" with its name behind it, which a broken parse cuts off."""
    if tree.lemma[source.head].lower() not in CALLED_OUTLET or source.tokens[1] != source.head + 1:
        return source
    end = source.head + 1 + (tree.lower[min(source.head + 1, len(tree) - 1)] in {"the", '"'})
    last = end
    while last < len(tree) and (
        tree.tag[last] in NAME or (last > end and tree.lower[last] in {"of", "-"})
    ):
        last += 1
    return Source(source.head, (source.tokens[0], last)) if last > end else source


def kind_of(look: Look) -> VoiceKind | None:
    """The kind its head noun makes; None for what cannot speak."""
    table = heads()
    if look.lemma == "paper" and look.parsed.mentions_in(look.span):
        return "outlet"
    two = f"{look.parsed.tree.lower[look.head - 1]} {look.lemma}" if look.head else look.lemma
    for noun in (two, look.lemma):
        for kind, name in _ORDER:
            if noun in table.kinds[name]:
                return _numbered(kind, look, table)
    return None


_OFFICES = frozenset(
    "intelligence security spy aid relief humanitarian law government federal space".split()  # noqa: SIM905 - a table
)
"""Words that make agencies anything but news agencies."""


def _numbered(kind: VoiceKind, look: Look, table: Heads) -> VoiceKind:
    if look.lemma == "agency" and look.plural and not _OFFICES & set(look.words()):
        return "outlet"
    if kind == "official":
        return "officials" if look.plural else kind
    if look.plural and kind in {"person", "unknown"} and look.lemma in table.kinds["public"]:
        return "unknown" if look.lemma in {"people", "person"} else "public"
    if look.lemma == "source":
        qualified = any(
            w in table.sectors
            or w in {"government", "diplomatic", "official", "military", "security"}
            for w in look.words()
        )
        return ("officials" if look.plural else "official") if qualified else "unknown"
    return kind


def mention_of(look: Look) -> Mention | None:
    """The known name that covers the head, or stands in apposition within the phrase."""
    span = look.span
    start, end = look.parsed.tree.start[look.head], look.parsed.tree.end[look.head]
    inside = look.parsed.mentions_in(span)
    for m in inside:
        if m.span.start <= start and end <= m.span.end and not _part_of_name(look, m):
            return m
    medium = look.lemma in heads().kinds["outlet"]
    if _handed_on(look):
        return None
    named = [m for m in inside if m.kind in {"outlet", "person"}]
    return next((m for m in named if m.span.start > start or (medium and m.kind == "outlet")), None)


def _handed_on(look: Look) -> bool:
    """As in "minutes obtained by the Star": an outlet's name tells who has the document."""
    tree, table = look.parsed.tree, heads().kinds
    behind = range(look.head + 1, look.tokens[1])
    return look.lemma in table["document"] and any(tree.tag[k] in {"VBN", "VBD"} for k in behind)


def _part_of_name(look: Look, m: Mention) -> bool:
    """A known name that is only the end of a longer one ("the Northern Herald")."""
    tree = look.parsed.tree
    first = tree.at(m.span.start)
    before = first > look.tokens[0] and tree.tag[first - 1] in NAME
    if m.kind != "outlet":  # "Radio Lisbon"
        return before and tree.lower[first - 1] in heads().kinds["outlet"]
    return before and tree.lower[first - 1] not in heads().titles


def name_in(look: Look) -> Range | None:
    """Tokens of a person's or body's own name in the phrase: the last run of name words."""
    tree = look.parsed.tree
    runs: list[Range] = []
    i = look.tokens[0]
    while i < look.tokens[1]:
        j = i
        while j < look.tokens[1] and (tree.tag[j] in NAME or (j > i and _joins(look, i, j))):
            j += 1
        if j > i:
            runs.append((i, j))
        i = max(j, i + 1)
    return next((r for run in _ranked(look, runs) if (r := _bare(look, run)) is not None), None)


def _bare(look: Look, run: Range) -> Range | None:
    """A run of name words without titles before it and small words behind."""
    tree, table = look.parsed.tree, heads()
    a, b = run
    titles = [
        k for k in range(a, b) if {tree.lower[k].strip("."), singular(tree.lower[k])} & table.titles
    ]
    a = titles[-1] + 1 if titles else a
    if titles and a < b and tree.lower[a] == "of":  # "Chief of Staff"
        a = max(a, tree.pobj(a) or a) + 1
    while a < b and tree.lower[a] in {"-", "."}:
        a += 1
    while (
        b > a
        and not _numbers(look, b - 1)
        and (tree.tag[b - 1] not in NAME or tree.lower[b - 1] in words()["weekdays"])
    ):
        b -= 1
    capital = any(look.parsed.text[tree.start[k]].isupper() for k in range(a, b))
    return (a, b) if a < b and capital else None


def _joins(look: Look, first: int, j: int) -> bool:
    """Small words inside a name: "al-", "Congress for the Defence of ..."."""
    tree = look.parsed.tree
    if tree.lower[j] in _PARTICLES or _numbers(look, j):
        return True
    if tree.lower[j] not in {"of", "for", "the"} or tree.lower[first] in heads().titles:
        return False
    after = j + 1 + (j + 1 < look.tokens[1] and tree.lower[j + 1] == "the")
    table = heads().kinds
    body = {tree.lower[first]} & (table["government"] | table["military"] | table["group"])
    long_enough = j - first > 1 or bool(body)
    return after < look.tokens[1] and tree.tag[after] in NAME and long_enough


def _numbers(look: Look, j: int) -> bool:
    """As in "Channel 9"."""
    tree = look.parsed.tree
    return tree.tag[j] == "CD" and tree.lower[j - 1] in heads().kinds["outlet"]


def _ranked(look: Look, runs: list[Range]) -> list[Range]:
    """The run that holds the head first, then those in apposition behind it."""
    tree = look.parsed.tree
    here = [r for r in runs if r[0] <= look.head < r[1]]
    behind = [
        r for r in runs if r[0] > look.head and any(tree.dep[k] == "appos" for k in range(*r))
    ]
    return here + behind + [r for r in runs if r[0] == look.head + 1 and r not in behind]


def count_of(look: Look, kind: VoiceKind) -> int | None:
    """How many: 1 for an individual, the number where it is given, else None."""
    if kind in {"outlet", "government", "military", "group", "document"}:
        return None
    table = heads()
    if not look.plural and look.words()[:2] in (["one", "of"], ["another", "of"]):
        return 1
    if look.plural or look.lemma == "people":
        before = look.words()[: look.head - look.tokens[0]]
        found = [int(w) if w.isdigit() else table.numbers.get(w, 0) for w in before]
        counts = [n for n in found if n > 1]
        return counts[0] if len(counts) == 1 else None
    return 1 if kind in {"official", "person", "unknown"} else None


def sector_of(look: Look) -> str | None:
    """PLOVER sector that its words make it belong to."""
    table = heads()
    found = [table.sectors[w] for w in (*look.words(), look.lemma) if w in table.sectors]
    return next((s for s in found if s != "GOV"), found[0] if found else None)


CALLED_OUTLET = frozenset(
    "agency newspaper paper daily weekly monthly broadcaster website channel site".split()  # noqa: SIM905 - a table
)
