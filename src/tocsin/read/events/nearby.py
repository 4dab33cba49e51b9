"""Who takes part in an event noun although grammar puts him elsewhere in the sentence.

As in "sought approval for an attack", "braced for a strike", "called for a protest". Every method
takes the noun and gives heads, none where its figure is not there.
"""

from collections.abc import Mapping

from tocsin.read.events.find import Finder, Match
from tocsin.read.events.frames import Frame
from tocsin.read.events.governors import governors
from tocsin.read.events.lexicon import word_classes

_VERBS = frozenset({"VERB", "AUX"})
_INVITING = frozenset({"summon", "invite", "call", "order", "ask", "convoke"})
_GOING = frozenset(
    {"return", "travel", "fly", "go", "come", "arrive", "meet", "gather", "assemble", "head"}
)
_INTENDING = frozenset(
    {"seek", "have", "make", "draw", "finalise", "finalize", "complete", "await", "get", "win"}
    | {"obtain", "request", "prepare", "weigh", "consider", "review", "approve", "discuss", "hold"}
)
_CAUSING = frozenset({"result", "lead", "cause", "bring", "mean", "end", "claim"})
_BRACING = frozenset({"brace", "gird", "steel", "guard", "defend"})


class Nearby:
    """Looks around event nouns over one tree."""

    def __init__(self, finder: Finder) -> None:
        self.tree, self.arguments, self.parties = finder.tree, finder.arguments, finder.parties

    def doers(self, match: Match, frame: Frame) -> list[int]:
        """Who does it: the first figure that is there."""
        i = match.anchor
        found = self.behind(i) or self.on(i) or self.called(i, frame) or self.going(i, frame)
        found = found or self.amid(i, match) or self.claiming(i)
        return found or self.intending(i) or self.callers(i, match)

    def behind(self, i: int) -> list[int]:
        """As in "Hackers were behind the attack"."""
        tree = self.tree
        up = tree.head[i]
        if tree.dep[i] != "pobj" or tree.lower[up] != "behind":
            return []
        return self.arguments.subjects(tree.head[up])

    def claiming(self, i: int) -> list[int]:
        """As in "the rebels claimed responsibility for the attack": who owns up to it."""
        tree = self.tree
        up = tree.head[i]
        blame = tree.head[up]
        owned = tree.dep[i] == "pobj" and tree.lemma[blame] in {"responsibility", "credit"}
        verb = tree.head[blame]
        denied = any(tree.dep[k] == "neg" for k in tree.kids[verb])
        if owned and not denied and tree.lemma[verb] in {"claim", "take", "accept", "admit"}:
            return self.arguments.subjects(verb)
        claimed = tree.dep[i] in {"dobj", "obj"} and tree.lemma[up] == "claim"
        return self.arguments.subjects(up) if claimed else []

    def going(self, i: int, frame: Frame) -> list[int]:
        """As in "the envoys return to Oslo for talks": those who go there take part."""
        tree = self.tree
        up = tree.head[i]
        verb = tree.head[up]
        bound = frame.mutual and tree.dep[i] == "pobj" and tree.lower[up] == "for"
        return self.arguments.subjects(verb) if bound and tree.lemma[verb] in _GOING else []

    def amid(self, i: int, match: Match) -> list[int]:
        """As in "youths threw stones during the rally": of whom a protest is."""
        tree = self.tree
        up = tree.head[i]
        verb = tree.head[up]
        bound = tree.dep[i] == "pobj" and tree.lower[up] in {"during", "in", "at"}
        crowd = word_classes()["crowd"]
        subjects = self.arguments.subjects(verb) if bound and tree.pos[verb] in _VERBS else []
        protest = match.trigger.type == "PROTEST"
        return [k for k in subjects if protest and tree.lemma[k] in crowd]

    def called(self, i: int, frame: Frame) -> list[int]:
        """As in "summoned the envoys to a meeting": both take part."""
        tree = self.tree
        up = tree.head[i]
        if not frame.mutual or tree.dep[i] != "pobj" or tree.lower[up] != "to":
            return []
        verb = tree.head[up]
        if tree.dep[verb] in {"dobj", "obj"}:
            verb = tree.head[verb]
        asks = tree.pos[verb] in _VERBS and tree.lemma[verb] in _INVITING
        return [*self.arguments.subjects(verb), *self.arguments.objects(verb)] if asks else []

    def on(self, i: int) -> list[int]:
        """As in "troops on alert", "prisoners are on hunger strike"."""
        tree = self.tree
        up = tree.head[i]
        if tree.dep[i] != "pobj" or tree.lower[up] != "on":
            return []
        host = tree.head[up]
        if tree.pos[host] in _VERBS:
            return self.arguments.subjects(host) or self.arguments.objects(host)
        return [host]

    def struck(self, i: int, match: Match) -> list[int]:
        """An attack or a threat as the doer: "the bomb threat emptied schools"."""
        tree = self.tree
        up = tree.head[i]
        if match.trigger.type == "ASSAULT" and tree.dep[i] == "pobj":
            return self._braced(tree.head[up], up, match)
        if tree.dep[i] != "nsubj" or match.trigger.type not in {"ASSAULT", "THREATEN"}:
            return []
        return self.arguments.objects(up) if tree.pos[up] in _VERBS else []

    def callers(self, i: int, match: Match) -> list[int]:
        """As in "the union called for a strike": who calls for a protest is of it."""
        tree = self.tree
        up = tree.head[i]
        verb = tree.head[up]
        asks = tree.lower[up] == "for" and tree.lemma[verb] in {"call", "appeal"}
        return self.arguments.subjects(verb) if match.trigger.type == "PROTEST" and asks else []

    def dead(self, i: int) -> list[int]:
        """As in "the strike on a depot, which led to the death of its guards": who died of it."""
        tree = self.tree
        here = range(i + 1, tree.sentences[tree.sentence[i]].stop)
        for k in here:
            up = tree.head[k]
            if tree.lemma[k] != "death" or tree.lower[k + 1 : k + 2] != ["of"]:
                continue
            verb = tree.head[up] if tree.dep[k] == "pobj" else up
            if tree.lemma[verb] not in _CAUSING:
                continue
            whom = tree.pobj(k + 1)
            return tree.conjuncts(whom) if whom is not None else self._named_last(k + 2, here.stop)
        return []

    def _named_last(self, first: int, stop: int) -> list[int]:
        """As in "of, among others, a general": the noun behind the aside."""
        tree = self.tree
        behind = (k for k in range(first, stop) if tree.pos[k] in {"NOUN", "PROPN"})
        heads = (k for k in behind if tree.dep[k] not in {"compound", "amod", "nmod", "poss"})
        return [next(k for k in heads if tree.lower[k] != "others")]

    def _braced(self, verb: int, preposition: int, match: Match) -> list[int]:
        """As in "Chad braced for an attack", "prepared for an attack from Mali": who is its aim."""
        tree = self.tree
        if tree.pos[verb] not in _VERBS or tree.lower[preposition] not in {"for", "against"}:
            return []
        aimed = tree.lemma[verb] in _BRACING or (
            tree.lemma[verb] in {"prepare", "ready"}
            and "from" in self.arguments.prepositions(match.anchor)
        )
        return self.arguments.subjects(verb) if aimed else []

    def guests(self, governed: Mapping[str, list[int]]) -> list[int]:
        """As in "the arrival in Oslo of the envoy": the parser hangs him on the place."""
        places = (k for p in ("in", "to", "at") for k in governed.get(p, []))
        return [g for k in places for g in self.arguments.prepositions(k).get("of", [])]

    def intending(self, i: int) -> list[int]:
        """As in "sought approval for an attack", "Iran's plans for a strike": who is to do it."""
        tree = self.tree
        up = tree.head[i]
        host = tree.head[up]
        planned = governors().nouns.get(tree.lemma[host]) in {"planned", "possible"}
        if tree.dep[i] != "pobj" or tree.lower[up] not in {"for", "of"} or not planned:
            return []
        owner = tree.child(host, ("poss",))
        if owner is not None and tree.tag[owner] != "PRP$":
            return tree.conjuncts(owner)
        verb = tree.head[host]
        own = tree.dep[host] in {"dobj", "obj"} and tree.lemma[verb] in _INTENDING
        return self.arguments.subjects(verb) if own else []
