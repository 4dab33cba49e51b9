"""Places of a report: which place each name stands for, and why."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tocsin.read.names import names
from tocsin.read.parse import Parsed
from tocsin.read.places.clues import Clue, Target, clues, of_target, targets
from tocsin.read.places.options import PLACES, Option, apart
from tocsin.read.places.rules import RULES, said
from tocsin.read.places.setting import Setting, View
from tocsin.read.places.words import place_words
from tocsin.records import Candidate, Ground, Located, Name, Place, Span
from tocsin.records.statement import UNRESOLVED
from tocsin.vocabulary import Mention, gazetteer

_MARGIN = 0.4
"""By how much the likeliest place must lead the next one to be chosen."""
_LIKELY = 5000
"""Inhabitants from which a place is believed without anything else that speaks for it; so is the
only place of a name that is listed without inhabitants, as the seat of an administration."""
_APART = 50.0
"""Kilometres within which two candidates of one country are no different choice."""
_SHOWN = 5
"""Candidates told of each place."""
_SMALL = re.compile(r"((?: [a-z]{1,4}){1,3}) [A-Z]\w+")
"""What may go on a town's name: "Frankfurt [an der Oder]"."""
_WELL_KNOWN = 5.3
"""Weight from which a place is known for itself: "Turkey's Aleppo offensive" moves no town."""
_OWN_COUNTRY = frozenset({"container", "beside", "country-named"})
"""Rules by which a report names a place's own country."""
_FIRM = frozenset({"container", "beside", "area-named", "near", "said-elsewhere"})
"""Rules that make a place of a word that seldom is one."""
_PASSES = 3
"""A later pass knows what the one before decided."""


def places(parsed: Parsed, read: Sequence[Name] | None = None) -> tuple[Located, ...]:
    """Every place a report names, in order: coordinates, country, precision, and the grounds.

    `read` are the report's proper names where they are known already. A place that is not known,
    or that may be one of several, is kept by its name.
    """
    named = names(parsed) if read is None else read
    found = targets(parsed, _spans(parsed, _placed(parsed, named)))
    resolve(parsed, found)
    return tuple(located(t) for t in found)


def _placed(parsed: Parsed, named: Sequence[Name]) -> list[Span]:
    """Names of places, and sites named after somebody or something else: "Hamid Karzai airport"."""
    spans = [s for n in named if n.kind == "place" for s in _halves(parsed, n.span)]
    sites = {m.span.start: m.span for m in parsed.mentions if m.kind == "place"}
    for n in named:
        site = sites.get(n.span.start)
        if n.kind != "place" and site is not None and site.end > n.span.end:
            spans.append(site)
    return sorted(spans, key=lambda s: s.start)


def _halves(parsed: Parsed, span: Span) -> list[Span]:
    """A name, or the two that a hyphen joins: "Israel-US relations"."""
    inside = [m.span for m in parsed.mentions_in(span) if m.kind in PLACES]
    joined = len(inside) == len(_PAIR) and [s.of(parsed.text) for s in inside]
    whole = span.of(parsed.text)
    return inside if joined and any(whole == mark.join(joined) for mark in _PAIR) else [span]


_PAIR = ("-", "\u2013")
"""What joins the names of two places."""


def _spans(parsed: Parsed, named: Iterable[Span]) -> Iterator[tuple[Span, Mention | None]]:
    """The names with what the world knows by them: "Goma airport" where it knows the whole."""
    known = [m for m in parsed.mentions if m.kind in PLACES]
    starts = [m.span.start for m in known]
    end = 0
    for name in named:
        if name.start < end or _thing(parsed, name):
            continue
        i = bisect_right(starts, name.start) - 1
        m = known[i] if i >= 0 else None
        whole = m is not None and m.span.end >= name.end
        span = m.span if m is not None and whole else _longer(parsed, name)
        end = span.end
        yield span, m if whole else None


def _thing(parsed: Parsed, span: Span) -> bool:
    """Whether a place gives only its name to what follows: "the Oslo accords"."""
    following = parsed.text[span.end : span.end + 20].lstrip(" -").split(" ", 1)[0]
    return following.strip(".,;:\"'") in place_words().things


def _longer(parsed: Parsed, span: Span) -> Span:
    """A name with small words and one more in capitals where the gazetteer has the whole."""
    m = _SMALL.match(parsed.text, span.end)
    if m is None or not set(m[1].split()) <= place_words().small:
        return span
    whole = Span(span.start, m.end())
    return whole if gazetteer().towns(whole.of(parsed.text)) else span


def resolve(parsed: Parsed, found: Sequence[Target]) -> None:
    """Choose for every target the option that most speaks for, where one stands out."""
    known = clues(parsed, found)
    for _ in range(_PASSES):
        setting = Setting(parsed, found, known)
        for i in range(len(found)):
            weigh(View(setting, i))
        known = _decided(found, known)


def weigh(view: View) -> None:
    """Collect what speaks for each option of a target, and choose."""
    target = view.target
    grounds: dict[int, list[Ground]] = {n: [] for n in range(len(target.options))}
    for rule in RULES:
        for n, ground in rule(view):
            grounds[n].append(ground)
    target.grounds = grounds
    target.said = said(view)
    target.choice = _choice(target)


def plain(setting: Setting, i: int) -> bool:
    """Whether a name is clear by itself, and nothing near it may say otherwise."""
    target = setting.targets[i]
    following = setting.text[target.span.end : target.span.end + 1]
    if not target.clear or following in {",", "("}:
        return False
    if target.options[0].precision == "country":
        return True
    return len(setting.same[target.key]) == 1 and not View(setting, i).beside


def _decided(found: Sequence[Target], known: Sequence[Clue]) -> list[Clue]:
    """The clues anew: those that are no places, and every place that was decided."""
    listed = [c for c in known if c.place is None]
    listed += [c for t in found for c in of_target(t, t.choice)]
    listed.sort(key=lambda c: c.span.start)
    return listed


def score(target: Target, n: int) -> float:
    """How much speaks for an option."""
    return sum(g.weight for g in target.grounds.get(n, ()))


def ranked(target: Target) -> list[int]:
    """Numbers of a target's options, what most speaks for first."""
    return sorted(range(len(target.options)), key=lambda n: -score(target, n))


def _choice(target: Target) -> int | None:
    doubtful = (n for n, o in enumerate(target.options) if o.doubtful)
    out = {n for n in doubtful if not _plausible(target, n)}
    order = [n for n in ranked(target) if n not in out]
    if not order or not _plausible(target, order[0]):
        return None
    best = target.options[order[0]]
    for n in order[1:]:
        if score(target, order[0]) - score(target, n) >= _MARGIN:
            break
        if not _alike(best, target.options[n]):
            return _town(target, order)
    return order[0]


def _town(target: Target, order: Sequence[int]) -> int | None:
    """The town where a name may mean it or the area named after it, and nothing else."""
    likely = [n for n in order if score(target, order[0]) - score(target, n) < _MARGIN]
    towns = [n for n in likely if target.options[n].precision == "city"]
    areas = [n for n in likely if target.options[n].precision == "region"]
    if len(towns) == 1 and len(towns) + len(areas) == len(likely):
        same = {target.options[n].country for n in likely}
        return towns[0] if len(same) == 1 else None
    return None


def _plausible(target: Target, n: int) -> bool:
    """Whether a place is large or known enough, or something speaks for it."""
    option = target.options[n]
    rules = {g.rule for g in target.grounds[n] if g.words is not None}
    if _denied(target, n):
        return False
    if option.doubtful:
        return not rules.isdisjoint(_FIRM) or (target.placed and "country-named" in rules)
    sole = len(target.options) == 1 and not option.population
    return bool(rules) or sole or option.rule != "population" or option.population >= _LIKELY


def _denied(target: Target, n: int) -> bool:
    """Whether the words around a name say another country than that of a little-known place."""
    option = target.options[n]
    if target.said in {None, option.country} or option.weight >= _WELL_KNOWN:
        return False
    return not any(g.rule in _OWN_COUNTRY for g in target.grounds[n])


def _alike(a: Option, b: Option) -> bool:
    near = a.coords is not None and b.coords is not None and apart(a.coords, b.coords) < _APART
    return a.country == b.country and near


def located(target: Target) -> Located:
    """The record of a target as it stands."""
    order = [n for n in ranked(target) if n != target.choice]
    if target.choice is not None:
        order.insert(0, target.choice)
    option = target.chosen
    reason = "" if option else "ambiguous" if target.options else "unknown"
    return Located(
        place=place_of(target),
        candidates=tuple(_candidate(target, n) for n in order[:_SHOWN]),
        chosen=option is not None,
        reason=reason,
    )


def place_of(target: Target) -> Place:
    """Where a name is taken to lie; the country alone where all likely places share it."""
    option = target.chosen
    if option is None:
        return Place(span=target.span, name=target.words, country=_shared(target))
    lat, lon = option.coords or (None, None)
    return Place(
        span=target.span,
        name=option.name,
        country=option.country,
        lat=lat,
        lon=lon,
        precision=option.precision,
    )


def _shared(target: Target) -> str | None:
    """The country of all places that are not clearly less likely; of an unknown one, as said."""
    order = ranked(target)
    if not order or _denied(target, order[0]):
        return target.said
    if not _plausible(target, order[0]):
        return None
    top = score(target, order[0])
    likely = {target.options[n].country for n in order if top - score(target, n) < 2 * _MARGIN}
    return next(iter(likely)) if len(likely) == 1 else None


def _candidate(target: Target, n: int) -> Candidate:
    option = target.options[n]
    lat, lon = option.coords or (None, None)
    return Candidate(
        name=option.name,
        country=option.country,
        region=option.region,
        lat=lat,
        lon=lon,
        precision=option.precision or UNRESOLVED,
        population=option.population,
        score=round(score(target, n), 2),
        grounds=tuple(target.grounds.get(n, ())),
    )
