"""The offices that a report gives to persons, as far as it says so outright in its own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tocsin.read.names import names
from tocsin.read.parse import Parsed, Sentence
from tocsin.read.posts.joins import Join, Scene
from tocsin.records import Span
from tocsin.records.holdings import Aside, AsideReason, Ground, Post
from tocsin.vocabulary.roles import OWN

_PARTS = 2
"""Words of a name from which a person is known by it."""
_LETTERS = 2
_SMALL, _MANY = 3, 6
"""A headline: at least so many words longer than that, all in capitals."""
_STOPS = frozenset({".", "!", "?", "\u201d", '"'})
_NAMING = frozenset({"country", "demonym", "capital"})
_DATED = frozenset({"VERB", "AUX", "NOUN", "PROPN"})
_YEARS = range(1800, 2200)
_DURING = frozenset({"in", "of", "from", "during", "until", "till", "between", "by", "and", "to"})
"""Words before a year that something happened in: "since" is not among them."""


@dataclass(frozen=True, slots=True)
class Posts:
    """What a report says about who holds which office."""

    found: tuple[Post, ...] = ()
    aside: tuple[Aside, ...] = ()
    """Mentions that count for nothing, with the reason."""


def posts(parsed: Parsed) -> Posts:
    """The persons of a report with the offices it says they hold, held, came into or left.

    Headlines are left out: their names run into their verbs. The country of an office is the one
    stated, else the only one that the report is about, else none.
    """
    people = [n for n in names(parsed) if n.kind == "person"]
    found: list[Post] = []
    aside: list[Aside] = []
    setting = _setting(parsed)
    introduced = {n.full for n in people if _parts(n.span.of(parsed.text))}
    for line in parsed.lines:
        here = [n for n in people if line.span.contains(n.span)]
        if not here or line.headline or _titled(parsed, line):
            continue
        scene = Scene(parsed, line, here)
        for join in scene.joins():
            phrase = _phrase(parsed, scene, join)
            reason = _aside(parsed, line, join, phrase) or _short(parsed, join, introduced)
            if reason is not None:
                aside.append(Aside(reason=reason, phrase=phrase))
            elif not _one_of_many(join):
                found.append(_post(line, join, phrase, _set(parsed, join, setting)))
    return Posts(tuple(found), tuple(aside))


def _titled(parsed: Parsed, line: Sentence) -> bool:
    """Whether a sentence is Written Like a Headline, without a stop."""
    tree = parsed.tree
    long = [k for k in range(line.start, line.end) if len(tree.lower[k]) > _SMALL]
    stopped = tree.lower[line.end - 1] in _STOPS
    return (
        not stopped and len(long) >= _MANY and all(tree.text[tree.start[k]].isupper() for k in long)
    )


def _set(parsed: Parsed, join: Join, setting: str | None) -> str | None:
    """The setting's country, where it has an office that only some have."""
    role = join.title.role
    if not role.key.startswith(OWN):
        return setting
    having = {o.country for o in parsed.world.offices_titled(role.title)}
    return setting if setting in having else None


def _post(line: Sentence, join: Join, phrase: Span, setting: str | None) -> Post:
    title, country = join.title, join.title.country or setting
    ground: Ground | None = "stated" if title.country else "setting" if setting else None
    return Post(
        person=" ".join(join.person.name.full.split()),
        office=title.role.at(country).title,
        country=country,
        ground=ground,
        standing=join.standing,
        of=title.of,
        span=join.person.name.span,
        phrase=phrase,
        sentence=line.span,
    )


def _phrase(parsed: Parsed, scene: Scene, join: Join) -> Span:
    items, tree = scene.line, parsed.tree
    first = min(join.title.left, join.person.first)
    last = max(join.title.end, join.person.end) - 1
    return Span(tree.start[items[first].first], tree.end[items[last].last])


def _one_of_many(join: Join) -> bool:
    """As in "a president": of some time, or of something else."""
    t = join.title
    return t.any and not t.role.several and join.standing == "held"


def _aside(parsed: Parsed, line: Sentence, join: Join, phrase: Span) -> AsideReason | None:
    """Why a mention counts for nothing; None where it counts."""
    span = join.person.name.span
    rules: tuple[tuple[AsideReason, bool], ...] = (
        ("doubted", join.title.doubted),
        ("quoted", any(q.closed and q.marks.overlaps(span) for q in parsed.quotes)),
        ("no-country", join.title.role.of != "country" and not join.title.of),
        ("background", join.standing in {"held", "began"} and _told(parsed, line, span, phrase)),
    )
    return next((reason for reason, fits in rules if fits), None)


def _short(parsed: Parsed, join: Join, introduced: set[str]) -> AsideReason | None:
    """A name with one part counts only where the report itself has the full one."""
    name = join.person.name
    known = _parts(name.span.of(parsed.text)) or (name.full in introduced and _parts(name.full))
    return None if known else "one-part-name"


def _parts(name: str) -> bool:
    """Whether a name has parts enough to know somebody by it."""
    return sum(len(w.strip(".")) >= _LETTERS for w in name.split()) >= _PARTS


def _setting(parsed: Parsed) -> str | None:
    """The only country that a report names or is written from; without one its outlet's."""
    named = {m.country for m in parsed.mentions if m.kind in _NAMING and m.country}
    if parsed.home:
        named.add(parsed.home)
    found = named or {parsed.seat}
    return next(iter(found)) if len(found) == 1 else None


def _told(parsed: Parsed, line: Sentence, name: Span, phrase: Span) -> bool:
    """Whether the clause around a name tells of an earlier year: "In 1982, President X ...".

    A year that belongs to another noun ("Y, prime minister from 1994 to 1998") is not meant. An
    undated report has no year to be earlier than.
    """
    day = parsed.report.published.anchor
    if day is None:
        return False
    years = list(_years(parsed, line, day.date()))
    if not years:
        return False
    own = {*parsed.tree.within(phrase), _verb(parsed, parsed.tree.within(name)[-1])}
    return any(_dated(parsed, k) in own for k in years)


def _dated(parsed: Parsed, k: int) -> int:
    """What a year says the time of: the noun or verb above it."""
    above = (i for i in parsed.tree.ancestors(k) if parsed.tree.pos[i] in _DATED)
    return next(above, k)


def _years(parsed: Parsed, line: Sentence, day: date) -> Iterator[int]:
    """Tokens that are years before a day's, or "ago"."""
    lower = parsed.tree.lower
    for k in range(line.start + 1, line.end):
        word = lower[k]
        year = int(word) if len(word) == len("1982") and word.isdigit() and word.isascii() else 0
        during = lower[k - 1] in _DURING and year in _YEARS and year < day.year
        if during or word == "ago":
            yield k


def _verb(parsed: Parsed, k: int) -> int:
    """The verb that governs a token; the root of the sentence without one."""
    last = k
    for last in parsed.tree.ancestors(k):
        if parsed.tree.pos[last] in {"VERB", "AUX"}:
            return last
    return last
