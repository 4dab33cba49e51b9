"""Rules for times of the day: "9 p.m.", "half past seven", "dawn", "shortly after midnight"."""

from dataclasses import replace

from tocsin.read.time.conventions import Conventions
from tocsin.read.time.lexer import Lexer
from tocsin.read.time.pattern import Caught, Rule, rule
from tocsin.read.time.rules_dates import led
from tocsin.read.time.tree import (
    Amount,
    Away,
    Clock,
    Date,
    Daypart,
    During,
    Length,
    Node,
    Number,
    Overnight,
    Part,
    Shortly,
    This,
    Today,
    Year,
)

NOON = 12
CLOCK_LEADS = frozenset({"at", "by", "until", "since", "before", "after", "around"})
"""Words before a time of day that has no mark of its own."""
MINUTES_SAID = frozenset({5, 10, 20, 25})
"""Minutes that are said without the word: "ten past seven"."""
NIGHT_OF, TO = "(from|of|between)", "(to|into|and|/)"
ABOUT = "(about|around|roughly|approximately|circa|near|nearly|almost)"


def _half(hour: int, mark: str) -> int:
    """Hour of the day from a 12-hour clock's hour and "am" or "pm"."""
    return hour % NOON + (NOON if mark == "pm" else 0)


def _zone(c: Caught) -> float | None:
    return float(c.tokens["z"].value) if c.has("z") else None


def _valid(hour: int, minute: int, mark: str, zone: float | None) -> Clock | None:
    if mark and not 0 < hour <= NOON:
        return None
    if not (0 <= hour <= 24 and 0 <= minute < 60):  # noqa: PLR2004 - a clock's hours and minutes
        return None
    return Clock(_half(hour, mark) if mark else hour % 24, minute, zone=zone)


def _digital(c: Caught) -> Clock | None:
    hour, minute = c.tokens["x"].word.replace("h", ":").split(":")[:2]
    return _valid(int(hour), int(minute), c.word("a"), _zone(c))


def _marked(c: Caught) -> Clock | None:
    hour, _, minute = c.tokens["x"].word.partition(".")
    if not hour.isdigit():
        hour = str(c.number("x"))
    return _valid(int(hour), int(minute or 0), c.word("a"), _zone(c))


def _military(c: Caught) -> Clock | None:
    word = c.tokens["x"].word
    if len(word) != 4 or not word.isdigit():  # noqa: PLR2004 - hhmm
        return None
    return _valid(int(word[:2]), int(word[2:]), "", _zone(c))


def _in_a_name(c: Caught) -> bool:
    """Whether a capitalised word stands before: "Operation Noon"."""
    before = c.before
    return before is not None and before.cap and before.kind == "word" and not led(c)


def _spoken(c: Caught) -> Clock | None:
    hour = c.number("h")
    first = c.node("m") if c.has("m") else None
    said = (
        int(first.value) if isinstance(first, Number) else {"half": 30, "quarter": 15}[c.word("q")]
    )
    if not (0 < hour <= NOON and 0 < said < 60):  # noqa: PLR2004 - minutes
        return None
    if c.has("m") and not (c.has("unit") or (said in MINUTES_SAID and led(c))):
        return None  # "three to one", "five to ten people"
    total = hour * 60 + (said if c.word("w") == "past" else -said)
    return Clock(total // 60, total % 60, half=True)


def _bare(c: Caught) -> Clock | None:
    """hh.mm or hhmm after "at", "by" and the like."""
    word, lead = c.tokens["x"].word, c.before.word if c.before else ""
    if lead not in CLOCK_LEADS:
        return None
    hour, dot, minute = word.partition(".")
    if dot and hour.isdigit() and len(minute) == len("30") and minute.isdigit():
        return _valid(int(hour), int(minute), "", None)
    return _military(c) if word.startswith("0") else None


def _oclock(c: Caught) -> Clock | None:
    hour = c.number("h")
    return Clock(hour, half=hour <= NOON) if 0 < hour <= 24 else None  # noqa: PLR2004 - a day's hours


def _bare_hour(c: Caught) -> Clock | None:
    hour = c.number("h")
    if c.tokens["h"].word.isdigit() and "." in c.tokens["h"].word:
        return None
    return Clock(hour, half=True) if 0 < hour <= NOON else None


def _about(c: Caught) -> Node | None:
    node = c.node("x")
    return replace(node, about=True) if isinstance(node, Clock) else node


def _daypart(c: Caught) -> Node | None:
    if c.tokens["d"].cap and not c.has("p") and _in_a_name(c):
        return None
    return Daypart(str(c.tokens["d"].value), {"mid": "mid"}.get(c.word("p"), c.word("p")))


def _of_day(c: Caught) -> Node:
    return During(c.node("a"), c.node("b"))


def _this_part(c: Caught) -> Node | None:
    name, rel = str(c.tokens["d"].value), c.word("r")
    part = Daypart(name)
    offset = {"this": 0, "last": -1, "tomorrow": 1, "yesterday": -1}
    if rel in {"that", "same"}:
        return During(part, This("day", 0, ref=True))
    if rel in {"next", "following", "previous"}:
        return During(part, This("day", 1 if rel != "previous" else -1, ref=True))
    return During(part, Today(offset[rel]))


def _shortly(c: Caught) -> Node:
    return Shortly(c.node("x"), 1 if c.word("w") in {"after", "past", "following"} else -1)


def _part_of_day(c: Caught) -> Node | None:
    """For example "late on Tuesday", "early on Tuesday night": the part of what is smallest."""
    node, which = c.node("x"), c.word("p")
    if isinstance(node, During) and isinstance(node.small, Daypart):
        return During(replace(node.small, part=which), node.large)
    return Part(which, node)


def _overnight_on(c: Caught) -> Node:
    into = c.word("w") in {"into", "to"}
    night = During(Daypart("night"), c.node("x"))
    return Away(_day(), -1, night) if into else night


def _night_of_days(c: Caught) -> Node:
    """For example "the night of 3-4 April"."""
    first = c.node("d")
    year = c.parts.get("y")
    day = int(first.value) if isinstance(first, Number) else 1
    date = Date(day, int(float(c.tokens["m"].value)), year.year if isinstance(year, Year) else None)
    return During(Daypart("night"), date)


def _night_from(c: Caught) -> Node:
    """For example "the night from Saturday to Sunday": that of the first day."""
    return During(Daypart("night"), c.node("b"))


def _day() -> Amount:
    return Amount(Length(1, "day"), Length(1, "day"))


def _many_worded(conv: Conventions, lexer: Lexer) -> list[Rule]:
    found: list[Rule] = []
    for words, name in conv.words["daypart"].items():
        if not words.isalpha():
            pattern = " ".join(t.word for t in lexer.tokens(words, 0, len(words)))
            found.append(rule("daypart", f"(the)? {pattern}", lambda _, n=name: Daypart(n)))
    return found


def _clocks() -> list[Rule]:
    return [
        rule("clock", "x=#clock a=#ampm? (hours|hrs|hr)? local? time? z=#zone?", _digital),
        rule("clock", "x=#num a=#ampm local? time? z=#zone?", _marked),
        rule("clock", "x=#num (hours|hrs|h)? z=#zone", _military),
        rule("clock", "x=#num (hours|hrs) (local)? (time)?", _military),
        rule("clock-spoken", "m=<number> unit=(minutes)? w=(past|to) h=#num", _spoken),
        rule("clock-spoken", "q=(half) w=(past) h=#num", _spoken),
        rule("clock-spoken", "a? q=(quarter) w=(past|to) h=#num", _spoken),
        rule("clock-hour", "h=#num o'clock", _oclock),
        rule("clock", "x=#num", _bare),
    ]


def _dayparts(conv: Conventions, lexer: Lexer) -> list[Rule]:
    return [
        rule("daypart", "the? d=#daypart", _daypart),
        rule("daypart", "the? p=(early|late|mid) -? d=#daypart", _daypart),
        rule("daypart", "p=(early|late) in the d=#daypart", _daypart),
        rule("before-dawn", "(the)? pre - dawn (hours)?", lambda _: Daypart("before-dawn")),
        *_many_worded(conv, lexer),
    ]


def _hour_of(c: Caught) -> Node | None:
    clock = _bare_hour(c)
    return During(clock, c.node("b")) if clock else None


def _same(c: Caught) -> Node:
    return c.node("x")


def _dated() -> list[Rule]:
    """A date, with a part of the day or a time where there is one."""
    link = "(on|of|,|-)?"
    return [
        rule("", "x=<date>", _same),
        rule("part-of-day", "p=(early|late) (on|-)? x=<dated>", _part_of_day),
        rule("daypart-of", "b=<date> (,|-|during)? a=<daypart>", _of_day),
        rule("daypart-of", "b=<date> #possessive a=<daypart>", _of_day),
        rule("daypart-of", "b=<date> (in|during|over) the? a=<daypart>", _of_day),
        rule("daypart-of", "b=<date> at a=<hour>", _of_day),
        rule("clock-of", "b=<date> (,|at|around|about)? (around|about)? a=<clock>", _of_day),
        rule("daypart-of", f"a=<daypart> {link} (the)? b=<date>", _of_day),
        rule("this-part", "r=(this|last|tomorrow|yesterday|that) d=#daypart", _this_part),
        rule("this-part", "(the|that) r=(next|following|previous|same) d=#daypart", _this_part),
        rule("tonight", "tonight", lambda _: During(Daypart("night"), Today(0))),
        rule("tonight", "late tonight", lambda _: During(Daypart("night", "late"), Today(0))),
        rule(
            "night-of-days",
            "the? night of d=<day> (-|to|and|/) e=<day> of? m=#month y=<year>?",
            _night_of_days,
        ),
        rule("night-of-days", f"the? night {NIGHT_OF} b=<date> {TO} <date>", _night_from),
        rule("overnight-on", "overnight w=(on|into|to)? x=<date>", _overnight_on),
    ]


def _moments() -> list[Rule]:
    link, by = "(on|of|,|-)?", "(in|on|at)? the?"
    return [
        rule("", "x=<dated>", _same),
        rule("", "x=<hour>", _same),
        rule("overnight", "overnight", lambda _: Overnight()),
        rule("hour-of", f"a=<hour> {link} (the)? b=<dated>", _of_day),
        rule("clock-of", "b=<dated> at a=<clock>", _of_day),
        rule("hour-of", "a=<hour> (in|at) the? b=<daypart>", _of_day),
        rule("hour-of", f"at h=#num {by} b=<dated>", _hour_of),
        rule("hour-of", "at h=#num (in|at) the? b=<daypart>", _hour_of),
        rule("hour-of", f"at {ABOUT} h=#num {by} b=<dated>", _hour_of),
    ]


def clock_groups(conv: Conventions, lexer: Lexer) -> dict[str, list[Rule]]:
    """Groups `hour` (a time of day) and `moment` (a date, a time of day, or both)."""
    soon = "(shortly|just|soon|minutes|moments|immediately)"
    hour = [
        rule("", "x=<clock>", _same),
        rule("", "x=<daypart>", _same),
        rule("clock-about", f"(just)? {ABOUT} x=<clock>", _about),
        rule("clock-about", f"{ABOUT} x=<daypart>", _about),
        rule("shortly", f"{soon} w=(before|after|past) x=<hour>", _shortly),
        rule("shortly", "a (little|bit) w=(before|after|past) x=<hour>", _shortly),
    ]
    return {
        "clock": _clocks(),
        "daypart": _dayparts(conv, lexer),
        "hour": hour,
        "dated": _dated(),
        "moment": _moments(),
    }
