"""Parties left out because they are beyond doubt: of the place, the speaker's side, the foe."""

from functools import cached_property

import msgspec

from tocsin.read.events.complements import DECREES
from tocsin.read.events.counterparts import Counterparts
from tocsin.read.events.find import Match
from tocsin.read.events.lexicon import word_classes
from tocsin.read.events.roles import Roles
from tocsin.read.parties import Guess
from tocsin.records import Party, Place

_Sides = tuple[tuple[Party, ...], tuple[Party, ...]]
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_LOCAL = frozenset({"CVL", "LAB", "EDU", "OPP", "COP", "CRM", "REL", "SOC", "MIL", "AGR", "UAF"})
_PLACED = frozenset(
    {"CVL", "BUS", "MED", "EDU", "JRN", "REL", "LAB", "MIL", "COP", "GOV", "REF", "REB", None}
)
_HARMS = frozenset({"ASSAULT", "COERCE"})
_AGAINST = frozenset({"ASSAULT", "MOBILIZE", "THREATEN"})
_UNRULY = frozenset({"REB", "UAF", "PRM", "CRM", "OPP"})
"""Who may well march on his own country's capital."""
_RULE = frozenset({"power", "control", "government", "rule"})
_SUFFERED = frozenset({"ASSAULT/torture", "ASSAULT/sexual", "ASSAULT/beat"})
_HELD = frozenset({"RETREAT/release", "ASSAULT/abduct"})
_SHOTS = frozenset({"aerial", "drone", "heavy-weapons"})
_LEFT = frozenset({"RETREAT/access", "RETREAT/None"})
"""What changes something for the foreign place where it is done."""
_AT_HOME = frozenset({"JUD", "COP"})
"""Organs that act in their own country."""
_SHOOTING = frozenset({"shoot", "gun", "neutralise", "neutralize", "eliminate"})
"""What soldiers and police do to outlaws; a murder or a stabbing they only report."""
_OUTLAWS = frozenset({"CRM", "REB", "UAF", "PRM"})
"""Whom soldiers and police fight."""
_OF_WAR = frozenset({None, "aerial", "drone", "heavy-weapons"})
_STATE = frozenset({None, "MIL", "GOV"})
_GUESTS = frozenset({"UNO", "IGO", "EUR"})
"""Whose missions leave a state that had them in."""
_ELSEWHERE = frozenset({"COERCE/cyber", "COERCE/misinformation"})
"""Deeds whose victims need not be where the doer or the report is."""


def _kind(match: Match) -> str:
    return f"{match.trigger.type}/{match.trigger.mode}"


class Implied:
    """Completes the sides of an event; a party added has no span."""

    def __init__(self, roles: Roles, counterparts: Counterparts) -> None:
        self.roles, self.table, self.counterparts = roles, roles.table, counterparts
        counterparts.means = roles.table.means["ASSAULT"]

    def complete(
        self, match: Match, sides: _Sides, place: Place | None, speaker: Guess | None
    ) -> _Sides:
        """Actors and recipients with what the event's place, speaker and foes imply."""
        actors, recipients = sides
        where = place.country if place else None
        if _kind(match) not in _ELSEWHERE:
            actors = self._of_place(actors, where)
        actors = self._crowd(match, actors)
        home = _only(actors)
        recipients = self._placed(match, recipients, home, (where, self._at_war(match, actors)))
        actors = self._at_home(match, actors, recipients, where)
        actors = (
            actors
            or self._domestic(match, recipients, where)
            or self._own(match, speaker)
            or self._fought(match, recipients, speaker, where)
            or self._holder(match, recipients, where)
            or self._both(match)
        )
        recipients = self._others(match, actors, recipients)
        recipients = self._decreed(match, actors, recipients)
        recipients = self.fellows(_kind(match), _only(actors), match.anchor, recipients)
        return actors, recipients or self._host(match, actors, where)

    def fellows(
        self, kind: str, home: str | None, anchor: int, recipients: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """Workers, editors and judges of no named country are the doer's, when no other is named.

        `kind` is type/mode of the deed; what is done to foreigners as often as not is left alone.
        """
        type_, _, _ = kind.partition("/")
        if home is None or (type_ not in self.table.inward and kind not in self.table.inward):
            return recipients
        if set(self.counterparts.named(anchor, here=True)) - {home}:
            return recipients
        return tuple(
            msgspec.structs.replace(p, country=home)
            if p.country is None and p.sector in self.table.fellows
            else p
            for p in recipients
        )

    def _others(
        self, match: Match, actors: tuple[Party, ...], recipients: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """Forces move against others, two who agree agree with each other: not with their own."""
        homes = {a.country for a in actors if a.country and a.sector not in _UNRULY}
        if _kind(match) == "RETREAT/release" and len(homes) > 1:
            return ()  # "agreed to swap prisoners": each gives and takes
        if match.trigger.type == "MOBILIZE" or (
            match.trigger.type in {"SUPPORT", "AGREE"} and len(homes) > 1
        ):
            return tuple(p for p in recipients if p.country is None or p.country not in homes)
        return recipients

    def _decreed(
        self, match: Match, actors: tuple[Party, ...], recipients: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """A curfew in one's own town is for nobody in particular: where it holds is its place."""
        if _kind(match) not in DECREES:
            return recipients
        home = _only(actors)
        return tuple(p for p in recipients if p.country != home or not self._site(p))

    def _site(self, party: Party) -> bool:
        """Whether a party's words name a place."""
        if party.span is None:
            return False
        parties = self.roles.parties
        mention = parties.names.mention.get(parties.head_of(party.span))
        return mention is not None and mention.kind in {"place", "capital", "country"}

    def _at_home(
        self,
        match: Match,
        actors: tuple[Party, ...],
        recipients: tuple[Party, ...],
        where: str | None,
    ) -> tuple[Party, ...]:
        """Those who arrest and close are of the country where they do it."""
        organs = all(a.sector in _AT_HOME for a in actors)
        if _kind(match) not in self.table.domestic and not organs:
            return actors
        country = where or _only(recipients)
        return tuple(
            msgspec.structs.replace(a, country=country) if a.country is None else a for a in actors
        )

    def _soft(self, party: Party) -> bool:
        """Whether a party's country is only the one the report is about at that point."""
        if party.country is None:
            return True
        if party.span is None:
            return False
        parties, tree = self.roles.parties, self.roles.tree
        head = parties.head_of(party.span)
        first = tree.first_conjunct(head)
        shared = first != head and self.roles.fit.stated(first)  # "Chadian planes and tanks"
        return not shared and parties.guesses(head)[0].kind == "setting"

    def _around(self, match: Match, home: str | None) -> str | None:
        """The country the sentence is about besides the doer's; else the doer's."""
        near = self.counterparts.named(match.anchor)
        return next((c for c in near if c != home), home)

    def _at_war(self, match: Match, actors: tuple[Party, ...]) -> str | None:
        """Whom a state strikes by arms of war, as its war of the day has it; police wage none."""
        home = _only(actors)
        arms = match.trigger.type == "ASSAULT" and match.trigger.mode in _OF_WAR
        state = all(a.sector in _STATE for a in actors)
        return self.counterparts.at_war(home) if home and arms and state else None

    def _placed(
        self,
        match: Match,
        recipients: tuple[Party, ...],
        home: str | None,
        known: tuple[str | None, str | None],
    ) -> tuple[Party, ...]:
        """People and things without a country of their own are those of the place, or the foe's.

        `known` is where it was done, and with whom the doer is at war.
        """
        where, foe = known
        if match.trigger.type == "AID" and home:
            return tuple(_without(p, home) if self._soft(p) else p for p in recipients)
        kind = _kind(match)
        if match.trigger.type not in _HARMS and kind not in _HELD:
            return recipients
        rival = self.counterparts.rival(home, match.anchor) if home and not where else None
        found: list[Party] = []
        for p in recipients:
            soft = self._soft(p)
            if kind in _ELSEWHERE and soft:
                found.append(msgspec.structs.replace(p, country=where))
            elif p.sector not in _PLACED or not soft:
                found.append(p)
            else:
                # things struck in a place of one's own that the foe holds are his
                theirs = foe if p.sector is None and match.trigger.mode in _SHOTS else None
                country = theirs or where or rival or p.country
                if country is None and match.trigger.type in _HARMS:
                    country = self._around(match, home)
                found.append(msgspec.structs.replace(p, country=country))
        return tuple(found)

    def _of_place(self, actors: tuple[Party, ...], where: str | None) -> tuple[Party, ...]:
        """Crowds, gunmen and soldiers of no named country are those of the place."""
        if where is None:
            return actors
        return tuple(
            msgspec.structs.replace(a, country=where) if a.sector in _LOCAL and self._soft(a) else a
            for a in actors
        )

    def _crowd(self, match: Match, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Protesters, and who resigns, are of the one country that their sentence names."""
        kinds = {match.trigger.type, _kind(match)}
        if not kinds & {"PROTEST", "RETREAT/resign"} or all(a.country for a in actors):
            return actors
        named = set(self.counterparts.named(match.anchor, here=True))
        if len(named) != 1:
            return actors
        home = named.pop()
        whose = "CVL" if match.trigger.type == "PROTEST" else "GOV"
        return tuple(
            a if a.country else msgspec.structs.replace(a, country=home, sector=a.sector or whose)
            for a in actors
        )

    def _domestic(
        self, match: Match, recipients: tuple[Party, ...], where: str | None
    ) -> tuple[Party, ...]:
        """Arrests, curfews and closures are a state's own."""
        sector = self.table.domestic.get(_kind(match))
        if _kind(match) == "ACCUSE/investigate" and where and recipients:
            return (Party(country=where, sector="JUD"),)
        country = where or next((p.country for p in recipients if p.country), None)
        country = country or self._owner(match) or self._alone(match)
        if country is None and match.trigger.type == "PROTEST":
            country = self.roles.parties.earlier.country_near(match.anchor)
        return (Party(country=country, sector=sector),) if sector and country else ()

    def _alone(self, match: Match) -> str | None:
        """The one country that a sentence names, for what a decree holds in."""
        named = set(self.counterparts.named(match.anchor, here=True))
        decree = self.roles.frame_of(match) is self.table.by_name["decree"]
        return named.pop() if decree and len(named) == 1 else None

    def _owner(self, match: Match) -> str | None:
        """Whose the border or airport is that was closed."""
        parties = self.roles.parties
        closed = self.roles.arguments.objects(match.anchor)
        return next((g.country for k in closed for g in parties.guesses(k) if g.country), None)

    def _own(self, match: Match, speaker: Guess | None) -> tuple[Party, ...]:
        """An official tells of what his own side does."""
        if (
            speaker is None
            or not speaker.country
            or (match.trigger.type not in self.table.own and _kind(match) not in _HELD)
            or speaker.sector not in _OFFICIAL
        ):
            return ()
        sector = "MIL" if match.trigger.type in self.table.armed else "GOV"
        return (Party(country=speaker.country, sector=sector),)

    def _fought(
        self,
        match: Match,
        recipients: tuple[Party, ...],
        speaker: Guess | None,
        where: str | None,
    ) -> tuple[Party, ...]:
        """As in "Four gang members were shot dead, police said": by those who tell of it."""
        foes = recipients and all(p.sector in _OUTLAWS for p in recipients)
        shot = match.trigger.type == "ASSAULT" and self.roles.tree.lemma[match.anchor] in _SHOOTING
        if speaker is None or speaker.sector not in {"MIL", "COP"} or not foes or not shot:
            return ()
        if where not in {None, speaker.country}:
            return ()
        return (Party(country=speaker.country, sector=speaker.sector),)

    def menacing(self, speaker: Guess | None) -> tuple[Party, ...]:
        """Who threatens that something will be done will do it."""
        if speaker is None or not speaker.country:
            return ()
        return (Party(country=speaker.country, sector=speaker.sector),)

    def accused(self, speaker: Guess | None) -> tuple[Party, ...]:
        """An official who denies that something was done denies that his side did it."""
        if speaker is None or not speaker.country or speaker.sector not in _OFFICIAL:
            return ()
        return (Party(country=speaker.country, sector=speaker.sector),)

    def _holder(
        self, match: Match, recipients: tuple[Party, ...], where: str | None
    ) -> tuple[Party, ...]:
        """Who holds prisoners, keeps a door shut or shoots is the foe of the other side."""
        kind = _kind(match)
        harmed = next((p.country for p in recipients if p.country), where)
        if harmed is None:
            return ()
        if kind in {"RETREAT/release", "RETREAT/access"}:
            other = self.counterparts.rival(harmed, match.anchor)
        elif match.trigger.type == "ASSAULT" and match.trigger.mode in {*_SHOTS, "abduct"}:
            other = self.counterparts.rival(harmed, match.anchor)
            if other in self.blamed:
                return ()
        else:
            return ()
        sector = "MIL" if match.trigger.type == "ASSAULT" else "GOV"
        return (Party(country=other, sector=sector),) if other else ()

    @cached_property
    def blamed(self) -> frozenset[str | None]:
        """Countries that somebody accuses in the report: what they did is not beyond doubt."""
        roles = self.roles
        verbs = (k for k, lemma in enumerate(roles.tree.lemma) if lemma in {"accuse", "blame"})
        whom = (k for v in verbs for k in roles.arguments.objects(v))
        return frozenset(g.country for k in whom for g in roles.parties.guesses(k))

    def _both(self, match: Match) -> tuple[Party, ...]:
        """A truce that nobody is named for is that of the two foes of the report."""
        if _kind(match) != "RETREAT/ceasefire":
            return ()
        return tuple(Party(country=c, sector="GOV") for c in self.counterparts.pair(match.anchor))

    def _lifted(self, match: Match, actors: tuple[Party, ...]) -> bool:
        """As in "farmers suspended their blockade": a protest given up."""
        if match.trigger.type != "CONCEDE" or any(a.sector in _OFFICIAL for a in actors):
            return False
        dissent = word_classes()["resistance"]
        told = any(m.trigger.type == "PROTEST" for m in self.roles.finder.find(match.fills))
        return told or any(self.roles.tree.lemma[k] in dissent for k in match.fills)

    def _host(
        self, match: Match, actors: tuple[Party, ...], where: str | None
    ) -> tuple[Party, ...]:
        """Who is struck or visited in a foreign place; the state a protest is aimed at; the foe."""
        frame, type_ = self.roles.frame_of(match), match.trigger.type
        home = next((a.country for a in actors if a.country), None)
        if home is None:
            held = _kind(match) in _SUFFERED and where is not None
            return (Party(country=where, sector="CVL"),) if held else ()
        fills = {self.roles.tree.lemma[k] for k in match.fills}
        power = _kind(match) == "COERCE/seize" and fills & _RULE
        told = frame.state and any(a.span for a in actors)
        if told or power or self._lifted(match, actors):
            # a riot in a foreign jail is against its keepers
            state = where if frame.state and where is not None else home
            return (Party(country=state, sector="GOV"),)
        if type_ == "SANCTION" or _kind(match) == "RETREAT/withdraw":
            return self._left(match, home, where)
        abroad = where is not None and where != home
        there = type_ in {"ASSAULT", "AID", "MOBILIZE"} or _kind(match) in _LEFT
        if abroad and (frame.host or there):
            return (Party(country=where),)
        if type_ not in _AGAINST or len({a.country for a in actors}) > 1:
            return ()
        foe = self.counterparts.rival(home, match.anchor, here=type_ == "MOBILIZE")
        if foe is None and where is None:
            foe = self._at_war(match, actors)
        return (Party(country=foe),) if foe else ()

    def _left(self, match: Match, home: str, where: str | None) -> tuple[Party, ...]:
        """Whom a sanction hits although it is not said, and which state a mission leaves."""
        if match.trigger.type == "SANCTION":
            other = where if where != home else None
            other = other or self._around(match, home)
            return (Party(country=other),) if other and other != home else ()
        named = set(self.counterparts.named(match.anchor, here=True)) - {home}
        return (Party(country=named.pop()),) if home in _GUESTS and len(named) == 1 else ()


def _only(parties: tuple[Party, ...]) -> str | None:
    """The country of parties that have one in common."""
    found = {p.country for p in parties if p.country}
    return next(iter(found)) if len(found) == 1 else None


def _without(party: Party, country: str) -> Party:
    """A party that is not of a country after all."""
    return msgspec.structs.replace(party, country=None) if party.country == country else party
