"""Who does it and to whom, by grammar: logical subjects and objects of verbs and of event nouns.

Control and sharing are followed the way a reader does: coordinated verbs share a subject, an
infinitive takes the object of the verb that asks ("urged Iran to withdraw") or its subject ("plans
to attack"), a participle the noun it hangs on, a relative clause its antecedent.
"""

from itertools import islice

from tocsin.read.events.governors import governors
from tocsin.read.parties import Tree
from tocsin.read.parties.tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj"})
_VERBS = frozenset({"VERB", "AUX"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "swear", "agree", "offer"})
_CALLING = frozenset({"call", "appeal"})
_TARGETING = frozenset({"on", "upon", "against", "at"})
_SUMMING = frozenset({"step", "move", "decision", "act", "gesture", "shift", "vote"})
_DEPTH = 6


class Arguments:
    """Logical arguments over one tree; every answer is kept."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._preps: dict[int, dict[str, list[int]]] = {}
        self._subjects: dict[int, list[int]] = {}
        self._objects: dict[int, list[int]] = {}

    def passive(self, i: int) -> bool:
        """Whether a verb stands in the passive ("was hit", "missiles fired by")."""
        tree = self.tree
        if tree.child(i, PASSIVE_SUBJECTS) is not None or tree.child(i, ("auxpass",)) is not None:
            return True
        if self._elliptic(i):
            return True
        if tree.tag[i] != "VBN" or any(tree.dep[k] in SUBJECTS for k in tree.kids[i]):
            return False
        if any(tree.dep[k] == "aux" and tree.lemma[k] == "have" for k in tree.kids[i]):
            return False
        if tree.dep[i] == "conj" and tree.pos[tree.head[i]] in _VERBS:
            return self.passive(tree.head[i])
        return tree.child(i, OBJECTS) is None

    def _elliptic(self, i: int) -> bool:
        """As in "Eight were killed and two captured": the auxiliary is said once."""
        tree = self.tree
        up = tree.head[i] if tree.dep[i] == "conj" else self._sister(i)
        if up is None or tree.tag[i] not in {"VBN", "VBD"} or tree.pos[up] not in _VERBS:
            return False
        return (
            tree.child(i, SUBJECTS) is not None
            and tree.child(i, OBJECTS) is None
            and tree.child(i, ("aux",)) is None
            and tree.child(up, ("auxpass",)) is not None
        )

    def _sister(self, i: int) -> int | None:
        """The clause before in the same content, where the parser hung both on the verb of saying.

        As in "He said they had ended the talks, closed the border and left".
        """
        tree = self.tree
        up = tree.head[i]
        if tree.dep[i] != "ccomp" or tree.child(i, ("mark",)) is not None:
            return None
        before = [k for k in tree.children(up, ("ccomp",)) if k < i]
        return before[-1] if before and (up < before[-1] or i < up) else None

    def _resumed(self, i: int) -> int | None:
        """The verb that goes on behind its attribution: "has left, they said, and has shut it"."""
        tree = self.tree
        up = tree.head[i]
        if tree.dep[i] != "conj" or up > i:
            return None
        told = next((k for k in tree.children(up, ("ccomp",)) if k < up), None)
        own = tree.child(i, ("aux",))
        if told is None or own is None or tree.child(up, ("aux",)) is not None:
            return None
        shared = any(tree.lemma[k] == tree.lemma[own] for k in tree.children(told, ("aux",)))
        return told if shared else None

    def prepositions(self, i: int) -> dict[str, list[int]]:
        """Preposition -> the nouns it governs, for those that hang on a word or on its object."""
        if i not in self._preps:
            found: dict[str, list[int]] = {}
            objects = (*self.tree.children(i, OBJECTS), *self.tree.children(i, PASSIVE_SUBJECTS))
            hosts = [i, *(k for o in objects for k in self.tree.conjuncts(o))]
            hosts.extend(
                k
                for k in self.tree.children(i, ("prep", "advmod", "prt"))
                if self.tree.lower[k] not in {"according", "due", "thanks", "prior"}
            )
            below = [k for h in hosts for k in self.tree.kids[h]]
            for k in (*below, *self._astray(i)):
                if (
                    self.tree.dep[k] in {"prep", "agent", "dative"}
                    and (inner := self.tree.pobj(k)) is not None
                ):
                    nouns = [self.tree.core(j) for j in self.tree.conjuncts(inner)]
                    found.setdefault(self.tree.lower[k], []).extend(nouns)
            self._preps[i] = found
        return self._preps[i]

    def _astray(self, i: int) -> list[int]:
        """A preposition straight after an event noun that the parser hung on a word above."""
        tree, k = self.tree, i + 1
        if tree.pos[i] not in {"NOUN", "PROPN"} or k >= len(tree):
            return []
        if tree.head[k] not in islice(tree.ancestors(i), 3):
            return []
        return [k] if tree.dep[k] == "prep" and tree.lower[k] in _TARGETING else []

    def subjects(self, i: int) -> list[int]:
        """Heads of those who do it; empty in a passive without "by"."""
        if i not in self._subjects:
            self._subjects[i] = []
            found = self._agents(i) if self.passive(i) else self._doers(i, _DEPTH)
            self._subjects[i] = [self.tree.core(k) for k in found]
        return self._subjects[i]

    def objects(self, i: int) -> list[int]:
        """Heads of those to whom it is done."""
        if i not in self._objects:
            self._objects[i] = []
            self._objects[i] = [self.tree.core(k) for k in self._undergoers(i)]
        return self._objects[i]

    def _agents(self, i: int) -> list[int]:
        tree = self.tree
        for k in tree.kids[i]:
            by = tree.lower[k] == "by" and tree.dep[k] in {"agent", "prep"}
            inner = tree.pobj(k) if by else None
            if inner is not None and tree.pos[inner] not in _VERBS and not self._timed(inner):
                return tree.conjuncts(inner)
        return []

    def _timed(self, k: int) -> bool:
        return self.tree.timed(k)

    def _antecedent(self, i: int, k: int) -> list[int]:
        """What a relative pronoun stands for."""
        tree = self.tree
        if tree.lower[k] in _RELATIVES and tree.tag[k] in {"WDT", "WP", "DT", "WP$", "IN"}:
            clause = i
            while tree.dep[clause] == "conj":
                clause = tree.head[clause]
            if tree.dep[clause] in {"relcl", "acl"}:
                return tree.conjuncts(tree.head[clause])[:1]
        return tree.conjuncts(k)

    def _doers(self, i: int, depth: int) -> list[int]:
        tree = self.tree
        own = next((k for k in tree.children(i, SUBJECTS) if not self._label(k)), None)
        if own is not None:
            return self._antecedent(i, own)
        up = tree.head[i]
        if up == i or depth == 0 or tree.dep[i] not in _CLAUSES:
            return []
        if (before := self._resumed(i) or self._sister(i)) is not None:
            return self._shared(before, depth)
        if tree.dep[i] in {"acl", "relcl"}:
            return self._of_noun_clause(i, up, depth)
        if tree.dep[i] == "pcomp":
            return self._gerund(tree.first_conjunct(up), depth)
        return self._from_above(i, up, depth)

    def _label(self, k: int) -> bool:
        """As in "EXPLAINER: Could Chad ...": a word before a colon does nothing."""
        return self.tree.lower[k + 1 : k + 2] == [":"]

    def _from_above(self, i: int, up: int, depth: int) -> list[int]:
        tree = self.tree
        if tree.pos[up] == "ADJ" and tree.dep[up] in {"acomp", "oprd", "xcomp"}:
            return self._shared(tree.head[up], depth)
        if tree.pos[up] not in _VERBS:
            return []
        asked = tree.dep[i] == "advcl" and tree.tag[i] == "VB" and tree.lemma[up] in _CALLING
        controlled = asked or tree.dep[i] == "xcomp"
        return self._controlled(up, depth) if controlled else self._shared(up, depth)

    def _gerund(self, preposition: int, depth: int) -> list[int]:
        """As in "Accused France of arming": the one accused, whatever the parser hung "of" on."""
        tree = self.tree
        host = tree.head[preposition]
        if tree.pos[host] in _VERBS:
            return self._controlled(host, depth)
        owner = tree.child(host, ("poss",))
        if owner is not None and tree.tag[owner] != "PRP$":
            return tree.conjuncts(owner)
        plural = tree.tag[host] == "NNS" and tree.lemma[host] not in governors().nouns
        if tree.dep[host] in OBJECTS and (tree.pos[host] == "PROPN" or plural):
            return tree.conjuncts(host)
        verb = tree.head[host]
        return self._doers(verb, depth - 1) if tree.pos[verb] in _VERBS and verb != host else []

    def _shared(self, up: int, depth: int) -> list[int]:
        if self.passive(up):
            told = self.tree.children(up, PASSIVE_SUBJECTS)
            return [k for s in told for k in self._antecedent(up, s)] or self._modified(up)
        return self._doers(up, depth - 1)

    def _modified(self, i: int) -> list[int]:
        """The noun that a participle hangs on, also a false one: "youths resorted to ..."."""
        return self.tree.conjuncts(self.tree.head[i])[:1] if self.tree.dep[i] == "acl" else []

    def _controlled(self, up: int, depth: int) -> list[int]:
        tree = self.tree
        if tree.pos[up] not in _VERBS:
            return []
        governed = tree.child(up, OBJECTS)
        if (
            governed is None
            and (
                on := next(
                    (
                        k
                        for k in tree.children(up, ("prep",))
                        if tree.lower[k] in {"on", "to"}
                        and (whom := tree.pobj(k)) is not None
                        and not tree.timed(whom)
                    ),
                    None,
                )
            )
            is not None
        ):
            governed = tree.pobj(on) if tree.lemma[up] in _CALLING else None
        matter = governed is not None and tree.lemma[governed] in governors().nouns
        if governed is not None and not matter and tree.lemma[up] not in _SUBJECT_CONTROL:
            return tree.conjuncts(governed)
        return self._shared(up, depth)

    def _of_noun_clause(self, i: int, noun: int, depth: int) -> list[int]:
        """As in "missiles fired", "rebels holding the town", "plans to attack"."""
        tree = self.tree
        if tree.tag[i] == "VB":
            owner = tree.child(noun, ("poss",))
            if owner is not None:
                return tree.conjuncts(owner)
            up = tree.head[noun]
            return (
                self._doers(up, depth - 1)
                if tree.pos[up] in _VERBS and tree.dep[noun] in OBJECTS
                else []
            )
        return tree.conjuncts(noun)[:1]

    def _undergoers(self, i: int) -> list[int]:
        tree = self.tree
        if not self.passive(i):
            direct = [k for d in tree.children(i, OBJECTS) for k in self._antecedent(i, d)]
            direct = direct or self._counted(i)
            direct = direct or self._let(i)
            if not direct and tree.dep[i] == "relcl" and tree.child(i, SUBJECTS) is not None:
                direct = self._relative_object(i)
            return direct
        subject = tree.child(i, PASSIVE_SUBJECTS)
        if subject is None and (tree.child(i, ("auxpass",)) is not None or self._elliptic(i)):
            subject = tree.child(i, SUBJECTS)
        if subject is not None:
            return self._antecedent(i, subject)
        if tree.dep[i] in {"acl", "relcl"}:
            return tree.conjuncts(tree.head[i])[:1]
        if tree.dep[i] == "conj" and tree.pos[tree.head[i]] in _VERBS:
            return self.objects(tree.head[i])
        if tree.dep[i] in {"xcomp", "ccomp", "advcl", "pcomp"}:
            return self._doers(i, _DEPTH)
        subject = tree.child(i, SUBJECTS)
        return tree.conjuncts(subject) if subject is not None else []

    def _let(self, i: int) -> list[int]:
        """As in "let the crew go", "let them out": who is let, the subject of a small clause."""
        tree = self.tree
        if tree.lemma[i] != "let":
            return []
        below = tree.children(i, ("ccomp", "xcomp"))
        return [n for k in below for s in tree.children(k, SUBJECTS) for n in tree.conjuncts(s)]

    def _counted(self, i: int) -> list[int]:
        """As in "seized up to 16 boats", where the parser took "up to" for prepositions."""
        tree = self.tree
        for k in tree.children(i, ("prep",)):
            noun = tree.pobj(k)
            counted = noun is not None and any(tree.dep[j] == "nummod" for j in tree.kids[noun])
            if counted and tree.lower[max(k - 1, 0) : k + 1] == ["up", "to"]:
                return tree.conjuncts(noun) if noun is not None else []
        return []

    def _relative_object(self, i: int) -> list[int]:
        subject = self.tree.child(i, SUBJECTS)
        relative = subject is not None and self.tree.lower[subject] in _RELATIVES
        head = self.tree.head[i]
        return [] if relative else self._summed(head) or [head]

    def _summed(self, k: int) -> list[int]:
        """As in "They voted to leave, a step that angered X": whose step it is."""
        tree = self.tree
        if tree.lemma[k] not in _SUMMING or tree.dep[k] != "appos":
            return []
        verb = next((v for v in tree.ancestors(k) if tree.pos[v] in _VERBS), None)
        return self.subjects(verb) if verb is not None else []
