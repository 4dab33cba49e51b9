"""Rules for dates, weekdays, months, seasons, quarters, feasts, years and centuries."""

from tocsin.read.time.conventions import Conventions, grammar_words
from tocsin.read.time.lands import names_land
from tocsin.read.time.lexer import Lexer, Token
from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
from tocsin.read.time.tree import (
    Date,
    During,
    Feast,
    LongWeekend,
    Moment,
    Month,
    Node,
    Nth,
    Number,
    Part,
    Piece,
    Season,
    This,
    Weekday,
    Year,
)

YEARS = range(1000, 2101)
DAYS = range(1, 32)
MONTHS = range(1, 13)
QUARTERS = 4
CENTURIES = range(10, 22)
NTH = {"last": "last", "past": "last", "next": "next", "this": "this", "coming": "this"}
NO_SEASON = frozenset({"of", "offensive", "offensives", "campaign", "counteroffensive"})
"""After a season they make it something else: "the fall of the town", "the spring offensive"."""
HOLIDAY = "(holiday|long|bank)? (holiday|long)?"
"""What may stand between a feast and its weekend."""
DOUBTFUL_AFTER = frozenset({"and", "the", "(", ",", "about", "to"})
"""Leads after which "May" or "March" may be something else."""


def led(c: Caught) -> bool:
    """Whether the word before leads to a time."""
    return c.before is not None and c.before.word in grammar_words().leads


def year_of(c: Caught) -> int | None:
    """The year caught as `y`, where there is one."""
    part = c.parts.get("y")
    return part.year if isinstance(part, Year) else None


def number_of(c: Caught, label: str) -> int:
    """The whole number of the group caught under a label."""
    node = c.node(label)
    return int(node.value) if isinstance(node, Number) else 0


def ordinal(token: Token) -> int:
    """1 for "first", 2 for "second" (the unit's namesake), -1 for "last"."""
    return {"second": 2, "last": -1, "latter": -1}.get(token.word) or int(float(token.value))


def _year(c: Caught) -> Year | None:
    word = c.tokens["x"].word
    good = len(word) == len("2024") and word.isdigit() and int(word) in YEARS
    return Year(int(word)) if good else None


def _lone_year(c: Caught) -> Node | None:
    """A year by itself: after a word that leads to one and not before what it may count."""
    words, year, after = grammar_words(), _year(c), c.after
    if year is None or c.before is None:
        return None
    lead = c.before.word
    plural = after is not None and after.kind == "word" and after.word.endswith("s")
    if lead in words.year_leads:
        verb = after is not None and after.word in words.after_year
        return None if plural and (lead in words.loose_year_leads or not verb) else year
    named = lead == "the" and after is not None and after.kind == "word"
    return year if named and not plural and after and not after.cap else None


def _day(c: Caught) -> Number | None:
    token = c.tokens["x"]
    if not (token.word.isdigit() or token.kind == "ord" or token.word == "second"):
        return None
    n = ordinal(token)
    return Number(n) if n in DAYS else None


def _digits(c: Caught) -> Number | None:
    return _day(c) if c.tokens["x"].word[0].isdigit() else None


def _month_number(c: Caught) -> int:
    return int(float(c.tokens["m"].value))


def _date(c: Caught) -> Date:
    return Date(number_of(c, "d"), _month_number(c), year_of(c))


def _date_in_numbers(c: Caught) -> Date | None:
    """12.3.2024 is the 12th of March; with strokes only where one number can be no month."""
    raw = c.tokens["x"].word
    day, month, year = (int(n) for n in raw.replace("/", ".").split("."))
    if month in MONTHS and (day not in MONTHS or "." in raw or day == month):
        return Date(day, month, year)
    american = "/" in raw and day in MONTHS and month in DAYS and month not in MONTHS
    return Date(month, day, year) if american else None


def weekday(c: Caught) -> Weekday | None:
    """A weekday, caught as `w`; an abbreviation that is a word too needs a lead."""
    token = c.tokens["w"]
    article = c.before is not None and c.before.word == "the"
    if token.kind == "maybe-weekday" and (article or not led(c)):
        return None
    return Weekday(int(token.value))


def _month(c: Caught) -> Month | None:
    year = year_of(c)
    if c.tokens["m"].kind == "maybe-month" and year is None and not _sure(c):
        return None
    return Month(_month_number(c), year)


def _sure(c: Caught) -> bool:
    """Whether "May", "March" and the like are months here."""
    if not led(c) or c.before is None or c.before.word in DOUBTFUL_AFTER:
        return False
    return not (c.after and c.after.cap and c.after.kind == "word")


def _season(c: Caught) -> Season | None:
    year, token = year_of(c), c.tokens["s"]
    if year is not None:
        return Season(int(token.value), year)
    lead = c.before.word if c.before else ""
    verb = token.word in {"fall", "spring"} and lead in {"", "to", "and", ",", "of"}
    of = c.after is not None and c.after.word in NO_SEASON
    if verb or of or not (led(c) or c.has("the")):
        return None
    return Season(int(token.value))


def _piece(of: int) -> Build:
    def build(c: Caught) -> Piece | None:
        n = ordinal(c.tokens["o"])
        n = of if n < 0 else n
        return Piece(n, of, year_of(c)) if 1 <= n <= of else None

    return build


def _quarter_of(c: Caught) -> Node:
    return Nth(ordinal(c.tokens["o"]), "quarter", c.node("x"))


def half_of(c: Caught) -> Node:
    """The first or the second half of `x`."""
    return Part("first-half" if c.word("o") == "first" else "second-half", c.node("x"))


def _century(c: Caught) -> Node | None:
    n = ordinal(c.tokens["o"])
    return Year((n - 1) * 100 + 1, 100) if n in CENTURIES else None


def _day_of_month(c: Caught) -> Node | None:
    """For example "the 12th", where nothing follows that it could count."""
    after = c.after
    closed = after is None or after.kind in {"punct", "possessive"}
    closed = closed or (after is not None and after.word in grammar_words().after_day)
    return Date(number_of(c, "d")) if closed and led(c) else None


def _feast(name: str) -> Build:
    def build(c: Caught) -> Feast | None:
        days = name == "new-year" and c.before is not None and c.before.word == "the"
        return None if days or in_a_name(c) else Feast(name, year_of(c))

    return build


def in_a_name(c: Caught) -> bool:
    """Whether the words are part of a longer name: "Tet Offensive", "Operation Ramadan"."""
    before, after = c.before, c.after
    named = before is not None and before.cap and before.kind == "word" and not led(c)
    if named and before is not None and names_land(before.word):
        named = False  # "on Polish Independence Day"
    return named or (after is not None and after.cap and after.kind == "word")


def _feasts(conv: Conventions, lexer: Lexer) -> list[Rule]:
    found: list[Rule] = []
    for words, name in conv.words["feast"].items():
        pattern = " ".join(t.word for t in lexer.tokens(words, 0, len(words)))
        found.append(rule("feast", f"{pattern} (holiday|holidays)? y=<year>?", _feast(name)))
    return found


def _long_weekend(c: Caught) -> LongWeekend:
    return LongWeekend(c.node("x"))


def _in_year(c: Caught, small: Node) -> Node | None:
    """For example "March of last year"."""
    large = c.node("x")
    return During(small, large) if isinstance(large, This) and large.unit == "year" else None


def _dates() -> list[Rule]:
    day, month = "#weekday|maybe-weekday ,? (the)?", "m=#month|maybe-month"
    return [
        rule("date-iso", "x=#iso", lambda c: Moment(str(c.tokens["x"].value))),
        rule("date-numbers", "x=#numdate", _date_in_numbers),
        *rules(
            "date",
            tuple(f"{lead} d=<day> of? {month} ,? y=<year>?" for lead in ("the?", day)),
            _date,
        ),
        *rules(
            "date",
            tuple(f"{lead} {month} the? d=<day> ,? y=<year>?" for lead in ("", day)),
            _date,
        ),
        rule("month", month, _month),
        rule("month", f"{month} ,? of? y=<year>", _month),
        rule("date-of-year", f"d=<day> of? {month} x=<deictic>", lambda c: _in_year(c, _date(c))),
        rule(
            "month-of-year",
            f"{month} of? x=<deictic>",
            lambda c: _in_year(c, Month(_month_number(c))),
        ),
        rule("day-of-month", "#weekday ,? the d=<dom>", lambda c: Date(number_of(c, "d"))),
        rule("day-of-month", "the d=<dom>", _day_of_month),
    ]


def _quarters() -> list[Rule]:
    return [
        rule("quarter", "the? o=#ord quarter", _piece(QUARTERS)),
        rule("quarter", "the? o=#ord quarter (of|in)? y=<year>", _piece(QUARTERS)),
        rule("quarter", "the? o=(last|second) quarter", _piece(QUARTERS)),
        rule("quarter", "the? o=(last|second) quarter (of|in)? y=<year>", _piece(QUARTERS)),
        rule("quarter", "q o=#num y=<year>?", _piece(QUARTERS)),
        rule("half", "the? o=(first|second) half of y=<year>", _piece(2)),
        rule("quarter-of", "the? o=#ord quarter of x=<whole>", _quarter_of),
        rule("quarter-of", "the? o=(last|second) quarter of x=<whole>", _quarter_of),
    ]


def _seasons() -> list[Rule]:
    return [
        rule("season", "the=the? s=#season", _season),
        rule("season", "the=the? s=#season (of|in)? ,? y=<year>", _season),
        rule(
            "season-of-year",
            "the? s=#season of x=<deictic>",
            lambda c: _in_year(c, Season(int(c.tokens["s"].value))),
        ),
    ]


def _years() -> list[Rule]:
    return [
        rule("decade", "the? x=#decade", lambda c: Year(c.number("x"), 10)),
        rule("century", "the? o=#ord -? century", _century),
        rule("year", "x=#num", _lone_year),
    ]


def date_groups(conv: Conventions, lexer: Lexer) -> dict[str, list[Rule]]:
    """Groups `year`, `day`, `dom`, `recurring` (after "last", "next") and `calendar`."""
    feast = rule("", "x=<feast>", lambda c: c.node("x"))
    recurring = [
        rule("weekday", "w=#weekday|maybe-weekday", weekday),
        rule("month", "m=#month|maybe-month", _month),
        rule("season", "s=#season", lambda c: Season(int(c.tokens["s"].value))),
        feast,
    ]
    long = f"x=<feast> {HOLIDAY} weekend"
    return {
        "feast": _feasts(conv, lexer),
        "year": [rule("year", "x=#num", _year)],
        "day": [rule("day", "x=#num|ord", _day), rule("day", "x=second", _day)],
        "dom": [rule("day", "x=#ord", _digits)],
        "recurring": recurring,
        "calendar": [
            *_dates(),
            recurring[0],
            *_seasons(),
            feast,
            *rules("long-weekend", (long, f"(the|this|last) {long}"), _long_weekend),
            *_quarters(),
            *_years(),
        ],
    }
