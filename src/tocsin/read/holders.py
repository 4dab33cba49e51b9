"""Who is called by an office in a text: as holder, former or coming holder, or as dead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tocsin.read.time.evidence import DayNamed
from tocsin.vocabulary import Mention, Tenure, World

BEFORE, AFTER = 80, 70
"""Characters around a name in which its title may stand."""
_FORMER = re.compile(
    r"\b(?:former|formerly|ex-?|one-time|erstwhile|then|late|previous|ousted|retired)[\s-]*$",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:incoming|future|next|presumptive|would-be|nominee for)[\s-]*$", re.IGNORECASE
)
_ELECT = re.compile(
    r"^[\s-]*(?:-elect|elect\b|-designate|designate\b|nominee\b|candidate\b)", re.IGNORECASE
)
_OTHER = re.compile(r"^[\s-]*(?:of state for|under|deputy)", re.IGNORECASE)
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|acting|shadow|under)[\s-]*$", re.IGNORECASE)
_HANDOVER = re.compile(
    r"\b(?:replac|dismiss|sack|resign|oust|depos|inaugurat|appoint|nominat)\w*\b"
    r"|\bsucceed(?:s|ed|ing)?\b|\bst(?:ep|eps|epped|epping|ood|ands?) down\b"
    r"|\b(?:swears?|swore|sworn) in\b|\btakes? office\b|\bleft office\b|\boutgoing\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"\s*(?:[,(]|(?:is|has been|had been|as)\b)")
_SENTENCE = re.compile(r"[.!?]['\"\u201d\u2019)]*\s|\n")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SURNAME = re.compile(r"[A-Z][\w'\u2019-]+")
_NEW = re.compile(r"\bnew(?:ly[\s-]\w+)?[\s-]*$", re.IGNORECASE)
_DEATH_OF = re.compile(
    r"\b(?:assassination|killing|death|murder|slaying|funeral|burial|elimination)s?\s+of\s+"
    r"(?:[\w'\u2019-]+\s+){0,6}$",
    re.IGNORECASE,
)
_DIED = re.compile(
    r"(?:'s|\u2019s?)\s+(?:assassination|killing|death|murder|funeral|burial)\b"
    r"|,?\s+(?:was|were|has been|had been)\s+(?:killed|assassinated|slain|murdered|buried)\b",
    re.IGNORECASE,
)
_NOT_DEAD = re.compile(
    r"\b(?:attempt\w*|plot\w*|plan\w*|fail\w*|threat\w*|rumou?r\w*|feared|called for|urged)"
    r"(?:\s+(?:the|a|an|at|of|on|for|against))*\s*$",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b([A-Z][\w'\u2019-]+)\s+(?:regime|government|administration|cabinet)\s+"
    r"(?:is|are)\s+(?:(?:now|still|currently)\b|(?:\w+ly\s+)?\w+ing\b)"
)
_HEADS = frozenset({"president", "prime-minister", "leader", "chancellor", "supreme-leader"})
"""Offices, in their ids, whose holder gives a government its name."""


@dataclass(frozen=True, slots=True)
class Held:
    """A person with a title in the text."""

    person: str
    start: int
    sort: str
    """holds, new, changing (near a handover), former, coming or dead."""
    tenures: tuple[Tenure, ...]

    @property
    def why(self) -> str:
        """The ground in words."""
        if self.sort == "dead":
            t = self.tenures[0]
            return f"tells of the death of {self.person}, {t.title} until {t.end}"
        word = {"former": "former ", "coming": "coming ", "new": "new "}.get(self.sort, "")
        terms = ", ".join(
            dict.fromkeys(f"{t.start or '?'} to {t.last or 'now'}" for t in self.tenures)
        )
        return f"names {self.person} as {word}{self.tenures[0].title} (in office {terms})"


def held_in(text: str, world: World) -> Iterator[Held]:
    """Everybody in a text who is called by an office of a world, with the tenures that fit."""
    last: Mention | None = None
    for m in world.find(text):
        if m.kind == "person":
            found = _dead(text, m, world) or _titled(text, m, world, last)
            last = m
            if found is not None:
                yield found
    for title in _title_pattern(world).finditer(text):
        found = _by_surname(text, title, world)
        if found is not None:
            yield found
    for rule in _RULES.finditer(text):
        found = _by_rule(rule, world)
        if found is not None:
            yield found


@lru_cache(maxsize=4)
def _title_pattern(world: World) -> re.Pattern[str]:
    """Every title of a world before a capital letter; never matches in a world without titles."""
    longest = sorted(world.titles, key=len, reverse=True)
    titles = "|".join(re.escape(_spelled(t)).replace("defence", "defen[cs]e") for t in longest if t)
    return re.compile(rf"\b((?i:{titles or '(?!)'}))\s+(?=[A-Z])")


def _dead(text: str, m: Mention, world: World) -> Held | None:
    """Somebody whose death is told of, by a last office that ended: it was told after that."""
    tenures = world.tenures(m.key)
    ends = [t.end for t in tenures]
    before = _tail(text[max(0, m.span.start - BEFORE) : m.span.start])
    after = text[m.span.end : m.span.end + AFTER]
    noun = _DEATH_OF.search(before)
    if not (noun or _DIED.match(after)) or not ends or None in ends:
        return None
    if noun and _NOT_DEAD.search(before[: noun.start()]):
        return None  # "the attempted killing of"
    last = max(tenures, key=lambda t: t.end or date.min)
    return Held(m.key, m.span.start, "dead", (last,))


def _by_rule(m: re.Match[str], world: World) -> Held | None:
    """A regime that acts now, by the name of its head: "the Orwick regime is weighing"."""
    heads = tuple(
        t
        for person in world.persons_by_surname(m[1])
        for t in person.tenures
        if t.office.rpartition("/")[2] in _HEADS
    )
    name = " or ".join(dict.fromkeys(t.person for t in heads))
    return Held(name, m.start(), "holds", heads) if heads else None


def _titled(text: str, m: Mention, world: World, last: Mention | None) -> Held | None:
    """A full name with one of the person's titles before it, or after it and a comma."""
    tenures = world.tenures(m.key)
    floor = last.span.end if last is not None and last.kind == "person" else 0
    before = _tail(text[max(floor, m.span.start - BEFORE) : m.span.start])
    after = _head(text[m.span.end : m.span.end + AFTER])
    who = (m.key, m.span.start)
    for title, fitting in _titles(tenures, world):
        at = _rfind(before, title)
        if at is not None:
            held = _sorted(who, before[:at], before[at + len(title) :], fitting)
            return _changing(text, held)
        at = _rfind(after, title)
        if at is not None and _APPOSED.match(after):
            return _changing(text, _sorted(who, after[:at], after[at + len(title) :], fitting))
    return None


def _changing(text: str, held: Held | None) -> Held | None:
    if held is None or held.sort != "holds":
        return held
    start, end = _sentence(text, held.start)
    return replace(held, sort="changing") if _HANDOVER.search(text, start, end) else held


def _sentence(text: str, at: int) -> tuple[int, int]:
    start = max((m.end() for m in _SENTENCE.finditer(text, max(0, at - 600), at)), default=0)
    cut = _SENTENCE.search(text, at)
    return start, cut.start() if cut else len(text)


def _by_surname(text: str, m: re.Match[str], world: World) -> Held | None:
    """A title and a surname that some of its holders bear: "President Lopez"."""
    surname = _SURNAME.match(text, m.end())
    title = _spelled(m[1])
    if surname is None:
        return None
    bearers = world.persons_by_surname(surname[0])
    fitting = tuple(
        t
        for person in bearers
        for t in person.tenures
        if title in {_spelled(name) for name in _names(t, world)}
    )
    if not fitting:
        return None
    name = " or ".join(dict.fromkeys(t.person for t in fitting))
    before = _tail(text[max(0, m.start() - BEFORE) : m.start()])
    return _changing(text, _sorted((name, m.start()), before, "", fitting))


def _sorted(
    who: tuple[str, int], before: str, after: str, tenures: tuple[Tenure, ...]
) -> Held | None:
    if _DEPUTY.search(before) or _OTHER.match(after):
        return None
    sort = "former" if _FORMER.search(before) else "new" if _NEW.search(before) else "holds"
    if _COMING.search(before) or _ELECT.match(after):
        sort = "coming"
    return Held(*who, sort, tenures)


def _titles(tenures: tuple[Tenure, ...], world: World) -> list[tuple[str, tuple[Tenure, ...]]]:
    """Titles of a person, the longest first, each with the tenures it fits."""
    found: dict[str, list[Tenure]] = {}
    for t in tenures:
        for name in _names(t, world):
            for title in dict.fromkeys((_spelled(name), _head_noun(name))) if name else ():
                found.setdefault(title, []).append(t)
    return [(n, tuple(found[n])) for n in sorted(found, key=len, reverse=True)]


def _names(tenure: Tenure, world: World) -> tuple[str, ...]:
    office = world.offices.get(tenure.office)
    return (tenure.title, *(office.aliases if office else ()))


def _head_noun(title: str) -> str:
    """What a title is called for short: "commander", "minister"."""
    words = _spelled(title).partition(" of ")[0].split()
    return words[-1]


def _spelled(text: str) -> str:
    """Lower case, British "defence": same length for every character of the text."""
    return text.lower().replace("defense", "defence")


def _rfind(context: str, title: str) -> int | None:
    found = [m.start() for m in re.finditer(rf"\b{re.escape(title)}s?\b", _spelled(context))]
    return found[-1] if found else None


def _tail(before: str) -> str:
    """What stands before a name in its sentence."""
    cuts = [m.end() for m in _SENTENCE.finditer(before)]
    return before[cuts[-1] :] if cuts else before


def _head(after: str) -> str:
    """What stands after a name up to the end of its sentence or of its apposition."""
    cut = _SENTENCE.search(after)
    part = after[: cut.start()] if cut else after
    second = part.find(",", part.find(",") + 1)
    return part[:second] if second > 0 else part


def told_of_a_year(text: str, at: int, years: list[DayNamed]) -> bool:
    """Whether the sentence tells of a named year: who held office then says nothing of now."""
    start, end = _sentence(text, at)
    return any(start <= n.start < end for n in years) or bool(_YEAR.search(text, start, end))
