"""Rules for ranges and alternatives, and the groups of whole expressions."""

from tocsin.read.time.pattern import Caught, Rule, rule, rules
from tocsin.read.time.rules_bounds import before_dawn, dated_events, prepositions, unnamed
from tocsin.read.time.rules_clauses import clauses
from tocsin.read.time.rules_counted import reckoned, rollings
from tocsin.read.time.tree import (
    Around,
    Between,
    Both,
    Bound,
    Clock,
    Date,
    Daypart,
    During,
    Either,
    InTime,
    Node,
    Number,
    This,
    Weekend,
    Year,
)

NOON = 12


def _two_days(c: Caught) -> Node | None:
    """For example "20 to 24 March", "March 20-24"."""
    first, last = c.node("d"), c.node("e")
    month = int(float(c.tokens["m"].value))
    part = c.parts.get("y")
    year = part.year if isinstance(part, Year) else None
    if not (isinstance(first, Number) and isinstance(last, Number) and first.value < last.value):
        return None
    ends = Date(int(first.value), month, year), Date(int(last.value), month, year)
    return Either(*ends) if c.word("j") == "or" else Between(*ends)


def _two_years(c: Caught) -> Node | None:
    a, b = c.node("a"), c.node("b")
    good = isinstance(a, Year) and isinstance(b, Year) and a.year < b.year
    return Between(a, b) if good else None


def _two_hours(c: Caught) -> Node | None:
    """The mark counts for both: "between 3 and 4 p.m."."""
    last = c.node("b")
    hour = c.number("h")
    if not isinstance(last, Clock) or not 0 < hour <= NOON:
        return None
    later = NOON if last.hour >= NOON and hour % NOON < last.hour else 0
    return Between(Clock(hour % NOON + later, zone=last.zone), last)


def _two_hours_on(c: Caught) -> Node | None:
    hours, day = _two_hours(c), c.node("x")
    if not isinstance(hours, Between):
        return None
    return Between(During(hours.first, day), During(hours.last, day))


def _between(c: Caught) -> Node:
    a, b = c.node("a"), c.node("b")
    times = Clock | Daypart
    if isinstance(a, times) and isinstance(b, During) and isinstance(b.small, times):
        return Between(During(a, b.large), b)  # "from 9 a.m. to 5 p.m. on Monday"
    return Between(a, b)


def _either(c: Caught) -> Node:
    return Either(c.node("a"), c.node("b"))


def _both(c: Caught) -> Node | None:
    a, b = c.node("a"), c.node("b")
    return Both(a, b) if isinstance(a, Bound) and isinstance(b, Bound) else None


def _the_unit(c: Caught) -> Node | None:
    unit = str(c.tokens["u"].value)
    if unit in {"week", "month", "year", "decade", "weekend"}:
        return Weekend() if unit == "weekend" else This(unit)
    return None


def _same(c: Caught) -> Node:
    return c.node("x")


def _days() -> list[Rule]:
    lead, to = "(from|between|on|the|over)?", "j=(to|until|till|through|-|and|or)"
    month, day = "m=#month|maybe-month", "(the)? #weekday?"
    return rules(
        "days",
        (
            f"{lead} {day} d=<day> #weekday? {to} {day} e=<day> of? {month} ,? y=<year>?",
            f"{lead} {month} d=<day> {to} e=<day> ,? y=<year>?",
        ),
        _two_days,
    )


def _ranges() -> list[Rule]:
    to = "(to|until|till|through|into|-)"
    when = "(on|in|at|over|during|either)?"
    return [
        *rules(
            "years",
            (
                "(from|between|in|during|of)? a=<year> (to|until|and|through|-) b=<year>",
                "( a=<year> - b=<year>",
            ),
            _two_years,
        ),
        *rules(
            "from-to",
            (
                f"from (the)? a=<moment> {to} (the)? b=<moment>",
                "from (the)? a=<moment> up to (the)? b=<moment>",
                "sometime? between (the)? a=<moment> and (the)? b=<moment>",
                "(on|in)? a=<moment> (to|through|until|-) (the)? b=<moment>",
            ),
            _between,
        ),
        rule(
            "hours",
            "(from|between)? h=#num (to|and|-|until) b=<clock> (on|in)? the? x=<dated>",
            _two_hours_on,
        ),
        rule("hours", "(from|between)? h=#num (to|and|-|until) b=<clock>", _two_hours),
        *rules(
            "either",
            (
                f"{when} a=<moment> (or|and|,) (on|in|at|by)? b=<moment>",
                f"{when} a=<moment> and / or (on|in|at|by)? b=<moment>",
            ),
            _either,
        ),
    ]


def _with_preposition() -> list[Rule]:
    return [
        rule("", "x=<moment>", _same),
        rule("", "(on|in|at|during|over|throughout|sometime|amid) (the)? x=<moment>", _same),
        rule("", "sometime (on|in|during) (the)? x=<moment>", _same),
        rule(
            "around",
            "(on|at|in)? (or)? (around|about|circa) (the)? x=<date>",
            lambda c: Around(c.node("x")),
        ),
    ]


def window_groups() -> dict[str, list[Rule]]:
    """Groups `base`, `point` (after a preposition), `single` (one expression), `window` (all)."""
    plain = [
        rule("", "x=<moment>", _same),
        rule("", "(in|on|at) (the)? x=<moment>", _same),
        *reckoned(),
        rule("unit", "the u=#unit", _the_unit),
        rule("in", "in a=<amount>", lambda c: InTime(c.amount("a"))),
        *before_dawn(),
        rule("either", "a=<moment> or b=<moment>", _either),
    ]
    point = [rule("", "x=<moment-or-away>", _same), *dated_events()]
    single = [
        *before_dawn(),
        *rollings(),
        *_with_preposition(),
        *prepositions(),
        *reckoned(),
        *_days(),
        *_ranges(),
        *clauses(),
        *unnamed(),
    ]
    window = [
        rule("", "x=<single>", _same),
        rule("both", "a=<single> ,? (and|but|or) b=<single>", _both),
    ]
    base = [rule("", "x=<moment>", _same), *dated_events()]
    return {
        "base": base,
        "moment-or-away": plain,
        "point": point,
        "single": single,
        "window": window,
    }
