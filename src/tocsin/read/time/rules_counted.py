"""Rules for what is counted from the anchor, from a date, or from the date last mentioned."""

from tocsin.read.time.pattern import Build, Caught, Rule, rule, rules
from tocsin.read.time.tree import (
    Amount,
    Anytime,
    Away,
    Between,
    During,
    InTime,
    Lasting,
    Length,
    Node,
    Reference,
    Rolling,
    Shortly,
    This,
    Weekday,
)

AHEAD = frozenset({"next", "coming", "following", "ahead"})
BACK = frozenset({"earlier", "before", "previously", "prior"})
ROLL = "(in|over|within|during|for|throughout)"
NEXT, GONE = "(next|coming|following)", "(last|past|previous|preceding|recent)"
FROM = "(from|starting|beginning|after)"
DAY = Amount(Length(1, "day"), Length(1, "day"))


def _amount_of(c: Caught, most: float = 1) -> Amount:
    unit = str(c.tokens["u"].value)
    return Amount(Length(1, unit), Length(most, unit))


def _away(sign: int) -> Build:
    return lambda c: Away(c.amount("a"), sign)


def _shortly(sign: int) -> Build:
    return lambda c: Shortly(c.node("x"), sign)


def _day_from(sign: int) -> Build:
    return lambda c: Away(DAY, sign, c.node("x"))


def _out(c: Caught) -> Node | None:
    """For example "three weeks out"; not "two days out of ten"."""
    of = c.after is not None and c.after.word == "of"
    return None if of else Away(c.amount("a"), 1)


def _in_time(c: Caught) -> Node:
    return InTime(c.amount("a"))


def _any_time(_: Caught) -> Node:
    return Anytime()


def _from_base(sign: int) -> Build:
    def build(c: Caught) -> Node:
        base = c.node("x")
        if sign > 0 and isinstance(base, Weekday) and not base.nth:
            base = Weekday(base.day, "this")  # "a week from Sunday" looks ahead
        return Away(c.amount("a"), sign, base)

    return build


def _week_on(c: Caught) -> Node | None:
    """For example "a week on Monday": the Monday after the next one."""
    day = c.node("x")
    return Away(c.amount("a"), 1, Weekday(day.day, "this")) if isinstance(day, Weekday) else None


def _weekday_week(c: Caught) -> Node | None:
    """For example "on Friday week": a week after the coming one."""
    if c.after is not None and c.after.kind != "punct":
        return None
    unit = str(c.tokens["u"].value)
    length = Length(1, unit)
    return Away(Amount(length, length), 1, Weekday(int(c.tokens["w"].value), "this"))


def _weeks_ago_on(c: Caught) -> Node:
    """For example "two weeks ago on Monday": that day of the week before last."""
    length = c.amount("a").low
    weeks = length.n * (2 if length.unit == "fortnight" else 1)
    return During(Weekday(int(c.tokens["w"].value)), This("week", -int(weeks)))


def _from_reference(c: Caught) -> Node | None:
    if c.after is not None and c.after.kind != "punct" and c.word("w") in {"before", "after"}:
        return None  # "two days before the vote": the base follows
    return Away(c.amount("a"), -1 if c.word("w") in BACK else 1, Reference())


def _rolling(sign: int, *, within: bool = False) -> Build:
    def build(c: Caught) -> Node | None:
        if c.after is not None and c.after.word in {"of", "in"} and sign < 0:
            return None  # "the last two weeks of May"
        return Rolling(c.amount("a"), sign, within=within)

    return build


def _deadline(c: Caught) -> Node | None:
    """For example "They have 72 hours to leave"."""
    given = c.after is not None and c.after.word == "to"
    return Rolling(c.amount("a"), 1) if given else None


def _rolling_unit(c: Caught) -> Node | None:
    if c.tokens["u"].value in {"second", "weekend"}:
        return None
    return Rolling(_amount_of(c), 1 if c.word("r") in AHEAD else -1)


def _rolling_both(c: Caught) -> Node:
    """For example "over the coming days and weeks"."""
    return Rolling(Amount(c.amount("a").low, c.amount("b").high), 1)


def _from_on(c: Caught) -> Node:
    """For example "for two weeks from Monday"."""
    return Between(c.node("x"), Away(c.amount("a"), 1, Reference()))


def reckoned() -> list[Rule]:
    """Moments so far away: "two weeks ago", "a day before the vote on 14 April"."""
    later = "w=(earlier|later|afterwards|afterward|before|after|previously|prior)"
    return [
        rule("ago", "a=<amount> ago", _away(-1)),
        *rules(
            "from-now",
            (
                "(in)? a=<amount> (hence|away|off)",
                "(in)? a=<amount> from (now|today)",
                'a=<amount> #possessive #word ("|”)? away',
                "in a=<amount> #possessive? time",
                "as (little|few) as a=<amount> (away|from)",
            ),
            _away(1),
        ),
        rule("from-now", "a=<amount> out", _out),
        rule("later", f"(some|just)? a=<amount> {later}", _from_reference),
        *rules(
            "before-moment",
            (
                "(on)? the? a=<amount> before (the)? x=<base>",
                "(on)? the? a=<amount> (ahead|prior) (of|to) (the)? x=<base>",
            ),
            _from_base(-1),
        ),
        rule(
            "after-moment", "the? a=<amount> (after|from|following) (the)? x=<base>", _from_base(1)
        ),
        rule("week-on", "a=<fortnight> on x=<base>", _week_on),
        rule("week-on", "(on)? w=#weekday u=(week|fortnight)", _weekday_week),
        rule("weeks-ago-on", "a=<fortnight> ago on w=#weekday", _weeks_ago_on),
        rule("eve", "(on)? the eve of (the)? x=<base>", _day_from(-1)),
        rule("eve", "(on)? the (day|night) before (the)? x=<base>", _day_from(-1)),
        rule("day-after", "(on)? the (day|night) after (the)? x=<base>", _day_from(1)),
        rule("shortly", "(shortly|just|soon|immediately) before x=<moment>", _shortly(-1)),
        rule("shortly", "(shortly|just|soon|immediately) after x=<moment>", _shortly(1)),
    ]


def rollings() -> list[Rule]:
    """Stretches that start or end at the anchor, lengths, deadlines, and "at any moment"."""
    return [*_ahead(), *_back(), *_within(), *_lengths(), *_any()]


def _ahead() -> list[Rule]:
    return [
        *rules(
            "in-the-next",
            (f"{ROLL}? (the|these)? {NEXT} a=<amount>", f"{ROLL}? the a=<amount> ahead"),
            _rolling(1),
        ),
        rule("in-the-next", f"{ROLL}? the a=<amount> to come", _rolling(1)),
        rule("in-the-next", f"sometime {ROLL} the {NEXT} a=<amount>", _rolling(1)),
        rule(
            "in-the-next", f"{ROLL}? (the|these)? {NEXT} a=<simple> and b=<simple>", _rolling_both
        ),
        rule(
            "in-the-next",
            f"{ROLL} the {NEXT} u=#unit or (two|so)",
            lambda c: Rolling(_amount_of(c, 2), 1),
        ),
        rule("in-the-next", f"{ROLL} (the|this) r={NEXT} u=#unit", _rolling_unit),
        rule("in-the-next", "(in|over|for) the u=#unit ahead", lambda c: Rolling(_amount_of(c), 1)),
        rule("if-given", "a=<counted>", _deadline),
        rule("deadline", "a=<counted> (ultimatum|deadline|notice|warning)", _rolling(1)),
    ]


def _back() -> list[Rule]:
    return [
        rule("in-the-past", f"{ROLL}? (the|these)? {GONE} a=<amount>", _rolling(-1)),
        rule("in-the-past", f"{ROLL} the r=(last|past) u=#unit", _rolling_unit),
    ]


def _within() -> list[Rule]:
    wordings = (
        "(within|inside) (the)? (next|coming)? a=<amount>",
        "within (the|a) (space of)? a=<amount>",
        "in under a=<amount>",
        "in less than a=<amount>",
        "in no more than a=<amount>",
        "in as little as a=<amount>",
        "in a matter of a=<amount>",
        "(in|within) (mere)? a=<amount> or less",
    )
    return [
        *rules("within", wordings, _rolling(1, within=True)),
        rule("within", "within the u=#unit", lambda c: Rolling(_amount_of(c), 1, within=True)),
    ]


def _lengths() -> list[Rule]:
    return [
        rule("in", "in a=<amount>", _in_time),
        rule("in", "in as (little|few) as a=<amount>", _in_time),
        rule(
            "for-from",
            "for (an|the)? initial? a=<amount> (from|starting|beginning|after) (on)? x=<moment>",
            _from_on,
        ),
        rule("for", "for (the)? (another)? a=<amount>", lambda c: Lasting(c.amount("a"))),
    ]


def _any() -> list[Rule]:
    return rules(
        "anytime",
        (
            "at any (moment|time|hour|minute|day|instant|point)",
            "at any given (moment|time)",
            "at any (hour|time|moment) of the day",
            "(at|from)? any (moment|minute|hour|day|time) now",
            "any day",
            "at a moment 's notice",
        ),
        _any_time,
    )
