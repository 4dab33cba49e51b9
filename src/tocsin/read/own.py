"""The outlet's own assertions: what is left of a report when the attributions are taken out."""

import re
from collections.abc import Iterator

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices import Attribution
from tocsin.records import Manner, Span

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LOOSE = frozenset(
    [
        "and",
        "but",
        "or",
        "as",
        "while",
        "after",
        "before",
        "although",
        "though",
        "because",
        "since",
        "when",
        "where",
        "that",
        "which",
        "who",
        "if",
        "whereas",
        "so",
        "yet",
        "then",
        "for",
        "in",
        "over",
        "with",
        "until",
        "amid",
    ]
)
_TRAILING = frozenset({"for", "in", "over", "with", "until", "amid"})
_MARKS = frozenset({"PUNCT", "SPACE", "CCONJ", "SYM"})
_SHORTEST = 3
"""Fewest words of a remainder that can be a claim."""
_LABELS = frozenset(
    [
        "explainer",
        "analysis",
        "live",
        "watch",
        "video",
        "exclusive",
        "breaking",
        "update",
        "updated",
        "corrected",
        "correction",
        "opinion",
        "comment",
        "factbox",
        "timeline",
        "profile",
        "interview",
        "photos",
    ]
)
Range = tuple[int, int]


_BOILERPLATE = re.compile(
    r"contributed to this report|all rights reserved|subscribe (?:to|now)|sign up (?:for|to)"
    r"|read more:?$"
    r"|follow us on|click here|post a comment|cookie",
    re.IGNORECASE,
)


def own_assertions(parsed: Parsed, found: list[Attribution]) -> Iterator[Attribution]:
    """Every sentence, or rest of one, that nobody else answers for, in order."""
    used = sorted(s for a in found for s in (*_content(a), *a.frame, *a.cue))
    for line in parsed.lines:
        if _BOILERPLATE.search(line.span.of(parsed.text)):
            continue
        inside = [s for s in used if s.overlaps(line.span)]
        if inside:
            rest = _rest(parsed, line, inside)
            runs = [r for r in rest if line.headline or _claims(parsed.tree, r)]
        else:
            runs = [_headline(parsed.tree, line)] if line.headline else [(line.start, line.end)]
            runs = [r for r in runs if line.headline or _is_sentence(parsed.tree, r)]
        for run in runs:
            attribution = _made(parsed, line, run)
            if attribution is not None:
                yield attribution


def _content(a: Attribution) -> tuple[Span, ...]:
    """What a voice answers for alone; an answer (", which X denies") leaves it to its teller."""
    return () if a.rule.startswith("relative") else a.content


def _rest(parsed: Parsed, line: Sentence, used: list[Span]) -> Iterator[Range]:
    tree, start = parsed.tree, None
    for k in range(line.start, line.end):
        span = Span(tree.start[k], tree.end[k])
        if any(u.overlaps(span) for u in used):
            if start is not None:
                yield from _trimmed(tree, start, k)
            start = None
        elif start is None:
            start = k
    if start is not None:
        yield from _trimmed(tree, start, line.end)


def _trimmed(tree: Tree, start: int, end: int) -> Iterator[Range]:
    while start < end and (tree.pos[start] in _MARKS or tree.lower[start] in _LOOSE - _TRAILING):
        start += 1
    while end > start and (tree.pos[end - 1] in _MARKS or tree.lower[end - 1] in _LOOSE | {"what"}):
        end -= 1
    if end - start >= _SHORTEST:
        yield start, end


def _claims(tree: Tree, run: Range) -> bool:
    """A remainder with a predicate: "the truce took effect", "recalled its ambassador"."""
    first = tree.lower[run[0]]
    remark = first in {"a", "an"} and {"that", "which"} & set(tree.lower[run[0] + 1 : run[0] + 4])
    if remark or first in {"without", "asked"} or tree.tag[run[0]] == "VBG":
        return False
    if first in {
        "adding",
        "according",
        "a",
        "an",
        "publishing",
        "displaying",
        "showing",
    } and not _has_subject(tree, run):
        return False
    return any(_finite(tree, k) and tree.pos[k] in {"VERB", "AUX"} for k in range(*run))


def _finite(tree: Tree, k: int) -> bool:
    """A finite verb; also a past tense that the tagger took for a participle."""
    if tree.tag[k] in _FINITE:
        return True
    subject = tree.child(k, ("nsubj",)) is not None
    return tree.tag[k] == "VBN" and subject and tree.child(k, ("aux", "auxpass")) is None


def _has_subject(tree: Tree, run: Range) -> bool:
    return any(tree.dep[k] in {"nsubj", "nsubjpass"} for k in range(*run))


def _is_sentence(tree: Tree, run: Range) -> bool:
    words = sum(tree.pos[k] not in _MARKS for k in range(*run))
    verbs = any(_finite(tree, k) for k in range(*run))
    return words >= _SHORTEST and verbs


def _headline(tree: Tree, line: Sentence) -> Range:
    """A headline without its label ("EXPLAINER: ...") or tag ("...: what we know")."""
    colon = next((k for k in range(line.start, line.end) if tree.lower[k] == ":"), None)
    if colon is None or colon == line.start or colon + 1 == line.end:
        return line.start, line.end
    if tree.lower[line.start] in _LABELS:
        return colon + 1, line.end
    if tree.lower[colon + 1] in {"what", "how", "why", "who", "where", "when"}:
        return line.start, colon
    return line.start, line.end


_EDGE = ' \t\n,;:.!?\u2014\u2013-()"\u201c\u201d'


def _made(parsed: Parsed, line: Sentence, run: Range) -> Attribution | None:
    span = parsed.span(*run)
    text = parsed.text
    asked = parsed.tree.lower[line.end - 1] == "?"
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        if text[end - 1] == "." and "." in text[start : end - 1].rsplit(None, 1)[-1]:
            break
        end -= 1
    if end <= start:
        return None
    manner: Manner = "speculate" if asked else "report"
    return Attribution(
        content=(Span(start, end),),
        cue=(),
        voices=(),
        manner=manner,
        quoted="none",
        sentence=line.span,
        rule="own",
    )
