"""Actors and recipients of a matched trigger: from grammar to parties, frame by frame."""

from dataclasses import dataclass

import msgspec

from tocsin.read.events.complements import Complements
from tocsin.read.events.find import Finder, Match
from tocsin.read.events.fit import Fit
from tocsin.read.events.frames import Frame, frames
from tocsin.read.events.lexicon import word_classes
from tocsin.read.events.nearby import Nearby
from tocsin.read.events.toward import Toward
from tocsin.read.parties import Guess
from tocsin.records import Party

_STATES = frozenset({"country", "capital", "demonym"})
_VERBS = frozenset({"VERB", "AUX"})
_HOLDING_BACK = frozenset({"refrain", "abstain"})
_LENT = frozenset({"dobj", "obj", "nsubjpass", "pobj", "prep", "prt", "xcomp", "attr"})
_CLIMB = 5
_SOMEWHERE = frozenset({"CONSULT", "ASSAULT", "PROTEST"})
_SEEING = frozenset({"see", "spot", "sight", "observe"})
_SHOOTING = frozenset({"fire", "launch", "lob"})
"""What is fired is a weapon, whatever pronoun stands for it."""
_SPOKEN = frozenset({"REQUEST", "AGREE", "ACCUSE", "REJECT"})
_GRIEVING = frozenset({"complain", "protest", "object", "grumble"})
_MEANT = frozenset({"AGREE", "THREATEN", "REJECT", "CONCEDE", "ACCUSE"})
"""Types whose recipient may stand in what their word governs ("refused to meet the emir")."""
_ABOUT = ("over", "about", "against", "at")
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
        self.finder, self.nearby, self.fit = finder, Nearby(finder), Fit(finder)
        self.table = frames()
        self.complements = Complements(finder, self.fit)
        self.toward = Toward(self.parties, self.arguments, self._told, self.fit.event)

    def frame_of(self, match: Match) -> Frame:
        """The frame of a match's type and group."""
        return self.table.of(match.trigger)

    def _told(self, k: int) -> tuple[int, ...]:
        """Recipients of the event at a token."""
        match = next(self.finder.find([k]), None)
        if match is None:
            return ()
        cast = self.cast(match)
        together = self.frame_of(match).mutual
        return (*cast.actors, *cast.recipients) if together else cast.recipients

    def cast(self, match: Match) -> Cast:
        """Who acts and to whom, as heads in the text."""
        frame = self.frame_of(match)
        if match.trigger.kind == "verb":
            actors, others = self._turned(match, frame, *self._verb(match, frame))
        else:
            actors, others = self._noun(match, frame)
        told = any(self.fit.acts(k) and not self.fit.event(k) for k in actors)
        if match.trigger.type == "ASSAULT" and not told and (two := self._fighting(match)):
            actors, others = two, []  # both do it
        if match.trigger.swap:
            actors, others = [], actors
        if frame.mutual:
            actors, others = [*actors, *others], []
        return self._fitting(match, actors, others)

    def _fighting(self, match: Match) -> list[int]:
        """As in "clashes between rebels and soldiers": the sides, not the ends of a road."""
        sides = self.arguments.prepositions(match.anchor).get("between", [])
        kinds = {g.kind for k in sides for g in self.parties.guesses(k)}
        fit = all(self.fit.acts(k) for k in sides) and not kinds & {"place", "sea"}
        return sides if len(sides) > 1 and fit else []

    def _turned(
        self, match: Match, frame: Frame, actors: list[int], others: list[int]
    ) -> tuple[list[int], list[int]]:
        """The sides of a verb, turned where it is the other one who acts."""
        i, type_ = match.anchor, match.trigger.type
        welcome = any(self.tree.lemma[k] in _HOSTING for k in match.fills)
        if frame.host and (welcome or self.tree.lemma[i] in _HOSTING):
            actors, others = others, actors
        if type_ == "MOBILIZE" and self.tree.lemma[i] in _SEEING:
            actors, others = self.arguments.objects(i), []
        if type_ == "ASSAULT" and self._strike_meant(i):
            actors = []
        if match.trigger.stative and self.arguments.passive(i):
            actors = self._standing(i)
            others = self.toward.below(i, actors) or self.complements.of(i, match)
        if not actors and not match.trigger.swap and self.arguments.passive(i):
            actors, others = self._owners(match, others)
        return actors, others

    def _fitting(self, match: Match, actors: list[int], others: list[int]) -> Cast:
        """Those of both sides who can act and suffer, each once."""
        crowd = match.trigger.type == "PROTEST"
        actors = [
            k
            for k in dict.fromkeys(actors)
            if (self.fit.acts(k) or (crowd and self.fit.human(k))) and not self.fit.weapon(k)
        ]
        if crowd:
            others = [k for k in others if not self.fit.building(k)]
            aimed = any(self.fit.stated(k) for k in others)
            others = others if aimed else self._aimed(match, actors)
        if f"{match.trigger.type}/{match.trigger.mode}" == "SANCTION/withdraw":
            others = [k for k in others if not self._reflexive_of(k, actors)]
        others = [
            k for k in dict.fromkeys(others) if k not in actors and self.fit.suffers(k, match)
        ]
        return Cast(tuple(actors), tuple(others))

    def _aimed(self, match: Match, actors: list[int]) -> list[int]:
        """Against whom a protest goes by what it is for ("to demand that Oslo resign")."""
        i = match.anchor
        verb = i if self.tree.pos[i] in _VERBS else self._light(i)
        verb = verb if verb is not None else self.tree.head[i]
        found = self.toward.of_noun(i, actors) if match.trigger.kind == "noun" else []
        found = found or self.toward.dissent(verb, actors)
        found = found or self.toward.of_preposition(verb, actors, ("against", "over", "for", "on"))
        return found or self.toward.purpose(verb, actors)

    def _standing(self, i: int) -> list[int]:
        """As in "Oslo is opposed": of whom a participle says how he stands."""
        up = self.tree.head[i]
        predicate = self.tree.dep[i] in {"acomp", "oprd"}
        found = self.arguments.subjects(up) if predicate else []
        return found or self.arguments.objects(i)

    def _owners(self, match: Match, others: list[int]) -> tuple[list[int], list[int]]:
        """As in "Chadian troops were moved", "his remark was withdrawn": by whose they are."""
        undergoers = self.arguments.objects(match.anchor)
        if match.trigger.type == "CONCEDE":
            owners = [o for k in undergoers for o in self.tree.children(k, ("poss",))]
            return owners, [k for k in others if k not in undergoers]
        recalled = match.trigger.type == "SANCTION" and match.trigger.mode == "withdraw"
        moved = match.trigger.type in {"MOBILIZE", "RETREAT"} and match.trigger.mode != "release"
        if not moved and not recalled:
            return [], others
        means = self.table.envoys if recalled else self.table.means[match.trigger.type]
        moved = [k for k in undergoers if self.tree.lemma[k] in means]
        own = [k for k in moved if self.fit.stated(k)] or [k for k in moved if self.fit.named(k)]
        return own, [k for k in others if k not in own]

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
        if match.trigger.mode in {"release", "disarm"}:  # soldiers are no means of these
            means = frozenset[str]()
        given = args.objects(i)
        objects = [
            k
            for k in given
            if k + 1 not in given  # a compound that the parser took apart
            # "missiles and unmanned aircraft": what stands beside a means is one
            and not {self.tree.lemma[k], self.tree.lemma[self.tree.first_conjunct(k)]} & means
            and k not in match.words
            and not (match.trigger.type == "PROTEST" and k in match.fills)
            and self.fit.suffers(k, match)
        ]
        if self.tree.lemma[i] in _SHOOTING and match.trigger.type == "ASSAULT":
            objects = []
        recipients = (objects or self._authors(i, match)) if frame.object else []
        if match.trigger.frame != "harm" and not any(self.fit.stated(k) for k in recipients):
            others = self.complements.of(i, match)
            stated = any(self.fit.stated(k) for k in others)
            recipients = others if stated or not recipients else recipients
        recipients = recipients or self.complements.of(i, match)
        if not recipients and match.trigger.kind == "verb":
            recipients = self._of_infinitive(match)
        recipients = self.complements.curbed(match) or recipients or self._counted(i)
        if match.trigger.type == "ACCUSE" and self.tree.lemma[i] in _GRIEVING:
            recipients = self.toward.of_preposition(i, args.subjects(i), _ABOUT) or recipients
        if match.trigger.type == "MOBILIZE" and not recipients:
            recipients = self.toward.attack(i, args.subjects(i), self.table.means["MOBILIZE"])
        if match.trigger.type in _MEANT and not any(self.fit.stated(k) for k in recipients):
            recipients = self.toward.below(i, args.subjects(i)) or recipients
        if not recipients:
            recipients = [
                k
                for d in self.tree.children(i, ("dative",))
                for k in self.tree.conjuncts(d)
                if self.tree.pos[k] != "ADP"
            ]
        return args.subjects(i), recipients

    def _counted(self, i: int) -> list[int]:
        """As in "wounding one villager and arresting 12": of those before."""
        tree = self.tree
        numbers = [k for k in self.arguments.objects(i) if tree.pos[k] == "NUM"]
        up = tree.head[i]
        bare = numbers and tree.dep[i] in {"conj", "advcl"} and tree.pos[up] in _VERBS
        if not bare or self.arguments.passive(i):
            return []
        return list(self._told(up)) or list(self._told(tree.head[up]))

    def _of_infinitive(self, match: Match) -> list[int]:
        """As in "threatened to cut supplies to Spain": whom the deed below it is done to."""
        below = [k for k in match.fills if k != match.anchor and self.tree.pos[k] in _VERBS]
        for k in below:
            found = [o for o in self.arguments.objects(k) if self.fit.acts(o)]
            found = found or self.complements.of(k, match)
            if found:
                return found
        return []

    def _authors(self, i: int, match: Match) -> list[int]:
        """Whose deed the object is: "rejected Iran's offer", "condemned the Russian strike"."""
        return [
            k
            for o in self.arguments.objects(i)
            for k in self._whose(o)
            if k not in match.words and self._author(k) and not self._reflexive(k, i)
        ]

    def _author(self, k: int) -> bool:
        """A name, a possessor, or whoever stands behind "by" or "from"."""
        return self.fit.owns(k) or (self.tree.dep[k] == "pobj" and self.fit.acts(k))

    def _whose(self, o: int) -> list[int]:
        """Words that may say whose an event noun is, or by whom ("an appeal from the mayor")."""
        if not self.fit.event(o):
            return []
        governed = self.arguments.prepositions(o)
        own = list(self.tree.children(o, ("poss", "amod", "compound")))
        spoken = next((m.trigger.type in _SPOKEN for m in self.finder.find([o])), False)
        return own or [*governed.get("by", []), *(governed.get("from", []) if spoken else [])]

    def _reflexive_of(self, k: int, doers: list[int]) -> bool:
        """As in "recalled its consul": one's own."""
        owner = self.tree.child(k, ("poss",))
        if owner is None or self.tree.tag[owner] != "PRP$":
            return False
        return self.parties.antecedent(owner) in {self.parties.antecedent(d) for d in doers}

    def _reflexive(self, k: int, verb: int) -> bool:
        """As in "reaffirmed their support": whose it is acts himself."""
        if self.tree.tag[k] != "PRP$":
            return False
        doers = {self.parties.antecedent(s) for s in self.arguments.subjects(verb)}
        return self.parties.antecedent(k) in doers

    def _lent(self, match: Match, actors: list[int], verb: int) -> list[int]:
        """The doers of an event noun whose verb lends it a subject."""
        lent = self.arguments.subjects(verb)
        if match.trigger.type == "MOBILIZE":  # "held an exercise with Norway"
            lent = [*lent, *self.arguments.prepositions(verb).get("with", [])]
        frame = self.frame_of(match)
        if frame.mutual:
            return [*actors, *lent]
        soft = [k for k in actors if self.tree.tag[k] == "PRP$"]  # "began their strike"
        if match.trigger.type == "RETREAT" and frame.of == "actor":
            names = self.parties.names
            soft.extend(k for k in actors if k not in names.mention and not names.home(k))
        own = [k for k in actors if k not in soft]
        return own or lent or actors

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
            if tree.dep[k] == "poss" or (self.fit.named(k) and not self._site(k, match)):
                (recipients if undergone else actors).extend(tree.conjuncts(k))
        actors = actors or self._before(match)
        governed = args.prepositions(i)
        actors.extend(governed.get("by", []))
        for k in governed.get("of", []) if not actors else ():
            actors.extend(args.prepositions(k).get("by", []))
        if not actors and "from" in governed and frame.object:
            actors.extend(k for k in governed["from"] if self.fit.acts(k))
        if frame.of != "none":
            whose = governed.get("of", []) or (self.nearby.guests(governed) if frame.host else [])
            owners = [k for k in whose if self.fit.suffers(k, match)]
            (actors if frame.of == "actor" else recipients).extend(owners)
        recipients.extend(self.complements.of(i, match) if not recipients else [])
        built = all(self.tree.lemma[k] in word_classes()["structure"] for k in recipients)
        if match.trigger.type == "ASSAULT" and built:
            recipients = self.nearby.dead(i) or recipients
        verb = self._light(i)
        if verb is None:
            actors = actors or self.nearby.doers(match, frame)
            recipients = [k for k in recipients if k not in actors] or self.nearby.struck(i, match)
        if verb is not None:
            actors = self._lent(match, actors, verb)
            recipients = recipients or self.complements.of(verb, match)
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

    def party(self, k: int, type_: str, *, acting: bool) -> tuple[Party, ...]:
        """The parties at a head, a bare state given the sector it acts through."""
        guesses = self.parties.guesses(k)
        first = self.tree.first_conjunct(k)
        if first != k and guesses[0].kind == "setting":  # "Chadian tanks and helicopters"
            shared = self.parties.guesses(first)[0]
            if shared.country and shared.kind == "head":
                own = self.parties.party_at(k)
                return (msgspec.structs.replace(own, country=shared.country),)
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
