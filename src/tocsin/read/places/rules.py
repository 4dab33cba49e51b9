"""What speaks for one place of a name: a table of small rules, each with its weight.

Weights are on the scale of population: ten times the inhabitants count 1. They were set on the
`dev` half of the project's own data.
"""

import re
from collections.abc import Callable, Iterator

from tocsin.read.places.clues import Clue
from tocsin.read.places.options import Option, apart
from tocsin.read.places.setting import View
from tocsin.read.places.words import place_words
from tocsin.records import Ground, Span
from tocsin.vocabulary.gazetteer import gazetteer_key

_CONTAINER, _BESIDE, _HOLDS = 8.0, 3.0, 2.5
_ELSEWHERE = {0: 1.0, 1: 0.7}
"""How much a clue counts by how many sentences away it stands; farther, half."""
_MORE, _MOST_MORE = 0.25, 0.75
_LARGE = 5.3
"""Weight from which a place's country counts in full: large countries have hamlets of any name."""
_REGION = 1.5
_NEAR = ((60.0, 1.2), (200.0, 0.8), (600.0, 0.3))
"""Kilometres within which another place of the report lies, and what that counts."""
_DATELINE, _SEAT, _AGAIN, _ARTICLE = 1.2, 0.4, 3.0, 2.0
_ABBREVIATED = re.compile(r",\s((?:[A-Z]\.\s?){2,3}|[A-Z][A-Za-z]{1,4})\b\.?")
Grounds = Iterator[tuple[int, Ground]]
"""The number of an option, and what speaks for it."""


def by_likelihood(view: View) -> Grounds:
    """How large or well known each place is."""
    for n, option in enumerate(view.options):
        yield n, Ground(rule=option.rule, weight=round(option.weight, 2))


def by_article(view: View) -> Grounds:
    """An article goes with rivers, seas and regions, not with towns: "over the Oskil"."""
    if view.articled:
        for n, option in enumerate(view.options):
            if option.precision == "region":
                yield n, Ground(rule="article", weight=_ARTICLE)


def by_container(view: View) -> Grounds:
    """The country or area named behind a comma: "Paris, Texas"."""
    if (then := view.after) is not None:
        for n, option in enumerate(view.options):
            if any(outer.holds(option) for outer in then.options):
                yield n, Ground(rule="container", weight=_CONTAINER, words=then.span)


def by_abbreviation(view: View) -> Grounds:
    """The same, shortened: "Lebanon, Pa."."""
    m = _ABBREVIATED.match(view.setting.text, view.target.span.end)
    if m is None:
        return
    words = Span(m.start(1), m.end())
    for country, area in place_words().abbreviations.get(re.sub(r"[.\s]", "", m[1]), ()):
        for n, option in enumerate(view.options):
            if option.country == country and gazetteer_key(area) in option.regions:
                yield n, Ground(rule="container", weight=_CONTAINER, words=words)


def by_country_beside(view: View) -> Grounds:
    """A country, area or people right beside: "the Libyan port of X", "X, in the province of Y"."""
    for n, option in enumerate(view.options):
        clue = next((c for c in view.beside if _speaks(c, option)), None)
        if clue is not None:
            yield n, Ground(rule="beside", weight=_BESIDE, words=clue.span)


def _speaks(clue: Clue, option: Option) -> bool:
    """Whether a clue right beside a name names what an option lies in."""
    if clue.place is None:
        return clue.country == option.country
    return clue.place.holds(option)


def said(view: View) -> str | None:
    """The country that the words around an unknown name say: "the Greek village of X"."""
    then = view.after
    outer = then.options[0] if then is not None and then.options else None
    if outer is not None and outer.precision in {"country", "region"}:
        return outer.country
    found = {c.country for c in view.beside if _outer(c)}
    return next(iter(found)) if len(found) == 1 else None


def _outer(clue: Clue) -> bool:
    return clue.place is None or clue.place.precision in {"country", "region"}


def by_country(view: View) -> Grounds:
    """Countries, peoples, bodies and places that the report names: the nearest, and how many."""
    best: dict[str, tuple[float, Clue]] = {}
    count: dict[str, int] = {}
    for clue in view.clues:
        away = abs(clue.sentence - view.target.sentence)
        weight = clue.weight * _ELSEWHERE.get(away, 0.5)
        count[clue.country] = count.get(clue.country, 0) + 1
        if clue.country not in best or weight > best[clue.country][0]:
            best[clue.country] = weight, clue
    for n, option in enumerate(view.options):
        if option.country in best:
            weight, clue = best[option.country]
            more = min(_MORE * (count[option.country] - 1), _MOST_MORE)
            size = min(option.weight / _LARGE, 1.0)
            told = round((weight + more) * size, 2)
            yield n, Ground(rule="country-named", weight=told, words=clue.span)


def by_area(view: View) -> Grounds:
    """An area that the report names and a place lies in."""
    areas = view.areas
    for n, option in enumerate(view.options):
        clue = next((c for c in areas if c.place and c.place.holds(option)), None)
        if clue is not None:
            yield n, Ground(rule="area-named", weight=_REGION, words=clue.span)


def by_part(view: View) -> Grounds:
    """A town of the report that lies in an area: "Georgia" beside Atlanta."""
    towns = view.towns
    for n, option in enumerate(view.options):
        if option.precision == "region":
            clue = next((c for c in towns if c.place and option.holds(c.place)), None)
            if clue is not None:
                yield n, Ground(rule="holds", weight=_HOLDS, words=clue.span)


def by_contained(view: View) -> Grounds:
    """What stands before it with a comma lies in it: "Athens, [Georgia]"."""
    if (inner := view.before) is not None:
        for n, option in enumerate(view.options):
            if any(option.holds(o) for o in inner.options):
                yield n, Ground(rule="holds", weight=_HOLDS, words=inner.span)


def by_nearness(view: View) -> Grounds:
    """Another place of the report close by."""
    points = view.points
    for n, option in enumerate(view.options):
        at = option.coords
        if at is None or option.precision not in {"city", "point"} or not points:
            continue
        away = [(apart(at, there), c) for c, there in points]
        nearest, clue = min(away, key=lambda pair: pair[0])
        weight = next((w for limit, w in _NEAR if nearest <= limit), 0.0)
        if weight:
            yield n, Ground(rule="near", weight=weight, words=clue.span)


def by_report(view: View) -> Grounds:
    """Where the report was sent from, and where its outlet is at home."""
    home, seat = view.setting.parsed.home, view.setting.seat
    for n, option in enumerate(view.options):
        if home and option.country == home and view.target.sentence >= 0:
            yield n, Ground(rule="dateline", weight=_DATELINE)
        if seat and option.country == seat:
            yield n, Ground(rule="outlet", weight=_SEAT)


def by_other_mention(view: View) -> Grounds:
    """The same name elsewhere in the report with its country or area beside it."""
    seen: set[int] = set()
    for other in view.setting.same[view.target.key][:_OTHERS]:
        if other is view.target or other.options != view.options:
            continue
        for n, grounds in other.grounds.items():
            told = any(g.rule in {"container", "beside"} for g in grounds)
            if told and n not in seen:
                seen.add(n)
                yield n, Ground(rule="said-elsewhere", weight=_AGAIN, words=other.span)


_OTHERS = 8
"""Mentions of one name that are looked at."""

RULES: tuple[Callable[[View], Grounds], ...] = (
    by_likelihood,
    by_article,
    by_container,
    by_abbreviation,
    by_country_beside,
    by_country,
    by_area,
    by_part,
    by_contained,
    by_nearness,
    by_report,
    by_other_mention,
)
