"""Threats by their build: "X or else", "whoever crosses will ...", "if they do, we shall ..."."""

import re
from collections.abc import Sequence
from functools import cache

from tocsin.read.parties import Tree
from tocsin.read.voices.lexicon import lexicon
from tocsin.read.voices.model import Range
from tocsin.read.voices.phrases import auxiliaries

_AHEAD = frozenset({"will", "would", "shall", "'ll", "'d", "wo"})
_OWN = frozenset({"it", "they", "he", "she", "we", "i"})
_CLAUSE = 14
"""Words behind "or" or before a deed that may belong to it."""


@cache
def _set_phrases() -> re.Pattern[str]:
    words = sorted(lexicon().words["menacing"])
    return re.compile(r"\b(?:" + "|".join(words) + r")\b")


class Content:
    """What is said, looked at for harm that its speaker holds in store."""

    def __init__(self, tree: Tree, content: Sequence[Range]) -> None:
        self.tree = tree
        self.tokens = [k for a, b in content for k in range(a, b)]
        self.words = [tree.lower[k] for k in self.tokens]
        self.lists = lexicon().words

    def menacing(self) -> bool:
        """Whether it is a threat by its build, whatever verb tells it."""
        return self._phrase() or self._or_else() or self._whoever() or self._if()

    def _phrase(self) -> bool:
        """As in "there will be consequences", "legitimate targets", "act of war" if to come."""
        text = " ".join(self.words)
        return bool(_set_phrases().search(text))

    def _harmful(self, k: int) -> bool:
        return self.tree.lemma[k] in self.lists["harm"] or self.tree.lemma[k] in self.lists["hurt"]

    def _or_else(self) -> bool:
        """As in "Pay us or the pipeline goes up", "leave by Sunday or be buried here"."""
        tree = self.tree
        if not self.tokens or tree.tag[self.tokens[0]] not in {"VB", "VBP", "NN"}:
            return False
        at = next((n for n, w in enumerate(self.words) if w == "or" and n), None)
        if at is None or tree.pos[self.tokens[0]] != "VERB":
            return False
        behind = self.tokens[at + 1 : at + _CLAUSE]
        verbal = any(tree.pos[k] in {"VERB", "AUX"} for k in behind[:5])
        return verbal and any(self._harmful(k) for k in behind)

    def _future(self) -> list[int]:
        """Verbs told as to come."""
        tree = self.tree
        verbs = (k for k in self.tokens if tree.pos[k] in {"VERB", "AUX"})
        return [k for k in verbs if auxiliaries(tree, k) & _AHEAD]

    def _whoever(self) -> bool:
        """As in "anyone who crossed would be shot": what awaits those who do not obey."""
        tree, whoever = self.tree, self.lists["whoever"]
        for k in self._future():
            subject = tree.child(k, ("nsubj", "nsubjpass"))
            # "Anyone found there will be shot": a participle may pass for the verb
            own = tree.subtree(subject) if subject is not None else self.tokens[:1]
            phrase = {tree.lower[j] for j in own}
            if phrase & whoever and self._penal(k):
                return True
        return False

    def _penal(self, verb: int) -> bool:
        after = range(verb, min(verb + 6, len(self.tree)))
        return any(self.tree.lemma[k] in self.lists["penalty"] for k in after)

    def _if(self) -> bool:
        """As in "if the broadcasts go on, it will expel him": his harm, theirs to avert."""
        tree = self.tree
        if not set(self.words) & self.lists["provided"]:
            return False
        for k in self._future():
            subject = tree.child(k, ("nsubj",))
            own = subject is not None and tree.lower[subject] in _OWN
            if own and self._harmful(k) and tree.dep[k] != "relcl":
                return True
        return False


def menacing(tree: Tree, content: Sequence[Range]) -> bool:
    """Whether a content threatens by its build."""
    return Content(tree, content).menacing()
