"""Rules for what is counted from the report or a date before: "last week", "a year earlier"."""

from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
from tocsin.read.timex.rules_calendar import number, plain
from tocsin.read.timex.rules_lengths import unit_of
from tocsin.read.timex.terms import Away, Base, Cal, EdgeDay, Length, Modified, Term, Unit, Vague

OFFSETS = {"this": 0, "current": 0, "last": -1, "past": -1, "latest": -1, "next": 1, "coming": 1}
SAID = {"that": 0, "same": 0, "very": 0, "next": 1, "following": 1, "ensuing": 1, "subsequent": 1,
        "succeeding": 1, "previous": -1, "preceding": -1, "prior": -1}  # fmt: skip
BACK = frozenset({"earlier", "before", "previously", "prior"})
FINE = frozenset({"second", "minute", "hour"})
PART = {"early": "START", "beginning": "START", "start": "START", "outset": "START",
        "opening": "START", "mid": "MID", "middle": "MID", "midst": "MID", "height": "MID",
        "late": "END", "end": "END", "close": "END", "closing": "END", "latter": "END",
        "turn": "START", "eve": "BEFORE", "first": "START", "last": "END"}  # fmt: skip
KIND = "(fiscal|calendar|financial|school|academic|crop|model|business|trading)?"
THE_LEADS = frozenset(
    ["of", "in", "for", "during", "by", "into", "throughout", "that", "within", "earlier", "later",
     "late", "early", "over", "through", "on", "until", "before", "all"]
)  # fmt: skip


def _today(offset: int) -> Build:
    return lambda _: Unit("day", offset)


def _today_itself(c: Caught) -> Term | None:
    """Not the newspaper "USA Today"."""
    before = c.before
    named = before is not None and before.cap and before.kind == "word"
    return None if named and c.tokens["x"].cap else Unit("day")


def _this(c: Caught) -> Term | None:
    unit, rel = unit_of(c), c.word("r")
    if unit in FINE or unit == "second":
        return None
    if unit == "day" and rel in {"last", "next", "past", "current", "coming"}:
        return None
    if unit == "night":
        return None
    if unit == "season":
        return None
    return Unit(unit, OFFSETS[rel])


def _stretch(c: Caught) -> Term | None:
    """For example "for the next year": how long, not which."""
    unit, lead = unit_of(c), c.before.word if c.before else ""
    long = unit in {"week", "month", "year", "decade", "century"}
    return Length(((1, unit),)) if long and lead in {"for", "over"} else None


def _the_next(c: Caught) -> Term | None:
    unit = unit_of(c)
    return (
        None
        if unit in FINE or unit in {"night", "season"}
        else Unit(unit, SAID[c.word("r")], "said")
    )


def _that(c: Caught) -> Term | None:
    unit = unit_of(c)
    return None if unit in FINE or unit in {"night", "season"} else Unit(unit, 0, "said")


def _the_unit(c: Caught) -> Term | None:
    """The year or quarter spoken of: "the quarter", "in the year"."""
    unit, lead = unit_of(c), c.before.word if c.before else ""
    if unit not in {"year", "quarter", "month", "week", "weekend", "decade", "century"}:
        return None
    if unit == "weekend":
        return Unit("weekend")
    after = c.after
    ended = after is not None and (after.word in {"ended", "ending"} or after.kind == "month")
    if ended and unit != "quarter":
        return Length(((1, unit),))  # "in the year ended Dec. 31"
    compound = after is not None and (after.word in {"of", "ahead", "old"} or after.kind == "num")
    return None if lead not in THE_LEADS or compound else Unit(unit, 0, "said", spoken=True)


def _day_of_that_month(c: Caught) -> Term:
    return Cal(None, None, number(c, "d"))


def _moved(c: Caught, sign: int, base: Base) -> Term | None:
    length = c.node("a")
    if not isinstance(length, Length) or len(length.parts) != 1:
        return None
    n, unit = length.parts[0]
    return Away(n, unit, sign, base, length.mod)


def _away(sign: int, base: Base) -> Build:
    return lambda c: _moved(c, sign, base)


def _later(c: Caught) -> Term | None:
    word, after = c.word("w"), c.after
    if word in {"before", "after", "prior"} and after is not None:
        closes = after.kind == "punct" and after.word not in {"(", '"', "\u201c"}
        if not closes and after.word not in {"and", "but", "when", "as", "with"}:
            return None
    return _moved(c, -1 if word in BACK else 1, "said")


def _unsaid_away(c: Caught) -> Term | None:
    """For example "days later", "years ago"."""
    word, after = c.word("w") or "ago", c.after
    if word in {"before", "after", "prior"} and after is not None and after.kind != "punct":
        return None
    back = word in BACK or word == "ago"
    return Away(None, unit_of(c), -1 if back else 1, "said")


def deictic() -> list[Rule]:
    """Group `deictic`: days and units around the report's day or a day before."""
    rel = "r=(this|current|last|past|next|coming|latest)"
    said = f"r=({'|'.join(SAID)})"
    return [
        rule("today", "x=today", _today_itself),
        rule("tomorrow", "tomorrow", _today(1)),
        rule("yesterday", "yesterday", _today(-1)),
        rule("day-before-yesterday", "(the)? day before yesterday", _today(-2)),
        rule("day-after-tomorrow", "(the)? day after tomorrow", _today(2)),
        rule("this-unit", f"{rel} {KIND} u=#unit", _this),
        rule("this-unit", f"the r=(current|latest|coming) {KIND} u=#unit", _this),
        rule("this-unit", f"the most recent {KIND} u=#unit", _most_recent),
        rule("this-unit", f"this r=(past|coming) {KIND} u=#unit", _this),
        rule("this-unit", "the u=#unit just (ended|past)", lambda c: Unit(unit_of(c), -1)),
        rule("unit-before-last", "the u=#unit before last", lambda c: Unit(unit_of(c), -2)),
        rule("that-unit", "that u=#unit", _that),
        rule("that-day", "(the)? d=<ordinal-day> of u=(that|the same) month", _day_of_that_month),
        rule("that-unit", "(the|that|this) (same|very) u=#unit", _that),
        rule("stretch", "the next u=#unit", _stretch),
        rule("following-unit", f"(the|its|that) {said} u=#unit", _the_next),
        rule("following-unit", "the u=#unit r=(following|before|after)", _following),
        rule("year-earlier", "u=#unit - (ago|earlier)", _hyphened),
        rule(
            "year-earlier",
            "(the|a)? u=year - (ago|earlier) v=(quarter|period|month|week|half)",
            _year_ago,
        ),
        rule("the-unit", f"the {KIND} u=#unit", _the_unit),
        rule("unit-end", "(the)? u=(year|month|quarter|week) - (end)", _unit_end),
        rule("unit-end", "u=(year|month|quarter|week) #possessive (end)", _unit_end),
        rule("unit-end", "u=(year) end", _unit_end),
        rule("unit-end", "(the)? year - end y=<year>", _year_end),
        rule("midyear", "(midyear|mid - year)", lambda _: Modified(Unit("year"), "MID")),
    ]


def _following(c: Caught) -> Term | None:
    after = c.after
    if c.word("r") != "following" and after is not None and after.kind != "punct":
        return None  # "the year before the war"
    unit = unit_of(c)
    if unit in FINE or unit in {"night", "season"}:
        return None
    return Unit(unit, -1 if c.word("r") == "before" else 1, "said")


def _hyphened(c: Caught) -> Term | None:
    return Unit(unit_of(c), -1)


def _year_ago(c: Caught) -> Term:
    """For example "the year-ago quarter": a year before the quarter spoken of."""
    return Unit("quarter", -4, "said") if c.word("v") == "quarter" else Unit("year", -1)


def _unit_end(c: Caught) -> Term:
    return Modified(Unit(c.word("u")), "END")


def _year_end(c: Caught) -> Term:
    return Modified(Cal(number(c, "y")), "END")


def _most_recent(c: Caught) -> Term | None:
    unit = unit_of(c)
    return None if unit in FINE or unit in {"night", "season", "day"} else Unit(unit, -1)


def counted() -> list[Rule]:
    """Group `counted`: so long ago, earlier, later."""
    later = "w=(earlier|later|afterwards|afterward|before|after|previously|prior)"
    return [
        rule("ago", "a=<duration> ago", _away(-1, "now")),
        rule("ago", "a=<duration> back", _away(-1, "now")),
        rule("from-now", "a=<duration> from (now|today)", _away(1, "now")),
        rule("from-now", "a=<duration> hence", _away(1, "now")),
        rule("later", f"a=<duration> {later}", _later),
        *rules("later", (f"u=#units {later}", "u=#units ago"), _unsaid_away),
        rule("ago-vague", "(long|not long) ago", lambda _: Vague("PAST_REF")),
        rule("ago-vague", "some time ago", lambda _: Vague("PAST_REF")),
    ]


def _part(c: Caught) -> Term | None:
    term = plain(c, "x")
    return Modified(term, PART[c.word("p")]) if term is not None else None


def _half_of(c: Caught) -> Term | None:
    term = plain(c, "x")
    return Modified(term, "START" if c.word("o") == "first" else "END") if term else None


def _edge_day(c: Caught) -> Term | None:
    term = plain(c, "x")
    return EdgeDay(term, c.word("o") != "first") if term is not None else None


def _rest(c: Caught) -> Term | None:
    return plain(c, "x")


def _end_of(c: Caught) -> Term | None:
    term = plain(c, "x")
    return Modified(term, "END") if term is not None else None


def part_rules() -> list[Rule]:
    """Parts of dates: "early May", "the end of the year", "later this month"."""
    edge = "(start|beginning|outset|end|close|middle|midst|height|turn)"
    return [
        rule("part", "(the)? p=(early|mid|late|middle) (to|or)? (mid|late)? -? x=<whole>", _part),
        rule("part", "(the)? p=(early|late) (in|on|of) x=<whole>", _part),
        rule("part", "(the)? (early|mid) - to - p=(mid|late) - x=<whole>", _part),
        rule("part", f"(the|its)? (very)? p={edge} of x=<whole>", _part),
        rule(
            "part",
            "the p=(early|latter|closing|opening|first|last|middle) part of x=<whole>",
            _part,
        ),
        rule("part", "(the)? p=eve of x=<feast>", _part),
        rule("rest-of", "(the)? (rest|remainder|balance) of x=<whole>", _end_of),
        rule("rest", "(later|earlier) (in|on)? x=<whole>", _rest),
        rule(
            "length-of",
            "(the)? (first|last|final|opening|closing|past|early|late) a=<length> of x=<whole>",
            _length_of,
        ),
        rule("edge-day", "the o=(first|last|final) day of x=<whole>", _edge_day),
        rule("part", "the o=(first|second|latter) half of x=<whole>", _half_of),
        rule("length-of", "the (first|second|third|last|final) u=#unit", _first_of),
        rule("length-bare", "the (early|late|final)? u=#units", _the_units),
        rule(
            "length-of",
            "the (first|last|final|opening|closing) u=#unit of x=<whole>",
            _unit_of_whole,
        ),
        rule(
            "length-of",
            "the (first|last|final|opening|closing) u=#units of x=<whole>",
            _units_of_whole,
        ),
    ]


def _first_of(c: Caught) -> Term | None:
    """For example "the first year of the war"."""
    unit = unit_of(c)
    of = c.after is not None and c.after.word == "of"
    fine = unit in {"second", "minute", "quarter", "day", "night", "season"}
    return Length(((1, unit),)) if of and not fine else None


def _the_units(c: Caught) -> Term | None:
    """For example "the years of the siege", "in the days after the coup"."""
    follow = {"of", "following", "after", "before", "since", "leading", "preceding", "immediately"}
    unit = unit_of(c)
    follow -= {"of"} if unit in FINE else set[str]()  # "the minutes of the meeting"
    said = c.after is not None and c.after.word in follow
    return Length(((None, unit),)) if said and unit not in {"second", "quarter"} else None


def _length_of(c: Caught) -> Term | None:
    length = c.node("a")
    return length if isinstance(length, Length) else None


def _unit_of_whole(c: Caught) -> Term | None:
    unit = unit_of(c)
    return None if unit in {"second", "quarter", "minute", "day"} else Length(((1, unit),))


def _units_of_whole(c: Caught) -> Term | None:
    return Length(((None, unit_of(c)),))
