"""Rules for what recurs and for times without a date of their own: "daily", "the future"."""

from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
from tocsin.read.timex.rules_lengths import period, said_number, unit_of
from tocsin.read.timex.terms import Repeated, Term, Vague
from tocsin.read.timex.words import timex_words

SHORTEST = 3
"""Letters of a word in -s that is no plural: "its", "was"."""
RATED = frozenset({"minute", "hour", "day", "night", "week", "month", "year"})
"""Units in rates."""
WEEKDAYS = ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")


def _each(c: Caught) -> Term | None:
    unit = unit_of(c)
    quant = "EACH" if c.word("q") == "each" else "EVERY"
    n = said_number(c, "n") if c.has("n") else 2 if c.has("o") else 1
    return Repeated(period(((n, unit),)), quant)


def _each_weekday(c: Caught) -> Term:
    quant = "EACH" if c.word("q") == "each" else "EVERY"
    return Repeated(f"XXXX-WXX-{int(c.tokens['w'].value) + 1}", quant)


def _weekdays(c: Caught) -> Term:
    """For example "on Mondays"."""
    return Repeated(f"XXXX-WXX-{WEEKDAYS.index(c.word('w')) + 1}")


def _each_part(c: Caught) -> Term | None:
    letters = {w: k for k, words in timex_words().parts_of_day.items() for w in words}
    return Repeated(f"XXXX-XX-XXT{letters[c.word('d')]}", "EVERY")


def _each_weekday_part(c: Caught) -> Term:
    letters = {w: k for k, words in timex_words().parts_of_day.items() for w in words}
    return Repeated(f"XXXX-WXX-{int(c.tokens['w'].value) + 1}T{letters[c.word('d')]}", "EVERY")


def _each_season(c: Caught) -> Term:
    return Repeated(f"XXXX-{timex_words().seasons[c.word('s')]}", "EVERY")


def _times(c: Caught) -> Term | None:
    n = {"once": 1, "twice": 2}.get(c.word("t")) or (said_number(c, "n") if c.has("n") else 1)
    return Repeated(period(((1, unit_of(c)),)), "", f"{n:g}X")


def _rate(c: Caught) -> Term | None:
    """For example "900 tons a day": after the noun that is counted or the share that it is."""
    before = c.before
    if before is None or unit_of(c) in {
        "second",
        "season",
        "weekend",
        "decade",
        "century",
        "quarter",
    }:
        return None
    if c.after is not None and c.after.word in {"before", "after", "ago", "earlier", "later"}:
        return None
    counted = before.word in {"%", "percent", "times", "million", "billion"}
    plural = (
        before.kind in {"word", "units"}
        and before.word.endswith("s")
        and len(before.word) > SHORTEST
    )
    return Repeated(period(((1, unit_of(c)),))) if counted or plural else None


def sets() -> list[Rule]:
    """Group `set`: what recurs."""
    words = timex_words()
    parts = "|".join(w for ws in words.parts_of_day.values() for w in ws)
    found = [
        rule("set-each", "q=(every|each) o=other? u=#unit", _each),
        rule("set-each", "q=(every|each) n=<n> u=#units", _each),
        rule("set-weekday", "q=(every|each) w=#weekday", _each_weekday),
        rule("set-weekday", f"w=({'|'.join(WEEKDAYS)})", _weekdays),
        rule("set-weekday", f"q=(every|each) w=#weekday d=({parts})", _each_weekday_part),
        rule("set-weekends", "weekends", _weekends),
        rule("set-season", f"(every|each) s=({'|'.join(words.seasons)})", _each_season),
        rule("set-part", f"(every|each) d=({parts})", _each_part),
        rule("set-times", "t=(once|twice) (a|each|every|per) u=#unit", _times),
        rule("set-times", "n=<n> times (a|each|every|per) u=#unit", _times),
        rule("set-rate", "(a|an) u=#unit", _rate),
        rule("set-rate", "per u=#unit", lambda c: Repeated(period(((1, unit_of(c)),)))),
    ]
    for value, names in words.repeated.items():
        found += rules("set-word", [f"x={n}" for n in names if " " not in n], _worded(value))
        found += rules("set-word", [n for n in names if " " in n], lambda _, v=value: Repeated(v))
    return found


def _weekends(c: Caught) -> Term | None:
    led = c.before is not None and c.before.word in {"on", "and", "or", "except"}
    return Repeated("XXXX-WXX-WE") if led else None


def _worded(value: str) -> Build:
    """A word such as "daily"; not in the name of a paper ("Steppe Daily")."""
    return lambda c: None if c.tokens["x"].cap and _named(c) else Repeated(value)


def _named(c: Caught) -> bool:
    return c.before is not None and c.before.cap and c.before.kind == "word"


def vague() -> list[Rule]:
    """Group `vague`: now, recently, the future, and bare units that lie there."""
    back, ahead = "(recent|earlier|past)", "(coming|upcoming|future|ensuing)"
    return [
        *(
            rule("vague", w, _vague(v, w))
            for v, names in timex_words().vague.items()
            for w in names
        ),
        rule("vague", "the past", _the_past),
        rule("ago-vague", "(a)? (long|short) time ago", lambda _: Vague("PAST_REF")),
        rule("this-time", "this time", _this_time),
        rule("vague-units", f"(the|more|most)? {back} u=#units", lambda _: Vague("PAST_REF")),
        *rules(
            "vague-units",
            ("the u=#units ahead", "the u=#units to come"),
            lambda _: Vague("FUTURE_REF"),
        ),
        rule("vague-units", f"(the)? {ahead} u=#units", lambda _: Vague("FUTURE_REF")),
    ]


def _the_past(c: Caught) -> Term | None:
    after = c.after
    good = after is None or after.kind in {"punct", "possessive"}
    good = good or (after is not None and after.word in timex_words().the_past_before)
    return Vague("PAST_REF") if good else None


def _this_time(c: Caught) -> Term | None:
    """For example "at this time"; "this time it failed" counts occasions."""
    leads = {"at", "around", "about", "during", "by", "from", "until", "till", "to", "before"}
    return Vague("PRESENT_REF") if c.before is not None and c.before.word in leads else None


def _vague(value: str, name: str) -> Build:
    words = timex_words()
    not_before = words.vague_not_before.get(name, [])
    not_after = words.vague_not_after.get(name, [])
    only_after = words.present_leads if name == "present" else []

    def build(c: Caught) -> Term | None:
        barred = (c.after is not None and c.after.word in not_before) or (
            c.before is not None and c.before.word in not_after
        )
        led = not only_after or (c.before is not None and c.before.word in only_after)
        return None if barred or not led else Vague(value)

    return build
