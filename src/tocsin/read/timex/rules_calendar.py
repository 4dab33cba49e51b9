"""Rules for dates of the calendar: days, weekdays, months, seasons, feasts."""

from dataclasses import replace

from tocsin.read.time.conventions import Conventions
from tocsin.read.time.lexer import Lexer, Token
from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
from tocsin.read.time.rules_dates import HOLIDAY, YEARS, in_a_name, led, ordinal
from tocsin.read.time.tree import Number
from tocsin.read.timex.terms import (
    Cal,
    Feast,
    Iso,
    LongWeekend,
    Nth,
    Of,
    Pair,
    Season,
    Term,
    Unit,
    Weekday,
)
from tocsin.read.timex.words import timex_words

DAYS, MONTHS = range(1, 32), range(1, 13)
NTH = {"last": "last", "past": "last", "previous": "before", "preceding": "before", "next": "next",
       "this": "this", "current": "this", "coming": "next", "following": "after"}  # fmt: skip
RELATIVE = "(last|past|this|next|coming|previous|preceding|following|current)"
MONTH = "m=#month|maybe-month"
WEEKDAY = "#weekday|maybe-weekday"
DAY_CLOSERS = frozenset({"and", "at", "when", "but", "he", "they", "it", "was", "were", "to"})
"""Words after "the 12th" where that is a day."""
SURE_LEADS = frozenset(
    ["in", "by", "since", "until", "till", "from", "of", "last", "next", "this", "early", "mid",
     "late", "through", "during", "throughout", "between", "-", "before", "after", "for", "on"]
)  # fmt: skip
"""Words before "May" and "March" that make them months."""
NAMED_SEASONS = frozenset({"offensive", "campaign", "counteroffensive", "offensives"})
"""After a capitalised season they name a happening in it: "the Winter Offensive"."""
SHORT, LONG = 2, 4


def number(c: Caught, label: str) -> int:
    """The whole number of the group caught under a label."""
    node = c.node(label)
    return int(node.value) if isinstance(node, Number) else 0


def _day_number(c: Caught) -> Number | None:
    token = c.tokens["x"]
    if not (token.word.isdigit() or token.kind == "ord" or token.word == "second"):
        return None
    n = ordinal(token)
    return Number(n) if n in DAYS else None


def _year_number(c: Caught) -> Number | None:
    word = c.tokens["x"].word
    return (
        Number(int(word)) if len(word) == LONG and word.isdigit() and int(word) in YEARS else None
    )


def _old_number(c: Caught) -> Number | None:
    """A year BC, negative."""
    word = c.tokens["x"].word
    return Number(-int(word)) if word.isdigit() and len(word) <= LONG else None


def plain(c: Caught, label: str) -> Term | None:
    """The term caught under a label; None for a pair, which has no value of its own."""
    node = c.node(label)
    return node if isinstance(node, Term) and not isinstance(node, Pair) else None


def year_of(c: Caught) -> int | None:
    """The year caught as `y`, where there is one."""
    return number(c, "y") if c.has("y") else None


def _month_of(c: Caught) -> int:
    return int(float(c.tokens["m"].value))


def _day(c: Caught) -> Cal:
    return Cal(year_of(c), _month_of(c), number(c, "d"))


def _month(c: Caught) -> Term | None:
    token = c.tokens["m"]
    if c.has("y"):
        return Cal(year_of(c), _month_of(c))
    before = c.before.word if c.before else ""
    named = c.after is not None and c.after.cap and c.after.kind == "word"
    if c.after is not None and c.after.word in {"delivery", "futures", "contract", "contracts"}:
        return Nth(_month_of(c), "coming")
    if token.kind == "maybe-month":
        return Cal(None, _month_of(c)) if _surely_month(c, before, named=named) else None
    first_name = named and before not in SURE_LEADS and token.word in {"april", "june", "august"}
    return None if first_name else Cal(None, _month_of(c))


def _surely_month(c: Caught, before: str, *, named: bool) -> bool:
    """Whether "May" or "March" is no name or verb: not after a name, not before one."""
    if before in SURE_LEADS:
        return not named
    if c.before is None or named or c.before.cap or before == "the":
        return False
    return c.before.kind != "punct" or before in {",", "(", "/"}


def _of(c: Caught) -> Term | None:
    small, large = plain(c, "a"), plain(c, "x")
    return Of(small, large) if small and large else None


def _shared(c: Caught, *, month_first: bool) -> Term | None:
    """The two days of "8 and 9 May" or "May 8-9" as expressions of their own."""
    d, e = c.tokens["d"], c.tokens["e"]
    first, last = _as_day(d), _as_day(e)
    if first is None or last is None:
        return None
    year, month = year_of(c), _month_of(c)
    start = c.tokens["m"].start if month_first else d.start
    return Pair(Cal(year, month, first), start, d.end, Cal(year, month, last), e.start)


def _as_day(token: Token) -> int | None:
    if token.kind != "ord" and not token.word.isdigit():
        return None
    n = ordinal(token)
    return n if n in DAYS else None


def _numdate(c: Caught) -> Term | None:
    raw = c.tokens["x"].word
    day, month, year = (int(n) for n in raw.replace("/", ".").split("."))
    if month not in MONTHS or ("/" in raw and day in MONTHS):
        day, month = month, day  # 10/27/1989 as an American writes it
    return Cal(year, month, day) if day in DAYS and month in MONTHS else None


def _short_date(c: Caught) -> Term | None:
    """For example 10/27/89 or 10-27-89."""
    month, day, year = (c.tokens[x].word for x in ("m", "d", "y"))
    if not (month.isdigit() and day.isdigit() and year.isdigit() and len(year) == SHORT):
        return None
    good = int(month) in MONTHS and int(day) in DAYS
    return Cal(_full(int(year)), int(month), int(day)) if good else None


def _full(digits: int) -> int:
    pivot = 50
    return 1900 + digits if digits >= pivot else 2000 + digits


def days() -> list[Rule]:
    """Days and months with or without their year."""
    year = ",? y=<year>?"
    return [
        rule("date-iso", "x=#iso", lambda c: Iso(str(c.tokens["x"].value))),
        rule("date-numbers", "x=#numdate", _numdate),
        rule("date-numbers", "m=#num / d=#num / y=#num", _short_date),
        rule("date-numbers", "m=#num - d=#num - y=#num", _short_date),
        rule("date", f"(the)? d=<day> of? {MONTH} {year}", _day),
        rule("date", f"{WEEKDAY} ,? (the)? d=<day> of? {MONTH} {year}", _day),
        rule("date", f"{MONTH} (the)? d=<day> {year}", _day),
        rule("date", f"{WEEKDAY} ,? {MONTH} (the)? d=<day> {year}", _day),
        rule("month", f"{MONTH}", _month),
        rule("month", f"{MONTH} ,? of? y=<year>", _month),
        rule("date-of", "a=<day-month> of? x=<relative-year>", _of),
        rule(
            "days",
            f"d=#num|ord (-|and|to|or|until|,) e=#num|ord of? {MONTH} {year}",
            lambda c: _shared(c, month_first=False),
        ),
        rule(
            "days",
            f"{MONTH} d=#num|ord (-|and|to|or|until) e=#num|ord {year}",
            lambda c: _shared(c, month_first=True),
        ),
        rule("day-of-month", "the d=<ordinal-day>", _ordinal_day),
        rule("day-of-month", f"{WEEKDAY} ,? the d=<ordinal-day>", _ordinal_day),
    ]


def _ordinal_day(c: Caught) -> Term | None:
    """For example "on the 12th", where nothing follows that it could count."""
    after = c.after
    closed = after is None or after.kind in {"punct", "possessive"}
    closed = closed or (after is not None and after.word in DAY_CLOSERS)
    before = c.before.word if c.before else ""
    return Cal(None, None, number(c, "d")) if closed and before in {"on", "by", "until"} else None


def _weekday(c: Caught) -> Term | None:
    token = c.tokens["w"]
    after = c.after.word if c.after else ""
    article = c.before is not None and c.before.word == "the"
    named = c.after is not None and c.after.cap and c.after.kind == "word"
    if token.kind == "maybe-weekday" and (article or named or (not led(c) and after != ",")):
        return None
    return Weekday(int(token.value))


def _that_weekday(c: Caught) -> Term | None:
    """For example "Oct. 13, a Friday", "the Friday after"; not "the Monday debate"."""
    after = c.after
    ends = after is None or after.kind == "punct"
    said = after is not None and after.word in {
        "of",
        "before",
        "after",
        "when",
        "that",
        "following",
    }
    if not (said if c.word("t") == "the" else ends):
        return None
    return Weekday(int(c.tokens["w"].value), "said")


def _nth_weekday(c: Caught) -> Term | None:
    if c.word("r") in {"following", "preceding"} and not c.has("the"):
        return None  # "following Monday's debate"
    return Weekday(int(c.tokens["w"].value), NTH[c.word("r")])


def _nth_month(c: Caught) -> Term | None:
    if c.word("r") in {"following", "preceding"} and not c.has("the"):
        return None
    return Nth(_month_of(c), NTH[c.word("r")])


def _nth_date(c: Caught) -> Term:
    """For example "last March 3"."""
    return Of(_day(c), Nth(_month_of(c), NTH[c.word("r")]))


def _trailing(c: Caught) -> Term | None:
    """For example "Friday last week", "Tuesday this week"."""
    large = c.node("x")
    day = Weekday(int(c.tokens["w"].value))
    return Of(day, large) if isinstance(large, Term) else None


def weekdays() -> list[Rule]:
    """Weekdays, and months and weekdays with "last" or "next"."""
    return [
        rule("weekday", "w=#weekday|maybe-weekday", _weekday),
        rule("weekday", "t=(a|the) w=#weekday", _that_weekday),
        rule("weekday-nth", f"the=the? r={RELATIVE} w=#weekday", _nth_weekday),
        rule("weekday-nth", "this r=(past|coming) w=#weekday", _nth_weekday),
        rule("month-nth", f"the=(the|this)? r={RELATIVE} m=#month|maybe-month", _nth_month),
        rule("date-nth", f"r={RELATIVE} {MONTH} (the)? d=<day>", _nth_date),
        rule("weekday-of", "w=#weekday (of)? x=<week>", _trailing),
    ]


def _season(c: Caught) -> Term | None:
    code = timex_words().seasons[c.word("s")]
    if c.has("y"):
        return Season(code, year_of(c))
    if c.has("r"):
        return Season(code, None, NTH[c.word("r")])
    lead = c.before.word if c.before else ""
    after = c.after.word if c.after else ""
    token = c.tokens["s"]
    if token.cap and not c.has("t") and not led(c) and after not in NAMED_SEASONS:
        return None  # "Mr. Winter"
    if c.word("s") not in {"fall", "spring"}:
        return Season(code)
    if after in {"of", "from", "to", "in", "back", "for", "water"}:
        return None
    before = {"throughout", "during", "until", "since", "in", "late", "early", "mid", "-", "same"}
    led_to = lead in before or (c.has("t") and (lead == "by" or c.word("s") == "spring"))
    return Season(code) if led_to or after in {"offensive", "campaign", "break", "term"} else None


def seasons() -> list[Rule]:
    """Seasons."""
    names = f"s=({'|'.join(timex_words().seasons)})"
    return [
        rule("season", f"t=the? {names}", _season),
        rule("season", f"t=the? {names} (of|in)? ,? y=<year>", _season),
        rule("season", f"y=<year> {names}", _season),
        rule("season-nth", f"(the)? r={RELATIVE} {names}", _season),
        rule("season-of", "a=<bare-season> of x=<relative-year>", _of),
    ]


def _feast(name: str) -> Build:
    return lambda c: None if in_a_name(c) else Feast(name, year_of(c))


def feasts(conv: Conventions, lexer: Lexer) -> list[Rule]:
    """Feasts by name."""
    found: list[Rule] = []
    for words, name in conv.words["feast"].items():
        if name.endswith("election"):
            continue  # a happening: no TIMEX3
        pattern = " ".join(t.word for t in lexer.tokens(words, 0, len(words)))
        found += [
            rule("feast", pattern, _feast(name)),
            rule("feast", f"{pattern} (,|of|in)? y=<year>", _feast(name)),
        ]
    return found


def feast_days() -> list[Rule]:
    """Feasts, last and next ones, and their weekends: "the Labour Day holiday weekend"."""
    nth, weekend = f"r={RELATIVE} x=<feast>", f"x=<feast> {HOLIDAY} weekend"
    return [
        rule("", "x=<feast>", _named_feast),
        *rules("feast-nth", (nth, f"the {nth}"), _feast_nth),
        *rules("long-weekend", (weekend, f"(the|this|last|next) {weekend}"), _long_weekend),
    ]


def _named_feast(c: Caught) -> Feast | None:
    feast = c.node("x")
    return feast if isinstance(feast, Feast) else None


def _feast_nth(c: Caught) -> Feast | None:
    feast = _named_feast(c)
    return replace(feast, nth=NTH[c.word("r")]) if feast and feast.year is None else None


def _long_weekend(c: Caught) -> LongWeekend | None:
    feast = _named_feast(c)
    return LongWeekend(feast) if feast else None


def parts() -> dict[str, list[Rule]]:
    """Groups of numbers and of what others are made of."""
    names = f"s=({'|'.join(timex_words().seasons)})"
    return {
        "year": [
            rule("year", "x=#num", _year_number),
            rule("year", "x=#num (bc|bce)", _old_number),
            rule("year", "x=#num b . c .?", _old_number),
        ],
        "day": [rule("day", "x=#num|ord", _day_number), rule("day", "x=second", _day_number)],
        "ordinal-day": [rule("day", "x=#ord", _digits)],
        "day-month": [
            rule("month", MONTH, lambda c: Cal(None, _month_of(c))),
            rule("date", f"(the)? d=<day> of? {MONTH}", _day),
            rule("date", f"{MONTH} (the)? d=<day>", _day),
        ],
        "bare-season": [
            rule("season", f"(the)? {names}", lambda c: Season(timex_words().seasons[c.word("s")]))
        ],
        "relative-year": [
            rule("year", "(last|past) year", lambda _: Unit("year", -1)),
            rule("year", "(this|the current) year", lambda _: Unit("year", 0)),
            rule("year", "next year", lambda _: Unit("year", 1)),
            rule("year", "(that|the same|the) year", lambda _: Unit("year", 0, "said")),
            rule("year", "the (same|very) year", lambda _: Unit("year", 0, "said")),
            rule("year", "the (following|next) year", lambda _: Unit("year", 1, "said")),
            rule("year", "the (previous|preceding) year", lambda _: Unit("year", -1, "said")),
        ],
        "week": [
            rule("week", "(last|past) week", lambda _: Unit("week", -1)),
            rule("week", "this week", lambda _: Unit("week", 0)),
            rule("week", "next week", lambda _: Unit("week", 1)),
        ],
    }


def _digits(c: Caught) -> Number | None:
    return _day_number(c) if c.tokens["x"].word[0].isdigit() else None
