"""Actors and recipients of a matched trigger: from grammar to parties, frame by frame."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from tocsin.read.events.find import Finder, Match
from tocsin.read.events.frames import Frame, frames
from tocsin.read.events.governors import governors
from tocsin.read.events.lexicon import word_classes
from tocsin.read.parties import Guess
from tocsin.records import Party

_STATES = frozenset({"country", "capital", "demonym"})
_VERBS = frozenset({"VERB", "AUX"})
_HOLDING_BACK = frozenset({"refrain", "abstain"})
_LENT = frozenset({"dobj", "obj", "nsubjpass", "pobj", "prep", "prt", "xcomp", "attr"})
_CLIMB = 5
_INVITING = frozenset({"summon", "invite", "call", "order", "ask", "convoke"})
_INTENDING = frozenset(
    {"seek", "have", "make", "draw", "finalise", "finalize", "complete", "await", "get", "win"}
    | {"obtain", "request", "prepare", "weigh", "consider", "review", "approve", "discuss", "hold"}
)
_SOMEWHERE = frozenset({"CONSULT", "ASSAULT", "PROTEST"})
_BRACING = frozenset({"brace", "gird", "steel", "guard", "defend"})
_SEEING = frozenset({"see", "spot", "sight", "observe"})
_SHOOTING = frozenset({"fire", "launch", "lob"})
"""What is fired is a weapon, whatever pronoun stands for it."""
_HOSTING = frozenset({"host", "receive", "welcome", "greet"})


@dataclass(frozen=True, slots=True)
class Cast:
    """Heads of those who take part."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]


class Roles:
    """Reads the cast of matches over one tree."""

    def __init__(self, finder: Finder) -> None:
        self.tree, self.arguments, self.parties = finder.tree, finder.arguments, finder.parties
        self.finder = finder
        self.table = frames()

    def frame_of(self, match: Match) -> Frame:
        """The frame of a match's type and group."""
        name = self.table.by_type.get(match.trigger.type, match.trigger.frame)
        return self.table.by_name[name]

    def cast(self, match: Match) -> Cast:
        """Who acts and to whom, as heads in the text."""
        frame = self.frame_of(match)
        verbal = match.trigger.kind == "verb"
        actors, others = self._verb(match, frame) if verbal else self._noun(match, frame)
        if verbal and frame.host and self.tree.lemma[match.anchor] in _HOSTING:
            actors, others = others, actors
        if verbal and match.trigger.type == "MOBILIZE" and self.tree.lemma[match.anchor] in _SEEING:
            actors, others = self.arguments.objects(match.anchor), []
        if verbal and match.trigger.type == "ASSAULT" and self._strike_meant(match.anchor):
            actors = []
        if match.trigger.swap:
            actors, others = [], actors
        if frame.mutual:
            actors, others = [*actors, *others], []
        actors = [k for k in dict.fromkeys(actors) if self._acts(k) and not self._weapon(k)]
        others = [k for k in dict.fromkeys(others) if k not in actors and self._suffers(k, match)]
        return Cast(tuple(actors), tuple(others))

    def _strike_meant(self, i: int) -> bool:
        """As in "the strike on the embassy, which killed two": a building kills nobody."""
        tree = self.tree
        own = tree.child(i, ("nsubj",))
        which = tree.dep[i] == "relcl" and own is not None and tree.lower[own] in {"which", "that"}
        return which and tree.lemma[tree.head[i]] in word_classes()["structure"]

    def _verb(self, match: Match, frame: Frame) -> tuple[list[int], list[int]]:
        i, args = match.anchor, self.arguments
        means = self.table.means.get(match.trigger.type, frozenset[str]())
        if match.trigger.mode == "withdraw":
            means |= self.table.envoys
        objects = [
            k
            for k in args.objects(i)
            if self.tree.lemma[k] not in means and k not in match.words and self._suffers(k, match)
        ]
        if self.tree.lemma[i] in _SHOOTING and match.trigger.type == "ASSAULT":
            objects = []
        recipients = (objects or self._authors(i, match)) if frame.object else []
        if match.trigger.frame != "harm" and not any(self._stated(k) for k in recipients):
            others = self._complements(i, match)
            stated = any(self._stated(k) for k in others)
            recipients = others if stated or not recipients else recipients
        recipients = recipients or self._complements(i, match)
        if not recipients and match.trigger.kind == "verb":
            recipients = self._of_infinitive(match)
        if not recipients:
            recipients = [
                k
                for d in self.tree.children(i, ("dative",))
                for k in self.tree.conjuncts(d)
                if self.tree.pos[k] != "ADP"
            ]
        return args.subjects(i), recipients

    def _of_infinitive(self, match: Match) -> list[int]:
        """As in "threatened to cut supplies to Spain": whom the deed below it is done to."""
        below = [k for k in match.fills if k != match.anchor and self.tree.pos[k] in _VERBS]
        for k in below:
            found = [o for o in self.arguments.objects(k) if self._acts(o)]
            found = found or self._complements(k, match)
            if found:
                return found
        return []

    def _authors(self, i: int, match: Match) -> list[int]:
        """Whose deed the object is: "rejected Iran's offer", "condemned the Russian strike"."""
        return [
            k
            for o in self.arguments.objects(i)
            if self._event(o)
            for k in self.tree.children(o, ("poss", "amod", "compound"))
            if k not in match.words and self._owns(k)
        ]

    def _doer(self, k: int) -> list[int]:
        """As in "an inquiry into whether marines fired": whose deed is looked into."""
        return self.arguments.subjects(k) if self.tree.pos[k] in _VERBS else [k]

    def _stated(self, k: int) -> bool:
        """Whether a phrase itself says of which country somebody is."""
        return any(g.country and g.kind != "setting" for g in self.parties.guesses(k))

    def _owns(self, k: int) -> bool:
        """A name or a possessor; a mere adjective ("general") owns nothing."""
        proper = self.tree.dep[k] == "poss" or self.tree.pos[k] == "PROPN"
        return k in self.parties.names.mention or (proper and self._named(k))

    def _complements(self, i: int, match: Match) -> list[int]:
        governed = self.arguments.prepositions(i)
        means = self.table.means.get(match.trigger.type, frozenset[str]())
        for preposition in self.frame_of(match).to:
            nouns = [k for k in governed.get(preposition, []) if self.tree.lemma[k] not in means]
            if match.trigger.type == "ACCUSE":
                nouns = [j for k in nouns for j in self._doer(k)]
            tool = preposition == "with" and match.trigger.type == "ASSAULT"
            found = [k for k in nouns if self._suffers(k, None if tool else match)]
            if found:
                return found
        return []

    def _noun(self, match: Match, frame: Frame) -> tuple[list[int], list[int]]:
        i, tree, args = match.anchor, self.tree, self.arguments
        actors: list[int] = []
        recipients: list[int] = []
        undergone = tree.lemma[i] in self.table.undergone
        for k in (
            c
            for c in tree.kids[i]
            if c < i
            and c not in match.words
            and tree.dep[c] in {"poss", "amod", "compound", "nmod"}
            and not tree.timed(c)
        ):
            if tree.dep[k] == "poss" or (self._named(k) and not self._site(k, match)):
                (recipients if undergone else actors).extend(tree.conjuncts(k))
        actors = actors or self._before(match)
        governed = args.prepositions(i)
        actors.extend(governed.get("by", []))
        if not actors and "from" in governed and frame.object:
            actors.extend(k for k in governed["from"] if self._acts(k))
        if frame.of != "none":
            whose = governed.get("of", []) or (self._guests(governed) if frame.host else [])
            owners = [k for k in whose if self._suffers(k, match)]
            (actors if frame.of == "actor" else recipients).extend(owners)
        recipients.extend(self._complements(i, match) if not recipients else [])
        verb = self._light(i)
        if verb is None:
            actors = actors or self._behind(i) or self._on(i) or self._called(i, frame)
            actors = actors or self._intending(i)
            recipients = [k for k in recipients if k not in actors] or self._struck(i, match)
        if verb is not None:
            lent = args.subjects(verb)
            actors = [*actors, *lent] if frame.mutual else actors or lent
            recipients = recipients or self._complements(verb, match)
        return actors, recipients

    def _site(self, k: int, match: Match) -> bool:
        """As in "the Geneva talks", "the Kabul attack": where it was, not who did it."""
        mention = self.parties.names.mention.get(k)
        town = mention is not None and mention.kind in {"capital", "place"}
        return town and self.tree.dep[k] == "compound" and match.trigger.type in _SOMEWHERE

    def _before(self, match: Match) -> list[int]:
        """As in "blamed Chadian shelling": whose deed it is, where the parser hung it elsewhere."""
        k = match.words[0] - 1
        mention = self.parties.names.mention.get(k)
        same = k >= 0 and self.tree.sentence[k] == self.tree.sentence[match.anchor]
        return [k] if same and mention is not None and mention.kind == "demonym" else []

    def _behind(self, i: int) -> list[int]:
        """As in "Hackers were behind the attack"."""
        tree = self.tree
        up = tree.head[i]
        if tree.dep[i] != "pobj" or tree.lower[up] != "behind":
            return []
        return self.arguments.subjects(tree.head[up])

    def _called(self, i: int, frame: Frame) -> list[int]:
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

    def _on(self, i: int) -> list[int]:
        """As in "troops on alert", "prisoners are on hunger strike"."""
        tree = self.tree
        up = tree.head[i]
        if tree.dep[i] != "pobj" or tree.lower[up] != "on":
            return []
        host = tree.head[up]
        if tree.pos[host] in _VERBS:
            return self.arguments.subjects(host) or self.arguments.objects(host)
        return [host]

    def _struck(self, i: int, match: Match) -> list[int]:
        """An attack or a threat as the doer: "the bomb threat emptied schools"."""
        tree = self.tree
        up = tree.head[i]
        if match.trigger.type == "ASSAULT" and tree.dep[i] == "pobj":
            return self._braced(tree.head[up], up, match)
        if tree.dep[i] != "nsubj" or match.trigger.type not in {"ASSAULT", "THREATEN"}:
            return []
        return self.arguments.objects(up) if tree.pos[up] in _VERBS else []

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

    def _guests(self, governed: Mapping[str, list[int]]) -> list[int]:
        """As in "the arrival in Oslo of the envoy": the parser hangs him on the place."""
        places = (k for p in ("in", "to", "at") for k in governed.get(p, []))
        return [g for k in places for g in self.arguments.prepositions(k).get("of", [])]

    def _intending(self, i: int) -> list[int]:
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

    def _named(self, k: int) -> bool:
        return any(g.country for g in self.parties.guesses(k))

    def _light(self, i: int) -> int | None:
        """The verb that lends its subject to an event noun: "carry out an attack"."""
        tree = self.tree
        k = tree.first_conjunct(i)
        for _ in range(_CLIMB):
            up = tree.head[k]
            held = tree.lower[k] == "from" and tree.lemma[up] in _HOLDING_BACK
            passes = held or tree.dep[k] != "prep" or tree.lower[k] in {"of", "out", "on"}
            if tree.dep[k] == "prep" and tree.lower[k] == "in" and tree.lemma[up] == "be":
                return up
            if up == k or not passes:
                return None
            if tree.pos[up] in _VERBS:
                return up if tree.dep[k] in _LENT and tree.lemma[up] in self.table.light else None
            if tree.dep[k] not in {"pobj", "prep", "conj", "dobj"}:
                return None
            k = up
        return None

    def _acts(self, k: int) -> bool:
        """Whether a noun can do something: a party, a person, not a thing."""
        known = any((g.country or g.sector) and g.kind != "sea" for g in self.parties.guesses(k))
        name = k not in self.parties.names.mention and not self.tree.timed(k)
        return known or (self.tree.pos[k] == "PROPN" and name)

    def _weapon(self, k: int) -> bool:
        """Whether a noun is a weapon of nobody named: it is used, it does nothing."""
        means = self.table.means["ASSAULT"]
        return self.tree.lemma[k] in means and not any(g.country for g in self.parties.guesses(k))

    def _suffers(self, k: int, match: Match | None) -> bool:
        """Whether a noun can be the one it is done to; another event is not."""
        tree = self.tree
        if tree.pos[k] not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}:
            return False
        if self._event(k):
            return False
        if self._acts(k):
            return True
        return match is not None and not tree.timed(k) and tree.lemma[k] in self.table.matter

    def _event(self, k: int) -> bool:
        """Whether a noun tells another event instead of naming somebody: "for the killing of"."""
        names = self.parties.names
        if k in names.mention or self.tree.lemma[k] not in self.finder.lexicon.nouns:
            return False
        return names.head_sector(k) is None and any(True for _ in self.finder.find([k]))

    def party(self, k: int, type_: str, *, acting: bool) -> tuple[Party, ...]:
        """The parties at a head, a bare state given the sector it acts through."""
        guesses = self.parties.guesses(k)
        parties = (
            self.parties.parties_at(k)
            if self.tree.dep[k] != "conj" and len(guesses) > 1
            else (self.parties.party_at(k),)
        )
        sector = ("MIL" if type_ in self.table.armed else "GOV") if acting else None
        return tuple(
            _with_sector(p, g, sector) for p, g in zip(parties, [*guesses, *guesses], strict=False)
        )


def _with_sector(party: Party, guess: Guess, sector: str | None) -> Party:
    if guess.kind in _STATES and sector and (party.sector is None or sector == "MIL"):
        return msgspec.structs.replace(party, sector=sector)
    if guess.kind == "capital" and sector is None and party.sector is None:
        return msgspec.structs.replace(party, sector="GOV")
    return party
