"""Sentences that take up a thing only the voice before told of ("The jets returned ...").

A definite noun goes back to the same word or to a kind of it (Halliday and Hasan 1976, 6.1).
"""

from tocsin.read.parse import Parsed, Sentence
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Attribution
from tocsin.records import Manner

_DEFINITE = frozenset({"the", "these", "those", "both"})
_PLAIN = frozenset({"det", "nummod", "predet", "amod"})
_GIVEN: frozenset[Manner] = frozenset({"say", "report", "confirm", "announce", "assess", "believe"})


def retakes(parsed: Parsed, line: Sentence, last: Attribution) -> bool:
    """Whether the sentence tells more of a thing that `last` brought into the report."""
    if last.manner not in _GIVEN or last.quoted == "none":
        return False
    tree = parsed.tree
    subject = next(
        (
            k
            for k in range(line.start, line.end)
            if tree.dep[k] in {"nsubj", "nsubjpass"} and tree.dep[tree.head[k]] == "ROOT"
        ),
        None,
    )
    if subject is None or tree.pos[subject] != "NOUN":
        return False
    before = tree.kids[subject]
    if not _DEFINITE & {tree.lower[k] for k in before}:
        return False
    if any(tree.dep[k] not in _PLAIN for k in before):
        return False
    return _new_there(parsed, tree.lemma[subject], last)


def _new_there(parsed: Parsed, noun: str, last: Attribution) -> bool:
    """Whether the noun, or a kind of it, stands in what was said and nowhere before it."""
    tree = parsed.tree
    kinds = {noun, *lexicon().classes.get(noun, ())}
    said = {k for c in last.content for k in tree.within(c)}
    named = [k for k in range(len(tree)) if tree.lemma[k] in kinds and tree.pos[k] == "NOUN"]
    heads = {k for s in parsed.lines if s.headline for k in range(s.start, s.end)}
    first = next((k for k in named if k not in heads), None)
    return first is not None and first in said
