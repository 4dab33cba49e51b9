"""Rules for units around the anchor ("last week") and for parts and n-ths of units."""

from tocsin.read.time.pattern import Caught, Rule, rule
from tocsin.read.time.rules_dates import NTH, half_of, led, number_of, ordinal
from tocsin.read.time.tree import (
    Amount,
    Around,
    Between,
    Date,
    During,
    Feast,
    Length,
    Node,
    Nth,
    Part,
    Recurring,
    Rest,
    Rolling,
    This,
    Today,
    Weekday,
    Weekend,
)

OFFSETS = {"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
FINE = frozenset({"second", "minute"})
PART = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "start": "start",
    "beginning": "start",
    "outset": "start",
    "end": "end",
    "close": "end",
    "height": "mid",
}


def _unit(c: Caught) -> str:
    return str(c.tokens["u"].value)


def _this(c: Caught) -> Node | None:
    unit, rel = _unit(c), c.word("r")
    if unit == "day":
        return Today() if rel == "this" and led(c) else None
    if unit == "fortnight" and OFFSETS[rel]:  # no calendar has fortnights
        length = Length(1, unit)
        return Rolling(Amount(length, length), OFFSETS[rel])
    return None if unit == "night" or unit in FINE else This(unit, OFFSETS[rel])


def _this_or_next(c: Caught) -> Node:
    return Between(This(_unit(c)), This(_unit(c), 1))


def _that(c: Caught) -> Node | None:
    unit = _unit(c)
    return None if unit == "hour" or unit in FINE else This(unit, 0, ref=True)


def _neighbour(c: Caught) -> Node | None:
    """Reckoned from the date last mentioned: "the next day"."""
    unit = _unit(c)
    if unit == "hour" or unit in FINE:
        return None
    return This(unit, 1 if c.word("r") in {"next", "following"} else -1, ref=True)


def _near_weekday(c: Caught) -> Node | None:
    """For example "the following Monday", "the Friday before"."""
    following = c.word("r") == "following"
    ends = c.after is None or c.after.kind == "punct" or c.word("r") in {"previous", "preceding"}
    if c.word("r") == "before" and not ends:
        return None  # "the Friday before the vote"
    return Weekday(int(c.tokens["w"].value), "following" if following else "previous")


def _recurring(c: Caught) -> Node:
    nth = NTH[c.word("r")]
    if nth == "this" and c.word("r") == "coming" and not isinstance(c.node("x"), Weekday):
        nth = "next"
    return Recurring(c.node("x"), nth)  # pyright: ignore[reportArgumentType] - NTH's values


def _trailing(c: Caught) -> Node | None:
    """For example "on Monday last"."""
    if c.after is not None and c.after.kind in {"unit", "units", "num", "month"}:
        return None
    return _recurring(c) if isinstance(c.node("x"), Weekday) else None


def _named(c: Caught) -> Node | None:
    unit = _unit(c)
    if unit in {"hour", "night", *FINE}:
        return None
    return {"weekend": Weekend(), "day": Today()}.get(unit) or This(unit)


def _nth(c: Caught) -> Node:
    return Nth(ordinal(c.tokens["o"]), _unit(c), c.node("x"))


def _nth_weekday(c: Caught) -> Node:
    return Nth(ordinal(c.tokens["o"]), "day", c.node("x"), weekday=int(c.tokens["w"].value))


def _nth_many(c: Caught) -> Node:
    last = c.word("o") in {"last", "final", "closing"}
    count = number_of(c, "n") if c.has("n") else 2
    return Nth(-1 if last else 1, _unit(c), c.node("x"), count=count)


def _two_parts(c: Caught) -> Node:
    """Several thirds together: "mid-to-late May"."""
    return Between(Part(PART[c.word("p")], c.node("x")), Part(PART[c.word("q")], c.node("x")))


def _in_week(c: Caught) -> Node | None:
    """As in "Thursday of next week", "Tuesday this week"."""
    week = c.node("x")
    if not isinstance(week, This) or week.unit != "week":
        return None
    return During(Weekday(int(c.tokens["w"].value)), week)


def _days_in_week(c: Caught) -> Node | None:
    """As in "between Tuesday and Thursday of next week": the week is said once for both."""
    week, first, last = c.node("x"), *(int(c.tokens[n].value) for n in ("w", "v"))
    if not isinstance(week, This) or week.unit != "week" or first > last:
        return None
    return Between(During(Weekday(first), week), Weekday(last))


def _week_of(c: Caught) -> Node | None:
    """The week around a date: "the week of 13 May"."""
    node = c.node("x")
    return Nth(0, "week", node) if _unit(c) == "week" and isinstance(node, Date) else None


def _deictic() -> list[Rule]:
    rel = "r=(this|current|last|past|previous|next|coming)"
    return [
        rule("today", "today", lambda _: Today(0)),
        rule("tomorrow", "tomorrow", lambda _: Today(1)),
        rule("yesterday", "yesterday", lambda _: Today(-1)),
        rule("day-before-yesterday", "the? day before yesterday", lambda _: Today(-2)),
        rule("day-after-tomorrow", "the? day after tomorrow", lambda _: Today(2)),
        rule("this-unit", "this coming weekend", lambda _: This("weekend")),
        rule("this-unit", f"(the|this)? {rel} u=#unit", _this),
        rule("unit-before-last", "the? u=#unit before last", lambda c: This(_unit(c), -2)),
        rule("unit-after-next", "the? u=#unit after next", lambda c: This(_unit(c), 2)),
        rule("this-or-next", "this u=#unit or (the)? next", _this_or_next),
        rule("this-or-next", "this u=#unit or next #unit", _this_or_next),
        rule("midweek", "(midweek|mid - week)", lambda _: Part("mid", This("week"))),
        rule("turn", "(the)? turn of the year", lambda _: Around(Feast("new-year"))),
        rule("new-year", "the new year", lambda _: Nth(1, "quarter", This("year", 1))),
        rule("that-unit", "(that|the) (same|very) u=#unit", _that),
        rule("that-unit", "that u=#unit", _that),
        rule("following-unit", "the r=(next|following|previous|preceding) u=#unit", _neighbour),
        rule("following-weekday", "the r=(following|previous|preceding) w=#weekday", _near_weekday),
        rule("following-weekday", "the w=#weekday r=(following|before)", _near_weekday),
        rule("weekend", "the weekend", lambda _: Weekend()),
        rule("last-recurring", "r=(this|last|past|next|coming) x=<recurring>", _recurring),
        rule("last-recurring", "(the|this) r=(past|coming|last|next) x=<recurring>", _recurring),
        rule("last-recurring", "x=<recurring> r=(last|next)", _trailing),
    ]


def _parts() -> list[Rule]:
    edge = "(start|beginning|outset|end|close|middle|height)"
    span, to = "(from|between)?", "(to|until|till|through|-|and)"
    many = "the o=(first|last|final|opening|closing) n=<number>? (few)?"

    def part(c: Caught) -> Node:
        return Part(PART[c.word("p")], c.node("x"))

    def rest(c: Caught) -> Node:
        return Rest(c.node("x"), 1 if c.word("r") == "later" else -1)

    return [
        rule("part", "p=(early|mid|late) (in|on|-)? the? x=<whole>", part),
        rule("part", f"the? (very)? p={edge} of x=<whole>", part),
        rule("part", "the? o=(first|second|latter) half of x=<whole>", half_of),
        rule("part-to-part", "p=(early|mid) -? to -? q=(mid|late) -? x=<whole>", _two_parts),
        rule("day-of-week", "w=#weekday (of|in)? x=<deictic>", _in_week),
        rule(
            "days-of-week", f"{span} w=#weekday {to} v=#weekday (of|in)? x=<deictic>", _days_in_week
        ),
        rule("week-of", "the? u=#unit (of|beginning|starting|from) x=<calendar>", _week_of),
        rule("later-in", "r=(later|earlier) (in|on)? x=<whole>", rest),
        rule("nth-unit", "the? o=#ord u=#unit (of|in) x=<whole>", _nth),
        rule("nth-unit", "the? o=(last|second) u=#unit (of|in) x=<whole>", _nth),
        rule("nth-weekday", "the? o=#ord w=#weekday (of|in) x=<whole>", _nth_weekday),
        rule("nth-weekday", "the? o=(last|second) w=#weekday (of|in) x=<whole>", _nth_weekday),
        rule("nth-units", f"{many} u=#units (of|in) x=<whole>", _nth_many),
    ]


def part_groups() -> dict[str, list[Rule]]:
    """Groups `deictic`, `whole` (what has parts) and `date` (any day or longer)."""
    known = [
        rule("", "x=<calendar>", lambda c: c.node("x")),
        rule("", "x=<deictic>", lambda c: c.node("x")),
    ]
    return {
        "deictic": _deictic(),
        "whole": [
            *known,
            rule("year", "y=<year>", lambda c: c.node("y")),
            rule("unit", "(the|each)? u=#unit", _named),
        ],
        "date": [*known, *_parts()],
    }
