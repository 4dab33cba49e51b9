"""Verbs of the vocabulary at their place, and whether they tell of a saying."""

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.read.parse import Sentence
from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Range
from tocsin.read.voices.nouns import uttered
from tocsin.read.voices.phrases import auxiliaries, is_negated
from tocsin.read.voices.sources import as_saying
from tocsin.records import Manner

_UNREAL = frozenset(
    {"may", "might", "could", "would", "will", "should", "can", "must", "'ll", "to"}
)
_OWN_NAME = (["itself"], ["themselves"], ["himself"], ["herself"])
_REFUSING = frozenset({"would", "could", "will", "wo", "refused"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of the vocabulary at its place."""

    tree: Tree
    line: Sentence
    verb: int
    end: int
    """Token behind the last word of the cue ("called" "for": the verb alone; "went on": both)."""
    lemma: str
    frames: Mapping[str, Manner]

    @property
    def bounds(self) -> Range:
        """Tokens of the sentence."""
        return self.line.start, self.line.end


def cue_at(tree: Tree, line: Sentence, i: int) -> Cue | None:
    """The cue a verb is, or begins; None for any other verb."""
    table = lexicon()
    lemma = tree.lemma[i]
    saying = as_saying(tree, i, line.end)
    if saying is not None:
        return Cue(tree, line, i, saying, "say", table.verbs["say"])
    for phrase in table.phrases.get(lemma, ()):
        words = tuple(tree.lemma[i : min(i + len(phrase), line.end)])
        if words == phrase or (len(words) == len(phrase) and words[1:] == phrase[1:]):
            name = " ".join(phrase)
            return Cue(tree, line, i, i + len(phrase), name, table.verbs[name])
    noun = uttered(tree, i, line.end)
    if noun is not None:
        said = tree.lemma[noun]
        return Cue(tree, line, i, noun + 1, said, {"noun": table.said[said]})
    frames = table.verbs.get(lemma)
    if not frames:
        return None
    return Cue(tree, line, i, _compound_end(tree, i, line.end) or i + 1, lemma, frames)


def _compound_end(tree: Tree, i: int, end: int) -> int | None:
    """As in "said they believed," is one cue when nothing said follows it."""
    k = i + 1 + (i + 1 < end and tree.lower[i + 1] == "that")
    if k + 2 >= end or tree.tag[k] != "PRP" or tree.lower[k + 2] not in {",", ";", "."}:
        return None
    return k + 2 if "believe" in lexicon().verbs.get(tree.lemma[k + 1], {}).values() else None


def asserts(cue: Cue) -> bool:
    """Whether a saying took place: not "may announce", "to say", "if he said"."""
    tree, i = cue.tree, cue.verb
    tag, aux = tree.tag[i], auxiliaries(tree, i)
    if (
        tree.dep[i] in {"amod", "compound"}
        or _defines(tree, i, cue.line.start)
        or (cue.lemma == "call" and tree.lower[i + 1 : i + 2] in _OWN_NAME)
        or _wishes_anonymity(cue)
        or (tag == "VBN" and tree.dep[i] == "acl" and cue.lemma == "read")
    ):
        return False
    if (
        tag == "VBG"
        and not aux
        and tree.dep[i] not in {"advcl", "acl", "conj", "pcomp", "xcomp", "prep", "ROOT"}
    ):
        return False
    if any(
        tree.dep[k] == "mark" and tree.lower[k] in {"if", "unless", "whether"} for k in tree.kids[i]
    ):
        return False
    if is_negated(tree, i):
        refusing = bool(aux & _REFUSING) and cue.lemma in lexicon().negated
        return refusing or cue.lemma in {"believe", "think", "expect"}
    if aux & _UNREAL and "have" not in aux and not neither(cue):
        return False
    return tag != "VB" or bool(aux) or tree.dep[i] == "ROOT" or neither(cue)


def neither(cue: Cue) -> bool:
    """As in "Neither confirmed nor denied", "would neither confirm nor deny"."""
    words = cue.tree.lower[max(cue.verb - 6, cue.line.start) : cue.verb]
    return "neither" in words


def _wishes_anonymity(cue: Cue) -> bool:
    words = cue.tree.lower[cue.end : min(cue.end + 7, cue.line.end)]
    return cue.lemma in {"ask", "request", "insist on"} and bool(
        {"named", "identified", "quoted", "anonymous", "anonymity"} & set(words)
    )


def _defines(tree: Tree, i: int, floor: int) -> bool:
    """A clause that only says which one is meant: "a text that spoke of ..."."""
    if tree.dep[i] != "relcl":
        return False
    who = next(
        (k for k in tree.kids[i] if tree.lower[k] in {"who", "which", "that"} and k < i), None
    )
    subject = who is not None and tree.dep[who] in {"nsubj", "nsubjpass"}
    return subject and who is not None and who > floor and tree.lower[who - 1] != ","
