"""Where said clauses start: behind "that", in quotation marks, or before the verb."""

from tocsin.read.parties import Tree
from tocsin.read.voices.cue import Cue
from tocsin.read.voices.phrases import subtree_edges
from tocsin.read.voices.sources import source_of
from tocsin.read.words import words

MARKS = frozenset({'"', "\u201c", "\u201d", "''", "``", "'", "\u2018", "\u2019"})


def clause(cue: Cue) -> int | None:
    """A clause or quotation to the right, else everything to the left of the attribution."""
    start = _right_clause(cue)
    if start is not None:
        return start
    behind = _points_left(cue) and _said_before(cue)
    return -1 if behind or remarked(cue) is not None else None


def _said_before(cue: Cue) -> bool:
    """Whether something is said before the attribution, or it interrupts its sentence."""
    tree, line = cue.tree, cue.line
    told = any(
        tree.tag[k] in _FINITE or tree.lower[k] in MARKS for k in range(line.start, cue.verb)
    )
    interrupts = cue.end < line.end and tree.lower[cue.end] == ","
    return told or interrupts or line.headline


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def remarked(cue: Cue) -> int | None:
    """As in ", a proposal ... disclosed by X": the comma behind what X disclosed."""
    tree, noun = cue.tree, cue.verb
    if not any(tree.dep[k] == "agent" for k in tree.kids[cue.verb]):
        return None
    while tree.dep[noun] in {"conj", "acl", "relcl"} and tree.head[noun] != noun:
        noun = tree.head[noun]
    for k in range(cue.verb - 1, cue.line.start, -1):
        if tree.lower[k] == "," and tree.lower[k + 1] in {"a", "an"}:
            return k if tree.pos[noun] == "NOUN" and k < noun else None
    return None


def _right_clause(cue: Cue) -> int | None:
    tree = cue.tree
    that = _that(cue)
    if that is not None:
        return that + 1
    below = {*tree.kids[cue.verb], *tree.kids[cue.end - 1]}
    for k in sorted(k for k in below if k > cue.verb):
        if tree.dep[k] == "ccomp" and not _is_parenthetical(cue, k):
            first = max(subtree_edges(tree, k)[0], cue.end)
            if tree.tag[first] == "IN" and tree.lower[first] in _SUBORDINATE:
                continue
            if tree.lower[first] == "that":
                first += 1
            first = _behind_day(tree, first, cue)
            return past_marks(cue, first)
        if tree.dep[k] == "xcomp" and tree.tag[k] == "VBG":
            return None
    return None if _points_left(cue) else _quote_start(cue)


def _behind_day(tree: Tree, first: int, cue: Cue) -> int:
    """As in "said Tuesday the road was open": the day is that of the saying."""
    dates = first == cue.end and tree.lower[first] in words()["weekdays"]
    return first + 1 if dates and tree.tag[first + 1] not in _FINITE else first


_SUBORDINATE = frozenset({"after", "because", "while", "although", "before", "since", "as"})


def _is_parenthetical(cue: Cue, k: int) -> bool:
    """A clause behind ", she said," belongs to what stood before."""
    tree = cue.tree
    return (
        _points_left(cue)
        and tree.lower[cue.end] in {",", ";"}
        and not any(tree.lower[j] in MARKS for j in range(cue.end, min(cue.end + 3, cue.line.end)))
        and tree.lower[min(k, cue.line.end - 1)] != ":"
    )


def _that(cue: Cue) -> int | None:
    """The "that" of a clause; adverbials, a hearer and asides between two commas are skipped."""
    tree, commas = cue.tree, 0
    for k in range(cue.end, min(cue.end + 30, cue.line.end)):
        word = tree.lower[k]
        if word == ",":
            commas += 1
        elif word in {";", ":"}:
            return None
        elif word == "that" and commas % 2 == 0:
            return k if _opens_clause(tree, k, cue) else None
        elif tree.tag[k] in {"VBD", "VBZ", "VBP", "MD"} and commas % 2 == 0:
            return None
    return None


def _opens_clause(tree: Tree, k: int, cue: Cue) -> bool:
    if tree.tag[k] == "DT" and tree.dep[k] in {"det", "nsubj", "dobj"} and k > cue.end:
        return False
    return not (tree.dep[k] in {"nsubj", "nsubjpass"} and tree.dep[tree.head[k]] == "relcl")


def _quote_start(cue: Cue) -> int | None:
    tree = cue.tree
    for k in range(cue.end, min(cue.end + 14, cue.line.end)):
        if tree.lower[k] in MARKS and (
            k == cue.end or tree.lower[k - 1] in {",", ":", "\u2014", "-"}
        ):
            closing = k + 1 >= cue.line.end or tree.lower[k + 1] in {",", "."} or _is_open(cue, k)
            return None if closing else k + 1
        if tree.lower[k] == ":" and k + 1 < cue.line.end:
            return k + 2 if tree.lower[k + 1] in MARKS else k + 1
        if tree.lower[k] == ";" or (tree.tag[k] in {"VBD", "VBZ"} and k > cue.verb):
            return None
    return None


def _is_open(cue: Cue, k: int) -> bool:
    """Whether a quotation that began before the verb is still open at a mark that closes."""
    tree = cue.tree
    before = [j for j in range(cue.line.start, cue.verb) if tree.lower[j] in _DOUBLE]
    return tree.lower[k] in _DOUBLE and len(before) % 2 == 1


_DOUBLE = frozenset({'"', "\u201c", "\u201d", "''", "``"})


def _points_left(cue: Cue) -> bool:
    """Whether the attribution stands behind a comma or quotation mark ("Y, X said")."""
    tree = cue.tree
    source = source_of(tree, cue.verb, cue.bounds)
    first = cue.verb
    if source and source.tokens[1] <= cue.verb and cue.verb - source.tokens[1] <= FAR:
        first = source.tokens[0]
    while first > cue.line.start and (
        tree.tag[first - 1] in {"RB", "IN"}
        and tree.lower[first - 1] in {"as", "earlier", "later", "also", "then", "first"}
    ):
        first -= 1
    if first <= cue.line.start or _opens_quote(tree, first - 1):
        return False
    return tree.lower[first - 1] in {",", "\u2014", "-", "?", "!"} or tree.lower[first - 1] in MARKS


def _opens_quote(tree: Tree, k: int) -> bool:
    """A mark right before a word: what follows it is said, it does not say."""
    return tree.lower[k] in MARKS and tree.end[k] == tree.start[k + 1]


def past_marks(cue: Cue, first: int) -> int:
    """The next token that is no comma, colon or quotation mark."""
    while first < cue.line.end - 1 and cue.tree.lower[first] in {",", ":", *MARKS}:
        first += 1
    return first


FAR = 14
