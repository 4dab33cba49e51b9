"""The question's wording, and likelihood in words."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from functools import cache

import msgspec

from tocsin.assess.gather import Group
from tocsin.assess.material import Prospect
from tocsin.assess.parties import actors_of, commonest, party_key, recipients_of
from tocsin.assess.rules import QuestionType, questions
from tocsin.records import Instant, Party
from tocsin.vocabulary import World, scales

SOON = 48
"""Hours up to which a relative deadline is given in hours."""
_LONG = 160
_MINUTE = timedelta(minutes=1)


class Subject(msgspec.Struct, frozen=True):
    """Who, what and to whom a question is about."""

    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    instruments: tuple[str, ...]
    words: str
    """What is foretold, as said first."""


def subject_of(group: Group) -> Subject:
    """What most origins say; the gravest of the types they name."""
    types = questions().types
    lead = min(group.prospects, key=lambda p: (-types[p.event.type].severity, p.order))
    same = [p for p in group.prospects if p.event.type == lead.event.type]
    modes = _mostly({(p.key, p.event.mode) for p in same})
    return Subject(
        lead.event.type,
        modes[0] if len(modes) == 1 else None,
        commonest((p.key, actors_of(p)) for p in group.prospects),
        commonest((p.key, recipients_of(p)) for p in group.prospects),
        _mostly({(p.key, p.event.instrument) for p in same}),
        _foretold(lead),
    )


def _mostly(stated: set[tuple[str, str | None]]) -> tuple[str, ...]:
    """What more than half of the origins state, sorted. Takes (origin key, value) pairs."""
    origins = {origin for origin, _ in stated}
    votes = Counter(value for _, value in stated if value)
    return tuple(sorted(v for v, n in votes.items() if 2 * n > len(origins)))


def _foretold(p: Prospect) -> str:
    """The content of the first statement in one line, from its quotation."""
    quote = p.member.quote
    content = [s for s in p.statement.content if quote.span.contains(s)]
    pieces = [s.shifted(-quote.span.start).of(quote.text) for s in content] or [quote.text]
    words = " ".join(" ".join(pieces).split())
    return words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + "…"


def question(subject: Subject, deadline: str, world: World) -> str:
    """A question that can be resolved: who, what, to whom, with what, by when."""
    kind = questions().types[subject.type]
    actor, recipient = names(subject.actors, world), names(subject.recipients, world)
    if actor == recipient:  # a matter within one country: its people by their own names
        actor, recipient = _own_names(subject.actors), _own_names(subject.recipients)
    nameless = not recipient and not (actor and kind.alone) and not kind.nobody
    if kind.by_words or nameless:
        return f"Will it come about {deadline} that “{subject.words}”?"
    if not actor:
        anyone = kind.nobody or f"Will anyone {kind.passive}"
        core = f"Will {recipient} {kind.passive}" if recipient else anyone
    elif recipient:
        core = f"Will {actor} {_verb(kind, subject)} {recipient}"
    else:
        core = f"Will {actor} {kind.alone or _verb(kind, subject) + ' anyone'}"
    tools = f" with {_either(subject.instruments)}" if _names_tools(kind, subject) else ""
    return f"{core}{tools} {deadline}?"


def _verb(kind: QuestionType, subject: Subject) -> str:
    """The mode's verb; those that speak of people or property need a country behind them."""
    verb = kind.modes.get(subject.mode or "", kind.verb)
    of_a_country = verb.endswith((" of", " in", " near", " from", " to"))
    has_country = any(p.country == party_key(p) for p in subject.recipients)
    return kind.verb if of_a_country and not has_country else verb


def _names_tools(kind: QuestionType, subject: Subject) -> bool:
    return kind.instruments and 0 < len(subject.instruments) <= 3  # noqa: PLR2004 - more is no help


def _either(tools: Iterable[str]) -> str:
    plural = [_plural(t.replace("-", " ")) for t in tools]
    return plural[0] if len(plural) == 1 else f"{', '.join(plural[:-1])} or {plural[-1]}"


def _plural(tool: str) -> str:
    return tool if tool.endswith(("s", "y", "aircraft", "fire")) else f"{tool}s"


def names(parties: Iterable[Party], world: World) -> str:
    """Parties as a sentence names them: states by their country's name."""
    found = [name for p in parties if (name := name_of(p, world))]
    return " and ".join(dict.fromkeys(found))


def _own_names(parties: Iterable[Party]) -> str:
    return " and ".join(dict.fromkeys(p.name for p in parties if p.name))


def name_of(party: Party, world: World) -> str:
    """A party as a question names it."""
    key = party_key(party)
    country = world.country(key)
    if country is not None:
        return f"the {country.name}" if _WITH_ARTICLE.search(country.name) else country.name
    return party.name or key


_WITH_ARTICLE = re.compile(
    r"^(?:United |Netherlands|Philippines|Gambia|Bahamas|Maldives|Comoros|Seychelles)"
    r"|(?:Republic|Islands|Emirates|Federation|Territories|Union)$"
)
"""Countries that English names with "the"."""


def by_date(deadline: Instant) -> str:
    """Words like "by 17 March 2024": the last day that lies before the deadline."""
    return f"by {day_of(deadline)}"


def day_of(moment: Instant) -> str:
    """Words like "17 March 2024": the last day that lies, at least in part, before a moment."""
    day = moment if (moment.hour, moment.minute) != (0, 0) else moment - _MINUTE
    return f"{day.day} {day:%B %Y}"


def by_days(days: float) -> str:
    """Words like "within 14 days of the report", for undated statements."""
    if days * 24 <= SOON:
        return f"within {round(days * 24)} hours of the report"
    return f"within {round(days)} days of the report"


def mixes(sentence: str) -> bool:
    """Whether one sentence holds both likelihood and confidence, which ICD 203 forbids."""
    return bool(_terms().search(sentence) and _CONFIDENCE.search(sentence))


@cache
def _terms() -> re.Pattern[str]:
    terms = [*scales()["ICD 203"].bands, "probability", "probably"]
    return re.compile(r"\b(?:" + "|".join(terms) + r")\b", re.IGNORECASE)


_CONFIDENCE = re.compile(r"\bconfiden(?:ce|t)\b", re.IGNORECASE)


def stages_of(found: Iterable[Prospect]) -> tuple[str, ...]:
    """Names of the stages that the words show."""
    return tuple(dict.fromkeys(c.name for p in found for c in p.cues if c.kind == "stage"))
